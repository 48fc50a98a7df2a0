"""A conversation: questions that are understood in the light of those before them.

A fragment ("why?", "and Putin?") becomes the last question with one part changed, a pronoun the
person or thing that was talked about last; a note always says what it became. Nothing is guessed
between two people who fit as well: the user is asked which of them is meant. A question that
stands alone is left as it is.

    turn           a question and its answer
    first_minute   what is said to "hi" and "what can you do?"
    understanding  from a question as it is typed to one that stands alone
    fragments      fragments told from whole questions: "why?", "and Putin?"
    follow_ups     fragments made whole: "why was the bridge closed?"
    pronouns       words that point to what was talked about before: "she", "it"
    antecedents    whom or what a pronoun means
    people         the names in a question as the articles know them
    grammar        the forms that a question can have, and its noun phrases
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qa_bot import arguments
from qa_bot.conversation.turn import Turn
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Hit

if TYPE_CHECKING:
    from qa_bot.answering.pipeline import Context
    from qa_bot.answering.small_talk import SmallTalk
    from qa_bot.conversation.people import Cast
    from qa_bot.conversation.understanding import Open, Understood

__all__ = ["Conversation", "Turn"]

_ARTICLES = 2  # of each turn looked back to, whose names are known
_THIS_ONE = re.compile("(?:this|that|the) (?:article|document|file|text)", re.IGNORECASE)
_QUOTED = 60  # characters of a passage that a note quotes


class Conversation:
    """Questions to some knowledge, one after the other; `turns` are those so far."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.turns: list[Turn] = []
        self._open: Open | None = None
        self._casts: dict[tuple[str, ...], Cast] = {}

    def ask(self, question: str, k: int = 3, within: str | None = None) -> Answer:
        """Answer a question, or a follow-up to those before, as `Knowledge.answer` does.

        `notes` of the answer say what the words of a follow-up were taken to mean. An answer
        without hits may ask back, in its reason, which of several people is meant; the next
        question may then be no more than the name. Raises QuestionError as that does.
        """
        # What takes long to import is imported by what needs it, here and below.
        from qa_bot.answering.small_talk import small_talk
        from qa_bot.conversation.fragments import asks_for_more, asks_for_source
        from qa_bot.conversation.understanding import Open, Unclear, understand

        question, k = arguments.question(question), arguments.count(k)
        waiting, self._open = self._open, None
        if asks_for_more(question):
            return self.more(k, within, question)
        if self.turns and self.turns[-1].shown and asks_for_source(question):
            return self._source(question)
        talk = small_talk(question)
        if talk and (not talk.named or _THIS_ONE.fullmatch(talk.named)):
            return self._small_talk(question, talk, k, within)
        cast = self._cast()
        chosen = waiting.chosen(question, self.turns, cast) if waiting else None
        understood = chosen or understand(question, self.turns, cast)
        if isinstance(understood, Unclear):
            self._open = understood if isinstance(understood, Open) else None
            return Answer(question, reason=understood.reason)
        return self._answer(question, understood, k, within)

    def overview(self, of: str | None = None, k: int = 5, question: str = "") -> Answer:
        """The overview of an article, a chapter or everything, as `Knowledge.overview` gives it.

        Raises QuestionError as that does.
        """
        understood = f"summarize {of}" if of else "what is this about"
        question = question or understood
        answer = replace(self.knowledge.overview(of, k), question=question)
        self.turns.append(Turn(question, understood, answer))
        return answer

    def _small_talk(self, question: str, talk: SmallTalk, k: int, within: str | None) -> Answer:
        """What to say to a line that isn't a question; an overview is a turn of its own."""
        if talk.intent != "overview":
            from qa_bot.conversation.first_minute import line

            return Answer(question, reason=line(talk.intent, self.knowledge), small_talk=True)
        shown = [turn.shown for turn in self.turns if turn.shown] if talk.named else []
        asked = f"summarize {shown[-1].document}" if shown else "what is this about"
        answer = replace(self.knowledge.answer(asked, k, within), question=question)
        self.turns.append(Turn(question, asked, answer))
        return answer

    def more(self, k: int = 3, within: str | None = None, question: str = "more") -> Answer:
        """The next passages for the last question; a refusal when there are none or no question.

        Raises QuestionError as `Knowledge.answer` does.
        """
        question, k = arguments.question(question), arguments.count(k)
        if not self.turns:
            return Answer(question, reason="Nothing has been asked yet.")
        last = self.turns[-1]
        same = [turn.answer.hits for turn in self.turns if turn.understood == last.understood]
        shown = {hit.passage for hits in same for hit in hits}
        answer = self.knowledge.answer(last.understood, k + len(shown), within, last.context)
        fresh = tuple(hit for hit in answer.hits if hit.passage not in shown)[:k]
        note = f"→ {last.understood}"
        if fresh:
            answer = replace(answer, question=question, hits=fresh, notes=(note,))
        else:
            reason = "The articles say no more about that."
            answer = Answer(question, reason=reason, notes=(note,))
        self.turns.append(Turn(question, last.understood, answer, last.context, last.about))
        return answer

    def _source(self, question: str) -> Answer:
        """Who said what was shown last: the same passage, with its speaker."""
        best = self.turns[-1].answer.hits[0]
        note = f"→ who said “{_shortened(best.text)}”"
        nobody = () if best.speaker else ("No speaker is named for it.",)
        answer = Answer(question, (best,), notes=(note, *nobody))
        last = self.turns[-1]
        self.turns.append(Turn(question, last.understood, answer, last.context, last.about))
        return answer

    def _answer(self, question: str, understood: Understood, k: int, within: str | None) -> Answer:
        """Ask what was understood, near what was shown last where it follows from that."""
        from qa_bot.answering.pipeline import Context
        from qa_bot.conversation.understanding import Understood

        follows = (understood.notes or understood.given) and self.turns
        context = (
            Context(understood.given, self.turns[-1].shown, understood.again) if follows else None
        )
        answer = self._near(understood.question, k, within, context) if context else None
        answer = answer or self.knowledge.answer(understood.question, k, within, context)
        alone = understood.otherwise
        if alone and not (answer and _names(answer.hits[0], alone)):
            notes = () if question.endswith(alone) else (f"→ {alone}",)
            return self._answer(question, Understood(alone, notes=notes), k, within)
        answer = replace(answer, question=question, notes=(*understood.notes, *answer.notes))
        turn = Turn(question, understood.question, answer, context, understood.about)
        self.turns.append(turn)
        return answer

    def _near(self, asked: str, k: int, within: str | None, context: Context) -> Answer | None:
        """The answer from the article that was talked about, where it has one.

        What somebody said is asked of all the articles, since a name is enough to find it.
        """
        from qa_bot.answering.speech.question import speech_question

        if within is not None or context.shown is None or speech_question(asked):
            return None
        documents = self.knowledge.documents
        if len(documents) == 1 or context.shown.document not in documents:
            return None
        return self.knowledge.answer(asked, k, context.shown.document, context)

    def _cast(self) -> Cast:
        """The names of the articles that were talked about lately."""
        from qa_bot.conversation.antecedents import LOOKED_BACK
        from qa_bot.conversation.people import Cast

        recent = (turn.answer for turn in reversed(self.turns[-LOOKED_BACK:]))
        best = [(answer.hits or answer.closest)[:_ARTICLES] for answer in recent]
        ids = tuple(dict.fromkeys(hit.document for hits in best for hit in hits))
        if ids not in self._casts:
            documents = self.knowledge.documents
            self._casts = {ids: Cast(documents[id].text for id in ids if id in documents)}
        return self._casts[ids]


def _names(hit: Hit, question: str) -> bool:
    """Whether a hit, what it stands under, or who says it, has a word of a question."""
    from qa_bot.answering.question import read
    from qa_bot.language.text.terms import terms

    said = " ".join((hit.text, hit.speaker or "", *hit.headings, hit.lead_in))
    return not read(question).content.keys().isdisjoint(terms(said))


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
