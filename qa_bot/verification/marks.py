"""Where the quotations of a draft stand, told by their marks.

Each mark is looked at once, so that time goes with the length of a draft. One left open ends with
its paragraph, unless the next paragraph begins with the mark again. Quotations within quotations
belong to the outer ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import IGNORECASE

from qa_bot.language.lazy_regex import pattern
from qa_bot.model import Passage

Span = tuple[int, int]

# What closes each mark that opens.
_CLOSED_BY = {
    '"': '"', "＂": "＂", "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "‘": "’", "‚": "‘’", "'": "'",
}  # fmt: skip
_DOUBLE = pattern('["＂“”„«»‹›「」『』]')
_SINGLE = pattern("['‘’‚]")
_SURE = "“„‘‚「『"
"""Marks that open wherever something follows them; others open or close by what is around."""
_APOSTROPHES = "'’‘"
_PADDED = "«»‹›"  # French leaves a space inside
_ELIDED = pattern(r"['’‘](?:\d\ds?|em|tis|twas|til|cause|n|round)\b", IGNORECASE)
_BEFORE_OPENING = "([{—–-/:=|*_>¿¡"


def quoted(text: str, blocks: Sequence[Span]) -> list[Span]:
    """The offsets of the quotations of some paragraphs, marks included, ascending and apart."""
    some = [*_found(text, blocks, _DOUBLE), *_found(text, blocks, _SINGLE)]
    found: list[Span] = []
    for span in sorted(some, key=lambda one: (one[0], -one[1])):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
        elif span[1] > found[-1][1] and text[found[-1][0]] in _APOSTROPHES:
            found[-1] = span  # they cross: an apostrophe was taken for a mark
    return found


def _found(text: str, blocks: Sequence[Span], marks: re.Pattern[str]) -> Iterator[Span]:
    """The quotations in marks of one kind."""
    opened, mark, last = -1, "", 0
    for begin, end in blocks:
        at = begin
        if opened >= 0 and text.startswith(mark, begin):
            at += 1  # the quotation goes on
        elif opened >= 0:
            yield opened, last
            opened = -1
        perhaps = -1
        for match in marks.finditer(text, at, end):
            sign, place = match[0], match.start()
            before = text[place - 1] if place > begin else " "
            behind = text[place + 1] if place + 1 < end else " "
            if opened >= 0 and sign in _CLOSED_BY[mark] and _closes(sign, before, behind):
                if sign in _APOSTROPHES and before in "sS" and _word_follows(text, place + 1):
                    perhaps = place + 1  # the brothers' house
                    continue
                yield opened, place + 1
                opened = perhaps = -1
            elif (opened < 0 or sign == mark) and _opens(text, place, before, behind):
                if perhaps >= 0:
                    yield opened, perhaps
                # An earlier mark of this kind has opened nothing.
                opened, mark, perhaps = place, sign, -1
        if perhaps >= 0:
            yield opened, perhaps
            opened = -1
        if mark in _APOSTROPHES or mark == "‚":
            opened = -1
        last = end
    if opened >= 0:
        yield opened, last


def _opens(text: str, at: int, before: str, behind: str) -> bool:
    """Whether a mark may open, by what stands before and behind it."""
    sign = text[at]
    if sign not in _CLOSED_BY:
        return False
    if behind.isspace() and not (sign in _PADDED and before.isspace()):
        return False
    if sign in _SURE or sign in "«‹":
        return sign in "「『" or not before.isalnum()
    if sign == "'" and (_ELIDED.match(text, at) or not (behind.isalnum() or behind in '[…(."“')):
        return False
    return before.isspace() or before in _BEFORE_OPENING or before in _SURE + "\"'"


def _closes(sign: str, before: str, behind: str) -> bool:
    """Whether a mark may close, by what stands before and behind it."""
    if sign in _APOSTROPHES:
        return not before.isspace() and not behind.isalnum()
    if sign in '"＂':
        return not before.isspace() and (not behind.isalnum() or before in ".,!?…")
    return True


def _word_follows(text: str, at: int) -> bool:
    """Whether a word in lower case follows."""
    return text[at : at + 1].isspace() and text[at + 1 : at + 2].islower()


def joined(passages: Sequence[Passage]) -> str:
    """The text of passages, with spaces for what stands between them; offsets stay as they are."""
    parts: list[str] = []
    at = -1
    for passage in passages:
        if at >= 0:
            parts.append(" " * (passage.start - at))
        parts.append(passage.text)
        at = passage.end
    return "".join(parts)
