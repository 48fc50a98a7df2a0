"""What every index is: something with one method, `search`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

# Sentences are short and seldom repeat a term: measured over k1 .3 to 1.2 and b .3 to .75 on
# questions put to encyclopedia articles, where the best lay flat around these.
K1 = 0.4
B = 0.6


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best passages for a query.

    `passages` are positions in the index's reading order and `scores` their BM25 scores, best
    first, ties in reading order. `idf` holds every term of the query that stands in the index;
    `size` is the number of passages in the index.
    """

    passages: tuple[int, ...]
    scores: tuple[float, ...]
    idf: Mapping[str, float]
    size: int


class Index(Protocol):
    """Passages that can be searched for terms."""

    def search(self, query: Mapping[str, float], k: int) -> Ranking:
        """The `k` passages with the highest sum, over the query's terms, of weight × BM25.

        BM25 is that of `rank_bm25.BM25Plus` with `delta=0`: idf = ln((N + 1) / n), which is
        always positive (Lv & Zhai 2011, "Lower-bounding term frequency normalization"). A passage
        that shares no term with the query is never among them.
        """
        ...  # pragma: no cover
