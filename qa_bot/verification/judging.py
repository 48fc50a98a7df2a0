"""What becomes of a quotation: the words first, then the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.index.snapshot import Snapshot
from qa_bot.language.text.terms import terms
from qa_bot.verification import people
from qa_bot.verification.alignment import Aligned, Span, Stretch, align, differences, exact
from qa_bot.verification.candidates import Candidates, Region, joined
from qa_bot.verification.finding import Change, Evidence, Finding, Quotation
from qa_bot.verification.wording import Run, runs
from qa_bot.verification.words import Word

SHORT = 4
"""Words from which on a quotation is judged by itself."""
_ALTERED = 0.4  # of a quotation's words that may differ in one that was altered
_SAME = 3  # words that an altered one has in common with its source at least
_PARAPHRASE = 0.6  # of the idf of a quotation's words that one passage has to hold
_INTERRUPTED = 200  # characters of "she said" within the source
_PIECE = 4  # words of a piece of a quotation that is stitched together
_STITCHED = 0.9  # of a quotation's words that its pieces have to fill


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words stand: the offsets of the stretches that follow each other without a gap."""

    region: Region
    parts: tuple[tuple[int, int], ...]


class Judge:
    """Judges the quotations of a draft by an index of articles."""

    def __init__(self, index: Snapshot, reading: str) -> None:
        """`reading` is the draft without its markup."""
        self._index = index
        self._reading = reading
        self._candidates = Candidates(index)

    def judge(self, quotation: Quotation) -> Finding:
        """The verdict on a quotation, with the places it was found in."""
        quoted = runs(self._reading, quotation.spans)
        count = sum(len(run.words) for run in quoted)
        if not count:
            return Finding(quotation, "too short")
        query = [term for run in quoted for term in self._terms(run.words)]
        passages, coverage = self._candidates.search(query)
        regions = list(self._candidates.regions(quoted, passages))
        places = [place for region in regions if (place := _exact(quoted, region))]
        if count < SHORT:
            return self._short(quotation, places)
        if places:
            return self._by_speaker(quotation, places)
        nearest = _nearest(quoted, regions)
        if nearest is None:
            return Finding(quotation, "nowhere")
        changes = self._changes(quoted, nearest)
        if all(change.same for change in changes):
            return self._by_speaker(quotation, [nearest.place])
        if pieces := self._pieces(quoted, regions):
            return Finding(quotation, "stitched", tuple(map(self._source, pieces)))
        if _is_altered(quoted, nearest.aligned):
            source = self._source(nearest.place, quotation)
            return Finding(quotation, "altered", (source,), tuple(changes))
        if coverage >= _PARAPHRASE:
            return Finding(quotation, "paraphrase", (self._passage(passages[0]),))
        return Finding(quotation, "nowhere")

    def _terms(self, some: Sequence[Word]) -> list[str]:
        return terms(self._reading[some[0].start : some[-1].end]) if some else []

    def _short(self, quotation: Quotation, places: Sequence[_Place]) -> Finding:
        """A quotation of a few words: verified only where its speaker says them."""
        for place in places:
            source = self._source(place, quotation)
            if quotation.speaker and source.speaker and self._agrees(quotation, source):
                return Finding(quotation, "verified", (source,))
        return Finding(quotation, "too short")

    def _by_speaker(self, quotation: Quotation, places: Sequence[_Place]) -> Finding:
        """The verdict on words that stand in some places."""
        whole = [place for place in places if self._of_one(place)]
        if not whole:
            parts = [_Place(places[0].region, (part,)) for part in places[0].parts]
            return Finding(quotation, "stitched", tuple(map(self._source, parts)))
        sources = [self._source(place, quotation) for place in whole]
        if not quotation.speaker:
            return Finding(quotation, "verified", tuple(sources))
        named = [one for one in sources if one.speaker]
        right = [one for one in named if self._agrees(quotation, one)]
        if right:
            return Finding(quotation, "verified", tuple(right))
        if len(named) == len(sources):
            return Finding(quotation, "wrong speaker", tuple(named))
        return Finding(quotation, "unattributed", tuple(one for one in sources if not one.speaker))

    def _of_one(self, place: _Place) -> bool:
        """Whether no two speakers say what stands in the parts of a place."""
        known = [set(who) for part in place.parts if (who := self._speakers(place.region, *part))]
        return not known or bool(set.intersection(*known))

    def _agrees(self, quotation: Quotation, source: Evidence) -> bool:
        return people.same(quotation.speaker, quotation.role, source.speaker, source.role)

    def _changes(self, quoted: Sequence[Run], nearest: _Nearest) -> list[Change]:
        """The quotation and the source side by side."""
        passages = nearest.place.region.passages
        base = passages[0].start
        flat = [word for run in quoted for word in run.words]
        there = [
            Word(word.text, word.start - base, word.end - base, word.tied)
            for word in nearest.stretch.words
        ]
        return differences(self._reading, joined(passages), flat, there, nearest.aligned)

    def _pieces(self, quoted: Sequence[Run], regions: Sequence[Region]) -> list[_Place]:
        """The places that a quotation is stitched together from; none where it isn't."""
        flat = [word for run in quoted for word in run.words]
        found: list[_Place] = []
        filled = at = 0
        while at + _PIECE <= len(flat):
            best: tuple[int, Region, int] | None = None
            for region in regions:
                length, where = _longest(flat, at, region)
                if length >= _PIECE and (best is None or length > best[0]):
                    best = (length, region, where)
            if best is None:
                at += 1
                continue
            length, region, where = best
            found.append(_placed(region, region.stretch, Span(where, where + length)))
            filled += length
            at += length
        return found if len(found) > 1 and filled >= _STITCHED * len(flat) else []

    def _source(self, place: _Place, quotation: Quotation | None = None) -> Evidence:
        """A place as it is shown, with who speaks there: whom the draft names, if several do."""
        start, end = place.parts[0][0], place.parts[-1][1]
        over = [passage for _, passage in place.region.over(start, end)]
        found = self._speakers(place.region, start, end)
        speaker, role = max(found, key=found.__getitem__, default=("", ""))
        if quotation:
            for name, called in found:
                if people.same(quotation.speaker, quotation.role, name, called):
                    speaker, role = name, called
        first = over[0]
        text = joined(over)
        who = (speaker, role, first.place)
        return Evidence(first.document, first.line, start, end, text, first.start, *who)

    def _passage(self, number: int) -> Evidence:
        one = self._candidates.passage(number)
        where = (one.document, one.line, one.start, one.end, one.text, one.start)
        return Evidence(*where, label=one.place)

    def _speakers(self, region: Region, start: int, end: int) -> dict[tuple[str, str], int]:
        """Who says the words at a place, by name and role, and how many characters of them."""
        found: dict[tuple[str, str], int] = {}
        for number, _ in region.over(start, end):
            for one in self._index.statements(number):
                inside = min(one.end, end) - max(one.start, start)
                if one.speaker and inside > 0:
                    key = (one.speaker, one.role)
                    found[key] = found.get(key, 0) + inside
        return found


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The stretch of a region that a quotation fits best."""

    aligned: Aligned
    stretch: Stretch
    place: _Place


def _nearest(quoted: Sequence[Run], regions: Sequence[Region]) -> _Nearest | None:
    found = [
        (align(quoted, stretch), stretch, region)
        for region in regions
        for stretch in (region.stretch, region.spoken)
        if stretch and stretch.words
    ]
    if not found:
        return None
    aligned, stretch, region = min(found, key=lambda one: one[0].cost)
    return _Nearest(aligned, stretch, _placed(region, stretch, aligned.span))


def _exact(quoted: Sequence[Run], region: Region) -> _Place | None:
    """Where a quotation stands word for word, also with "she said" between its sentences."""
    if spans := exact(quoted, region.stretch):
        return _placed(region, region.stretch, *spans)
    if region.spoken and (spans := exact(quoted, region.spoken)):
        place = _placed(region, region.spoken, *spans)
        apart = (after[0] - before[1] for before, after in pairwise(place.parts))
        if max(apart, default=0) <= _INTERRUPTED:
            return place
    return None


def _placed(region: Region, stretch: Stretch, *spans: Span) -> _Place:
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
    return _Place(region, tuple(parts))


def _is_altered(quoted: Sequence[Run], aligned: Aligned) -> bool:
    """Whether most words of a quotation stand in their order."""
    flat = [word for run in quoted for word in run.words]
    same = sum(mine >= 0 and theirs >= 0 for mine, theirs in aligned.steps)
    return same >= _SAME and aligned.cost <= _ALTERED * len(flat)


def _longest(flat: Sequence[Word], at: int, region: Region) -> tuple[int, int]:
    """How many words of a quotation from one on stand in a region at most, and where."""
    low, where = 0, -1
    length = _PIECE
    while at + length <= len(flat):
        found = region.stretch.find(flat[at : at + length])
        if found < 0:
            break
        low, where = length, found
        length += 1
    return low, where
