"""The scores that count: rank_bm25's own, for a few passages, by the statistics of the index.

``rank_bm25.BM25Plus(delta=0)``: idf = ln((N + 1) / n), and a posting gives
idf · f (k1 + 1) / (f + k1 (1 - b + b · length / average length)), N, n and the average taken over
all that is searched. BM25Plus would look at every passage for every term; here it is given the
passages that may be among the best, and what they hold of the query.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np
from rank_bm25 import BM25Plus

from qa_bot.index.checked import Array
from qa_bot.index.contract import K1, B

# Of more passages than these, those that hold the same are scored once.
_FEW = 100
# More terms than these are not asked one by one for all passages: each holds few of them.
_MANY = 200


class Scorer(BM25Plus):  # type: ignore[misc]
    """BM25Plus whose corpus is the index; its documents are the passages that `scores` is given.

    `average` is the average length of all passages, in terms.
    """

    def __init__(self, average: float, k1: float = K1, b: float = B) -> None:
        # BM25Plus would count a corpus of its own.
        self.k1, self.b, self.delta = k1, b, 0
        self.avgdl = average or 1
        self.corpus_size = 0
        self.idf: dict[str, float] = {}

    def idf_of(self, size: int, counts: Mapping[str, int]) -> dict[str, float]:
        """The idf of terms, by how many of the `size` passages hold each."""
        self.corpus_size = size
        self._calc_idf(counts)
        return self.idf

    def scores(self, weights: Mapping[str, float], contents: Array) -> Array:
        """The scores of passages, each a column: its length, then how often it holds each term.

        `weights` are what each term weighs, its idf and all. They are added up in their order, as
        BM25Plus does for a query of words.
        """
        self.idf = dict(weights)
        terms = list(weights)
        if len(terms) > _MANY:
            return np.array([self._alone(terms, column) for column in contents.T])
        alike = None
        if contents.shape[1] > _FEW:
            contents, alike = _distinct(contents)
        self.doc_len = contents[0]
        self.doc_freqs = list(map(dict, map(zip, repeat(terms), contents[1:].T.tolist())))
        scored = np.array(self.get_batch_scores(terms, list(range(len(self.doc_freqs)))))
        return scored if alike is None else scored[alike]

    def _alone(self, terms: Sequence[str], column: Array) -> float:
        """The score of one passage, by the few of many terms that it holds."""
        held = np.flatnonzero(column[1:])
        own = [terms[at] for at in held.tolist()]
        self.doc_len = column[:1]
        self.doc_freqs = [dict(zip(own, column[1:][held].tolist(), strict=True))]
        (score,) = self.get_batch_scores(own, [0])
        return float(score)


def _distinct(columns: Array) -> tuple[Array, Array]:
    """The distinct of some columns, and for each column which of these it is."""
    key, size = np.zeros(columns.shape[1], dtype=np.int64), 1
    for row in columns.astype(np.int64):
        width = int(row.max(initial=0)) + 1
        if size * width >= 1 << 62:
            key, size = _ranks(key), len(key) + 1
        key, size = key * width + row, size * width
    order = np.argsort(key, kind="stable")
    new = np.diff(key[order], prepend=-1) != 0
    kind = np.empty(len(order), dtype=np.int64)
    kind[order] = np.cumsum(new) - 1
    return columns[:, order[new]], kind


def _ranks(numbers: Array) -> Array:
    """The numbers replaced by smaller ones, the same by the same."""
    order = np.argsort(numbers, kind="stable")
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.cumsum(np.diff(numbers[order], prepend=-1) != 0)
    return ranks
