"""Markdown as blocks: markdown-it finds the lines of each, which are looked up in the text.

Only its block rules are used: what stands within a line stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qa_bot.language.text.blocks import TERM, Kind, Layout, covered
from qa_bot.language.text.boxes import prepared
from qa_bot.language.text.html import html
from qa_bot.language.text.markup import inline, leads_elsewhere
from qa_bot.language.text.prose import Lines, Part, is_filled_in, parts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_ABROAD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WORD = re.compile(r"\w")
_CELLS = " \t|>"
# Levels of headings below those that Markdown has: within a quotation or a list, over a box, in
# bold letters, over an answer.
_NESTED, _BOX, _BOLD, _QUESTION = 10, 60, 70, 80


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
        self._boxes: list[tuple[int, int]] = []  # where each open box ends, and its level
        self._ahead = prepared([self._line(number) for number in range(len(self._starts))])
        self._places: set[str] = set()
        self._passed_over = -1  # the token that ends a list of links

    def read(self) -> Layout:
        for line in range(self._ahead.matter):
            self._skip("metadata", line)
        self._done = self._ahead.matter
        known: dict[str, Any] = {}
        tokens = _markdown().parse("\n".join(self._ahead.lines), known)
        links: dict[str, dict[str, str]] = known.get("references", {})
        self._places = {name for name, link in links.items() if not _ABROAD.match(link["href"])}
        for number, token in enumerate(tokens):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._pass_over_links(tokens, number)
            if number > self._passed_over:
                self._take(tokens, number)
        self._leave_out(len(self._starts))
        return self._layout

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
        elif kind == "table_open":
            self._layout.table()
        elif token.map and kind in _LEAVES:
            first, last = token.map
            self._leave_out(first)
            _LEAVES[kind](self, token, tokens[min(number + 1, len(tokens) - 1)])
            self._done = max(self._done, last)

    def _pass_over_links(self, tokens: Sequence[Token], number: int) -> None:
        """Pass over a list whose items are nothing but links to other places."""
        if self._items or number <= self._passed_over:
            return
        level = tokens[number].level
        close = number + 1
        while tokens[close].level > level or tokens[close].nesting == 1:
            close += 1
        said = [token for token in tokens[number:close] if token.type in ("inline", "fence")]
        links = sum(
            token.type == "inline" and leads_elsewhere(token.content, self._places)
            for token in said
        )
        if links and links >= len(said) * (0.8 if len(said) > 4 else 1):
            first, last = tokens[number].map or (0, 0)
            self._leave_out(first)
            for line in range(first, last):
                self._skip("navigation", line)
            self._done = max(self._done, last)
            self._passed_over = close

    def _heading(self, token: Token, content: Token) -> None:
        lines = self._content(content)
        first, last = token.map or (0, 0)
        level = int(token.tag[1])
        if first in self._ahead.ends:
            level = _BOX + len(self._boxes)
            self._boxes.append((self._ahead.ends[first], level))
        elif self._quotes or self._items:
            level += _NESTED
            self._nested_heading = True
        if not lines or not self._visible(lines):
            self._skip_all("markup", lines)
        else:
            self._layout.heading(lines[0][0], lines[-1][1], level)
        if len(lines) < last - (content.map or (0, 0))[0]:
            self._done = last - 1
            self._skip("mark", last - 1)

    def _paragraph(self, _: Token, content: Token) -> None:
        if lines := self._content(content):
            for part in parts(self._text, lines, self._places):
                self._part(part)

    def _part(self, part: Part) -> None:
        layout, start, end, role = self._layout, part.start, part.end, part.role
        if role in ("navigation", "markup") or not self._visible(part.lines):
            self._skip_all("navigation" if role == "navigation" else "markup", part.lines)
        elif role == "title" and self._quotes:
            layout.heading(start, end, _BOLD)
            self._nested_heading = True
        elif self._items:
            layout.item(start, end, len(self._items), goes_on=self._items[-1])
            self._items[-1] = True
        elif role == "item":
            layout.item(start, end, 1)
        elif role in ("title", "question", "term"):
            levels = {"title": _BOLD, "question": _QUESTION, "term": TERM}
            layout.heading(start, end, levels[role])
        else:
            layout.paragraph(start, end, "quote" if self._quotes else "paragraph")
            if role == "definition":
                layout.close(TERM)

    def _visible(self, lines: Lines) -> bool:
        """Whether there are words in a block but for its markup, which is noted."""
        start, end = lines[0][0], lines[-1][1]
        hidden, literal = inline(self._text, start, end)
        # What stands before a line, such as the mark of a quote, isn't read.
        hidden += [(before, after, " ") for (_, before), (after, _) in pairwise(lines)]
        hidden.sort()
        if not _WORD.search(covered(self._text[start:end], hidden, start)):
            return False
        self._layout.hidden += hidden
        self._layout.literal += literal
        return True

    def _fence(self, token: Token, _: Token) -> None:
        first, last = token.map or (0, 0)
        self._skip("mark", first)
        code = token.content.split("\n")[:-1]
        self._code(first + 1, code)
        for line in range(first + 1 + len(code), last):
            self._skip("mark", line)

    def _indented(self, token: Token, _: Token) -> None:
        first, last = token.map or (0, 0)
        self._code(first, token.content.split("\n")[: last - first])

    def _code(self, first: int, code: Sequence[str]) -> None:
        for line, content in enumerate(code, first):
            if found := self._find(line, content):
                stripped = self._text[found[0] : found[1]]
                if is_filled_in(stripped) or not _WORD.search(stripped):
                    self._layout.skip("markup", *found)
                else:
                    self._layout.code(*found)

    def _row(self, token: Token, cell: Token) -> None:
        line = (token.map or (0, 0))[0]
        raw = self._line(line)
        start = self._starts[line] + len(raw) - len(raw.lstrip(_CELLS))
        end = start + len(raw.strip(_CELLS))
        if start < end and self._visible([(start, end)]):
            self._layout.row(start, end, header=cell.type == "th_open")
        elif start < end:
            self._layout.skip("markup", start, end)

    def _html(self, token: Token, _: Token) -> None:
        first, last = token.map or (0, 0)
        html(self._layout, self._starts[first], self._ends[min(last, len(self._starts)) - 1])

    def _rule(self, token: Token, _: Token) -> None:
        self._skip("mark", (token.map or (0, 0))[0])

    def _content(self, token: Token) -> list[tuple[int, int]]:
        """Where the lines of a block stand, without what marks them as a quote or an item."""
        first, last = token.map or (0, 0)
        # The parser strips white space that it doesn't take for a blank line.
        while first < last and not self._line(first).strip().strip("> \t"):
            first += 1
        lines = zip(range(first, last), token.content.split("\n"), strict=False)
        return [found for line, content in lines if (found := self._find(line, content))]

    def _find(self, line: int, content: str) -> tuple[int, int] | None:
        """Where what the parser gives of a line stands in it, without white space around it."""
        raw = self._line(line)
        stripped = content.strip()
        at = raw.rfind(stripped) if stripped else -1
        if at < 0:  # the parser replaces a few signs, and expands tabs
            stripped = raw.lstrip(" \t>").rstrip() if stripped else ""
            at = raw.find(stripped)
        start = self._starts[line] + at
        return (start, start + len(stripped)) if stripped else None

    def _line(self, number: int) -> str:
        return self._text[self._starts[number] : self._ends[number]]

    def _skip(self, kind: Kind, line: int) -> None:
        raw = self._line(line)
        if raw.strip():
            start = self._starts[line] + len(raw) - len(raw.lstrip())
            self._layout.skip(kind, start, start + len(raw.strip()))

    def _skip_all(self, kind: Kind, lines: Lines) -> None:
        for start, end in lines:
            self._layout.skip(kind, start, end)

    def _leave_out(self, until: int) -> None:
        """What is of no block is the definition of a link, or marks a box."""
        for line in range(self._done, until):
            self._skip("markup", line)
        self._done = max(self._done, until)
        while self._boxes and self._boxes[-1][0] <= until:
            self._layout.close(self._boxes.pop()[1])


_LEAVES = {
    "heading_open": _Reader._heading,
    "paragraph_open": _Reader._paragraph,
    "fence": _Reader._fence,
    "code_block": _Reader._indented,
    "tr_open": _Reader._row,
    "html_block": _Reader._html,
    "hr": _Reader._rule,
}
