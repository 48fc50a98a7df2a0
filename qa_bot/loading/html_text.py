"""HTML within another kind of file, such as a mail: all of its text, in its blocks.

No page stands around the text that would be left out, so that it is read tag by tag, in a time that
grows with its length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from qa_bot.loading.elements import Element, Elements, written
from qa_bot.loading.loaded import Writer

_UNSEEN = frozenset(
    "button head iframe noscript object script select style svg template textarea title".split()
)
# A quoted value may hold a `>`; each attempt ends at the next `<`.
_TAG = re.compile(
    r"<(?P<closes>/?)(?P<name>[A-Za-z][^\s<>/]*)"
    r"(?P<more>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*|[^<>]*)>|<!--|<[!?][^<>]*>"
)
_TARGET = re.compile(r"(?i)\shref\s{0,9}=\s{0,9}[\"']?([^\"'\s>]*)")
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
    """Write down HTML, at the place where the writer is."""
    write_blocks(writer, html_blocks(text))


def write_blocks(writer: Writer, blocks: Iterable[Element]) -> None:
    """Write down blocks of HTML, at the place where the writer is."""
    for block in blocks:
        if block.kind == "heading":
            # A title stands above it.
            writer.heading(block.text, block.level + 1)
        else:
            written([block], writer)


def html_blocks(text: str) -> list[Element]:
    """The blocks of HTML."""
    elements = Elements()
    at = 0
    while tag := _TAG.search(text, at):
        elements.text(unescape(text[at : tag.start()]))
        at = tag.end()
        name = (tag["name"] or "").lower()
        if tag[0] == "<!--":
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else len(text)
        elif name in _UNSEEN and not tag["closes"]:
            if not tag["more"].endswith("/"):
                closing = re.compile(rf"(?i)</{name}\b|<body\b").search(text, at)
                at = closing.start() if closing else len(text)
        elif name and tag["closes"]:
            elements.end(name)
        elif name:
            target = _TARGET.search(tag["more"]) if name == "a" else None
            elements.start(name, target[1] if target else "")
            if tag["more"].endswith("/"):
                elements.end(name)
    elements.text(unescape(text[at:]))
    return elements.blocks()
