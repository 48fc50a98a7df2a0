"""What of a segment counts: all of it or one document, less what is deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa_bot.index.checked import Array
from qa_bot.index.contract import K1, B
from qa_bot.index.segment import Segment


class Part:
    """A segment's passages from `start` to `end`, less the deleted ranges between them.

    `deleted` is a flat ascending array of (start, end) pairs of passage numbers.
    """

    def __init__(self, segment: Segment, start: int, end: int, deleted: Sequence[int] = ()) -> None:
        self.segment = segment
        self.start, self.end = start, end
        self._deleted = np.array(deleted, dtype=np.int32)
        gone = sum(deleted[1::2]) - sum(deleted[::2])
        self.size = end - start - gone
        self._spare: list[Array] = []
        self._table: tuple[float, Array, float] | None = None

    def length(self) -> int:
        """The number of terms in its passages."""
        lengths = self.segment.file.read("length", self.start, self.end)
        total = int(lengths.sum())
        for start, end in self._deleted.reshape(-1, 2).tolist():
            total -= int(lengths[start - self.start : end - self.start].sum())
        return total

    def find(self, term: str) -> tuple[int, int, int]:
        """Where the postings of a term begin and end, and how many of them count."""
        start, end = self.segment.find(term)
        if start == end:
            return 0, 0, 0
        if self.end - self.start < self.segment.passages:
            passages, _ = self.segment.postings(start, end)
            low, high = np.searchsorted(passages, (self.start, self.end)).tolist()
            start, end = start + low, start + high
        count = end - start
        if len(self._deleted) and count:
            passages, _ = self.segment.postings(start, end)
            at = np.searchsorted(passages, self._deleted)
            count -= int((at[1::2] - at[::2]).sum())
        return start, end, count

    def holding(self, term: str) -> Array:
        """The passages that hold a term, ascending."""
        start, end, _ = self.find(term)
        return self.alive(self.segment.postings(start, end)[0]).astype(np.int64)

    def first(self, term: str, most: int) -> Array:
        """The first passages that hold a term, at most so many."""
        if len(self._deleted):
            return self.holding(term)[:most]
        start, end, _ = self.find(term)
        return self.segment.postings(start, min(end, start + most))[0].astype(np.int64)

    def alive(self, passages: Array) -> Array:
        """Those of the passages that are not deleted."""
        if not len(self._deleted):
            return passages
        living: Array = passages[np.searchsorted(self._deleted, passages, side="right") % 2 == 0]
        return living

    def inside(self, passages: Array) -> Array:
        """Those of any passages of the segment that are the part's own, and not deleted."""
        return self.alive(passages[(passages >= self.start) & (passages < self.end)])

    def table(self, average: float) -> tuple[Array, float]:
        """The BM25 of each shape but for the idf, as rank_bm25 rounds it, and the highest."""
        known = self._table
        if known is not None and known[0] == average:
            return known[1:]
        shapes = self.segment.file.read("shapes")
        frequency, length = shapes[::2].astype(np.int64), shapes[1::2].astype(np.int64)
        norm = K1 * (1 - B + B * length / (average or 1))
        score: Array = frequency * (K1 + 1) / (norm + frequency)
        self._table = average, score, float(score.max(initial=0))
        return self._table[1:]

    def borrow(self, dtype: npt.DTypeLike) -> Array:
        """A zero of one, two or four bytes for each passage of the segment."""
        try:
            spare = self._spare.pop()
        except IndexError:
            # Memory that no sum has been kept in yet takes none of the machine's.
            spare = np.zeros(self.segment.passages, dtype=np.uint32)
        return spare.view(dtype)[: self.segment.passages]

    def give_back(self, sums: Array) -> None:
        """Take back what was borrowed, zero again."""
        whole = sums if sums.base is None else sums.base
        self._spare.append(whole.view(np.uint32))


def whole(segment: Segment, deleted: frozenset[int], some: tuple[int, int] | None = None) -> Part:
    """A segment, or `some` of its documents, without those that are deleted."""
    ranges: list[int] = []
    first = segment.file.read("first") if deleted or some else ()
    for number in sorted(deleted):
        start, end = int(first[number]), int(first[number + 1])
        if ranges and ranges[-1] == start:
            ranges[-1] = end
        else:
            ranges += [start, end]
    begin, end = (int(first[at]) for at in some) if some else (0, segment.passages)
    return Part(segment, begin, end, ranges)


def languages(parts: Sequence[Part]) -> tuple[str, ...]:
    """The languages of the documents of some parts, the most frequent first."""
    counts: Counter[str] = Counter()
    for part in parts:
        if part.start < part.end:
            counts.update(part.segment.languages(part.start, part.end))
    return tuple(code for code, _ in counts.most_common())
