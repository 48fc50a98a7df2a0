"""Text from outside made safe for a terminal, character by character.

What acts on a terminal (escape sequences, bells, other controls) and what no terminal can take
(half a surrogate pair) leaves a visible U+FFFD. What is invisible by nature (bidi overrides, zero
widths, soft hyphens, tags) is dropped: it has no picture to lose. Line ends, tabs and fillers
become spaces. Joiners and variation selectors stay where scripts and emoji need them: one of each
after a character that can take them, so that nothing can hide in a run of them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from qa_bot.language.lazy_regex import pattern

_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029\u3164\uffa0")
_JOINERS = "\u200c\u200d"
_SELECTORS = "".join(
    map(chr, [*range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
)
_JOINING = frozenset(_JOINERS + _SELECTORS)
# Format characters that are seen: Arabic and Syriac number and verse signs, Kaithi number signs.
_SEEN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Nothing to see, though Unicode counts them as marks or keeps them for later use.
_UNSEEN = pattern("[\u034f\u17b4\u17b5\u180e\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
# Latin, Greek and Cyrillic take no joiner; nor does punctuation.
_RUN = pattern(
    f"(?=[{_JOINERS}{_SELECTORS}])"
    f"(?:(?<=[^\x00-\u058f\u2000-\u206f])([{_SELECTORS}]?[{_JOINERS}]?)"
    f"|(?<=[^ {_JOINERS}])([{_SELECTORS}]?)"
    f"|)[{_JOINERS}{_SELECTORS}]*"
)


class _Replacements(dict[int, str]):
    """What each code point becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = replacement = _replacement(chr(code))
        return replacement


def _replacement(char: str) -> str:
    if char in _SPACES:
        return " "
    category = unicodedata.category(char)
    # Controls, formats and marks apart, whatever is there is seen.
    if category[0] not in "CM" or char in _SEEN or char in _JOINING:
        return char
    if category in ("Cc", "Cs"):
        return "\ufffd"
    return "" if category == "Cf" or _UNSEEN.match(char) else char


_REPLACEMENTS = _Replacements()
_LONGEST_WORD, _LONGEST = 60, 600  # characters of what a note says at most
LONGEST_PATH = 250


def clean(text: str) -> str:
    """Return `text` without anything that could act on a terminal, reorder its line or hide in it.

    What a character becomes depends only on those before it, so `clean(text)` always begins with
    `clean(text[:n])`: an offset `n` into `text` is `len(clean(text[:n]))` in what is shown.
    """
    cleaned = text.translate(_REPLACEMENTS)
    return cleaned if _JOINING.isdisjoint(cleaned) else _RUN.sub(r"\1\2", cleaned)


def shortened(text: str, word: int = _LONGEST_WORD) -> str:
    """`text` with "…" in the middle of words longer than `word` characters, and for a long end.

    For what says something about text from outside, such as the words of a question.
    """
    text = re.sub(
        rf"\S{{{word + 1},}}", lambda m: f"{m[0][: word // 2]}…{m[0][-word // 4 :]}", text
    )
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def plainly(error: Exception) -> str:
    """What went wrong, without the number that an error of the system comes with."""
    if not isinstance(error, OSError):
        return str(error)
    try:
        Path.cwd()
    except OSError:
        return "the current folder no longer exists: change to another one"
    name = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
    return f"{name}{error.strerror or error}"
