"""Whom or what a pronoun means: the antecedent among what was talked about before.

Who is Clara Moss?              "she" is Clara Moss
When was the bridge built?      "it" is the bridge
Where is the dam?               "there" is in the place that the answer tells
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.conversation.grammar.form import Form
from qa_bot.conversation.grammar.noun_phrases import (
    Token,
    is_plural,
    is_time,
    noun_phrase,
    tokens,
)
from qa_bot.conversation.grammar.question_forms import parse
from qa_bot.conversation.grammar.word_classes import (
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
)
from qa_bot.conversation.people import Cast, Name
from qa_bot.conversation.pronouns import Reference
from qa_bot.conversation.turn import Turn
from qa_bot.language.lexicon.function_words import LIGHT_WORDS
from qa_bot.language.speech.roles import gender, is_role

LOOKED_BACK = 4  # turns in which the person that a pronoun means is looked for
_MOST_CHOICES = 4  # people that the user is asked to choose between
_LONGEST = 7  # words of a noun phrase that takes the place of a pronoun
_IS_ABOUT = re.compile(
    "(?:who(?:['’]s| is| was| are| were)|tell me (?:more )?about|what about) ", re.IGNORECASE
)
# "the difference between a vault and a note": neither of the two is meant more.
_BETWEEN = frozenset("difference differences relation relationship comparison".split())
_WHERE = re.compile(r"\b(in|at|on|near)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """What "it", "they" or "there" means, as written; it is `plural`, not, or that can't be told.

    What can't take the place of the pronoun is only talked about: it is not `fit`.
    """

    text: str
    plural: bool | None = None
    fit: bool = True


def people(turns: Sequence[Turn], gender: str, cast: Cast) -> list[Name]:
    """Who "he" (`gender` m) or "she" (f) may mean: one, or several that nothing tells apart."""
    for turn in reversed(turns[-LOOKED_BACK:]):
        asked, *others = _named(turn, cast)
        levels = [[name for name in asked if name.is_person]]
        # Who only stands in a passage must be known to be a woman or a man.
        levels += [[name for name in some if name.gender == gender] for some in others]
        if _IS_ABOUT.match(turn.asked.text):
            levels.append([name for name in asked if name.may_be_person])
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
        if (form := parse(turn.asked.text)) and (role := _role(form, gender)):
            return [role]
    return []


def thing(last: Turn, reference: Reference, cast: Cast) -> Thing | None:
    """What "it", "they" or "there" means after the last turn; None where it is no single thing."""
    if reference.kind == "there":
        return _place(last)
    form = parse(last.asked.text)
    if last.about:
        # The talk stays with what it was about: "how do I undo it?", "is it safe?".
        return Thing(last.about, is_plural(tokens(last.about)))
    if form is None:
        return None
    found = [Thing(form.written(a, b), is_plural(form.words[a:b])) for a, b in things(form)]
    found = [one for one in found if len(one.text.split()) <= _LONGEST]
    if reference.kind == "they":
        people = [name.full for name in cast.find(last.asked.text) if name.is_person]
        if len(people) > 1:
            return Thing(" and ".join(dict.fromkeys(people)), True)
    found = [one for one in found if not _is_person(one.text, cast)]
    if reference.kind == "it":
        found = [one for one in found if " and " not in one.text]
    # A body is "they" as often as "it".
    likely = [one for one in found if bool(one.plural) == (reference.kind == "they")]
    return next(iter(likely or found), None)


def _is_person(text: str, cast: Cast) -> bool:
    """Whether a noun phrase names one person, or what one is: "the mayor of Velm"."""
    found = tokens(text)
    outer = next((n for n, one in enumerate(found) if one.word in PREPOSITIONS), len(found))
    named = any(name.is_person for name in cast.find(text[: found[outer - 1].end]))
    return named or (is_role(found[outer - 1].word) and is_plural(found) is not True)


def things(form: Form) -> list[tuple[int, int]]:
    """The noun phrases of a question as a pronoun may mean them, the likeliest first.

    "the bridge" of "When did they open the bridge in May?"; no pronoun, no number, no time.
    """
    start, end = form.subject
    places = [(start, end)] if start < end else []
    places += [(a, b) for _, a, b in form.objects()]
    places = [_of_which(form.words, a, b) for a, b in places]
    return [(a, b) for a, b in places if _is_thing(form.words[a:b])]


def _of_which(words: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """ "the airport" of "the name of the airport": of what the small word belongs to."""
    for at in range(start + 1, end - 1):
        if words[at].word == "of" and words[at - 1].word in LIGHT_WORDS:
            return at + 1, end
    return start, end


def _is_thing(words: Sequence[Token]) -> bool:
    pronouns = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | PRONOUNS | {"this", "that", "these", "those"}
    if len(words) == 1 and words[0].word in pronouns:
        return False
    if any(one.word in _BETWEEN for one in words):
        return False
    return not is_time(words)


def _role(form: Form, wanted: str) -> Name | None:
    """The one who is called by what they are: "she" for the mayor of Velm."""
    for start, end in things(form)[:1]:
        inner = noun_phrase(form.words, start)
        words = form.words[start:inner]
        head = next((n for n, one in enumerate(words) if one.word == "of"), len(words)) - 1
        text = form.written(start, end)
        if head >= 0 and is_role(words[head].word) and is_plural(words) is not True:
            told = gender(words[head].word)
            if told in ("", wanted):
                return Name(words[0].start, words[-1].end, text, text, told, True, True)
    return None


def _place(last: Turn) -> Thing | None:
    """Where something is, as the answer to the last question tells it: "in Geneva"."""
    best = last.answer.hits[0] if last.answer.hits else None
    if best is None or best.answer is None or last.asked.kind.name != "place":
        return None
    start, end = best.answer
    place = best.text[start:end]
    before = _WHERE.search(best.text[:start])
    return Thing(before[0] + place) if before else Thing(place, fit=False)


def _named(turn: Turn, cast: Cast) -> list[list[Name]]:
    """The names of a turn, the likeliest to be talked about next first, level by level.

    The first level is those that were asked about.
    """
    named = cast.find(turn.asked.text)
    best, *others = turn.answer.hits or turn.answer.closest or (None,)
    speaker = cast.find(best.speaker) if best and best.speaker else []
    within = cast.find(best.text) if best else []
    beside = [name for hit in others if hit for name in cast.find(hit.text)]
    if turn.asked.speech:
        return [cast.find(turn.asked.speech.who), named, speaker, within, beside]
    # "Who was Ada Holm" asks about her, "who accused Ada Holm" about another one.
    is_about = any(name.is_person for name in named) and _IS_ABOUT.match(turn.asked.text)
    if turn.asked.text.lower().startswith("who") and turn.answer and not is_about:
        known = {name.full for name in named}
        new = [n for n in within if n.full not in known and n.gender in ("f", "m")]
        # "Who were Holm's sons": the talk stays with Holm.
        owner = any(re.match("[’']s", turn.asked.text[name.end - 2 :]) for name in named)
        if len({name.full for name in new}) == 1 and not owner:
            return [new, named, speaker, beside]
    return [named, speaker, within, beside]
