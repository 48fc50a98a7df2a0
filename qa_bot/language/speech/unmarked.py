"""An article without the marks of emphasis and links, in which statements are looked for.

`said [Ada **Holm**](https://…)` is "said Ada Holm". What is found there is told by its place in the
text as it is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa_bot.language.lazy_regex import pattern
from qa_bot.model import Passage, Statement

Blocks = Sequence[Sequence[Passage]]

_MARKS = pattern(
    r"\*{1,3}(?=\S)|(?<=[^\s*])\*{1,3}|(?<!\w)_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?!\w)"
    r"|\[(?=[^\[\]\n]{1,200}\]\()"
    r"|\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+\"[^\"\n]{0,200}\")?\)"
)


def may_have_marks(text: str) -> bool:
    """Whether a text may hold marks of emphasis or links."""
    return "*" in text or "_" in text or "](" in text


class Unmarked:
    """The text without its marks, and the passages of its blocks in it."""

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._cuts: list[int] = []  # where something was taken out, by offsets without marks
        self._begins: list[int] = []  # the same by offsets with marks
        self._gone: list[int] = [0]  # how many characters until there
        parts, done = [], 0
        for match in _MARKS.finditer(text):
            parts.append(text[done : match.start()])
            self._cuts.append(match.start() - self._gone[-1])
            self._begins.append(match.start())
            self._gone.append(self._gone[-1] + len(match[0]))
            done = match.end()
        self.text = "".join((*parts, text[done:]))
        self.blocks = [[self._passage(passage) for passage in block] for block in blocks]

    def marked(self, statements: Iterable[Statement]) -> list[Statement]:
        """Statements of the text without marks, by their places in the text with them."""
        return [
            replace(one, start=self._with(one.start), end=self._with(one.end - 1) + 1)
            for one in statements
        ]

    def _passage(self, passage: Passage) -> Passage:
        start, end = self._without(passage.start), self._without(passage.end)
        return replace(passage, start=start, end=end, text=self.text[start:end])

    def _without(self, offset: int) -> int:
        at = bisect_right(self._begins, offset - 1)
        gone = self._gone[at]
        if at and offset < self._begins[at - 1] + self._gone[at] - self._gone[at - 1]:
            return self._cuts[at - 1]  # within what was taken out
        return offset - gone

    def _with(self, offset: int) -> int:
        return offset + self._gone[bisect_right(self._cuts, offset)]
