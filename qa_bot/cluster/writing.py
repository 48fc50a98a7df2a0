"""Records written to an index so that a crash at any point is made good by the next run.

A document is written in three steps, each begun when all of the one before is there: its entry,
which says "writing" and how far rows of it may reach; its rows and text, while what an
earlier version had more of is deleted; its entry again, which says "done". What is found "writing"
is written again. Ids are fixed, so that nothing is there twice. All that is written has the number
of the writer's lease as its version (lease.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, NamedTuple

from qa_bot.cluster import batches
from qa_bot.cluster.batches import Line
from qa_bot.cluster.client import Client
from qa_bot.cluster.lease import Lease, lost
from qa_bot.cluster.schema import key, records_of, unescaped

# Of a request: more gains nothing, and the cluster keeps all of those under way in memory.
_RECORDS, _CHARACTERS = 2_000, 4 << 20
_SENDERS = 3
_CONFLICT = 409


class Extent(NamedTuple):
    """How far there may be rows and parts of the text of a document, and which version is there.

    `v` is empty of a document that isn't there as a whole.
    """

    rows: int = 0
    parts: int = 0
    v: str = ""


class Writer:
    """Writes the records of an index, several requests at a time, as long as a lease is held."""

    def __init__(self, client: Client, index: str, lease: Lease) -> None:
        self.index = index
        self._client = client
        self._lease = lease

    def batch(self, folder: Path, name: str, before: Mapping[str, Extent]) -> list[str]:
        """Write a batch of documents and give their ids; `before` is what there is of some.

        Raises IndexLockedError when the lease is lost, ClusterError when a record isn't taken.
        """
        self._lease.check()
        done = batches.entries(folder, name)
        known = {line.id: before.get(_id_of(line), Extent()) for line in done}
        # A file that was copied, or touched, is as it was, for all that its state tells.
        new = [line for line in done if _record(line)["v"] != known[line.id].v]
        self.write(_begun(line, known[line.id]) for line in new)
        self.write(_rest(folder, name, new, known))
        self.write(done)
        return [_id_of(line) for line in done]

    def delete(self, documents: Mapping[str, Extent]) -> None:
        """Delete documents, their entries last."""
        keys = {key(id): extent for id, extent in documents.items()}
        self.write(line for own, extent in keys.items() for line in _gone(own, Extent(), extent))
        self.write(Line(own, own, None) for own in keys)

    def write(self, lines: Iterable[Line]) -> None:
        """Write records, and return when all of them are there."""
        under_way: set[Future[None]] = set()
        with ThreadPoolExecutor(_SENDERS) as pool:
            for chunk in _chunks(lines):
                if len(under_way) > _SENDERS:
                    finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                    for one in finished:
                        one.result()
                self._lease.check()
                under_way.add(pool.submit(self._send, chunk))
            for one in under_way:
                one.result()

    def _send(self, lines: list[Line]) -> None:
        version = {"version": self._lease.number, "version_type": "external_gte"}
        actions = [
            (
                {
                    "delete" if line.record is None else "index": {
                        "_id": line.id,
                        "routing": line.key,
                        **version,
                    }
                },
                line.record,
            )
            for line in lines
        ]
        written = self._client.bulk(self.index, actions)
        if any(one.status == _CONFLICT for one in written):
            raise lost(self._client)


def _begun(line: Line, before: Extent) -> Line:
    """The entry of a document before its rows are written."""
    record = _record(line)
    extent = max(record["extent"], before.rows)
    parts = max(record["part"], before.parts)
    return line._replace(record={**record, "status": "writing", "extent": extent, "part": parts})


def _rest(
    folder: Path, name: str, new: Sequence[Line], before: Mapping[str, Extent]
) -> Iterator[Line]:
    """All of some documents of a batch but the entries, and what is no longer there of them."""
    keys = {line.key for line in new}
    yield from (line for line in batches.rest(folder, name) if line.key in keys)
    for line in new:
        record = _record(line)
        yield from _gone(line.id, Extent(record["extent"], record["part"]), before[line.id])


def _gone(own: str, now: Extent, before: Extent) -> Iterator[Line]:
    """What is to be deleted of a document that has become shorter."""
    rows, parts = range(now.rows, before.rows), range(now.parts, before.parts)
    return (Line(id, own, None) for id in records_of(own, rows, parts))


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    size = 0
    for line in lines:
        if chunk and (len(chunk) >= _RECORDS or size + line.size > _CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += line.size
    if chunk:
        yield chunk


def _id_of(line: Line) -> str:
    return unescaped(_record(line)["document"])


def _record(line: Line) -> Mapping[str, Any]:
    assert line.record is not None
    return line.record
