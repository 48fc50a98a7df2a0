"""qa-bot: ask a pile of articles a question and get back exactly what they say, with the source.

>>> from qa_bot import answer
>>> answer("what did Kallas say").source
'us-ukraine-minerals-deal.txt:5'
"""

from qa_bot.conversation import Conversation, Turn
from qa_bot.errors import EvaluationError, KnowledgeError, QaBotError, QuestionError
from qa_bot.knowledge import Knowledge, answer
from qa_bot.model import Answer, Document, Hit, Passage, Skipped, Speaker

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
