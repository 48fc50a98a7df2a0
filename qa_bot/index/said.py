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

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np

from qa_bot.index.checked import Array, CheckedFile, CheckedWriter
from qa_bot.model import Passage, Statement

WIDTH = 7
KINDS = ("direct", "indirect", "mixed")


class Said:
    """Takes in the statements of documents, passages numbered through the segment."""

    def __init__(self) -> None:
        self._phrases: dict[str, int] = {}
        self._rows = array("i")

    def add(self, first: int, passages: Sequence[Passage], statements: Iterable[Statement]) -> None:
        """Take in the statements of a document whose first passage has the number `first`."""
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


def statement(row: Sequence[int], phrases: Sequence[str], passage: Passage) -> Statement:
    """The statement of a row."""
    _, speaker, role, cue, kind, start, end = row
    return Statement(
        speaker=None if speaker < 0 else phrases[speaker],
        role=phrases[role],
        cue=phrases[cue],
        kind=KINDS[kind],
        start=passage.start + start,
        end=passage.start + end,
    )


def said_by(file: CheckedFile, words: Sequence[str]) -> list[tuple[str, str, Array]]:
    """Each speaker whose name or role holds all the words, the role, and the passages, ascending.

    Words are compared as they stand, whatever their case, with those of the name and the role.
    """
    table = phrases(file)
    found = rows(file)
    asked = {word.casefold() for word in words}
    holding = [n for n, phrase in enumerate(table) if asked & _words(phrase)]
    if not len(found) or not holding:
        return []
    some = found[np.isin(found[:, 1], holding) | np.isin(found[:, 2], holding)]
    some = some[some[:, 1] >= 0]
    by: dict[tuple[str, str], list[int]] = {}
    for passage, speaker, role in some[:, :3].tolist():
        by.setdefault((table[speaker], table[role]), []).append(passage)
    return [
        (speaker, role, np.array(passages, dtype=np.int64))
        for (speaker, role), passages in by.items()
        if asked <= _words(speaker) | _words(role)
    ]


def spoken(file: CheckedFile, among: Callable[[Array], Array]) -> Counter[tuple[str, str]]:
    """How many statements each known speaker makes in each role, in the passages `among` all."""
    own = rows(file)
    own = own[np.isin(own[:, 0], among(own[:, 0])) & (own[:, 1] >= 0)]
    who, counts = np.unique(own[:, 1:3], axis=0, return_counts=True)
    table = phrases(file)
    return Counter(
        {
            (table[speaker], table[role]): count
            for (speaker, role), count in zip(who.tolist(), counts.tolist(), strict=True)
        }
    )


def speaker_of(file: CheckedFile, passage: int) -> str | None:
    """Who speaks in a passage, if it is a statement and that is known."""
    found = rows(file)
    at = int(np.searchsorted(found[:, 0], passage))
    if at == len(found) or found[at, 0] != passage or found[at, 1] < 0:
        return None
    number = int(found[at, 1])
    start, end = file.read("phrase_at", number, number + 2).tolist()
    return file.read("phrase", start, end).tobytes().decode("utf-8", "surrogatepass")


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
