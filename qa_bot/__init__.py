"""qa-bot: ask a pile of articles a question and get back exactly what they say, with the source.

>>> from qa_bot import answer
>>> answer("what did Kallas say").source
'us-ukraine-minerals-deal.txt:5'
"""

from typing import TYPE_CHECKING

from qa_bot.errors import EvaluationError, KnowledgeError, QaBotError, QuestionError
from qa_bot.knowledge import Knowledge, answer
from qa_bot.model import Answer, Document, Hit, Passage, Skipped, Speaker

if TYPE_CHECKING:
    from qa_bot.conversation import Conversation, Turn

__all__ = [
    "Answer",
    "Conversation",
    "Document",
    "EvaluationError",
    "Hit",
    "Knowledge",
    "KnowledgeError",
    "Passage",
    "QaBotError",
    "QuestionError",
    "Skipped",
    "Speaker",
    "Turn",
    "answer",
]


def __getattr__(name: str) -> object:
    """Conversations, which a single question doesn't need."""
    if name in ("Conversation", "Turn"):
        from qa_bot import conversation

        return getattr(conversation, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
