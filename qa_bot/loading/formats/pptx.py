"""Presentations: slide by slide its title, its points, its tables and what the speaker noted."""

from __future__ import annotations

from collections.abc import Iterator

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.elements import LINE_BREAK, Element, Elements, written
from qa_bot.loading.formats.office import member, properties, related
from qa_bot.loading.loaded import Loaded, Writer

# What is shown by older programs alone, and what stands on each slide.
_PASSED_OVER = frozenset(("Fallback", "rPr", "endParaRPr"))
_ON_EACH = frozenset(("dt", "ftr", "hdr", "sldNum", "sldImg"))
_TITLES = frozenset(("title", "ctrTitle"))
_BULLETS = frozenset(("buChar", "buAutoNum", "buBlip"))
_TABLES = {"tbl": "table", "tr": "tr", "tc": "td"}
_DEEPEST = 9


def load(data: bytes) -> Iterator[Loaded]:
    """The slides of a presentation. Raises Unreadable for a damaged or an encrypted one."""
    archive = Archive(data)
    name = member(archive, r"ppt/presentation\d*\.xml")
    targets = related(archive, name)
    slides = [
        targets.get(given.get("r:id", ""), ("", ""))[1]
        for _, tag, given in xml(archive.read(name))
        if tag == "sldId" and given
    ]
    writer = Writer()
    first = ""
    for number, slide in enumerate(slides, 1):
        if slide not in archive:
            continue
        writer.place(f"slide {number}")
        writer.part()
        blocks = _blocks(archive, slide)
        titles = [block for block in blocks if block.kind == "heading"]
        first = first or " ".join(title.text for title in titles)
        written(titles, writer, sections=False)
        written([block for block in blocks if block.kind != "heading"], writer)
    title, author, date = properties(archive, "docProps/core.xml")
    yield writer.loaded(title or first, author, date)


def _blocks(archive: Archive, slide: str) -> list[Element]:
    """The blocks of a slide, then those of its diagrams, then its notes."""
    parts = [slide]
    for wanted in ("diagramData", "notesSlide"):
        found = (name for relation, name in related(archive, slide).values() if relation == wanted)
        parts += [name for name in found if name in archive]
    return [block for part in parts for block in _Shapes(archive.read(part), part == slide).blocks]


class _Shapes:
    """The text of the shapes of a slide, or of its notes or diagrams, as they begin and end."""

    def __init__(self, data: bytes, is_slide: bool) -> None:
        self._elements = Elements()
        self._is_slide = is_slide
        self._holder = ""  # what a shape is to hold: "title", "body", …
        self._is_holder = False
        self._text: list[str] | None = None
        self._depth = 0
        self._bullet: bool | None = None  # None where the layout decides
        self._heads = self._first = self._in_text = False
        skipping = 0
        for event, value, given in xml(data):
            if event == "text":
                if self._in_text and self._text is not None and not skipping:
                    self._text.append(value)
            elif event == "start":
                if skipping or value in _PASSED_OVER:
                    skipping += 1
                else:
                    self._start(value, given)
            elif skipping:
                skipping -= 1
            else:
                self._end(value)
        self.blocks = self._elements.blocks()

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("sp", "graphicFrame"):
            self._holder, self._is_holder = "", False
        elif tag == "ph":
            self._holder, self._is_holder = given.get("type", "body"), True
        elif tag in _TABLES:
            if tag == "tr":
                self._heads, self._first = self._first, False
            self._elements.start("th" if tag == "tc" and self._heads else _TABLES[tag])
        elif tag == "tblPr":
            self._first = given.get("firstRow") in ("1", "true")
        elif tag == "p":
            self._text, self._depth, self._bullet = [], 0, None
        elif tag == "pPr":
            level = given.get("lvl", "0")
            self._depth = min(int(level), _DEEPEST) if level.isdecimal() else 0
        elif tag == "buNone":
            self._bullet = False
        elif tag in _BULLETS:
            self._bullet = True
        elif tag == "t":
            self._in_text = True
        elif tag in ("br", "tab") and self._text is not None:
            self._text.append(LINE_BREAK if tag == "br" else " ")

    def _end(self, tag: str) -> None:
        if tag in _TABLES:
            self._elements.end(_TABLES[tag])
        elif tag == "t":
            self._in_text = False
        elif tag == "p" and self._text is not None:
            text, self._text = "".join(self._text), None
            if self._holder not in _ON_EACH:
                self._elements.add(self._block(text))

    def _block(self, text: str) -> Element:
        if self._holder in _TITLES:
            return Element("heading", text, 1)
        # A layout's own place for text has bullets unless it says otherwise; a text box has none.
        points = self._is_slide and self._is_holder and self._holder in ("body", "obj")
        if self._bullet if self._bullet is not None else points:
            return Element("item", text, self._depth)
        return Element("paragraph", text)
