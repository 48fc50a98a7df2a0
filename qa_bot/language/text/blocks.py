"""Blocks: the paragraphs, headings, list items, table rows and code lines of a document.

A block says where it stands in the document's own characters, which heading it stands under and
what leads in to it: for a list item the sentence before the list, for a table row the row of the
column heads, for a line of code the sentence before. The parsers, one for each kind of document,
find the blocks and hand them to a `Layout`, which keeps what is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "paragraph", "heading", "item", "row", "header", "code", "quote",
    "mark", "metadata", "markup", "navigation",
]  # fmt: skip

Hidden = list[tuple[int, int, str]]
"""Ascending stretches of a text, each with the sign that stands for its characters when read."""

WHOLE: frozenset[Kind] = frozenset({"heading", "row", "header", "code"})
"""Kinds that are one passage, whatever stops are in them."""

TERM = 90
"""The level of a defined term, a heading of what defines it and of nothing else."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like: code-point offsets `start` and `end` into the text, and its kind.

    `heading` is the number of the heading block that it stands under, whose own heading is the one
    above; `lead_in` that of the block that leads in to it; -1 where there is none. A "header" is
    the row of a table's column heads. What is never quoted has a kind too: a "mark" only parts
    (`---`), "metadata" is front matter, "markup" a picture, a tag, a comment, what a program fills
    in or where a link leads, "navigation" a table of contents or the foot of a page.
    """

    start: int
    end: int
    kind: Kind
    heading: int = -1
    lead_in: int = -1


@dataclass(slots=True)
class Layout:
    """The blocks of a text in reading order, as a parser finds them.

    `hidden` are stretches within blocks that are markup: spaces where the text is read, or `)` at
    the end of a link, which belongs to the sentence. `literal` are stretches in which no stop ends
    a sentence, as in `a.b()`.
    """

    text: str
    blocks: list[Block] = field(default_factory=list)
    hidden: Hidden = field(default_factory=list)
    literal: list[tuple[int, int]] = field(default_factory=list)
    _headings: list[tuple[int, int]] = field(default_factory=list)
    _items: list[tuple[int, int]] = field(default_factory=list)
    _before_list: int = -1
    _latest: int = -1
    _columns: int = -1

    def heading(self, start: int, end: int, level: int) -> None:
        """A heading, under the nearest before it whose level is less."""
        self.close(level)
        number = self._add("heading", start, end)
        self._headings.append((level, number))
        self._items.clear()
        self._before_list = self._latest = self._columns = -1

    def close(self, level: int) -> None:
        """What follows stands under no heading of this level or a deeper one."""
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()

    def paragraph(self, start: int, end: int, kind: Kind = "paragraph") -> None:
        """Running text, which leads in to what comes after it."""
        self._before_list = self._latest = self._add(kind, start, end)
        self._items.clear()
        self._columns = -1

    def caption(self, start: int, end: int) -> None:
        """Text that leads in to what comes after it, unless a line with a colon does already."""
        latest = self._latest
        announced = latest >= 0 and self.text[self.blocks[latest].end - 1] == ":"
        self.paragraph(start, end)
        if announced:
            self._before_list = self._latest = latest

    def item(self, start: int, end: int, depth: int, goes_on: bool = False) -> None:
        """A list item, or, where it `goes_on`, another block of one."""
        while self._items and self._items[-1][0] >= depth + goes_on:
            self._items.pop()
        lead_in = self._items[-1][1] if self._items else self._before_list
        self._latest = self._add("item", start, end, lead_in)
        if not (goes_on and self._items):
            self._items.append((depth, self._latest))
        self._columns = -1

    def code(self, start: int, end: int) -> None:
        """A line of code."""
        self._columns = -1
        self._add("code", start, end, self._latest)

    def table(self) -> None:
        """A table begins."""
        self._columns = -1

    def row(self, start: int, end: int, header: bool = False) -> None:
        """A row of a table, or the one of its column heads."""
        if header:
            self._columns = self._add("header", start, end, self._latest)
        else:
            lead_in = self._columns if self._columns >= 0 else self._latest
            self._add("row", start, end, lead_in)

    def skip(self, kind: Kind, start: int, end: int) -> None:
        """What is never quoted."""
        self._add(kind, start, end)

    def include(self, other: Layout, base: int) -> None:
        """The blocks of another text, which stands in this one from `base` on."""
        first = len(self.blocks)
        above = self._headings[-1][1] if self._headings else -1
        for block in other.blocks:
            heading = block.heading + first if block.heading >= 0 else above
            lead_in = block.lead_in + first if block.lead_in >= 0 else -1
            start, end = block.start + base, block.end + base
            self.blocks.append(Block(start, end, block.kind, heading, lead_in))
        self.hidden += [(start + base, end + base, sign) for start, end, sign in other.hidden]
        self.literal += [(start + base, end + base) for start, end in other.literal]
        self._items.clear()
        self._before_list = self._latest = self._columns = -1

    def reading(self) -> str:
        """The text as it is read: of the same length, with other signs for what is markup."""
        return covered(self.text, self.hidden)

    def _add(self, kind: Kind, start: int, end: int, lead_in: int = -1) -> int:
        heading = self._headings[-1][1] if self._headings else -1
        self.blocks.append(Block(start, end, kind, heading, lead_in))
        return len(self.blocks) - 1


def covered(text: str, hidden: Hidden, base: int = 0) -> str:
    """A text with a sign in place of each character of some stretches, which ascend from `base`."""
    parts: list[str] = []
    at = base
    for start, end, sign in hidden:
        if start >= at:
            parts += (text[at - base : start - base], sign * (end - start))
            at = end
    return "".join((*parts, text[at - base :])) if parts else text
