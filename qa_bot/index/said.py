"""Who said what, as sections of a segment: seven numbers a statement and a table of phrases.

=====================  ======  ==================================================================
section                type    what
=====================  ======  ==================================================================
phrase, phrase_at      u1 i8   the distinct speakers, roles and cues, UTF-8, and where each begins
statement              i4      seven numbers each: passage, speaker (-1: unresolved), role and cue
                               (numbers of phrases), kind, start and end within the passage
run                    i4      four numbers each: the first passage and the one behind the last that
                               an author speaks, speaker and role (numbers of phrases)
=====================  ======  ==================================================================

Statements stand in the order of their passages, and so do runs, which are apart: the passages of a
speech or letter, of which those belong to its author that nobody else says something in. All that
a person said is one pass over the speakers' column: a few milliseconds for a million passages, and
only where a question asks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

import numpy as np

from qa_bot.index.checked import Array, CheckedFile, CheckedWriter
from qa_bot.index.meant import Meant, Speech, spoken_words
from qa_bot.model import Passage, Statement

WIDTH = 7
RUN_WIDTH = 4
KINDS = ("direct", "indirect", "mixed")


class Said:
    """Collects the statements of documents, passages numbered through the segment."""

    def __init__(self) -> None:
        self._phrases: dict[str, int] = {}
        self._rows = array("i")
        self._runs = array("i")

    def add(self, first: int, passages: Sequence[Passage], statements: Iterable[Statement]) -> None:
        """Add the statements of a document whose first passage has the number `first`.

        One that goes beyond its passage is a run: what an author says throughout.
        """
        starts = [passage.start for passage in passages]
        placed = [(bisect_right(starts, said.start) - 1, said) for said in statements]
        # What an author says comes behind all the others, wherever it stands.
        for at, said in sorted(placed, key=itemgetter(0)):
            speaker = -1 if said.speaker is None else self._number(said.speaker)
            last = bisect_right(starts, said.end - 1) - 1
            if said.end > passages[at].end:
                run = (first + at, first + last + 1, speaker, self._number(said.role))
                self._runs.extend(run)
                continue
            words = (speaker, self._number(said.role), self._number(said.cue))
            kind = KINDS.index(said.kind)
            inside = (said.start - starts[at], said.end - starts[at])
            self._rows.extend((first + at, *words, kind, *inside))

    def write(self, writer: CheckedWriter) -> None:
        """Write the sections."""
        runs = np.array(self._runs, dtype="<i4")
        write_said(writer, list(self._phrases), np.array(self._rows, dtype="<i4"), runs)

    def _number(self, phrase: str) -> int:
        return self._phrases.setdefault(phrase, len(self._phrases))


def write_said(writer: CheckedWriter, phrases: Sequence[str], rows: Array, runs: Array) -> None:
    """Write the sections of some phrases, and of the rows and runs that name them by number."""
    encoded = [phrase.encode("utf-8", "surrogatepass") for phrase in phrases]
    writer.section("phrase", np.frombuffer(b"".join(encoded), dtype="u1"))
    writer.section("phrase_at", np.cumsum([0, *map(len, encoded)], dtype="<i8"))
    writer.section("statement", rows.astype("<i4"))
    writer.section("run", runs.astype("<i4"))


def phrases(file: CheckedFile) -> list[str]:
    """The phrases of a segment."""
    data = file.read("phrase").tobytes()
    at = file.read("phrase_at").tolist()
    return [data[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(at)]


def rows(file: CheckedFile) -> Array:
    """The statements of a segment, seven numbers a row."""
    return file.read("statement").reshape(-1, WIDTH)


def runs(file: CheckedFile) -> Array:
    """What authors say throughout, four numbers a row."""
    return file.read("run").reshape(-1, RUN_WIDTH)


def said_by(file: CheckedFile, meant: Meant) -> list[Speech]:
    """What those say in a segment who are meant, whether they have a name or not."""
    found, table = rows(file), phrases(file)
    holding = [
        n for n, phrase in enumerate(table) if not meant.words.isdisjoint(spoken_words(phrase))
    ]
    if not holding:
        return []
    some = found[np.isin(found[:, 1], holding) | np.isin(found[:, 2], holding)]
    by: dict[tuple[int, int], dict[int, int]] = {}
    for passage, speaker, role, cue in some[:, :4].tolist():
        by.setdefault((speaker, role), {}).setdefault(passage, cue)
    for first, behind, speaker, role in runs(file).tolist():
        if speaker in holding or role in holding:
            own = by.setdefault((speaker, role), {})
            own.update((n, -1) for n in _unclaimed(found, first, behind) if n not in own)
    table = [*table, ""]  # at -1 the cue of a run, and the name of who has none
    return [
        Speech(
            table[speaker],
            table[role],
            np.array(sorted(said), dtype=np.int64),
            tuple(table[said[passage]] for passage in sorted(said)),
        )
        for (speaker, role), said in by.items()
        if meant.fits(table[speaker], table[role])
    ]


def _unclaimed(rows: Array, first: int, behind: int) -> list[int]:
    """The passages of a run in which nobody else is known to say something."""
    low, high = np.searchsorted(rows[:, 0], (first, behind)).tolist()
    others = rows[low:high]
    claimed = others[others[:, 1] >= 0, 0]
    return [*np.setdiff1d(np.arange(first, behind), claimed).tolist()]


def spoken(file: CheckedFile, among: Callable[[Array], Array]) -> Counter[tuple[str, str]]:
    """How many statements a speaker makes in a role, in the passages that `among` picks."""
    found = rows(file)
    own = found[np.isin(found[:, 0], among(found[:, 0])) & (found[:, 1] >= 0)]
    # As one number, since other threads wait while numpy sorts pairs.
    who, counts = np.unique(own[:, 1].astype(np.int64) << 32 | own[:, 2], return_counts=True)
    table = phrases(file)
    total = Counter(
        {
            (table[both >> 32], table[both & 0xFFFFFFFF]): count
            for both, count in zip(who.tolist(), counts.tolist(), strict=True)
        }
    )
    for first, behind, speaker, role in runs(file).tolist():
        passages = np.array(_unclaimed(found, first, behind), dtype=np.int64)
        if count := len(among(passages)):
            total[table[speaker], table[role]] += count
    return total


def statements_in(file: CheckedFile, number: int, passage: Passage) -> list[Statement]:
    """The statements of a passage, from its number and itself."""
    found = rows(file)
    low, high = np.searchsorted(found[:, 0], (number, number + 1)).tolist()
    said = [
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
    if any(one.speaker is not None for one in said):
        return said
    for _, _, speaker, role in _around(runs(file), number).tolist():
        name, called = _phrase(file, speaker), _phrase(file, role)
        return [Statement(name, called, "", "direct", passage.start, passage.end)]
    return said


def _around(runs: Array, number: int) -> Array:
    """The run that a passage stands in, if there is one."""
    at = int(np.searchsorted(runs[:, 0], number, side="right")) - 1
    return runs[at : at + 1] if at >= 0 and number < runs[at, 1] else runs[:0]


def _phrase(file: CheckedFile, number: int) -> str:
    start, end = file.read("phrase_at", number, number + 2).tolist()
    return file.read("phrase", start, end).tobytes().decode("utf-8", "surrogatepass")


def merge_said(writer: CheckedWriter, files: Sequence[CheckedFile], moved: Sequence[Array]) -> None:
    """Write the statements of several segments; `moved` are their passages' new numbers or -1."""
    numbers: dict[str, int] = {}
    together = [np.empty((0, WIDTH), dtype=np.int32)]
    throughout = [np.empty((0, RUN_WIDTH), dtype=np.int32)]
    for file, to in zip(files, moved, strict=True):
        own = rows(file)
        # A phrase is renumbered through the table; -1, the unresolved speaker, stays last.
        table = [numbers.setdefault(phrase, len(numbers)) for phrase in phrases(file)]
        renumbered = np.array([*table, -1], dtype=np.int32)
        new = own.copy()
        new[:, 0] = to[own[:, 0]]
        new[:, 1:4] = renumbered[own[:, 1:4]]
        together.append(new[new[:, 0] >= 0])
        whole = runs(file)
        moved_runs = np.empty_like(whole)
        # A document goes as a whole: its passages stay next to each other.
        moved_runs[:, 0], moved_runs[:, 1] = to[whole[:, 0]], to[whole[:, 1] - 1] + 1
        moved_runs[:, 2:] = renumbered[whole[:, 2:]]
        throughout.append(moved_runs[moved_runs[:, 0] >= 0])
    merged = np.concatenate(together)
    merged = merged[np.argsort(merged[:, 0], kind="stable")]
    alone = np.concatenate(throughout)
    alone = alone[np.argsort(alone[:, 0], kind="stable")]
    write_said(writer, list(numbers), merged.ravel(), alone.ravel())
