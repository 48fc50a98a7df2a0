"""Words of a question that stand in no article, as the articles spell them.

Never silent: each correction is a note. A name may be off by one letter (Damerau's edits: one
letter more, less or other, or two that changed places), a long word too, a very long one by two;
and a name may stand for another that only its ending tells from it (Austria, Austrian).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from qa_bot.answering.query import Query, widened
from qa_bot.index.checked import Array
from qa_bot.language.text.terms import spans
from qa_bot.model import Passage

_SHORTEST_NAME = 5
_LONG, _VERY_LONG = 7, 9
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3
# Two words that are a letter apart can have stems three apart: matrials, materials.
_STEMS_APART = 3
_TRIED = 20


class Vocabulary(Protocol):
    """What knows how the articles write."""

    def vocabulary(self, initial: str) -> Iterable[str]: ...

    def holding(self, term: str) -> Array: ...

    def passage(self, number: int) -> Passage: ...


def spelled(query: Query, view: Vocabulary) -> tuple[Query, dict[str, str]]:
    """The query as the articles spell it, and each word of it that they spell otherwise.

    A word is left as it is where the articles hold another one that may stand for it.
    """
    instead = dict(_same_stem(query, view))
    for term, word in _unknown(query, view):
        if found := _nearest(term, word, view, _misspelled):
            instead[word] = found[1]
            query = _instead(query, term, *found)
    return query, instead


def nearest_names(query: Query, view: Vocabulary) -> dict[str, str]:
    """For the names of a question that the articles don't hold, the one there most like each.

    It is offered, not taken: up to a third of the letters may be others.
    """
    found = {}
    for term, word in _unknown(query, view):
        if term in query.names and (near := _nearest(term, word, view, _alike)):
            found[word] = near[1]
    return found


def _unknown(query: Query, view: Vocabulary) -> list[tuple[str, str]]:
    """The words that stand in no article and that nothing there stands for, by their terms."""
    return [
        (term, word)
        for term, word in query.content.items()
        if term.isalpha() and len(term) >= _SHORTEST_STEM and not len(view.holding(term))
        if not any(len(view.holding(other)) for other in query.related.get(term, ()))
    ]


def _same_stem(query: Query, view: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names that are written otherwise but become the same term: Kowalski, Kowalsky."""
    for term, typed in query.content.items():
        if not typed.isalpha() or len(typed) < _SHORTEST_NAME:
            continue
        numbers = view.holding(term)
        passage = view.passage(int(numbers[0])) if len(numbers) else None
        if passage and typed.casefold() not in passage.text.casefold():
            written, is_name = _written(term, passage)
            short, long = sorted((typed.casefold(), written.casefold()), key=len)
            if is_name and not long.startswith(short):
                yield typed, written


def _misspelled(typed: str, is_name: bool) -> int:
    """How many letters a word may be off for being another one, misspelled."""
    if len(typed) < (_SHORTEST_NAME if is_name else _LONG):
        return 0
    return 2 if len(typed) >= _VERY_LONG else 1


def _alike(typed: str, is_name: bool) -> int:
    """How many letters a name may be off for being worth offering."""
    return len(typed) // 3 if is_name else 0


def _nearest(
    term: str, typed: str, view: Vocabulary, most: Callable[[str, bool], int]
) -> tuple[str, str] | None:
    """The term that is most likely meant by a word, and how the articles write it.

    `most` tells how many letters the word may be off from one that is a name, or isn't.
    """
    from rapidfuzz.distance import OSA

    found = []
    for other in _candidates(term, view.vocabulary(term[0])):
        numbers = view.holding(other)
        if len(numbers):
            word, is_name = _written(other, view.passage(int(numbers[0])))
            distance = OSA.distance(typed.casefold(), word.casefold())
            near = distance <= most(typed, is_name)
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

    like = list(vocabulary)
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
    return widened(replace(query, weights=weights, content=content, names=names, words=words))
