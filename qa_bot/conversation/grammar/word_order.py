"""What never stands side by side in a question: "the of", "about she", "did he was"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qa_bot.conversation.grammar.form import OPENERS, Form
from qa_bot.conversation.grammar.noun_phrases import Token
from qa_bot.conversation.grammar.verbs import base_of_past, readings
from qa_bot.conversation.grammar.word_classes import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from qa_bot.language.lexicon.function_words import AUXILIARIES
from qa_bot.language.lexicon.saying_verbs import BASE as SAYING

_OWNING = ARTICLES | set("my your its our their".split())
_BEFORE_NOUNS = frozenset("few many most other one more same".split())
_NO_CLAUSE_BEHIND = PREPOSITIONS - set("to since before after until as than like".split())


def holds_together(words: Sequence[Token]) -> bool:
    """Whether no two words stand side by side that never do in a question."""
    last = words[-1]
    if not last.name and last.word in _OWNING | {"and", "or"}:
        return False
    pairs = list(pairwise(words))
    return all(
        one.comma or one.name or other.name or _may_follow(words, at)
        for at, (one, other) in enumerate(pairs)
    )


def _may_follow(words: Sequence[Token], at: int) -> bool:
    """Whether the word behind another may stand there."""
    one, other = words[at].word, words[at + 1].word
    if one == other and one not in ("that", "had", "who"):
        return False
    if (
        one in _OWNING
        and other not in _BEFORE_NOUNS
        and (words[at + 1].is_closed or other in CONJUNCTIONS)
    ):
        return False
    ends = at == len(words) - 2
    if one in _NO_CLAUSE_BEHIND and (ends or not _is_particle(words, at)):
        is_clause = other in AUXILIARIES and 0 < at < len(words) - 2
        if other in SUBJECT_PRONOUNS or is_clause:
            return False
    return not (one in SUBJECT_PRONOUNS and other in PREPOSITIONS | DETERMINERS and at > 1)


def runs_on(form: Form) -> bool:
    """Whether a second verb follows that no word joins to the first: "what is it did he say"."""
    words = form.words
    verb = words[form.verb].word if form.verb >= 0 else ""
    if not SAYING.isdisjoint({verb, base_of_past(verb)}):
        return False
    for one in words[form.behind :]:
        if not one.name and one.word in SUBORDINATORS | CONJUNCTIONS | {"whom", "whose"}:
            return False
        if not one.name and one.word in OPENERS:
            return True
    return False


def _is_particle(words: Sequence[Token], at: int) -> bool:
    """Whether a preposition belongs to the verb before it: "what she asked for was denied"."""
    return at > 0 and bool(readings(words[at - 1].word))
