"""A participle of saying, whose subject is that of its sentence: Holm left, | saying that …"""

from __future__ import annotations

import re

from qa_bot.language.lexicon.saying_verbs import SAYING
from qa_bot.language.speech.attributions.adverbs import without_adverbs
from qa_bot.language.speech.attributions.attribution import Attribution, said_behind
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject_behind import about

WORDS = SAYING
_JOINING = ("and", "by", "without")


def attribution(sentence: Sentence, participle: re.Match[str]) -> Attribution | None:
    """The attribution of a participle behind a comma, a quotation or "by"."""
    end, last = without_adverbs(sentence.text, participle.start())
    if not (sentence.text[:end].endswith((",", QUOTED)) or last in _JOINING):
        return None
    subject = about(sentence, end)
    return said_behind(sentence, subject, participle) if subject else None
