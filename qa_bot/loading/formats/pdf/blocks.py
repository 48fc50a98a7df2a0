"""Lines of a PDF page gathered to blocks: paragraphs, headings, items, notes, table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from qa_bot.loading.formats.pdf.lines import Line, alike, overlap
from qa_bot.loading.formats.pdf.style import Style

_ITEM = re.compile(
    r"(?:[•◦‣▪▫●○■□◆◇➢➤✓✔❖·∙*–—-]|[\uf000-\uf0ff])(?=\s)"
    r"|(?:\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\)|(?:\d{1,2}|[a-z]|[ivx]{2,4})\.)\s(?=\S)"
)
BULLET = re.compile(r"(?:[•◦‣▪▫●○■□◆◇➢➤✓✔❖·∙*–—-]|[\uf000-\uf0ff])\s+")
_END = re.compile(r"[.!?…:。！？：؟۔।][\"'”’»)\]]*(?:\[[^\[\]]{1,40}\])*\Z")
# A line of a table of contents.
_LEADERS = re.compile(r"(?:\. ?|…\s?){5,}\s*[\dA-Zivxlc-]{1,6}\Z")
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡§¶]{1,3})\s?\S")
NOTE_MARK = re.compile(r"\d{1,3}\s+(?=\D)")
_SMALL = 0.93  # times the body's size: what is set smaller may be a note
_CAPITALS = 5  # letters of a heading in capitals, at least
LONGEST_HEADING = 200  # characters

Kind = Literal["paragraph", "heading", "item", "note", "row", "contents"]


@dataclass(slots=True)
class Block:
    """Lines that belong together; `right` is how far their column reaches."""

    kind: Kind
    lines: list[Line]
    right: float = 0.0

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def ended(self) -> bool:
        """Whether its last line ends a sentence."""
        last = self.lines[-1]
        return not last.parted and bool(_END.search(last.text))


def blocks(lines: list[Line], style: Style) -> list[Block]:
    """The blocks of a page, in order, its notes last."""
    notes = _notes(lines, style)
    body = [line for line in lines if id(line) not in notes]
    found = list(_gathered(body, style, "paragraph"))
    for block, following in pairwise(found):
        if following.kind != "row" and _is_in_capitals(block, style):
            block.kind = "heading"
    if notes:
        below = [line for line in lines if id(line) in notes]
        found += _gathered(below, style, "note")
    return found


def _is_in_capitals(block: Block, style: Style) -> bool:
    """Whether capitals make a block a heading: "II. SOURCES OF THE RIVER"."""
    text = "".join(line.text for line in block.lines)
    return (
        block.kind in ("paragraph", "item")
        and len(block.lines) < 3
        and text.isupper()
        and not block.ended
        and sum(map(str.isalpha, text)) >= _CAPITALS
        and block.size > _SMALL * style.size
    )


def _notes(lines: list[Line], style: Style) -> set[int]:
    """The lines of the notes at the foot of each column."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        small = _SMALL * style.size
        if line.turn or line.cells or id(line) in found:
            continue
        if line.size >= small:
            # Some programs set notes as large as the text, below a rule.
            above = lines[number - 1]
            if not line.noted or 0 < above.y - line.y < 1.5 * style.leading * line.size:
                continue
            small = 1.05 * line.size
        elif not (line.noted or _NOTE.match(line.text)):
            continue
        run = [line]
        for following in lines[number + 1 :]:
            if following.size >= small or following.y > run[-1].y or not overlap(line, following):
                break
            run.append(following)
        foot = min(one.y for one in run)
        if not any(
            other.y < foot and other.size >= small and overlap(line, other) for other in lines
        ) and any(
            other.y > line.y and other.size >= small and overlap(line, other) for other in lines
        ):
            found.update(map(id, run))
    return found


def _gathered(lines: list[Line], style: Style, kind: Kind) -> Iterator[Block]:
    rights = _rights(lines)
    open_: Block | None = None
    for number, line in enumerate(lines):
        right = rights[number]
        if line.cells:
            if open_:
                yield open_
            yield Block("row", [line])
            open_ = None
            continue
        if _LEADERS.search(line.text):
            if open_:
                yield open_
            yield Block("contents", [line])
            open_ = None
            continue
        if open_ and not _begins(open_, line, rights[number - 1], style):
            open_.lines.append(line)
            open_.right = max(open_.right, right)
            continue
        if open_ and open_.kind == "heading" and _is_beginning(open_, line, style):
            open_.kind = "paragraph"
            open_.lines.append(line)
            continue
        if open_:
            yield open_
        open_ = Block(_kind(line, style, kind), [line], right)
    if open_:
        yield open_


def _is_beginning(block: Block, line: Line, style: Style) -> bool:
    """Whether what looks like a heading is the bold beginning of a paragraph."""
    before = block.lines[-1]
    step = before.y - line.y
    return (
        not style.is_large(before)
        and alike(before.size, line.size)
        and not block.ended
        and line.text[:1].islower()
        and 0 < step < (style.leading * 1.2 + 0.05) * line.size
        and overlap(before, line)
    )


def _kind(line: Line, style: Style, kind: Kind) -> Kind:
    if kind == "note":
        return kind
    if style.stands_out(line) and not line.turn and any(map(str.isalpha, line.text)):
        return "heading"
    return "item" if _ITEM.match(line.text) else kind


def _rights(lines: list[Line]) -> list[float]:
    """How far the column of each line reaches to the right: as far as two lines near it do."""
    found = []
    for number, line in enumerate(lines):
        near = sorted(
            (
                other.right
                for other in lines[max(0, number - 6) : number + 7]
                if abs(other.left - line.left) < 4 * line.size and alike(other.size, line.size)
            ),
            reverse=True,
        )
        right = line.right
        for wide, next_ in pairwise(near):
            if wide - next_ < line.size:
                right = max(right, wide)
                break
        found.append(right)
    return found


def _begins(block: Block, line: Line, right: float, style: Style) -> bool:
    """Whether a line begins a new block."""
    before = block.lines[-1]
    size = max(before.size, line.size)
    step = before.y - line.y
    if line.turn != before.turn or not alike(before.size, line.size):
        return True
    if abs(step) < 0.5 * size and line.left >= before.left:
        # A piece of the same line, drawn apart from it.
        return line.left - before.right > 2 * size
    most = _step(block, style)
    if not _END.search(before.text) and line.text[:1].islower():
        most *= 1.25
    if step <= 0 or step > most * size or not overlap(before, line):
        return True
    stands_out = style.stands_out(line)
    if block.kind == "heading":
        return not stands_out or line.bold != before.bold
    if stands_out and not before.words[-1].bold:
        # A bold line in a paragraph isn't a heading.
        return style.is_large(line) or block.ended or not is_full(before, line, right)
    return _begins_by_margin(block, line, right)


def _step(block: Block, style: Style) -> float:
    """How far the next line of a block may be, in its size."""
    if len(block.lines) > 1:
        a, b = block.lines[-2:]
        own = (a.y - b.y) / b.size
        if own > 0.7:
            return own * 1.2 + 0.05
    if not alike(block.size, style.size):
        return max(1.45, style.leading * 1.2)
    return style.leading * 1.2 + 0.05


def _begins_by_margin(block: Block, line: Line, right: float) -> bool:
    """Whether a line begins a new block, by its beginning and where the one before ends."""
    before = block.lines[-1]
    em = line.size
    full = is_full(before, line, right)
    ended = not before.parted and bool(_END.search(before.text))
    if before.parted:
        return False
    if line.noted and block.kind == "note":
        return True
    if _ITEM.match(line.text):
        if block.kind != "item" and (ended or not full):
            return True
        begin = block.lines[0].left
        if block.kind == "item" and (
            ended or line.left < before.left + 0.3 * em or abs(line.left - begin) < 0.3 * em
        ):
            return True
    if block.kind == "note":
        return bool(_NOTE.match(line.text)) and ended and line.left <= block.left + 0.3 * em
    first = block.lines[0]
    if block.kind == "item":
        hangs = line.left > first.left + 0.4 * em
        if not hangs and len(block.lines) > 1 and before.left > first.left + 0.4 * em:
            return True
        return not full and ended and not hangs
    margin = min(one.left for one in block.lines[1:]) if len(block.lines) > 1 else first.left
    if 0.8 * em < line.left - margin < 6 * em and before.left - margin < 0.5 * em:
        # The first line of a paragraph stands in; so do the others of a hanging one.
        return ended or not full
    if full:
        return False
    lower = line.text[:1].islower()
    return ended or not (lower or before.right > first.left + 0.6 * (right - first.left))


def is_full(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line doesn't fit on the one before."""
    word = line.words[0]
    space = 0.2 * line.size
    return before.right + space + (word.right - word.left) > right - 0.5
