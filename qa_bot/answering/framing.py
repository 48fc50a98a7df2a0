"""What a question begins with that says nothing about its topic: "is it ok to"."""

from __future__ import annotations

import re

from qa_bot.language.lazy_regex import pattern

# "What is Holm's job?" asks for the role beside the name; the word "job" need not stand there.
_JOB = "(job|profession|occupation|position|role|title|post|function)"
_ASKED_AS = pattern(
    rf"wh?at(?:['’]s|\s+(?:is|was))\s+.+['’]s?\s+{_JOB}\W*$|(?:what|which)\s+{_JOB}\s+(?:does|did|has)\s",
    re.IGNORECASE,
)
_FRAME = pattern(
    r"(?:(?:please|hi|hey|hello|so|ok|okay)\b[\s,]*)*(?:"
    r"(?:is|was|would|will|isn['’]t)\s+it\s+(?:ever\s+|always\s+|still\s+)?"
    r"(?:ok|okay|fine|alright|safe|possible|allowed|permitted|legal|bad|good|wrong|right|true|better|"
    r"necessary|required|normal|acceptable|recommended|worth(?:\s+it)?|a\s+(?:good|bad)\s+idea)"
    r"(?=\s+(?:to|that|if|for|when)\b|\s+\w+ing\b)"
    r"|is\s+there\s+(?:a|any|some)\s+(?:good\s+|easy\s+|better\s+)?way\b"
    r"|(?:what|which)\s+(?:is|are)\s+the\s+(?:best|right|proper|correct|recommended|easiest)\s+way\b"
    r"|wh?at\s*(?:['’]?s|is|are)\s+the\s+(?:main\s+)?diff\w+\s+between\b"
    r"|(?:(?:can|could|would)\s+(?:you|someone|anyone|anybody)\s+(?:please\s+)?)?"
    r"(?:tell\s+me|explain|describe|show\s+me|give\s+me|list|remind\s+me)\b"
    r"(?:\s+(?:more|something|everything|all|in\s+detail|to\s+me))?(?:\s+(?:about|of))?"
    r"|(?:i\s+(?:want|need|would\s+like)|i['’]?d\s+like)\s+to(?:\s+(?:know|learn|understand))?\b"
    r"|(?:do|does)\s+(?:you|anyone|anybody|someone)\s+know\b"
    r"|i\s+(?:wonder|am\s+wondering|was\s+wondering)\b|any\s+idea\b|help\s+me(?:\s+to)?\b"
    r"|(?:am\s+i|are\s+we|are\s+you)\s+(?:allowed|able|supposed|permitted|required)\s+to\b"
    r"|(?:do|does|did)\s+(?:i|we|you|one)\s+(?:really\s+)?(?:need|have)\s+to\b"
    r"|how\s+come\b|what\s+happens\s+(?:when|if)\b)",
    re.IGNORECASE,
)


def framed(text: str) -> list[tuple[int, int]]:
    """Where words stand that only say that something is asked."""
    job = _ASKED_AS.match(text)
    frame = _FRAME.match(text)
    return [m.span(m.lastindex or 0) for m in (job, frame) if m]
