"""Files that are there whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

UNFINISHED = ".part"
_BUFFER = 1 << 20
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, produce: Callable[[Callable[[memoryview], object]], T]) -> T:
    """Let `produce` write a file through the function it is given, to appear when it is done.

    Written under a temporary name in the same folder, synced, renamed over `path`, and the folder
    synced. Raises what `produce` raises and OSError; `path` is then as it was, or whole and new if
    only the last sync failed.
    """
    unfinished = path.with_name(f"{path.name}.{os.urandom(8).hex()}{UNFINISHED}")
    file = os.open(unfinished, _FLAGS, 0o600)
    try:
        try:
            waiting = bytearray()

            def write(data: memoryview) -> None:
                if len(waiting) + len(data) < _BUFFER:
                    waiting.extend(data)
                else:
                    _write_all(file, waiting)
                    waiting.clear()
                    _write_all(file, data)

            result = produce(write)
            _write_all(file, waiting)
            os.fsync(file)
        finally:
            os.close(file)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    _sync_folder(path.parent)
    return result


def _write_all(file: int, data: memoryview | bytearray) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _sync_folder(folder: Path) -> None:
    """Make the renaming last; where folders can't be opened (Windows), the system sees to it."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
