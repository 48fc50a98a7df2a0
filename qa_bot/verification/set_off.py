"""Quotations that a draft sets off as paragraphs, and the speaker that a line under them names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa_bot.language.lazy_regex import pattern
from qa_bot.model import Passage
from qa_bot.verification.marks import Span

CREDIT = pattern(r"(?:—|–|--?|~)\s*(?P<who>\S[^\n]{1,120})")
_NOTES = pattern(r"(?:\s*\[\^[^\]\s]{1,40}\])+$")
_EMPTY_LINE = pattern(r"(?:\n|\r)[ \t]*(?:\r\n|\n|\r)")
_BETWEEN = pattern(r"[\s>]*")

Blocks = Sequence[Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class SetOff:
    """A quotation that is set off: its paragraphs, and the credit under it, if there is one."""

    paragraphs: tuple[Span, ...]
    credit: str = ""


def set_off(text: str, blocks: Blocks) -> list[SetOff]:
    """The quotations that are set off, paragraphs that follow each other taken together."""
    found: list[SetOff] = []
    last = -1
    for number, block in enumerate(blocks):
        if block[0].kind != "quote":
            continue
        start, end = block[0].start, block[-1].end
        goes_on = last == number - 1 and found and not found[-1].credit
        if goes_on and not _goes_on(text, found[-1].paragraphs[-1][1], start):
            goes_on = False
        last = number
        credit = CREDIT.fullmatch(text, start, end)
        if credit and goes_on:
            found[-1] = replace(found[-1], credit=credit["who"])
            continue
        body, who = _without_credit(text, start, end)
        if goes_on:
            found[-1] = SetOff((*found[-1].paragraphs, (start, body)), who)
        else:
            found.append(SetOff(((start, body),), who))
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether nothing but the marks of a quotation stands between two paragraphs of one."""
    between = text[end:start]
    if _BETWEEN.fullmatch(between) is None:
        return False
    # In Markdown a line without its mark ends a quotation.
    return ">" not in between or _EMPTY_LINE.search(between) is None


def _without_credit(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the words of a paragraph end, and the credit on its last line."""
    if note := _NOTES.search(text, start, end):
        end = note.start()
    line = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
    if line > start:
        begin = line + len(text[line:end]) - len(text[line:end].lstrip("> \t"))
        credit = CREDIT.fullmatch(text, begin, end)
        if credit:
            return start + len(text[start:line].rstrip("> \t\r\n")), credit["who"]
    return end, ""


def with_marks(text: str, blocks: Blocks, some: Sequence[SetOff]) -> tuple[str, Blocks]:
    """A text and its passages with quotation marks around what is set off.

    The marks take the places of the white space around it, so that offsets stay.
    """
    marks: dict[int, str] = {}
    for one in some:
        if one.paragraphs[0][0] == 0:
            continue
        for start, _ in one.paragraphs:
            marks[start - 1] = "“"
        marks[one.paragraphs[-1][1]] = "”"
    if not marks:
        return text, blocks
    parts, done = [], 0
    for at in sorted(marks):
        parts += [text[done:at], marks[at]]
        done = at + 1
    marked = "".join((*parts, text[done:]))
    return marked, [_around(marked, block, marks) for block in blocks]


def _around(text: str, block: Sequence[Passage], marks: dict[int, str]) -> Sequence[Passage]:
    """The passages of a block with the marks that stand at its ends."""
    first, last = block[0], block[-1]
    start = first.start - 1 if marks.get(first.start - 1) == "“" else first.start
    end = last.end + 1 if marks.get(last.end) == "”" else last.end
    if (start, end) == (first.start, last.end):
        return block
    changed = list(block)
    changed[0] = replace(first, start=start, text=text[start : first.end])
    last = changed[-1]
    changed[-1] = replace(last, end=end, text=text[last.start : end])
    return changed
