"""What a chat knows while it lasts: the articles, what was said, and how answers are shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from qa_bot.conversation import Conversation
from qa_bot.knowledge import Knowledge


@dataclass(slots=True)
class Settings:
    """What the reader can set: the passages shown at most."""

    k: int = 3


@dataclass(slots=True)
class Session:
    """The articles that are asked, the conversation about them, and the settings."""

    knowledge: Knowledge
    settings: Settings = field(default_factory=Settings)
    conversation: Conversation = field(init=False)

    def __post_init__(self) -> None:
        self.conversation = Conversation(self.knowledge)

    def turn_to(self, knowledge: Knowledge) -> None:
        """Ask other articles from now on; what was said about the old ones is left behind."""
        self.knowledge = knowledge
        self.conversation = Conversation(knowledge)
