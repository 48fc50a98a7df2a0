"""Whom or what a pronoun means: the antecedent among what was talked about before.

Who is Clara Moss?        Clara Moss was asked about: "she" is Clara Moss
When was the bridge built?     "it" is the bridge
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.conversation.grammar import topic
from qa_bot.conversation.people import Cast, Name
from qa_bot.conversation.pronouns import Reference
from qa_bot.conversation.turn import Turn

LOOKED_BACK = 4  # turns in which the person that a pronoun means is looked for
_MOST_CHOICES = 4  # people between whom a reader is asked to choose
_IS_ABOUT = re.compile("who(['’]s| is| was| are| were) ", re.IGNORECASE)


def people(turns: Sequence[Turn], gender: str, cast: Cast) -> list[Name]:
    """Whom "he" (`gender` m) or "she" (f) may mean: one, or those between whom nothing decides."""
    for turn in reversed(turns[-LOOKED_BACK:]):
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


def thing(last: Turn, reference: Reference, cast: Cast) -> str:
    """What "it", "they" or "there" means; empty where it is no single thing."""
    if reference.kind == "that":
        return ""
    best = last.answer.hits[0] if last.answer.hits else None
    asks_place = reference.kind == "there" and last.asked.kind.name == "place"
    if asks_place and best and best.answer:
        return best.text[slice(*best.answer)]
    speech = last.asked.speech
    about = (speech.topic or speech.who) if speech else topic(last.asked.text)
    people = [name for name in cast.find(about) if name.is_person]
    if reference.kind == "they" and len(people) > 1:
        return " and ".join(dict.fromkeys(name.full for name in people))
    return "" if people or (speech and not cast.find(about)) else about


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
