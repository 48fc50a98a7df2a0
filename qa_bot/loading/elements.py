"""From the elements of HTML, as they begin and end, to paragraphs, headings, items and rows.

A parser says what begins (`start`), what ends (`end`) and what text stands between (`text`);
`written` puts down the blocks that came of it. Elements within a line leave no trace in the text:
`<b>N</b>o` is `No`. A table is one of data, with rows, or one that only lays the page out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from qa_bot.loading.loaded import Writer, literal

UNSEEN = frozenset(
    "annotation annotation-xml audio button canvas datalist head iframe nav noscript object option "
    "rp rt script select style svg template textarea title video".split()
)
"""Elements whose text is none of the page's."""

_WITHIN_TEXT = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark "
    "math mi mn mo mrow ms msub msubsup msup mtext nobr output q ruby rb s samp semantics small "
    "span strike strong sub sup time tt u var wbr".split()
)
_LITERAL = frozenset(("code", "kbd", "samp", "tt"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
_ITEMS = frozenset(("li", "dd"))
_CELLS = frozenset(("td", "th"))
_CODE = frozenset(("pre", "listing", "xmp"))
LINE_BREAK = "\0"
"""What stands in a text for the end of a line within a paragraph."""

_PARTED = re.compile("\0(?: ?\0)+")
_LONGEST_MARK = 6  # characters: "[123]"


@dataclass(slots=True)
class Element:
    """A block of text, or a table; `kept` is whether it belongs to the article.

    `kind` is that of a block, or "table", whose cells stand in `rows`. `level` is that of a
    heading or the depth of an item, which `goes_on` where it is another block of one. `linked` is
    how many of the characters lead elsewhere, by how many `links`. `label` is what
    the `Elements` were labelled with when it ended.
    """

    kind: str
    text: str = ""
    level: int = 0
    goes_on: bool = False
    kept: bool = True
    linked: int = 0
    links: int = 0
    label: str = ""
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    """A cell of a table."""

    head: bool
    blocks: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Within:
    """What is open, in the page or in a cell of a table."""

    blocks: list[Element] = field(default_factory=list)
    table: Element | None = None  # of which this is a cell
    heading: int = 0
    quotes: int = 0
    code: int = 0
    lists: int = 0
    items: list[bool] = field(default_factory=list)  # for each, whether it has a block


class Elements:
    """The blocks of a page, made of its elements in their order."""

    def __init__(self) -> None:
        self.label = ""
        self._open = [_Within()]
        self._tables: list[Element] = []
        self._inline: list[str] = []
        self._kept = False
        self._links = 0  # that are open
        self._begun = 0  # in this block
        self._linked = 0
        self._raised = 0
        self._literal = 0
        self._dropped = ""
        self._mark: int | None = None  # where the text of a link within the page begins
        self._mark_raised = False

    def start(self, tag: str, target: str = "", is_mark: bool = False) -> None:
        """An element begins; `target` is where a link leads, `is_mark` whether to a note."""
        if tag in _WITHIN_TEXT:
            self._start_within_text(tag, target, is_mark)
        elif tag == "br":
            self._inline.append(LINE_BREAK)
        else:
            self._flush()
            within = self._open[-1]
            if tag in HEADINGS:
                within.heading = HEADINGS[tag]
            elif tag in _LISTS:
                within.lists += 1
            elif tag in _ITEMS:
                within.items.append(False)
            elif tag == "blockquote":
                within.quotes += 1
            elif tag in _CODE:
                within.code += 1
            elif tag == "table":
                self._tables.append(Element("table", label=self.label))
            elif self._tables and tag == "tr":
                self._tables[-1].rows.append([])
            elif self._tables and tag in _CELLS and self._tables[-1].rows:
                cell = Cell(tag == "th")
                self._tables[-1].rows[-1].append(cell)
                self._open.append(_Within(cell.blocks, self._tables[-1]))

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _WITHIN_TEXT:
            self._end_within_text(tag)
        elif tag != "br":
            self._flush()
            within = self._open[-1]
            if tag in HEADINGS:
                within.heading = 0
            elif tag in _LISTS:
                within.lists = max(0, within.lists - 1)
            elif tag in _ITEMS:
                del within.items[-1:]
            elif tag == "blockquote":
                within.quotes = max(0, within.quotes - 1)
            elif tag in _CODE:
                within.code = max(0, within.code - 1)
            elif tag == "table" and self._tables:
                self.add_table(self._tables.pop())
            elif tag in _CELLS and self._tables and within.table is self._tables[-1]:
                self._open.pop()

    def text(self, text: str, kept: bool = True) -> None:
        """Text of the page, which is `kept` if it belongs to the article."""
        space = not text or text.isspace()
        is_code = self._literal and not self._open[-1].code and not space
        self._inline.append(literal(text) if is_code else text)
        if not space:
            self._kept |= kept
            if self._links:
                self._linked += len(text)

    def add(self, block: Element) -> None:
        """A block that is known whole, but for its line breaks; two of them part paragraphs."""
        text = block.text.replace("\xad", "")
        if block.kind == "code":
            parts = text.replace(LINE_BREAK, "\n").strip("\n").split("\n")
        else:
            text = " ".join(text.split())
            parts = [part.replace(LINE_BREAK, " ") for part in _PARTED.split(text)]
        for part in parts:
            if part and not part.isspace():
                self._open[-1].blocks.append(replace(block, text=part))
                block.goes_on = block.kind == "item"

    def add_table(self, table: Element) -> None:
        """A table that is known whole; one that merely lays the page out isn't one."""
        self._open[-1].blocks += [table] if _of_data(table) else _laid_out(table)

    def blocks(self) -> list[Element]:
        """All of the page."""
        self._flush()
        return self._open[0].blocks

    def _start_within_text(self, tag: str, target: str, is_mark: bool) -> None:
        if tag == "a":
            self._links += 1
            self._begun += 1
            if "#" in target or is_mark:
                self._mark, self._mark_raised = len(self._inline), is_mark or self._raised > 0
        elif tag in _LITERAL:
            self._literal += 1
        elif tag == "sup":
            self._raised += 1
            self._mark_raised = True

    def _end_within_text(self, tag: str) -> None:
        if tag == "a":
            self._links = max(0, self._links - 1)
            if self._mark is not None:
                text = "".join(self._inline[self._mark :]).strip()
                # The number of a note, or a sign that leads to its heading: "¶".
                short = len(text) <= _LONGEST_MARK
                number = text.strip("[]()").isdecimal() and self._is_glued(self._mark)
                if short and (self._mark_raised or number or not any(map(str.isalnum, text))):
                    self._dropped = text if number else ""
                    del self._inline[self._mark :]
            self._mark = None
        elif tag in _LITERAL:
            self._literal = max(0, self._literal - 1)
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)

    def _is_glued(self, at: int) -> bool:
        """Whether what begins at a text is glued to what is before it, or begins a block."""
        before = "".join(self._inline[max(0, at - 2) : at])
        return not before.strip() or not before[-1].isspace()

    def _flush(self) -> None:
        """End the block that is open, if there is text in it."""
        text = "".join(self._inline)
        if not text or text.isspace():
            # Without the dropped text there is none, so that it is kept after all.
            text = self._dropped
        self._dropped = ""
        kept, linked, links = self._kept, self._linked, self._begun
        self._inline.clear()
        self._kept, self._linked, self._begun, self._mark = False, 0, 0, None
        if not text or text.isspace():
            return
        block = Element("paragraph", text, 0, False, kept, linked, links, self.label)
        _place(block, self._open[-1])
        self.add(block)


def _place(block: Element, within: _Within) -> None:
    """Say what a block is by what it stands in."""
    if within.code:
        block.kind = "code"
    elif within.heading:
        block.kind, block.level = "heading", within.heading
    elif within.items:
        block.kind, block.level = "item", max(0, within.lists - 1)
        block.goes_on = within.items[-1]
        within.items[-1] = True
    elif within.quotes:
        block.kind = "quote"


def _of_data(table: Element) -> bool:
    """Whether a table's cells belong together in rows, and don't merely lay a page out."""
    cells = [cell for row in table.rows for cell in row]
    if max(map(len, table.rows), default=0) < 2 or len(table.rows) < 2:
        return False
    return not any(map(_lays_out, cells))


def _lays_out(cell: Cell) -> bool:
    """Whether a cell holds a part of the page, and not a value."""
    kinds = [block.kind for block in cell.blocks]
    long = sum(block.kind == "paragraph" and len(block.text) > 80 for block in cell.blocks)
    parts = len(kinds) > 1 and not {"heading", "code"}.isdisjoint(kinds)
    return long > 1 or parts or "table" in kinds


def _laid_out(table: Element) -> list[Element]:
    """The blocks of a table that merely lays a page out."""
    return [block for row in table.rows for cell in row for block in cell.blocks]


def written(blocks: list[Element], writer: Writer, sections: bool = True) -> None:
    """Write down blocks; the headings of `sections` are places."""
    for block in blocks:
        if block.kind == "heading" and sections:
            writer.section(block.text, block.level)
        elif block.kind == "heading":
            writer.heading(block.text, block.level)
        elif block.kind == "item":
            writer.item(block.text, block.level, block.goes_on)
        elif block.kind == "code":
            writer.code(block.text)
        elif block.kind == "table":
            writer.table()
            for number, row in enumerate(block.rows):
                heads = sum(cell.head for cell in row)
                header = heads > 1 and heads >= len(row) - 1 and number < 3
                writer.row([_joined(cell) for cell in row], header)
        else:
            writer.paragraph(block.text, "quote" if block.kind == "quote" else "paragraph")


def _joined(cell: Cell) -> str:
    return " ".join(block.text for block in cell.blocks)
