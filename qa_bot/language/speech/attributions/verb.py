"""A finite verb of saying: Ada Holm said that …, "…," said the mayor, Holm, who said …"""

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.saying_verbs import (
    CAUTIOUS,
    COUNTING,
    FINITE,
    NOUNS,
    OBJECTING,
    SAID_BY_MANY,
    TELLING,
    THINKING,
)
from qa_bot.language.speech.attributions import passive
from qa_bot.language.speech.attributions.adverbs import BE, NEVER, without_adverbs
from qa_bot.language.speech.attributions.attribution import (
    Attribution,
    behind_listener,
    said_before,
    said_behind,
    trails,
)
from qa_bot.language.speech.roles import is_group, is_role
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject import Subject
from qa_bot.language.speech.subject_before import before
from qa_bot.language.speech.subject_behind import about, behind

WORDS = FINITE | SAID_BY_MANY
_LONGEST_PHRASE = 60  # characters between a verb and its "that" or its quotation
# Holm wrote that …, Holm wrote: "…", Holm wrote in her letter, "…"
_THAT_OR_QUOTATION = pattern(
    rf"\s*(?:[^{QUOTED},;:.]{{0,{_LONGEST_PHRASE}}}\s)?that\b|\s*[,:]?\s*{QUOTED}"
    rf"|[^{QUOTED}.;]{{0,{_LONGEST_PHRASE}}}[,:]\s*{QUOTED}"
)
# "Ada Holm opened the quay and | said …"
_CONJUNCTION = pattern(r"\b(?:and|but|then|or)\s*$")
_LONGEST_CONJUNCTION = 8
# "has objected to concrete"
_TO_CONTENT = pattern(r"\s(?:to|against|about)\s")
_OF_SOMETHING = pattern(r"\s(?:of|over|about|back|for|ahead|twice|again)\b")
_COUNTED = pattern(r"\s?\d")
_DISMISSED = pattern(r"\s\S+\s(\S+)")
_LOOSE = " ,—–-"


def attribution(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of a finite verb, its subject before it or behind."""
    end, last = without_adverbs(sentence.text, verb.start())
    if last in NEVER:
        return None
    if verb[0] in SAID_BY_MANY:
        return _of_many(sentence, verb, end)
    if last in BE:
        return passive.attribution(sentence, verb)
    if subject := before(sentence, end):
        return _after_subject(sentence, subject, verb)
    return _inverted(sentence, verb, end)


def _after_subject(sentence: Sentence, subject: Subject, verb: re.Match[str]) -> Attribution | None:
    """The attribution of a subject and its verb: "…," Ada Holm said. Holm, who said …"""
    left = sentence.text[: subject.start].rstrip(_LOOSE)
    if subject.pronoun == "who":
        antecedent = _antecedent(sentence, len(left))
        return _speaking(sentence, antecedent, verb) if antecedent else None
    return _speaking(sentence, subject, verb, left)


def _of_many(sentence: Sentence, verb: re.Match[str], end: int) -> Attribution | None:
    """The attribution of a plural: Experts | say the tide is to blame."""
    subject = before(sentence, end)
    many = subject and (subject.others or is_group(subject.words.rsplit(" ", 1)[-1]))
    if (
        not many
        or not subject
        or (verb[0] in NOUNS and not sentence.text.startswith(" that ", verb.end()))
    ):
        return None
    return _speaking(sentence, subject, verb, sentence.text[: subject.start].rstrip(_LOOSE))


def _antecedent(sentence: Sentence, end: int) -> Subject | None:
    """Whom a "who" takes up: Ada Holm, the mayor, | who said …"""
    subject = before(sentence, end)
    named = sentence.ending(end)
    apart = sentence.text.startswith(",", end)
    if named and named.name and (apart or not subject) and not (subject and subject.mention):
        return Subject(named.start, named.end, mention=named)  # "criticism from Holm, who said …"
    return None if subject and subject.pronoun else subject


def _inverted(sentence: Sentence, verb: re.Match[str], end: int) -> Attribution | None:
    """The attribution of a verb without a subject before it.

    "It is shut," said Ada Holm. Said Ada Holm: "No." Ada Holm rose and said it was shut.
    """
    text = sentence.text
    left = text[:end]
    follows = left.rstrip(_LOOSE).endswith(QUOTED) or left.endswith(",")
    subject = behind(sentence, verb.end()) if follows or not left.strip() else None
    if subject and follows:
        return said_before(sentence, subject, verb[0], end, subject.end)
    if subject and verb[0][0].isupper():
        return said_behind(sentence, subject, verb)
    if _CONJUNCTION.search(text, max(0, end - _LONGEST_CONJUNCTION), end) or left.endswith(","):
        subject = about(sentence, end)
    return _speaking(sentence, subject, verb) if subject else None


def _speaking(
    sentence: Sentence, subject: Subject, verb: re.Match[str], left: str = ""
) -> Attribution | None:
    """The attribution of a verb whose subject is known; `left` stands before both."""
    text, rest = sentence.text, verb.end()
    quoted = left.endswith(QUOTED)
    if subject.pronoun in ("i", "we") or not _says(text, verb, quoted):
        return None
    if not quoted and verb[0] in OBJECTING:
        return said_behind(sentence, subject, verb)
    told = behind_listener(sentence, rest) if verb[0] in TELLING else rest
    if quoted or (left and (trails(text, rest) or trails(text, told))):
        return said_before(sentence, subject, verb[0], subject.start, rest)
    if left and text[: subject.start].rstrip().endswith(",") and text.startswith(",", told):
        # "The quay, Holm told the council, was rotten."
        return Attribution(subject, verb[0], 0, len(text), verb.start())
    return said_behind(sentence, subject, verb)


def _says(text: str, verb: re.Match[str], quoted: bool) -> bool:
    """Whether a verb that may mean something else is one of saying here."""
    word, rest = verb[0], verb.end()
    if word in CAUTIOUS and not quoted and not _THAT_OR_QUOTATION.match(text, rest):
        return word in OBJECTING and _TO_CONTENT.match(text, rest) is not None
    if word in THINKING and not quoted and _OF_SOMETHING.match(text, rest):
        return False  # "thought of her supper"
    if word in COUNTING and _COUNTED.match(text, rest):
        return False  # "added 3 million to the fund"
    dismissed = _DISMISSED.match(text, rest) if word == "dismissed" else None
    return not (dismissed and is_role(dismissed[1]))  # "dismissed its coach"
