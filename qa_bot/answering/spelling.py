"""Words of a question that stand in no article, as the articles spell them.

Never silent: each correction is a note. A name may be off by one letter (Damerau's edits: one
letter more, less or other, or two that changed places), a long word too, a very long one by two;
and a name may stand for another that only its ending tells from it (Austria, Austrian).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from qa_bot.answering.query import Query
from qa_bot.index.checked import Array
from qa_bot.language.terms import spans
from qa_bot.model import Passage

_SHORTEST_NAME = 5
_LONG, _VERY_LONG = 7, 9
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3
# Two words that are a letter apart can have stems three apart: matrials, materials.
_STEMS_APART = 3
_TRIED = 20


class Vocabulary(Protocol):
    """What knows how the articles write."""

    def vocabulary(self) -> Iterable[str]: ...

    def holding(self, term: str) -> Array: ...

    def passage(self, number: int) -> Passage: ...


def spelled(query: Query, view: Vocabulary) -> tuple[Query, dict[str, str]]:
    """The query as the articles spell it, and each word of it that they spell otherwise."""
    instead = {}
    for term, word in query.content.items():
        if term.isalpha() and len(term) >= _SHORTEST_STEM and not len(view.holding(term)):
            found = _nearest(term, word, view)
            if found:
                instead[word] = found[1]
                query = _instead(query, term, *found)
    return query, instead


def _nearest(term: str, typed: str, view: Vocabulary) -> tuple[str, str] | None:
    """The term that is most likely meant by a word, and how the articles write it."""
    from rapidfuzz.distance import OSA

    found = []
    for other in _candidates(term, view.vocabulary()):
        numbers = view.holding(other)
        if len(numbers):
            word, is_name = _written(other, view.passage(int(numbers[0])))
            distance = OSA.distance(typed.casefold(), word.casefold())
            least = _SHORTEST_NAME if is_name else _LONG
            near = len(typed) >= least and distance <= (2 if len(typed) >= _VERY_LONG else 1)
            if near or (is_name and _but_for_the_ending(term, other)):
                found.append((distance, -len(numbers), other, word))
    return min(found)[2:] if found else None


def _but_for_the_ending(term: str, other: str) -> bool:
    """Whether one of two terms is the other with a few letters more."""
    short, long = sorted((term, other), key=len)
    ending = len(long) - len(short)
    return len(short) >= _SHORTEST_STEM and ending <= _LONGEST_ENDING and long.startswith(short)


def _candidates(term: str, vocabulary: Iterable[str]) -> list[str]:
    """Terms that may be meant: a few letters off, or with another ending."""
    # A compiled library: a hundred thousand terms are compared in some milliseconds.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    like = [other for other in vocabulary if other[:1] == term[:1] and other.isalpha()]
    near = process.extract(term, like, scorer=OSA.distance, score_cutoff=_STEMS_APART, limit=_TRIED)
    endings = [other for other in like if _but_for_the_ending(term, other)]
    return list(dict.fromkeys([*(other for other, _, _ in near), *endings]))


def _written(term: str, passage: Passage) -> tuple[str, bool]:
    """How a passage writes a term, and whether as a name: with a capital within the sentence."""
    text = passage.text
    words = [(text[start:end], start) for found, start, end in spans(text) if found == term]
    word, start = words[0]
    for end in ("'s", "’s"):
        word = word.removesuffix(end)
    return word, word[:1].isupper() and start > 0


def _instead(query: Query, term: str, other: str, word: str) -> Query:
    weights = {other if t == term else t: weight for t, weight in query.weights.items()}
    content = {other if t == term else t: w for t, w in query.content.items()}
    names = frozenset(other if name == term else name for name in query.names)
    words = query.words.replace(query.content[term], word)
    return replace(query, weights=weights, content=content, names=names, words=words)
