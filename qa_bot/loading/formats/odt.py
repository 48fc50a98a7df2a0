"""OpenDocument texts: what stands on the page, with its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.elements import LINE_BREAK, Element, Elements, written
from qa_bot.loading.formats.office import properties
from qa_bot.loading.loaded import Loaded, Unreadable, Writer, literal

_PASSED_OVER = frozenset(
    "tracked-changes annotation note-citation table-of-content alphabetical-index table-index "
    "illustration-index object-index user-index bibliography-source ruby-text forms script title "
    "desc binary-data sequence-decls hidden-text".split()
)
_PARAGRAPHS = frozenset(("p", "h"))
_TABLES = {"table": "table", "table-row": "tr", "table-cell": "td"}
_CODE = frozenset(("preformatted text", "source code"))
_QUOTES = frozenset(("quotations", "quote", "block text"))
_LITERAL = frozenset(("source text", "teletype", "code"))
_AUTOMATIC = re.compile(r"[PT]\d+")  # styles that programs make
_LONGEST_CHAIN = 20  # styles that are based on each other
_MOST_SPACES = 1_000  # that one element stands for


@dataclass(slots=True)
class _Within:
    """What is open on the page, or in a note, which stands within a paragraph."""

    elements: Elements = field(default_factory=Elements)
    lists: int = 0
    items: list[bool] = field(default_factory=list)  # for each, whether it has a paragraph
    tables: int = 0
    heads: bool = False  # whether the rows are those of the column heads


@dataclass(slots=True)
class _Paragraph:
    tag: str
    style: str
    level: int
    text: list[str] = field(default_factory=list)
    spans: list[bool] = field(default_factory=list)  # that are open, whether each is code


def load(data: bytes) -> Iterator[Loaded]:
    """The article of an OpenDocument text. Raises Unreadable for one damaged or encrypted."""
    archive = Archive(data)
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        raise Unreadable("encrypted")
    body = _Body()
    for member in ("styles.xml", "content.xml"):
        if member in archive or member == "content.xml":
            body.read(archive.read(member))
    writer = Writer()
    written(body.blocks(), writer)
    title, author, date = properties(archive, "meta.xml")
    yield writer.loaded(title or body.title, author, date)


class _Body:
    """The paragraphs, lists and tables of a text, as they begin and end."""

    def __init__(self) -> None:
        self.title = ""
        self._open = [_Within()]
        self._paragraphs: list[_Paragraph] = []
        self._waiting: list[Element] = []  # notes, until their section ends
        self._parents: dict[str, str] = {}  # by the names of styles
        self._skipping = 0
        self._in_text = False

    def read(self, data: bytes) -> None:
        for event, value, given in xml(data):
            if event == "text":
                if self._paragraphs and not self._skipping:
                    paragraph = self._paragraphs[-1]
                    code = any(paragraph.spans)
                    paragraph.text.append(literal(value) if code else value)
            elif event == "start":
                if self._skipping or value in _PASSED_OVER:
                    self._skipping += 1
                else:
                    self._start(value, given)
            elif self._skipping:
                self._skipping -= 1
            else:
                self._end(value)

    def blocks(self) -> list[Element]:
        """All of the text, the notes of each section at its end."""
        self._add_notes()
        return self._open[0].elements.blocks()

    def _start(self, tag: str, given: dict[str, str]) -> None:
        within = self._open[-1]
        if tag == "style":
            self._parents[given.get("name", "")] = given.get("parent-style-name", "")
        elif not self._in_text:
            self._in_text = tag == "text"
        elif tag in _PARAGRAPHS:
            level = given.get("outline-level", "")
            style = self._style(given)
            self._paragraphs.append(_Paragraph(tag, style, int(level) if level.isdecimal() else 1))
        elif tag in _TABLES:
            within.tables += tag == "table"
            cell = "th" if within.heads and tag == "table-cell" else _TABLES[tag]
            within.elements.start(cell)
        elif tag == "table-header-rows":
            within.heads = True
        elif tag == "list":
            within.lists += 1
        elif tag in ("list-item", "list-header"):
            within.items.append(False)
        elif tag == "note":
            self._open.append(_Within())
        elif self._paragraphs:
            self._inline(tag, given)

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        if tag == "span":
            paragraph.spans.append(self._style(given, _LITERAL) in _LITERAL)
        elif tag == "s":
            count = given.get("c", "1")
            paragraph.text.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif tag == "tab":
            paragraph.text.append(" ")
        elif tag == "line-break":
            paragraph.text.append(LINE_BREAK)

    def _end(self, tag: str) -> None:
        within = self._open[-1]
        if tag in _PARAGRAPHS and self._paragraphs:
            self._add(self._paragraphs.pop(), within)
        elif tag in _TABLES:
            within.tables -= tag == "table"
            within.elements.end(_TABLES[tag])
        elif tag == "table-header-rows":
            within.heads = False
        elif tag == "list":
            within.lists -= 1
        elif tag in ("list-item", "list-header"):
            del within.items[-1:]
        elif tag == "note" and len(self._open) > 1:
            self._waiting += self._open.pop().elements.blocks()
        elif tag == "span" and self._paragraphs:
            del self._paragraphs[-1].spans[-1:]

    def _style(self, given: dict[str, str], wanted: frozenset[str] = _CODE | _QUOTES) -> str:
        """The name of a style, or that of one among the `wanted` that it is based on."""
        name = given.get("style-name", "")
        named = ""
        for _ in range(_LONGEST_CHAIN):
            told = name.replace("_20_", " ").replace("_", " ").lower()
            if told in wanted:
                return told
            if not named and not _AUTOMATIC.fullmatch(name):
                named = told
            name = self._parents.get(name, "")
            if not name:
                break
        return named

    def _add(self, paragraph: _Paragraph, within: _Within) -> None:
        text, style = "".join(paragraph.text), paragraph.style
        if paragraph.tag == "h" or style == "title":
            level = paragraph.level if paragraph.tag == "h" else 0
            self.title = self.title or ("" if level else text)
            if len(self._open) == 1 and not within.tables:
                self._add_notes()
            block = Element("heading", text, level)
        elif within.items:
            block = Element("item", text, within.lists - 1, within.items[-1])
            within.items[-1] = True
        else:
            kind = "code" if style in _CODE else "quote" if style in _QUOTES else "paragraph"
            block = Element(kind, text)
        within.elements.add(block)

    def _add_notes(self) -> None:
        for note in self._waiting:
            self._open[0].elements.add(note)
        self._waiting = []
