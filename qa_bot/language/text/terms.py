"""From text to terms: Unicode words, case and accents folded, apostrophes and dots gone, stemmed.

=====================  ============================  ==========================================
text                   terms                         why
=====================  ============================  ==========================================
Ukraine's deals        ukrain, deal                  possessives and endings go (Snowball English)
São Paulo, Straße      sao, paulo, strass            accents and case fold
said, children         say, child                    irregular forms (the list in words.py)
U.S., US; us           US; us                        an acronym is not the pronoun it looks like
United States          US                            nor what it stands for something else
e.g., Ph.D., NATO      eg, phd, nato                 dots within an acronym go
$350 billion, 5%       dollar, 350, billion, 5, ...  the sign is the word that one asks with
1,000 · 3.5            1000 · 3.5                    separators go, a decimal point stays
27.02.2025, 10:30      27, 02, 2025, 10, 30          the parts of dates, times and versions
post-war, e-mail       post, war, email              parts, but a single letter joins what follows
O'Brien, don't         obrien, dont
kaja@example.com       kaja, exampl, com             found by name, by domain or whole
東京都                  東京, 京都                    overlapping pairs, as no spaces are written
=====================  ============================  ==========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from qa_bot.language.languages import ENGLISH
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import ACRONYMS, IRREGULAR_FORMS, STOP_WORDS
from qa_bot.language.text.folding import APOSTROPHE, HYPHEN, UNDECOMPOSED, without_accents

if TYPE_CHECKING:
    from collections.abc import Callable

# Scripts written without spaces: kana, Han, Thai, Lao, Myanmar, Khmer.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W_{_UNSPACED}]"
# `\w` knows no combining marks, which stand within the words of many scripts; with them the
# joiners and the soft hyphen, which aren't letters either and don't end a word.
_MARK = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03"
    "\u0d3b-\u0d4d\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200c\u200d]"
)
_SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "ruble", "₹": "rupee",
    "₴": "hryvnia", "%": "percent",
}  # fmt: skip
_WRITTEN_OUT = r"(?<!\w)(?i:{})(?!\w)".format(
    "|".join(name.replace(" ", r"\s+") for name in sorted(ACRONYMS, reverse=True) if " " in name)
)

_NONE = "(?!)"


def _token(letter: str, mark: str, apostrophe: str, hyphen: str, unspaced: str) -> str:
    word = rf"{letter}+(?:(?:{mark}|{apostrophe}(?=[^\W_])){letter}*)*"
    return rf"""(?x)
      {_WRITTEN_OUT}
    | [A-Za-z]\.(?:[A-Za-z]\.)+(?:[A-Za-z](?!\w))?      # U.S., e.g., U.S.A
    | [A-Z](?:\.[A-Z])+(?![\w.])                        # U.S
    | Ph\.D\.?(?!\w)
    | (?<![\d.])\d+\.\d+(?!\.?\d)                       # 3.5
    | \d{{1,3}}(?:[,\u00a0\u2009\u202f'\u2019]\d{{3}})+(?:\.\d+)?(?!\d)
    | (?:\b[A-Za-z]{hyphen})?{word}                     # e-mail, F-16
    | {unspaced}+
    | [{"".join(_SIGNS)}]
    """


# The same for text that is plain ASCII, which most questions are: made in a moment.
_PLAIN_TOKEN = re.compile(_token("[A-Za-z0-9]", _NONE, "'", "-", _NONE))
_ANY_TOKEN = pattern(_token(_LETTER, _MARK, APOSTROPHE, HYPHEN, f"[{_UNSPACED}]"))
_UNSPACED_RUN = pattern(rf"[{_UNSPACED}]+")
_NOT_IN_PLAIN_TERMS = str.maketrans("", "", "., '-")
_POSSESSIVE = pattern(rf"{APOSTROPHE}[sS]?$")


@cache
def _stem() -> Callable[[str], str]:
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer("english").stemWord
    return stem


class _Forms(dict[str, tuple[str, ...]]):
    """The terms of each surface form met so far: a form is folded and stemmed once."""

    LARGEST = 1_000_000

    def __init__(self, fold: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, form: str) -> tuple[str, ...]:
        if len(self) >= self.LARGEST:
            self.clear()
        found = self[form] = tuple(self._fold(form))
        return found


class _Languages(dict[str, _Forms]):
    """The forms of each language met so far."""

    def __missing__(self, code: str) -> _Forms:
        from qa_bot.language.text.stems import terms_of

        made = self[code] = _Forms(terms_of(code))
        return made


def _fold(form: str) -> list[str]:
    if form in _SIGNS:
        return [_stem()(_SIGNS[form])]
    plain = form.isascii()
    if not plain and _UNSPACED_RUN.fullmatch(form):
        return [form[i : i + 2] for i in range(len(form) - 1)] or [form]
    if form[0].isdigit() and "." in form:
        return [re.sub(r"[^\w.]", "", form)]
    form = ACRONYMS.get(" ".join(form.lower().split()), form)
    word = form if plain and "'" not in form else _POSSESSIVE.sub("", form)
    word = word.translate(_NOT_IN_PLAIN_TERMS) if plain else without_accents(word)
    lower = word.casefold().translate(UNDECOMPOSED)
    if len(word) > 1 and word.isupper() and lower in STOP_WORDS:
        return [word]
    return [_stem()(IRREGULAR_FORMS.get(lower, lower))] if lower else []


_forms = _Languages({ENGLISH: _Forms(_fold)})


def _tokens(text: str) -> re.Pattern[str]:
    return _PLAIN_TOKEN if text.isascii() else _ANY_TOKEN


def terms(text: str, language: str = ENGLISH) -> list[str]:
    """The terms of a text in reading order, repeated as often as they stand there."""
    return list(chain.from_iterable(map(_forms[language].__getitem__, _tokens(text).findall(text))))


def spans(text: str, language: str = ENGLISH) -> Iterator[tuple[str, int, int]]:
    """Each term of a text with the (start, end) offsets of the characters that gave it."""
    forms = _forms[language]
    for match in _tokens(text).finditer(text):
        start, end = match.span()
        found = forms[match[0]]
        if len(found) == 1:
            yield found[0], start, end
        else:
            at = 0
            for term in found:
                at = match[0].index(term, at)
                yield term, start + at, start + at + len(term)
                at += 1
