"""What a loader finds in a file: articles, each as its text with how it is laid out and its places.

A loader of a kind of file is a module of `qa_bot.loading.formats` with one function,
`load(data: bytes) -> Iterator[Loaded]`, which raises Unreadable where a file isn't of its kind.
It writes with a `Writer`, so that every offset is one into the text that comes out. Of a file of
several articles it may give, in place of one that can't be read, `Skipped(name, reason)`.

A text file is read as it stands. What is read of another kind of file differs from what a person
sees in it in these ways alone:

- a run of white space is one space, and each paragraph is on one line;
- a word that was parted by a hyphen at the end of a line is whole again, and a soft hyphen (U+00AD)
  is left out;
- a ligature (U+FB00 to FB06) is its letters, an accent that is drawn by itself is on its letter;
- the mark of a note, raised behind a word, is left out;
- the cells of a row of a table are parted by ` | `, and who speaks in subtitles from the words by a
  colon.

All else, quotation marks and dashes among it, is to the letter as in the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.text.blocks import Kind, Layout

LONGEST_LABEL = 80
"""Characters of a place's label."""

# What parts a stretch of code from the text around it, until it is written.
_LITERAL = re.compile("\x0e([^\x0e\x0f]*)\x0f")
# Ligatures as their letters, and no soft hyphens. NFKC would change far more.
_UNJOINED = {0xAD: None} | dict(
    enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00)
)


class Unreadable(ValueError):
    """The bytes can't be read as an article; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One article of a file.

    `layout` says where the headings, paragraphs, items and rows of `text` stand; without it they
    are told by the marks in the text. `places` are (offset, label), ascending: from this offset of
    the text on, people find it at this label (`p. 12`, `§ Heading`). `title`, `author` and
    `date` are what the file says of itself, or empty. `name` tells an article from the others of
    its file, as `17`, letters and digits only; it is empty where there is just one.
    """

    text: str
    title: str = ""
    layout: Layout | None = None
    places: tuple[tuple[int, str], ...] = ()
    author: str = ""
    date: str = ""
    encoding: str = "utf-8"
    name: str = ""


class Writer:
    """Writes a text block by block: a blank line between paragraphs, one paragraph a line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._layout = Layout("")
        self._places: list[tuple[int, str]] = []
        self._label = ""
        self._close = False

    def place(self, label: str) -> None:
        """What is written from here on stands at `label`."""
        self._label = label

    def turn(self, label: str, characters: int) -> None:
        """The last `characters` of what was written stand at `label` already."""
        self._places.append((self._at - characters, label))
        self._label = label

    def heading(self, text: str, level: int) -> None:
        """A heading; one of level 1 stands above all others."""
        if span := self._write(text):
            self._layout.heading(*span, level)

    def section(self, text: str, level: int) -> None:
        """A heading, by which people find what stands under it: `§ Heading`."""
        line = " ".join(_LITERAL.sub(r"\1", text).translate(_UNJOINED).split())
        if line:
            self.place(f"§ {shortened(line)}")
        self.heading(text, level)

    def part(self) -> None:
        """What is written from here on stands under no heading that was written before."""
        self._layout.close(0)

    def paragraph(self, text: str, kind: Kind = "paragraph") -> None:
        """Running text, on one line whatever white space it holds."""
        if span := self._write(text):
            self._layout.paragraph(*span, kind)

    def item(self, text: str, depth: int = 0, goes_on: bool = False) -> None:
        """An item of a list, `depth` lists deep; or another paragraph of one, which `goes_on`."""
        if span := self._write(text, close=True):
            self._layout.item(*span, depth, goes_on)

    def code(self, line: str) -> None:
        """A line of code, its white space kept."""
        if span := self._write(line, close=True, keep=True):
            self._layout.code(*span)

    def table(self) -> None:
        """A table begins."""
        self._layout.table()

    def row(self, cells: Sequence[str], header: bool = False) -> None:
        """A row of a table, its cells parted by ` | `; the one of the column heads is a header."""
        text = " | ".join(" ".join(cell.split()) for cell in cells)
        if text.strip(" |") and (span := self._write(text, close=True)):
            self._layout.row(*span, header)

    def laid(self, layout: Layout) -> None:
        """A text that is laid out already, kept as it is."""
        if span := self._write(layout.text, whole=True):
            self._layout.include(layout, span[0])

    def loaded(self, title: str = "", author: str = "", date: str = "", name: str = "") -> Loaded:
        """What was written."""
        text = "".join(self._parts)
        self._layout.text = text
        return Loaded(text, title, self._layout, tuple(self._places), author, date, name=name)

    def _write(
        self, text: str, close: bool = False, keep: bool = False, whole: bool = False
    ) -> tuple[int, int] | None:
        """Put a block after the others, `close` to one that stands close too; where it stands.

        One to `keep` has its white space kept, and a `whole` text its line breaks as well.
        """
        if not (text.isascii() or keep or whole):
            text = text.translate(_UNJOINED)
        if not whole:
            text = text.strip("\r\n") if keep else " ".join(text.split())
        if not (bare := _unmarked(text)) or bare.isspace():
            return None
        if self._at:
            self._add("\n" if close and self._close else "\n\n")
        self._close = close
        if self._label != (self._places[-1][1] if self._places else ""):
            self._places.append((self._at, self._label))
        start = self._at
        for number, part in enumerate(map(_unmarked, _LITERAL.split(text))):
            if number % 2:
                self._layout.literal.append((self._at, self._at + len(part)))
            self._add(part)
        return start, self._at

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)


def _unmarked(text: str) -> str:
    """A text without the marks of `literal`."""
    return text.replace("\x0e", "").replace("\x0f", "")


def literal(text: str) -> str:
    """A stretch of a text for a Writer in which no stop ends a sentence, as in `a.b()`."""
    return f"\x0e{text}\x0f"


def shortened(label: str) -> str:
    """A label that stands on one line beside a quotation, cut at a word."""
    if len(label) <= LONGEST_LABEL:
        return label
    cut = label[:LONGEST_LABEL]
    return (cut.rpartition(" ")[0] or cut).rstrip() + "…"
