"""A draft as its quotations, each with the speaker it is attributed to.

The rules that find speakers in articles find them in a draft too: "she said" is whoever the draft
means by it. What is set off as a quotation counts as one, whether it has marks or not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from re import MULTILINE
from typing import TypeAlias

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.attributions import CUES, WORD
from qa_bot.language.speech.names import mentions
from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import lay_out
from qa_bot.loading.articles import Article
from qa_bot.model import Statement
from qa_bot.verification.finding import Quotation
from qa_bot.verification.marks import Span, quoted
from qa_bot.verification.set_off import set_off, with_marks

_LONGEST = 8_000
"""Characters of a quotation that are looked up together."""
_BESIDE, _BEFORE = 80, 400
"""Characters in which a name says itself whose a quotation is, or a pronoun's person is named."""
_CLAIM = 12
"""Characters of a claim at least."""
_INTERRUPTION = pattern(r"[\s,—–-]*[^.!?;:\"“”«»]{2,120}[,—–-]\s*")
_BREAK = pattern(r"\r\n|\r|\n")
_FOOTNOTE = pattern(r"\s*[.,;:!?]?\s*\[\^(?P<name>[^\]\s]{1,40})\]")
_DEFINITION = pattern(r"^ {0,3}\[\^(?P<name>[^\]\s]{1,40})\]:[ \t]*(?P<text>.*)$", MULTILINE)


Who: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A speaker, the role, and who else a pronoun may mean."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was read: its text, its text without markup, and its quotations in order."""

    text: str
    reading: str
    quotations: tuple[Quotation, ...]


def read(article: Article) -> Draft:
    """Read a draft."""
    reader = _Reader(article)
    found = sorted(reader.quotations(), key=attrgetter("start"))
    return Draft(reader.text, reader.reading, tuple(found))


class _Reader:
    """Reads one draft."""

    def __init__(self, article: Article) -> None:
        self.text = article.document.text
        laid = lay_out(*article)
        self.reading = laid.reading
        self._breaks = [match.end() for match in _BREAK.finditer(self.text)]
        self._footnotes = {m["name"]: m["text"] for m in _DEFINITION.finditer(self.text)}
        prose = [block for block in laid.blocks if block[0].kind != "code"]
        self._marked = quoted(self.reading, [(block[0].start, block[-1].end) for block in prose])
        # What is set off and begins with a mark is quoted by its marks.
        opened = {start for start, _ in self._marked}
        found = set_off(self.text, laid.blocks)
        self._passages = [(one.start, one.end) for block in prose for one in block]
        self._set_off = [one for one in found if one.paragraphs[0][0] not in opened]
        self._credits = {one.paragraphs[0][0]: one.credit for one in found if one.credit}
        said = statements(*with_marks(self.text, laid.blocks, self._set_off))
        self._said = sorted(said, key=attrgetter("start"))
        self._begins = [one.start for one in self._said]
        self._longest = max((one.end - one.start for one in self._said), default=0)

    def quotations(self) -> Iterator[Quotation]:
        """All quotations and claims, in no order."""
        apart = [(one.paragraphs[0][0], one.paragraphs[-1][1]) for one in self._set_off]
        taken = list(apart)
        for one in self._set_off:
            yield from self._given(one.paragraphs, one.credit)
        starts = [start for start, _ in apart]
        for spans in self._interrupted():
            at = bisect_right(starts, spans[0][0]) - 1
            if at < 0 or spans[0][0] >= apart[at][1]:
                taken.append((spans[0][0], spans[-1][1]))
                inner = [
                    (start + 1, _before_mark(self.reading, start, end)) for start, end in spans
                ]
                yield from self._given(inner, self._credits.get(spans[0][0], ""))
        yield from self._claims(sorted(taken))

    def _interrupted(self) -> Iterator[list[Span]]:
        """The quotations by their marks, those together that "she said" stands between."""
        found: list[list[Span]] = []
        for span in self._marked:
            if found and self._goes_on(found[-1][-1], span):
                found[-1].append(span)
            else:
                found.append([span])
        yield from found

    def _goes_on(self, last: Span, span: Span) -> bool:
        between = self.reading[last[1] : span[0]]
        if "\n\n" in between or not _INTERRUPTION.fullmatch(between):
            return False
        if self.reading[last[0] : last[1] - 1].rstrip()[-1:] in ".!?":
            return False
        return sum(word in CUES for word in WORD.findall(between)) == 1

    def _given(self, spans: Sequence[Span], credit: str) -> Iterator[Quotation]:
        """A quotation with its speaker; a very long one in pieces."""
        who = self._speaker(spans, credit)
        gathered: list[Span] = []
        size = 0
        for start, end in spans:
            at = start
            while end - at > _LONGEST - size:
                cut = self.text.rfind(" ", at + 1, at + _LONGEST - size)
                cut = cut if cut > at else at + max(_LONGEST - size, 1)
                yield self._quotation((*gathered, (at, cut)), who)
                gathered, size, at = [], 0, cut
            if end > at:
                gathered.append((at, end))
                size += end - at
        if gathered:
            yield self._quotation(gathered, who)

    def _quotation(self, spans: Sequence[Span], who: Who, claim: bool = False) -> Quotation:
        text = " ".join(" ".join(self.reading[a:b].split()) for a, b in spans)
        speaker, role, perhaps = who
        place = self._position(spans[0][0])
        return Quotation(text, tuple(spans), *place, speaker, role, claim, perhaps)

    def _speaker(self, spans: Sequence[Span], credit: str) -> Who:
        """Who the draft says speaks a quotation, in what role, and who else it may mean."""
        if credit:
            return _named(credit), credit, ()
        start, end = spans[0][0], spans[-1][1]
        best: tuple[int, int] = (0, 0)
        given: Statement | None = None
        for one in self._over(start, end):
            inside = min(one.end, end) - max(one.start, start)
            fits = (inside, one.start - one.end)
            if (one.speaker or one.role) and inside > 0 and (given is None or fits > best):
                best, given = fits, one
        if given and not (between := self._another(given, start)):
            speaker = given.speaker or ""
            return speaker, given.role, self._others(speaker, start, end)
        if given:
            return "", "", between
        noted = _FOOTNOTE.match(self.text, end + 1) or _FOOTNOTE.match(self.text, end)
        note = self._footnotes.get(noted["name"], "") if noted else ""
        return _named(note), "", self._beside(start, end)

    def _another(self, given: Statement, start: int) -> tuple[str, ...]:
        """Those named between a quotation and an earlier one that the same statement holds.

        While Holm says "…", Lund counters that "…": the words of saying are Holm's alone.
        """
        at = bisect_left(self._marked, (start - 1, 0)) - 1
        if at < 0 or self._marked[at][0] < given.start:
            return ()
        named = mentions(self.reading[self._marked[at][1] : start])
        own = (given.speaker or "").split()
        return tuple(one.name for one in named if one.name and not set(one.name.split()) & set(own))

    def _beside(self, start: int, end: int) -> tuple[str, ...]:
        """Those named in the sentence around a quotation."""
        at = bisect_right(self._passages, (start, len(self.text))) - 1
        if at < 0:
            return ()
        begin, stop = self._passages[at]
        around = (
            self.reading[max(begin, start - _BEFORE) : start],
            self.reading[end : min(stop, end + _BEFORE)],
        )
        return tuple(
            dict.fromkeys(one.name for text in around for one in mentions(text) if one.name)
        )

    def _others(self, speaker: str, start: int, end: int) -> tuple[str, ...]:
        """Those named before a quotation, where only a pronoun beside it tells whose it is."""
        before = self.text[max(start - _BESIDE, 0) : start].rpartition("\n\n")[2]
        beside = before, self.text[end : end + _BESIDE].partition("\n\n")[0]
        if not speaker or any(speaker.split()[-1] in text for text in beside):
            return ()
        named = mentions(self.text[max(start - _BEFORE, 0) : start])
        return tuple(dict.fromkeys(one.name or one.role for one in named))

    def _over(self, start: int, end: int) -> Sequence[Statement]:
        """The statements that reach into a place."""
        low = bisect_left(self._begins, start - self._longest)
        high = bisect_left(self._begins, end)
        return [one for one in self._said[low:high] if one.end > start]

    def _claims(self, taken: Sequence[Span]) -> Iterator[Quotation]:
        """What the draft says that somebody said, without quoting."""
        starts = [start for start, _ in taken]
        for one in self._said:
            at = bisect_left(starts, one.end) - 1
            quotes = at >= 0 and taken[at][1] > one.start
            if quotes or one.kind != "indirect" or not one.cue or not one.speaker:
                continue
            if one.end - one.start >= _CLAIM:
                yield self._quotation([(one.start, one.end)], (one.speaker, one.role, ()), True)

    def _position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, counted from 1."""
        line = bisect_right(self._breaks, offset)
        return line + 1, offset - (self._breaks[line - 1] if line else 0) + 1


def _before_mark(text: str, start: int, end: int) -> int:
    """Where the words of a quotation end: before its mark, if it was closed."""
    return end - 1 if end - 1 > start and not text[end - 1].isalnum() else end


def _named(credit: str) -> str:
    """The name in a credit: "a.txt:5 – Ada Berg", "Carl Dahl, interview"."""
    return next((one.name for one in mentions(credit) if one.name), "")
