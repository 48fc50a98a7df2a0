"""Whether a folder is an index's own, proven before a byte of it is touched.

A folder is proven by the mark, which is the first thing that an index writes, or by a manifest
whose checksum fits. All else in it must be what an index writes, by its name and by its first or
last bytes. Nothing but such files is ever removed.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from qa_bot.errors import ForeignFolderError
from qa_bot.index.checked import is_checked
from qa_bot.index.durable import UNFINISHED, write_whole
from qa_bot.index.manifest import NAME, SUFFIX, is_manifest, recorded

LOCK, WRITER = "lock", "writer"
# By this name and its first line backups know what can be rebuilt (bford.info/cachedir).
MARK = "CACHEDIR.TAG"
_TEXT = b"""\
Signature: 8a477f597d28d172789f06886806bc55
# qa-bot keeps the index of some articles here. It can be made anew from them.
"""
# What systems put into any folder; the last is what is left of a file that another has open (NFS).
_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
_LITTER_BEGINS = ".nfs"
_END = 256  # bytes at either end of a file, by which it is known


def prove(folder: Path) -> None:
    """Raise ForeignFolderError unless a folder is an index, or is empty, or isn't there."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        if not os.path.lexists(folder):
            # Whether it can be made, the one who makes it finds out.
            return
        what = "is a file" if folder.is_file() else "is a link that leads nowhere"
        raise ForeignFolderError(folder, what) from None
    named = recorded(folder)
    if named is not None or is_marked(folder):
        own = {NAME, MARK, *(named or ())}
        strangers = [e.name for e in entries if not (_is_file(e, own) or _is_own(e))]
    else:
        # A writer that is killed at once leaves an unfinished mark at most.
        strangers = [e.name for e in entries if _unfinished(e.name) != MARK or not _is_own(e)]
    if strangers := [name for name in strangers if not _is_litter(name)]:
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
        and (_is_segment(entry.name) or _unfinished(entry.name))
        and (_is_file(entry, known) or _is_own(entry))
    ]


def _is_file(entry: os.DirEntry[str], names: Collection[str]) -> bool:
    return entry.name in names and entry.is_file(follow_symlinks=False)


def _unfinished(name: str) -> str:
    """What an unfinished file was to become; empty for any other name."""
    kind, _, random = name.removesuffix(UNFINISHED).rpartition(".")
    return kind if name.endswith(UNFINISHED) and _is_random(random) else ""


def _is_segment(name: str) -> bool:
    return name.endswith(SUFFIX) and _is_random(name.removesuffix(SUFFIX))


def _is_random(text: str) -> bool:
    return len(text) == 16 and not text.strip("0123456789abcdef")


def _is_litter(name: str) -> bool:
    return name in _LITTER or name.startswith(_LITTER_BEGINS)


def _is_own(entry: os.DirEntry[str]) -> bool:
    """Whether an index wrote a file, by its name and what it holds."""
    if not entry.is_file(follow_symlinks=False):
        return False
    try:
        first, last = _ends(entry.path)
    except FileNotFoundError:
        # It is gone, as what a writer is about to finish is at any moment.
        return True
    if entry.name in (LOCK, WRITER):
        return first.split(b"\n")[0].strip().isdigit() or not first
    unfinished = _unfinished(entry.name)
    if unfinished == MARK:
        return _TEXT.startswith(first)
    if unfinished == NAME:
        return not first or is_manifest(first)
    return _is_segment(unfinished or entry.name) and (not first or is_checked(first, last))


def _ends(path: str) -> tuple[bytes, bytes]:
    """The first and the last bytes of a file."""
    with open(path, "rb") as file:
        first = file.read(_END)
        file.seek(max(file.seek(0, os.SEEK_END) - _END, 0))
        return first, file.read()
