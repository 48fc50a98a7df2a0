"""Attributions within a sentence: a word of saying, who stands beside it, and what is said.

Each kind of cue is a module with its `WORDS` and a rule, `attribution(sentence, match)`; a cue is
added by adding it to `_CUES`, a verb of saying by adding it to the lexicon of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.attributions import (
    according_to,
    attitude,
    mark,
    noun,
    participle,
    quoted_as,
    verb,
)
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.attributions.unreal import is_unreal
from qa_bot.language.speech.sentence import Sentence

__all__ = ["CUES", "RULES", "WORD", "Attribution", "attributions"]

Rule: TypeAlias = Callable[[Sentence, "re.Match[str]"], Attribution | None]

_CUES = (verb, participle, noun, attitude, quoted_as, according_to)
RULES: dict[str, list[Rule]] = {}
"""The rules of each word that may make an attribution; the first that finds one is right."""
for _cue in _CUES:
    for _word in _cue.WORDS:
        RULES.setdefault(_word, []).append(_cue.attribution)

CUES = frozenset(RULES)
WORD = pattern(r"[A-Za-z]+")
_SHORTEST = 3  # characters of what is said
# "Holm said it was shut, | but the mayor | denied it": another clause, up to its subject.
_JOINS = pattern(
    r"(?:[,;—–]\s*(?:and|but|while|whereas|yet|though|although)|[;—]|\s(?:while|whereas|but))\s*"
    r"(?:(?:the|an?|his|her|its|their)\s(?:[\w-]+\s){0,4})?$"
)


def attributions(sentence: Sentence) -> list[Attribution]:
    """The attributions of a sentence; those nested in what another one says are left out."""
    each = [one for one in _each(sentence) if not is_unreal(sentence, one)]
    sources = [one for one in each if one.cue.lower().startswith("according")]
    if sources:
        return sources[:1]
    found: list[Attribution] = []
    for one in each:
        if not found or _goes_on(sentence, found[-1], one):
            found.append(one)
    return found or _by_mark(sentence)


def _each(sentence: Sentence) -> Iterator[Attribution]:
    """Every attribution that a word of the sentence makes."""
    for match in WORD.finditer(sentence.text):
        if match[0] not in CUES:
            continue
        each = (rule(sentence, match) for rule in RULES[match[0]])
        found = next((one for one in each if one), None)
        if found and found.end - found.start >= _SHORTEST:
            yield found


def _goes_on(sentence: Sentence, last: Attribution, one: Attribution) -> bool:
    """Whether an attribution is another clause's, to which the `last` one is then cut.

    Holm said it was shut, but Lund denied it. Not: Holm said that Lund denied it.
    """
    if one.subject.start < last.at:
        return False
    joined = _JOINS.search(sentence.text, last.at, one.subject.start)
    if not joined or one.subject.pronoun:
        return False  # a pronoun goes on with what the last one says
    last.end = min(last.end, joined.start())
    if one.start < joined.start():
        one.start = joined.end()
    return True


def _by_mark(sentence: Sentence) -> list[Attribution]:
    """The attribution that a dash or a colon beside a quotation makes."""
    for sign in mark.MARKS:
        match = sign.search(sentence.text)
        if match and (found := mark.attribution(sentence, match)):
            return [found]
    return []
