"""qa-bot: ask a pile of articles a question and get back exactly what they say, with the source.

>>> from qa_bot import answer
>>> answer("what did Kallas say").source
'us-ukraine-minerals-deal.txt:5'

The words, each with one meaning throughout:

========== ========================================================================================
document   one article: its id (the path in its folder), title and text
passage    what is quoted: a sentence, list item, table row or line of code, with its place
term       what a word becomes for matching: lower case, no accents, stemmed
posting    one term in one passage, and how often it stands there
segment    a part of the index on disk that never changes
statement  what somebody says in a passage: the speaker, the role, the cue, and which words
speaker    a person or body that is quoted; the role is what the document calls it
cue        the words of saying: "warned", "according to"
question   what is asked, read once: its terms, names, and what kind of thing it asks for
score      how well a passage fits a question: the sum or product of its parts (`--explain`)
hit        a passage that is shown for a question, with its score and what is marked in it
refusal    an answer without hits: the reason, and the closest passages
draft      a text that quotes the articles, and whose quotations are verified
finding    what became of a quotation: the verdict, where its words stand, what differs
note       what was done to a question, or what the user should know, in one line
reader     the small network that reads the best passages again (`qa_bot.reader`)
address    where articles in an OpenSearch cluster are: `https://host:9200/NAME` (`qa_bot.cluster`)
generation an index in a cluster that is made by one set of rules; an address means the last
lease      the right to write at an address: one has it, and it runs out unless it is renewed
node       one program of a cluster; it keeps copies of shards, each a part of the index
========== ========================================================================================
"""

from typing import TYPE_CHECKING

from qa_bot.errors import EvaluationError, KnowledgeError, QaBotError, QuestionError
from qa_bot.knowledge import Knowledge, answer
from qa_bot.model import Answer, Document, Hit, Passage, Skipped, Speaker

if TYPE_CHECKING:
    from qa_bot.conversation import Conversation, Turn
    from qa_bot.verification import Finding, verify

__all__ = [
    "Answer",
    "Conversation",
    "Document",
    "EvaluationError",
    "Finding",
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
    "verify",
]


_LATER = {
    "Conversation": "conversation",
    "Turn": "conversation",
    "Finding": "verification",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    """Conversations and verification, which a single question doesn't need."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(f"qa_bot.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
