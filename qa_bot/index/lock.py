"""A lock on a file, which the system frees when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _unlock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_PAUSE = 0.02  # seconds between two tries
# The open files of the locks that this process holds or is about to.
_open: list[int] = []


class HeldError(Exception):
    """Another process, or another thread, holds the lock."""


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock on a file, which is made where it isn't there.

    Raises HeldError when another holds it for `wait` seconds, and OSError when it can't be had.
    """
    until = monotonic() + wait
    while (file := _taken(path)) is None:
        if monotonic() >= until:
            raise HeldError
        sleep(_PAUSE)
    try:
        yield
    finally:
        # A child that was forked meanwhile no longer has it.
        if file in _open:
            _unlock(file)
            _close(file)


def _taken(path: Path) -> int | None:
    """The file, open and locked; None when another holds the lock."""
    file = os.open(path, _FLAGS, 0o600)
    _open.append(file)
    try:
        # A lock file removed since it was opened keeps nobody else out.
        if _lock(file) and os.fstat(file).st_nlink:
            return file
    except BaseException:
        _close(file)
        raise
    _close(file)
    return None


def _close(file: int) -> None:
    _open.remove(file)
    os.close(file)


def _close_inherited() -> None:
    """In a forked child: leave the locks to the parent, which closing them does."""
    while _open:
        os.close(_open.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_inherited)
