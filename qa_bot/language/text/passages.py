"""Passages: a document's sentences with their places, which is all that qa-bot ever quotes."""

from __future__ import annotations

from qa_bot.language.text.blocks import blocks
from qa_bot.language.text.sentences import sentences
from qa_bot.model import Document, Passage

_WHOLE = ("heading", "row", "code", "mark")
"""Kinds of blocks that are one passage, whatever stops are in them."""


def split(document: Document) -> list[Passage]:
    """The passages of a document, ascending and apart; see `blockwise`."""
    return [passage for block in blockwise(document) for passage in block]


def blockwise(document: Document) -> list[list[Passage]]:
    """The passages of each block of a document, in order and apart, `text[start:end]` verbatim.

    None is empty, begins or ends with white space; every other character of the text is white
    space. `line` counts CRLF, LF and lone CR as one line break each.
    """
    text = document.text
    found = []
    line, counted = 1, 0
    for block in blocks(text):
        if block.kind in _WHOLE:
            spans = [(0, block.end - block.start)]
        else:
            spans = list(sentences(text[block.start : block.end]))
        passages = []
        for span_start, span_end in spans:
            start, end = block.start + span_start, block.start + span_end
            line += _line_breaks(text[counted:start])
            counted = start
            passages.append(Passage(document.id, start, end, line, text[start:end]))
        if passages:
            found.append(passages)
    return found


def _line_breaks(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
