"""AsciiDoc as blocks, line by line: https://docs.asciidoctor.org/asciidoc/latest/ says how."""

from __future__ import annotations

import re

from qa_bot.language.text.blocks import TERM, Kind, Layout
from qa_bot.language.text.lines import Lines

_TITLE = re.compile(r"={1,6}\s+(?=\S)")
_WORD = re.compile(r"\w")
# What may be drawn under a title, the highest first.
_UNDERLINES = "=-~^+"
_UNDERLINE = re.compile(r"([=~^+-])\1{3,}\Z")
_VERBATIM = re.compile(r"(?:-{4,}|\.{4,}|`{3,}\w*)\Z")
_UNREAD = re.compile(r"(?:/{4,}|\+{4,})\Z")
_PARTS = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|\+|'{3,}|<{3,})\Z")
_TABLE = re.compile(r"[|,:!]={3,}\Z")
_ATTRIBUTES = re.compile(r"\[.*\]\Z|(?:\(\(\(.*\)\)\)\s*)+\Z")
_ENTRY = re.compile(r":!?[\w-]{1,60}!?:(?:\s|\Z)")
_MACRO = re.compile(r"(?:[a-z]\w{0,20})::\S*\[.*\]\Z")
_COMMENT = re.compile(r"//(?!/)")
_CAPTION = re.compile(r"\.(?=[^\s.])")
_BEHIND_CAPTION = re.compile(r"[\[|=\-.*_+]")
_TERM = re.compile(r"(?P<term>\S.{0,200}?)(?P<mark>:{2,4}|;;)(?:\s+(?P<said>\S.*))?\Z")
_ITEM = re.compile(r"(?P<mark>\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|<[\d.]{1,3}>)\s+(?=\S)")
_ADVICE = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")
# A link's address, the mark before a word of the index, emphasis; what stands in them is read.
_INLINE = re.compile(
    r"(?P<literal>`[^`\n]{1,300}`)"
    r"|(?P<gone>\(\(\([^()\n]{1,300}\)\)\)|\[\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<link>(?:link:|xref:|mailto:|https?://)[^\s\[\]]{1,500}\[)(?P<shown>[^\[\]\n]{1,300})\]"
    r"|(?P<cross><<[^<>,\n]{1,200},)(?P<named>[^<>\n]{1,300})>>"
    r"|(?<![\w*_])(?P<mark>[*_]{1,2})(?=\S)[^*_\n]{1,300}?(?<=\S)(?P=mark)(?![\w*_])"
)


def blocks(text: str) -> Layout:
    """The blocks of an AsciiDoc text."""
    return _Reader(text).read()


class _Reader:
    """Reads line by line and keeps whether a list is open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._layout = Layout(text)
        self._lines = Lines(text)
        self._depth = -1  # of the list item that is open
        self._described = False  # whether a term has just been named

    def read(self) -> Layout:
        at = 0
        while at < len(self._lines):
            at = self._block(at) if self._lines.filled(at) else at + 1
        return self._layout

    def _block(self, at: int) -> int:
        """Take in what begins at a line; where the next begins."""
        content = self._lines.content(at)
        if end := self._title(at) or self._delimited(at) or self._never_read(at):
            return end
        if _CAPTION.match(content) and _BEHIND_CAPTION.match(self._lines.content(at + 1)):
            start, end = self._lines.places[at]
            self._layout.caption(start + 1, end)
            return at + 1
        if marker := _ITEM.match(content):
            return self._item(at, marker)
        if term := _TERM.match(content):
            return self._term(at, term)
        if self._lines.indents[at] and not self._described and self._depth < 0:
            return self._code(at, self._lines.until_blank(at))
        return self._paragraph(at)

    def _title(self, at: int) -> int:
        """A title, `== Title` or with a line under it; 0 if there is none."""
        (start, end), content = self._lines.places[at], self._lines.content(at)
        if self._lines.indents[at]:
            return 0
        under = self._lines.content(at + 1)
        if marks := _TITLE.match(content):
            level, start, last = marks.end() - 1, start + marks.end(), at + 1
        elif (
            _UNDERLINE.match(under)
            and abs(len(under) - len(content)) < 4
            and _WORD.search(content)
            and not _ATTRIBUTES.match(content)
            and self._lines.indents[at + 1] == 0
        ):
            level, last = _UNDERLINES.index(under[0]) + 1, at + 2
        else:
            return 0
        self._closed()
        self._inline(start, end)
        self._layout.heading(start, end, level)
        return self._skip(at + 1, last, "mark")

    def _delimited(self, at: int) -> int:
        """A block between two equal lines; 0 if there is none."""
        content = self._lines.content(at)
        if not (_VERBATIM.match(content) or _UNREAD.match(content) or _TABLE.match(content)):
            return 0
        end = at + 1
        closing = content.rstrip("abcdefghijklmnopqrstuvwxyz") if content[0] == "`" else content
        while end < len(self._lines) and self._lines.content(end) != closing:
            end += 1
        if end == len(self._lines):
            return 0  # a line that happens to look like one
        self._skip(at, at + 1, "mark")
        if _VERBATIM.match(content):
            self._code(at + 1, end)
        elif _TABLE.match(content):
            self._table(at + 1, end)
        else:
            self._skip(at + 1, end, "markup")
        return self._skip(end, end + 1, "mark")

    def _never_read(self, at: int) -> int:
        """A line that only marks, declares or includes something; 0 if it is none."""
        content = self._lines.content(at)
        if _PARTS.match(content):
            return self._skip(at, at + 1, "mark")
        if _ENTRY.match(content):
            return self._skip(at, at + 1, "metadata")
        if _ATTRIBUTES.match(content) or _MACRO.match(content) or _COMMENT.match(content):
            return self._skip(at, at + 1, "markup")
        return 0

    def _item(self, at: int, marker: re.Match[str]) -> int:
        mark = marker["mark"]
        depth = len(mark) if mark[0] in "*." else 1
        self._described, self._depth = False, depth
        end = self._until_other(at + 1)
        start = self._lines.places[at][0] + marker.end()
        self._layout.item(*self._inline(start, self._lines.places[end - 1][1]), depth)
        return end

    def _term(self, at: int, term: re.Match[str]) -> int:
        """Terms on lines of their own, as the heading of what describes them together."""
        self._depth = -1
        start, end = self._lines.places[at][0], at
        level = TERM + len(term["mark"])
        while term["said"] is None and (following := _TERM.match(self._lines.content(end + 1))):
            term, end = following, end + 1
        stop = self._lines.places[end][0] + term.end("term")
        self._layout.heading(start, stop, level)
        self._described = True
        if term["said"] is not None:
            said = self._lines.places[end][0] + term.start("said")
            last = self._until_other(end + 1)
            self._layout.paragraph(*self._inline(said, self._lines.places[last - 1][1]))
            return last
        return end + 1

    def _paragraph(self, at: int) -> int:
        end = self._until_other(at + 1)
        start, stop = self._lines.places[at][0], self._lines.places[end - 1][1]
        if advice := _ADVICE.match(self._lines.content(at)):
            start += advice.end()
        span = self._inline(start, stop)
        goes_on = self._depth >= 0 and self._lines.content(at - 1) == "+"
        if goes_on:
            self._layout.item(*span, self._depth, goes_on=True)
        else:
            attached = self._lines.indents[at] or self._lines.content(at - 1) == "+"
            if self._described and not attached and not self._lines.filled(at - 1):
                self._closed()
            self._depth = -1
            self._layout.paragraph(*span)
        return end

    def _until_other(self, at: int) -> int:
        """Where the lines of a paragraph end."""
        while self._lines.filled(at):
            content = self._lines.content(at)
            ends = (_PARTS, _VERBATIM, _ATTRIBUTES, _ITEM, _COMMENT)
            if any(pattern.match(content) for pattern in ends):
                break
            if (term := _TERM.match(content)) and term["said"] is None:
                break
            at += 1
        return at

    def _code(self, at: int, end: int) -> int:
        for line in range(at, end):
            if self._lines.filled(line):
                self._layout.code(*self._lines.places[line])
        return end

    def _table(self, at: int, end: int) -> None:
        self._layout.table()
        header = not self._lines.filled(at + 1)
        for line in range(at, end):
            start, stop = self._lines.places[line]
            start += len(self._text[start:stop]) - len(self._text[start:stop].lstrip("| "))
            if start < stop:
                self._layout.row(*self._inline(start, stop), header)
                header = False

    def _skip(self, at: int, end: int, kind: Kind) -> int:
        for start, stop in self._lines.places[at:end]:
            if start < stop:
                self._layout.skip(kind, start, stop)
        return end

    def _closed(self) -> None:
        """No list is open, and no term is being described."""
        self._layout.close(TERM)
        self._described, self._depth = False, -1

    def _inline(self, start: int, end: int) -> tuple[int, int]:
        """Note what is hidden or literal within running text; the text's place."""
        hidden = self._layout.hidden
        for match in _INLINE.finditer(self._text, start, end):
            first, last = match.span()
            if match["literal"]:
                self._layout.literal.append((first, last))
            elif match["gone"]:
                hidden.append((first, last, " "))
            elif match["link"] or match["cross"]:
                inner = match.span("shown" if match["link"] else "named")
                hidden += [(first, inner[0], " "), (inner[1], last, ")")]
            else:
                size = len(match["mark"])
                hidden += [(first, first + size, " "), (last - size, last, ")")]
        return start, end
