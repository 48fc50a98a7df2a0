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

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from qa_bot.index.checked import Array, CheckedFile, CheckedWriter
from qa_bot.language.lexicon.roles_and_titles import LESSER, MERE_TITLES
from qa_bot.language.speech.roles import gender, given_gender, is_group, is_role
from qa_bot.model import Passage, Statement

WIDTH = 7
RUN_WIDTH = 4
_AND = ("and", "&")
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


class Speech(NamedTuple):
    """What a speaker says in one role: the passages, ascending, and the words of saying in each."""

    speaker: str
    role: str
    passages: Array
    cues: tuple[str, ...]


def said_by(file: CheckedFile, words: Sequence[str]) -> list[Speech]:
    """What those say whose name or role holds all the words.

    Words are compared as they stand, whatever their case, with those of the name and the role. One
    of them has to be a name or what somebody is: "Merkel" is not "Merkel's spokesman", nor
    "Lindvik" the "mayor of Lindvik", nor the "president" the "vice president". "Mrs Holm" is
    nobody known to be a man. Where these words mean nobody, "Aune and Krog" are each of them.
    """
    table = phrases(file)
    found = _meant(file, table, words)
    if not found and any(word in _AND for word in words):
        for part in _parts(words):
            found += _meant(file, table, part)
    return found


def _parts(words: Sequence[str]) -> list[list[str]]:
    """The names that "and" joins."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _AND:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _meant(file: CheckedFile, table: Sequence[str], words: Sequence[str]) -> list[Speech]:
    """What the people say that words mean; those without a name only where no name is meant."""
    found = rows(file)
    asked = set().union(*map(spoken_words, words))
    told = gender(" ".join(asked & MERE_TITLES))
    if told and len(asked) > 1:
        asked -= MERE_TITLES
    holding = [n for n, phrase in enumerate(table) if not asked.isdisjoint(spoken_words(phrase))]
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
    speeches = [
        Speech(
            table[speaker],
            table[role],
            np.array(sorted(said), dtype=np.int64),
            tuple(table[said[passage]] for passage in sorted(said)),
        )
        for (speaker, role), said in by.items()
        if _means(asked, table[speaker], table[role])
        and not _is_another(told, table[speaker], table[role])
    ]
    named = [one for one in speeches if one.speaker]
    return named or [one._replace(speaker=one.role) for one in speeches]


def _is_another(told: str, speaker: str, role: str) -> bool:
    """Whether a title tells that somebody else is meant: Mr Holt is not Silje Holt."""
    known = gender(f"{speaker.split(' ')[0]} {role}") or given_gender(speaker)
    return bool(told and known and told != known)


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


def _means(asked: set[str], speaker: str, role: str) -> bool:
    """Whether words mean a speaker of a role."""
    named, called = spoken_words(speaker), spoken_words(role)
    if not asked <= named | called:
        return False
    if asked & named:
        return True
    head = re.split(r"['’]s?\s|\s(?:of|for|at|in|from|on|de|du|des|del|der|von|für)\s|,", role)
    # Not needed for somebody's name.
    from qa_bot.language.speech.languages import is_role_abroad

    owner = re.search(r"['’]s?\s", role)
    own = spoken_words(head[1] if owner and len(head) > 1 else head[0])
    return (
        any(is_role(word) or is_group(word) or is_role_abroad(word) for word in asked & own)
        and not (own & LESSER) - asked
    )


def spoken_words(phrase: str) -> set[str]:
    """The words of a name or role, as they are compared with those that are asked for."""
    return {
        word.casefold().removesuffix("'s").removesuffix("’s").rstrip(".,")
        for word in phrase.split()
    }


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
