"""Who can speak: people and bodies, and in prose other names too where they do what people do."""

from __future__ import annotations

from qa_bot.language.lexicon.saying_verbs import IMPERSONAL
from qa_bot.language.speech.person import BODY, SOMEBODY, THING, Person

_MANUAL = 1 / 2000  # marks of code a character: more of them stand in manuals and specifications


def may_say(person: Person, cue: str, quoted: bool, manual: bool) -> bool:
    """Whether somebody says something, by a word of saying, in a text that is a manual or none.

    A council suggests something, but a method in a manual may suggest, call and expect as well: who
    is not known to be somebody has to say it as people do. "Quist argued that …"
    """
    if person.kind in (SOMEBODY, BODY):
        return True
    if manual and (person.kind == THING or " " not in person.name):
        return False
    return quoted or cue not in IMPERSONAL


def is_manual(text: str) -> bool:
    """Whether a text is about code: its marks stand all over it."""
    return text.count("`") > max(len(text) * _MANUAL, 3)
