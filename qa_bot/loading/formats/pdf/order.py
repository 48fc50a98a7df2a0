"""The order of a PDF page's lines where its program drew them in none.

pdfium keeps the order in which lines were drawn, and nearly always that is the one to read them
in. Where line after line goes up, or to the right without going up, it isn't: then columns are
told by where many lines begin, and lines that reach over them part what is above from what is
below.
"""

from __future__ import annotations

from itertools import pairwise

from qa_bot.loading.formats.pdf.lines import Line

_DISORDER = 0.2  # the share of lines that jump, from which on there is no order
_FEWEST = 8  # lines; fewer tell nothing
_BEGINNING = 0.12  # the share of lines that begin at one place, where a column does
_PROSE = 20  # characters of a line, on average


def in_order(lines: list[Line]) -> list[Line]:
    """The lines of a page as they are read."""
    upright = [line for line in lines if not line.turn]
    if len(upright) < _FEWEST or any(line.cells for line in upright):
        return lines
    if sum(len(line.text) for line in upright) < _PROSE * len(upright):
        return lines
    jumps = sum(_jumps(before, line) for before, line in pairwise(upright))
    if jumps < _DISORDER * len(upright):
        return lines
    return _by_columns(upright) + [line for line in lines if line.turn]


def _jumps(before: Line, line: Line) -> bool:
    """Whether a line stands where the one before doesn't go on."""
    if line.left >= before.right:
        return line.y <= before.y + 0.3 * line.size
    return line.right > before.left and line.y > before.y + 0.3 * line.size


def _by_columns(lines: list[Line]) -> list[Line]:
    edges = _edges(lines)
    found: list[Line] = []
    band: list[tuple[int, float, float, Line]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        em = line.size
        spans = any(line.left < edge - em and line.right > edge + em for edge in edges)
        if spans:
            found += [entry[-1] for entry in sorted(band, key=lambda entry: entry[:3])]
            found.append(line)
            band = []
        else:
            column = sum(edge <= line.left + em for edge in edges)
            band.append((column, -line.y, line.left, line))
    return found + [entry[-1] for entry in sorted(band, key=lambda entry: entry[:3])]


def _edges(lines: list[Line]) -> list[float]:
    """Where columns begin, but for the first."""
    least = max(3.0, _BEGINNING * len(lines))
    found: list[float] = []
    cluster: list[Line] = []
    for line in sorted(lines, key=lambda line: line.left):
        if cluster and line.left - cluster[0].left > 0.3 * line.size:
            if len(cluster) >= least:
                found.append(cluster[0].left)
            cluster = []
        cluster.append(line)
    if len(cluster) >= least:
        found.append(cluster[0].left)
    # A column is wider than what is set in.
    em = lines[0].size
    return [edge for before, edge in pairwise(found) if edge - before > 6 * em]
