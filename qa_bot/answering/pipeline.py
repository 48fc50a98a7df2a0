"""From a question to its answer: understood, spelled, searched, ranked, decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from qa_bot.answering.deciding import decide
from qa_bot.answering.operators import Asked, stands_in
from qa_bot.answering.query import Query, understand, widened, with_given
from qa_bot.answering.ranking import DEPTH, Scored, Searched, rank, searched
from qa_bot.answering.speech.lookup import Attributing, Said, attributed, said
from qa_bot.answering.speech.order import LOOKED_AT, nobody_did, of_one, weighed, who_said
from qa_bot.answering.speech.question import asks_who_said, saying
from qa_bot.answering.spelling import Vocabulary, nearest_names, spelled
from qa_bot.index.contract import Ranking
from qa_bot.model import Answer, Passage

# What a passage gains in the article that was just talked about, and more for each sentence that
# it stands nearer than _FAR to what was shown last.
_SAME_ARTICLE, _NEARER, _FAR = 0.1, 0.05, 8
_FILTERED_DEPTH = 10_000  # passages that are looked through where only some may be shown


class View(Searched, Attributing, Vocabulary, Protocol):
    """What is asked: an index or one document of it."""

    def search(self, query: Mapping[str, float], k: int) -> Ranking: ...


@dataclass(frozen=True, slots=True)
class Found:
    """The query as it was searched for, with notes, what BM25 found, and its new order.

    `said` are the statements that the question asks for, where it asks what somebody said.
    """

    query: Query
    notes: tuple[str, ...]
    ranking: Ranking
    scored: Scored
    said: Said | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up takes over: words that were talked about, and the passage shown last.

    `again` says that the same passage may well be the answer once more.
    """

    words: str = ""
    shown: Passage | None = None
    again: bool = False


def find(view: View, asked: Asked, k: int, context: Context | None = None) -> Found:
    """The best passages for a question, whether they answer it or not."""
    query, instead = spelled(widened(understand(asked.question)), view)
    if context:
        query = with_given(query, context.words)
    notes = [f"{word} → {other}" for word, other in instead.items()]
    notes += [f"{word}: did you mean {name}?" for word, name in nearest_names(query, view).items()]
    question = asked.question
    for word, other in instead.items():
        question = question.replace(word, other)
    depth = max(k, DEPTH)
    statements = _statements(view, question)
    ranking = view.search(
        searched(query), _FILTERED_DEPTH if statements or _narrow(asked) else depth
    )
    if _narrow(asked):
        everything, ranking = ranking, _filtered(view, asked, ranking, depth)
        if asked.phrases and not ranking.passages:
            missing = " and ".join(f'"{phrase}"' for phrase in asked.phrases)
            notes.append(f"no sentence holds {missing} word by word; asked for its words")
            ranking = _filtered(view, replace(asked, phrases=()), everything, depth)
    if statements:
        narrow = _narrow(asked)
        scored, statements = of_one(view, question, query, ranking, statements, depth, narrow)
    else:
        scored = rank(view, question, query, ranking)
    if asks_who_said(question):
        scored = who_said(view, scored, question, query)
    if context and context.shown:
        scored = _near_first(view, scored, context.shown, context.again)
    return Found(query, tuple(notes), ranking, scored, statements)


def conclude(view: View, asked: Asked, found: Found, k: int, where: str) -> Answer:
    """The answer with at most `k` passages, or a refusal; `where` is what was asked."""
    if found.said:
        answer = attributed(
            asked.question,
            found.query,
            found.ranking,
            found.scored,
            found.said,
            k,
            view,
            where=where,
        )
    else:
        answer = decide(asked.question, found.query, found.ranking, found.scored, k, view, where)
        if answer and asks_who_said(asked.question):
            reason = nobody_did(found.scored, asked.question)
            answer = (
                replace(answer, hits=(), reason=reason, closest=answer.hits) if reason else answer
            )
    return replace(answer, notes=(*found.notes, *answer.notes))


def _statements(view: View, question: str) -> Said | None:
    """The statements that a question asks for; None when it asks for something else."""
    asked = saying(question)
    return said(view, asked) if asked else None


def _near_first(view: View, scored: Scored, shown: Passage, again: bool) -> Scored:
    """More for passages near the one that was shown last."""
    weights = []
    among = [view.passage(number) for number in scored.passages[:LOOKED_AT]]
    for passage in among:
        weight = 1.0
        if passage.document == shown.document and (again or passage != shown):
            apart = abs(passage.start - shown.start) // max(len(shown.text), 1)
            weight += _SAME_ARTICLE + _NEARER * max(0, _FAR - apart)
        weights.append(weight)
    return weighed(scored, "talked about", weights)


def _narrow(asked: Asked) -> bool:
    return bool(asked.phrases or asked.without)


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
