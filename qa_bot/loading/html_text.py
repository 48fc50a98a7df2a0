"""HTML within another kind of file, such as a mail: all of its text, in its blocks.

The standard library's parser is enough: there is no page around the text that is to be left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from qa_bot.loading.elements import Element, Elements, written
from qa_bot.loading.loaded import Writer

_UNSEEN = frozenset(
    "button head iframe noscript object script select style svg template textarea title".split()
)
_BEGINS = re.compile(
    r"(?i)\s*<(?:!doctype|a|article|b|blockquote|body|br|div|em|figure|h[1-6]|html|i|img|ol|p|pre"
    r"|section|span|strong|table|u|ul)\b[^<>]*>"
)
_PARTS = re.compile(r"(?i)</(?:p|div|li|h[1-6]|tr)>|<br\s*/?>")
_LEAST = 2  # elements of a text that begins with words


def is_html(text: str) -> bool:
    """Whether a text is meant to be read as HTML, and isn't about it."""
    return bool(_BEGINS.match(text)) or len(_PARTS.findall(text)) >= _LEAST


def write_html(writer: Writer, text: str) -> None:
    """Write down the blocks of HTML, at the place where the writer is."""
    for block in html_blocks(text):
        if block.kind == "heading":
            # A title stands above it.
            writer.heading(block.text, block.level + 1)
        else:
            written([block], writer)


def html_blocks(text: str) -> list[Element]:
    """The blocks of HTML."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.elements.blocks()


class _Reader(HTMLParser):
    """Hands on what begins and ends, but for what isn't seen."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = Elements()
        self._unseen = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._unseen = ""
        if self._unseen:
            self._depth += tag == self._unseen
        elif tag in _UNSEEN:
            self._unseen, self._depth = tag, 1
        else:
            self.elements.start(tag, dict(attrs).get("href") or "" if tag == "a" else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._unseen and tag not in _UNSEEN:
            self.elements.start(tag)
            self.elements.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._unseen:
            self.elements.end(tag)
        elif tag == self._unseen:
            self._depth -= 1
            self._unseen = self._unseen if self._depth else ""

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.elements.text(data)
