"""A query put to the parts of an index: with what passages may not hold, and documents it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from qa_bot.index import bm25
from qa_bot.index.around import cut
from qa_bot.index.checked import Array
from qa_bot.index.contract import NAMED, NAMED_DOCUMENTS, NAMED_PASSAGES, Query, Ranking
from qa_bot.index.part import Part

Order = Callable[[int, Array], Array]


class Queries:
    """Queries over parts whose passages are numbered through their segments, from `bases` on.

    `order` gives numbers that put the passages of a part among those of all; see `bm25.search`.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        bases: Sequence[int],
        average: float,
        order: Order | None = None,
    ) -> None:
        self._parts = parts
        self._bases = bases
        self._average = average
        self._order = order

    def search(self, query: Query, k: int) -> Ranking:
        """The best `k` passages that hold what they must and nothing that they may not."""
        ranking = self._among(query, k) if query.required else self._best(query, k)
        named = tuple(self._named(query, ranking.idf)) if query.named else ()
        return ranking._replace(query=query, named=named)

    def scored(self, ranking: Ranking, passages: Sequence[int]) -> Ranking:
        """Just these passages by their scores; those of one score stay in order."""
        wanted = np.array(passages, dtype=np.int64)
        ascending = np.sort(wanted)
        scales = {term: ranking.query.weights[term] * idf for term, idf in ranking.idf.items()}
        scores = np.zeros(len(wanted))
        for part, base, low, high in cut(self._parts, self._bases, ascending):
            some = ascending[low:high] - base
            scores[low:high] = bm25.scores_of(part, scales, some, self._average)
        scores = scores[np.searchsorted(ascending, wanted)]
        best = np.argsort(-scores, kind="stable")
        found = tuple(wanted[best].tolist()), tuple(scores[best].tolist())
        return ranking._replace(passages=found[0], scores=found[1])

    def holding(self, term: str) -> Array:
        """The numbers of the passages that hold a term, ascending."""
        found = [
            part.holding(term) + base for part, base in zip(self._parts, self._bases, strict=False)
        ]
        return np.concatenate([*found, np.empty(0, dtype=np.int64)])

    def in_reading_order(self, passages: Iterable[int]) -> list[int]:
        """Some passages in reading order."""
        numbers = sorted(passages)
        if self._order is None:
            return numbers
        found = np.array(numbers, dtype=np.int64)
        places = [
            self._order(self._parts.index(part), found[low:high] - base)
            for part, base, low, high in cut(self._parts, self._bases, found)
        ]
        order = np.argsort(np.concatenate([*places, found[:0]]), kind="stable")
        return [numbers[at] for at in order.tolist()]

    def _best(self, query: Query, k: int) -> Ranking:
        """The best `k` passages without those that may not be: more are looked at until it is k."""
        hidden = np.concatenate([*map(self.holding, query.without), np.empty(0, dtype=np.int64)])
        depth = k
        while True:
            found = bm25.search(self._parts, query.weights, depth, self._average, self._order)
            if not len(hidden):
                return found
            kept = np.flatnonzero(~np.isin(np.array(found.passages, dtype=np.int64), hidden))
            if len(kept) >= k or len(found.passages) < depth:
                return found.at(kept[:k].tolist())
            depth *= 4

    def _among(self, query: Query, k: int) -> Ranking:
        """The best `k` of the passages that hold every required term."""
        none = bm25.search(self._parts, query.weights, 1, self._average).at(())
        first, *others = sorted(map(self.holding, query.required), key=len)
        for other in others:
            first = first[np.isin(first, other)]
        for term in query.without:
            first = first[~np.isin(first, self.holding(term))]
        found = self.scored(none._replace(query=query), self.in_reading_order(first.tolist()))
        held = sum(score > 0 for score in found.scores)
        return found.at(range(min(k, held)))

    def _named(self, query: Query, idf: Mapping[str, float]) -> Iterator[int]:
        """The passages of the documents that a query names which hold most of it, by idf."""
        worth: dict[int, float] = {}
        for term in query.named:
            for number in self.holding(NAMED + term).tolist():
                worth[number] = worth.get(number, 0.0) + idf.get(term, 1.0)
        most = max(worth.values(), default=0.0)
        named = [number for number, value in worth.items() if value == most]
        if not 0 < len(named) <= NAMED_DOCUMENTS:
            return
        held = {term: self.holding(term) for term in query.weights if term in idf}
        for begin in self.in_reading_order(named):
            ((part, base, _, _),) = cut(self._parts, self._bases, np.array([begin]))
            segment = part.segment
            end = segment.window(segment.document_of(begin - base))[1] + base
            score = np.zeros(end - begin)
            for term, among in held.items():
                inside = among[np.searchsorted(among, begin) : np.searchsorted(among, end)]
                score[inside - begin] += query.weights[term] * idf[term]
            order = np.argsort(-score, kind="stable")[:NAMED_PASSAGES]
            yield from (order[score[order] > 0] + begin).tolist()
