"""A source: according to Ada Holm, the quay is shut."""

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import Sentence
from qa_bot.language.speech.subject_behind import behind

WORDS = frozenset(("according", "According"))
# "according to a new report by | Holm"
_REPORT = pattern(
    r"(?:(?:an?|the|its|his|her|their|this|one)\s)?(?:[\w-]+\s){0,3}?(?:report|study|survey|poll"
    r"|statement|analysis|investigation|inquiry|letter|paper|review|estimate|document)s?"
    r"(?:\s\w+){0,2}?\s(?:by|from|of)\s"
)
_TO = pattern(r" to\s")


def attribution(sentence: Sentence, word: re.Match[str]) -> Attribution | None:
    """The attribution of "according to", to which the longer part of its sentence belongs."""
    text = sentence.text
    to = _TO.match(text, word.end())
    report = _REPORT.match(text, to.end()) if to else None
    subject = behind(sentence, (report or to).end()) if to else None
    if not to or not subject:
        return None
    start, end = 0, word.start()
    if len(text) - subject.end > end - start:
        start, end = subject.end, len(text)
    return Attribution(subject, text[word.start() : to.end()].strip(), start, end, word.start())
