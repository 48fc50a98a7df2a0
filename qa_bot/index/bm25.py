"""Exact BM25 top-k over parts of an index: rare terms first, frequent ones only where they matter.

A query goes in two steps. First in whole units, rounded up, so large that a passage's sum fits into
a byte or two, which the processor's cache holds for a million passages: terms are added up from
the rarest on, until what the remaining ones can still add is less than what the k-th best passage
has already, so that no new passage can come among the best (MaxScore over whole terms: Turtle &
Flood 1995); the remaining terms are then only looked up for the passages still in the running.
Then rank_bm25 scores those few that may be among the best (scores.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import ceil
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from qa_bot.index.checked import Array, distinct
from qa_bot.index.contract import Ranking
from qa_bot.index.part import Part
from qa_bot.index.scores import Scorer

_SAMPLE = 5_000  # passages, few enough to tell quickly how much the best of them have
_PIECE = 1 << 15  # postings added at a time
_CELLS = 1 << 20  # passages times terms that are looked at at once
_LAST_DIGITS = 1e-9  # a share of a sum far above what depends on the order of adding up
# What sums are kept in, and for how many terms it has units enough to tell passages apart.
_SIZES = tuple((np.dtype(f"u{size}"), most) for size, most in ((1, 5), (2, 1 << 6), (4, 1 << 28)))


class _Term(NamedTuple):
    """A term of the query: its weight times its idf, and its postings in each part."""

    scale: float
    held: int
    postings: list[tuple[Array, Array]]


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
    found = {term: [part.find(term) for part in parts] for term in query}
    counts = {term: sum(count for _, _, count in places) for term, places in found.items()}
    scorer = Scorer(average)
    idf = scorer.idf_of(size, {term: count for term, count in counts.items() if count})
    if not idf:
        return Ranking((), (), idf, size)
    scales = {term: query[term] * idf[term] for term in idf}
    terms = [
        _Term(scale, counts[term], _postings(parts, found[term])) for term, scale in scales.items()
    ]
    tables, most = zip(*(part.table(average) for part in parts), strict=True)
    rarest_first = sorted(terms, key=attrgetter("held"))
    running = _running(parts, tables, max(most), rarest_first, k)
    running, contents = _nearest(parts, tables, running, terms, k)
    scores = scorer.scores(scales, contents)
    best = np.argsort(-scores, kind="stable")
    if order and not np.diff(scores[best[: k + 1]]).all():
        places = np.concatenate([order(i, passages) for i, passages in enumerate(running)])
        best = np.lexsort((places, -scores))
    bases = accumulate((part.segment.passages for part in parts), initial=0)
    numbers = np.concatenate([p + np.int64(base) for p, base in zip(running, bases, strict=False)])
    chosen = best[:k]
    return Ranking(tuple(numbers[chosen].tolist()), tuple(scores[chosen].tolist()), idf, size)


def scores_of(part: Part, scales: Mapping[str, float], passages: Array, average: float) -> Array:
    """The scores of some passages of a part, ascending, where each term adds so many times BM25."""
    postings = [part.segment.postings(*part.find(term)[:2]) for term in scales]
    found = _shapes_of(passages, postings)
    return Scorer(average).scores(scales, _contents(part, *found))


def _postings(
    parts: Sequence[Part], places: Sequence[tuple[int, int, int]]
) -> list[tuple[Array, Array]]:
    """A term's postings in each part, by where they begin and end."""
    return [
        part.segment.postings(start, end)
        for part, (start, end, _) in zip(parts, places, strict=True)
    ]


def _running(
    parts: Sequence[Part],
    tables: Sequence[Array],
    highest: float,
    terms: Sequence[_Term],
    k: int,
) -> list[Array]:
    """The passages of each part that may be among the `k` best, ascending; terms rarest first."""
    # Sums are too high by less than a unit a term. All that a term can add is `most`.
    dtype = next(size for size, most in _SIZES if len(terms) <= most)
    room = (1 << 8 * dtype.itemsize) - 1 - 2 * len(terms)
    unit = sum(term.scale for term in terms) * highest / room or 1.0
    rounding = len(terms) + 1
    most = [ceil(term.scale * highest / unit) for term in terms]
    rest = whole = sum(most)  # what the terms to come can add at most
    kth = 0  # what the k-th best passage has at the least, if its sum is not rounded
    sums = [part.borrow(dtype) for part in parts]
    added = 0
    sample: _Term | None = None  # the passages of one term: no passage stands there twice
    for term in terms:
        enough = rest + most[added - 1] + rounding if added else whole
        # What the terms so far give at most tells whether it is worth a look at the sample.
        if sample is not None and term.held > 4 * sample.held and whole - rest > enough:
            kth = max(kth, _kth(_of(parts, sums, sample), k))
        # Nothing new can come among the best once `kth` is above `rest`. A little later the
        # passages that hold only a frequent term are out of the running too, which is cheaper
        # than to look them all up.
        if kth > enough:
            break
        for table, (passages, shapes), total in zip(tables, term.postings, sums, strict=True):
            _add(total, passages, table, shapes, term.scale / unit)
        rest -= most[added]
        added += 1
        if k <= term.held and (sample is None or term.held < _SAMPLE):
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


def _nearest(
    parts: Sequence[Part],
    tables: Sequence[Array],
    running: Sequence[Array],
    terms: Sequence[_Term],
    k: int,
) -> tuple[list[Array], Array]:
    """Those whose sums are among the `k` best but for the last digits, and what they hold.

    What a passage holds is a column: its length in terms, then how often each term stands in it.
    """
    if len(terms) * sum(map(len, running)) > _CELLS:
        running = _above(tables, running, terms, k)
    scales = np.array([[term.scale] for term in terms])
    found = [
        _shapes_of(passages, [term.postings[i] for term in terms])
        for i, passages in enumerate(running)
    ]
    sums = [
        (table.take(shapes) * (held * scales)).sum(axis=0)
        for table, (shapes, held) in zip(tables, found, strict=True)
    ]
    least = _kth(sums, k) * (1 - _LAST_DIGITS)
    near, contents = [], []
    for part, passages, (shapes, held), total in zip(parts, running, found, sums, strict=True):
        at = np.flatnonzero(total >= least)
        near.append(passages.take(at))
        contents.append(_contents(part, shapes.take(at, axis=1), held.take(at, axis=1)))
    return near, contents[0] if len(contents) == 1 else np.concatenate(contents, axis=1)


def _contents(part: Part, shapes: Array, held: Array) -> Array:
    """For each passage, a column, its length in terms and how often each term stands in it."""
    pairs = part.segment.shapes.take(shapes, axis=0)
    pairs *= held[:, :, None]
    return np.concatenate((pairs[:, :, 1].max(axis=0, initial=0)[None], pairs[:, :, 0]))


def _above(
    tables: Sequence[Array], running: Sequence[Array], terms: Sequence[_Term], k: int
) -> list[Array]:
    """Those whose sums are among the `k` best but for the last digits, term by term."""
    sums = [np.zeros(len(passages)) for passages in running]
    for term in terms:
        for i, table in enumerate(tables):
            sums[i] += term.scale * _look_up(table, term.postings[i], running[i])
    least = _kth(sums, k) * (1 - _LAST_DIGITS)
    return [p[total >= least] for p, total in zip(running, sums, strict=True)]


def _shapes_of(passages: Array, postings: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    """For each term, a row, its shape in each passage, and whether the passage holds it at all."""
    found = np.zeros((len(postings), len(passages)), dtype=np.intp)
    held = np.zeros(found.shape, dtype=bool)
    for row, (among, shapes) in enumerate(postings):
        if len(among):
            at = among.searchsorted(passages)
            np.equal(among.take(at, mode="clip"), passages, out=held[row])
            found[row] = shapes.take(at, mode="clip")
    return found, held


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
    """The passages that hold one of the terms and whose sums reach `least`, ascending."""
    postings = [term.postings[number][0] for term in terms]
    if sum(map(len, postings)) > len(sums) // 8:
        return part.alive(np.flatnonzero(sums >= max(least, 1)).astype(np.int32))
    found = [p[sums.take(p) >= least] if least > 1 else p for p in postings]
    together = found[0] if len(found) == 1 else distinct(np.concatenate(found))
    return part.alive(together)


def _wipe(part: Part, sums: Array, postings: Sequence[Array]) -> None:
    """Give the sums back, zero again: where they were added to, or throughout when that is less."""
    if 128 * sum(map(len, postings)) > sums.nbytes:
        sums.fill(0)
    else:
        for passages in postings:
            sums[passages.astype(np.intp)] = 0
    part.give_back(sums)


def _kth(sums: Sequence[Array], k: int) -> Any:
    """The k-th highest of all the sums, of their type; 0 when there are fewer."""
    together = np.concatenate(sums)
    # numpy parts numbers of two bytes many times as fast as those of one.
    together = together.astype(np.uint16) if together.itemsize == 1 else together
    if len(together) < k:
        return 0
    together.partition(len(together) - k)
    return together[-k].item()


def _look_up(table: Array, postings: tuple[Array, Array], passages: Array) -> Array:
    """What the table gives for a term's shape in each of the passages; 0 where it isn't."""
    among, shapes = postings
    if not len(among) or not len(passages):
        return np.zeros(len(passages))
    at = among.searchsorted(passages)
    found: Array = table.take(shapes.take(at, mode="clip"))
    found[among.take(at, mode="clip") != passages] = 0
    return found
