"""Words that point to what was talked about before: he, her, it, they, there, that.

A pronoun points out of its question where nothing within can be meant: where no fitting name or
noun stands before it, or where it stands as the object of a verb, which its own subject can't be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa_bot.conversation.grammar import DETERMINERS, Word, asked_with, is_verb, words
from qa_bot.language.lexicon.function_words import (
    AUXILIARIES,
    FUNCTION_WORDS,
    QUESTION_WORDS,
    STOP_WORDS,
)
from qa_bot.language.lexicon.roles_and_titles import ROLES

Kind = Literal["he", "she", "it", "they", "there", "that"]

_KINDS: dict[str, Kind] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "there": "there", "that": "that", "this": "that", "these": "that", "those": "that",
}  # fmt: skip
_POSSESSIVE = frozenset("his hers its their theirs".split())
_SUBJECTS = frozenset("he she it they".split())
_JOINTS = frozenset("and or but because when if that while after before who which why".split())
_EXISTING = frozenset("is are was were be been being any".split())


@dataclass(frozen=True, slots=True)
class Reference:
    """A word of a question that points out of it: where it stands, and whom or what it can mean."""

    start: int
    end: int
    kind: Kind
    possessive: bool


def references(question: str, names: Sequence[tuple[int, int, str]]) -> list[Reference]:
    """The words that point out of a question; `names` are those in it, with f, m or ""."""
    found = words(question)
    asked = asked_with(question)
    pointing = []
    for at, (word, start, end) in enumerate(found):
        kind = _KINDS.get(word)
        if (
            kind
            and question[start:end] not in ("IT", "US")
            and _points(found, at, kind, names, asked)
        ):
            behind = found[at + 1][0] if at + 1 < len(found) else ""
            owning = word in _POSSESSIVE or (word == "her" and _is_owned(behind))
            pointing.append(Reference(start, end, kind, owning))
    return pointing


def _points(
    found: Sequence[Word],
    at: int,
    kind: Kind,
    names: Sequence[tuple[int, int, str]],
    asked: int,
) -> bool:
    word, start, _ = found[at]
    behind = [other for other, _, _ in found[at + 1 :]]
    before = [other for other, _, _ in found[:at]]
    if kind == "there":
        # "Is there a …" says that something exists.
        return not (before and before[-1] in _EXISTING) and not (behind and behind[0] in _EXISTING)
    if kind == "that":
        return _is_pronoun(before, behind)
    if word == "it" and _is_empty(behind):
        return False
    if kind in ("he", "she"):
        gender = "f" if kind == "she" else "m"
        within = any(end <= start and known in ("", gender) for _, end, known in names)
        within = within or any(other in ROLES for other in before)
        # "Who watched it and when did she start": the one who is asked for.
        within = within or (before[:1] == ["who"] and any(o in _JOINTS for o in before[1:]))
    else:
        named = any(end <= start and not known for _, end, known in names)
        within = named or any(_is_noun(*one, names) for one in found[_first(found, asked) : at])
    if not within:
        return True
    # What is done to it is done by somebody else, unless another clause has begun.
    is_object = word not in _SUBJECTS | _POSSESSIVE or (word == "it" and not _begins(behind))
    if is_object and not (word == "her" and behind and _is_owned(behind[0])):
        return not any(other in _JOINTS for other in before[1:])
    return False


def _first(found: Sequence[Word], asked: int) -> int:
    """The first word that can be what a pronoun means.

    What is asked for can where it does something ("which towns lost their port"), and can't where
    another does ("which towns does it serve").
    """
    behind = [at for at, (_, start, _) in enumerate(found) if start >= asked]
    if not behind:
        return 0
    at = behind[0]
    while at < len(found) - 1 and found[at][0] in AUXILIARIES:
        at += 1
    acts = is_verb(found[at][0]) or found[at][0] == "to"
    owns = at > 0 and found[at - 1][0] in ("has", "have", "had")
    return 0 if acts or owns else behind[0]


def _begins(behind: Sequence[str]) -> bool:
    """Whether a verb follows, so that the pronoun before is a subject."""
    return bool(behind) and (behind[0] in AUXILIARIES or is_verb(behind[0]))


def _is_noun(word: str, start: int, end: int, names: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a word may name a thing; a person or what a person is called is none."""
    if word in STOP_WORDS or word in ROLES or is_verb(word):
        return False
    return not any(begin <= start and end <= stop for begin, stop, _ in names)


def _is_owned(word: str) -> bool:
    """Whether the word after "her" is a thing of hers."""
    return bool(word) and word not in FUNCTION_WORDS and word not in AUXILIARIES | QUESTION_WORDS


def _is_pronoun(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether "that" or "this" stands for something: it ends the question or has a verb of its own.

    "the deal that …" and "said that the …" only join, "that deal" names.
    """
    if not behind:
        return bool(before)
    if not before or before[-1] not in AUXILIARIES:
        return False
    return is_verb(behind[0]) or behind[0] in FUNCTION_WORDS - DETERMINERS


def _is_empty(behind: Sequence[str]) -> bool:
    """Whether "it" stands for nothing: "is it true that …", "how long does it take to …"."""
    if len(behind) > 1 and behind[0] in ("true", "possible", "likely", "known", "said", "called"):
        return True
    return any(word in ("to", "that", "when", "if") for word in behind[1:5]) and len(behind) > 2
