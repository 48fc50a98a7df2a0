"""Fragments told from whole questions: "why?", "and Putin?", "about the harbour?", "more".

Whatever has a verb of its own, and a search by keywords, is no fragment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from qa_bot.conversation.grammar.noun_phrases import is_noun_phrase, tokens
from qa_bot.conversation.grammar.verbs import readings
from qa_bot.conversation.grammar.word_classes import PREPOSITIONS
from qa_bot.language.lazy_regex import pattern

_LEAD = pattern(r"^(?:(?:and|but|so|or|ok|okay|well|then|also|now|alright)\b[\s,]*)+", re.I)
_MORE = pattern(
    r"(?:(?:what|who|where|anything|anyone|anybody|something)\s+else|else"
    r"|(?:tell\s+me\s+|show\s+me\s+)?(?:some\s+)?more|(?:is\s+there\s+)?anything\s+(?:more|else)"
    r"|go\s+on|continue|next|keep\s+going)(?:\s+please)?",
    re.I,
)
_SOURCE = pattern(
    r"(?:who\s+(?:says|said|told\s+you|claims|claimed)(?:\s+(?:so|that|this|it))?|says\s+who"
    r"|according\s+to\s+(?:whom|who)|by\s+whom\s+was\s+(?:that|this|it)\s+said)",
    re.I,
)
_ASKED_AGAIN = pattern(
    r"(?P<wh>why|when|where|how|since\s+when|until\s+when|by\s+when|for\s+how\s+long|how\s+often"
    r"|(?:(?:in|on|at|by|since|until|from|to)\s+)?(?:what|which)\s+(?:exact\s+)?(?:year|month|day|"
    r"date|time|decade|century|city|country|town|place|village|region|state|street))"
    r"(?P<same>\s+(?:is|was|did)\s+(?:that|this)(?:\s+happen)?|\s+(?:exactly|precisely|though|so))?"
    r"|(?P<not>why\s+not)|(?P<why>how\s+so|how\s+come)",
    re.I,
)
_ASKED_WITH_MORE = pattern(
    r"(?P<one>what|who|where)\s+(?P<small>with|for|to|from|about|by|of)"
    r"|(?P<both>(?:with|for|to|from|about|by|of)\s+(?:what|whom|where))|(?P<much>how\s+much)",
    re.I,
)
_WHAT_ABOUT = pattern(r"(?:what|how)\s+about\s+", re.I)
_ABOUT = pattern(r"(?:what\s+)?(?:about|regarding|concerning)\s+", re.I)
_LONGEST = 8  # words of a fragment


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment names: the question word of "why?", or the words of "and in May?".

    A `place` begins with a preposition; a `topic` stood behind "about"; another `noun` phrase may
    take the place of anything.
    """

    kind: Literal["asked again", "place", "topic", "noun"]
    text: str


def lead(question: str) -> int:
    """How many characters at the front only tie a question to the one before: "and", "but"."""
    match = _LEAD.match(question)
    return match.end() if match and match.end() < len(question) else 0


def asks_for_more(question: str) -> bool:
    """Whether it only asks for more on the last question: "more", "what else?"."""
    return bool(_MORE.fullmatch(_plain(question)))


def asks_for_source(question: str) -> bool:
    """Whether it asks who said what was just shown: "who says so?"."""
    return bool(_SOURCE.fullmatch(_plain(question)))


def fragment(question: str, is_name: Callable[[str], bool]) -> Fragment | None:
    """The fragment that a text is; None where it is a question or a search of its own.

    Without "and" before it or a question mark behind it, a noun phrase is a search of its own.
    """
    rest = _plain(question)
    if not rest or len(rest.split()) > _LONGEST:
        return None
    if match := _ASKED_AGAIN.fullmatch(rest):
        return Fragment("asked again", match["wh"] or ("why not" if match["not"] else "why"))
    if match := _ASKED_WITH_MORE.fullmatch(rest):
        one = "whom" if (match["one"] or "").lower() == "who" else match["one"]
        whole = match["both"] or match["much"] or f"{match['small']} {one}"
        return Fragment("asked again", whole)
    tied, asked = lead(question) > 0, question.rstrip().endswith("?")
    if match := _WHAT_ABOUT.match(rest):
        tied, rest = True, rest[match.end() :]
    elif match := _ABOUT.match(rest):
        topic = rest[match.end() :]
        return Fragment("topic", topic) if _is_noun(topic) or _is_doing(topic) else None
    found = tokens(rest)
    if not found or not (tied or asked):
        return None
    if found[0].word in PREPOSITIONS and not found[0].name:
        return Fragment("place", rest) if is_noun_phrase(found[1:]) else None
    if _is_noun(rest) and (tied or is_name(rest)):
        return Fragment("noun", rest)
    return None


def _is_noun(text: str) -> bool:
    """Whether a text is a noun phrase alone; a lone past is a verb ("and resigned?")."""
    found = tokens(text)
    if len(found) == 1 and not found[0].name and not text[0].isupper():
        verb = readings(found[0].word)
        if verb & {"past", "third"} and "base" not in verb and not found[0].word.endswith("s"):
            return False
    return is_noun_phrase(found)


def _is_doing(text: str) -> bool:
    """Whether a text names something that is done: "closing the port"."""
    found = tokens(text)
    return "ing" in readings(found[0].word) and (len(found) == 1 or is_noun_phrase(found[1:]))


def _plain(question: str) -> str:
    return question[lead(question) :].strip(" ?!.,")
