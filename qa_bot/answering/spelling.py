"""Words of a question that stand in no article, as the articles spell them.

Never silent: each correction is a note. A word as typed is compared with words as written, by
Damerau's edits: one letter more, less or other, or two that changed places. A long word may be off
by one, a very long one by two; of a shorter one a letter may be missing, doubled or have changed
its place, since that seldom makes another word. A name may be any letter off, and may stand for
another that only its ending tells from it (Austria, Austrian).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from qa_bot.answering.question import Question
from qa_bot.index.contract import View
from qa_bot.language.text.terms import spans

_SHORTEST = 5
_LONG, _VERY_LONG = 7, 9
_SHORTEST_STEM = 4
# What names of a people, a place or a family differ by: Austria and Austrian, but not Mart, Martin.
_ENDINGS = frozenset("a an e ean en er es ese i ia ian ic ish n s y".split())
# Two words that are a letter apart can have stems three apart: matrials, materials.
_STEMS_APART = 3
_TRIED = 20
_PASSAGES = 12  # of a term, whose ways of writing it are looked at

# Whether a typed word is one that is written, misspelled: given both, and whether that is a name.
Alike = Callable[[str, str, bool], bool]


def spelled(question: Question, view: View) -> Question:
    """The question as the articles spell it, with a note on each word that they spell otherwise.

    A word is left as it is where the articles hold another one that may stand for it. For a name
    that they don't hold the one most like it is offered in a note, not taken: up to a third of its
    letters may be others.
    """
    # One look for all that is asked of the question's words, here and later.
    others = (other for some in question.related.values() for other in some)
    every = {*question.terms, *question.optional, *others}
    held = view.look(every, _PASSAGES, _looked_up(question))
    question = question.dropped([term for term in question.optional if not held[term].total])
    unknown = _unknown(question, view)
    for typed, written in list(_same_stem(question, view)):
        text = question.text.replace(typed, written)
        question = replace(question, text=text).noted(f"{typed} → {written}")
    for term, typed in unknown:
        if found := _nearest(term, typed, view, _misspelled):
            question = question.spelled(term, *found).noted(f"{typed} → {found[1]}")
    for term, typed in _unknown(question, view):
        if term in question.names and (near := _nearest(term, typed, view, _offered)):
            question = question.noted(f"{typed}: did you mean {near[1]}?")
    return question


def _unknown(question: Question, view: View) -> list[tuple[str, str]]:
    """The words that stand in no article and that nothing there stands for, by their terms."""
    others = (other for some in question.related.values() for other in some)
    held = view.look({*question.content, *others})
    return [
        (term, typed)
        for term, typed in question.content.items()
        if term.isalpha() and len(typed) >= _SHORTEST_STEM and not held[term].total
        if not any(held[other].total for other in question.related.get(term, ()))
    ]


def _same_stem(question: Question, view: View) -> Iterator[tuple[str, str]]:
    """Names that are written otherwise but become the same term: Kowalski, Kowalsky."""
    looked_up = _looked_up(question)
    held = view.look(looked_up, _PASSAGES)
    for term, typed in looked_up.items():
        first = held[term].first
        # What the first passage holds as typed needs no closer look; that is most of them.
        if any(typed.casefold() in view.passage(n).text.casefold() for n in first[:1]):
            continue
        written = _written_in(term, first, view)
        if written and typed.casefold() not in {word.casefold() for word in written}:
            from rapidfuzz.distance import OSA  # it takes long, and few words are written otherwise

            near = [word for word, is_name in written.items() if is_name]
            near = [word for word in near if OSA.distance(typed.casefold(), word.casefold()) == 1]
            near = [word for word in near if not _begins(typed, word)]
            if near and len(near) == len(written):
                yield typed, near[0]


def _looked_up(question: Question) -> dict[str, str]:
    """The words of a question that may be names which are written otherwise, by their terms."""
    words = question.content.items()
    return {t: word for t, word in words if word.isalpha() and len(word) >= _SHORTEST}


def _begins(one: str, other: str) -> bool:
    """Whether one of two words is the other with an ending: a plural, not a misspelling."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long.startswith(short)


def _misspelled(typed: str, word: str, is_name: bool) -> bool:
    """Whether a typed word is a written one with a slip of the fingers."""
    from rapidfuzz.distance import OSA

    typed, word = typed.casefold(), word.casefold()
    distance = OSA.distance(typed, word)
    if distance > 1:
        return distance == 2 and len(typed) >= _VERY_LONG
    if is_name or len(typed) >= _LONG:
        return len(typed) >= _SHORTEST
    moved = len(typed) != len(word) or sorted(typed) == sorted(word)
    return len(typed) >= _SHORTEST and typed[0] == word[0] and moved and not _begins(typed, word)


def _offered(typed: str, word: str, is_name: bool) -> bool:
    """Whether a name is close enough to what was typed to be worth offering."""
    from rapidfuzz.distance import OSA

    return is_name and OSA.distance(typed.casefold(), word.casefold()) <= len(typed) // 3


def _nearest(term: str, typed: str, view: View, alike: Alike) -> tuple[str, str] | None:
    """The term that is most likely meant by a word, and how the articles write it."""
    from rapidfuzz.distance import OSA

    found = []
    others = _candidates(term, view.vocabulary(term[0]))
    held = view.look(others, first=_PASSAGES)
    for other, written in _written(others, view).items():
        for word, is_name in written.items():
            if alike(typed, word, is_name) or (is_name and _but_for_the_ending(term, other)):
                distance = OSA.distance(typed.casefold(), word.casefold())
                found.append((distance, -held[other].total, other, word[:1].isupper(), word))
    if not found:
        return None
    _, _, other, _, word = min(found)
    return other, word


def _but_for_the_ending(term: str, other: str) -> bool:
    """Whether one of two terms is the other with the ending of a name."""
    short, long = sorted((term, other), key=len)
    like = len(short) >= _SHORTEST_STEM and long.startswith(short)
    return like and long[len(short) :] in _ENDINGS


def _candidates(term: str, vocabulary: Iterable[str]) -> list[str]:
    """Terms that may be meant: a few letters off, or with another ending."""
    # A compiled library: a hundred thousand terms are compared in some milliseconds.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    like = list(vocabulary)
    near = process.extract(term, like, scorer=OSA.distance, score_cutoff=_STEMS_APART, limit=_TRIED)
    endings = [other for other in like if _but_for_the_ending(term, other)]
    return list(dict.fromkeys([*(other for other, _, _ in near), *endings]))


def _written(some: Iterable[str], view: View) -> dict[str, dict[str, bool]]:
    """How the articles write terms, and whether as a name: with a capital within a sentence."""
    held = view.look(some, first=_PASSAGES)
    return {term: _written_in(term, one.first, view) for term, one in held.items()}


def _written_in(term: str, passages: Sequence[int], view: View) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for number in passages:
        text = view.passage(number).text
        for other, start, end in spans(text, view.language(number)):
            if other == term:
                word = text[start:end].removesuffix("'s").removesuffix("’s")
                found[word] = found.get(word, False) or (word[:1].isupper() and start > 0)
    low = {word for word in found if not word[:1].isupper()}
    # A word also written in lower case isn't a name: a heading has capitals anyhow.
    return {word: is_name and word.casefold() not in low for word, is_name in found.items()}
