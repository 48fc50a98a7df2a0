"""What was found for a question, before it is decided whether that is an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qa_bot.answering.question import Question
from qa_bot.answering.scored import Scored
from qa_bot.answering.speech.lookup import Lookup
from qa_bot.index.contract import Ranking

_UNREAD: Mapping[int, float] = {}


class Found(NamedTuple):
    """The question as it was searched for, what BM25 found, and its order after the second look.

    `lookup` is what is known of whose words the question asks for; None where the question asks
    for something else, or any passage may answer it. `logits` are what the reader gave, by
    passage; none where nothing was read. `answer` is the passage, and where in it the words stand,
    that the reader finds to answer, where several may.
    """

    question: Question
    ranking: Ranking
    scored: Scored
    lookup: Lookup | None = None
    logits: Mapping[int, float] = _UNREAD
    answer: tuple[int, tuple[int, int]] | None = None

    @property
    def logit(self) -> float | None:
        """The reader's best logit; None where nothing was read."""
        return max(self.logits.values(), default=None)
