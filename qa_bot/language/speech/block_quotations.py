"""Block quotations that a line before them gives to somebody, as in a reply to a mail.

The line names who it is beside a word of writing, and ends with a colon: "On Monday Ada Holm
wrote:", "Am 3. Mai schrieb Ada Holm:". What is quoted within it, with more `>` before it,
is somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.names import mentions
from qa_bot.model import Passage

_LONGEST = 500  # characters of a line
_WORD = pattern(
    r"\b(?:wrote|writes|said|says|schrieb|schreibt|a écrit|écrit|escribió|escribe|escreveu"
    r"|ha scritto|scrive|schreef|schrijft|skrev|skriver|napisał|napisała|pisze|a scris"
    r"|пишет|пише|написал|написала|писал|писала|написав)\b",
)
_ENDS = pattern(r"[\s\u00a0]*:\s*\Z")
_BETWEEN = pattern(r"[\s,]*(?:<[^<>]*>|\([^()]*\)|\[[^\[\]]*\])?[\s,]*")


@dataclass(frozen=True, slots=True)
class Introduced:
    """The name of who wrote some passages, the word for it, and the numbers of the passages."""

    name: str
    cue: str
    passages: tuple[int, ...]


def introduced(text: str, blocks: Sequence[Sequence[Passage]]) -> Iterator[Introduced]:
    """The block quotations that a line before them gives to somebody, ascending."""
    number = 0
    before: Passage | None = None
    for is_quoted, group in groupby(blocks, key=lambda block: block[0].kind == "quote"):
        run = list(group)
        marks = [_marks(text, block[0].start) for block in run] if is_quoted else []
        least = min(marks, default=0)
        numbers: list[int] = []
        for at, block in enumerate(run):
            if is_quoted and marks[at] == least:
                numbers += range(number, number + len(block))
            number += len(block)
        if is_quoted and before and before.kind != "heading":
            by = _by(" ".join(before.text[-_LONGEST:].split()))
            if by:
                yield Introduced(*by, tuple(numbers))
        before = run[-1][-1]


def _marks(text: str, start: int) -> int:
    """How many marks of a quotation stand before something on its line."""
    return text.count(">", text.rfind("\n", 0, start) + 1, start)


def _by(line: str) -> tuple[str, str] | None:
    """Who a line says wrote what follows, and the word for it."""
    if not _ENDS.search(line):
        return None
    named = mentions(line)
    for word in _WORD.finditer(line):
        for one in named:
            before = one.end <= word.start() and _BETWEEN.fullmatch(line, one.end, word.start())
            if before or _BETWEEN.fullmatch(line, word.end(), one.start):
                return one.name, word[0]
    return None
