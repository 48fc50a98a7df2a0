"""What somebody is sure of, or doesn't want: Holm is sure that …, Holm does not believe …"""

from __future__ import annotations

import re

from qa_bot.language.lexicon.saying_verbs import SURE, WILLS
from qa_bot.language.speech.attributions.adverbs import BE, NOT, without_adverbs, without_last_word
from qa_bot.language.speech.attributions.attribution import Attribution, said_behind
from qa_bot.language.speech.sentence import Sentence
from qa_bot.language.speech.subject_before import before

WORDS = SURE | WILLS
_AUXILIARIES = frozenset("does did do will would can could".split())
_MAKE = ("made", "makes")


def attribution(sentence: Sentence, word: re.Match[str]) -> Attribution | None:
    """The attribution of an adjective behind "is", or of a bare verb behind an auxiliary."""
    text = sentence.text
    end, last = without_adverbs(text, word.start())
    if word[0] in SURE:
        clear = word[0] == "clear"
        if clear and last == "it":
            end, last = without_adverbs(text, end - len(last))  # "made it clear that"
        if last not in BE and not (clear and last in _MAKE):
            return None
        if not text.startswith(" that ", word.end()):
            return None
    else:
        if last == "not":
            end, last = without_adverbs(text, end - len(last))
        if last not in _AUXILIARIES and last != NOT:
            return None
    end, _ = without_adverbs(text, without_last_word(text, end))
    subject = before(sentence, end)
    if not subject or subject.pronoun in ("i", "we", "who"):
        return None
    return said_behind(sentence, subject, word)
