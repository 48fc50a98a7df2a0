"""Which passages get the second look: those that BM25 found, and those that it can't see.

What answers a question in a heading stands under it, often without a word of the question; and of
an article that the question names ("what did Holm promise in 1986", `1986-holm.txt`) also those
passages are looked at that hold less of the question than those of other articles.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qa_bot.answering.question import Question
from qa_bot.answering.weights import HEADINGS_OPENED, NAMED_DOCUMENTS, NAMED_PASSAGES, UNDER_HEADING
from qa_bot.index.checked import Array
from qa_bot.index.contract import NAMED, Ranking, View
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.text.terms import spans


def candidates(view: View, question: Question, ranking: Ranking, depth: int) -> Ranking:
    """The best `depth` passages of a ranking, and after them those that it can't see."""
    best = ranking.at(range(min(depth, len(ranking.passages))))
    known = set(best.passages)
    others = [
        *view.under(best.passages[:HEADINGS_OPENED], UNDER_HEADING).tolist(),
        *_of_named(view, question, ranking),
    ]
    return best.with_others([number for number in dict.fromkeys(others) if number not in known])


def names_document(view: View, words: str) -> bool:
    """Whether some words are in what a document is called, all but the small ones."""
    spelled = [(term, words[start:end].lower()) for term, start, end in spans(words)]
    asked = [term for term, word in spelled if word not in STOP_WORDS]
    held = [set(view.holding(NAMED + term).tolist()) for term in asked]
    return bool(held) and bool(set.intersection(*held))


def _of_named(view: View, question: Question, ranking: Ranking) -> list[int]:
    """The passages of the documents that a question names which hold most of its other words."""
    worth: dict[int, float] = {}
    for term in question.content:
        first = view.holding(NAMED + term)
        for number in first.tolist() if len(first) else ():
            worth[number] = worth.get(number, 0.0) + ranking.idf.get(term, 1.0)
    most = max(worth.values(), default=0.0)
    named = [number for number, value in worth.items() if value == most]
    if not 0 < len(named) <= NAMED_DOCUMENTS:
        return []
    near = view.around(named)
    found: list[int] = []
    for begin, end in zip(near.begin.tolist(), near.end.tolist(), strict=True):
        found += _best(view, question, ranking, begin, end)
    return found


def _best(view: View, question: Question, ranking: Ranking, begin: int, end: int) -> Sequence[int]:
    """The passages from `begin` up to `end` that hold most of the question, by idf."""
    score = np.zeros(end - begin)
    for term, weight in question.terms.items():
        if term in ranking.idf:
            held: Array = view.holding(term)
            inside = held[np.searchsorted(held, begin) : np.searchsorted(held, end)]
            score[inside - begin] += weight * ranking.idf[term]
    order = np.argsort(-score, kind="stable")[:NAMED_PASSAGES]
    best: list[int] = (order[score[order] > 0] + begin).tolist()
    return best
