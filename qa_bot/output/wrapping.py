"""Lines of a text that fit a terminal, measured in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from wcwidth import wcswidth

# Chinese and Japanese write no spaces: a line may end after each of these and its punctuation.
_IDEOGRAPHS = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
# What a terminal draws in one place: a flag, a skin, people joined; accents have no cells anyway.
_EMOJI = "(?:[\u2600-\u27bf\U0001f300-\U0001f3fa\U0001f400-\U0001faff][\U0001f3fb-\U0001f3ff]?|.)"
_DRAWN = re.compile(f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_EMOJI})(?:\ufe0f?\u200d{_EMOJI})*")
_UNIT = re.compile(rf"( ?)([{_IDEOGRAPHS}][^\w ]*|[^ {_IDEOGRAPHS}]+)")


def cells(text: str) -> int:
    """How many cells a clean text takes on a terminal."""
    return max(wcswidth(text), 0)


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each line of `text`, at most `width` cells wide.

    `text` is clean and has single spaces. A word wider than a whole line is cut, never between a
    letter and its accents or within an emoji; a `width` below 2 is taken as 2, which any character
    fits.
    """
    width = max(width, 2)
    start = end = used = 0
    for unit in _UNIT.finditer(text):
        behind, wide = cells(unit[0]), cells(unit[2])
        if end > start and used + behind > width:
            yield start, end
            start = end = unit.start(2)
            used, behind = 0, wide
        if wide <= width:
            end, used = unit.end(), used + behind
            continue
        for drawn in _DRAWN.finditer(text, unit.start(2), unit.end()):
            # Some vowel signs of Hindi take a cell behind a letter alone: a line is measured whole.
            if drawn.start() > start and cells(text[start : drawn.end()]) > width:
                cut = _before_marks(text, start, drawn.start())
                yield start, cut
                start = cut
        end, used = unit.end(), cells(text[start : unit.end()])
    if end > start:
        yield start, end


def _before_marks(text: str, start: int, end: int) -> int:
    """Where to cut before the letter whose accents or vowel signs stand at `end`, if need be."""
    cut = end
    while cut > start and category(text[cut]).startswith("M"):
        cut -= 1
    return cut if cut > start else end
