"""A passive verb of saying: the plan is deemed a failure | by Ada Holm."""

from __future__ import annotations

import re

from qa_bot.language.speech.attributions import quoted_as
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import Sentence
from qa_bot.language.speech.subject_behind import behind

_BY = " by "
_FARTHEST = 70  # characters between the verb and "by"
_QUOTED_AS = ("quoted", "cited", "reported")
_NO_JUDGEMENT = ("told", "asked", "put", "held", "began")


def attribution(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of a verb behind a form of "be"."""
    text = sentence.text
    if verb[0] in _QUOTED_AS:
        return quoted_as.attribution(sentence, verb)
    at = text.find(_BY, verb.end(), verb.end() + _FARTHEST)
    if at < 0 or verb[0] in _NO_JUDGEMENT or set(text[verb.end() : at]) & set(",;."):
        return None
    subject = behind(sentence, at + len(_BY))
    if not subject or not subject.mention:
        return None
    return Attribution(subject, verb[0], 0, verb.end(), verb.start())
