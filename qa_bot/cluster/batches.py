"""From files to records, kept in two files of lines until they are sent: a batch.

`<name>.documents` holds the record of each document, `<name>.rest` those of its rows and text; a
line is the id of a record, the key of its document, and the record.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from qa_bot.cluster.schema import PART, key, row_id, text_id
from qa_bot.cluster.stored import Stored
from qa_bot.cluster.taking import Taker
from qa_bot.index.building import Outcome, take
from qa_bot.index.manifest import Entry
from qa_bot.loading.walking import SourceFile

# Files that are looked at for how long passages are, bytes of the largest, and how many are read.
_FIRST, _SMALL, _SAMPLE = 2_000, 1 << 20, 8
_DOCUMENTS, _REST = ".documents", ".rest"


class Line(NamedTuple):
    """A record to be written, or None to be deleted: its id, the key of its document, its size."""

    id: str
    key: str
    record: Mapping[str, Any] | None
    size: int = 100


def average(files: Iterable[SourceFile]) -> float:
    """About how many terms the passages of files have, by some of the first; 0 where none is."""
    some = [file for file in islice(files, _FIRST) if file.size <= _SMALL]
    taker = Taker(lambda _: None)
    take(taker, some[:: max(1, len(some) // _SAMPLE)][:_SAMPLE], 0, lambda *_: None)
    return taker.length / max(taker.passages, 1)


def record_batch(
    folder: Path, files: Sequence[SourceFile], read: int, told: Callable[[str, int | None], object]
) -> Outcome:
    """Turn some files, in the order of their ids, into the records of a batch, kept in a folder.

    `told` as for `take`; the batch has the sizes of a segment.
    """
    name = os.urandom(8).hex()
    documents, rest = (folder / f"{name}{kind}" for kind in (_DOCUMENTS, _REST))
    with (
        open(documents, "x", encoding="ascii") as entries,
        open(rest, "x", encoding="ascii") as others,
    ):
        taker = Taker(partial(_store, entries, others))
        unreadable = take(taker, files, read, told)
    if not taker.documents:
        drop(folder, name)
        return None, unreadable
    return Entry(name, 0, 0, taker.documents, taker.passages, taker.length), unreadable


def entries(folder: Path, name: str) -> list[Line]:
    """The records of the documents of a batch."""
    return list(_lines(folder / f"{name}{_DOCUMENTS}"))


def rest(folder: Path, name: str) -> Iterator[Line]:
    """The other records of a batch, document by document."""
    return _lines(folder / f"{name}{_REST}")


def drop(folder: Path, name: str) -> None:
    """Forget a batch."""
    for kind in (_DOCUMENTS, _REST):
        (folder / f"{name}{kind}").unlink(missing_ok=True)


def _store(entries: TextIO, rest: TextIO, stored: Stored) -> None:
    """Write the records of a document."""
    own, v = key(stored.of.id), stored.entry.v
    _write(entries, own, own, stored.entry.record())
    for row in stored.rows:
        _write(rest, row_id(own, row.n), own, row.record(stored.of, v))
    for text in stored.texts(PART):
        _write(rest, text_id(own, text["part"]), own, text)


def _write(file: TextIO, id: str, key: str, record: Mapping[str, Any]) -> None:
    file.write(json.dumps([id, key, record], separators=(",", ":")) + "\n")


def _lines(path: Path) -> Iterator[Line]:
    with open(path, encoding="ascii") as file:
        for line in file:
            id, of, record = json.loads(line)
            yield Line(id, of, record, len(line))
