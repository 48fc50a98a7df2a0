"""Where quotations stand in an article."""

from __future__ import annotations

from collections.abc import Sequence
from re import IGNORECASE

from qa_bot.language.lazy_regex import pattern
from qa_bot.model import Passage

_QUOTE = pattern(r"[\"“”„«»‘’']")
_UNMISTAKABLE = pattern(r"[\"“„«]")
_CLOSING = {'"': '"', "“": "”", "„": "”“", "«": "»", "»": "«", "‘": "’", "'": "'"}
_ELISION = pattern(r"'(?:\d|em\b|tis\b|twas\b|til\b|cause\b|n\b)", IGNORECASE)


def quotations(text: str, blocks: Sequence[Sequence[Passage]]) -> list[tuple[int, int]]:
    """The offsets of quotations, marks included, ascending and apart.

    One left open ends with its paragraph, unless the next begins with the mark again. A plain
    apostrophe quotes only where an article has no other quotation marks.
    """
    found: list[tuple[int, int]] = []
    plain = not _UNMISTAKABLE.search(text)
    opened, mark = -1, ""
    perhaps = -1  # a closing mark that may be an apostrophe: the brothers’ house
    end = 0
    for block in blocks:
        begin, stop = block[0].start, block[-1].end
        if opened >= 0:
            if mark != "'" and text.startswith(mark, begin):
                begin += 1  # a paragraph of a quotation that runs on begins with its mark again
            else:
                if mark != "'":
                    found.append((opened, perhaps if perhaps >= 0 else end))
                opened = perhaps = -1
        for match in _QUOTE.finditer(text, begin, stop):
            at, sign = match.start(), match[0]
            if sign in "‘’'" and _is_apostrophe(text, at, sign):
                continue
            opens = sign in _CLOSING and not (
                sign == "'"
                and (not plain or _ELISION.match(text, at) or text[at - 1 : at].isalnum())
            )
            if opened >= 0 and perhaps >= 0 and opens:
                found.append((opened, perhaps))
                opened = perhaps = -1
            if opened < 0:
                if opens:
                    opened, mark = at, sign
            elif sign in _CLOSING[mark]:
                if sign in "’'" and text[at - 1] == "s" and _lower_word(text, at + 1):
                    perhaps = at + 1
                else:
                    found.append((opened, at + 1))
                    opened = perhaps = -1
        end = stop
    if opened >= 0 and mark != "'":
        found.append((opened, perhaps if perhaps >= 0 else end))
    return found


def _is_apostrophe(text: str, at: int, sign: str) -> bool:
    """Whether a single mark stands within a word, or in a way that no quotation mark does."""
    before, behind = text[at - 1 : at].isalnum(), text[at + 1 : at + 2].isalnum()
    return (before and sign == "‘") or (behind and sign == "’") or (before and behind)


def _lower_word(text: str, at: int) -> bool:
    """Whether a word in small letters follows."""
    return text[at : at + 1].isspace() and text[at + 1 : at + 2].islower()
