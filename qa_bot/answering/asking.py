"""From a question to its answer: understood, spelled, searched, ranked, decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from qa_bot.answering.deciding import decide
from qa_bot.answering.operators import Asked, stands_in
from qa_bot.answering.query import Query, understand
from qa_bot.answering.ranking import DEPTH, Scored, Searched, rank
from qa_bot.answering.spelling import Vocabulary, spelled
from qa_bot.index.contract import Ranking
from qa_bot.model import Answer

_FILTERED_DEPTH = 10_000  # passages that are looked through where only some may be shown


class View(Searched, Vocabulary, Protocol):
    """What is asked: an index or one document of it."""

    def search(self, query: Mapping[str, float], k: int) -> Ranking: ...


@dataclass(frozen=True, slots=True)
class Found:
    """The query as it was searched for, with notes, what BM25 found, and its new order."""

    query: Query
    notes: tuple[str, ...]
    ranking: Ranking
    scored: Scored


def find(view: View, asked: Asked, k: int) -> Found:
    """The best passages for a question, whether they answer it or not."""
    query, notes = spelled(understand(asked.question), view)
    depth = max(k, DEPTH)
    if asked.phrases or asked.without:
        everything = view.search(query.weights, _FILTERED_DEPTH)
        ranking = _filtered(view, asked, everything, depth)
        if asked.phrases and not ranking.passages:
            missing = " and ".join(f'"{phrase}"' for phrase in asked.phrases)
            notes = (*notes, f"no sentence holds {missing} word by word; asked for its words")
            ranking = _filtered(view, replace(asked, phrases=()), everything, depth)
    else:
        ranking = view.search(query.weights, depth)
    return Found(query, notes, ranking, rank(view, asked.question, query, ranking))


def ask(view: View, asked: Asked, k: int, where: str) -> Answer:
    """The answer with at most `k` passages, or a refusal; `where` is what was asked."""
    found = find(view, asked, k)
    answer = decide(
        asked.question, found.query, found.ranking, found.scored, k, view.passage, where
    )
    return replace(answer, notes=found.notes)


def _filtered(view: View, asked: Asked, ranking: Ranking, k: int) -> Ranking:
    """The best `k` of a ranking that hold every phrase and none of the unwanted terms."""
    unwanted: set[int] = set()
    for term in asked.without:
        unwanted.update(np.asarray(view.holding(term)).tolist())
    kept = _first(
        k,
        (
            at
            for at, number in enumerate(ranking.passages)
            if number not in unwanted
            and (not asked.phrases or _holds(asked.phrases, view.passage(number).text))
        ),
    )
    return replace(
        ranking,
        passages=tuple(ranking.passages[at] for at in kept),
        scores=tuple(ranking.scores[at] for at in kept),
    )


def _holds(phrases: Iterable[str], text: str) -> bool:
    return all(stands_in(phrase, text) for phrase in phrases)


def _first(k: int, numbers: Iterable[int]) -> list[int]:
    return [number for _, number in zip(range(k), numbers, strict=False)]
