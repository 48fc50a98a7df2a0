"""What a chat knows while it lasts: the articles, the conversation, the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qa_bot.chat.settings import Settings, SettingsFile
from qa_bot.conversation import Conversation
from qa_bot.errors import CommandError
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Hit

OVERVIEW = 5  # sentences of an overview, unless more are set


@dataclass(slots=True)
class Session:
    """The articles that are asked, the conversation about them, and the settings.

    `shown` are the passages of the last answer and of each /more after it; commands call them by
    their number, from 1. `settings_file` is where the settings are kept, if they are. `progress` is
    told how far indexing is when other articles are opened.
    """

    knowledge: Knowledge
    settings: Settings = field(default_factory=Settings)
    settings_file: SettingsFile | None = None
    progress: Callable[[int, int, int], None] | None = None
    conversation: Conversation = field(init=False)
    shown: list[Hit] = field(init=False)

    def __post_init__(self) -> None:
        self.switch_to(self.knowledge)

    def switch_to(self, knowledge: Knowledge) -> None:
        """Ask other articles from now on; what was said about the old ones is left behind."""
        self.knowledge = knowledge
        self.conversation = Conversation(knowledge)
        self.shown = []

    def narrow(self, knowledge: Knowledge) -> None:
        """Ask some or all of the articles from now on; the conversation goes on."""
        self.knowledge = self.conversation.knowledge = knowledge
        self.shown = []

    def ask(self, question: str) -> Answer:
        """Put a question to the conversation. Raises QuestionError as that does."""
        answer = self.conversation.ask(question, self.settings.k)
        if not answer.small_talk:
            self.shown = list(answer.hits or answer.closest[:1])
        return answer

    def about(self, name: str) -> Answer:
        """The overview of an article or a chapter; without a name, of all the articles.

        Raises QuestionError where nothing has that name.
        """
        answer = self.conversation.overview(name or None, max(self.settings.k, OVERVIEW))
        self.shown = list(answer.hits)
        return answer

    def more(self) -> Answer:
        """The next passages of the last answer, or a refusal."""
        answer = self.conversation.more(self.settings.k)
        self.shown += answer.hits
        return answer

    def hit(self, number: str) -> Hit:
        """The passage shown under a number. Raises CommandError when there is none."""
        if not self.shown:
            raise CommandError("No passage has been shown yet: ask a question first.")
        by_number = {str(n): hit for n, hit in enumerate(self.shown, 1)}
        if number not in by_number:
            last = len(self.shown)
            choice = f"choose 1 to {last}" if last > 1 else "the only one is 1"
            raise CommandError(f"There is no passage {number}: {choice}.")
        return by_number[number]
