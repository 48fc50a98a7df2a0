"""A quotation laid against a stretch of the source, word by word.

Words that are the same in their order are looked for first. Where there are none, the quotation is
aligned as a whole with the best stretch (Needleman & Wunsch 1970, with free ends in the source:
Sellers 1980): a word left out, added or changed costs about 1, what a gap of the quotation leaves
out costs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from qa_bot.language.lazy_regex import pattern
from qa_bot.verification.finding import Change
from qa_bot.verification.wording import LEFT_OUT, REPLACED, TURNING, Run
from qa_bot.verification.words import Word

NEGATIONS = frozenset(
    "not no never none nobody nothing nowhere neither nor cannot can't won't don't doesn't didn't "
    "isn't aren't wasn't weren't wouldn't shouldn't couldn't hasn't haven't hadn't mustn't needn't "
    "without hardly barely nicht kein keine nie ne pas jamais".split()
)


_DROPPED, _ADDED, _CHANGED = 10, 11, 12
"""Costs, in tenths, of a word that only the source has, only the quotation has, or both have other.

They differ a little, so that of two alignments the one with more words in common counts.
"""


_STOP = pattern('[.!?…"“”„«»]')


class Stretch:
    """Words of the source, which can be searched."""

    def __init__(self, found: Sequence[Word]) -> None:
        self.words = found
        self._text = " " + "".join(f"{word.text} " for word in found)
        self._begins = [*accumulate((len(word.text) + 1 for word in found), initial=0)]

    def find(self, run: Sequence[Word], first: int = 0) -> int:
        """The number of the word at which a run of words begins, -1 where it doesn't stand."""
        if first >= len(self.words):
            return -1
        wanted = " " + "".join(f"{word.text} " for word in run)
        at = self._text.find(wanted, self._begins[first])
        return -1 if at < 0 else bisect_left(self._begins, at)


class Span(NamedTuple):
    """The words from `first` to the one before `behind`."""

    first: int
    behind: int


def exact(quoted: Sequence[Run], source: Stretch) -> list[Span] | None:
    """Where the runs of a quotation stand one after the other, with no more between than may be.

    From each place of the first run the nearest next one is taken.
    """
    first = 0
    while (at := source.find(quoted[0].words, first)) >= 0:
        spans = [Span(at, at + len(quoted[0].words))]
        for run in quoted[1:]:
            behind = spans[-1].behind
            begin = source.find(run.words, behind)
            if begin < 0 or not _may_follow(source.words, behind, begin, run.gap):
                break
            spans.append(Span(begin, begin + len(run.words)))
        else:
            return spans
        first = at + 1
    return None


def _may_follow(source: Sequence[Word], behind: int, begin: int, gap: str) -> bool:
    if gap == "insertion":
        return _may_be_replaced(source[behind:begin])
    return begin == behind or source[begin].start - source[behind - 1].end <= LEFT_OUT


def _may_be_replaced(some: Sequence[Word]) -> bool:
    """Whether brackets may stand for these words of the source."""
    return len(some) <= REPLACED and not any(word.text in TURNING for word in some)


class Aligned(NamedTuple):
    """The best alignment: what it costs, where it stands, and the steps.

    A step is (number of the quotation's word, number of the source's), -1 for none.
    """

    cost: int
    span: Span
    steps: list[tuple[int, int]]
    gaps: dict[int, str]


def align(quoted: Sequence[Run], source: Stretch) -> Aligned:
    """The alignment of a quotation with the stretch of the source that costs the least."""
    numbers: dict[str, int] = {}
    flat = [numbers.setdefault(word.text, len(numbers)) for run in quoted for word in run.words]
    there = np.array([numbers.get(word.text, -1) for word in source.words], dtype=np.int32)
    ends = accumulate(len(run.words) for run in quoted)
    gaps = {end: run.gap for end, run in zip(ends, quoted[1:], strict=False)}
    width = len(there) + 1
    index = np.arange(width, dtype=np.int32) * _DROPPED
    costs = np.zeros((len(flat) + 1, width), dtype=np.int32)
    for row, word in enumerate(flat, 1):
        before, cost = costs[row - 1], costs[row]
        cost[0] = row * _ADDED
        changed = before[:-1] + (there != word) * _CHANGED
        np.minimum(changed, before[1:] + _ADDED, out=cost[1:])
        if row in gaps:
            np.minimum.accumulate(cost, out=cost)
        else:
            cost -= index
            np.minimum.accumulate(cost, out=cost)
            cost += index
    return _traced(costs, flat, there.tolist(), gaps)


def _traced(
    costs: np.ndarray[tuple[int, int], np.dtype[np.int32]],
    flat: Sequence[int],
    there: Sequence[int],
    gaps: dict[int, str],
) -> Aligned:
    """The steps of the cheapest alignment, from its end back."""
    row, column = len(flat), int(costs[-1].argmin())
    total, behind = int(costs[row, column]), column
    steps: list[tuple[int, int]] = []
    while row:
        cost = costs[row, column]
        if column:
            same = flat[row - 1] == there[column - 1]
            if cost == costs[row - 1, column - 1] + (not same) * _CHANGED:
                row, column = row - 1, column - 1
                steps.append((row, column))
                continue
            if cost == costs[row, column - 1] + (row not in gaps) * _DROPPED:
                column -= 1
                steps.append((-1, column))
                continue
        row -= 1
        steps.append((row, -1))
    steps.reverse()
    return Aligned(total // _DROPPED, Span(column, behind), steps, gaps)


def differences(
    text: str, reading: str, quoted: Sequence[Word], source: Sequence[Word], aligned: Aligned
) -> list[Change]:
    """The stretches of a quotation in `text` and of the source in `reading`, side by side.

    What differs in hyphens only is the same; what a gap may leave out is none of them.
    """
    kinds = []
    passed = 0
    for mine, other in aligned.steps:
        if mine >= 0:
            passed = mine + 1
        same = mine >= 0 and other >= 0 and quoted[mine].text == source[other].text
        gap = aligned.gaps.get(passed, "") if mine < 0 else ""
        kinds.append("same" if same else gap or "other")
    found: list[Change] = []
    at = 0
    for kind, group in groupby(kinds):
        steps = aligned.steps[at : at + len(list(group))]
        at += len(steps)
        ours = [quoted[one] for one, _ in steps if one >= 0]
        theirs = [source[one] for _, one in steps if one >= 0]
        first, behind = aligned.span
        if kind == "other" and not theirs and at == len(aligned.steps):
            theirs = _instead(reading, source[max(behind - 1, 0) : behind + len(ours)])
        elif kind == "other" and not theirs and at == len(steps):
            before = source[max(first - len(ours), 0) : first + 1]
            theirs = _instead(reading, before[::-1])[::-1]
        if kind == "elision" or (kind == "insertion" and _may_be_replaced(theirs)):
            continue
        same = kind == "same" or _hyphens_only(ours, theirs)
        if same and found and found[-1].same:
            found[-1] = Change(
                f"{found[-1].quoted} {_stretch(text, ours)}",
                f"{found[-1].source} {_stretch(reading, theirs)}",
                True,
            )
        else:
            weighty = not same and _is_weighty(ours, theirs)
            found.append(Change(_stretch(text, ours), _stretch(reading, theirs), same, weighty))
    return found


def _instead(reading: str, some: Sequence[Word]) -> list[Word]:
    """The words of the source that follow the first of some, or go before it, in its sentence.

    They stand where a quotation ends, or begins, with words of its own.
    """
    found: list[Word] = []
    for edge, word in pairwise(some):
        low, high = sorted((edge, word), key=attrgetter("start"))
        if _STOP.search(reading, low.end, high.start):
            break
        found.append(word)
    return found


def _stretch(text: str, some: Sequence[Word]) -> str:
    return " ".join(text[some[0].start : some[-1].end].split()) if some else ""


def _hyphens_only(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    joined = "".join(word.text for word in mine) == "".join(word.text for word in theirs)
    return joined and any(word.tied for word in (*mine[:-1], *theirs[:-1]))


def _is_weighty(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    quoted, said = {word.text for word in mine}, {word.text for word in theirs}
    if (quoted ^ said) & NEGATIONS:
        return True
    return any(word[-1].isdigit() for word in quoted ^ said)
