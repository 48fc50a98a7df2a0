"""What stands on the pages of a PDF for finding one's way: running heads and feet, page numbers.

The same line, whatever its numbers, at the same height near the top or bottom of pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa_bot.loading.formats.pdf_lines import Line

_ROWS = 2  # at the top and at the bottom, that may be furniture
_HEIGHT = 3.0  # points that it may be off on another page
_MANY = 3  # pages with the very same line at their edge, in a long document
_ROUNDS = 5  # of leaving out what then stands outermost
_MOST = 12  # numbers of a row that are looked at
_NUMBERED = 5  # pages at least that have the same line number
_SHARE = 0.3  # of the pages, too
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[^\w]*[ivxlc]{1,7}[^\w]*", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"[\W_]*(?:page|seite|p\.)?[\W_]*(\d{1,4})[\W_]*", re.IGNORECASE)


class _Row:
    """Lines of one height on a page."""

    def __init__(self, page: int, lines: list[Line], outermost: bool) -> None:
        self.page = page
        self.lines = lines
        self.y = lines[0].y
        self.outermost = outermost
        text = " ".join(line.text for line in sorted(lines, key=lambda line: line.left))
        self.numbers = [int(number) for number in _NUMBER.findall(text)[:_MOST] if len(number) < 9]
        self.folded = "#" if _ROMAN.fullmatch(text) else _NUMBER.sub("#", text)


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without their running heads, running feet, page numbers and line numbers."""
    pages = _without_line_numbers(pages)
    least = _length(pages) / 2
    for _ in range(_ROUNDS):
        # A printer's mark may stand above the head.
        fewer = _without_edges(pages)
        # Pages that say the same have no heads.
        if _length(fewer) == _length(pages) or _length(fewer) < least:
            break
        pages = fewer
    return pages


def _length(pages: list[list[Line]]) -> int:
    return sum(len(line.text) for lines in pages for line in lines)


def _without_line_numbers(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without numbers that stand at the same place of many."""
    numbers = Counter(
        _place(line) for lines in pages for line in lines if line.text.isdigit() and not line.turn
    )
    least = max(_NUMBERED, len(pages) * _SHARE)
    if not any(count >= least for count in numbers.values()):
        return pages
    return [
        [line for line in lines if not (line.text.isdigit() and numbers[_place(line)] >= least)]
        for lines in pages
    ]


def _place(line: Line) -> tuple[str, int, int]:
    return line.text, round(line.left), round(line.y)


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    rows = [row for number, lines in enumerate(pages) for row in _edges(number, lines)]
    alike: dict[str, list[_Row]] = {}
    level: dict[int, list[_Row]] = {}
    for row in rows:
        alike.setdefault(row.folded, []).append(row)
        if row.outermost:
            level.setdefault(round(row.y), []).append(row)
    dropped: set[int] = set()
    for row in rows:
        if _is_furniture(row, alike[row.folded], len(pages)):
            dropped.update(map(id, row.lines))
    dropped.update(map(id, _repeating(rows, pages)))
    for y, heads in level.items():
        heads = [*heads, *level.get(y + 1, ())]
        if len(heads) >= _MANY and 3 * len(heads) >= len(pages):
            for row in _numbered(heads):
                dropped.update(map(id, row.lines))
    return [[line for line in lines if id(line) not in dropped] for lines in pages]


def _repeating(rows: list[_Row], pages: list[list[Line]]) -> Iterator[Line]:
    """The lines of outermost rows that repeat a heading, set as small as the text."""
    at_edge = {id(line) for row in rows if row.outermost for line in row.lines}
    sizes = sorted(line.size for lines in pages for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    headings = {
        _letters(line.text)
        for lines in pages
        for line in lines
        if id(line) not in at_edge and (line.bold or line.size > usual)
    }
    for row in rows:
        if row.outermost and not any(line.bold or line.size > usual * 1.05 for line in row.lines):
            for line in row.lines:
                if len(_letters(line.text)) > 3 and _letters(line.text) in headings:
                    yield from row.lines
                    break


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()


def _numbered(rows: list[_Row]) -> list[_Row]:
    """The rows of one height that hold the number of their page, beside a chapter's name."""
    offsets = Counter(number - row.page for row in rows for number in set(row.numbers))
    for offset, count in offsets.most_common(1):
        if 2 * count > len(rows) and count >= _MANY:
            return [row for row in rows if row.page + offset in row.numbers]
    return []


def _edges(page: int, lines: list[Line]) -> Iterator[_Row]:
    """The rows at the top and at the bottom of a page."""
    upright = sorted((line for line in lines if not line.turn), key=lambda line: -line.y)
    rows: list[list[Line]] = []
    for line in upright:
        if rows and rows[-1][0].y - line.y <= _HEIGHT:
            rows[-1].append(line)
        else:
            rows.append([line])
    for number, row in enumerate(rows):
        from_end = len(rows) - 1 - number
        if number < _ROWS or from_end < _ROWS:
            yield _Row(page, row, not number or not from_end)


def _is_furniture(row: _Row, alike: list[_Row], pages: int) -> bool:
    others = {other.page: other for other in alike if abs(other.y - row.y) <= _HEIGHT}
    if len(others) > 1 and _count_up(list(others.values())):
        if 2 * len(others) >= pages:
            return True
        if len(others) >= _MANY and row.outermost:
            return True
    lone = _LONE_NUMBER.fullmatch(row.lines[0].text) if len(row.lines) == 1 else None
    return bool(lone) and row.outermost and int(lone[1]) == row.page + 1 if lone else False


def _count_up(rows: list[_Row]) -> bool:
    """Are the numbers of like rows the same everywhere, or is one the page's?"""
    if "#" not in rows[0].folded or len({tuple(row.numbers) for row in rows}) == 1:
        return True
    for column in zip(*(row.numbers for row in rows), strict=False):
        offsets = [number - row.page for number, row in zip(column, rows, strict=True)]
        if 3 * max(map(offsets.count, set(offsets))) >= 2 * len(offsets):
            return True
    return not rows[0].numbers
