"""Questions about what somebody said: who is asked about, on which topic, and how complete."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.language.reporting import BASE, FINITE
from qa_bot.language.words import FUNCTION_WORDS

_DO = r"(?:did|does|do|has|have|had|would|will)"
_VERB = r"(?P<verb>\w+)"
_ABOUT = r"(?:\s+(?:about|on|regarding|concerning|of|over)\s+(?P<topic>.+))?"
_WHO = r"(?P<who>(?!you\b|we\b|i\b)[^?,;]{2,80}?)"
# The verb is looked up afterwards: to compile hundreds of them would take longer than to answer.
_ASKED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"wh?at(?P<all>\s+else|\s+all)?\s+{_DO}\s+{_WHO}(?P<more>\s+else)?\s+(?:have\s+to\s+)?"
        rf"{_VERB}(?P<else>\s+else)?{_ABOUT}",
        rf"(?P<all>everything|all)\s+(?:that\s+|what\s+)?{_WHO}\s+(?:has\s+|have\s+)?{_VERB}{_ABOUT}",
        rf"wh?at\s+(?!else\b|all\b|is\b|are\b|was\b|were\b|{_DO}\b){_WHO}\s+{_VERB}{_ABOUT}",
        rf"(?:(?P<all>all|every)\s+)?(?:the\s+)?(?P<verb>statements?|quotes?|remarks?)\s+"
        rf"(?:by|of|from)\s+{_WHO}{_ABOUT}",
    )
]
_WHO_SAID = re.compile(r"\s*who\s+(?:else\s+)?(\w+)\b", re.IGNORECASE)
_SAYING = BASE | FINITE | {"statement", "statements", "quote", "quotes", "remark", "remarks"}


@dataclass(frozen=True, slots=True)
class Saying:
    """`who` is asked about, as written; `topic` may be empty; `all` asks for a complete list."""

    who: str
    topic: str = ""
    all: bool = False


def saying(question: str) -> Saying | None:
    """What a question asks about somebody's words; None where it asks for something else."""
    plain = question.strip().rstrip("?!. ")
    for pattern in _ASKED:
        if match := pattern.fullmatch(plain):
            groups = match.groupdict()
            words = match["who"].lower().split()
            verb = match["verb"].lower()
            if verb not in _SAYING or all(word in FUNCTION_WORDS for word in words):
                continue
            everything = any(groups.get(name) for name in ("all", "more", "else"))
            return Saying(match["who"].strip(), match["topic"] or "", everything)
    return None


def asks_who_said(question: str) -> bool:
    """Whether a question asks for the one who said, accused, denied … something."""
    match = _WHO_SAID.match(question)
    return match is not None and match[1].lower() in FINITE
