"""reStructuredText as blocks, line by line: https://docutils.sourceforge.io/docs/ref/rst/ says how.

What a line is, its first characters and its indentation tell; what stands within a line stays as
it is written. Directives that hold text are read through, those that fetch or draw are passed over.
"""

from __future__ import annotations

import re
from typing import Literal

from qa_bot.language.text import directives
from qa_bot.language.text.blocks import TERM, Hidden, Kind, Layout
from qa_bot.language.text.lines import Lines
from qa_bot.language.text.tables import grid_table, simple_table

_WORD = re.compile(r"\w")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{1,}\Z")
_HEADER = re.compile(r"[A-Z][\w-]{0,40}:(?:\s|\Z)")
_BULLET = re.compile(r"[*+•‣⁃-](?:\s+|\Z)")
_ORDINAL = re.compile(r"(?:\d{1,3}|#|[A-Za-z]|[ivxlIVXL]{2,6})[.)]\s+|\((?:\d{1,3}|[A-Za-z])\)\s+")
_FIELD = re.compile(r":(?![: ])([^:\n`]{1,60}):(?:\s+|\Z)")
_OPTION = re.compile(r"--?\w[\w-]*(?:[ =]\S+)?(?:, ?--?\w[\w-]*(?:[ =]\S+)?){0,4}\s{2,}\S")
_SIMPLE = re.compile(r"=+(?: +=+)+\Z")
_GRID = re.compile(r"\+(?:[-=]+\+)+\Z")
_EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
_NOTE = re.compile(r"\[(?:\d{1,4}|#[\w-]*|\*|[A-Za-z][\w.-]*)\]\s+")
_INLINE = re.compile(
    r"(?P<literal>``[^`]+``)|(?P<role>:[a-z][\w:+.-]{0,40}:(?=`))|(?P<url>(?<=\s)<[^<>`]{1,1000}>(?=`_))"
)


def blocks(text: str) -> Layout:
    """The blocks of a reStructuredText."""
    return _Reader(text).read()


class _Reader:
    """Reads line by line and keeps which list items are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._layout = Layout(text)
        self._lines = Lines(text)
        self._items: list[int] = []  # how far what belongs to each open item is indented
        self._begun = False  # whether the innermost item has a block already
        self._titles: list[tuple[str, bool]] = []

    def read(self) -> Layout:
        at = self._header()
        while at < len(self._lines):
            at = self._block(at) if self._lines.filled(at) else at + 1
        return self._layout

    def _header(self) -> int:
        """The lines `Key: value` that the text begins with; how many lines they take."""
        at = 0
        while at < len(self._lines) and not self._lines.filled(at):
            at += 1
        if at + 1 >= len(self._lines) or not (
            _HEADER.match(self._lines.content(at)) and _HEADER.match(self._lines.content(at + 1))
        ):
            return 0
        while self._lines.filled(at):
            first = at
            at += 1
            while self._lines.filled(at) and self._lines.indents[at]:
                at += 1
            self._prose(self._lines.places[first:at], "item")
        return at

    def _block(self, at: int) -> int:
        """Take in what begins at a line; where the next begins."""
        indent, content = self._lines.indents[at], self._lines.content(at)
        while self._items and self._items[-1] > indent:
            self._items.pop()
            self._begun = True
        self._layout.close(TERM + indent)
        if indent == 0 and (end := self._title(at)):
            return end
        if content.startswith("..") and (explicit := _EXPLICIT.match(content)):
            return self._explicit(at, explicit.end())
        if _RULE.match(content) and len(content) > 3 and not self._lines.filled(at + 1):
            return self._skip(at, at + 1, "mark")
        if content.startswith("__ "):
            return self._skip(at, at + 1, "markup")
        if content[0] in "+=" and (end := self._table(at)):
            return end
        if content.startswith(">>> "):
            return self._code(at, self._lines.until_blank(at))
        if content.startswith("| ") or content == "|":
            return self._verse(at)
        if marker := self._marker(at):
            return self._item(at, marker)
        if content[0] == "-" and _OPTION.match(content):
            return self._item(at, 0)
        return self._paragraph(at)

    def _title(self, at: int) -> int:
        """A title with the line under it, and perhaps the one over it; 0 if there is none."""
        over = bool(_RULE.match(self._lines.content(at)))
        title, under = (at + 1, at + 2) if over else (at, at + 1)
        if not (self._lines.filled(title) and self._lines.filled(under)):
            return 0
        drawn, name = self._lines.content(under), self._lines.content(title)
        enough = len(drawn) >= min(len(name), 4) or len(drawn) >= 4
        if not (_RULE.match(drawn) and enough and _WORD.search(name)) or self._lines.indents[under]:
            return 0
        if over and self._lines.content(at) != drawn:
            return 0
        style = (drawn[0], over)
        if style not in self._titles:
            self._titles.append(style)
        if over:
            self._skip(at, at + 1, "mark")
        self._items.clear()
        start, end = self._lines.places[title]
        self._inline(start, end)
        self._layout.heading(start, end, self._titles.index(style) + 1)
        return self._skip(under, under + 1, "mark")

    def _explicit(self, at: int, length: int) -> int:
        """What `..` begins: a directive, a note, the target of a link, or else a comment."""
        rest = self._lines.content(at)[length:]
        if directive := directives.NAME.match(rest):
            return self._directive(at, length, directive)
        if note := _NOTE.match(rest):
            return self._item(at, length + note.end())
        end = self._lines.body(at) if rest or self._lines.filled(at + 1) else at + 1
        return self._skip(at, end, "markup")

    def _directive(self, at: int, length: int, name: re.Match[str]) -> int:
        kind = directives.kind(name["name"])
        end = self._lines.body(at)
        if kind == "skip":
            return self._skip(at, end, "markup")
        start, stop = self._lines.places[at]
        argument = start + length + name.end()
        after = at + 1
        while (
            after < end
            and self._lines.filled(after)
            and not _FIELD.match(self._lines.content(after))
        ):
            after += 1
        argued = [(argument, stop), *self._lines.places[at + 1 : after]]
        if kind == "text" and argument < stop:
            self._layout.skip("mark", start, argument)
            self._prose(argued, "paragraph")
        elif kind in ("name", "title") and argument < stop and (kind == "title" or after < end):
            self._layout.skip("mark", start, argument)
            self._inline(argument, argued[-1][1])
            self._layout.heading(argument, argued[-1][1], TERM + self._lines.indents[at])
        else:
            after = self._skip(at, after if argument < stop else at + 1, "markup")
        while (
            after < end and _FIELD.match(self._lines.content(after)) and self._lines.filled(after)
        ):
            after = self._skip(after, after + 1, "markup")
        if kind == "code":
            return self._code(after, end)
        return after

    def _item(self, at: int, length: int) -> int:
        """A list item, whose mark has this length, as far as its first paragraph goes."""
        indent = self._lines.indents[at]
        inner = indent + length
        after = at + 1
        while (
            self._lines.filled(after)
            and self._lines.indents[after] > indent
            and not self._marker(after)
        ):
            inner = min(inner, self._lines.indents[after])
            after += 1
        start, end = self._lines.places[at]
        lines = [(min(start + length, end), end), *self._lines.places[at + 1 : after]]
        self._items.append(max(inner, indent + 1))
        self._begun = False
        if length:
            self._layout.skip("mark", start, min(start + length, end))
        return self._running(at, [line for line in lines if line[0] < line[1]], after)

    def _paragraph(self, at: int) -> int:
        indent = self._lines.indents[at]
        after = at + 1
        if (
            self._lines.filled(after)
            and self._lines.indents[after] > indent
            and not self._lines.content(at).endswith("::")
        ):
            start, end = self._lines.places[at]
            self._inline(start, end)
            self._layout.heading(start, end, TERM + indent)
            return after
        while self._lines.filled(after) and self._lines.indents[after] >= indent:
            after += 1
        return self._running(at, self._lines.places[at:after], after)

    def _running(self, at: int, lines: list[tuple[int, int]], after: int) -> int:
        """Running text, and the literal text that it may announce."""
        if not lines:
            return after
        announces = self._text.endswith("::", lines[-1][0], lines[-1][1])
        self._prose(lines, "item" if self._items else "paragraph")
        if not announces:
            return after
        first = after
        while first < len(self._lines) and not self._lines.filled(first):
            first += 1
        if first >= len(self._lines):
            return after
        if self._lines.indents[first] > self._lines.indents[at]:
            return self._code(first, self._lines.body(at, first))
        quoted = self._lines.content(first)[0]
        if quoted in ">|$%#" and self._lines.indents[first] == self._lines.indents[at]:
            return self._code(first, self._lines.until_blank(first))
        return after

    def _prose(self, lines: list[tuple[int, int]], kind: Literal["item", "paragraph"]) -> None:
        start, end = lines[0][0], lines[-1][1]
        if not _WORD.search(self._text, start, end):
            self._layout.skip("mark", start, end)
            return
        self._inline(start, end)
        if kind == "item":
            self._layout.item(start, end, len(self._items), goes_on=self._begun)
            self._begun = bool(self._items)
        else:
            self._layout.paragraph(start, end)

    def _inline(self, start: int, end: int) -> None:
        """Note what is hidden or literal within running text."""
        hidden: Hidden = self._layout.hidden
        for match in _INLINE.finditer(self._text, start, end):
            if match.lastgroup == "literal":
                self._layout.literal.append(match.span())
            else:
                hidden.append((*match.span(), "`" if match.lastgroup == "role" else " "))

    def _table(self, at: int) -> int:
        content = self._lines.content(at)
        if _GRID.match(content):
            end = self._lines.until_blank(at)
            grid_table(self._layout, self._lines.places[at:end])
            return end
        if not _SIMPLE.match(content):
            return 0
        rules = 0
        for end in range(at, len(self._lines)):
            if self._lines.filled(end) and self._lines.indents[end] < self._lines.indents[at]:
                return 0
            if _SIMPLE.match(self._lines.content(end)):
                rules += 1
                if rules > 1 and not self._lines.filled(end + 1):
                    simple_table(
                        self._layout, self._lines.places[at : end + 1], self._lines.indents[at]
                    )
                    return end + 1
        return 0

    def _verse(self, at: int) -> int:
        end = self._lines.until_blank(at)
        for start, stop in self._lines.places[at:end]:
            begin = start + (2 if self._text.startswith("| ", start) else 0)
            if begin < stop and _WORD.search(self._text, begin, stop):
                self._layout.paragraph(begin, stop, "quote")
            else:
                self._layout.skip("mark", start, stop)
        return end

    def _code(self, at: int, end: int) -> int:
        for start, stop in self._lines.places[at:end]:
            if start < stop and _WORD.search(self._text, start, stop):
                self._layout.code(start, stop)
            elif start < stop:
                self._layout.skip("mark", start, stop)
        return end

    def _skip(self, at: int, end: int, kind: Kind) -> int:
        for start, stop in self._lines.places[at:end]:
            if start < stop:
                self._layout.skip(kind, start, stop)
        return end

    def _marker(self, at: int) -> int:
        """The length of the mark that makes an item of a line; 0 where there is none."""
        content = self._lines.content(at)
        if bullet := _BULLET.match(content):
            return bullet.end()
        if ordinal := _ORDINAL.match(content):
            following = self._lines.content(at + 1)
            listed = not following or self._lines.indents[at + 1] > self._lines.indents[at]
            return ordinal.end() if listed or _ORDINAL.match(following) else 0
        if _FIELD.match(content) and not content.startswith(":`"):
            return 1
        return 0
