"""A text as the words that are compared: what may differ between a quotation and its source.

These differences are allowed, and no others:

=====================  =====================================  =====================================
difference             quoted                                 in the source
=====================  =====================================  =====================================
white space            before May                             before(line break)May
punctuation            It is late – we know.                  It is late; we know
quotes and dashes      don’t, “late” - now                    don't, "late" — now
case                   [W]e will pay, We will pay             …, we will pay
hyphenation            well known, cooperate, agreement       well-known, co-operate, agree-/ment
dots of initials       the US                                 the U.S.
separators             1000 euros                             1,000 euros
how it is encoded      é of one code point, fi                é of two, the ligature ﬁ
=====================  =====================================  =====================================

Signs that mean something ($, %, a minus) are words of their own or part of their number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from qa_bot.language.lazy_regex import pattern

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHE = "['\u2018\u2019\u02bc\uff07`\u00b4]"
_LETTER = rf"(?:[^\W\d_{_UNSPACED}]|[\u0300-\u036f{_UNSEEN}])"
_WORD = pattern(
    rf"""(?x)
      (?:[A-Za-z]\.){{2,}}(?:[A-Za-z](?!\w))?                # U.S., e.g.
    | (?:(?<!\S)[-\u2212])?\d+(?:[.,\u00a0\u202f\u2009'\u2019]\d+)*  # -3.5, 1,000
    | [^\W\d_{_UNSPACED}](?:{_LETTER}|\d|{_APOSTROPHE}(?=[^\W\d_]))*  # don't, F16
    | [{_UNSPACED}]
    | [$€£¥₽₹₴%‰°§]
    """
)
_HYPHEN = pattern(rf"[-\u2010\u2011\u00ad](?:[{_UNSEEN}]*[^\S\n]*\r?\n\s*)?(?=[^\W_])")
_GROUPED = pattern(r"[-\u2212]?\d{1,3}(?:[,\u00a0\u202f\u2009'\u2019]\d{3})+(?:\.\d+)?")
_SEPARATORS = dict.fromkeys(map(ord, ",\u00a0\u202f\u2009'\u2019"))
_DROPPED = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_FOLDED = {**_DROPPED, **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\uff07`\u00b4"), "'")}


class Word(NamedTuple):
    """A word as it is compared, where it stands, and whether a hyphen ties it to the next."""

    text: str
    start: int
    end: int
    tied: bool


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text from `start` to `end`, in reading order."""
    stop = len(text) if end is None else end
    for match in _WORD.finditer(text, start, stop):
        tied = _HYPHEN.match(text, match.end(), stop) is not None
        yield Word(folded(match[0]), match.start(), match.end(), tied)


def folded(form: str) -> str:
    """How a word is compared."""
    if form.isascii() and form.isalpha():
        return form.lower()
    if form[-1].isdigit() and _GROUPED.fullmatch(form):
        form = form.translate(_SEPARATORS)
    elif "." in form and not form[-1].isdigit():
        form = form.replace(".", "")
    form = unicodedata.normalize("NFKC", form.translate(_FOLDED)).replace("\u2212", "-")
    return unicodedata.normalize("NFC", form.casefold())
