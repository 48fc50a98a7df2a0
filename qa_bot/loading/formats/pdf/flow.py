"""The text of a PDF, written block by block: paragraphs go on over columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from qa_bot.loading.formats.pdf.blocks import (
    BULLET,
    LONGEST_HEADING,
    NOTE_MARK,
    Block,
    blocks,
    is_full,
)
from qa_bot.loading.formats.pdf.hyphens import Words
from qa_bot.loading.formats.pdf.lines import Line, alike
from qa_bot.loading.formats.pdf.style import style
from qa_bot.loading.loaded import Loaded, Writer

_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)|tab(?:le|leau|elle|la|\.)|abb(?:ildung|\.)|рис(?:унок|\.)|таблица)\s*\d",
    re.IGNORECASE,
)
# A year may head a column.
_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?![\d.,]))\d")
_LONG = 0.75  # times a column's width: a line of ragged text that another may follow
_AHEAD = 6  # blocks after which a paragraph may go on, past a figure's words and a heading


class Flow:
    """Writes the pages of a document, whose labels are given."""

    def __init__(self, pages: list[list[Line]], labels: list[str]) -> None:
        self._labels = labels
        usual = style(pages)
        self._words = Words(line for lines in pages for line in lines)
        self._blocks = _continued([block for lines in pages for block in blocks(lines, usual)])
        self._levels = _levels(self._blocks)
        self._writer = Writer()

    def loaded(self, title: str, author: str, date: str) -> Loaded:
        """What the pages say."""
        in_table = False
        indents: list[float] = []
        for block, following in zip_longest(self._blocks, self._blocks[1:]):
            if block.kind != "item":
                indents = []
            if block.kind == "row":
                if not in_table:
                    self._writer.table()
                self._row(block, not in_table and _is_header(block, following))
            elif block.kind == "item":
                self._item(block, indents)
            else:
                self._paragraph(block)
            in_table = block.kind == "row"
        return self._writer.loaded(title, author, date)

    def _row(self, block: Block, header: bool) -> None:
        line = block.lines[0]
        self._writer.place(self._labels[line.page])
        self._writer.row([cell.text for cell in line.cells], header)

    def _item(self, block: Block, indents: list[float]) -> None:
        while indents and indents[-1] > block.lines[0].left + 0.5 * block.size:
            indents.pop()
        if not indents or indents[-1] < block.lines[0].left - 0.5 * block.size:
            indents.append(block.lines[0].left)
        text, starts = self._words.joined(block.lines)
        bullet = BULLET.match(text)
        cut = bullet.end() if bullet else 0
        self._writer.place(self._labels[block.lines[0].page])
        self._writer.item(text[cut:], len(indents) - 1)
        self._turns(block, len(text), starts)

    def _paragraph(self, block: Block) -> None:
        text, starts = self._words.joined(block.lines)
        self._writer.place(self._labels[block.lines[0].page])
        if block.kind == "note" and (mark := NOTE_MARK.match(text)):
            self._writer.paragraph(text[mark.end() :])
        elif block.kind == "contents":
            self._writer.paragraph(text, "navigation")
        elif block.kind == "heading" and len(text) <= LONGEST_HEADING:
            self._writer.heading(text, self._levels.get(_rank(block), 1))
        else:
            self._writer.paragraph(text)
        self._turns(block, len(text), starts)

    def _turns(self, block: Block, length: int, starts: list[int]) -> None:
        """Say where another page begins within a block."""
        page = block.lines[0].page
        for line, start in zip(block.lines, starts, strict=True):
            if line.page != page:
                page = line.page
                self._writer.turn(self._labels[page], length - start)


def _is_header(block: Block, following: Block | None) -> bool:
    """Whether a row holds the heads of columns: bold, or without the numbers of the next."""
    if following is None or following.kind != "row":
        return False
    first, second = block.lines[0], following.lines[0]
    counted, headed = (bool(_NUMBER.search(line.text)) for line in (second, first))
    alone = counted and not headed and len(first.cells) == len(second.cells)
    return alone or (first.bold and not second.bold)


def _rank(block: Block) -> tuple[float, bool]:
    return round(block.size * 2) / 2, block.lines[0].bold


def _levels(found: Iterable[Block]) -> dict[tuple[float, bool], int]:
    """The level of each way in which headings are set: the larger, the higher."""
    ranks = sorted({_rank(block) for block in found if block.kind == "heading"}, reverse=True)
    return {rank: min(number, 6) for number, rank in enumerate(ranks, 1)}


def _continued(found: list[Block]) -> list[Block]:
    """The blocks with those joined that a column's or a page's end parted."""
    kept: list[Block] = []
    taken: set[int] = set()
    for number, block in enumerate(found):
        if number in taken:
            continue
        at = number
        while (following := _continuation(found, at, block, taken)) is not None:
            block.lines += found[following].lines
            taken.add(following)
            at = following
        kept.append(block)
    return kept


def _continuation(found: list[Block], at: int, block: Block, taken: set[int]) -> int | None:
    """The number of the block that goes on with another, if one does."""
    last = block.lines[-1]
    if block.kind not in ("paragraph", "item", "note") or block.ended or _is_caption(block):
        return None
    passed, headed = 0, False
    for number in range(at + 1, len(found)):
        following = found[number]
        first = following.lines[0]
        if first.page > last.page + 1 or passed >= _AHEAD:
            return None
        if number in taken or first.turn != last.turn:
            continue
        if (following.kind == "note") != (block.kind == "note"):
            continue
        if block.kind == "note" and (first.noted or NOTE_MARK.match(first.text)):
            return None
        passed += 1
        headed = headed or following.kind == "heading"
        if following.kind not in ("paragraph", "note") or not alike(first.size, last.size):
            continue
        if not _is_caption(following):
            jumps = first.page != last.page or first.y > last.y or first.left > last.right
            # A name, or a number, may begin a line too.
            lower = first.text[:1].islower() or (not headed and _runs_on(block, following))
            return number if jumps and lower else None
    return None


def _is_caption(block: Block) -> bool:
    return bool(_CAPTION.match(block.lines[0].text))


def _runs_on(block: Block, following: Block) -> bool:
    """Whether the last line of a block is full and the next block begins without an indent."""
    first = following.lines[0]
    last = block.lines[-1]
    if last.parted:
        return True
    indented = len(following.lines) > 1 and first.left > following.left + 0.7 * first.size
    return not indented and (
        is_full(last, first, block.right)
        or last.right - block.left > _LONG * (block.right - block.left)
    )
