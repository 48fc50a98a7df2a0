"""What a quotation claims to be the source's words: runs of words, and the gaps between them.

`…`, `...`, `[…]` and `(...)` leave words out; `[words]` are the writer's own and stand for words of
the source or for none. `[W]e` is a word whose case was changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.lazy_regex import pattern
from qa_bot.verification.words import Word, words

LEFT_OUT = 1_000
"""Characters that an elision leaves out at most: about a paragraph."""
TURNING = frozenset(
    "not never cannot can't won't don't doesn't didn't isn't aren't wasn't weren't wouldn't "
    "shouldn't couldn't hasn't haven't hadn't mustn't".split()
)
"""Words that no writer may put in or replace in brackets: they turn what was said."""
REPLACED = 8
"""Words of the source that words in brackets stand for at most."""

_DOTS = r"(?:…|\.{3,}|\.(?:\s\.){2,})"
_GAP = pattern(
    rf"""(?x)
      (?P<case>\[(?P<letter>[^\W\d_])\](?=[^\W_]))
    | (?P<elision>\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS})
    | (?P<footnote>\[\^?\d{{1,4}}\])
    | (?P<insertion>[^\W_]*\[[^\[\]\n]{{0,120}}\][^\W_]*)
    """
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that must stand next to each other, and what kind of gap stands before them."""

    words: tuple[Word, ...]
    gap: str = ""


def runs(text: str, spans: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs of words of a quotation, which stands in the text at these spans."""
    found: list[Run] = []
    gathered: list[Word] = []
    gap = ""

    def close(next_gap: str) -> None:
        nonlocal gathered, gap
        if gathered:
            found.append(Run(tuple(gathered), gap if found else ""))
            gathered, gap = [], next_gap
        elif gap != "elision":
            gap = next_gap

    for start, end in spans:
        at = start
        letter = ""
        for match in _GAP.finditer(text, start, end):
            gathered += _read(text, at, match.start(), letter)
            letter, at = "", match.end()
            if match["insertion"] and not TURNING.isdisjoint(_forms(match[0])):
                gathered += words(text, *match.span())
            elif match["case"]:
                letter = match["letter"]
            elif not match["footnote"]:
                close("elision" if match["elision"] else "insertion")
        gathered += _read(text, at, end, letter)
    close("")
    return found


def _read(text: str, start: int, end: int, letter: str) -> list[Word]:
    """The words of a stretch, to the first of which a bracketed letter belongs."""
    read = list(words(text, start, end))
    if letter and read and read[0].start == start:
        first = read[0]
        read[0] = Word(letter.casefold() + first.text, start - len(letter) - 2, *first[2:])
    return read


def _forms(text: str) -> set[str]:
    return {word.text for word in words(text)}


def has_elision(text: str) -> bool:
    """Whether a text leaves words out."""
    return re.search(_DOTS, text) is not None
