"""What a chat knows while it lasts: the articles, what was said, and how answers are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qa_bot.conversation import Conversation
from qa_bot.errors import CommandError
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Hit
from qa_bot.output.paragraphs import Paragraph


class Leave(Exception):
    """Raised when the line asks to leave."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show for a line, and whether it was a question that the articles answer.

    `run` is what is then to be done with the terminal itself, such as a pager.
    """

    paragraphs: list[Paragraph]
    answered: bool = False
    run: Callable[[], None] | None = None


@dataclass(slots=True)
class Settings:
    """What the reader can set.

    `k`: the passages shown at most; `keys`: as emacs or as vi has them; `explain`: whether it is
    shown what each part of the score gave.
    """

    k: int = 3
    keys: str = "emacs"
    explain: bool = False


@dataclass(slots=True)
class Session:
    """The articles that are asked, the conversation about them, and the settings.

    `shown` are the passages of the last answer and those of /more after it, which commands call by
    their number, from 1. `progress` is told how far it is while other articles are opened.
    """

    knowledge: Knowledge
    settings: Settings = field(default_factory=Settings)
    progress: Callable[[int, int, int], None] | None = None
    conversation: Conversation = field(init=False)
    shown: list[Hit] = field(init=False)

    def __post_init__(self) -> None:
        self.turn_to(self.knowledge)

    def turn_to(self, knowledge: Knowledge) -> None:
        """Ask other articles from now on; what was said about the old ones is left behind."""
        self.knowledge = knowledge
        self.conversation = Conversation(knowledge)
        self.shown = []

    def ask(self, question: str) -> Answer:
        """Put a question to the conversation. Raises QuestionError as that does."""
        answer = self.conversation.ask(question, self.settings.k)
        self.shown = list(answer.hits or answer.closest[:1])
        return answer

    def more(self) -> Answer:
        """The next passages of the last answer, or a refusal."""
        answer = self.conversation.more(self.settings.k)
        self.shown += answer.hits
        return answer

    def hit(self, number: str) -> Hit:
        """The passage shown under a number. Raises CommandError when there is none."""
        if not self.shown:
            raise CommandError("Ask something first: the number is that of a passage shown.")
        by_number = {str(n): hit for n, hit in enumerate(self.shown, 1)}
        if number not in by_number:
            count = len(self.shown)
            which = f"1 to {count}" if count > 1 else "1, which is the only one"
            raise CommandError(f"No passage {number}: name {which}.")
        return by_number[number]
