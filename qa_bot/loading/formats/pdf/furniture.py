"""What stands on the pages of a PDF for finding one's way: running heads and feet, page numbers.

The same line, whatever its numbers, at the same height near the top or bottom of pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from math import inf

from qa_bot.loading.formats.pdf.lines import Line

_ROWS = 4  # rows at the top, and at the bottom, that may be furniture
_APART = 1.6  # times its size: how far a running head stands from the text
_HEIGHT = 3.0  # points by which its height may differ on another page
_OFTEN = 6  # pages with the same words at their edge, whatever the numbers between
_WORDY = 8  # letters of such words
_MANY = 3  # pages with the very same line at their edge, in a long document
_MOST = 12  # numbers of a row that are looked at
_NUMBERED = 5  # pages at least that have the same line number
_SHARE = 0.3  # the share of the pages that have it, too
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[^\w]*[ivxlc]{1,7}[^\w]*", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"[\W_]*(?:page|seite|p\.)?[\W_]*(\d{1,4})[\W_]*", re.IGNORECASE)


class _Row:
    """Lines of one height on a page, `depth` rows from its top or bottom.

    It is `apart` where it stands away from the next row inwards, and `numbered` where it holds
    the number of its page.
    """

    def __init__(self, page: int, lines: list[Line], depth: int, gap: float) -> None:
        self.page = page
        self.lines = lines
        self.y = lines[0].y
        self.depth = depth
        self.apart = gap > _APART * lines[0].size
        self.numbered = False
        text = " ".join(line.text for line in sorted(lines, key=lambda line: line.left))
        self.numbers = [int(number) for number in _NUMBER.findall(text)[:_MOST] if len(number) < 9]
        self.folded = "#" if _ROMAN.fullmatch(text) else _NUMBER.sub("#", text)


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without running heads and feet, page numbers, line numbers and stamps."""
    pages = _without_stamps(pages)
    edges = [edge for number, lines in enumerate(pages) for edge in _edges(number, lines)]
    rows = [row for edge in edges for row in edge]
    found = {id(row) for row in (*_alike(rows, len(pages)), *_repeating(rows, pages))} | {
        id(row) for row in (*_numbered(rows, len(pages)), *_page_numbers(rows))
    }
    dropped = {id(line) for edge in edges for row in _outside(edge, found) for line in row.lines}
    fewer = [[line for line in lines if id(line) not in dropped] for lines in pages]
    # Pages that say the same have no heads.
    return fewer if 2 * _length(fewer) >= _length(pages) else pages


def _outside(edge: list[_Row], found: set[int]) -> Iterator[_Row]:
    """The rows of an edge that are furniture and don't stand in the text, which is inwards."""
    inward_too = False
    for row in reversed(edge):
        inward_too = id(row) in found and (row.apart or row.numbered or inward_too)
        if inward_too:
            yield row


def _length(pages: list[list[Line]]) -> int:
    return sum(len(line.text) for lines in pages for line in lines)


def _without_stamps(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without numbers, and turned stamps, that stand at the same place of many."""
    stood = Counter(
        _place(line) for lines in pages for line in lines if line.turn or line.text.isdigit()
    )
    numbered = max(_NUMBERED, len(pages) * _SHARE)
    stamped = max(2, len(pages) / 2)
    return [
        [
            line
            for line in lines
            if not (line.text.isdigit() and stood[_place(line)] >= numbered)
            and not (line.turn and stood[_place(line)] >= stamped)
        ]
        for lines in pages
    ]


def _place(line: Line) -> tuple[str, int, int]:
    return line.text, round(line.left), round(line.y)


def _alike(rows: list[_Row], pages: int) -> Iterator[_Row]:
    """The rows that say the same at the same height of pages, but for their numbers."""
    rows = sorted(rows, key=lambda row: (row.folded, row.y))
    for _, same in groupby(rows, key=lambda row: row.folded):
        cluster: list[_Row] = []
        for row in same:
            if cluster and row.y - cluster[0].y > _HEIGHT:
                yield from _if_furniture(cluster, pages)
                cluster = []
            cluster.append(row)
        yield from _if_furniture(cluster, pages)


def _if_furniture(rows: list[_Row], pages: int) -> list[_Row]:
    count = len({row.page for row in rows})
    if count < 2 or not _count_up(rows):
        # "Manual 2.3.9", with numbers of its own.
        wordy = count >= _OFTEN and 4 * count >= pages and len(_letters(rows[0].lines)) >= _WORDY
        return [row for row in rows if not row.depth] if wordy else []
    if 2 * count >= pages:
        return rows
    return [row for row in rows if not row.depth] if count >= _MANY else []


def _count_up(rows: list[_Row]) -> bool:
    """Whether the numbers of like rows are the same everywhere, or one is the page's."""
    if not rows[0].numbers or len({tuple(row.numbers) for row in rows}) == 1:
        return True
    for column in zip(*(row.numbers for row in rows), strict=False):
        offsets = Counter(number - row.page for number, row in zip(column, rows, strict=True))
        if 3 * max(offsets.values()) >= 2 * len(rows):
            for row in rows:
                row.numbered = True
            return True
    return False


def _page_numbers(rows: list[_Row]) -> Iterator[_Row]:
    """The outermost rows that are the number of their page alone."""
    for row in rows:
        lone = _LONE_NUMBER.fullmatch(row.lines[0].text) if len(row.lines) == 1 else None
        if lone and not row.depth and int(lone[1]) == row.page + 1:
            row.numbered = True
            yield row


def _repeating(rows: list[_Row], pages: list[list[Line]]) -> Iterator[_Row]:
    """The outermost rows that repeat a heading, set as small as the text."""
    at_edge = {id(line) for row in rows if not row.depth for line in row.lines}
    sizes = sorted(line.size for lines in pages for line in lines)
    large = 1.05 * sizes[len(sizes) // 2] if sizes else 0.0
    headings = set()
    for lines in pages:
        heading: list[Line] = []
        for line in lines:
            if id(line) in at_edge or not (line.bold or line.size > large):
                heading = []
                continue
            if heading and (len(heading) > 3 or abs(heading[-1].size - line.size) > 0.1):
                heading = []
            heading.append(line)
            headings.add(_letters(heading))
    for row in rows:
        if (
            row.apart
            and not row.depth
            and not any(line.bold or line.size > large for line in row.lines)
        ):
            letters = _letters(row.lines)
            if len(letters) > 3 and letters in headings:
                yield row


def _letters(lines: list[Line]) -> str:
    return "".join(sign for line in lines for sign in line.text if sign.isalpha()).casefold()


def _numbered(rows: list[_Row], pages: int) -> Iterator[_Row]:
    """The outermost rows of one height that hold their page's number, beside a chapter's name."""
    level: dict[int, list[_Row]] = {}
    for row in rows:
        if row.numbers and not row.depth:
            level.setdefault(round(row.y), []).append(row)
    for y, heads in level.items():
        heads = [*heads, *level.get(y + 1, ())]
        offsets = Counter(number - row.page for row in heads for number in set(row.numbers))
        offset, count = offsets.most_common(1)[0]
        if count >= _MANY and 2 * count > len(heads) and 3 * count >= pages:
            for row in heads:
                if row.page + offset in row.numbers:
                    row.numbered = True
                    yield row


def _edges(page: int, lines: list[Line]) -> Iterator[list[_Row]]:
    """The rows at the top of a page, and those at the bottom, from the edge inwards."""
    upright = sorted((line for line in lines if not line.turn), key=lambda line: -line.y)
    rows: list[list[Line]] = []
    for line in upright:
        if rows and rows[-1][0].y - line.y <= _HEIGHT:
            rows[-1].append(line)
        else:
            rows.append([line])
    for inwards in (rows, rows[::-1]):
        heights = [row[0].y for row in inwards[: _ROWS + 1]]
        gaps = [abs(a - b) for a, b in pairwise(heights)] or [inf]
        found = zip(inwards, gaps, strict=False)
        yield [_Row(page, row, depth, gap) for depth, (row, gap) in enumerate(found)]
