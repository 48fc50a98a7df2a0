"""The passages of an article by number, and the quotations that stand in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from qa_bot.language.speech.sentence import QUOTED
from qa_bot.model import Passage

LONGEST = 5000
"""Characters of a passage that are looked at."""

_SPACES = str.maketrans(dict.fromkeys("\t\r\n\v\f\u00a0\u0085\u2028\u2029\0", " "))
_QUOTED_THROUGHOUT = 0.8


class Quoting:
    """Passages by number, each with its block and the quotations in it."""

    def __init__(
        self, blocks: Sequence[Sequence[Passage]], quotations: Sequence[tuple[int, int]]
    ) -> None:
        """`quotations` are offsets into the text, ascending and apart."""
        self.passages = [passage for block in blocks for passage in block]
        self.block = [number for number, block in enumerate(blocks) for _ in block]
        self.quotations = quotations
        self._opened = [start for start, _ in quotations]
        self._begins = [passage.start for passage in self.passages]

    def told(self, number: int) -> str:
        """A passage as its writer tells it, each character of a quotation as QUOTED."""
        passage = self.passages[number]
        text = passage.text[:LONGEST].translate(_SPACES)
        quoted = self.quoted_in(passage.start, passage.start + len(text))
        return _blotted(text, passage.start, quoted) if quoted else text

    def quoted_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quotations that reach into a place."""
        found = []
        for at in range(max(bisect_right(self._opened, start) - 1, 0), len(self.quotations)):
            opened, closed = self.quotations[at]
            if opened >= end:
                break
            if closed > start:
                found.append((opened, closed))
        return found

    def kind(self, start: int, end: int) -> str:
        """Whether all, some or nothing of a content stands in quotation marks."""
        inside = sum(min(b, end) - max(a, start) for a, b in self.quoted_in(start, end))
        if inside >= _QUOTED_THROUGHOUT * (end - start):
            return "direct"
        return "mixed" if inside else "indirect"

    def over(self, start: int, end: int) -> range:
        """The numbers of the passages that a place reaches over."""
        first = max(bisect_right(self._begins, start) - 1, 0)
        last = max(bisect_right(self._begins, end - 1) - 1, 0)
        return range(first, last + 1)


def _blotted(text: str, start: int, quoted: Sequence[tuple[int, int]]) -> str:
    """A text that begins at a place of its article, each character of a quotation as QUOTED."""
    parts, done = [], 0
    for opened, closed in quoted:
        a, b = max(0, opened - start), min(len(text), closed - start)
        parts += [text[done:a], QUOTED * (b - a)]
        done = b
    return "".join((*parts, text[done:]))
