"""The parts of a question: what it is asked with, its auxiliary, subject and verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qa_bot.conversation.grammar.noun_phrases import Token, phrases
from qa_bot.conversation.grammar.word_classes import DETERMINERS

Kind = Literal["asking", "whether", "telling", "how to", "what about"]
Gap = Literal["", "subject", "object", "complement", "adjunct", "measure"]

BE = frozenset("am is are was were isnt arent wasnt werent".split())
DO = frozenset("do does did dont doesnt didnt".split())
HAVE = frozenset("has have had hasnt havent hadnt".split())
MODALS = frozenset(
    "can could will would shall should may might must cannot cant couldnt wont wouldnt shouldnt "
    "mustnt".split()
)
OPENERS = BE | DO | HAVE | MODALS


@dataclass(frozen=True)
class Form:
    """The parts of a question as places among its `words`; a part that it lacks is empty.

    `gap` is what of the clause is asked for: "object" for "What did Holm open?". `verb` is -1 where
    there is none but the auxiliary; `behind` is where what follows subject and verb begins.
    """

    text: str
    words: tuple[Token, ...]
    kind: Kind
    gap: Gap = ""
    asked: tuple[int, int] = (0, 0)
    auxiliary: int = -1
    subject: tuple[int, int] = (0, 0)
    verb: int = -1
    behind: int = 0

    def objects(self) -> Iterator[tuple[str, int, int]]:
        """The noun phrases behind subject and verb, each with the preposition before it or "".

        What "is" says of the subject ("safe" in "Is the bridge safe?") is none.
        """
        says = self.auxiliary >= 0 and self.verb < 0 and self.words[self.auxiliary].word in BE
        for preposition, start, end in phrases(self.words, self.behind):
            first = self.words[start]
            bare = not preposition and not first.name and first.word not in DETERMINERS
            if not (says and bare and start == self.behind and self.gap != "subject"):
                yield preposition, start, end

    def written(self, start: int, end: int) -> str:
        """Some of the words as they are written."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""
