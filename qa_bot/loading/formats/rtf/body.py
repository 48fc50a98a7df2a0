"""The body of an RTF file: its paragraphs, tables and notes, by the words that lay them out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from qa_bot.loading.elements import LINE_BREAK, Cell, Element, Elements
from qa_bot.loading.loaded import literal

_HEADING = re.compile(r"heading ([1-9])")
_CODE = frozenset(("preformatted text", "html preformatted", "source code", "plain text"))
_QUOTES = frozenset(("quote", "intense quote", "block text", "quotations"))
# What a program that knows no lists writes before an item.
_BULLET = re.compile(r"[ \t]*(?:[•·▪◦‣–—-]|\d{1,3}[.)]|[A-Za-z][.)])[ ]*\t\s*")
_DEEPEST = 9  # levels of headings and lists
_INDENT = 360  # twentieths of a point, for each level of a list


@dataclass(frozen=True, slots=True)
class Format:
    """What a paragraph is, or those of a style, which has a name."""

    name: str = ""
    level: int | None = None  # of a heading
    is_item: bool = False
    depth: int = 0
    in_table: bool = False
    hangs: bool = False  # whether its first line begins left of the others

    def with_word(self, word: str, number: int) -> Format:
        """This format with what a word says of it."""
        if word == "outlinelevel":
            return replace(self, level=number + 1 if 0 <= number < _DEEPEST else None)
        if word == "ls":
            return replace(self, is_item=number > 0)
        if word == "ilvl":
            return replace(self, depth=max(0, min(number, _DEEPEST)))
        if word == "intbl":
            return replace(self, in_table=True)
        if word == "fi":
            return replace(self, hangs=number < 0)
        if word == "li" and not self.is_item:
            return replace(self, depth=max(0, min(number // _INDENT - 1, _DEEPEST)))
        return self

    def named(self) -> Format:
        """This style, with what its name says."""
        name = self.name.strip(" ;").lower()
        heading = _HEADING.match(name)
        level = int(heading[1]) if heading and self.level is None else self.level
        return replace(self, name=name, level=level)


@dataclass(slots=True)
class _Part:
    """The text of the file, or of one of its notes."""

    elements: Elements = field(default_factory=Elements)
    text: list[tuple[str, bool]] = field(default_factory=list)  # and whether it is code
    format: Format = field(default_factory=Format)
    cell: list[Element] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    heads: bool = False  # whether the row holds the heads of the columns


class Body:
    """The text as it is laid out; the notes of each section come at its end."""

    def __init__(self, styles: dict[int, Format]) -> None:
        self.title = ""
        self._styles = styles
        self._parts = [_Part()]
        self._waiting: list[Element] = []  # notes, until their section ends

    @property
    def format(self) -> Format:
        """What the paragraph that is open is."""
        return self._parts[-1].format

    @format.setter
    def format(self, format: Format) -> None:
        self._parts[-1].format = format

    def text(self, text: str, is_code: bool = False) -> None:
        self._parts[-1].text.append((text, is_code))

    def lay_out(self, word: str, number: int) -> None:
        """Take in a word that ends a paragraph or says how one is laid out."""
        part = self._parts[-1]
        if word in ("par", "\n", "\r", "sect"):
            self._end_paragraph()
        elif word in ("line", "lbr", "softline"):
            part.text.append((LINE_BREAK, bool(part.text) and part.text[-1][1]))
        elif word in ("cell", "nestcell"):
            part.format = replace(part.format, in_table=True)
            self._end_paragraph()
            if word == "cell":
                part.row.append(Cell(part.heads, part.cell))
                part.cell = []
        elif word == "row":
            part.rows.append(part.row)
            part.row = []
        elif word in ("trowd", "trhdr"):
            part.heads = word == "trhdr"
        elif word == "pard":
            part.format = Format()
        elif word == "s":
            style = self._styles.get(number, Format())
            part.format = replace(style, in_table=part.format.in_table)
        else:
            part.format = part.format.with_word(word, number)

    def start_note(self) -> None:
        self._parts.append(_Part())

    def end_note(self) -> None:
        if len(self._parts) > 1:
            self._end_paragraph()
            self._end_table()
            self._waiting += self._parts.pop().elements.blocks()

    def blocks(self) -> list[Element]:
        """All of the text."""
        while len(self._parts) > 1:
            self.end_note()
        self._end_paragraph()
        self._end_table()
        self._add_notes()
        return self._parts[0].elements.blocks()

    def _end_paragraph(self) -> None:
        part = self._parts[-1]
        pieces = [(text, is_code) for text, is_code in part.text if text]
        part.text.clear()
        if not part.format.in_table:
            self._end_table()
        if all(text.isspace() for text, _ in pieces):
            return
        block = _block(pieces, part.format)
        if part.format.in_table:
            part.cell.append(block)
        elif not part.format.name.startswith("toc "):
            if block.kind == "heading" and len(self._parts) == 1:
                self._add_notes()
                self.title = self.title or ("" if block.level else block.text)
            part.elements.add(block)

    def _end_table(self) -> None:
        part = self._parts[-1]
        if part.cell:
            part.row.append(Cell(False, part.cell))
        if part.row:
            part.rows.append(part.row)
        if part.rows:
            part.elements.add_table(Element("table", rows=part.rows))
        part.rows, part.row, part.cell = [], [], []

    def _add_notes(self) -> None:
        for note in self._waiting:
            self._parts[0].elements.add(note)
        self._waiting = []


def _block(pieces: list[tuple[str, bool]], format: Format) -> Element:
    """A paragraph by what it is; one that is all code is no text with code in it."""
    all_code = all(is_code for _, is_code in pieces)
    text = _whole("".join(text for text, _ in pieces))
    marked = "".join(literal(_whole(text)) if is_code else text for text, is_code in pieces)
    if format.name == "title" or format.level is not None:
        return Element("heading", text, format.level or 0)
    if format.name in _CODE or all_code:
        return Element("code", text)
    marked = _whole(marked)
    bullet = _BULLET.match(marked) if format.hangs else None
    if format.is_item or bullet:
        return Element("item", marked[bullet.end() :] if bullet else marked, format.depth)
    return Element("quote" if format.name in _QUOTES else "paragraph", marked)


def _whole(text: str) -> str:
    """A text whose characters beyond the first 65,536 are given in two halves, joined."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
