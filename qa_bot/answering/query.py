"""What was asked: the terms of a question with their weights, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import (
    AUXILIARIES,
    FUNCTION_WORDS,
    LIGHT_WORDS,
    QUESTION_WORDS,
    SPEECH_WORDS,
)
from qa_bot.language.related import related, related_to_both
from qa_bot.language.text.terms import spans

# What each kind of word weighs. Measured on questions put to their own article: better than
# dropping the small words (-0.7 points of hit@1) and than counting them whole (-0.4); with light
# words at half +0.5, with numbers at one and a half +0.2.
_WEIGHTS = {
    "asking": 0.0,
    "auxiliary": 0.3,
    "function": 0.5,
    "light": 0.5,
    "number": 1.5,
    "plain": 1.0,
}
_GIVEN = 0.4  # what was talked about already, beside what is newly asked
# What somebody is asked to be: it is the role beside the name that answers.
_JOB = "(job|profession|occupation|position|role|title|post|function)"
_ASKED_AS = pattern(
    rf"wh?at(?:['’]s|\s+(?:is|was))\s+.+['’]s?\s+{_JOB}\W*$|(?:what|which)\s+{_JOB}\s+(?:does|did|has)\s",
    re.IGNORECASE,
)
_CONTENT = frozenset({"light", "number", "plain"})


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a question.

    `weights` holds every term to search for; `content` the words that say what is asked about, as
    written, by their term; `names` those of them that are written like names; `words` all but
    what is only asked with, as written, apart by spaces. `related` holds, for a term, those that
    may stand for it and why (see `widened`).
    """

    weights: Mapping[str, float]
    content: Mapping[str, str]
    names: frozenset[str]
    words: str = ""
    related: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def understand(question: str) -> Query:
    """Read a question: drop what it is asked with, weigh the small words less, note the names."""
    if not any(c.islower() for c in question) and any(c.isspace() for c in question.strip()):
        question = question.lower()
    weights: dict[str, float] = {}
    content: dict[str, str] = {}
    names = set()
    words = []
    first = True
    asked_as = _ASKED_AS.match(question)
    job = asked_as.span(asked_as.lastindex or 0) if asked_as else (0, 0)
    for term, start, end in spans(question):
        word = question[start:end]
        kind = "asking" if (start, end) == job else _kind(word, first)
        if weight := _WEIGHTS[kind]:
            words.append(word)
            weights[term] = weights.get(term, 0) + weight
        if kind in _CONTENT:
            content.setdefault(term, word)
            if not first and word[0].isupper():
                names.add(term)
        first = False
    return Query(weights, content, frozenset(names), " ".join(words))


def with_given(query: Query, given: str) -> Query:
    """A query in which the words of `given` weigh less; those that it doesn't hold come to it."""
    known = understand(given).content
    weights = {t: w * (_GIVEN if t in known else 1) for t, w in query.weights.items()}
    weights |= {term: _GIVEN for term in known if term not in weights}
    new = [word for word in query.words.split() if word not in known.values()]
    return replace(query, weights=weights, words=" ".join(new) or query.words)


def widened(query: Query) -> Query:
    """The query with the other words that may stand for what is asked about."""
    found = {term: dict(related(term)) for term in query.content}
    for (one, first), (other, second) in pairwise(query.content.items()):
        for term, kind in related_to_both(first, second).items():
            found[one].setdefault(term, kind)
            found[other].setdefault(term, kind)
    asked = query.weights.keys()
    others = {
        term: {o: k for o, k in some.items() if o not in asked} for term, some in found.items()
    }
    return replace(query, related={term: some for term, some in others.items() if some})


def _kind(word: str, first: bool) -> str:
    """What a word is to a question; one with a capital within it is never a small one."""
    if word[0].isdigit():
        return "number"
    if word[0].isupper() and not first:
        return "plain"
    plain = re.sub(r"['\u2019]", "", word).lower()
    if plain in QUESTION_WORDS:
        return "asking"
    if plain in AUXILIARIES or plain in SPEECH_WORDS:
        return "auxiliary"
    if plain in FUNCTION_WORDS:
        return "function"
    return "light" if plain in LIGHT_WORDS else "plain"
