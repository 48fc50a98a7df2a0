"""Words of a question that stand in no article, as the articles spell them.

Never silent: each correction is a note. A name may be off by one letter (Damerau's edits: one
letter more, less or other, or two that changed places), a long word too, a very long one by two;
and a name may stand for another that only its ending tells from it (Austria, Austrian).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from qa_bot.answering.question import Question
from qa_bot.index.contract import View
from qa_bot.language.text.terms import spans
from qa_bot.model import Passage

_SHORTEST_NAME = 5
_LONG, _VERY_LONG = 7, 9
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3
# Two words that are a letter apart can have stems three apart: matrials, materials.
_STEMS_APART = 3
_TRIED = 20


def spelled(question: Question, view: View) -> Question:
    """The question as the articles spell it, with a note on each word that they spell otherwise.

    A word is left as it is where the articles hold another one that may stand for it. For a name
    that they don't hold the one most like it is offered in a note, not taken: up to a third of its
    letters may be others.
    """
    unknown = _unknown(question, view)
    for typed, written in list(_same_stem(question, view)):
        text = question.text.replace(typed, written)
        question = replace(question, text=text).noted(f"{typed} → {written}")
    for term, typed in unknown:
        if found := _nearest(term, typed, view, _misspelled):
            question = question.spelled(term, *found).noted(f"{typed} → {found[1]}")
    for term, typed in _unknown(question, view):
        if term in question.names and (near := _nearest(term, typed, view, _alike)):
            question = question.noted(f"{typed}: did you mean {near[1]}?")
    return question


def _unknown(question: Question, view: View) -> list[tuple[str, str]]:
    """The words that stand in no article and that nothing there stands for, by their terms."""
    return [
        (term, word)
        for term, word in question.content.items()
        if term.isalpha() and len(term) >= _SHORTEST_STEM and not len(view.holding(term))
        if not any(len(view.holding(other)) for other in question.related.get(term, ()))
    ]


def _same_stem(question: Question, view: View) -> Iterator[tuple[str, str]]:
    """Names that are written otherwise but become the same term: Kowalski, Kowalsky."""
    for term, typed in question.content.items():
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
    term: str, typed: str, view: View, most: Callable[[str, bool], int]
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
