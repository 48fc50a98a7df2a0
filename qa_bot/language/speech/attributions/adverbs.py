"""Adverbs and auxiliaries between a subject and its verb: Holm has since repeatedly | said."""

from __future__ import annotations

from qa_bot.language.speech.sentence import QUOTED

_ADVERBS = frozenset(
    "has have had also later then again once still repeatedly publicly recently already today "
    "yesterday even now often always just further longer no so ever long first finally".split()
)
_BETWEEN_COMMAS = ("however,", "though,", "too,")
_SHORTEST_IN_LY = 4
BE = frozenset("is are was were be been being get gets got".split())
NOT = "n't"
NEVER = frozenset(("not", "never", NOT))


def without_adverbs(text: str, end: int) -> tuple[int, str]:
    """Where the text before a verb ends without adverbs; and the last word there.

    A contracted negation is the word "n't": Holm hasn't | said.
    """
    while True:
        end = len(text[:end].rstrip())
        gaps = text.rfind(" ", 0, end), text.rfind(QUOTED, 0, end), text.rfind(",", 0, end - 1)
        start = max(gaps) + 1
        word = text[start:end]
        if word.endswith(("n't", "n’t")):
            return end, NOT
        in_ly = word.endswith("ly") and word.islower() and len(word) >= _SHORTEST_IN_LY
        if word not in _ADVERBS and not in_ly and word not in _BETWEEN_COMMAS:
            return end, word
        end = start


def without_last_word(text: str, end: int) -> int:
    """Where the text before a place ends without its last word."""
    return text.rfind(" ", 0, len(text[:end].rstrip())) + 1
