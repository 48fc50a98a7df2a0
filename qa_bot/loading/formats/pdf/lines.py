"""The lines of a PDF page: words that stand on one baseline, in pdfium's order, cells apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from qa_bot.loading.formats.pdf.signs import RIGHT_TO_LEFT, is_power
from qa_bot.loading.formats.pdf.words import Word

_MARKS = re.compile(r"[\d*†‡§¶‖⁎∗,]+")
_ITEM_MARK = re.compile(r"[•◦‣▪▫●○■□◆◇➢➤✓✔❖·∙\uf000-\uf0ff–-]|\(?(?:\d{1,2}|[A-Za-z])[.)]")
_INITIAL = 1.7  # times the size of the line that a large initial begins
_SPACED = 5  # letters in a row that stand apart: "A B S T R A C T"
_SPREAD = 0.8  # times the size: how far apart, at most
_FAR = 1.5  # times the gap between such letters: the gap between words
_HANGING = 4.0  # times the size: how far an item's mark may stand before it
_DROP = 0.35  # times the size: how far a word may be above or below its line
_OVERLAP = 0.6  # times the size: how far a word may reach into the one before


@dataclass(slots=True)
class Line:
    """Words on one baseline. `noted` is a line that began with a note mark, since dropped."""

    page: int
    words: list[Word]
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    turn: int = 0
    noted: bool = False
    cells: list[Line] = field(default_factory=list)
    text: str = ""

    @property
    def parted(self) -> bool:
        """Whether it ends with a hyphen."""
        return self.words[-1].parted

    def gaps(self) -> Iterator[tuple[int, float, float]]:
        """The spaces between its words: the number of the word after, where it begins and ends."""
        before = self.words[0]
        for number, word in enumerate(self.words[1:], 1):
            if word.left > before.right:
                yield number, before.right, word.left
            before = word

    def parts(self, cuts: list[int]) -> list[Line]:
        """The lines that it consists of, parted before the words of these numbers."""
        bounds = [0, *cuts, len(self.words)]
        return [line_of(self.page, self.words[a:b]) for a, b in pairwise(bounds)]


def line_of(page: int, words: list[Word], noted: bool = False) -> Line:
    """A line of words; its baseline and size are those of most of its characters."""
    sizes: dict[tuple[float, float], int] = {}
    bold = total = 0
    for word in words:
        key = (word.size, word.y)
        length = len(word.text)
        sizes[key] = sizes.get(key, 0) + length
        total += length
        bold += length if word.bold else 0
    size, y = max(sizes, key=lambda key: sizes[key])
    left = min(word.left for word in words)
    right = max(word.right for word in words)
    text = "".join(word.text if word.glued else f" {word.text}" for word in words).strip()
    heavy = bold > 0.9 * total and words[-1].bold
    return Line(page, words, left, right, y, size, heavy, words[0].turn, noted, [], text)


def lines(page: int, words: Iterable[Word]) -> Iterator[Line]:
    """The lines of a page in pdfium's order; what is turned otherwise than most after the rest."""
    by_turn: dict[int, list[Word]] = {}
    for word in words:
        by_turn.setdefault(word.turn, []).append(word)
    turns = sorted(by_turn, key=lambda turn: -len(by_turn[turn]))
    for turn in turns:
        for word in by_turn[turn]:
            word.turn = (turn - turns[0]) % 360
        yield from _with_initials(_with_marks(list(_lines(page, by_turn[turn]))))


def _with_initials(lines: list[Line]) -> list[Line]:
    """The lines with the large letter that a chapter begins with before the rest of its word."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before and _is_initial(before, line):
            line.words[0].glued = True
            line = line_of(line.page, [*before.words, *line.words])
            found.pop()
        found.append(line)
    return found


def _is_large_letter(text: str, size: float, beside: float) -> bool:
    return len(text) == 1 and text.isupper() and size > _INITIAL * beside


def _is_initial(letter: Line, line: Line) -> bool:
    size = line.size
    return (
        _is_large_letter(letter.text, letter.size, size)
        and letter.y - 0.2 * size <= line.y <= letter.y + letter.size
        and -0.3 * size < line.left - letter.right < 1.5 * size
        and line.text[:1].isalpha()
    )


def _with_marks(lines: list[Line]) -> list[Line]:
    """The lines with the marks of items, which some programs draw after the rest, in place."""
    marks = [line for line in lines if len(line.text) < 5 and _ITEM_MARK.fullmatch(line.text)]
    for mark in marks:
        for number, line in enumerate(lines):
            off = line.left - mark.right
            if abs(line.y - mark.y) < _DROP * line.size and 0 <= off < _HANGING * line.size:
                lines[number] = line_of(line.page, [*mark.words, *line.words], line.noted)
                lines.remove(mark)
                break
    return lines


def _lines(page: int, words: list[Word]) -> Iterator[Line]:
    line: list[Word] = []
    noted = False
    ruling: Word | None = None  # the word whose baseline and size are the line's
    for word in words:
        if ruling and _goes_on(line[-1], ruling, word):
            if _is_mark(word, ruling) and not is_power(line[-1].text):
                continue
            if len(word.text) > len(ruling.text) or word.size > 1.3 * ruling.size:
                if len(line) == 1 and _is_mark(ruling, word):
                    line, noted = [], True
                ruling = word
            line.append(word)
            continue
        if line:
            yield line_of(page, _closed_up(line), noted)
            line, noted, ruling = [], False, None
        noted = noted or word.noted
        if word.text:
            line, ruling = [word], word
    if line:
        yield line_of(page, _closed_up(line), noted)


def _closed_up(words: list[Word]) -> list[Word]:
    """The words of a line whose letters may stand far apart, "A B S T R A C T", as words."""
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and all(len(word.text) == 1 for word in words[end - 1 : end + 1]):
            continue
        run = words[start:end]
        if len(run) >= _SPACED and all(word.text.isalpha() for word in run):
            gaps = [word.left - before.right for before, word in pairwise(run)]
            usual = sorted(gaps)[len(gaps) // 2]
            for word, gap in zip(run[1:], gaps, strict=True):
                word.glued = gap < _FAR * usual and gap < _SPREAD * word.size
        start = end
    return words


def _goes_on(before: Word, ruling: Word, word: Word) -> bool:
    """Whether a word goes on with the line."""
    size = max(ruling.size, word.size)
    off = abs(word.y - ruling.y)
    if _is_large_letter(ruling.text, ruling.size, word.size):
        return False
    if off > _DROP * size:
        # A raised or lowered word is smaller, and close.
        small = min(word.size, ruling.size) < 0.9 * size
        if not small or off > 0.7 * size or word.left - before.right > size:
            return False
    if before.parted and word.breaks:
        return False
    if word.left >= before.right - _OVERLAP * size:
        return True
    # Text from right to left.
    far = _HANGING if RIGHT_TO_LEFT.search(word.text) else _OVERLAP
    return before.left - far * size <= word.right <= before.left + _OVERLAP * size


def _is_mark(word: Word, ruling: Word) -> bool:
    """Whether a word is the raised mark of a note beside another."""
    return (
        word is not ruling
        and word.size < 0.85 * ruling.size
        and word.y - ruling.y > 0.15 * ruling.size
        and bool(_MARKS.fullmatch(word.text))
    )


def alike(a: float, b: float) -> bool:
    return abs(a - b) < 0.07 * max(a, b)


def overlap(a: Line, b: Line) -> bool:
    """Whether lines stand in one column."""
    return min(a.right, b.right) + 0.8 * min(a.size, b.size) > max(a.left, b.left)
