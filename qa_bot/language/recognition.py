"""Which language a text is in, told by its script and then by its small words.

A word that several languages have tells little of any: it counts for each by its share. A text
that has hardly any small words of one (a table, code, a name) is taken for English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from qa_bot.language.languages import ENGLISH, codes, named
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS

_SAMPLE = 3_000  # characters at the beginning, and as many in the middle
_PLAIN = 0.3  # of the words: an English text has more small words, no other language so many
_LEAST = 0.07  # of the words: where fewer are small, the language isn't told by them
_FEWEST = 2  # words
_MOST_WORDS = 600

_WORD = pattern(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u065f]+[^\W\d_]*)*")
_SCRIPTS = {
    "Latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebrew": "\u0590-\u05ff",
    "Devanagari": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
    "Kana": "\u3040-\u30ff",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff",
    "Hangul": "\uac00-\ud7af",
}
# Japanese is written in both; a Chinese text quotes hardly any of it.
_LEAST_KANA = 0.05


def language_of(text: str) -> str:
    """The code of the language that an article is in."""
    sample = text[:_SAMPLE]
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        sample += text[middle : middle + _SAMPLE]
    words = _WORD.findall(sample)[:_MOST_WORDS]
    if _is_plainly_english(words):
        return ENGLISH
    script = _script(sample)
    found = evidence(words, _of_script(script))
    if not found:
        return ENGLISH
    best = max(found, key=lambda code: (found[code], code == ENGLISH, bool(named(code).stemmer)))
    is_told = found[best] >= max(_LEAST * len(words), _FEWEST)
    return best if is_told or ENGLISH not in found else ENGLISH


def language_asked_in(question: str, known: Iterable[str]) -> str:
    """The code of the language that a question is in, among those of the articles and English.

    `known` are these, the most frequent first: it is taken where the question doesn't tell.
    """
    known = tuple(known) or (ENGLISH,)
    if known == (ENGLISH,) and question.isascii():
        return ENGLISH
    words = _WORD.findall(question)
    script = _script(question)
    some = [code for code in dict.fromkeys((*known, ENGLISH)) if named(code).script == script]
    if not some:
        some = list(_of_script(script))
    found = evidence(words, some)
    # Only an English question has as many small words of English as of the articles' language.
    return max(found, key=lambda code: (found[code], -some.index(code))) if found else known[0]


def evidence(words: Iterable[str], among: Iterable[str]) -> Mapping[str, float]:
    """How much the words speak for each of some languages."""
    found = dict.fromkeys(among, 0.0)
    languages = [named(code) for code in found]
    for word, count in Counter(words).items():
        held = {one.code: one.speaks(word) for one in languages}
        total = sum(held.values())
        for code, share in held.items() if total else ():
            found[code] += count * share * max(held.values()) / total
    return found


def _is_plainly_english(words: list[str]) -> bool:
    small = sum(word.lower() in STOP_WORDS for word in words)
    return small >= _PLAIN * len(words) > 0


def _script(text: str) -> str:
    """The script of most of the letters."""
    if text.isascii():
        return "Latin"
    counts = {name: len(re.findall(f"[{range}]", text)) for name, range in _SCRIPTS.items()}
    eastern = counts["Kana"] + counts["Han"]
    if counts["Kana"] >= _LEAST_KANA * eastern > 0:
        counts["Kana"] = eastern
    else:
        counts["Han"] = eastern
    # A character of Chinese says as much as some letters.
    counts["Han"] *= 2
    counts["Kana"] *= 2
    return max(counts, key=counts.__getitem__)


@cache
def _of_script(script: str) -> tuple[str, ...]:
    """The codes of the languages that are written in a script."""
    return tuple(code for code in codes() if named(code).script == script)
