"""Blocks: the paragraphs, headings, list items and table rows of a text, as offsets into it.

A line is told by its marks (`_lines`), then lines of running text that follow each other are
joined where they look hard-wrapped (`_joined`). Nothing but white space is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

Kind = Literal["paragraph", "heading", "item", "row", "code", "quote", "mark"]

LONGEST_BLOCK = 20_000
LONGEST_HEADING = 80
WIDEST_WRAP = 120
NARROWEST_WRAP = 40

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n)?")
_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n?|\n)[\w-]+[ \t]*:(?s:.*?)[\r\n](?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
# A longer row of tildes is an underline more often than a fence.
_FENCE = re.compile(r"(`{3,})[^`]*\Z|(~~~)(?!~)")
_HEADING = re.compile(r"#{1,6}\s")
_ITEM = re.compile(r"(?:[-*+•◦‣▪·–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)])\s")
_MARKS = "-=*_~+|:#> \t"
_ROW = re.compile(r"\||[^|\t]*(?:\s\|\s[^|\t]*\s\|\s|\t[^\t]*\t)")
# Scripts that write no spaces may break a line before any character.
_FIRST_WORD = re.compile(r"[>\s]*([\u3040-\u30ff\u3400-\u9fff]|\S*)")
_UNFIT_TO_BEGIN = re.compile(r"[a-z]|\d{1,2}(?!\d)")
# An initial at the end of a line is followed by the rest of the name.
_SENTENCE_END = re.compile(r"(?:(?<!\b[A-Z])\.|[!?…:。！？।؟۔])[\"'”’»)\]*_]*$")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like: code-point offsets `start` and `end` into the text, and its kind.

    A "quote" is a paragraph after `>`, "code" one line within a fence, a "mark" one line that only
    separates (`---`) or describes (front matter).
    """

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without the white space around it; `first_word` and `width` are in characters."""

    start: int
    end: int
    kind: Kind | None
    indent: int
    first_word: int

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start

    def is_full_before(self, following: _Line, width: int) -> bool:
        return self.width + 1 + following.first_word > width


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text, ascending and apart; what is between them is white space.

    None is empty, begins or ends with white space, or is longer than `LONGEST_BLOCK`.
    """
    for block in _whole_blocks(text):
        start = block.start
        while block.end - start > LONGEST_BLOCK:
            limit = start + LONGEST_BLOCK
            cut = max(text.rfind(space, start, limit) for space in " \t\r\n")
            cut = cut if cut > start else limit
            yield Block(start, start + len(text[start:cut].rstrip()), block.kind)
            start = _end(_SPACE, text, cut)
        yield Block(start, block.end, block.kind)


def _whole_blocks(text: str) -> Iterator[Block]:
    groups = [list(lines) for _, lines in groupby(_lines(text), key=_flow)]
    widths = [_widest(lines) for lines in groups if _flow(lines[0]) in ("text", "quote")]
    texts_seen = 0
    for position, lines in enumerate(groups):
        first = lines[0]
        if first.kind is None:
            continue
        if _flow(first) not in ("text", "quote"):
            for line in lines:
                yield Block(line.start, line.end, first.kind)
            continue
        neighbours = (
            widths[max(0, texts_seen - 1) : texts_seen] + widths[texts_seen + 1 : texts_seen + 2]
        )
        texts_seen += 1
        before = groups[position - 1] if position else None
        after = groups[position + 1] if position + 1 < len(groups) else None
        if len(lines) == 1 and _is_heading(text, first, before, after):
            yield Block(first.start, first.end, "heading")
        else:
            yield from _joined(text, lines, _wrap_width(lines, neighbours))


def _flow(line: _Line) -> str | None:
    """What the line may be one text with: running text and list items, quotes, or its own kind."""
    return "text" if line.kind in ("paragraph", "item") else line.kind


def _lines(text: str) -> Iterator[_Line]:
    matter = _FRONT_MATTER.match(text)
    described_until = matter.end() if matter else 0
    fence = ""
    for match in _LINE.finditer(text):
        content = match[1].strip()
        indent = len(match[1]) - len(match[1].lstrip())
        start = match.start() + indent
        kind: Kind | None
        if not content:
            kind = None
        elif start < described_until:
            kind = "mark"
        elif fence:
            kind = "code"
            if content.startswith(fence) and not content.strip(fence[0]):
                fence = ""
        elif opening := _FENCE.match(content):
            kind = "code"
            fence = opening[1] or opening[2]
        else:
            kind = _kind(content)
        first_word = _FIRST_WORD.match(content)
        length = len(first_word[1]) if first_word else 0
        yield _Line(start, start + len(content), kind, indent, length)


def _kind(content: str) -> Kind:
    if not content.strip(_MARKS):
        return "mark"
    if _HEADING.match(content):
        return "heading"
    if content.startswith(">"):
        return "quote"
    if _ROW.match(content):
        return "row"
    return "item" if _ITEM.match(content) else "paragraph"


def _is_heading(
    text: str, line: _Line, before: Sequence[_Line] | None, after: Sequence[_Line] | None
) -> bool:
    if line.kind != "paragraph":
        return False
    if after and after[0].kind == "mark":
        return set(text[after[0].start : after[0].end]) in ({"="}, {"-"})
    content = text[line.start : line.end]
    return (
        all(lines is None or lines[0].kind is None for lines in (before, after))
        and len(content) <= LONGEST_HEADING
        and any(map(str.isalpha, content))
        and not content.endswith((",", ";"))
        and not _SENTENCE_END.search(content)
    )


def _widest(lines: Sequence[_Line]) -> int:
    # A lone word, such as a long address, has no place where it could be wrapped.
    return max((line.width for line in lines if line.first_word < line.end - line.start), default=0)


def _wrap_width(lines: Sequence[_Line], neighbours: Sequence[int]) -> int:
    """The column at which the lines look wrapped; 0 where they don't."""
    widest = _widest(lines)
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return 0
    full = [line.is_full_before(after, widest) for line, after in pairwise(lines)]
    if len(full) > 1 and all(full):
        return widest
    others = [width for width in neighbours if NARROWEST_WRAP <= width <= WIDEST_WRAP]
    if others:
        return max(widest, *others)
    # The widest line is full by its own measure, so that another one has to bear it out.
    return widest if len(full) < 2 or sum(full) > 1 else 0


def _joined(text: str, lines: Sequence[_Line], width: int) -> Iterator[Block]:
    is_prose = _widest(lines) > WIDEST_WRAP
    first = previous = lines[0]
    for line in lines[1:]:
        ended = _SENTENCE_END.search(text[max(previous.start, previous.end - 9) : previous.end])
        full = width > 0 and previous.is_full_before(line, width)
        if line.kind == "item":
            # A dash or "5." can begin a line by chance, but not after an end or within a list.
            joins = full and first.kind != "item" and not ended
        elif first.kind == "item" and line.indent > first.indent:
            joins = True
        else:
            # Prose copied with a break in it, often at a subscript.
            broken = is_prose and not ended and _UNFIT_TO_BEGIN.match(text, line.start)
            joins = full or bool(broken)
        if not joins:
            yield Block(first.start, previous.end, first.kind or "paragraph")
            first = line
        previous = line
    yield Block(first.start, previous.end, first.kind or "paragraph")


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
