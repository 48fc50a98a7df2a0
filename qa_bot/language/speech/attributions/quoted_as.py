"""Somebody quoted: Ada Holm was quoted as saying | it was shut."""

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.attributions.adverbs import BE, without_adverbs
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject_before import before

WORDS = frozenset(("quoted",))
_AS_SAYING = pattern(
    rf"\b(?:quoted|cited|reported|recorded)\b[^,;{QUOTED}]{{0,60}}?\bas (saying)\b"
    r"(?:\s*that\s|\s*[,:]\s*)?"
)


def attribution(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of "was quoted as saying"."""
    text = sentence.text
    quoted = _AS_SAYING.match(text, verb.start())
    end, last = without_adverbs(text, verb.start())
    if not quoted or last not in BE:
        return None
    end, _ = without_adverbs(text, end - len(last))
    subject = before(sentence, end)
    if not subject:
        return None
    return Attribution(subject, quoted[1], quoted.end(), len(text), verb.start())
