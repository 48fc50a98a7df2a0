"""Word files: the text as it stands after all changes are accepted, with its notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.elements import LINE_BREAK, Element, Elements, written
from qa_bot.loading.formats.office import member, properties
from qa_bot.loading.loaded import Loaded, Writer, literal

# What is deleted, moved from here, computed, shown by older programs alone, or was so before.
_PASSED_OVER = frozenset(
    "del moveFrom instrText delText delInstrText Fallback rt sdtPr pPrChange rPrChange "
    "sectPrChange tblPrChange tcPrChange trPrChange numberingChange".split()
)
_SIGNS = {
    "tab": " ", "ptab": " ", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "-",
    "den": "/",
}  # fmt: skip
_CODE = frozenset(("source code", "html preformatted", "preformatted text", "plain text", "code"))
_LITERAL = frozenset(
    ("verbatim char", "source text", "html code", "html typewriter", "html sample")
)
_QUOTES = frozenset(("quote", "intense quote", "block text", "quotations"))
_KINDS = _CODE | _QUOTES
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_LONGEST_CHAIN = 20  # styles that are based on each other
_LEVELS = 9  # of headings; what is deeper isn't one


@dataclass(slots=True)
class _Style:
    """What a style says of its paragraphs; None where it says nothing."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list: str | None = None
    depth: int = 0


@dataclass(slots=True)
class _Paragraph:
    text: list[str]
    style: _Style = field(default_factory=_Style)
    runs_on: bool = False  # into the next, since the break between them was deleted


def load(data: bytes) -> Iterator[Loaded]:
    """The article of a Word file. Raises Unreadable for a damaged or an encrypted one."""
    archive = Archive(data)
    styles = _styles(archive)
    notes = {
        kind: _notes(archive, kind, styles)
        for kind in _NOTES.values()
        if f"word/{kind}s.xml" in archive
    }
    body = _Body(styles, notes)
    body.read(archive.read(member(archive, r"word/document\d*\.xml")))
    writer = Writer()
    written(body.blocks(), writer)
    title, author, date = properties(archive, "docProps/core.xml")
    yield writer.loaded(title or body.title, author, date)


def _styles(archive: Archive) -> dict[str, _Style]:
    """The styles by their ids."""
    found: dict[str, _Style] = {}
    style = _Style()
    if "word/styles.xml" in archive:
        for kind, tag, given in xml(archive.read("word/styles.xml")):
            value = given.get("val", "")
            if kind != "start":
                continue
            if tag == "style":
                style = found.setdefault(given.get("styleId", ""), _Style())
            elif tag == "name":
                style.name = value.lower()
            elif tag == "basedOn":
                style.based_on = value
            else:
                _format(style, tag, value)
    return {id: _resolved(style, found) for id, style in found.items()}


def _format(style: _Style, tag: str, value: str) -> None:
    """Take in one of the properties of a paragraph."""
    if tag == "outlineLvl" and value.isdecimal():
        style.outline = int(value)
    elif tag == "numId":
        style.list = value
    elif tag == "ilvl" and value.isdecimal():
        style.depth = min(int(value), _LEVELS)


def _resolved(style: _Style, styles: dict[str, _Style]) -> _Style:
    """A style with what it takes over from those that it is based on."""
    whole = _Style(style.name, style.based_on, style.outline, style.list, style.depth)
    for _ in range(_LONGEST_CHAIN):
        base = styles.get(whole.based_on)
        if base is None:
            break
        whole.based_on = base.based_on
        if whole.outline is None:
            whole.outline = base.outline
        if whole.list is None:
            whole.list, whole.depth = base.list, base.depth
        if not whole.name or (whole.name not in _KINDS and base.name in _KINDS):
            whole.name = base.name
    return whole


def _notes(archive: Archive, kind: str, styles: dict[str, _Style]) -> dict[str, list[Element]]:
    """The notes by their ids; lines that part them from the page aren't notes."""
    found: dict[str, list[Element]] = {}
    body = _Body(styles, {})
    for event, tag, given in xml(archive.read(f"word/{kind}s.xml")):
        if event == "start" and tag == kind:
            body = _Body(styles, {})
            if "type" not in given or given["type"] == "normal":
                found[given.get("id", "")] = body.elements.blocks()
        else:
            body.take(event, tag, given)
    return found


class _Body:
    """The paragraphs and tables of a part of the file, as they begin and end."""

    def __init__(
        self, styles: dict[str, _Style], notes: dict[str, dict[str, list[Element]]]
    ) -> None:
        self.elements = Elements()
        self.title = ""
        self._styles = styles
        self._notes = notes
        self._waiting: list[Element] = []  # notes, until their section ends
        self._paragraphs: list[_Paragraph] = []  # that are open: a text box stands in one
        self._carried: list[str] = []
        self._skipping = self._tables = 0
        self._in_format = self._in_text = self._in_run_format = self._hidden = False
        self._literal = False
        self._heads = False  # whether this row of a table holds the heads of its columns
        self._first = False  # or the next does

    def read(self, data: bytes) -> None:
        for event in xml(data):
            self.take(*event)

    def blocks(self) -> list[Element]:
        """All of the part, the notes of each section at its end."""
        self._add_notes()
        return self.elements.blocks()

    def take(self, event: str, value: str, given: dict[str, str]) -> None:
        if event == "text":
            if self._in_text and not self._skipping and not self._hidden and self._paragraphs:
                self._paragraphs[-1].text.append(literal(value) if self._literal else value)
        elif event == "start":
            if self._skipping or value in _PASSED_OVER:
                self._skipping += 1
                if value in ("del", "moveFrom") and self._in_format and self._paragraphs:
                    self._paragraphs[-1].runs_on = True
            else:
                self._start(value, given)
        elif self._skipping:
            self._skipping -= 1
        else:
            self._end(value)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        value = given.get("val", "")
        if tag == "p":
            self._paragraphs.append(_Paragraph(self._carried))
            self._carried = []
        elif tag in ("tbl", "tr"):
            self._tables += tag == "tbl"
            self._heads, self._first = self._first and tag == "tr", False
            self.elements.start({"tbl": "table"}.get(tag, tag))
        elif tag == "tblLook":
            self._first = given.get("firstRow") in ("1", "true")
        elif tag == "tblHeader" and value not in ("0", "false"):
            self._heads = True
        elif tag == "tc":
            self.elements.start("th" if self._heads else "td")
        elif not self._paragraphs:
            return
        elif tag == "pPr":
            self._in_format = True
        elif tag == "rPr":
            self._in_run_format = True
        elif tag == "r":
            self._hidden = self._literal = False
        elif tag == "t":
            self._in_text = True
        elif self._in_format:
            self._format(tag, value)
        elif self._in_run_format and tag == "rStyle":
            self._literal = self._styles.get(value, _Style()).name in _LITERAL
        elif self._in_run_format:
            self._hidden |= tag == "vanish" and value not in ("0", "false")
        elif tag in _SIGNS:
            self._paragraphs[-1].text.append(_SIGNS[tag])
        elif tag in _NOTES:
            notes = self._notes.get(_NOTES[tag], {})
            self._waiting += notes.get(given.get("id", ""), [])

    def _format(self, tag: str, value: str) -> None:
        paragraph = self._paragraphs[-1]
        if tag == "pStyle":
            paragraph.style.based_on = value
        else:
            _format(paragraph.style, tag, value)

    def _end(self, tag: str) -> None:
        if tag == "p" and self._paragraphs:
            self._add(self._paragraphs.pop())
        elif tag == "pPr":
            self._in_format = False
        elif tag == "rPr":
            self._in_run_format = False
        elif tag == "t":
            self._in_text = False
        elif tag in ("tbl", "tr", "tc"):
            self._tables -= tag == "tbl"
            if tag == "tc":
                self.elements.end("td")
            else:
                self.elements.end({"tbl": "table"}.get(tag, tag))

    def _add(self, paragraph: _Paragraph) -> None:
        style = _resolved(paragraph.style, self._styles)
        text = "".join(paragraph.text)
        if paragraph.runs_on:
            self._carried = paragraph.text
        elif style.name == "title" or (style.outline is not None and style.outline < _LEVELS):
            level = 0 if style.name == "title" else (style.outline or 0) + 1
            if not self._tables:
                self._add_notes()
            self.title = self.title or (text if style.name == "title" else "")
            self.elements.add(Element("heading", text, level))
        elif style.list not in (None, "", "0"):
            self.elements.add(Element("item", text, style.depth))
        elif not style.name.startswith("toc "):
            named = "code" if style.name in _CODE else "quote" if style.name in _QUOTES else ""
            self.elements.add(Element(named or "paragraph", text))

    def _add_notes(self) -> None:
        for note in self._waiting:
            self.elements.add(note)
        self._waiting = []
