"""Who is meant by some words, among all who speak, and what each of them says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.index.checked import Array
from qa_bot.language.lexicon.roles_and_titles import LESSER, MERE_TITLES
from qa_bot.language.speech.roles import gender, given_gender, is_group, is_role
from qa_bot.model import Speaker

_AND = ("and", "&")


class Speech(NamedTuple):
    """What a speaker says in one role: the passages, ascending, and the words of saying in each."""

    speaker: str
    role: str
    passages: Array
    cues: tuple[str, ...]


class Meant(NamedTuple):
    """Somebody who is asked about: the words of their name or role, and what a title tells.

    `told` is the gender that a title gives, or empty: Mr Holt is not Silje Holt.
    """

    words: frozenset[str]
    told: str

    @classmethod
    def by(cls, words: Sequence[str]) -> Meant:
        """Who is meant by words, as they stand."""
        asked = frozenset[str]().union(*map(spoken_words, words))
        told = gender(" ".join(asked & MERE_TITLES))
        return cls(asked - MERE_TITLES if told and len(asked) > 1 else asked, told)

    def fits(self, speaker: str, role: str) -> bool:
        """Whether a speaker of a role may be meant.

        One of the words has to be a name or what somebody is: "Merkel" is not "Merkel's spokesman",
        nor "Lindvik" the "mayor of Lindvik", nor the "president" the "vice president".
        """
        named, called = spoken_words(speaker), spoken_words(role)
        if not self.words <= named | called or self._is_another(speaker, role):
            return False
        if self.words & named:
            return True
        head = re.split(r"['’]s?\s|\s(?:of|for|at|in|from|on|de|du|des|del|der|von|für)\s|,", role)
        # Not needed for somebody's name.
        from qa_bot.language.speech.languages import is_role_abroad

        owner = re.search(r"['’]s?\s", role)
        own = spoken_words(head[1] if owner and len(head) > 1 else head[0])
        return (
            any(is_role(one) or is_group(one) or is_role_abroad(one) for one in self.words & own)
            and not (own & LESSER) - self.words
        )

    def _is_another(self, speaker: str, role: str) -> bool:
        known = gender(f"{speaker.split(' ')[0]} {role}") or given_gender(speaker)
        return bool(self.told and known and self.told != known)


def spoken_words(phrase: str) -> set[str]:
    """The words of a name or a role as they are compared: whatever their case, without signs."""
    return {
        word.casefold().removesuffix("'s").removesuffix("’s").rstrip(".,")
        for word in phrase.split()
    }


def speeches(words: Sequence[str], said_by: Callable[[Meant], list[Speech]]) -> list[Speech]:
    """What those say whose name or role holds all the words; `said_by` is asked for one of them.

    Those without a name are meant only where none with one is; their role then stands for it.
    Where the words mean nobody, "Aune and Krog" are each of them.
    """
    found = _named(said_by(Meant.by(words)))
    if not found and any(word in _AND for word in words):
        for part in _parts(words):
            found += _named(said_by(Meant.by(part)))
    return found


def _named(speeches: list[Speech]) -> list[Speech]:
    named = [one for one in speeches if one.speaker]
    return named or [one._replace(speaker=one.role) for one in speeches]


def _parts(words: Sequence[str]) -> list[list[str]]:
    """The names that "and" joins."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _AND:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def speakers(counts: Mapping[tuple[str, str], int]) -> list[Speaker]:
    """Everybody who speaks, those with the most statements first, then by name.

    `counts` are how many statements a speaker makes in a role.
    """
    roles: dict[str, Counter[str]] = {}
    for (name, role), count in counts.items():
        roles.setdefault(name, Counter())[role] += count
    found = []
    for name, own in roles.items():
        _, _, role = max((role != "", count, role) for role, count in own.items())
        found.append(Speaker(name, role, own.total()))
    # By numpy, since other threads wait while Python sorts a hundred thousand.
    names = np.array([speaker.name for speaker in found], dtype=str)
    statements = np.array([speaker.statements for speaker in found], dtype=np.int64)
    order = np.lexsort((names, -statements))
    return [found[number] for number in order.tolist()]
