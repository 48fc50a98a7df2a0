"""Markdown as blocks: markdown-it finds the lines of each, which are looked up in the text.

Only its block rules are used: what stands within a line stays as it is written. Where an author
breaks a paragraph into lines that each say something of their own (`Name: …`), they stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from qa_bot.language.text.blocks import TERM, Kind, Layout, covered
from qa_bot.language.text.html import html
from qa_bot.language.text.markup import inline, leads_elsewhere

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\Z")
_WORD = re.compile(r"\w")
_CELLS = " \t|>"
_BOLD = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n]{1,120}(?<![\s.!,;:])[:]?\1:?\Z")
_QUESTION = re.compile(r"(?:\*\*|__)?(?:Q|Question)(?:\d{0,3}[.:)])(?!\w).{0,300}\?[*_]*\Z")
_DEFINES = re.compile(r":\s+")
_LABEL = re.compile(r"(?:\*\*|__)?[A-Z][\w .'’/()-]{0,40}(?::(?:\*\*|__)|(?:\*\*|__):|:)\s")
_ITEM = re.compile(r"[•◦‣▪·]\s+")
_OF_ITS_OWN = re.compile(r"[•◦‣▪·:]\s+")
_HARD_BREAK = re.compile(r"(?:\\|<br ?/?>)\Z")
# A task's box, the mark of a footnote, and what begins a box of several kinds of Markdown.
_MARKER = re.compile(
    r"\[[ xX]\]\s+|\[\^[^\[\]\s]{1,50}\]:\s+|\[![A-Za-z]{3,12}\][-+]?\s*"
    r"|[!?]{3}\+?\s+\w+.*\Z|:::.*\Z"
)
_INCLUDE = re.compile(r"\{\{[#<%].*\}\}\Z|\{%.*%\}\Z|--8<--|@include\b")
_BOLD_LEVEL, _QUESTION_LEVEL, _NESTED = 70, 80, 10


def blocks(text: str) -> Layout:
    """The blocks of a Markdown text."""
    return _Reader(text).read()


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


class _Reader:
    """Goes through markdown-it's tokens and keeps which containers are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self._layout = Layout(text)
        self._done = 0  # lines
        self._quotes = 0
        self._items: list[bool] = []  # for each open list item whether it has begun
        self._nested_heading = False
        self._skipped_until = -1  # the token that ends a list of links

    def read(self) -> Layout:
        matter = self._front_matter()
        body = self._text[self._starts[matter] :] if matter < len(self._starts) else ""
        tokens = _markdown().parse("\n" * matter + body)
        for number, token in enumerate(tokens):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(tokens, number)
            if number > self._skipped_until:
                self._take(tokens, number)
        self._leave_out(len(self._starts))
        return self._layout

    def _front_matter(self) -> int:
        """How many lines the front matter takes."""
        fence = _MATTER.match(self._line(0).rstrip())
        if (
            not fence
            or len(self._starts) < 3
            or ":" not in self._line(1) + ":" * (fence[1] == "+++")
        ):
            return 0
        ends = (fence[1], "..." if fence[1] == "---" else fence[1])
        for number in range(1, len(self._starts)):
            if self._line(number).rstrip() in ends:
                for line in range(number + 1):
                    self._skip("metadata", line)
                self._done = number + 1
                return number + 1
        return 0

    def _take(self, tokens: Sequence[Token], number: int) -> None:
        token = tokens[number]
        kind = token.type
        if kind == "blockquote_open":
            self._quotes += 1
        elif kind == "list_item_open":
            self._items.append(False)
        elif kind in ("blockquote_close", "list_item_close"):
            if kind == "blockquote_close":
                self._quotes -= 1
            else:
                self._items.pop()
            if self._nested_heading and not self._quotes and not self._items:
                self._layout.close(_NESTED)
                self._nested_heading = False
        elif token.map and kind in _LEAVES:
            first, last = token.map
            self._leave_out(first)
            _LEAVES[kind](self, token, tokens[min(number + 1, len(tokens) - 1)])
            self._done = max(self._done, last)
        elif kind == "table_open":
            self._layout.table()

    def _open_list(self, tokens: Sequence[Token], number: int) -> None:
        """Pass over a list whose items are nothing but links to other places."""
        if self._items or number <= self._skipped_until:
            return
        level = tokens[number].level
        close = number + 1
        while tokens[close].level > level or tokens[close].nesting == 1:
            close += 1
        said = [token for token in tokens[number:close] if token.type in ("inline", "fence")]
        links = sum(token.type == "inline" and leads_elsewhere(token.content) for token in said)
        if links and links >= len(said) * (0.8 if len(said) > 4 else 1):
            first, last = tokens[number].map or (0, 0)
            self._leave_out(first)
            for line in range(first, last):
                self._skip("navigation", line)
            self._done = max(self._done, last)
            self._skipped_until = close

    def _heading(self, token: Token, content: Token) -> None:
        lines = self._content(content)
        level = int(token.tag[1])
        if self._quotes or self._items:
            level += _NESTED
            self._nested_heading = True
        last = (token.map or (0, 0))[1]
        if not lines or not self._visible(lines[0][0], lines[-1][1], lines):
            self._nothing(lines)
        else:
            self._layout.heading(lines[0][0], lines[-1][1], level)
        if len(lines) < last - (content.map or (0, 0))[0]:
            self._done = last - 1
            self._skip("mark", last - 1)

    def _paragraph(self, token: Token, content: Token) -> None:
        lines = self._content(content)
        if leads_elsewhere(content.content):
            for start, end in lines:
                self._layout.skip("navigation", start, end)
        elif lines:
            parts = list(self._apart(lines))
            for part, following in zip_longest(parts, parts[1:]):
                defines = following and _DEFINES.match(self._text, following[0][0])
                self._prose(part, TERM if defines else 0)

    def _apart(self, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
        """The lines of a paragraph, parted where the next says something of its own."""
        text = self._text
        some = lines[:1]
        for (begun, ended), (start, end) in pairwise(lines):
            before, line = text[begun:ended], text[start:end]
            if (
                text.startswith("  ", ended)
                or _HARD_BREAK.search(before[-8:])
                or _OF_ITS_OWN.match(line)
                or (_LABEL.match(line) and _LABEL.match(before))
            ):
                yield some
                some = []
            some.append((start, end))
        yield some

    def _prose(self, lines: list[tuple[int, int]], level: int) -> None:
        layout, text = self._layout, self._text
        start, end = lines[0][0], lines[-1][1]
        first = text[start : lines[0][1]]
        defines, bullet = _DEFINES.match(first), _ITEM.match(first)
        marker = _MARKER.match(first) or defines or bullet
        if marker:
            start += marker.end()
            if start == lines[0][1] and len(lines) > 1:
                layout.skip("mark", lines[0][0], lines[0][1])
                start, lines = lines[1][0], lines[1:]
        if start >= end or not self._visible(start, end, lines):
            self._nothing(lines)
        elif self._items:
            layout.item(start, end, len(self._items), goes_on=self._items[-1])
            self._items[-1] = True
        elif bullet:
            layout.item(start, end, 1)
        elif level:
            layout.heading(start, end, level)
        elif len(lines) == 1 and _BOLD.match(text, start, end):
            layout.heading(start, end, _BOLD_LEVEL + _NESTED * (self._quotes > 0))
        elif _QUESTION.match(text[start:end]):
            layout.heading(start, end, _QUESTION_LEVEL)
        else:
            layout.paragraph(start, end, "quote" if self._quotes else "paragraph")
            if defines:
                layout.close(TERM)

    def _visible(self, start: int, end: int, lines: list[tuple[int, int]]) -> bool:
        """Whether there are words in a block but for its markup, which is noted."""
        text = self._text
        hidden, literal = inline(text, start, end)
        # What stands before a line, such as the mark of a quote, isn't read.
        hidden += [(before, after, " ") for (_, before), (after, _) in pairwise(lines)]
        hidden.sort()
        if not _WORD.search(covered(text[start:end], hidden, start)):
            return False
        self._layout.hidden += hidden
        self._layout.literal += literal
        return True

    def _nothing(self, lines: list[tuple[int, int]]) -> None:
        for start, end in lines:
            self._layout.skip("markup", start, end)

    def _fence(self, token: Token, _: Token) -> None:
        first, last = token.map or (0, 0)
        self._skip("mark", first)
        code = token.content.split("\n")[:-1]
        self._code(first + 1, code)
        for line in range(first + 1 + len(code), last):
            self._skip("mark", line)

    def _code_block(self, token: Token, _: Token) -> None:
        first, last = token.map or (0, 0)
        self._code(first, token.content.split("\n")[: last - first])

    def _code(self, first: int, code: Sequence[str]) -> None:
        for line, content in enumerate(code, first):
            found = self._find(line, content)
            if found is None:
                continue
            start, end = found
            stripped = self._text[start:end]
            if _INCLUDE.match(stripped):
                self._layout.skip("markup", start, end)
            elif not _WORD.search(stripped):
                self._layout.skip("mark", start, end)
            else:
                self._layout.code(start, end)

    def _row(self, token: Token, cell: Token) -> None:
        line = (token.map or (0, 0))[0]
        start, end = self._starts[line], self._ends[line]
        start += len(self._text[start:end]) - len(self._text[start:end].lstrip(_CELLS))
        end = start + len(self._text[start:end].rstrip(" \t|"))
        if start >= end or not self._visible(start, end, []):
            if start < end:
                self._nothing([(start, end)])
        else:
            self._layout.row(start, end, header=cell.type == "th_open")

    def _html(self, token: Token, _: Token) -> None:
        first, last = token.map or (0, 0)
        last = min(last, len(self._starts))
        html(self._layout, self._starts[first], self._ends[last - 1])

    def _rule(self, token: Token, _: Token) -> None:
        self._skip("mark", (token.map or (0, 0))[0])

    def _content(self, token: Token) -> list[tuple[int, int]]:
        """Where the lines of a block stand, without what marks them as a quote or an item."""
        first = (token.map or (0, 0))[0]
        lines = enumerate(token.content.split("\n"), first)
        return [found for line, content in lines if (found := self._find(line, content))]

    def _find(self, line: int, content: str) -> tuple[int, int] | None:
        """Where what the parser gives of a line stands in it, without white space around it."""
        raw = self._line(line)
        stripped = content.strip()
        at = raw.rfind(stripped) if stripped else -1
        if at < 0:  # the parser replaces a few signs, and expands tabs
            stripped = raw.lstrip(" \t>").rstrip() if stripped else ""
            at = raw.find(stripped)
        if not stripped:
            return None
        start = self._starts[line] + at
        return start, start + len(stripped)

    def _line(self, number: int) -> str:
        return self._text[self._starts[number] : self._ends[number]]

    def _skip(self, kind: Kind, line: int) -> None:
        raw = self._line(line)
        if raw.strip():
            start = self._starts[line] + len(raw) - len(raw.lstrip())
            self._layout.skip(kind, start, start + len(raw.strip()))

    def _leave_out(self, until: int) -> None:
        """What is of no block is the definition of a link."""
        for line in range(self._done, until):
            self._skip("markup", line)
        self._done = max(self._done, until)


_LEAVES = {
    "heading_open": _Reader._heading,
    "paragraph_open": _Reader._paragraph,
    "fence": _Reader._fence,
    "code_block": _Reader._code_block,
    "tr_open": _Reader._row,
    "html_block": _Reader._html,
    "hr": _Reader._rule,
}
