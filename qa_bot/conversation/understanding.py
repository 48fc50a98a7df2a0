"""From a question as it is typed to one that stands alone, in the light of the turns before it.

    What did Moss say about the bridge?
    and Brandt?                              → What did Brandt say about the bridge?
    when did he design it?                   → when did Brandt design the bridge?

What would be no question in its form is not rewritten: the question stays as it was typed, and only
the words that were talked about are searched for besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qa_bot.answering.speech.question import speech_question
from qa_bot.conversation.antecedents import Thing, people, thing
from qa_bot.conversation.follow_ups import NounKind, completed, names_role
from qa_bot.conversation.fragments import Fragment, fragment, lead
from qa_bot.conversation.grammar.noun_phrases import Token, is_time, tokens
from qa_bot.conversation.grammar.question_forms import LONGEST, parse
from qa_bot.conversation.grammar.word_classes import PREPOSITIONS
from qa_bot.conversation.people import Cast, Name
from qa_bot.conversation.pronouns import Reference, references
from qa_bot.conversation.turn import Turn
from qa_bot.language.lazy_regex import pattern

# "Hi there, when was the pier opened?"
_GREETING = pattern(r"^(?:hi|hello|hey)(?:\s+(?:there|all|everyone))?\s*[,!.]\s+(?=\w)", re.I)
_LONGEST_NAME = 4  # words

_PRONOUNS = {"him": "m", "her": "f", "he": "m", "she": "f"}
_OTHER_NUMBER = {"is": "are", "was": "were", "does": "do", "has": "have"}
_ANY_NUMBER = frozenset("did had will can could would should may might must".split())
_OTHER_NUMBER |= {several: one for one, several in _OTHER_NUMBER.items()}


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that stands alone, what it took over from before, and a note on each thing.

    `otherwise` is what to ask where that has no answer; `again` says that what was shown last may
    be the answer to this too; `about` is the thing that a pronoun meant.
    """

    question: str
    given: str = ""
    notes: tuple[str, ...] = ()
    otherwise: str = ""
    again: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A question that can't be understood: the `reason` is what the user is told."""

    reason: str


@dataclass(frozen=True, slots=True)
class Open(Unclear):
    """A question that asks back: a pronoun may mean any of the `choices`, or nobody named yet.

    `put` makes the question of a name.
    """

    choices: tuple[Name, ...]
    put: Callable[[str], str]

    def chosen(self, text: str, turns: Sequence[Turn], cast: Cast) -> Understood | Unclear | None:
        """The question about the one that a text names; None where it is something else."""
        typed = tokens(text)
        if not typed or len(typed) > _LONGEST_NAME:
            return None
        words = {one.word for one in typed}
        fitting = [c for c in self.choices if words & {one.word for one in tokens(c.full)}]
        if len(fitting) == 1:
            short, full = fitting[0].short, fitting[0].full
        elif not self.choices and _is_name(text, typed, cast):
            short = full = text.strip(" ?!.")
        else:
            return None
        question = self.put(short)
        found = _resolved(question, turns, cast)
        if isinstance(found, Unclear):
            return found
        given = f"{full} {found.given}".strip()
        return replace(found, given=given, notes=(f"→ {question}", *found.notes))


def _asking_back(word: str, choices: Sequence[Name], put: Callable[[str], str]) -> Open:
    """Ask who is meant by a pronoun."""
    if not choices:
        return Open(f'Nobody named so far can be "{word}": who do you mean?', (), put)
    *most, last = (name.full for name in choices)
    return Open(f'"{word}" may be {", ".join(most)} or {last}: which one?', tuple(choices), put)


def _is_name(text: str, words: Sequence[Token], cast: Cast) -> bool:
    """Whether a text is a name and nothing else, known to the articles or with capitals."""
    known = cast.places(text) == [(words[0].start, words[-1].end)]
    return known or all(text[one.start].isupper() for one in words)


def understand(question: str, turns: Sequence[Turn], cast: Cast) -> Understood | Unclear:
    """The question as one that stands alone; `cast` holds the names of what was talked about."""
    if len(question.split()) > LONGEST:
        return Understood(question)
    question = _GREETING.sub("", question)
    part = fragment(question, lambda text: cast.places(text) == [(0, len(text))])
    if part and turns:
        return _completed(question, part, turns, cast)
    tied, question = lead(question) > 0 and bool(turns), question[lead(question) :]
    found = _resolved(question, turns, cast)
    if isinstance(found, Unclear) or not tied:
        return found
    asked, before = speech_question(found.question), turns[-1].asked.speech
    if asked and not asked.topic and before and before.topic and before.topic_required:
        about = f"{found.question.rstrip(' ?!.')} about {before.topic}?"
        if parse(about):
            return replace(
                found, question=about, notes=(*found.notes, f"→ {about}"), otherwise=found.question
            )
    return found


def _completed(
    question: str, part: Fragment, turns: Sequence[Turn], cast: Cast
) -> Understood | Unclear:
    """A fragment made whole; where that makes no question, what it names is asked alone."""
    last = turns[-1]
    if part.kind in ("noun", "topic") and (told := _PRONOUNS.get(part.text.lower())):
        meant = people(turns, told, cast)
        if len(meant) != 1:
            return _asking_back(part.text, meant, lambda name: _whole(part, name, last, cast))
        part = replace(part, text=meant[0].short)
    whole = completed(part, last.asked, _kinds(cast))
    given = last.context.words if last.context else ""
    alone = f"what about {part.text}?" if part.kind in ("noun", "topic") else ""
    if not whole:
        if alone:
            return Understood(alone if parse(alone) else question)
        if part.kind == "asked again":
            last_one = f"“{last.asked.text}”"
            return Unclear(f"“{question}” doesn't go with {last_one}: ask the whole question.")
        note = f"together with “{last.asked.text}”"
        return Understood(question, f"{given} {last.asked.words}".strip(), (note,), again=True)
    if speech_question(whole):
        # Several may have the surname; the one of this article is meant.
        named = [name for name in cast.find(part.text) if name.is_person]
        whole = _in_full(whole, named, cast)
        given = " ".join((given, *(name.full for name in named))).strip()
    is_thing = part.kind == "noun" and not any(name.is_person for name in cast.find(part.text))
    about = part.text if is_thing else last.about
    return Understood(whole, given, (f"→ {whole}",), alone, again=True, about=about)


def _whole(part: Fragment, name: str, last: Turn, cast: Cast) -> str:
    part = replace(part, text=name)
    return completed(part, last.asked, _kinds(cast)) or f"what about {name}?"


def _kinds(cast: Cast) -> Callable[[str], NounKind]:
    """What kind of thing a noun phrase names, by the articles."""

    def kind_of(text: str) -> NounKind:
        found = cast.find(text)
        if any(name.is_person for name in found):
            return "person"
        if is_time(tokens(text)):
            return "time"
        if names_role(text):
            return "role"
        return "name" if found or cast.places(text) else "noun"

    return kind_of


def _resolved(question: str, turns: Sequence[Turn], cast: Cast) -> Understood | Unclear:
    """The question with what its pronouns mean in their place."""
    found = Understood(question)
    for reference in reversed(references(question, cast.find(question))):
        if reference.kind in ("he", "she"):
            meant = people(turns, "f" if reference.kind == "she" else "m", cast)
            if len(meant) != 1:
                word = question[reference.start : reference.end]
                return _asking_back(word, meant, partial(_put, found.question, reference))
            found = _taken(found, reference, Thing(meant[0].short, False), meant[0].full)
        elif turns:
            found = _of_thing(found, reference, turns[-1], cast)
    return found


def _of_thing(found: Understood, reference: Reference, last: Turn, cast: Cast) -> Understood:
    """The question with what "it", "they" or the like means in its place."""
    about = thing(last, reference, cast) if reference.kind not in ("that", "one") else None
    if about:
        taken = _taken(found, reference, about, about.text)
        return replace(taken, about=about.text) if reference.kind != "there" else taken
    word = found.question[reference.start : reference.end]
    # "What is this about?" names nothing that a pronoun could mean.
    if not last.asked.content:
        return found
    note = f"{word} → “{last.asked.text}”"
    given = f"{last.asked.words} {found.given}".strip()
    return replace(found, given=given, notes=(note, *found.notes))


def _taken(found: Understood, reference: Reference, meant: Thing, full: str) -> Understood:
    """The question with a name or a thing for a pronoun, where that leaves it a question."""
    word = found.question[reference.start : reference.end]
    whole = _replaced(found.question, reference, meant) if meant.fit else ""
    given, notes = f"{full} {found.given}".strip(), (f"{word} → {full}", *found.notes)
    question = whole if whole and parse(whole) else found.question
    return replace(found, question=question, given=given, notes=notes)


def _replaced(question: str, reference: Reference, meant: Thing) -> str:
    """The question with a thing for a pronoun, its verb in the number of that; or empty."""
    if reference.owning and any(one.word in PREPOSITIONS for one in tokens(meant.text)):
        return ""  # "the price of the dam's colour"
    was_plural = reference.kind == "they"
    plural = meant.plural
    if plural is None:
        # A body is one: "is Norrlines late?" for "are they late?".
        plural = was_plural and meant.text.endswith("s")
    whole = _put(question, reference, meant.text)
    if reference.verb is None or plural == was_plural:
        return whole
    start, end = reference.verb
    word = question[start:end].lower()
    if word not in _OTHER_NUMBER:
        return whole if word in _ANY_NUMBER else ""
    if start > reference.start:
        start, end = start + len(whole) - len(question), end + len(whole) - len(question)
    return whole[:start] + _OTHER_NUMBER[word] + whole[end:]


def _in_full(question: str, people: Sequence[Name], cast: Cast) -> str:
    """The question with some people's names in full."""
    full = {name.full for name in people}
    for name in reversed(cast.find(question)):
        if name.full in full:
            question = question[: name.start] + name.full + question[name.end :]
    return question


def _put(question: str, reference: Reference, name: str) -> str:
    """The question with a name, or a thing, in place of a pronoun."""
    ending = ("’" if name.endswith("s") else "’s") if reference.owning else ""
    name = name.upper() if question.isupper() else name
    return question[: reference.start] + name + ending + question[reference.end :]
