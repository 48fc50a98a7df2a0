"""Fragments made whole: "why?", "and Putin?", "about the harbour?" after another question.

Each kind of fragment takes the last question and changes the one part of it that it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa_bot.answering.question import Question
from qa_bot.conversation.grammar import asked_with, is_verb, last_phrase, statement, topic, words
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import AUXILIARIES, QUESTION_WORDS, STOP_WORDS
from qa_bot.language.lexicon.saying_verbs import BASE, FINITE
from qa_bot.language.speech.roles import is_role

# Where the names of a question stand, in reading order.
Names = Callable[[str], Sequence[tuple[int, int]]]

_LEAD = pattern(r"^(?:(?:and|but|so|or|ok|okay|well|then|also|now|alright)\b[\s,]*)+", re.I)
_MORE = pattern(
    r"(?:(?:what|who|where|anything|anyone|anybody|something)\s+else|else|(?:tell\s+me\s+)?more"
    r"|(?:is\s+there\s+)?anything\s+(?:more|else)|go\s+on|continue|next)",
    re.I,
)
_SOURCE = pattern(
    r"(?:who\s+(?:says|said|told\s+you|claims|claimed)(?:\s+(?:so|that|this|it))?|says\s+who"
    r"|according\s+to\s+(?:whom|who)|by\s+whom\s+was\s+(?:that|this|it)\s+said)",
    re.I,
)
_WHAT_ABOUT = pattern(r"(?:what|how)\s+about\s+", re.I)
_ABOUT = pattern(r"(?:what\s+)?(?:about|on|regarding|concerning|over)\s+", re.I)
_ABOUT_WHAT = pattern(r"\babout\s+([^?!.]+)", re.I)
_PLACED = pattern(
    r"(in|at|on|for|to|by|from|since|until|with|under|during|before|after|of|among|between)\s+",
    re.I,
)
_ASKED_AGAIN = pattern(
    r"(?:since|until|by|for|with|to|from|of)\s+(?:when|whom|who|what|where|how\s+long)"
    r"|(?:who|what|where)\s+(?:with|for|to|from|by|about)|about\s+(?:what|whom)"
    r"|(?:why|where|when|who|whom|how)(?:\s+(?:exactly|though|not|so|come|precisely))?",
    re.I,
)
_LONGEST = 7  # words of a fragment
_SPOKEN = pattern(r"(what\s+(?:did|does|has|have))\s", re.I)


def lead(question: str) -> int:
    """How many characters at the front only tie a question to the one before: "and", "but"."""
    match = _LEAD.match(question)
    return match.end() if match and match.end() < len(question) else 0


def without_lead(question: str) -> str:
    """What a fragment names, if it does: "the harbour" for "and what about the harbour?"."""
    rest = question[lead(question) :].strip(" ?!.,")
    for about in (_WHAT_ABOUT, _ABOUT):
        if match := about.match(rest):
            rest = rest[match.end() :]
    return rest if any(word not in STOP_WORDS for word, _, _ in words(rest)) else ""


def asks_for_more(question: str) -> bool:
    """Whether all that is asked is what else there is to the last question."""
    return bool(_MORE.fullmatch(question[lead(question) :].strip(" ?!.")))


def asks_for_source(question: str) -> bool:
    """Whether it is asked who said what was just shown."""
    return bool(_SOURCE.fullmatch(question[lead(question) :].strip(" ?!.")))


def completed(question: str, last: Question, names: Names) -> str | None:
    """The whole question that a fragment stands for after the question `last`.

    None where it is no fragment: a question with a verb of its own, or a search by keywords.
    """
    tied = lead(question) > 0
    rest = question[lead(question) :].strip(" ?!.,")
    found = words(rest)
    if not found or len(found) > _LONGEST:
        return None
    if _ASKED_AGAIN.fullmatch(rest) or _is_asked_alone(rest):
        return f"{rest} {_auxiliary(last.text)}{statement(last.text)}?"
    if match := _WHAT_ABOUT.match(rest):
        return _instead(rest[match.end() :], last, names)
    if match := _ABOUT.match(rest):
        return _about(rest[match.end() :], last) if not _has_verb(rest[match.end() :]) else None
    if found[0][0] in QUESTION_WORDS | AUXILIARIES:
        return None
    if (match := _PLACED.match(rest)) and (tied or question.rstrip().endswith("?")):
        return _placed(rest, match[1].lower(), last.text) if not _has_verb(rest) else None
    is_name = [(0, len(rest))] == list(names(rest))
    if (tied or (is_name and question.rstrip().endswith("?"))) and not _has_verb(rest):
        return _instead(rest, last, names)
    return None


def _instead(other: str, question: Question, names: Names) -> str:
    """The last question asked of something else: in the place of what is most like it."""
    other, last, asked = other.strip(), question.text, question.speech
    if re.fullmatch(r"\d[\d.,]*", other) and (number := re.search(r"\d[\d.,]*\d|\d", last)):
        return _put(last, number.span(), other)
    named = names(last)
    if asked and asked.who in last and any(is_role(word) for word, _, _ in words(other)):
        return last.replace(asked.who, other, 1)
    if names(other) and named:
        if (spoken := _SPOKEN.match(last)) and (verb := _verb_of_saying(last[spoken.end() :])):
            # Whom it was said to, and where, is another matter with somebody else.
            about = _ABOUT_WHAT.search(last)
            return f"{spoken[1]} {other} {verb}{f' {about[0]}' if about else ''}?"
        at = last.find(asked.who) if asked else -1
        speakers = [span for span in named if asked and at <= span[0] < at + len(asked.who)]
        # The first name is the one that does something, where there is a subject.
        return _put(last, (speakers or named)[0], other)
    phrase = last_phrase(last)
    if phrase:
        return _put(last, phrase, other)
    if named:
        return _put(last, named[-1], other)
    if (thing := topic(last)) and not named:
        at = last.rindex(thing)
        return _put(last, (at, at + len(thing)), other)
    return f"{last.rstrip(' ?!.')} {other}?"


def _verb_of_saying(text: str) -> str:
    """The verb of saying behind the one who says; "say" in place of one that takes a listener."""
    verb = next((word for word, _, _ in words(text)[1:] if word in BASE or word in FINITE), "")
    return "say" if verb in ("tell", "told") else verb


def _about(other: str, question: Question) -> str:
    """The last question on another topic."""
    last, asked = question.text, question.speech
    if asked and asked.topic:
        at = last.rindex(asked.topic)
        return _put(last, (at, at + len(asked.topic)), other)
    last = last.rstrip(" ?!.")
    about = _ABOUT_WHAT.search(last)
    return f"{last[: about.start(1)] if about else last + ' about '}{other}?"


def _placed(fragment: str, preposition: str, last: str) -> str:
    """The last question with another place, time or the like, after the same small word."""
    old = pattern(
        rf"\b{preposition}\s+(?:(?!(?:in|at|on|for|to|by|from|since|until|with|of)\b)[^\s?!.]+\s?)+",
        re.I,
    )
    found = [match for match in old.finditer(last) if match.start() >= asked_with(last)]
    if found:
        return _put(last, found[-1].span(), fragment)
    return f"{last.rstrip(' ?!.')} {fragment}?"


def _is_asked_alone(rest: str) -> bool:
    """Whether a fragment is nothing but what to ask for: "in which city", "how many people"."""
    asked = words(rest[: asked_with(rest)])
    return bool(asked) and asked[-1][0] != "what" and not _has_verb(rest[asked_with(rest) :])


def _auxiliary(last: str) -> str:
    """The auxiliary that follows what the last question is asked with."""
    rest = last[asked_with(last) :].lstrip()
    first = words(rest)[:1]
    return f"{rest[: first[0][2]]} " if first and first[0][0] in AUXILIARIES else ""


def _has_verb(text: str) -> bool:
    """Whether a fragment has a verb of its own; what is written like a name is none."""
    return any(
        word in AUXILIARIES or (is_verb(word) and not text[start].isupper())
        for word, start, _ in words(text)
    )


def _put(question: str, span: tuple[int, int], other: str) -> str:
    behind = question[span[1] :]
    gap = " " if behind[:1].isalnum() else ""
    return question[: span[0]] + other + gap + behind
