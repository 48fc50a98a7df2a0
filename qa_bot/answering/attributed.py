"""What somebody said: all the statements of a person, those on a topic, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from qa_bot.answering.deciding import Shown, hits
from qa_bot.answering.query import Query, understand
from qa_bot.answering.ranking import Scored
from qa_bot.answering.saying import Saying
from qa_bot.index.checked import Array
from qa_bot.index.contract import Ranking
from qa_bot.language.words import FUNCTION_WORDS
from qa_bot.model import Answer

MOST = 1_000  # statements of one person that are ranked
# The share of a topic, by idf, that a statement must hold to be about it.
LEAST_OF_TOPIC = 0.4


class Attributing(Shown, Protocol):
    """What knows who said what."""

    def said_by(self, words: Sequence[str]) -> list[tuple[str, str, Array]]: ...

    def frequency(self, term: str, passages: Array) -> Array: ...


@dataclass(frozen=True, slots=True)
class Said:
    """The statements that a question asks for: whose, and the numbers of their passages."""

    asked: Saying
    speakers: tuple[str, ...]
    passages: tuple[int, ...]


def said(view: Attributing, asked: Saying) -> Said:
    """The statements of those whom a question means; without any when there are none."""
    words = [
        word.strip(".,").removesuffix("'s").removesuffix("’s")
        for word in asked.who.split()
        if word.lower() not in FUNCTION_WORDS
    ]
    found = view.said_by(words)
    numbers = sorted({number for _, _, some in found for number in some.tolist()})
    speakers = tuple(dict.fromkeys(speaker for speaker, _, _ in found))
    return Said(asked, speakers, tuple(numbers[:MOST]))


def restricted(ranking: Ranking, passages: Sequence[int]) -> Ranking:
    """A ranking of just these passages: those that it holds, then the others as they stand."""
    among = set(passages)
    kept = [
        (number, score)
        for number, score in zip(ranking.passages, ranking.scores, strict=True)
        if number in among
    ]
    known = {number for number, _ in kept}
    kept += [(number, 0.0) for number in passages if number not in known]
    return replace(
        ranking,
        passages=tuple(number for number, _ in kept),
        scores=tuple(score for _, score in kept),
    )


def attributed(
    question: str,
    query: Query,
    ranking: Ranking,
    scored: Scored,
    found: Said,
    k: int,
    view: Attributing,
) -> Answer:
    """The statements asked for, best first; a refusal where none is about the topic."""
    who = " and ".join(found.speakers)
    topic = understand(found.asked.topic).content if found.asked.topic else {}
    k = max(k, len(scored.passages)) if found.asked.all else k
    if not topic:
        count = len(found.passages)
        note = f"{count} statement{'' if count == 1 else 's'} by {who}"
        shown = hits(question, query, scored, k, view, 0)
        return Answer(question, shown, notes=(note,) if count > 1 else ())
    about = _about(view, topic, ranking, scored)
    shown = hits(question, query, scored.at(np.flatnonzero(about).tolist()), k, view, 0)
    if shown:
        return Answer(question, shown)
    closest = hits(question, query, scored, k, view, 0)
    return Answer(
        question, reason=f"{who} says nothing about {found.asked.topic}.", closest=closest
    )


def _about(view: Attributing, topic: Mapping[str, str], ranking: Ranking, scored: Scored) -> Array:
    """Whether each passage holds enough of a topic."""
    numbers = np.array(scored.passages, dtype=np.int64)
    order = np.argsort(numbers)
    worth = {term: ranking.idf.get(term, max(ranking.idf.values(), default=1.0)) for term in topic}
    held = np.zeros(len(numbers))
    for term, value in worth.items():
        held[order] += value * (view.frequency(term, numbers[order]) > 0)
    enough: Array = held >= LEAST_OF_TOPIC * sum(worth.values())
    return enough
