"""A passive verb of saying: Krog was told by Helle that … The plan is deemed a failure by Holm."""

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.saying_verbs import JUDGING
from qa_bot.language.speech.attributions import quoted_as
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import Sentence
from qa_bot.language.speech.subject_behind import behind

_BY = " by "
_FARTHEST = 70  # characters between the verb and "by"
_QUOTED_AS = ("quoted", "cited", "reported")
# Krog was told by Helle | that it was shut. It was reported by the Post | that it was shut.
_THEN = pattern(r"[^,;.]{0,60}?\s(?=(?:that|why|how|whether|when|where|what|to)\s)(?:that\s)?")


def attribution(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of a verb behind a form of "be"."""
    text = sentence.text
    at = text.find(_BY, verb.end(), verb.end() + _FARTHEST)
    if verb[0] in _QUOTED_AS and at != verb.end():
        return quoted_as.attribution(sentence, verb)
    if at < 0 or set(text[verb.end() : at]) & set(",;."):
        return None
    subject = behind(sentence, at + len(_BY))
    if not subject:
        return None
    told = at == verb.end()
    if told and (then := _THEN.match(text, subject.end)):
        return Attribution(subject, verb[0], then.end(), len(text), verb.start())
    if verb[0] not in JUDGING or not subject.mention:
        return None
    return Attribution(subject, verb[0], 0, verb.end(), verb.start())
