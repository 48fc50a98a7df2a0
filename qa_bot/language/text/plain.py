"""Plain text as blocks: by the marks that lines begin with, and by where they were wrapped.

A line is told by its marks (`_lines`), then lines of running text that follow each other are
joined where they look hard-wrapped (`_joined`). Which short lines are headings, and how deep, is
said in `outline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from qa_bot.language.text.blocks import Kind, Layout
from qa_bot.language.text.outline import Found, outline

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
# Whose turn it is in a transcript begins a line: "Q. Why?", "[00:12] Ada Holm (chair): No."
_LABEL = re.compile(
    r"(?:Q|A|Question|Answer)\d{0,3}[.:]\s|[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s|<v[ .]"
    r"|[*_]{0,2}[^\W\d_a-z][\w.'’-]{0,30}(?:\s[^\W\d_a-z][\w.'’-]{0,30}){0,3}"
    r"(?:\s[(\[][^()\[\]\n]{1,60}[)\]])?[*_]{0,2}:[*_]{0,2}\s"
)
# A word that a printer parted: "temper-" at the end of a line, "ature" at the beginning of one.
_PARTED, _LOWER = re.compile(r"[^\W\d_][-‐‑]\Z"), re.compile(r"[^\W\d_A-Z]")
# Where an editor has changed words after the lines were wrapped, or a printer has set them in
# ragged lines, a line that could have taken the first word of the next may end at such a share of
# the width: if the next one begins in lower case; and else, as a name may begin it.
_RAGGED, _RAGGED_BEFORE_CAPITAL = 0.6, 0.75
_MARKS = "-=*_~+|:#> \t"
_ROW = re.compile(r"\||[^|\t]*(?:\s\|\s[^|\t]*\s\|\s|\t[^\t]*\t)")
_UNDERLINES = ({"="}, {"-"})
# Scripts that write no spaces may break a line before any character.
_FIRST_WORD = re.compile(r"[>\s]*([\u3040-\u30ff\u3400-\u9fff]|\S*)")
_UNFIT_TO_BEGIN = re.compile(r"[a-z]|\d{1,2}(?!\d)")
# An initial at the end of a line is followed by the rest of the name.
_SENTENCE_END = re.compile(r"(?:(?<!\b[A-Z])\.|[!?…:。！？।؟۔])[\"'”’»)\]*_]*$")
# A line of a table of contents; the foot of a page; and its head, in three columns.
_LEADERS = re.compile(r".{1,200}?(?:\.{4}|(?:\. ){4})[. ]*\d{1,4}\Z")
_PAGE_FOOT = re.compile(r".{0,100}\[Page \d{1,4}\]\Z")
_PAGE_HEAD = re.compile(r"\S.{0,40}?\s{3,}\S.{0,80}?\s{3,}\S.{0,40}\Z")


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


def blocks(text: str) -> Layout:
    """The blocks of a plain text."""
    return outline(text, list(_found(text)))


def _found(text: str) -> Iterator[Found]:
    groups = [list(lines) for _, lines in groupby(_lines(text), key=_flow)]
    flowing = [lines for lines in groups if _flow(lines[0]) in ("text", "quote")]
    widths = [_widest(lines) for lines in flowing]
    is_wrapped = _is_wrapped(text, flowing)
    texts_seen = 0
    for position, lines in enumerate(groups):
        first = lines[0]
        if first.kind is None:
            continue
        after = groups[position + 1] if position + 1 < len(groups) else None
        if _flow(first) not in ("text", "quote"):
            for line in lines:
                yield Found(line.start, line.end, first.kind, line.indent, 1)
            continue
        neighbours = (
            widths[max(0, texts_seen - 1) : texts_seen] + widths[texts_seen + 1 : texts_seen + 2]
        )
        texts_seen += 1
        before = groups[position - 1] if position else None
        if len(lines) == 1 and _is_heading(text, first, before, after):
            yield Found(first.start, first.end, "heading", first.indent, 1)
        else:
            widest = max(_widest(lines), *neighbours, 0)
            ragged = _Ragged(widest, is_wrapped) if widest <= WIDEST_WRAP else None
            yield from _joined(text, lines, _wrap_width(lines, neighbours), ragged)


def _flow(line: _Line) -> str | None:
    """What the line may be one text with: running text and list items, quotes, or its own kind."""
    return "text" if line.kind in ("paragraph", "item") else line.kind


def _lines(text: str) -> Iterator[_Line]:
    matter = _FRONT_MATTER.match(text)
    described_until = matter.end() if matter else 0
    fence, new_page = "", False
    for match in _LINE.finditer(text):
        content = match[1].strip()
        indent = len(match[1]) - len(match[1].lstrip())
        start = match.start() + indent
        new_page = new_page or "\f" in match[1]
        kind: Kind | None
        if not content:
            kind = None
        elif start < described_until:
            kind = "metadata"
        elif fence:
            kind = "code"
            if content.startswith(fence) and not content.strip(fence[0]):
                kind, fence = "mark", ""
        elif opening := _FENCE.match(content):
            kind = "mark"
            fence = opening[1] or opening[2]
        else:
            kind = _kind(content)
            if new_page and _PAGE_HEAD.match(content):
                kind = "navigation"
        new_page = new_page and kind is None
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
    if content[-1] in "0123456789]" and (_LEADERS.match(content) or _PAGE_FOOT.match(content)):
        return "navigation"
    if _ROW.match(content):
        return "row"
    return "item" if _ITEM.match(content) else "paragraph"


def _is_heading(
    text: str, line: _Line, before: Sequence[_Line] | None, after: Sequence[_Line] | None
) -> bool:
    if line.kind != "paragraph":
        return False
    if after and after[0].kind == "mark":
        return set(text[after[0].start : after[0].end]) in _UNDERLINES
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


def _is_wrapped(text: str, groups: Sequence[Sequence[_Line]]) -> bool:
    """Whether lines mostly go on in lower case, as those of running prose do and of verse don't."""
    following = [line for lines in groups for line in lines[1:] if line.kind == "paragraph"]
    small = sum(text[line.start].islower() for line in following)
    return 2 * small > len(following)


@dataclass(frozen=True, slots=True)
class _Ragged:
    """Lines wrapped somewhere before a column, in a text that is or isn't wrapped throughout."""

    column: int
    is_wrapped: bool

    def goes_on(self, text: str, line: _Line, following: _Line) -> bool:
        """Whether what no sentence ends goes on in the line that follows."""
        reach = (line.width + 1 + following.first_word) / max(self.column, NARROWEST_WRAP)
        if text[following.start].islower():
            return reach > _RAGGED
        return self.is_wrapped and reach > _RAGGED_BEFORE_CAPITAL


def _joined(
    text: str, lines: Sequence[_Line], width: int, ragged: _Ragged | None
) -> Iterator[Found]:
    is_prose = _widest(lines) > WIDEST_WRAP
    first = previous = lines[0]
    count = 1
    for line in lines[1:]:
        ended = _SENTENCE_END.search(text[max(previous.start, previous.end - 9) : previous.end])
        full = width > 0 and previous.is_full_before(line, width)
        if _LABEL.match(text, line.start):
            joins = False
        elif _PARTED.match(text, previous.end - 2, previous.end):
            joins = full or bool(_LOWER.match(text, line.start))
        elif line.kind == "item":
            # A dash or "5." can begin a line by chance, but not after an end or within a list.
            joins = full and first.kind != "item" and not ended
        elif first.kind == "item" and line.indent > first.indent:
            joins = True
        else:
            # Prose copied with a break in it, often at a subscript.
            broken = is_prose and not ended and _UNFIT_TO_BEGIN.match(text, line.start)
            loose = not ended and ragged is not None and ragged.goes_on(text, previous, line)
            joins = full or bool(broken) or loose
        if not joins:
            yield Found(first.start, previous.end, first.kind or "paragraph", first.indent, count)
            first, count = line, 0
        count += 1
        previous = line
    yield Found(first.start, previous.end, first.kind or "paragraph", first.indent, count)
