"""What has changed since the index was made: one look at each file, and at few of them a second."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from time import time_ns
from typing import NamedTuple, Protocol, TypeAlias

from qa_bot.index.manifest import Entry, Manifest
from qa_bot.index.segment import Segment
from qa_bot.loading import SourceFile, Sources, content
from qa_bot.model import Skipped, file_of

# A file may change again within the grain of its file system's clock and look the same: one that
# changed shortly before it was read is read again until it has stayed as it was for longer.
_GRAIN = 2 * 10**9

State: TypeAlias = tuple[int, ...]


class Recorded(Protocol):
    """Documents of an index as they were when they were read, as a segment has them."""

    def ids(self) -> Sequence[str]:
        """Their ids, ascending; all the articles of a file."""
        ...  # pragma: no cover

    def states(self) -> Iterable[Sequence[int]]:
        """The six numbers of each: what `look` gave, when it was read, and its CRC-32."""
        ...  # pragma: no cover


Known: TypeAlias = tuple[Entry, Segment]


class Change(NamedTuple):
    """What a refresh has to do.

    `files` are to be indexed, `gone` are the numbers of documents to delete, by segment name.
    `skipped` are the files that are not to be read, `unreadable` those that could not be and are as
    they were. `needed` says that there is something to write, `settles` that some files had to be
    read again and that it saves time to note that they were as before.
    """

    files: tuple[SourceFile, ...]
    gone: dict[str, list[int]]
    skipped: tuple[Skipped, ...]
    unreadable: tuple[tuple[str, str, str, State], ...]
    needed: bool
    settles: bool


def changes(source: Sources, manifest: Manifest, known: Sequence[tuple[Entry, Recorded]]) -> Change:
    """Compare the files of sources with the documents of an index.

    A file is taken to be unchanged while size, mtime, ctime and inode are; what else is needed to
    be sure of that is done here. Raises KnowledgeError when a source is gone.
    """
    now = time_ns()
    skipped: list[Skipped] = []
    files: dict[str, SourceFile] = {}
    for found in source.walk():
        if isinstance(found, Skipped):
            skipped.append(found)
        else:
            files[found.id] = found
    gone: dict[str, list[int]] = {}
    same: set[str] = set()
    settles = False
    # What is pending is newer than the rest, so it comes first.
    for entry, segment in reversed(known):
        deleted = set(entry.deleted)
        states = segment.states()
        # All the articles of a file stand in one segment.
        stays: dict[str, bool] = {}
        for number, (id, (*looks, read, checksum)) in enumerate(
            zip(segment.ids(), states, strict=True)
        ):
            if number in deleted:
                continue
            path = file_of(id) if "#" in id else id
            stay = stays.get(path)
            if stay is None:
                file = files.get(path)
                stay = False
                if file and path not in same and looks == list(look(file)):
                    if not _is_fresh(looks, max(read, manifest.settled)):
                        stay = True
                    elif _checksum(file) == checksum:
                        stay = True
                        settles = settles or not _is_fresh(looks, now)
                stays[path] = stay
            if not stay:
                gone.setdefault(entry.name, []).append(number)
        same |= {path for path, stay in stays.items() if stay}
    unreadable = []
    read_in_part = frozenset(path for path, *_ in manifest.unreadable) & same
    for path, what, reason, (*looks, read) in manifest.unreadable:
        seen = path in files and looks == list(look(files[path]))
        if seen and (path in read_in_part or not _is_fresh(looks, read)):
            same.add(path)
            unreadable.append((path, what, reason, (*looks, read)))
    new = tuple(file for id, file in files.items() if id not in same)
    forgotten = len(unreadable) != len(manifest.unreadable)
    needed = bool(new or gone or manifest.pending or forgotten or not manifest.settled)
    return Change(new, gone, tuple(skipped), tuple(unreadable), needed, settles)


def look(file: SourceFile) -> State:
    """The four numbers by which a file is taken for unchanged."""
    # Some systems number files with more than the 63 bits that are kept.
    return file.size, file.mtime_ns, file.ctime_ns, file.inode & (1 << 63) - 1


def _checksum(file: SourceFile) -> int | None:
    """The CRC-32 of a file as it is now; None where it can't be read."""
    data = content(file)
    return zlib.crc32(data) if isinstance(data, bytes) else None


def _is_fresh(looks: Sequence[int], read: int) -> bool:
    """Whether a file had changed too shortly before it was read to tell it from a later version."""
    _, mtime, ctime, _ = looks
    return max(mtime, ctime) >= read - _GRAIN
