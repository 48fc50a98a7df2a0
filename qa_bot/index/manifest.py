"""The one small file that says which segments, and which of their documents, make the index."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from qa_bot.errors import DamagedIndexError
from qa_bot.index.durable import write_whole
from qa_bot.loading.formats import installed

FORMAT = 7
# A segment of more terms than this is merged no further, which bounds the memory that it takes.
_LARGEST = 1 << 28
NAME = "manifest"
SUFFIX = ".segment"


class Entry(NamedTuple):
    """A segment: its file's name, size in bytes and checksum, and what of it counts.

    `documents`, `passages` and `length` (in terms) are what is left without the `deleted`
    documents.
    """

    name: str
    bytes: int
    checksum: int
    documents: int
    passages: int
    length: int
    deleted: tuple[int, ...] = ()


class Manifest(NamedTuple):
    """An index at one moment.

    `folder` is what was indexed. `pending` are segments that an indexing that was cut short had
    completed; they belong to no answer yet. `settled` is when (in nanoseconds since 1970) the
    files that had changed too shortly before they were read were last found to be as they were
    read; 0 in an index that was never completed. `unreadable` are files and articles that could not
    be read: the file's path, what of it, the reason, and the state the file was in. `libraries`
    are those that were there to read the files, with their versions; None where all are plain text.
    """

    folder: str
    segments: tuple[Entry, ...] = ()
    pending: tuple[Entry, ...] = ()
    settled: int = 0
    unreadable: tuple[tuple[str, str, str, tuple[int, ...]], ...] = ()
    libraries: list[str] | None = None


@cache
def version() -> str:
    """The format of an index, and a checksum of the rules by which articles were read for it.

    An index that was made by other rules would answer by these for ever: nothing else tells that
    its articles have to be read again.
    """
    rules = 0
    for path in rule_files(Path(__file__).parents[1]):
        with open(path, "rb") as file:
            rules = zlib.crc32(file.read(), rules)
    return f"{FORMAT}-{rules:08x}"


def rule_files(package: Path) -> list[str]:
    """The modules of a qa_bot package that say how articles are read."""
    # By hand, since it is done for each question on the command line; pathlib takes twice as long.
    found = []
    folders = [os.fspath(package / room) for room in ("language", "loading")]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.name.endswith(".py"):
                found.append(entry.path)
            elif entry.name != "__pycache__" and entry.is_dir():
                folders.append(entry.path)
    return sorted(found)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an index folder; None when there is none.

    Raises DamagedIndexError when it is damaged or of another format, OSError when it can't be read.
    """
    path = folder / NAME
    try:
        record = _record(path)
        if record["format"] != version():
            raise DamagedIndexError(str(path), "was made by another version of qa-bot")
        # Another version of a library makes another text of a file, or one where there was none.
        # To look for them takes a question on the command line half a millisecond.
        libraries = record["libraries"]
        if libraries is not None and libraries != installed():
            raise DamagedIndexError(str(path), "was made with other versions of libraries")
        return Manifest(
            folder=record["folder"],
            segments=_entries(record["segments"]),
            pending=_entries(record["pending"]),
            settled=record["settled"],
            unreadable=tuple((*what, tuple(state)) for *what, state in record["unreadable"]),
            libraries=libraries,
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError(str(path)) from error


def recorded(folder: Path) -> set[str] | None:
    """The names of the segments in a manifest of any version; None where none is undamaged."""
    try:
        record = _record(folder / NAME)
        return {entry["name"] for entry in (*record["segments"], *record["pending"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_manifest(first: bytes) -> bool:
    """Whether a file with this beginning is a manifest, cut short or not."""
    checksum, _, body = first.partition(b"\n")
    return len(checksum) == 8 and not checksum.strip(b"0123456789abcdef") and body[:1] == b"{"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in the place of the last one, all at once."""
    record = manifest._asdict()
    for kind in ("segments", "pending"):
        record[kind] = [entry._asdict() for entry in record[kind]]
    body = json.dumps({"format": version(), **record}).encode()
    data = b"%08x\n%b" % (zlib.crc32(body), body)
    write_whole(folder / NAME, lambda write: write(memoryview(data)))


def without(entry: Entry, gone: Sequence[tuple[int, int, int]]) -> Entry:
    """An entry less some documents, given as (number, passages, length) each."""
    if not gone:
        return entry
    return entry._replace(
        documents=entry.documents - len(gone),
        passages=entry.passages - sum(passages for _, passages, _ in gone),
        length=entry.length - sum(length for _, _, length in gone),
        deleted=tuple(sorted({*entry.deleted, *(number for number, _, _ in gone)})),
    )


def _record(path: Path) -> dict[str, Any]:
    """What a manifest says. Raises ValueError when it isn't as it was written."""
    checksum, _, body = path.read_bytes().partition(b"\n")
    if int(checksum, 16) != zlib.crc32(body) or len(checksum) != 8:
        raise ValueError
    record: dict[str, Any] = json.loads(body)
    return record


def _entries(records: list[dict[str, object]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(**{**record, "deleted": tuple(record["deleted"])})  # type: ignore[arg-type]
        for record in records
    )


def to_merge(entries: Sequence[Entry]) -> list[Entry]:
    """The segments to merge into one: from the smallest up, while the next isn't much larger.

    Each document is thereby merged about once each time the index doubles. One segment alone is
    rewritten when more of its documents are deleted than not.
    """
    chosen: list[Entry] = []
    length = 0
    for entry in sorted(entries, key=lambda entry: entry.length):
        if chosen and (entry.length > 2 * length or length + entry.length > _LARGEST):
            break
        chosen.append(entry)
        length += entry.length
    alone = len(chosen) == 1 and len(chosen[0].deleted) <= chosen[0].documents
    return [] if alone else chosen
