"""Passages: what one would quote of a document, which is all that qa-bot ever shows.

A sentence of a paragraph, list item or quotation; a heading, a table row or a line of code whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa_bot.language.text import asciidoc, markdown, plain, restructured
from qa_bot.language.text.blocks import WHOLE, Block, Layout, covered
from qa_bot.language.text.kinds import format_of
from qa_bot.language.text.sentences import sentences
from qa_bot.model import KINDS, Document, Passage

LONGEST = 20_000
"""Characters of a block that are looked at together."""

_PARSERS = {
    "markdown": markdown.blocks,
    "restructured": restructured.blocks,
    "asciidoc": asciidoc.blocks,
    "plain": plain.blocks,
}
_STOPS = re.compile(r"[.!?…]")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as passages.

    `blocks` are the passages of each block, ascending and apart. `context` says of each passage
    the numbers of the passage that heads it and of the one that leads in to it, counted back from
    it; 0 where there is none. `reading` is the document's text without its markup, of the same
    length: what is searched.
    """

    blocks: list[list[Passage]]
    context: list[tuple[int, int]]
    reading: str


def split(document: Document) -> list[Passage]:
    """The passages of a document, ascending and apart; see `blockwise`."""
    return [passage for block in blockwise(document) for passage in block]


def blockwise(document: Document) -> list[list[Passage]]:
    """The passages of each block of a document; see `lay_out`."""
    return lay_out(document).blocks


def parsed(text: str, id: str) -> Layout:
    """The blocks of a text by what it is written in."""
    return _PARSERS[format_of(text, id)](text)


def lay_out(document: Document, layout: Layout | None = None) -> Laid:
    """The passages of a document with their context, `text[start:end]` verbatim.

    `layout` says where its blocks stand, if that is known; else its marks do. No passage is empty
    or begins or ends with white space. `line` counts CRLF, LF and lone CR as one line
    break each.
    """
    text = document.text
    layout = layout or parsed(text, document.id)
    reading = layout.reading()
    flowing = covered(reading, [(a, b, "_") for a, b in _stops(reading, layout.literal)])
    found: list[list[Passage]] = []
    context = []
    last = [-1] * len(layout.blocks)  # each block's last passage
    line, counted, number = 1, 0, 0
    for at, block in enumerate(layout.blocks):
        if block.kind not in KINDS:
            continue
        passages = []
        heading = last[block.heading] if block.heading >= 0 else -1
        lead_in = last[block.lead_in] if block.lead_in >= 0 else -1
        for start, end in _spans(flowing, block, document.language):
            line += _line_breaks(text[counted:start])
            counted = start
            place = document.place(start)
            said = text[start:end]
            passages.append(Passage(document.id, start, end, line, said, block.kind, place))
            context.append(
                (number - heading if heading >= 0 else 0, number - lead_in if lead_in >= 0 else 0)
            )
            number += 1
        if passages:
            found.append(passages)
            last[at] = number - 1
    return Laid(found, context, reading)


def _stops(text: str, literal: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stops within code, which end no sentence."""
    for start, end in literal:
        for match in _STOPS.finditer(text, start, end):
            yield match.span()


def _spans(text: str, block: Block, language: str) -> Iterator[tuple[int, int]]:
    """Where the passages of a block stand."""
    start = block.start
    while start < block.end:
        cut = limit = min(block.end, start + LONGEST)
        if limit < block.end:
            cut = max(text.rfind(space, start, limit) for space in " \t\r\n")
            cut = cut if cut > start else limit
        part = text[start:cut]
        if block.kind in WHOLE:
            read = part.strip()
            if read:
                begin = start + len(part) - len(part.lstrip())
                yield begin, begin + len(read)
        else:
            yield from ((start + a, start + b) for a, b in sentences(part, language))
        start = cut


def _line_breaks(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
