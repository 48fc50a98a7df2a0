"""How many passages hold which terms, counted as they are now: what is deleted doesn't count.

It is counted once for as long as the index stays as it is (see state.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from qa_bot.cluster.rows import Rows
from qa_bot.cluster.schema import token
from qa_bot.cluster.state import Body, Scope, State
from qa_bot.cluster.stored import Record
from qa_bot.index.contract import NAMED, Held

READING_ORDER = [{"document": "asc"}, {"n": "asc"}]
# Documents that terms may be called by before they are only looked up by who asks for them.
_CALLED = 200
_AT_ONCE = 500  # terms in a search


def holds(term: str) -> Body:
    """The query for the rows that hold a term, or are the first of a document called so."""
    if term.startswith(NAMED):
        return {"term": {"called": token(term.removeprefix(NAMED))}}
    return {"term": {"terms": token(term)}}


class Statistics:
    """What is counted of the documents of a scope; `rows` are those that the question has met."""

    def __init__(self, state: State, scope: Scope, rows: Rows) -> None:
        self._state = state
        self._scope = scope
        self._rows = rows

    @property
    def size(self) -> int:
        """The number of passages."""
        return self._sizes()[0]

    @property
    def average(self) -> float:
        """The average length of the passages, in terms."""
        size, length = self._sizes()
        return length / size if size else 0.0

    def counts(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each of some terms."""
        return {term: held.total for term, held in self.look(dict.fromkeys(terms, 0)).items()}

    def look(self, terms: Mapping[str, int]) -> Mapping[str, Held]:
        """The counts of terms, and of each so many passages, the first in reading order."""
        while True:
            self._learn(terms)
            # Another thread may have let go of what was learned, where that was too much.
            with suppress(KeyError):
                return {term: self._held(term, first) for term, first in terms.items()}

    def called(self, term: str) -> tuple[Record, ...] | None:
        """The first rows of the documents called by a term; None where they aren't known yet."""
        return self._state.called.get((self._scope.name, term))

    def _held(self, term: str, first: int) -> Held:
        total = self._state.counts[self._scope.name, term]
        if not first or not total:
            return Held(total)
        _, records = self._state.first[self._scope.name, term]
        return Held(total, tuple(self._rows.take(records[:first])))

    def _sizes(self) -> tuple[int, int]:
        if self._scope.name not in self._state.sizes:
            (answer,) = self._state.learn([self._counting([])])
            self._note_sizes(answer)
        return self._state.sizes[self._scope.name]

    def _learn(self, terms: Mapping[str, int]) -> None:
        """Ask for what isn't known of some terms, all at once."""
        name, state = self._scope.name, self._state
        state.make_room()
        new = [term for term in terms if (name, term) not in state.counts]
        parts = [new[at : at + _AT_ONCE] for at in range(0, len(new), _AT_ONCE)]
        early = {term: first for term, first in terms.items() if first > self._has(term)}
        bodies = [
            *map(self._counting, parts),
            *(self._called(part) for part in parts),
            *(self._early(term, first) for term, first in early.items()),
        ]
        if not bodies:
            return
        answers = iter(state.learn(bodies))
        for part in parts:
            self._note_counts(part, next(answers))
        for part in parts:
            self._note_called(part, next(answers))
        for (term, first), answer in zip(early.items(), answers, strict=True):
            state.first[name, term] = first, tuple(records(answer))

    def _has(self, term: str) -> int:
        """How many of a term's first rows are known; more than any where it has no others."""
        if self._state.counts.get((self._scope.name, term)) == 0:
            return 1 << 30
        asked, found = self._state.first.get((self._scope.name, term), (0, ()))
        return asked if len(found) == asked else 1 << 30

    def _counting(self, terms: Sequence[str]) -> Body:
        sizes = self._scope.name not in self._state.sizes
        aggregations: Body = {"held": {"filters": {"filters": [*map(holds, terms), _NOTHING]}}}
        if sizes:
            aggregations["length"] = {"sum": {"field": "length"}}
        query = self._scope.rows(*([_ROW] if sizes else []))
        return {"size": 0, "track_total_hits": sizes, "query": query, "aggs": aggregations}

    def _called(self, terms: Sequence[str]) -> Body:
        names = [token(term.removeprefix(NAMED)) for term in terms]
        query = self._scope.rows({"terms": {"called": names}})
        return {"size": _CALLED + 1, "track_total_hits": False, "query": query}

    def _early(self, term: str, first: int) -> Body:
        query = self._scope.rows(holds(term))
        return {"size": first, "track_total_hits": False, "query": query, "sort": READING_ORDER}

    def _note_counts(self, terms: Sequence[str], answer: Mapping[str, Any]) -> None:
        if self._scope.name not in self._state.sizes:
            self._note_sizes(answer)
        buckets = answer["aggregations"]["held"]["buckets"]
        for term, bucket in zip(terms, buckets, strict=False):
            self._state.counts[self._scope.name, term] = bucket["doc_count"]

    def _note_sizes(self, answer: Mapping[str, Any]) -> None:
        length = answer["aggregations"]["length"]["value"] or 0
        total = answer["hits"]["total"]["value"]
        self._state.sizes[self._scope.name] = total, int(length)

    def _note_called(self, terms: Sequence[str], answer: Mapping[str, Any]) -> None:
        found = list(records(answer))
        if len(found) > _CALLED:
            return
        by_name: dict[str, list[Record]] = {}
        for record in found:
            for name in record["called"]:
                by_name.setdefault(name, []).append(record)
        for term in terms:
            name = term.removeprefix(NAMED)
            known = tuple(by_name.get(token(name), ()))
            self._state.called[self._scope.name, name] = known
            self._state.counts[self._scope.name, NAMED + name] = len(known)


def records(answer: Mapping[str, Any]) -> Iterator[Record]:
    """The records that a search found."""
    for hit in answer["hits"]["hits"]:
        yield hit["_source"]


_ROW: Body = {"term": {"kind": "row"}}
_NOTHING: Body = {"match_none": {}}  # filters can't be none
