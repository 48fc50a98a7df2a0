"""A conversation: questions that are understood in the light of those before them.

A fragment ("why?", "and Putin?") becomes the last question with one part changed, a pronoun the
person or thing that was talked about last; what it became is always said in a note. Nothing is
guessed between two people who fit as well: it asks which of them is meant. A question that stands
on its own is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Hit, Passage

if TYPE_CHECKING:
    from qa_bot.answering.pipeline import Context
    from qa_bot.conversation.people import Cast, Name
    from qa_bot.conversation.pronouns import Reference

_LOOKED_BACK = 4  # turns in which the person that a pronoun means is looked for
_ARTICLES = 2  # of each of these turns, whose names are known
_MOST_CHOICES = 4  # people between whom a reader is asked to choose
_QUOTED = 60  # characters of a passage that a note quotes


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was typed, the same as it was understood, and its answer.

    `context` is what it took over from before.
    """

    question: str
    understood: str
    answer: Answer
    context: Context | None = None

    @property
    def shown(self) -> Passage | None:
        """The passage that was shown first, if any answered."""
        return self.answer.hits[0].passage if self.answer.hits else None


@dataclass(frozen=True, slots=True)
class _Open:
    """A question that waits for whom it means: the choices, and where the name goes."""

    question: str
    reference: Reference
    choices: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class _Understood:
    """A question that stands on its own, what it took over, and a note on each thing."""

    question: str
    given: str = ""
    notes: tuple[str, ...] = ()
    otherwise: str = ""  # what to ask where that has no answer
    again: bool = False  # whether what was shown last may be the answer to this too


class Conversation:
    """Questions to some knowledge, one after the other; `turns` are those so far."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.turns: list[Turn] = []
        self._open: _Open | None = None
        self._casts: dict[tuple[str, ...], Cast] = {}

    def ask(self, question: str, k: int = 3, within: str | None = None) -> Answer:
        """Answer a question, or a follow-up to those before, as `Knowledge.answer` does.

        `notes` of the answer say what the words of a follow-up were taken to mean. An answer
        without hits may ask back, in its reason, which of several people is meant; the next
        question may then be no more than the name. Raises QuestionError as that does.
        """
        from qa_bot.conversation.follow_ups import asks_for_more, asks_for_source

        waiting, self._open = self._open, None
        if waiting and (chosen := _chosen(question, waiting.choices)):
            asked = _put(waiting.question, waiting.reference, chosen.short)
            return self._answer(
                question, _Understood(asked, chosen.full, (f"→ {asked}",)), k, within
            )
        if self.turns and asks_for_more(question):
            return self.more(k, within, question)
        if self.turns and self.turns[-1].shown and asks_for_source(question):
            return self._source(question)
        understood = self._understand(question) if self.turns else _Understood(question)
        if self._open:
            reference = self._open.reference
            word = self._open.question[reference.start : reference.end]
            which = " or ".join(name.full for name in self._open.choices)
            return Answer(question, reason=f'"{word}" may be {which}: which one?')
        return self._answer(question, understood, k, within)

    def more(self, k: int = 3, within: str | None = None, question: str = "more") -> Answer:
        """The next passages for the last question; a refusal when there are none or no question.

        Raises QuestionError as `Knowledge.answer` does.
        """
        if not self.turns:
            return Answer(question, reason="Nothing was asked yet.")
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
        self.turns.append(Turn(question, last.understood, answer, last.context))
        return answer

    def _source(self, question: str) -> Answer:
        """Who said what was shown last: the same passage, with its speaker."""
        best = self.turns[-1].answer.hits[0]
        note = f"→ who said “{_shortened(best.text)}”"
        nobody = () if best.speaker else ("no speaker is named for it",)
        answer = Answer(question, (best,), notes=(note, *nobody))
        self.turns.append(Turn(question, f"who said {best.text}", answer))
        return answer

    def _answer(self, question: str, understood: _Understood, k: int, within: str | None) -> Answer:
        from qa_bot.answering.pipeline import Context

        asked = understood.question
        follows = understood.notes or understood.given
        context = (
            Context(understood.given, self.turns[-1].shown, understood.again)
            if follows and self.turns
            else None
        )
        answer = self._near(asked, k, within, context) if context else None
        answer = answer or self.knowledge.answer(asked, k, within, context)
        rest = understood.otherwise
        if rest and not (answer and _names(answer.hits[0], rest)):
            notes = (f"→ {rest}",) if rest != question else ()
            return self._answer(question, _Understood(rest, notes=notes), k, within)
        answer = replace(answer, question=question, notes=(*understood.notes, *answer.notes))
        self.turns.append(Turn(question, asked, answer, context))
        return answer

    def _near(self, asked: str, k: int, within: str | None, context: Context) -> Answer | None:
        """The answer from the article that was talked about, where it has one.

        What somebody said is asked of all the articles, since a name is enough to find it.
        """
        from qa_bot.answering.speech.question import speech_question

        if within is not None or context.shown is None or speech_question(asked):
            return None
        if (
            len(self.knowledge.documents) == 1
            or context.shown.document not in self.knowledge.documents
        ):
            return None
        return self.knowledge.answer(asked, k, context.shown.document, context)

    def _understand(self, question: str) -> _Understood:
        """The question as one that stands on its own."""
        from qa_bot.answering.speech.question import speech_question
        from qa_bot.conversation.follow_ups import completed, lead, without_lead
        from qa_bot.conversation.pronouns import references

        last = self.turns[-1]
        cast = self._cast()
        if whole := completed(question, last.understood, cast.places):
            alone = without_lead(question)
            given = last.context.words if last.context else ""
            if speech_question(whole):
                # Several may have the surname; the one of this article is meant.
                people = [name for name in cast.find(question) if name.is_person]
                whole = _in_full(whole, people, cast)
                given = " ".join((given, *(name.full for name in people)))
            return _Understood(whole, given, (f"→ {whole}",), alone, again=True)
        tied, question = lead(question) > 0, question[lead(question) :]
        found = cast.find(question)
        names = [(n.start, n.end, n.gender if n.is_person else "") for n in found]
        given = ""
        notes: tuple[str, ...] = ()
        for reference in reversed(references(question, names)):
            word = question[reference.start : reference.end]
            if reference.kind in ("he", "she"):
                people = self._people("f" if reference.kind == "she" else "m", cast)
                if len(people) > 1:
                    self._open = _Open(question, reference, tuple(people))
                    break
                for name in people:
                    question = _put(question, reference, name.short)
                    given, notes = f"{given} {name.full}", (f"{word} → {name.full}", *notes)
            elif thing := self._thing(reference, cast):
                question = _put(question, reference, thing)
                given, notes = f"{given} {thing}", (f"{word} → {thing}", *notes)
            elif (what := self._what_was_asked()) and (rest := _without(question, reference)):
                question = rest
                given = f"{given} {what}"
                notes = (f"{word} → “{last.understood}”", *notes)
        asked, before = speech_question(question), speech_question(last.understood)
        if tied and asked and not asked.topic and before and before.topic and before.topic_required:
            about = f"{question.rstrip(' ?!.')} about {before.topic}?"
            return _Understood(about, given.strip(), (*notes, f"→ {about}"), question)
        return _Understood(question, given.strip(), notes)

    def _people(self, gender: str, cast: Cast) -> list[Name]:
        """Whom "he" or "she" may mean: one, or those between whom nothing decides."""
        for turn in reversed(self.turns[-_LOOKED_BACK:]):
            asked, *others = _named(turn, cast)
            levels = [[name for name in asked if name.is_person]]
            # Who only stands in a passage must be known to be a woman or a man.
            levels += [[name for name in some if name.gender == gender] for some in others]
            levels += [[name for name in asked if name.may_be_person]]
            several: list[Name] = []
            for level in levels:
                fitting = [name for name in level if name.gender in ("", gender)]
                people = list({name.full: name for name in fitting}.values())
                if len(people) == 1 or (people and level is levels[0]):
                    return people
                # Of those in a passage none is meant more than another.
                several = several or people[: _MOST_CHOICES + 1]
            if 0 < len(several) <= _MOST_CHOICES:
                return several
        return []

    def _thing(self, reference: Reference, cast: Cast) -> str:
        """What "it", "they" or "there" means; empty where it is no single thing."""
        from qa_bot.answering.answer_kind import AnswerKind
        from qa_bot.answering.speech.question import speech_question
        from qa_bot.conversation.grammar import topic

        last = self.turns[-1]
        if reference.kind == "that":
            return ""
        best = last.answer.hits[0] if last.answer.hits else None
        asks_place = reference.kind == "there" and AnswerKind(last.understood).name == "place"
        if asks_place and best and best.answer:
            return best.text[slice(*best.answer)]
        asked = speech_question(last.understood)
        about = (asked.topic or asked.who) if asked else topic(last.understood)
        people = [name for name in cast.find(about) if name.is_person]
        if reference.kind == "they" and len(people) > 1:
            return " and ".join(dict.fromkeys(name.full for name in people))
        return "" if people or (asked and not cast.find(about)) else about

    def _what_was_asked(self) -> str:
        from qa_bot.conversation.grammar import statement

        return statement(self.turns[-1].understood)

    def _cast(self) -> Cast:
        """The names of the articles that were talked about lately."""
        from qa_bot.conversation.people import Cast

        recent = (turn.answer for turn in reversed(self.turns[-_LOOKED_BACK:]))
        best = [(answer.hits or answer.closest)[:_ARTICLES] for answer in recent]
        ids = tuple(dict.fromkeys(hit.document for hits in best for hit in hits))
        if ids not in self._casts:
            documents = self.knowledge.documents
            self._casts = {ids: Cast(documents[id].text for id in ids if id in documents)}
        return self._casts[ids]


def _named(turn: Turn, cast: Cast) -> list[list[Name]]:
    """The names of a turn, the likeliest to be talked about next first, level by level.

    The first are those that were asked about.
    """
    from qa_bot.answering.speech.question import speech_question

    named = cast.find(turn.understood)
    best, *others = turn.answer.hits or turn.answer.closest or (None,)
    speaker = cast.find(best.speaker) if best and best.speaker else []
    within = cast.find(best.text) if best else []
    beside = [name for hit in others if hit for name in cast.find(hit.text)]
    if asked := speech_question(turn.understood):
        return [cast.find(asked.who), named, speaker, within, beside]
    # "Who was Ada Holm" asks about her, "who accused Ada Holm" about another one.
    is_about = re.match("who(['’]s| is| was| are| were) ", turn.understood, re.IGNORECASE)
    is_about = is_about if any(name.is_person for name in named) else None
    if turn.understood.lower().startswith("who") and turn.answer and not is_about:
        known = {name.full for name in named}
        new = [n for n in within if n.full not in known and n.gender in ("f", "m")]
        # "Who were Holm's sons": it stays with Holm.
        owner = any(re.match("[’']s", turn.understood[name.end - 2 :]) for name in named)
        if len({name.full for name in new}) == 1 and not owner:
            return [new, named, speaker, beside]
    return [named, speaker, within, beside]


def _in_full(question: str, people: Sequence[Name], cast: Cast) -> str:
    """The question with some people's names in full."""
    full = {name.full for name in people}
    for name in reversed(cast.find(question)):
        if name.full in full:
            question = question[: name.start] + name.full + question[name.end :]
    return question


def _names(hit: Hit, words: str) -> bool:
    """Whether a hit holds one of some words, or is said by whom they name."""
    from qa_bot.language.text.terms import terms

    return not set(terms(words)).isdisjoint(terms(f"{hit.text} {hit.speaker or ''}"))


def _chosen(text: str, choices: Sequence[Name]) -> Name | None:
    """The one of the choices that a reader names, or None when it is something else."""
    from qa_bot.conversation.grammar import words

    said = {word for word, _, _ in words(text)}
    fitting = [one for one in choices if said & {word for word, _, _ in words(one.full)}]
    return fitting[0] if len(fitting) == 1 and len(said) <= 4 else None


def _put(question: str, reference: Reference, name: str) -> str:
    """The question with a name, or a thing, in place of a pronoun."""
    ending = ("’" if name.endswith("s") else "’s") if reference.possessive else ""
    return question[: reference.start] + name + ending + question[reference.end :]


def _without(question: str, reference: Reference) -> str:
    """The question without a pronoun for all that was said, and "about" before it."""
    before = question[: reference.start].rstrip()
    for word in (" about", " of", " on", " to", " for"):
        if not question[reference.end :].strip(" ?!."):
            before = before.removesuffix(word)
    rest = before + question[reference.end :]
    return rest if any(map(str.isalnum, rest)) else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
