"""An index in a cluster for as long as it stays as it is: how it is asked, and what is known of it.

What is counted over all passages holds until one of them changes. So a question asks last for a few
sums over all of them, which no change leaves as they were, and which the shards keep at hand: where
they are others than they were before, something has changed in between, and it is asked once more.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from qa_bot.cluster.schema import PIVOT, PRODUCT, key, row_id, rules, unescaped
from qa_bot.cluster.stored import Record
from qa_bot.errors import ClusterError
from qa_bot.forks import ForkableLock

if TYPE_CHECKING:
    from qa_bot.cluster.client import Client

Body: TypeAlias = dict[str, Any]
# A search, of all shards or of the one that a routing leads to.
Asked: TypeAlias = "Body | tuple[Body, str]"

# Rows that are kept at hand for the next questions; terms whose counts are, and whose first rows.
_ROWS, _TERMS, _FIRST = 20_000, 200_000, 5_000
_AT_ONCE = 2_000  # rows in a request
# The same copy of a shard answers all of a process: copies see a change some moments apart.
_PREFERENCE = f"qa-bot-{os.urandom(8).hex()}"
_PULSE: Body = {
    "size": 0,
    "track_total_hits": False,
    "query": {"terms": {"kind": ["row", "document"]}},
    "aggs": {
        "rows": {
            "filter": {"term": {"kind": "row"}},
            "aggs": {
                "length": {"sum": {"field": "length"}},
                "marks": {"sum": {"field": "mark"}},
            },
        },
        "documents": {
            "filter": {"term": {"kind": "document"}},
            "aggs": {"languages": {"terms": {"field": "language", "size": 1_000}}},
        },
    },
}


class ChangedError(ClusterError):
    """The index has changed while a question was being answered: it can be asked again."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the articles in {name} are being changed again and again: ask later")


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is another one as soon as a passage or a document is: numbers of these, and sums."""

    passages: int
    length: int
    marks: int
    documents: int
    languages: tuple[str, ...]

    @classmethod
    def read(cls, answer: Mapping[str, Any]) -> Pulse:
        """The pulse in the answer to its question."""
        rows, documents = answer["aggregations"]["rows"], answer["aggregations"]["documents"]
        return cls(
            passages=rows["doc_count"],
            length=int(rows["length"]["value"] or 0),
            marks=int(rows["marks"]["value"] or 0),
            documents=documents["doc_count"],
            languages=frequent(documents["languages"]),
        )


class Scope(NamedTuple):
    """Which documents are asked: a query that all their rows fit, None for all, and its name."""

    name: str = ""
    query: Body | None = None

    def rows(self, *others: Body) -> Body:
        """The query for those of its rows that fit others too."""
        own = () if self.query is None else (self.query,)
        every = [*own, *others]
        return {"bool": {"filter": every}} if every else {"match_all": {}}


ALL = Scope()


class State:
    """An index as it stands; `kept` are rows by document, version and place."""

    def __init__(
        self,
        client: Client,
        pulse: Pulse,
        pivot: float = PIVOT,
        kept: dict[tuple[str, str, int], Record] | None = None,
    ) -> None:
        self.client = client
        self.pulse = pulse
        self.pivot = pivot
        self.name = client.address.name
        # By scope and term: how many rows hold it, the first ones asked for, who is called so.
        self.sizes: dict[str, tuple[int, int]] = {"": (pulse.passages, pulse.length)}
        self.counts: dict[tuple[str, str], int] = {}
        self.first: dict[tuple[str, str], tuple[int, tuple[Record, ...]]] = {}
        self.called: dict[tuple[str, str], tuple[Record, ...]] = {}
        self.known: dict[tuple[str, ...], Any] = {}
        self.kept = {} if kept is None else kept
        # Whether a document is there of which only a part was written: its rows are taken as found.
        self.torn = False
        self._lock = ForkableLock()

    @classmethod
    def now(cls, client: Client, before: State | None = None) -> State:
        """The state of an index now, which is that before where nothing has changed.

        Raises ClusterError where it holds no articles, or what another version has written.
        """
        meta = _meta(client) if before is None else None
        (answer,) = _asked(client, [_PULSE], in_order=False)
        pulse = Pulse.read(answer)
        if before is not None and before.pulse == pulse:
            return before
        pivot = float((meta or _meta(client)).get("pivot", PIVOT))
        return cls(client, pulse, pivot, None if before is None else before.kept)

    def learn(self, bodies: Sequence[Asked]) -> list[dict[str, Any]]:
        """The answers to searches, which hold if what is asked later finds nothing changed."""
        return _asked(self.client, bodies, in_order=False)

    def ask(self, bodies: Sequence[Asked]) -> list[dict[str, Any]]:
        """The answers to searches. Raises ChangedError where the index is not as it was."""
        *answers, pulse = _asked(self.client, [*bodies, _PULSE], in_order=True)
        if Pulse.read(pulse) != self.pulse:
            raise ChangedError(self.name)
        return answers

    def rows(self, wanted: Sequence[tuple[str, int]]) -> list[Record]:
        """The rows at places of documents. Raises ChangedError where one isn't there.

        Of a document that is torn those are given that are there.
        """
        keys = {id: key(id) for id, _ in wanted}
        ids: list[str | tuple[str, str | None]] = [
            (row_id(keys[id], n), keys[id]) for id, n in wanted
        ]
        parts = [ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)]
        found = [self.client.mget(self.name, part, preference=_PREFERENCE) for part in parts]
        records = [one.source for some in found for one in some if one is not None]
        if len(records) < len(wanted) and not self.torn:
            raise ChangedError(self.name)
        return records

    def make_room(self) -> None:
        """Let go of what is known of terms, where that has become too much."""
        if len(self.counts) > _TERMS:
            self.counts.clear()
        if len(self.first) + len(self.called) > _FIRST:
            self.first.clear()
            self.called.clear()

    def keep(self, records: Iterable[Record]) -> None:
        """Have rows at hand for the questions to come."""
        with self._lock.held():
            for one in records:
                self.kept[unescaped(one["document"]), one["v"], one["n"]] = one
            while len(self.kept) > _ROWS:
                del self.kept[next(iter(self.kept))]


def frequent(buckets: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes of languages in some buckets, the most frequent first."""
    counts = {bucket["key"]: bucket["doc_count"] for bucket in buckets["buckets"]}
    # Those of one number are in the order in which a segment has them.
    return tuple(sorted(counts, key=lambda code: (-counts[code], code[::-1])))


def _meta(client: Client) -> Mapping[str, Any]:
    """What an index of articles says of itself."""
    meta: Mapping[str, Any] = client.mapping(client.address.name).get("_meta") or {}
    if meta.get("product") != PRODUCT:
        raise ClusterError(f"{client.address} holds no articles of qa-bot: name another index")
    if meta.get("rules") != rules():
        raise ClusterError(
            f"{client.address} was written by another version of qa-bot: index it anew with "
            f"qa-bot index FOLDER --to {client.address}"
        )
    return meta


def _asked(client: Client, bodies: Sequence[Asked], in_order: bool) -> list[dict[str, Any]]:
    name = client.address.name
    searches = [(name, *one) if isinstance(one, tuple) else (name, one) for one in bodies]
    return client.msearch(searches, _PREFERENCE, in_order)
