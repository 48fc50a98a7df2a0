"""From a word to its terms in a language of `language/languages`: folded, stemmed, folded again.

An ending is known by its accents, so that the stem comes before they go; Russian ё is е before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from qa_bot.language.languages import Language, named
from qa_bot.language.text.folding import APOSTROPHE, HYPHEN, fold

_SHORTEST_STEM = 3
_APART = re.compile(APOSTROPHE)
_JOINERS = re.compile(rf"{APOSTROPHE}|{HYPHEN}|[\u00ad\u200c\u200d., \u00a0]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)

# Thai writes some vowels before the consonant that they follow, and tones and others around it.
_CHARACTER = re.compile("[\u0e40-\u0e44]?.[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u3099\u309a]*")

Stem = Callable[[str], str]


def terms_of(code: str) -> Callable[[str], list[str]]:
    """What makes the terms of a surface form in the language of a code."""
    language = named(code)
    stem, signs = _stem(language), dict(zip(*[iter(language.signs.split())] * 2, strict=True))

    def fold_and_stem(form: str) -> list[str]:
        if form in signs or not form[0].isalnum():
            return [language.fold(stem(signs.get(form, form)))]
        if _UNSPACED.fullmatch(form):
            return _pairs(form)
        if form[0].isdigit() and "." in form:
            return [re.sub(r"[^\w.]", "", form)]
        word = _JOINERS.sub("", _bare(form, language)).replace("İ", "i").lower()
        word = word.replace("ё", "е")
        term = language.fold(stem(word))
        return [term] if term else []

    return fold_and_stem


def _pairs(form: str) -> list[str]:
    """The overlapping pairs of characters, each with the signs above and below it."""
    parts = _CHARACTER.findall(form)
    return ["".join(pair) for pair in pairwise(parts)] or [form]


def _bare(form: str, language: Language) -> str:
    """A word without the article before its apostrophe, or the ending behind it."""
    parts = _APART.split(form)
    if len(parts) == 1:
        return form
    if language.suffixed:
        return parts[0] or form
    first = next((at for at, one in enumerate(parts) if fold(one) not in language.bare), -1)
    return "".join(parts[first:])


def _stem(language: Language) -> Stem:
    if language.stemmer:
        from Stemmer import Stemmer

        stem: Stem = Stemmer(language.stemmer).stemWord
        return stem
    endings = sorted(language.endings.split(), key=len, reverse=True)
    if not endings:
        return str
    end = re.compile(rf"(?<=\w{{{_SHORTEST_STEM}}})(?:{'|'.join(endings)})\Z")
    return lambda word: end.sub("", word)
