"""Exact BM25 top-k over parts of an index: rare terms first, frequent ones only where they matter.

The scores are those of `rank_bm25.BM25Plus(delta=0)`: idf = ln((N + 1) / n), and a posting gives
idf · f (k1 + 1) / (f + k1 (1 - b + b · length / average length)), N, n and the average taken over
all the parts as they stand.

A query goes in two steps. First in whole units, rounded up, so large that a passage's sum fits into
a byte or two, which the processor's cache holds for a million passages: terms are added up from
the rarest on, until what the remaining ones can still add is less than what the k-th best passage
has already, so that no new passage can come among the best (MaxScore over whole terms: Turtle &
Flood 1995); the remaining terms are then only looked up for the passages still in the running.
Then those few that may be among the best are scored anew in 64 bits, in the order in which
rank_bm25 adds, so that scores and ties are the same as its.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, log
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from qa_bot.index.checked import Array, distinct
from qa_bot.index.contract import K1, B, Ranking
from qa_bot.index.segment import Segment

_SAMPLE = 5_000  # passages from which it is quick to tell how much the best have
_PIECE = 1 << 15  # postings added at a time
# What sums are kept in, and for how many terms it has units enough to tell passages apart.
_SIZES = ((np.uint8, 5), (np.uint16, 1 << 12), (np.uint32, 1 << 28))


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


@dataclass(slots=True)
class _Term:
    """A term of the query: its weight, and its postings in each part."""

    weight: float
    idf: float
    count: int
    postings: list[tuple[Array, Array]]

    @property
    def scale(self) -> float:
        return self.weight * self.idf


def search(
    parts: Sequence[Part],
    query: Mapping[str, float],
    k: int,
    average: float,
    order: Callable[[int, Array], Array] | None = None,
) -> Ranking:
    """The `k` best passages over all parts, numbered through the parts' segments.

    `average` is the average length of the passages, in terms. `order` gives numbers that put the
    passages of a part among those of all the others; it is asked when there are ties. Without it
    ties come part by part, in ascending numbers.
    """
    size = sum(part.size for part in parts)
    terms: dict[str, _Term] = {}
    for term, weight in query.items():
        found = [part.find(term) for part in parts]
        count = sum(counted for _, _, counted in found)
        if count:
            postings = [p.segment.postings(*at[:2]) for p, at in zip(parts, found, strict=True)]
            terms[term] = _Term(weight, log((size + 1) / count), count, postings)
    idf = {term: found.idf for term, found in terms.items()}
    if not terms:
        return Ranking((), (), idf, size)
    tables, most = zip(*(part.table(average) for part in parts), strict=True)
    rarest_first = sorted(terms.values(), key=attrgetter("count"))
    running = _running(parts, tables, max(most), rarest_first, k)
    scores = np.concatenate(
        [
            _scores(table, [(term, term.postings[i]) for term in terms.values()], passages)
            for i, (table, passages) in enumerate(zip(tables, running, strict=True))
        ]
    )
    best = np.argsort(-scores, kind="stable")
    if order and not np.diff(scores[best[: k + 1]]).all():
        places = np.concatenate([order(i, passages) for i, passages in enumerate(running)])
        best = np.lexsort((places, -scores))
    bases = accumulate((part.segment.passages for part in parts), initial=0)
    numbers = np.concatenate([p + np.int64(base) for p, base in zip(running, bases, strict=False)])
    chosen = best[:k]
    return Ranking(tuple(numbers[chosen].tolist()), tuple(scores[chosen].tolist()), idf, size)


def _running(
    parts: Sequence[Part],
    tables: Sequence[Array],
    highest: float,
    terms: Sequence[_Term],
    k: int,
) -> list[Array]:
    """The passages of each part that may be among the `k` best, ascending; terms rarest first."""
    # Sums are too high by less than a unit a term. All that a term can add is `most`.
    dtype = next(np.dtype(size) for size, most in _SIZES if len(terms) <= most)
    room = int(np.iinfo(dtype).max) - 2 * len(terms)
    unit = sum(term.scale for term in terms) * highest / room or 1.0
    rounding = len(terms) + 1
    most = [ceil(term.scale * highest / unit) for term in terms]
    rest = sum(most)  # what the terms to come can add at most
    kth = 0  # what the k-th best passage has at the least, if its sum is not rounded
    sums = [part.borrow(dtype) for part in parts]
    added = 0
    sample: _Term | None = None  # the passages of one term: no passage stands there twice
    for term in terms:
        if sample is not None and term.count > 4 * sample.count:
            kth = max(kth, _kth(_of(parts, sums, sample), k))
        # Nothing new can come among the best once `kth` is above `rest`. A little later the
        # passages that hold only a frequent term are out of the running too, which is cheaper
        # than to look them all up.
        if added and kth > rest + most[added - 1] + rounding:
            break
        for table, (passages, shapes), total in zip(tables, term.postings, sums, strict=True):
            _add(total, passages, table, shapes, term.scale / unit)
        rest -= most[added]
        added += 1
        if k <= term.count and (sample is None or term.count < _SAMPLE):
            sample = term
    if sample is not None:
        kth = max(kth, _kth(_of(parts, sums, sample), k))
    least = kth - rest - rounding
    # The most frequent terms don't reach `least` without one of the others.
    apart = added
    while apart > 1 and sum(most[apart - 1 : added]) < least:
        apart -= 1
    running = [_touched(part, i, terms[:apart], sums[i], least) for i, part in enumerate(parts)]
    totals = [total.take(passages) for total, passages in zip(sums, running, strict=True)]
    for at in range(added, len(terms)):
        term = terms[at]
        for i, table in enumerate(tables):
            units = _units(_look_up(table, term.postings[i], running[i]), term.scale / unit, dtype)
            totals[i] += units
        rest -= most[at]
        kth = max(kth, _kth(totals, k))
        least = max(kth - rest - rounding, 0)
        keep = [total >= least for total in totals]
        running = [p[yes] for p, yes in zip(running, keep, strict=True)]
        totals = [t[yes] for t, yes in zip(totals, keep, strict=True)]
    for i, part in enumerate(parts):
        _wipe(part, sums[i], [term.postings[i][0] for term in terms[:added]])
    least = max(_kth(totals, k) - rounding, 0)
    return [p[t >= least] for p, t in zip(running, totals, strict=True)]


def _add(sums: Array, passages: Array, table: Array, shapes: Array, factor: float) -> None:
    """Add to the sums of passages the units that the table gives for their shapes."""
    few = len(shapes) < len(table)
    units = table if few else _units(table, factor, sums.dtype)
    # numpy is much faster with indices of its own type; piece by piece they stay in the cache.
    for at in range(0, len(passages), _PIECE):
        some = slice(at, at + _PIECE)
        more = units.take(shapes[some])
        more = _units(more, factor, sums.dtype) if few else more
        np.add.at(sums, passages[some].astype(np.intp), more)


def _units(scores: Array, factor: float, dtype: npt.DTypeLike) -> Array:
    """Scores in whole units, rounded up: `factor` units for a score of 1."""
    units = scores * factor
    return np.ceil(units, out=units).astype(dtype)


def _of(parts: Sequence[Part], sums: Sequence[Array], term: _Term) -> list[Array]:
    """The sums of the passages that hold a term."""
    return [
        total.take(part.alive(passages))
        for part, total, (passages, _) in zip(parts, sums, term.postings, strict=True)
    ]


def _touched(part: Part, number: int, terms: Sequence[_Term], sums: Array, least: int) -> Array:
    """The passages that hold one of the terms and have at least so much, ascending."""
    postings = [term.postings[number][0] for term in terms]
    if sum(map(len, postings)) > len(sums) // 8:
        return part.alive(np.flatnonzero(sums >= max(least, 1)).astype(np.int32))
    found = [p[sums.take(p) >= least] if least > 1 else p for p in postings]
    together = found[0] if len(found) == 1 else distinct(np.concatenate(found))
    return part.alive(together)


def _wipe(part: Part, sums: Array, postings: Sequence[Array]) -> None:
    """Give the sums back, zero again: where they were added to, or throughout when that is less."""
    if 64 * sum(map(len, postings)) > sums.nbytes:
        sums.fill(0)
    else:
        for passages in postings:
            sums[passages.astype(np.intp)] = 0
    part.give_back(sums)


def _kth(sums: Sequence[Array], k: int) -> int:
    """The k-th highest of all the sums; 0 when there are fewer."""
    together = np.concatenate(sums)
    # numpy parts numbers of two bytes many times as fast as those of one.
    together = together.astype(np.uint16) if together.itemsize == 1 else together
    if len(together) < k:
        return 0
    together.partition(len(together) - k)
    return int(together[-k])


def _look_up(table: Array, postings: tuple[Array, Array], passages: Array) -> Array:
    """What the table gives for a term's shape in each of the passages; 0 where it isn't."""
    among, shapes = postings
    if not len(among) or not len(passages):
        return np.zeros(len(passages))
    at = among.searchsorted(passages)
    found: Array = table.take(shapes.take(at, mode="clip"))
    found[among.take(at, mode="clip") != passages] = 0
    return found


def _scores(
    table: Array, terms: Sequence[tuple[_Term, tuple[Array, Array]]], passages: Array
) -> Array:
    """The scores of passages, added up in the order of the query as rank_bm25 does."""
    scores = np.zeros(len(passages))
    for term, postings in terms:
        scores += term.weight * (term.idf * _look_up(table, postings, passages))
    return scores
