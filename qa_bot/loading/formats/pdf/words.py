"""The words of a PDF page: their characters as pdfium orders them, and where they stand.

pdfium says of each character where its baseline begins and how far it reaches; asking is what
takes the time, so it is asked of the first and last character of a word only, and of those
between where a word may hold a note mark or more than one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_ushort, create_string_buffer
from dataclasses import dataclass
from itertools import zip_longest
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from qa_bot.loading.formats.pdf.signs import (
    ACCENT,
    MARKS,
    NOTED,
    RIGHT_TO_LEFT,
    accented,
    is_raised_power,
    plain,
)
from qa_bot.loading.formats.pdf.turn import degrees, turned

# pdfium writes U+FFFE, or \x02, for a hyphen that ends a line, and no line break after it.
_PARTED = "\ufffe\x02"
_WORD = re.compile(rf"([^\s{_PARTED}\x00]+)([{_PARTED}]?)")
_BOLD = re.compile(
    r"bold|black|heavy|demi|[-,]medi\b|\bcmb|\bsfb|\bcmssbx|[a-z]bx\d|-bd\b|(?<![a-z])bx", re.I
)
_FORCE_BOLD = 1 << 18
_NO_SPACE = 0.08  # times the size; a smaller gap isn't a space
_ALIKE = 0.04  # times its height: by how much a sign of the same size may be higher
_OVER = 0.22  # times the size: how far an accent may begin from the letter it is drawn over
_RAISED = 0.18  # times the size: how far a raised sign is above the baseline


@dataclass(slots=True)
class Word:
    """A word on a page: from `left` to `right` on the baseline `y`, in points, upwards.

    `turn` says how many degrees the page must be turned, clockwise, for it to be read; the other
    numbers are told of the page so turned. `breaks` is a word that pdfium sets off from the one
    before by a line break, `parted` one whose hyphen ended a line, `noted` one that began with a
    raised note mark, since dropped, and `glued` one without a space before it.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    turn: int
    breaks: bool
    parted: bool = False
    noted: bool = False
    glued: bool = False


def words(page: Any) -> Iterator[Word]:
    """The words of a page in pdfium's order."""
    handle = pdfium.FPDFText_LoadPage(page)
    if not handle:
        return
    try:
        yield from _Reader(handle).words()
    finally:
        pdfium.FPDFText_ClosePage(handle)


class _Reader:
    """Asks pdfium about the characters of one page."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._x, self._y = c_double(), c_double()
        self._ink = (c_double(), c_double(), c_double(), c_double())
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = create_string_buffer(128)
        self._flags = c_int()
        self._origin = byref(self._x), byref(self._y)
        self._box_reference = byref(self._box)
        self._size, self._turn, self._bold = 0.0, 0, False
        self._height = self._bottom = self._descent = 0.0
        self._fonts: dict[tuple[bytes, bool], bool] = {}

    def text(self) -> str:
        """The characters of the page, each at its number."""
        count = pdfium.FPDFText_CountChars(self._handle)
        if count <= 0:
            return ""
        buffer = (c_ushort * (count + 1))()
        length = pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, length - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        if length - 1 == count:
            return "".join(map(chr, buffer[:count]))  # the halves of characters beyond U+FFFF
        # Characters beyond U+FFFF, or ones without a code, move the others.
        codes = (pdfium.FPDFText_GetUnicode(self._handle, i) for i in range(count))
        return "".join(chr(c) if c < 0x110000 else "\x00" for c in codes)

    def words(self) -> list[Word]:
        text = self.text()
        found: list[Word] = []
        before: re.Match[str] | None = None
        matches = list(_WORD.finditer(text))
        for match, following in zip_longest(matches, matches[1:]):
            breaks = _is_break(text, before, match)
            edge = breaks or _is_break(text, match, following)
            parts = list(self._parts(match[1], match.start(), breaks, edge))
            if parts and found and self._is_glued(found[-1], parts[0], match.start()):
                parts[0].glued = True
            found += parts
            if found and (match[2] or match[1].endswith("\xad")):
                found[-1].parted = True
            before = match
        return found

    def _is_glued(self, before: Word, word: Word, start: int) -> bool:
        """Whether two words are one, drawn in two pieces that pdfium parts by a space."""
        return (
            abs(word.left - before.right) < _NO_SPACE * word.size
            and abs(word.y - before.y) < 0.1 * word.size
            and not before.parted
            and pdfium.FPDFText_IsGenerated(self._handle, start - 1) == 1
        )

    def _parts(self, text: str, start: int, breaks: bool, edge: bool) -> Iterator[Word]:
        """A word, or what it consists of where it stands on more than one line.

        It is known what a word at the edge of a line is set in; one between may be as bold as they.
        """
        word = self._word(text, start, breaks, edge)
        if word is None:
            return
        if len(text) > 1 and abs(self._bottom + self._descent - word.y) > 0.35 * word.size:
            at = 0
            for run in self._runs(text, start, 0.35 * word.size):
                part = self._word(run, start + at, breaks and not at, True)
                if part:
                    part.glued = at > 0
                    yield part
                at += len(run)
        elif RIGHT_TO_LEFT.search(text):
            word.text = plain(RIGHT_TO_LEFT.sub(lambda run: self._as_read(run, start), text))
            yield word
        elif ACCENT.search(text):
            word.text = plain("".join(self._composed(text, start, word)))
            yield word
        elif NOTED.search(text):
            yield from self._without_marks(word, text, start)
        else:
            word.text = text if text.isascii() else plain(text)
            if word.text:
                yield word

    def _word(self, text: str, start: int, breaks: bool, edge: bool) -> Word | None:
        """A word whose first character says where its line is."""
        handle, box = self._handle, self._box
        last = start + len(text) - 1
        if not pdfium.FPDFText_GetCharOrigin(handle, start, *self._origin):
            return None
        if not pdfium.FPDFText_GetLooseCharBox(handle, last, self._box_reference):
            return None
        x, y = self._x.value, self._y.value
        corners = (box.left, box.bottom, box.right, box.top)
        height = corners[3] - corners[1]
        if edge or abs(height - self._height) > _ALIKE * height:
            self._read_style(start)
            _, low = turned(corners[0], corners[1], self._turn)
            _, high = turned(corners[2], corners[3], self._turn)
            self._descent = self._base(last) - min(low, high)
        turn = self._turn
        left, base = turned(x, y, turn)
        begin, low = turned(corners[0], corners[1], turn)
        right, high = turned(corners[2], corners[3], turn)
        if right < begin:
            begin, right = right, begin
        self._bottom = min(low, high)
        if right < left:  # written from right to left
            left, right = begin, left
        return Word(text, left, right, base, self._size, self._bold, turn, breaks)

    def _base(self, index: int) -> float:
        """The baseline of a character."""
        pdfium.FPDFText_GetCharOrigin(self._handle, index, *self._origin)
        return turned(self._x.value, self._y.value, self._turn)[1]

    def _runs(self, text: str, start: int, slack: float) -> Iterator[str]:
        """The stretches of a word that stand on one baseline each."""
        begin, base = 0, self._base(start)
        for i in range(1, len(text)):
            own = self._base(start + i)
            if abs(own - base) > slack:
                yield text[begin:i]
                begin, base = i, own
        yield text[begin:]

    def _read_style(self, index: int) -> None:
        """Read what a character is set in: how large, how heavy, and turned how far."""
        handle = self._handle
        length = pdfium.FPDFText_GetFontInfo(handle, index, self._name, 128, byref(self._flags))
        name = self._name.raw[: min(max(length - 1, 0), 127)]
        forced = bool(self._flags.value & _FORCE_BOLD)
        bold = self._fonts.get((name, forced))
        if bold is None:
            font = name.decode("latin-1")
            bold = forced or bool(_BOLD.search(font.partition("+")[2] or font))
            self._fonts[name, forced] = bold
        self._bold = bold
        pdfium.FPDFText_GetLooseCharBox(handle, index, self._box_reference)
        self._height = height = self._box.top - self._box.bottom
        m = self._matrix
        size = pdfium.FPDFText_GetFontSize(handle, index)
        if pdfium.FPDFText_GetMatrix(handle, index, byref(m)):
            self._turn = degrees(m)
            size *= hypot(m.c, m.d)
        self._size = size if 0.5 < size < 2000 else max(height, 1.0)

    def _without_marks(self, word: Word, text: str, start: int) -> Iterator[Word]:
        """A word without the raised note marks in it."""
        opening = MARKS.match(text)
        if opening and opening.end() < len(text):
            # "¹See": the baseline is that of what the mark stands before.
            at = start + opening.end()
            rest = self._word(text[opening.end() :], at, word.breaks, True)
            if rest and self._is_raised(start, text[0], rest):
                word = rest
        raised = [self._is_raised(start + i, sign, word) for i, sign in enumerate(text)]
        if any(raised):
            kept: list[str] = []
            for i, sign in enumerate(text):
                if raised[i] and MARKS.fullmatch(sign) and not is_raised_power(text, raised, i):
                    word.noted = word.noted or not kept
                else:
                    kept.append(sign)
            text = "".join(kept)
        word.text = plain(text)
        if word.text or word.noted:
            yield word

    def _as_read(self, run: re.Match[str], start: int) -> str:
        """Letters that are read from right to left, also where pdfium has them as they stand."""
        x = self._x
        pdfium.FPDFText_GetCharOrigin(self._handle, start + run.start(), *self._origin)
        first = turned(x.value, self._y.value, self._turn)[0]
        pdfium.FPDFText_GetCharOrigin(self._handle, start + run.end() - 1, *self._origin)
        last = turned(x.value, self._y.value, self._turn)[0]
        return run[0][::-1] if first < last else run[0]

    def _composed(self, text: str, start: int, word: Word) -> Iterator[str]:
        """A word with the accents that TeX draws over a letter put on it: "¨o" is "ö"."""
        at = 0
        while at < len(text):
            sign = text[at]
            at += 1
            whole = accented(sign, text[at]) if at < len(text) else ""
            if whole:
                pdfium.FPDFText_GetCharOrigin(self._handle, start + at - 1, *self._origin)
                left = self._x.value
                pdfium.FPDFText_GetCharOrigin(self._handle, start + at, *self._origin)
                if abs(self._x.value - left) < _OVER * word.size:
                    sign = whole
                    at += 1
            yield sign

    def _is_raised(self, index: int, sign: str, word: Word) -> bool:
        left, right, bottom, top = self._ink
        if not pdfium.FPDFText_GetCharBox(
            self._handle, index, byref(left), byref(right), byref(bottom), byref(top)
        ):
            return False
        _, low = turned(left.value, bottom.value, word.turn)
        _, high = turned(right.value, top.value, word.turn)
        low, high = min(low, high), max(low, high)
        if sign == "*":  # which is drawn high in any case
            return self._base(index) - word.y > 0.1 * word.size
        return low - word.y > _RAISED * word.size and high - low < 0.62 * word.size


def _is_break(text: str, before: re.Match[str] | None, after: re.Match[str] | None) -> bool:
    """Whether pdfium breaks the line between two words."""
    if not before or not after or before[2] or before[1].endswith("\xad"):
        return True
    between = text[before.end() : after.start()]
    return between != " " and ("\n" in between or "\r" in between)
