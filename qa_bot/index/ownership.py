"""Whether a folder is an index's own, proven before a byte of it is touched.

A folder is proven by the mark, which is the first thing that an index writes, or by a manifest
whose checksum fits. All else in it must be what an index writes, by its name and by its first or
last bytes. Nothing but such files is ever removed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from qa_bot.errors import ForeignFolderError
from qa_bot.index.checked import is_checked
from qa_bot.index.durable import UNFINISHED, write_whole
from qa_bot.index.manifest import NAME, SUFFIX, recorded

LOCK, WRITER = "lock", "writer"
# By this name and its first line backups know what can be made anew (bford.info/cachedir).
MARK = "CACHEDIR.TAG"
_TEXT = b"""\
Signature: 8a477f597d28d172789f06886806bc55
# qa-bot keeps the index of some articles here. It can be made anew from them.
"""
_SEGMENT = re.compile(f"[0-9a-f]{{16}}{re.escape(SUFFIX)}")
_PART = re.compile(rf"(.+)\.[0-9a-f]{{16}}{re.escape(UNFINISHED)}")
# What systems put into any folder.
_LITTER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\.nfs[0-9a-f]+")
_NUMBER = re.compile(rb"(\d+\s[^\0]*|\d*)")
_MANIFEST = re.compile(rb"([0-9a-f]{8}\n\{.*)?", re.DOTALL)
_END = 256  # bytes at either end of a file, by which it is known


def prove(folder: Path) -> None:
    """Raise ForeignFolderError unless a folder is an index, or is empty, or isn't there."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        if not os.path.lexists(folder):
            # Whether it can be made is for the one to find out who makes it.
            return
        what = "is a file" if folder.is_file() else "is a link that leads nowhere"
        raise ForeignFolderError(folder, what) from None
    named = recorded(folder)
    if named is not None or is_marked(folder):
        own = {NAME, MARK, *(named or ())}
        strangers = [e.name for e in entries if not (_is_file(e, own) or _is_own(e))]
    else:
        # One who was killed at once has left an unfinished mark at most.
        strangers = [e.name for e in entries if _unfinished(e.name) != MARK or not _is_own(e)]
    if strangers := [name for name in strangers if not _LITTER.fullmatch(name)]:
        some = ", ".join(strangers[:3]) + (", …" if len(strangers) > 3 else "")
        raise ForeignFolderError(folder, f"holds what qa-bot didn't write ({some})")


def is_marked(folder: Path) -> bool:
    """Whether a folder holds the mark."""
    mark = folder / MARK
    return mark.is_file() and not mark.is_symlink() and mark.read_bytes() == _TEXT


def mark(folder: Path) -> None:
    """Make the folder, where it isn't there, and mark it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not os.path.lexists(folder / MARK):
        write_whole(folder / MARK, lambda write: write(memoryview(_TEXT)))


def leftovers(folder: Path, needed: Collection[str], known: Collection[str] = ()) -> list[Path]:
    """The segments and unfinished files that an index wrote and doesn't need.

    `known` are names of such files, whatever they hold.
    """
    return [
        folder / entry.name
        for entry in os.scandir(folder)
        if entry.name not in needed
        and (_SEGMENT.fullmatch(entry.name) or _unfinished(entry.name))
        and (_is_file(entry, known) or _is_own(entry))
    ]


def _is_file(entry: os.DirEntry[str], names: Collection[str]) -> bool:
    return entry.name in names and entry.is_file(follow_symlinks=False)


def _unfinished(name: str) -> str:
    """What an unfinished file was to become; empty for any other name."""
    part = _PART.fullmatch(name)
    return part[1] if part else ""


def _is_own(entry: os.DirEntry[str]) -> bool:
    """Whether an index wrote a file, by its name and what it holds."""
    if not entry.is_file(follow_symlinks=False):
        return False
    try:
        first, last = _ends(entry.path)
    except FileNotFoundError:
        # It is gone, as what a writer is about to finish is at any moment.
        return True
    unfinished = _unfinished(entry.name)
    if unfinished == MARK:
        return _TEXT.startswith(first)
    if unfinished == NAME:
        return bool(_MANIFEST.fullmatch(first))
    if entry.name in (LOCK, WRITER):
        return bool(_NUMBER.fullmatch(first))
    is_segment = bool(_SEGMENT.fullmatch(unfinished or entry.name))
    return is_segment and (not first or is_checked(first, last))


def _ends(path: str) -> tuple[bytes, bytes]:
    """The first and the last bytes of a file."""
    with open(path, "rb") as file:
        first = file.read(_END)
        file.seek(max(file.seek(0, os.SEEK_END) - _END, 0))
        return first, file.read()
