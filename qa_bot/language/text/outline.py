"""Which lines of a plain text are headings, how deep, and which are the items of a list.

A heading is told by its style, and each style has its level: a part, a chapter, a numbered title,
capitals, a line that stands alone. A document in which many lines that stand alone are questions
is one of questions and answers: they head what comes after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa_bot.language.text.blocks import Kind, Layout

_TITLE, _PART, _CHAPTER, _NUMBERED, _CAPITALS, _ALONE, _QUESTION = 0, 2, 3, 4, 20, 30, 40

_ATX = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?\Z", re.DOTALL)
_DIVISION = re.compile(
    r"(?i:(?P<part>part|book|volume|act|teil|buch|partie|livre|parte|libro)"
    r"|chapter|section|scene|canto|letter|appendix|lecture|kapitel|chapitre|cap[ií]tulo|глава)"
    r"\s+(?:[IVXLC]{1,7}|\d{1,3}|[A-Z]|(?i:the\s)?(?i:one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|first|second|third|fourth|fifth|last))\b(?:[.:—–-]?\s*\Z|[.:—–-]\s+\S)"
)
_NUMBER = re.compile(r"(?P<parts>\d{1,2}(?:\.\d{1,2}){0,4}|[IVXL]{1,6}(?=\.))\.?\s+(?=[A-Z“\"])")
_FOLDED = re.compile(r"\s*(?:=+|-+|~+|\*+|\^+|_+|#+)\s*\Z")
_NO_HEADING = re.compile(
    r"[\"“”„«»‘'(\[*_—–-]|(?i:by|von|par|por)\s+[A-Z]|[\w .-]{2,30}:\s"
    r"|(?:[A-Z][a-z]{2,8}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?[.,]?(?:\s+[A-Z][a-z]{2,8}\.?)?,?\s+\d{4}\Z"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b|\d{4}-\d\d-\d\d"
)
_ENDS = re.compile(r"[.!?…:;,。！？][\"'”’»)\]*_]*\Z")
_LABELLED = re.compile(r"(?:Q|Question)\d{0,3}[.:]\s")
_BULLET = re.compile(r"[-*+•◦‣▪·]\s+(?:\[[ xX]\]\s+)?")
_ORDINAL = re.compile(
    r"\(?(?:(?P<number>\d{1,3})|(?P<letter>[A-Za-z]|[ivx]{2,4}))(?P<mark>[.)])\s+"
)
_FIRST = {"number": 1, "letter": ord("a"), "capital": ord("A"), "roman": 0}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_CELLS = " \t|"
_LONGEST_QUESTION = 120
_NEAR = 40  # blocks among which an item of a list has a neighbour


@dataclass(frozen=True, slots=True)
class Found:
    """A block as its lines tell it, before it is known what it is in the whole."""

    start: int
    end: int
    kind: Kind
    indent: int
    lines: int


def outline(text: str, found: Sequence[Found]) -> Layout:
    """The blocks of a plain text, with the headings that they stand under."""
    return _Outline(text, found).read()


class _Outline:
    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._text = text
        self._found = found
        self._layout = Layout(text)
        self._markers = dict(_markers(text, found))
        questions = sum(map(self._asks, range(len(found))))
        shown = sum(one.kind in ("paragraph", "item", "heading") for one in found)
        self._answers = questions > 1 and questions * 7 >= shown

    def read(self) -> Layout:
        layout, text = self._layout, self._text
        shown = 0
        for at, one in enumerate(self._found):
            start, end = one.start, one.end
            level = self._level(at, shown == 0)
            shown += one.kind not in ("mark", "metadata", "markup", "navigation")
            if level is not None:
                if atx := _ATX.fullmatch(text[start:end]):
                    start, end = start + atx.start(2), start + atx.end(2)
                layout.heading(start, end, level)
            elif one.kind == "item" or (one.kind == "heading" and at in self._markers):
                layout.item(start + self._markers.get(at, 0), end, one.indent + 1)
            elif one.kind == "quote":
                self._quote(start, end)
            elif one.kind == "row":
                self._row(at)
            elif one.kind == "code":
                layout.code(start, end)
            elif one.kind in ("paragraph", "heading"):
                layout.paragraph(start, end)
            else:
                layout.skip(one.kind, start, end)
        return layout

    def _level(self, at: int, first: bool) -> int | None:
        """How deep the heading is that a block is; None when it is none."""
        one, text = self._found[at], self._text
        if one.lines > 1 or one.kind not in ("paragraph", "heading", "item"):
            return None
        line = text[one.start : one.end]
        if one.kind == "heading" and (atx := _ATX.match(line)):
            return len(atx[1]) if atx[2] else None
        if (below := self._underline(at)) and one.kind == "heading":
            return 1 if below == "=" else 2
        if _LABELLED.match(line) and line.endswith("?"):
            return _QUESTION
        if self._answers and self._asks(at):
            return _QUESTION
        if first and in_capitals(line) and len(line) <= 200 and self._blank_after(at):
            return _TITLE
        if len(line) > 100 or not self._blank_before(at):
            return None
        if division := _DIVISION.match(line):
            return _PART if division["part"] else _CHAPTER
        numbered = _NUMBER.match(line)
        if numbered and self._blank_after(at) and not _ENDS.search(line):
            parts = numbered["parts"].count(".") + 1
            if parts > 1 or (one.kind == "item" and not self._in_list(at)):
                return _NUMBERED + parts
        if _NO_HEADING.match(line):
            return None
        if one.kind == "heading":
            if first:
                return _TITLE
            return _CAPITALS if in_capitals(line) else None if self._one_of_many(at) else _ALONE
        return _CAPITALS if self._shouts(at, line) else None

    def _underline(self, at: int) -> str:
        """The sign that the next block underlines this one with, if it does."""
        if at + 1 < len(self._found) and (below := self._found[at + 1]).kind == "mark":
            drawn = self._text[below.start : below.end]
            if len(set(drawn)) == 1 and not self._blank_after(at):
                return drawn[0]
        return ""

    def _shouts(self, at: int, line: str) -> bool:
        """Whether a line over a text stands in capitals."""
        if (
            not in_capitals(line)
            or len(line) > 80
            or _ENDS.search(line)
            or at + 1 >= len(self._found)
        ):
            return False
        if sum(map(str.isalpha, line)) < 4:
            return False
        following = self._found[at + 1]
        below = self._text[following.start : following.end]
        return following.kind == "paragraph" and not in_capitals(below[:200])

    def _asks(self, at: int) -> bool:
        """Whether a block is one line that stands alone over another, and a question."""
        one = self._found[at]
        if one.lines > 1 or one.kind != "paragraph" or at + 1 >= len(self._found):
            return False
        line = self._text[one.start : one.end]
        if len(line) > _LONGEST_QUESTION or line[-1] not in "?？" or not line[0].isupper():
            return False
        following = self._found[at + 1]
        answered = following.kind in ("paragraph", "item", "row", "code", "quote")
        return answered and self._text[following.end - 1] not in "?？" and self._blank_before(at)

    def _one_of_many(self, at: int) -> bool:
        """Whether a line is one of three or more that stand alone one after the other."""
        run = 1
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(self._found) and run < 3:
                if self._found[other].kind != "heading":
                    break
                run += 1
                other += step
        return run > 2

    def _in_list(self, at: int) -> bool:
        """Whether a numbered line has a neighbour among the blocks next to it."""
        near = (*self._found[max(0, at - 1) : at], *self._found[at + 1 : at + 2])
        return any(one.kind == "item" for one in near)

    def _blank_before(self, at: int) -> bool:
        before = self._found[at - 1].end if at else 0
        return not at or _line_breaks(self._text, before, self._found[at].start) > 1

    def _blank_after(self, at: int) -> bool:
        if at + 1 >= len(self._found):
            return False
        return _line_breaks(self._text, self._found[at].end, self._found[at + 1].start) > 1

    def _quote(self, start: int, end: int) -> None:
        """A quotation without the marks that its lines begin with."""
        text = self._text
        marks = _QUOTED.match(text, start, end)
        start = marks.end() if marks else start
        at = start
        while (at := _line_start(text, at, end)) < end:
            if marks := _QUOTED.match(text, at, end):
                self._layout.hidden.append((marks.start(), marks.end(), " "))
        if start < end:
            self._layout.paragraph(start, end, "quote")

    def _row(self, at: int) -> None:
        found, one, text = self._found, self._found[at], self._text
        if not at or found[at - 1].kind not in ("row", "mark"):
            self._layout.table()
        line = text[one.start : one.end]
        start = one.start + len(line) - len(line.lstrip(_CELLS))
        end = start + len(text[start : one.end].rstrip(_CELLS))
        begins = not at or found[at - 1].kind != "row"
        below = found[at + 1].kind if at + 1 < len(found) else None
        ruled = below == "mark" and "-" in text[found[at + 1].start : found[at + 1].end]
        names = below == "row" and not re.search(r"\d", line)
        if start < end:
            self._layout.row(start, end, header=begins and (ruled or names))
        else:
            self._layout.skip("mark", one.start, one.end)


def in_capitals(line: str) -> bool:
    """Whether nearly all the letters of a line are capitals, which many scripts don't have."""
    capitals = sum(map(str.isupper, line))
    return line.isupper() and 2 * capitals > sum(map(str.isalpha, line))


def _markers(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """The items of lists, by number, with the length of the mark that each begins with.

    "J. Berg" and "7. Juni" begin as items do: those with numbers or letters count on, and from the
    first if there are two.
    """
    ordinals: dict[tuple[str, str, int], list[tuple[int, int, int]]] = {}
    for at, one in enumerate(found):
        if one.kind != "item":
            continue
        if bullet := _BULLET.match(text, one.start, one.end):
            yield at, bullet.end() - one.start
        elif match := _ORDINAL.match(text, one.start, one.end):
            for style, value in _values(match):
                key = (style, match["mark"], one.indent)
                ordinals.setdefault(key, []).append((at, value, match.end() - one.start))
    for (style, _, _), items in ordinals.items():
        run: list[tuple[int, int, int]] = []
        for item in (*items, (-1, -1, 0)):
            at, value, _ = item
            if run and not (value == run[-1][1] + 1 and at - run[-1][0] <= _NEAR):
                begins = run[0][1] == _FIRST[style]
                if len(run) > 2 - begins:
                    yield from ((number, length) for number, _, length in run)
                run = []
            run.append(item)


def _values(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """What the mark of an item may count as."""
    if match["number"]:
        yield "number", int(match["number"])
        return
    letter = match["letter"]
    if len(letter) == 1:
        yield ("capital" if letter.isupper() else "letter"), ord(letter)
    if letter in _ROMAN:
        yield "roman", _ROMAN.index(letter)


def _line_start(text: str, at: int, end: int) -> int:
    """Where the line after a place begins."""
    breaks = [found for sign in "\r\n" if (found := text.find(sign, at, end)) >= 0]
    return min(breaks) + 1 if breaks else end


def _line_breaks(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return between.count("\n") + between.count("\r") - between.count("\r\n")
