"""Where in a stretch of the articles the words of a quotation stand: all, most or some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.verification.alignment import Aligned, Span, Stretch, align, exact
from qa_bot.verification.candidates import Region
from qa_bot.verification.finding import Change
from qa_bot.verification.wording import TURNING, Run
from qa_bot.verification.words import Word

PIECE = 4
"""Words of a piece of a quotation that is stitched together, at least."""
_ALTERED = 0.4  # the share of words that may differ in an altered quotation
_SAME = 3  # words that an altered one has in common with its source at least
_INTERRUPTED = 200  # characters of "she said" within the source
_DROPPED = 120  # characters that are dropped without a mark, so that a quotation is altered


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the offsets of the stretches that follow each other without a gap."""

    region: Region
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of a region that a quotation fits best."""

    aligned: Aligned
    stretch: Stretch
    place: Place


def nearest_of(quoted: Sequence[Run], regions: Sequence[Region]) -> Nearest | None:
    found = [
        (align(quoted, stretch), stretch, region)
        for region in regions
        for stretch in (region.stretch, region.spoken)
        if stretch and stretch.words
    ]
    if not found:
        return None
    aligned, stretch, region = min(found, key=lambda one: one[0].cost)
    return Nearest(aligned, stretch, placed(region, stretch, aligned.span))


def exactly(quoted: Sequence[Run], region: Region) -> Place | None:
    """Where a quotation stands word for word, also with "she said" between its sentences."""
    if spans := exact(quoted, region.stretch):
        return placed(region, region.stretch, *spans)
    if region.spoken and (spans := exact(quoted, region.spoken)):
        place = placed(region, region.spoken, *spans)
        apart = (after[0] - before[1] for before, after in pairwise(place.parts))
        if max(apart, default=0) <= _INTERRUPTED:
            return place
    return None


def placed(region: Region, stretch: Stretch, *spans: Span) -> Place:
    """Some words of a stretch as a place; what else stands between two of them parts it."""
    numbers = region.numbers
    parts: list[tuple[int, int]] = []
    last = -2
    for span in spans:
        first = min(span.first, len(stretch.words) - 1)
        for word in stretch.words[first : max(span.behind, first + 1)]:
            at = numbers[word.start]
            if parts and at == last + 1:
                parts[-1] = (parts[-1][0], word.end)
            else:
                parts.append((word.start, word.end))
            last = at
    return Place(region, tuple(parts))


def goes_on(last: Place, place: Place) -> bool:
    """Whether a place follows another in its document, without a whole sentence between them."""
    before, behind = last.parts[-1][1], place.parts[0][0]
    passages = last.region.passages
    if passages[0].document != place.region.passages[0].document or behind < before:
        return False
    skipped = any(before <= one.start and one.end <= behind for one in passages)
    return not skipped and behind - before <= _DROPPED


def kept_of(nearest: Nearest) -> Place:
    """The words of the source that a quotation has, in stretches."""
    place, words = nearest.place, nearest.stretch.words
    matched = [theirs for mine, theirs in nearest.aligned.steps if mine >= 0 and theirs >= 0]
    return placed(place.region, nearest.stretch, *(Span(at, at + 1) for at in matched if words))


def is_altered(quoted: Sequence[Run], aligned: Aligned) -> bool:
    """Whether most words of a quotation stand in their order."""
    flat = [word for run in quoted for word in run.words]
    same = sum(mine >= 0 and theirs >= 0 for mine, theirs in aligned.steps)
    return same >= _SAME and aligned.cost <= _ALTERED * len(flat)


def longest(flat: Sequence[Word], at: int, region: Region) -> tuple[int, int]:
    """How many words of a quotation from one on stand in a region at most, and where."""
    low, where = 0, -1
    length = PIECE
    while at + length <= len(flat):
        found = region.stretch.find(flat[at : at + length])
        if found < 0:
            break
        low, where = length, found
        length += 1
    return low, where


def negations_left_out(place: Place) -> tuple[Change, ...]:
    """The "not" and "never" between the parts of a place, which a quotation leaves out."""
    found = []
    for before, behind in pairwise(place.parts):
        for word in place.region.stretch.words:
            if before[1] <= word.start < behind[0] and word.text in TURNING:
                found.append(Change("…", word.text, weighty=True))
    return tuple(found)
