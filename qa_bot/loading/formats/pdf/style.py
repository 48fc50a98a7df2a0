"""How most of a PDF is set, by which its headings and notes stand out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.loading.formats.pdf.lines import Line, overlap

_LARGE = 1.1  # times the body's size: what is set larger may be a heading


@dataclass(frozen=True, slots=True)
class Style:
    """How most of a document is set: the size of its letters, and how far its lines are apart."""

    size: float
    leading: float
    bold: bool

    def is_large(self, line: Line) -> bool:
        return line.size > _LARGE * self.size

    def stands_out(self, line: Line) -> bool:
        return self.is_large(line) or (line.bold and not self.bold and line.size > 0.9 * self.size)


def style(pages: list[list[Line]]) -> Style:
    """The style of most of a document's characters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes, key=lambda size: sizes[size], default=10.0) or 10.0
    steps: Counter[float] = Counter()
    bold = total = 0
    for lines in pages:
        for before, line in pairwise(lines):
            if abs(line.size - size) <= 0.5:
                step = (before.y - line.y) / size
                if 0.7 < step < 3 and abs(before.size - size) <= 0.5 and overlap(before, line):
                    steps[round(step, 1)] += 1
                total += len(line.text)
                bold += len(line.text) * line.bold
    leading = max(steps, key=lambda step: steps[step], default=1.2)
    return Style(size, leading, 2 * bold > total)
