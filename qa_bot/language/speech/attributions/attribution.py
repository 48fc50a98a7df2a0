"""An attribution, and which words of its sentence are what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.saying_verbs import LISTENERS, TELLING
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject import Subject

# The share of a part before the verb that a quotation has to fill to be all that was said.
_MUCH_LONGER = 1.5
_MOSTLY_QUOTED = 0.6
_LONGEST_PHRASE = 60  # characters between a verb and its "that"
_LONGEST_INSERTION = 80  # characters between a verb and its colon or quotation
_LONGEST_TRAIL = 90  # characters after a verb that only tell when, where and how

_CIRCUMSTANCE = (
    r"on|in|at|to|during|after|before|of|last|this|yesterday|today|later|late|early|earlier|again|"
    r"through|via|by|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|afterwards|as|"
    r"with|from|once|quietly|laughing|smiling|\w{2,30}ly"
)
# "It is shut," Holm said | on Monday, smiling.
_TRAIL = pattern(rf"[\s,]*(?:(?:{_CIRCUMSTANCE})\b[^{QUOTED};]{{0,{_LONGEST_TRAIL}}})?[.!?…\s]*")
# Holm said | on Monday that | it is shut. Holm said | to me: | "It is shut."
_OPENING = pattern(
    rf"(?:\s(?:{_CIRCUMSTANCE})\b[^{QUOTED},;:]{{0,{_LONGEST_INSERTION}}}?)?\sthat\s"
    rf"(?=[\w{QUOTED}])"
    rf"|(?:\s[^{QUOTED};:]{{0,{_LONGEST_INSERTION}}}?)?[,:]\s*(?={QUOTED})|\s*[:]\s"
)
# Holm told | the court
_LISTENER = pattern(r"\s(?:(?:the|a|his|her|its|their|our)\s)?(\w+)")
_THAT = " that "
_LATER_THAT = pattern(rf"[^{QUOTED},;:]{{0,{_LONGEST_PHRASE}}}?\sthat\s")
_LOOSE = " ,—–-"


@dataclass(slots=True)
class Attribution:
    """`subject` says, by the words `cue`, what stands from `start` to `end` of the sentence.

    Another attribution whose subject stands before `at` belongs to what this one says.
    """

    subject: Subject
    cue: str
    start: int
    end: int
    at: int


def trails(text: str, start: int) -> bool:
    """Whether nothing but circumstances stand behind a place: "…, Holm said on Monday."."""
    return _TRAIL.fullmatch(text, start) is not None and _THAT not in text[start:]


def said_before(
    sentence: Sentence, subject: Subject, cue: str, end: int, behind: int
) -> Attribution:
    """What stands before the verb or subject at `end`, or a much longer quotation `behind` both.

    "It is shut," said Holm. "It will not be opened again this year."
    """
    text = sentence.text
    before = text[:end].rstrip(_LOOSE)
    start, stop = 0, len(before)
    quote = before.find(QUOTED)
    if quote > 0 and before.endswith(QUOTED):
        filled = before.count(QUOTED)
        if filled >= _MOSTLY_QUOTED * (end - quote):
            start = quote
    again = text.find(QUOTED, behind)
    if again >= 0:
        last = text.rfind(QUOTED) + 1
        if last - again > _MUCH_LONGER * (stop - start):
            start, stop = again, last
    return Attribution(subject, cue, start, stop, behind)


def said_behind(sentence: Sentence, subject: Subject, verb: re.Match[str]) -> Attribution:
    """What stands behind the verb, without the listener and "that".

    Holm told the court on Monday that | it is shut.
    """
    text, start = sentence.text, verb.end()
    if opening := _OPENING.match(text, start):
        start = opening.end()
    elif verb[0] in TELLING:
        start = behind_listener(sentence, start)
    return Attribution(subject, verb[0], start, len(text), verb.start())


def behind_listener(sentence: Sentence, start: int) -> int:
    """Where what somebody was told begins: Holm told | Eva Lund that | it is shut."""
    text = sentence.text
    for name in sentence.mentions_from(start):
        if text[start : name.start].strip() not in ("", "the"):
            break
        start = name.end
    listener = _LISTENER.match(text, start)
    if listener and listener[1].lower() in LISTENERS:
        start = listener.end()
    if text.startswith(_THAT, start):
        return start + len(_THAT)
    later = _LATER_THAT.match(text, start)
    return later.end() if later else start
