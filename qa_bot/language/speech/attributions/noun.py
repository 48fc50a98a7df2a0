"""A noun of saying and whose it is: her claim that …, in Holm's view …"""

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.saying_verbs import NOUNS
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import Sentence
from qa_bot.language.speech.subject import Subject

WORDS = NOUNS
_THAT = pattern(r"\s(?:is\s|was\s)?(?:that|to|for)\s")
_IN = "in"
_VIEWS = ("view", "opinion", "words")
_PRONOUNS = {"his": "he", "her": "she"}
_LONGEST_PRONOUN = 20


def attribution(sentence: Sentence, noun: re.Match[str]) -> Attribution | None:
    """The attribution of a noun behind "her" or a possessive."""
    text = sentence.text
    subject = _owner(sentence, len(text[: noun.start()].rstrip()))
    if not subject:
        return None
    if that := _THAT.match(text, noun.end()):
        return Attribution(subject, noun[0], that.end(), len(text), noun.start())
    ahead = text[: subject.start].rstrip()
    if noun[0] not in _VIEWS or not ahead.lower().endswith(_IN):
        return None
    if ahead[: -len(_IN)].endswith(", ") and text.startswith(",", noun.end()):
        # "The organ, in Holm's opinion, was a luxury."
        return Attribution(subject, noun[0], 0, len(text), noun.start())
    start, end = noun.end(), len(text)
    if len(ahead) > end - start:
        # "The quay is a ruin in Holm's view."
        start, end = 0, len(ahead) - len(_IN)
    return Attribution(subject, noun[0], start, end, noun.start())


def _owner(sentence: Sentence, end: int) -> Subject | None:
    """Whose something is that begins behind a place: Holm's | view, her | view."""
    owner = sentence.ending(end)
    if owner and owner.possessive and owner.name:
        return Subject(owner.start, owner.end, mention=owner)
    start = sentence.text.rfind(" ", max(0, end - _LONGEST_PRONOUN), end) + 1
    pronoun = _PRONOUNS.get(sentence.text[start:end].lower())
    return Subject(start, end, pronoun) if pronoun else None
