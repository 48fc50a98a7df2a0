"""A quotation that a mark attributes to somebody: the mayor shrugged: "It rained." """

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject_behind import behind, first

MARKS = (
    pattern(rf"{QUOTED}\s*[—–-]{{1,2}}\s*(?=[A-Z])"),  # "It rained." — Ada Holm
    pattern(rf":\s*{QUOTED}"),
)
_LONGEST_SIGNATURE = 60


def attribution(sentence: Sentence, mark: re.Match[str]) -> Attribution | None:
    """The attribution of a dash behind a quotation, or of a colon before it."""
    text = sentence.text
    if mark[0].startswith(QUOTED):
        signed = behind(sentence, mark.end())
        if not signed or not signed.mention or len(text) - signed.end >= _LONGEST_SIGNATURE:
            return None
        return Attribution(signed, "", text.find(QUOTED), mark.start() + 1, mark.start())
    subject = first(sentence)
    if not subject or subject.end > mark.start():
        return None
    return Attribution(subject, "", mark.end() - 1, len(text), mark.start())
