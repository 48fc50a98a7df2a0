"""A turn: a question and its answer in a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_bot.forks import lazily
from qa_bot.model import Answer, Passage

if TYPE_CHECKING:
    from qa_bot.answering.pipeline import Context
    from qa_bot.answering.question import Question


@dataclass(frozen=True)
class Turn:
    """A question as it was typed, the same as it was understood, and its answer.

    `understood` stands alone; `context` is what it took over from the turns before, and `about`
    the thing that one of its pronouns means, if any.
    """

    question: str
    understood: str
    answer: Answer
    context: Context | None = None
    about: str = ""

    @lazily
    def asked(self) -> Question:
        """What was understood, parsed."""
        from qa_bot.answering.question import read

        return read(self.understood)

    @property
    def shown(self) -> Passage | None:
        """The passage that was shown first, if any answered."""
        return self.answer.hits[0].passage if self.answer.hits else None
