"""Letters as they are compared: case and accents folded, joiners and signs within words gone."""

from __future__ import annotations

import unicodedata

from qa_bot.language.lazy_regex import pattern

APOSTROPHE = "['\u2019\u02bc\uff07]"
HYPHEN = "[-\u2010\u2011]"
# Accents and points, which writers leave out; the vowel signs of Indic scripts are letters.
_ACCENTS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c2\u0610-\u061a\u064b-\u065f\u0670"
_SIGNS = rf"[\u00ad\u200c\u200d.,\u00a0 ]|{APOSTROPHE}|{HYPHEN}"
_NOT_IN_TERMS = pattern(f"[{_ACCENTS}]|{_SIGNS}")
_NO_LETTERS = pattern(_SIGNS)
# Letters that Unicode doesn't take apart into a base letter and an accent.
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def without_accents(word: str) -> str:
    """A word without accents, and without what stands between its letters."""
    return unicodedata.normalize("NFC", _NOT_IN_TERMS.sub("", unicodedata.normalize("NFKD", word)))


def fold(word: str, accents: bool = False) -> str:
    """A word in lower case; with its `accents` where they make it another word."""
    if word.isascii():
        return word.casefold()
    if accents:
        return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    return without_accents(word).casefold().translate(UNDECOMPOSED)
