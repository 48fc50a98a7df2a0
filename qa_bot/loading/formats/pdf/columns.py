"""The columns and table rows of a PDF page whose lines run across them.

Most programs write one column after the other, and pdfium keeps their order. Some draw row by
row: then a line holds a piece of each column. Where the same empty stripe, a gutter, goes through
several lines, they are parted at it: pieces that read like prose are columns, others are cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_bot.loading.formats.pdf.lines import Line

_WIDE = 1.0  # times the letters' size: the narrowest gap that may be a gutter
_NARROW = 0.45  # times the size: the same, where it goes through most of the page
_FIXED = 8  # lines that such a narrow gutter goes through, at least
_ALIGNED = 0.5  # times the size: how far what stands right of a gutter may be out of line
_CLOSE = 0.3  # times the size: the same, from one line to the next
_ROWS = 3  # lines that share a gutter, at least
_STRIPE = 0.8  # times the size: how broad an empty stripe is, at least
_BROAD = 2.5  # times the size: a stripe so broad that two lines are enough
_MOST = 60  # stripes that are followed at a time
_FLUSH = 0.6  # points
_PROSE = 18  # characters of a column's line, on average, at least
_MARK = re.compile(r"\W|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]")
_NUMERIC = 0.3  # the share of digits among the signs of a table, at least


_Gaps = list[list[tuple[float, float]]]
"""Where the wide gaps of each line begin and end."""


@dataclass(slots=True)
class _Region:
    """Lines from `start` to before `end`, with gutters right of which pieces begin at `edges`."""

    start: int
    end: int
    edges: list[float] = field(default_factory=list)


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines of a page with columns one after the other, and cells in table rows."""
    if len(lines) < _ROWS:
        return lines
    fixed = _fixed(lines)
    regions = _regions(lines, fixed)
    found: list[Line] = []
    at = 0
    for region in regions:
        found += lines[at : region.start]
        found += _parted(lines[region.start : region.end], region.edges, fixed)
        at = region.end
    return found + lines[at:]


def _fixed(lines: list[Line]) -> frozenset[int]:
    """Where words begin after a space in so many lines that a narrow gutter goes through them."""
    starts = Counter(
        round(b)
        for line in lines
        for _, a, b in line.gaps()
        if b - a > _NARROW * line.size
    )  # fmt: skip
    least = max(_FIXED, 0.4 * sum(len(line.words) > 3 for line in lines))
    sure = {x for x, count in starts.items() if count + max(starts[x - 1], starts[x + 1]) >= least}
    return frozenset(x + near for x in sure for near in (-1, 0, 1))


def _regions(lines: list[Line], fixed: frozenset[int]) -> list[_Region]:
    """Where gutters are, ascending and apart."""
    gaps = [[(a, b) for _, a, b in _wide(line, fixed)] for line in lines]
    found: list[_Region] = []
    for edge, least in [*_edges(lines, gaps), *_stripes(lines, gaps)]:
        start = -1
        rows = 0
        for number, line in enumerate([*lines, None]):
            if line is not None:
                slack = _ALIGNED * line.size
                if any(a < edge and edge <= b + slack for a, b in gaps[number]):
                    start, rows = (number if start < 0 else start), rows + 1
                    last = number
                    continue
                if start >= 0 and (line.right < edge or line.left >= edge - slack):
                    continue
            if rows >= least:
                found.append(_Region(start, last + 1, [edge]))
            start, rows = -1, 0
    found = _united(found)
    for number, region in enumerate(found):
        least = found[number - 1].end if number else 0
        most = found[number + 1].start if number + 1 < len(found) else len(lines)
        while region.start > least and _is_beside(lines[region.start - 1], region.edges):
            region.start -= 1
        while region.end < most and _is_beside(lines[region.end], region.edges):
            region.end += 1
    return found


def _is_beside(line: Line, edges: list[float]) -> bool:
    """Whether a line reaches into no gutter."""
    slack = _ALIGNED * line.size
    return all(line.right < edge or line.left >= edge - slack for edge in edges)


def _wide(line: Line, fixed: frozenset[int]) -> list[tuple[int, float, float]]:
    """The wide gaps of a line, but for the one after the mark of an item, and narrow gutters."""
    gaps = list(line.gaps())
    # The spaces of a line that was stretched are all wide.
    usual = sorted(b - a for _, a, b in gaps)[len(gaps) // 2] if len(gaps) > 2 else 0.0
    least = max(_WIDE * line.size, 1.5 * usual if usual < 1.2 * line.size else 0.0)
    return [
        gap
        for gap in gaps
        if (gap[2] - gap[1] > least or _is_fixed(gap, line.size, fixed))
        and not (gap[0] == 1 and _MARK.fullmatch(line.words[0].text))
    ]


def _is_fixed(gap: tuple[int, float, float], size: float, fixed: frozenset[int]) -> bool:
    return round(gap[2]) in fixed and gap[2] - gap[1] > _NARROW * size


def _stripes(lines: list[Line], gaps: _Gaps) -> Iterator[tuple[float, int]]:
    """Where a stripe that goes through lines ends, and how many at least: two if it is broad.

    What stands right of it may be aligned to the right, as numbers are.
    """
    open_: list[tuple[float, float, int]] = []
    for line, row in zip([*lines, lines[-1]], [*gaps, []], strict=True):
        following: list[tuple[float, float, int]] = []
        for low, high, count in open_:
            shared = [(max(low, a), min(high, b)) for a, b in row]
            shared = [(a, b) for a, b in shared if b - a > _STRIPE * line.size]
            following += [(a, b, count + 1) for a, b in shared]
            if not shared and count >= _ROWS:
                yield high, _ROWS
            elif not shared and count > 1 and high - low > _BROAD * line.size:
                yield high, 2
        passed = {(low, high) for low, high, _ in following}
        fresh = [(a, b, 1) for a, b in row if not any(a <= lo and hi <= b for lo, hi in passed)]
        open_ = (following + fresh)[:_MOST]


def _edges(lines: list[Line], gaps: _Gaps) -> Iterator[tuple[float, int]]:
    """Where what stands right of a gap begins in several lines, and how many at least."""
    starts = sorted(b for row in gaps for _, b in row)
    slack = _CLOSE * (sorted(line.size for line in lines)[len(lines) // 2] or 10)
    cluster: list[float] = []
    for start in [*starts, float("inf")]:
        if cluster and start - cluster[0] > slack:
            if len(cluster) >= _ROWS:
                yield cluster[0], _ROWS
            cluster = []
        cluster.append(start)


def _united(regions: list[_Region]) -> list[_Region]:
    """Regions that overlap as one, with the gutters of all."""
    found: list[_Region] = []
    for region in sorted(regions, key=lambda region: region.start):
        if found and region.start < found[-1].end:
            found[-1].end = max(found[-1].end, region.end)
            found[-1].edges += region.edges
        else:
            found.append(region)
    return found


def _parted(lines: list[Line], edges: list[float], fixed: frozenset[int]) -> list[Line]:
    """The lines of a region: of one column after the other, or with their cells."""
    edges = sorted(edges)
    # Spaces that were stretched may look like gutters beside those that go through the page.
    for gutters in ([edge for edge in edges if round(edge) in fixed], edges):
        columns = _columns(lines, gutters, fixed)
        if len(columns) > 1 and all(map(_is_prose, columns)):
            return [piece for column in columns for piece in column]
    rows = [(line, line.parts(_cuts(line, edges, frozenset()))) for line in lines]
    if not _are_justified([line for line, cells in rows if len(cells) > 1]):
        for line, cells in rows:
            line.cells = cells if len(cells) > 1 else []
    return lines


def _columns(lines: list[Line], edges: list[float], fixed: frozenset[int]) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        for piece in line.parts(_cuts(line, edges, fixed)):
            slack = _ALIGNED * piece.size
            columns[sum(edge <= piece.left + slack for edge in edges)].append(piece)
    return [column for column in columns if column]


def _are_justified(lines: list[Line]) -> bool:
    """Whether lines look like rows only because their spaces are stretched."""
    if not lines:
        return True
    first = lines[0]
    flush = [
        line
        for line in lines
        if abs(line.left - first.left) < _FLUSH
        and abs(line.right - first.right) < _FLUSH
        and not any(map(str.isdigit, line.words[-1].text))
    ]
    return 2 * len(flush) > len(lines)


def _cuts(line: Line, edges: list[float], fixed: frozenset[int]) -> list[int]:
    """The numbers of the words before which a line is parted."""
    slack = _ALIGNED * line.size
    return [
        number
        for number, a, b in _wide(line, fixed)
        if any(a < edge and a < b - _NARROW * line.size and edge <= b + slack for edge in edges)
    ]


def _is_prose(lines: list[Line]) -> bool:
    text = "".join(line.text for line in lines)
    digits = sum(map(str.isdigit, text))
    return len(text) >= _PROSE * len(lines) and digits < _NUMERIC * len(text)
