"""Who said what, as sections of a segment: seven numbers a statement and a table of phrases.

=====================  ======  ==================================================================
section                type    what
=====================  ======  ==================================================================
phrase, phrase_at      u1 i8   the distinct speakers, roles and cues, UTF-8, and where each begins
statement              i4      seven numbers each: passage, speaker (-1: unresolved), role and cue
                               (numbers of phrases), kind, start and end within the passage
=====================  ======  ==================================================================

Statements stand in the order of their passages. All that a person said is one pass over the
speakers' column: a few milliseconds for a million passages, and only where a question asks.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qa_bot.index.checked import Array, CheckedFile, CheckedWriter
from qa_bot.language.speech.roles import is_role
from qa_bot.model import Passage, Statement

WIDTH = 7
# A deputy mayor is not the mayor.
_LESSER = frozenset("vice deputy former acting assistant shadow ex".split())
KINDS = ("direct", "indirect", "mixed")


class Said:
    """Collects the statements of documents, passages numbered through the segment."""

    def __init__(self) -> None:
        self._phrases: dict[str, int] = {}
        self._rows = array("i")

    def add(self, first: int, passages: Sequence[Passage], statements: Iterable[Statement]) -> None:
        """Add the statements of a document whose first passage has the number `first`."""
        starts = [passage.start for passage in passages]
        for said in statements:
            at = bisect_right(starts, said.start) - 1
            speaker = -1 if said.speaker is None else self._number(said.speaker)
            words = (speaker, self._number(said.role), self._number(said.cue))
            kind = KINDS.index(said.kind)
            inside = (said.start - starts[at], said.end - starts[at])
            self._rows.extend((first + at, *words, kind, *inside))

    def write(self, writer: CheckedWriter) -> None:
        """Write the sections."""
        write_said(writer, list(self._phrases), np.array(self._rows, dtype="<i4"))

    def _number(self, phrase: str) -> int:
        return self._phrases.setdefault(phrase, len(self._phrases))


def write_said(writer: CheckedWriter, phrases: Sequence[str], rows: Array) -> None:
    """Write the sections of some phrases and of the rows that name them by number."""
    encoded = [phrase.encode("utf-8", "surrogatepass") for phrase in phrases]
    writer.section("phrase", np.frombuffer(b"".join(encoded), dtype="u1"))
    writer.section("phrase_at", np.cumsum([0, *map(len, encoded)], dtype="<i8"))
    writer.section("statement", rows.astype("<i4"))


def phrases(file: CheckedFile) -> list[str]:
    """The phrases of a segment."""
    data = file.read("phrase").tobytes()
    at = file.read("phrase_at").tolist()
    return [data[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(at)]


def rows(file: CheckedFile) -> Array:
    """The statements of a segment, seven numbers a row."""
    return file.read("statement").reshape(-1, WIDTH)


@dataclass(frozen=True, slots=True)
class Speech:
    """What one says in one role: the passages, ascending, and the words of saying in each."""

    speaker: str
    role: str
    passages: Array
    cues: tuple[str, ...]


def said_by(file: CheckedFile, words: Sequence[str]) -> list[Speech]:
    """What those say whose name or role holds all the words.

    Words are compared as they stand, whatever their case, with those of the name and the role. One
    of them has to be a name or what somebody is: "Merkel" is not "Merkel's spokesman", nor
    "Lindvik" the "mayor of Lindvik", nor the "president" the "vice president".
    """
    table = phrases(file)
    found = rows(file)
    asked = {word.casefold() for word in words}
    holding = [n for n, phrase in enumerate(table) if not asked.isdisjoint(_words(phrase))]
    if not len(found) or not holding:
        return []
    some = found[np.isin(found[:, 1], holding) | np.isin(found[:, 2], holding)]
    some = some[some[:, 1] >= 0]
    by: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for passage, speaker, role, cue in some[:, :4].tolist():
        by.setdefault((speaker, role), []).append((passage, cue))
    return [
        Speech(
            table[speaker],
            table[role],
            np.array([passage for passage, _ in said], dtype=np.int64),
            tuple(table[cue] for _, cue in said),
        )
        for (speaker, role), said in by.items()
        if _means(asked, table[speaker], table[role])
    ]


def spoken(file: CheckedFile, among: Callable[[Array], Array]) -> Counter[tuple[str, str]]:
    """How many statements a speaker makes in a role, in the passages that `among` picks."""
    own = rows(file)
    own = own[np.isin(own[:, 0], among(own[:, 0])) & (own[:, 1] >= 0)]
    # As one number, since other threads wait while numpy sorts pairs.
    who, counts = np.unique(own[:, 1].astype(np.int64) << 32 | own[:, 2], return_counts=True)
    table = phrases(file)
    return Counter(
        {
            (table[both >> 32], table[both & 0xFFFFFFFF]): count
            for both, count in zip(who.tolist(), counts.tolist(), strict=True)
        }
    )


def statements_in(file: CheckedFile, number: int, passage: Passage) -> list[Statement]:
    """The statements of a passage, from its number and itself."""
    found = rows(file)
    low, high = np.searchsorted(found[:, 0], (number, number + 1)).tolist()
    return [
        Statement(
            speaker=None if speaker < 0 else _phrase(file, speaker),
            role=_phrase(file, role),
            cue=_phrase(file, cue),
            kind=KINDS[kind],
            start=passage.start + start,
            end=passage.start + end,
        )
        for _, speaker, role, cue, kind, start, end in found[low:high].tolist()
    ]


def _phrase(file: CheckedFile, number: int) -> str:
    start, end = file.read("phrase_at", number, number + 2).tolist()
    return file.read("phrase", start, end).tobytes().decode("utf-8", "surrogatepass")


def _means(asked: set[str], speaker: str, role: str) -> bool:
    """Whether words mean a speaker of a role."""
    named, called = _words(speaker), _words(role)
    if not asked <= named | called:
        return False
    if asked & named:
        return True
    head = re.split(r"['’]s?\s|\s(?:of|for|at|in|from|on)\s|,", role)
    owner = re.search(r"['’]s?\s", role)
    own = _words(head[1] if owner and len(head) > 1 else head[0])
    return any(is_role(word) for word in asked & own) and not (own & _LESSER) - asked


def _words(phrase: str) -> set[str]:
    return {word.casefold().removesuffix("'s").removesuffix("’s") for word in phrase.split()}


def merge_said(writer: CheckedWriter, files: Sequence[CheckedFile], moved: Sequence[Array]) -> None:
    """Write the statements of several segments; `moved` are their passages' new numbers or -1."""
    numbers: dict[str, int] = {}
    together = [np.empty((0, WIDTH), dtype=np.int32)]
    for file, to in zip(files, moved, strict=True):
        own = rows(file)
        # A phrase is renumbered through the table; -1, the unresolved speaker, stays last.
        table = [numbers.setdefault(phrase, len(numbers)) for phrase in phrases(file)]
        renumbered = np.array([*table, -1], dtype=np.int32)
        new = own.copy()
        new[:, 0] = to[own[:, 0]]
        new[:, 1:4] = renumbered[own[:, 1:4]]
        together.append(new[new[:, 0] >= 0])
    merged = np.concatenate(together)
    merged = merged[np.argsort(merged[:, 0], kind="stable")]
    write_said(writer, list(numbers), merged.ravel())
