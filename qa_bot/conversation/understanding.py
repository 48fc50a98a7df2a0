"""From a question as it is typed to one that stands alone, in the light of the turns before it.

What did Moss say about the bridge?
and Brandt?                              → What did Brandt say about the bridge?
when did he design it?                   → when did Brandt design the bridge?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.answering.speech.question import speech_question
from qa_bot.conversation.antecedents import people, thing
from qa_bot.conversation.follow_ups import completed, lead, without_lead
from qa_bot.conversation.grammar import statement, words
from qa_bot.conversation.people import Cast, Name
from qa_bot.conversation.pronouns import Reference, references
from qa_bot.conversation.turn import Turn


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that stands alone, what it took over from before, and a note on each thing.

    `otherwise` is what to ask where that has no answer; `again` says that what was shown last may
    be the answer to this too.
    """

    question: str
    given: str = ""
    notes: tuple[str, ...] = ()
    otherwise: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A question whose `reference` may mean any of several people, its `choices`."""

    question: str
    reference: Reference
    choices: tuple[Name, ...]

    @property
    def reason(self) -> str:
        """What the reader is asked."""
        word = self.question[self.reference.start : self.reference.end]
        which = " or ".join(name.full for name in self.choices)
        return f'"{word}" may be {which}: which one?'

    def chosen(self, text: str) -> Understood | None:
        """The question about the one that the text names; None where it is something else."""
        typed = {word for word, _, _ in words(text)}
        fitting = [c for c in self.choices if typed & {word for word, _, _ in words(c.full)}]
        if len(fitting) != 1 or len(typed) > 4:
            return None
        question = _put(self.question, self.reference, fitting[0].short)
        return Understood(question, fitting[0].full, (f"→ {question}",))


def understand(question: str, turns: Sequence[Turn], cast: Cast) -> Understood | Ambiguous:
    """The question as one that stands alone; `cast` holds the names of what was talked about."""
    last = turns[-1]
    if whole := completed(question, last.asked, cast.places):
        return _completed(question, whole, last, cast)
    tied, question = lead(question) > 0, question[lead(question) :]
    found = _resolved(question, turns, cast)
    if isinstance(found, Ambiguous) or not tied:
        return found
    asked, before = speech_question(found.question), last.asked.speech
    if asked and not asked.topic and before and before.topic and before.topic_required:
        about = f"{found.question.rstrip(' ?!.')} about {before.topic}?"
        return Understood(about, found.given, (*found.notes, f"→ {about}"), found.question)
    return found


def _completed(question: str, whole: str, last: Turn, cast: Cast) -> Understood:
    """A fragment that was made whole."""
    given = last.context.words if last.context else ""
    if speech_question(whole):
        # Several may have the surname; the one of this article is meant.
        named = [name for name in cast.find(question) if name.is_person]
        whole = _in_full(whole, named, cast)
        given = " ".join((given, *(name.full for name in named)))
    return Understood(whole, given, (f"→ {whole}",), without_lead(question), again=True)


def _resolved(question: str, turns: Sequence[Turn], cast: Cast) -> Understood | Ambiguous:
    """The question with what its pronouns mean in their place."""
    last = turns[-1]
    names = [(n.start, n.end, n.gender if n.is_person else "") for n in cast.find(question)]
    given = ""
    notes: tuple[str, ...] = ()
    for reference in reversed(references(question, names)):
        word = question[reference.start : reference.end]
        if reference.kind in ("he", "she"):
            meant = people(turns, "f" if reference.kind == "she" else "m", cast)
            if len(meant) > 1:
                return Ambiguous(question, reference, tuple(meant))
            for name in meant:
                question = _put(question, reference, name.short)
                given, notes = f"{given} {name.full}", (f"{word} → {name.full}", *notes)
        elif about := thing(last, reference, cast):
            question = _put(question, reference, about)
            given, notes = f"{given} {about}", (f"{word} → {about}", *notes)
        elif (what := statement(last.asked.text)) and (rest := _without(question, reference)):
            question = rest
            given = f"{given} {what}"
            notes = (f"{word} → “{last.asked.text}”", *notes)
    return Understood(question, given.strip(), notes)


def _in_full(question: str, people: Sequence[Name], cast: Cast) -> str:
    """The question with some people's names in full."""
    full = {name.full for name in people}
    for name in reversed(cast.find(question)):
        if name.full in full:
            question = question[: name.start] + name.full + question[name.end :]
    return question


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
