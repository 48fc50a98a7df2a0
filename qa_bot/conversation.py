"""A conversation: questions that are understood in the light of those before them."""

from __future__ import annotations

from dataclasses import dataclass

from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was typed, the same as it was understood, and its answer."""

    question: str
    understood: str
    answer: Answer


class Conversation:
    """Questions to some knowledge, one after the other; `turns` are those so far."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.turns: list[Turn] = []

    def ask(self, question: str, k: int = 3, within: str | None = None) -> Answer:
        """Answer a question, or a follow-up to those before, as `Knowledge.answer` does.

        Raises QuestionError as that does.
        """
        answer = self.knowledge.answer(question, k, within)
        self.turns.append(Turn(question, question, answer))
        return answer
