"""Words that mean what another word does: the lexicon, looked up word by word.

The lists are never turned into a table: a question has a dozen words, and finding those in the text
of the lists is faster than stemming every word in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from qa_bot.language.lexicon.countries import COUNTRIES
from qa_bot.language.lexicon.synonyms import FAMILIES, SYNONYMS
from qa_bot.language.text.terms import terms

_LISTS = {
    kind: f" {' '.join(text.split())}, ".replace(",", " ,")
    for kind, text in (("family", FAMILIES), ("country", COUNTRIES), ("synonym", SYNONYMS))
}
_LOWER = {kind: text.lower() for kind, text in _LISTS.items()}
_SHORTEST = 2


@lru_cache(maxsize=10_000)
def related(term: str) -> Mapping[str, str]:
    """The terms that may stand for a term, with the list that says so: the first of

    family (of the same root), country (its people and its seat of government), synonym.
    """
    found: dict[str, str] = {}
    for kind in _LISTS:
        for group in _groups(kind, term):
            for word in group:
                for other in terms(word) if "_" not in word else ():
                    if other != term:
                        found.setdefault(other, kind)
    return found


@lru_cache(maxsize=10_000)
def related_to_both(first: str, second: str) -> Mapping[str, str]:
    """The terms that may stand for two words, as written, that follow each other: "White House"."""
    found: dict[str, str] = {}
    for kind, text in _LOWER.items():
        at = text.find(f" {first}_{second} ".lower())
        if at >= 0:
            for word in _group(kind, at + 1):
                for other in terms(word) if "_" not in word else ():
                    found.setdefault(other, kind)
    return found


def _groups(kind: str, term: str) -> Iterator[list[str]]:
    """The groups of a list that hold a word of this term."""
    text, lower = _LISTS[kind], _LOWER[kind]
    # A stem begins as its words do, but for a last letter that may have changed: country, countri.
    begin = f" {term[: max(len(term) - 1, _SHORTEST)].lower()}"
    at = lower.find(begin)
    while at >= 0:
        end = text.index(" ", at + 1)
        if terms(text[at + 1 : end]) == [term]:
            yield _group(kind, end)
        at = lower.find(begin, end)


def _group(kind: str, at: int) -> list[str]:
    text = _LISTS[kind]
    return text[text.rfind(",", 0, at) + 1 : text.index(",", at)].split()
