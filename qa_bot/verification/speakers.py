"""Who says what stands at a place of the articles: by words of saying, layout, or a name beside."""

from __future__ import annotations

from qa_bot.index.contract import Index
from qa_bot.model import Passage, Statement
from qa_bot.verification.beside import (
    is_quoted,
    named_above,
    named_beside,
    named_by_layout,
    nearer,
    testifying,
)
from qa_bot.verification.candidates import Candidates, Region
from qa_bot.verification.places import Place

Who = dict[tuple[str, str], int]
"""How many characters somebody says of some words, by name and role; either may be empty."""

_HEAD = 4  # passages in which a document may say whose words it is
_WITNESS = "witness"  # what the statements of the index call who answers in a hearing
_TESTIMONY = 400  # passages back to the name of a witness
_NEARBY = 300  # characters in which a person named may be the one who speaks


class Speakers:
    """Tells who speaks in the articles of an index."""

    def __init__(self, index: Index, candidates: Candidates) -> None:
        self._index = index
        self._candidates = candidates
        self._known: dict[str, bool] = {}

    def of(self, region: Region, start: int, end: int) -> Who:
        """Who says the words at a place, by whatever tells."""
        found = self.stated(region, start, end)
        if any(name for name, _ in found):
            return found
        if name := self._testifies(found, region, start):
            return {(name, _WITNESS): end - start}
        name = (
            named_by_layout(region.passages, start, end)
            or named_beside(region.passages, start, end, self.speaks)
            or self._above(region, start, end)
        )
        return {**found, (name, ""): end - start} if name else found

    def speaks(self, name: str) -> bool:
        """Whether somebody of a name speaks in the articles."""
        if name not in self._known:
            self._known[name] = bool(self._candidates.said_by(name))
        return self._known[name]

    def stated(self, region: Region, start: int, end: int) -> Who:
        """Who says the words at a place, as the statements of the index have it.

        A quotation that no statement holds is of the one whose others stand in its sentence; one
        within what an author says throughout may be another's.
        """
        found: Who = {}
        for number, passage in region.over(start, end):
            said = self._index.statements(number)
            inside = [one for one in said if one.start < end and one.end > start]
            if is_quoted(passage, start, end):
                inside = [one for one in inside or said if not _is_throughout(one, passage)]
                if len({one.speaker for one in inside}) > 1:
                    inside = [one for one in inside if one.start < end and one.end > start]
            for one in inside:
                if one.speaker or one.role:
                    key = (one.speaker or "", one.role)
                    size = max(min(one.end, end) - max(one.start, start), 1)
                    found[key] = found.get(key, 0) + size
        return found

    def may_be(self, name: str, place: Place) -> bool:
        """Whether a place may have somebody say it, though the rules tell of another.

        Demir read out what Mossman had written: "…"
        """
        start, end = place.parts[0][0], place.parts[-1][1]
        told = self.stated(place.region, start, end)
        stated = [other for other, _ in told if other]
        if stated:
            over = [passage for _, passage in place.region.over(start, end)]
            return any(nearer(over, name, other, start, end) for other in stated)
        if self._testifies(told, place.region, start) or named_by_layout(
            place.region.passages, start, end
        ):
            return False
        around = place.region.over(start - _NEARBY, end + _NEARBY)
        return any(name.split()[-1] in passage.text for _, passage in around)

    def _testifies(self, told: Who, region: Region, start: int) -> str:
        """The name of the witness who speaks at a place of the record of a hearing, or nothing."""
        if not any(role == _WITNESS for _, role in told):
            return ""
        number = region.over(start, start + 1)[0][0]
        first, _ = self._index.document_of(number)
        back = range(number, max(first, number - _TESTIMONY) - 1, -1)
        return testifying(map(self._candidates.passage, back))

    def _above(self, region: Region, start: int, end: int) -> str:
        """Who speaks throughout the document of a place, as its head has it."""
        over = region.over(start, end)
        first, _ = self._index.document_of(over[0][0])
        head = [self._candidates.passage(n) for n in range(first, min(first + _HEAD, over[0][0]))]
        return named_above(head, [passage for _, passage in over])


def _is_throughout(one: Statement, passage: Passage) -> bool:
    """Whether a statement is what an author says throughout a text, so not a quotation in it."""
    whole = (one.start, one.end) == (passage.start, passage.end)
    return whole and not one.cue and not is_quoted(passage, passage.start + 1, passage.start + 2)
