"""The exact BM25 top-k from a cluster whose own scores are only nearly those of `rank_bm25`.

The cluster scores each row by the idf that it is given, its length rounded down as Lucene keeps it
and relative to a fixed length (schema.py). More rows than are wanted come from it, best first, and
are scored again here by the embedded index's own program. That none of the others may be better is
proven by the most that any of them can have; where it isn't, more rows are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np

from qa_bot.cluster.rows import Rows
from qa_bot.cluster.schema import key, token, unescaped
from qa_bot.cluster.state import Body, Scope, State
from qa_bot.cluster.statistics import READING_ORDER, Statistics, holds, records
from qa_bot.cluster.stored import Record
from qa_bot.index.checked import Array
from qa_bot.index.contract import K1, NAMED, NAMED_DOCUMENTS, NAMED_PASSAGES, Query, Ranking
from qa_bot.index.scores import Scorer

_MARGIN = 50  # rows beyond those wanted, at least; where these prove nothing, so many times as many
_WIDER = 4
# Rows that are asked for at once, and in all; terms that a search takes (max_clause_count).
_PAGE, _MOST, _MOST_TERMS = 5_000, 50_000, 1_000
# The cluster's scores are sums of floats: above any error of these.
_ROUNDING = 1 + 1e-5
_BEST_FIRST = [{"_score": "desc"}, *READING_ORDER]
_LAST = ("\U0010ffff", (1 << 31) - 1)  # behind every document and place


class Searcher:
    """Searches the documents of a scope for a question, which has met `rows`."""

    def __init__(self, state: State, scope: Scope, rows: Rows, statistics: Statistics) -> None:
        self._state = state
        self._scope = scope
        self._rows = rows
        self._statistics = statistics

    def search(self, query: Query, k: int) -> Ranking:
        """The contract's search."""
        counts = self._statistics.counts(query.weights)
        size = self._statistics.size
        held = {term: count for term, count in counts.items() if count}
        idf = Scorer(self._statistics.average).idf_of(size, held)
        ranking = Ranking((), (), idf, size, query=query)
        if not idf:
            return ranking
        ranking, named = self._best(ranking, k)
        return ranking._replace(named=tuple(named))

    def scored(self, ranking: Ranking, passages: Sequence[int]) -> Ranking:
        """Just these passages, by the scores that a ranking's query gives them."""
        self._rows.fetch(passages)
        scores = self._scores(ranking, passages)
        best = np.argsort(-scores, kind="stable").tolist()
        found = tuple(passages[at] for at in best), tuple(scores[best].tolist())
        return ranking._replace(passages=found[0], scores=found[1])

    def _best(self, ranking: Ranking, k: int) -> tuple[Ranking, list[int]]:
        """The best `k` passages, and the best of the documents that the query names."""
        margin = max(_MARGIN, min(k // 4, _PAGE // 20))
        wanted = min(k + margin, _PAGE)
        named = self._known(ranking)
        naming = [self._naming(ranking)] if named is None and ranking.query.named else []
        inside = [self._within(ranking, one) for one in named or ()]
        answer, *others = self._state.ask([self._hits(ranking, wanted), *naming, *inside])
        if naming:
            named = self._of_most_worth(ranking, list(records(others[0])))
            others = self._state.ask([self._within(ranking, one) for one in named]) if named else []
        passages = [one for each in others for one in self._best_within(ranking, each)]
        keys: list[int] = []
        scores = np.empty(0)
        while True:
            found = answer["hits"]["hits"]
            new = self._rows.take(records(answer))
            keys += new
            scores = np.concatenate((scores, self._scores(ranking, new)))
            places = [self._rows.place(key) for key in keys]
            best = sorted(range(len(keys)), key=lambda at: (-scores[at], places[at]))[:k]
            complete = len(found) < wanted or len(keys) >= _MOST
            full = len(best) == k
            if complete or (full and self._proven(scores[best[-1]], found[-1]["sort"][0])):
                chosen = tuple(keys[at] for at in best), tuple(scores[best].tolist())
                return ranking._replace(passages=chosen[0], scores=chosen[1]), passages
            behind = found[-1]["sort"]
            if full and scores[best[-1]] == scores[-1]:
                # Those that are just like the last come behind it, however many they are.
                behind = [behind[0], *_LAST]
            margin = _WIDER * margin if full else margin
            wanted = min(margin if full else k + margin - len(keys), _PAGE)
            more = self._hits(ranking, wanted) | {"search_after": behind}
            (answer,) = self._state.ask([more])

    def _proven(self, worst: float, last: float) -> bool:
        """Whether no other row can be better than the worst of the best, by the last row's score.

        A passage counts as long as it is, relative to the average; the cluster takes it to be as
        long or shorter, relative to a length of its own.
        """
        excess = max(1.0, self._statistics.average / self._state.pivot)
        return bool(worst > last * excess * _ROUNDING)

    def _scores(self, ranking: Ranking, passages: Sequence[int]) -> Array:
        scales = {term: ranking.query.weights[term] * idf for term, idf in ranking.idf.items()}
        lengths, counts = self._rows.counts(passages, list(scales))
        contents = np.vstack((lengths, counts.T))
        return Scorer(self._statistics.average).scores(scales, contents)

    def _hits(self, ranking: Ranking, wanted: int) -> Body:
        """The search for the rows that hold most, and what they must."""
        query = ranking.query
        most = [self._scored_by(term, scale) for term, scale in _heaviest(ranking)]
        either: Body = {"should": most, "minimum_should_match": 1}
        # A clause that all rows fit would have the cluster look at each of them.
        if self._scope.query is not None or query.required:
            either["filter"] = [self._scope.rows(*map(holds, query.required))]
        if query.without:
            either["must_not"] = [*map(holds, query.without)]
        return {
            "size": wanted,
            "track_total_hits": False,
            "query": {"bool": either},
            "sort": _BEST_FIRST,
        }

    def _scored_by(self, term: str, scale: float) -> Body:
        if term.startswith(NAMED):
            # It stands there once: that is the most it gives.
            return {"constant_score": {"filter": holds(term), "boost": scale * (K1 + 1)}}
        return {"term": {"terms": {"value": token(term), "boost": scale}}}

    def _known(self, ranking: Ranking) -> list[Record] | None:
        """The first rows of the documents that a query names; None where that has to be asked."""
        found: dict[str, Record] = {}
        for term in ranking.query.named:
            called = self._statistics.called(term)
            if called is None:
                return None
            found.update((record["document"], record) for record in called)
        return self._of_most_worth(ranking, list(found.values()))

    def _naming(self, ranking: Ranking) -> Body:
        """The search for the documents that most of a query names; one more than are looked at."""
        worth = [
            {"constant_score": {"filter": holds(NAMED + term), "boost": ranking.idf.get(term, 1.0)}}
            for term in ranking.query.named[:_MOST_TERMS]
        ]
        query = {"bool": {"must": [{"bool": {"should": worth}}], "filter": [self._scope.rows()]}}
        return {"size": NAMED_DOCUMENTS + 1, "track_total_hits": False, "query": query}

    def _of_most_worth(self, ranking: Ranking, documents: Sequence[Record]) -> list[Record]:
        """Those of some documents that are called by most, in reading order; few or none."""
        worth: dict[int, float] = {}
        for at, record in enumerate(documents):
            names = set(record["called"])
            own = [term for term in ranking.query.named if token(term) in names]
            worth[at] = sum((ranking.idf.get(term, 1.0) for term in own), 0.0)
        most = max(worth.values(), default=0.0)
        named = [documents[at] for at, value in worth.items() if value == most and value]
        if len(named) > NAMED_DOCUMENTS:
            return []
        return sorted(named, key=lambda record: str(record["document"]))

    def _within(self, ranking: Ranking, document: Record) -> tuple[Body, str]:
        """The search for the passages of a document that hold most, by idf."""
        held = [
            {"constant_score": {"filter": holds(term), "boost": scale}}
            for term, scale in _heaviest(ranking)
        ]
        inside = {"term": {"document": document["document"]}}
        body = {
            # Some more, since the cluster adds up floats.
            "size": 2 * NAMED_PASSAGES,
            "track_total_hits": False,
            "query": {
                "bool": {"should": held, "minimum_should_match": 1, "filter": [inside]},
            },
            "sort": _BEST_FIRST,
        }
        return body, key(unescaped(document["document"]))

    def _best_within(self, ranking: Ranking, answer: Mapping[str, Any]) -> Iterator[int]:
        """The passages of a document that hold most, by idf; those of one sum in their order."""
        keys = sorted(self._rows.take(records(answer)))
        scales = {term: ranking.query.weights[term] * idf for term, idf in ranking.idf.items()}
        score = np.zeros(len(keys))
        _, counts = self._rows.counts(keys, list(scales))
        for column, scale in zip(counts.T, scales.values(), strict=True):
            score += scale * (column > 0)
        order = np.argsort(-score, kind="stable")[:NAMED_PASSAGES]
        yield from (keys[at] for at in order.tolist() if score[at] > 0)


def _heaviest(ranking: Ranking) -> list[tuple[str, float]]:
    """The terms that stand in the index, with what each gives; of too many those that give most."""
    scales = [(term, ranking.query.weights[term] * idf) for term, idf in ranking.idf.items()]
    if len(scales) > _MOST_TERMS:
        scales.sort(key=itemgetter(1), reverse=True)
    return scales[:_MOST_TERMS]
