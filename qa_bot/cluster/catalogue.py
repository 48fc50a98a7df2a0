"""What an index in a cluster says of itself: its documents, what was skipped, and its counts."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from qa_bot.cluster.batches import Line
from qa_bot.cluster.client import Client
from qa_bot.cluster.schema import STATE_ID, keyword, skipped_id, unescaped
from qa_bot.cluster.writing import Extent
from qa_bot.index.segment import STATE
from qa_bot.model import Skipped, file_of

_PAGE = 5_000
_UNLIKE = (-1,) * STATE  # the state of no file


class Catalogue:
    """The documents of an index, as `index.changes` asks for them, and how far each reaches.

    There may be millions: all that is known of one but its id takes 72 bytes.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._states = array("q")
        self._rows = array("q")
        self._parts = array("q")
        self._versions = array("Q")

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self) -> Sequence[str]:
        """The ids of the documents, ascending."""
        return self._ids

    def states(self) -> Iterator[Sequence[int]]:
        """The state of each; that of no file where a file is to be read again."""
        torn = self._torn()
        for n, id in enumerate(self._ids):
            yield _UNLIKE if torn and file_of(id) in torn else self._state(n)

    def extents(self, numbers: Iterable[int]) -> dict[str, Extent]:
        """How far some of the documents reach, by id."""
        return {
            self._ids[n]: Extent(
                self._rows[n],
                self._parts[n],
                f"{self._versions[n]:016x}" if self._versions[n] else "",
            )
            for n in numbers
        }

    def add(self, id: str, state: Sequence[int], extent: Extent) -> None:
        """Take in the next document; one without a state isn't there as a whole."""
        self._ids.append(id)
        self._states.extend(state or _UNLIKE)
        self._rows.append(extent.rows)
        self._parts.append(extent.parts)
        self._versions.append(int(extent.v or "0", 16))

    def _state(self, n: int) -> Sequence[int]:
        return self._states[STATE * n : STATE * n + STATE]

    def _torn(self) -> set[str]:
        """The files of which not all articles were written, or not all by one reading."""
        torn = set()
        first: dict[str, int] = {}
        for n, id in enumerate(self._ids):
            file = file_of(id)
            # Of a file that is one article there is nothing to compare.
            if file != id and self._state(first.setdefault(file, n)) != self._state(n):
                torn.add(file)
        return torn


def read_catalogue(client: Client, index: str) -> Catalogue:
    """The documents of an index, as far as searches see them."""
    found = Catalogue()
    fields = ["document", "state", "status", "extent", "part", "v"]
    for hit in _all(client, index, "document", {"docvalue_fields": fields, "_source": False}):
        document, state, status, extent, part, v = (hit["fields"][name][0] for name in fields)
        done = status == "done"
        numbers = tuple(map(int, state.split(" "))) if done else ()
        found.add(unescaped(document), numbers, Extent(extent, part, v if done else ""))
    return found


class Omission(NamedTuple):
    """What was not read, and why: a file or an article of one.

    `file` and `state` are those of a file whose content can't be read: it is looked at again once
    it has changed. They are empty of what is skipped for its name or kind.
    """

    what: Skipped
    file: str = ""
    state: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The id of its record."""
        return skipped_id(self.what.path)

    def line(self) -> Line:
        """Its record."""
        path, reason, ignored = self.what.path, self.what.reason, self.what.ignored
        record = {
            "kind": "skipped",
            "document": keyword(path),
            "skipped": [path, reason, ignored, self.file, self.state],
        }
        return Line(self.id, self.id, record, 200 + len(path) + len(self.file))

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Omission:
        """What a record says."""
        path, reason, ignored, file, state = record["skipped"]
        return cls(Skipped(path, reason, ignored), file, tuple(state))


def read_skipped(client: Client, index: str) -> list[Omission]:
    """What an index says was not read, by path."""
    return [Omission.read(hit["_source"]) for hit in _all(client, index, "skipped", {})]


class Whole(NamedTuple):
    """What was indexed: how much, when (as of manifest.py), and by which libraries."""

    settled: int
    libraries: list[str] | None
    documents: int
    passages: int
    length: int

    def line(self) -> Line:
        """Its record."""
        return Line(STATE_ID, STATE_ID, {"kind": "state", "whole": self._asdict()})


def read_whole(client: Client, index: str) -> Whole | None:
    """What was indexed; None of an index that was never completed."""
    found = client.get(index, STATE_ID, STATE_ID)
    return Whole(**found.source["whole"]) if found else None


class Counts(NamedTuple):
    """How much of each kind an index holds, and how much its documents say that there is."""

    documents: int
    unfinished: int
    there: tuple[int, ...]
    said: tuple[int, ...]

    @property
    def agree(self) -> bool:
        """Whether all is there, and nothing else."""
        return not self.unfinished and self.there == self.said


def count(client: Client, index: str) -> Counts:
    """The counts of an index: of rows, terms and parts of texts."""
    sums = {name: {"sum": {"field": name}} for name in ("passages", "length", "part")}
    kinds = {kind: {"term": {"kind": kind}} for kind in ("row", "text", "document")}
    unfinished = {"filter": {"term": {"status": "writing"}}}
    aggs = {"kinds": {"filters": {"filters": kinds}, "aggs": sums}, "unfinished": unfinished}
    told = client.search(index, {"size": 0, "aggs": aggs})["aggregations"]
    of = told["kinds"]["buckets"]

    def total(kind: str, name: str) -> int:
        return int(of[kind][name]["value"])

    there = [of[kind]["doc_count"] for kind in ("row", "text")]
    return Counts(
        of["document"]["doc_count"],
        told["unfinished"]["doc_count"],
        (there[0], total("row", "length"), *there[1:]),
        tuple(total("document", name) for name in ("passages", "length", "part")),
    )


def _all(
    client: Client, index: str, kind: str, what: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """All records of a kind, by the documents they name."""
    body: dict[str, Any] = {
        "size": _PAGE,
        "query": {"term": {"kind": kind}},
        "sort": [{"document": "asc"}],
        "track_total_hits": False,
        **what,
    }
    while hits := client.search(index, body)["hits"]["hits"]:
        yield from hits
        body["search_after"] = hits[-1]["sort"]
