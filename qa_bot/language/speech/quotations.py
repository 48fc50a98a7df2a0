"""Where quotations stand in an article."""

from __future__ import annotations

from collections.abc import Sequence
from re import IGNORECASE

from qa_bot.language.lazy_regex import pattern
from qa_bot.model import Passage

NO_PROSE = ("code", "row", "header")
"""Kinds of passages in which nobody speaks."""

_QUOTE = pattern(r"[\"“”„«»‘’']")
_UNMISTAKABLE = pattern(r"[\"“„«]")
_CLOSING = {'"': '"', "“": "”", "„": "”“", "«": "»", "»": "«", "‘": "’", "'": "'"}
_ELISION = pattern(r"'(?:\d|em\b|tis\b|twas\b|til\b|cause\b|n\b)", IGNORECASE)


def quotations(text: str, blocks: Sequence[Sequence[Passage]]) -> list[tuple[int, int]]:
    """The offsets of quotations, marks included, ascending and apart.

    One left open ends with its paragraph, unless the next begins with the mark again. A plain
    apostrophe quotes only where an article has no other quotation marks.
    """
    reader = _Reader(text)
    end = 0
    for block in blocks:
        if block[0].kind in NO_PROSE:
            continue
        begin, stop = block[0].start, block[-1].end
        if reader.runs_on(begin):
            begin += 1
        else:
            reader.break_off(end)
        for match in _QUOTE.finditer(text, begin, stop):
            reader.read(match.start(), match[0])
        end = stop
    reader.break_off(end)
    return reader.found


class _Reader:
    """Reads the marks of a text one by one: `found` are the quotations that are closed."""

    def __init__(self, text: str) -> None:
        self.found: list[tuple[int, int]] = []
        self._text = text
        self._plain = not _UNMISTAKABLE.search(text)
        self._opened = -1
        self._mark = ""
        self._perhaps = -1  # behind a closing mark that may be an apostrophe: the brothers’ house

    def runs_on(self, begin: int) -> bool:
        """Whether a paragraph goes on with an open quotation, and so begins with its mark."""
        return self._opened >= 0 and self._mark != "'" and self._text.startswith(self._mark, begin)

    def break_off(self, end: int) -> None:
        """End with the paragraph what is open; a plain apostrophe then opened nothing."""
        if self._opened >= 0 and self._mark != "'":
            self._close(self._perhaps if self._perhaps >= 0 else end)
        self._opened = self._perhaps = -1

    def read(self, at: int, sign: str) -> None:
        """Take in a mark, which opens a quotation, closes one, or does neither."""
        text = self._text
        if sign in "‘’'" and _is_apostrophe(text, at, sign):
            return
        opens = self._may_open(at, sign)
        if opens and self._perhaps >= 0:
            self._close(self._perhaps)
        if self._opened < 0:
            if opens:
                self._opened, self._mark = at, sign
        elif sign in _CLOSING[self._mark]:
            if sign in "’'" and text[at - 1] == "s" and _lower_word(text, at + 1):
                self._perhaps = at + 1
            else:
                self._close(at + 1)

    def _may_open(self, at: int, sign: str) -> bool:
        if sign != "'":
            return sign in _CLOSING
        text = self._text
        return self._plain and not _ELISION.match(text, at) and not text[at - 1 : at].isalnum()

    def _close(self, end: int) -> None:
        self.found.append((self._opened, end))
        self._opened = self._perhaps = -1


def _is_apostrophe(text: str, at: int, sign: str) -> bool:
    """Whether a single mark stands within a word, or in a way that no quotation mark does."""
    before, behind = text[at - 1 : at].isalnum(), text[at + 1 : at + 2].isalnum()
    return (before and sign == "‘") or (behind and sign == "’") or (before and behind)


def _lower_word(text: str, at: int) -> bool:
    """Whether a word in lower case follows."""
    return text[at : at + 1].isspace() and text[at + 1 : at + 2].islower()
