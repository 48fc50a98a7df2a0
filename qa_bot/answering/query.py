"""What was asked: the terms of a question with their weights, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from qa_bot.language.related import related, related_to_both
from qa_bot.language.terms import spans
from qa_bot.language.words import AUXILIARIES, FUNCTION_WORDS, QUESTION_WORDS, SPEECH_WORDS

# Measured on questions put to their own article: better than dropping the small words (-0.7 points
# of hit@1) and than counting them whole (-0.4); numbers are telling (+0.2).
AUXILIARY_WEIGHT = 0.3
FUNCTION_WEIGHT = 0.5
GIVEN_WEIGHT = 0.4  # what was talked about already, beside what is newly asked
NUMBER_WEIGHT = 1.5


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
    for term, start, end in spans(question):
        word = question[start:end]
        weight = _weight(word, first)
        if weight:
            words.append(word)
            weights[term] = weights.get(term, 0) + weight
        if weight >= 1:
            content.setdefault(term, word)
            if not first and word[0].isupper():
                names.add(term)
        first = False
    return Query(weights, content, frozenset(names), " ".join(words))


def with_given(query: Query, given: str) -> Query:
    """A query in which the words of `given` weigh less; those that it doesn't hold come to it."""
    known = understand(given).content
    weights = {t: w * (GIVEN_WEIGHT if t in known else 1) for t, w in query.weights.items()}
    weights |= {term: GIVEN_WEIGHT for term in known if term not in weights}
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


def _weight(word: str, first: bool) -> float:
    """The weight of a word; one written with a capital within the question is never a small one."""
    if word[0].isdigit():
        return NUMBER_WEIGHT
    if word[0].isupper() and not first:
        return 1.0
    plain = re.sub(r"['\u2019]", "", word).lower()
    if plain in QUESTION_WORDS:
        return 0.0
    if plain in AUXILIARIES or plain in SPEECH_WORDS:
        return AUXILIARY_WEIGHT
    return FUNCTION_WEIGHT if plain in FUNCTION_WORDS else 1.0
