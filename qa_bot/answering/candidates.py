"""Which passages get the second look: those that BM25 found, and those that it can't see.

What answers a question in a heading stands under it, often without a word of the question; and of
an article that the question names ("what did Holm promise in 1986", `1986-holm.txt`) also those
passages are looked at that hold less of the question than those of other articles.
"""

from __future__ import annotations

from qa_bot.answering.weights import HEADINGS_OPENED, UNDER_HEADING
from qa_bot.index.contract import NAMED, Query, Ranking, View
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.text.terms import spans


def candidates(view: View, ranking: Ranking, depth: int) -> Ranking:
    """The best `depth` passages of a ranking, and after them those that it can't see."""
    best = ranking.at(range(min(depth, len(ranking.passages))))
    known = set(best.passages)
    others = (*view.under(best.passages[:HEADINGS_OPENED], UNDER_HEADING), *ranking.named)
    return best.with_others([number for number in dict.fromkeys(others) if number not in known])


def names_document(view: View, words: str) -> bool:
    """Whether some words are in what a document is called, all but the small ones."""
    spelled = [(NAMED + term, words[start:end].lower()) for term, start, end in spans(words)]
    asked = [term for term, word in spelled if word not in STOP_WORDS]
    return bool(asked) and bool(view.search(Query(dict.fromkeys(asked, 1.0), asked), 1).passages)
