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
_TRIED = 20


class Vocabulary(Protocol):
    """What knows how the articles write."""

    def vocabulary(self) -> Iterable[str]: ...

    def holding(self, term: str) -> Array: ...

    def passage(self, number: int) -> Passage: ...


def spelled(query: Query, view: Vocabulary) -> tuple[Query, tuple[str, ...]]:
    """The query as the articles spell it, with a note for each word that they spell otherwise."""
    notes = []
    for term, word in query.content.items():
        if term.isalpha() and len(term) >= _SHORTEST_STEM and not len(view.holding(term)):
            found = _nearest(term, len(word), view)
            if found:
                notes.append(f"{word} → {found[1]}")
                query = _instead(query, term, *found)
    return query, tuple(notes)


def _nearest(term: str, length: int, view: Vocabulary) -> tuple[str, str] | None:
    """The term most likely meant by a word of so many letters, and how the articles write it."""
    found = []
    for distance, other in _candidates(term, view.vocabulary()):
        numbers = view.holding(other)
        if len(numbers):
            word, is_name = _written(other, view.passage(int(numbers[0])))
            if is_name if distance == 0 else length >= (_SHORTEST_NAME if is_name else _LONG):
                found.append((max(distance, 1), -len(numbers), other, word))
    return min(found)[2:] if found else None


def _candidates(term: str, vocabulary: Iterable[str]) -> list[tuple[int, str]]:
    """Terms that may be meant, with their distance; 0 where only the ending differs."""
    # A compiled library: a hundred thousand terms are compared in some milliseconds.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    same_start = [other for other in vocabulary if other[:1] == term[:1] and other.isalpha()]
    most = 2 if len(term) >= _VERY_LONG else 1
    near = process.extract(term, same_start, scorer=OSA.distance, score_cutoff=most, limit=_TRIED)
    endings = [
        (0, other)
        for other in same_start
        if abs(len(other) - len(term)) <= _LONGEST_ENDING
        and (other.startswith(term) or (term.startswith(other) and len(other) >= _SHORTEST_STEM))
    ]
    return sorted([*((int(distance), other) for other, distance, _ in near), *endings])


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
