"""Fragments made whole: "why?", "and Putin?", "about the harbour?" after another question.

Each kind of fragment takes the last question and changes the one part of it that it names:

    When was the old bridge closed?      why?           why was the old bridge closed?
    What did Moss say about the bridge?  and Brandt?    What did Brandt say about the bridge?
    What did Moss say about the bridge?  about ferries? What did Moss say about ferries?
    What happened in May?                in June?       What happened in June?

Whatever has a verb of its own, and a search by keywords, is no fragment and stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from qa_bot.answering.question import Question
from qa_bot.conversation.fragments import Fragment
from qa_bot.conversation.grammar.form import BE, DO, HAVE, Form
from qa_bot.conversation.grammar.noun_phrases import (
    Token,
    is_plural,
    noun_phrase,
    tokens,
)
from qa_bot.conversation.grammar.question_forms import parse
from qa_bot.conversation.grammar.verbs import participle_of_past
from qa_bot.conversation.grammar.word_classes import (
    DEMONSTRATIVES,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
)
from qa_bot.language.speech.roles import is_role

NounKind = Literal["person", "role", "name", "time", "noun"]
# What some words name: the names in them are told by the articles.
KindOf = Callable[[str], NounKind]

_TELLING = frozenset("tell told".split())


def completed(part: Fragment, last: Question, kind_of: KindOf) -> str:
    """The whole question that a fragment stands for after the question `last`.

    Empty where the two don't fit, so that no question would come of them.
    """
    form = parse(last.text)
    if form is None:
        return ""
    if part.kind == "asked again":
        whole = _asked_again(part.text, form)
    elif part.kind == "place":
        whole = _placed(part.text, form)
    elif part.kind == "topic":
        whole = _about(part.text, form, last)
    else:
        whole = _instead(part.text, form, last, kind_of)
    return whole if whole and parse(whole) else ""


def _asked_again(asked: str, form: Form) -> str:
    """The last question asked with another question word: "why did the dam break?"."""
    if form.kind not in ("asking", "whether") or form.written(*form.subject).lower() == "there":
        return ""
    words, end = form.words, len(form.words)
    if form.gap == "subject":
        return _of_what_was_done(asked, form)
    if asked.lower() == "how much":
        core = form.written(*form.asked).lower()
        fits = form.verb >= 0 and (core == "what" or form.kind == "whether")
        return f"{asked} {_from_auxiliary(form, end)}?" if fits else ""
    if form.gap in ("adjunct", "") and asked != "why not":
        return f"{asked} {_from_auxiliary(form, end)}?"
    if asked == "why not":
        return ""
    start = _from_auxiliary(form, form.behind)
    behind = form.written(form.behind, end)
    if form.gap == "object" and form.verb >= 0:
        core = form.written(*form.asked).lower()
        if core in ("what", "which"):
            # "What did he warn of?" leaves the gap at its end.
            if end > form.behind and words[-1].word in PREPOSITIONS:
                return f"{asked} {start} {behind} that?"
            return f"{asked} {start} that{behind and ' ' + behind}?"
        if core == "how much" and asked == "why":
            return f"why {start} so much{behind and ' ' + behind}?"
    if form.gap == "measure" and asked == "why":
        measured = form.written(form.asked[0] + 1, form.asked[1])
        return f"why {start} so {measured}{behind and ' ' + behind}?"
    return ""


def _from_auxiliary(form: Form, end: int) -> str:
    """The clause, which no longer begins the question: "did the dam break"."""
    text = form.written(form.auxiliary, end)
    return text[0].lower() + text[1:] if form.auxiliary == 0 else text


def _of_what_was_done(asked: str, form: Form) -> str:
    """ "when was the bridge designed?" for "Who designed the bridge?"."""
    words, end = form.words, len(form.words)
    if form.auxiliary >= 0 or form.verb < 0:
        return ""
    verb, behind = words[form.verb].word, form.written(form.behind, end)
    if verb == "happened":
        return f"{asked} did that happen{behind and ' ' + behind}?"
    participle = participle_of_past(verb)
    thing = noun_phrase(words, form.behind)
    if not participle or thing == form.behind or words[form.behind].word in OBJECT_PRONOUNS:
        return ""
    was = "were" if is_plural(words[form.behind : thing]) else "was"
    rest = form.written(thing, end)
    return f"{asked} {was} {form.written(form.behind, thing)} {participle}{rest and ' ' + rest}?"


def _placed(text: str, form: Form) -> str:
    """The last question with another place or time: "in June?" for "in May", or put behind it."""
    words, preposition = form.words, tokens(text)[0].word
    for at in range(len(words) - 1, form.asked[1] - 1, -1):
        end = noun_phrase(words, at + 1)
        if words[at].word == preposition and end > at + 1:
            return _put(form, (at, end), text)
    if any(one.word == preposition for one in words) or form.kind in ("how to", "what about"):
        return ""
    return f"{form.written(0, len(words))} {text}?"


def _about(text: str, form: Form, last: Question) -> str:
    """The last question on another topic: "about ferries?" for "about the bridge"."""
    about = [
        (start, end)
        for before, start, end in form.objects()
        if before in ("about", "regarding", "concerning")
    ]
    if about:
        start = about[0][0]
        return _put(form, (start, max(end for _, end in about)), text)
    speech = last.speech
    if speech and speech.topic and speech.topic in form.text:
        at = form.text.rindex(speech.topic)
        return f"{form.text[:at]}{text}{form.text[at + len(speech.topic) :]}"
    if speech and form.kind in ("asking", "whether"):
        return f"{form.written(0, len(form.words))} about {text}?"
    return ""


def _instead(text: str, form: Form, last: Question, kind_of: KindOf) -> str:
    """The last question about something else, put in the place of what is most like it."""
    kind, found = kind_of(text), tokens(text)
    if last.speech and kind in ("person", "role", "name") and form.subject[0] < form.subject[1]:
        return _said_by(text, form)
    if last.speech and kind == "noun":
        return _about(text, form, last)
    for fitting in _ALIKE[kind]:
        slots = [slot for slot in _slots(form) if kind_of(form.written(*slot)) == fitting]
        alike = [
            slot
            for slot in slots
            if _kind_of_article(form.words[slot[0]]) == _kind_of_article(found[0])
        ]
        slots = alike or slots
        if len(slots) == 1:
            return _put(form, slots[0], text, _agreeing(form, slots[0], found))
        if slots:
            return ""
    return ""


_ALIKE: dict[NounKind, tuple[NounKind, ...]] = {
    "person": ("person", "role"),
    "role": ("role", "person"),
    "name": ("name", "noun"),
    "noun": ("noun", "name"),
    "time": ("time",),
}


def _said_by(text: str, form: Form) -> str:
    """What somebody else said, without its listener or place: "What did Lund say about tolls?"."""
    words = form.words
    asked, verb = form.written(*form.asked), words[form.verb].word if form.verb >= 0 else ""
    if asked.lower() != "what" or not verb or form.auxiliary < 0:
        return _put(form, form.subject, text, _agreeing(form, form.subject, tokens(text)))
    verb = "say" if verb in _TELLING else verb
    at = next((n for n in range(form.behind, len(words)) if words[n].word == "about"), len(words))
    about = form.written(at, len(words))
    auxiliary = _agreeing(form, form.subject, tokens(text)) or words[form.auxiliary].word
    return f"{asked} {auxiliary} {text} {verb}{about and ' ' + about}?"


def _slots(form: Form) -> list[tuple[int, int]]:
    """The noun phrases of a question that another can stand for: the subject and the object.

    Where it has neither, those behind a preposition. Of "the height of the dam" it is the dam.
    """
    start, end = form.subject
    is_noun = start < end and form.words[start].word not in SUBJECT_PRONOUNS | PRONOUNS
    places = [(start, end)] if is_noun else []
    objects = list(form.objects())
    places += [(a, b) for before, a, b in objects if not before]
    places = places or [(a, b) for _, a, b in objects]
    found = []
    for start, end in places:
        inner = [at for at in range(start + 1, end) if form.words[at].word in PREPOSITIONS]
        found.append((inner[-1] + 1, end) if inner else (start, end))
        if inner and is_role(form.words[inner[0] - 1].word):
            found.append((start, end))
    return found


def _kind_of_article(first: Token) -> str:
    """How a noun phrase begins: "a" is like "an", "the" like "this"; else nothing."""
    if first.word in ("a", "an"):
        return "a"
    return "the" if first.word in DEMONSTRATIVES | {"the"} and not first.name else ""


_NUMBERS = [("is", "are"), ("was", "were"), ("does", "do"), ("has", "have")]


def _agreeing(form: Form, slot: tuple[int, int], other: list[Token]) -> str:
    """The auxiliary as another subject wants it; empty where it may stay as it is."""
    if slot != form.subject or form.auxiliary < 0:
        return ""
    plural = is_plural(other)
    auxiliary = form.words[form.auxiliary].word
    if auxiliary not in BE | DO | HAVE:
        return ""
    for one, several in _NUMBERS:
        if auxiliary in (one, several):
            return several if plural else one
    return ""


def _put(form: Form, slot: tuple[int, int], other: str, auxiliary: str = "") -> str:
    """The question with other words in the place of some of its own."""
    start, end = slot
    before = form.written(0, start)
    if auxiliary and form.auxiliary >= 0:
        at = form.auxiliary
        before = " ".join(
            part for part in (form.written(0, at), auxiliary, form.written(at + 1, start)) if part
        )
    behind = form.written(end, len(form.words))
    return " ".join(part for part in (before, other, behind) if part) + "?"


def names_role(text: str) -> bool:
    """Whether a noun phrase says what somebody is: "the mayor of Velm"."""
    found = tokens(text)
    end = next((n for n, one in enumerate(found) if one.word in PREPOSITIONS), len(found))
    return end > 0 and is_role(found[end - 1].word)
