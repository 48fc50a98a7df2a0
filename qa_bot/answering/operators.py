"""The small query language: "exact words", -word, in:article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.text.terms import terms

_PHRASE = pattern(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")
_WITHOUT = pattern(r"(?<!\S)-(\w[\w'’-]*)")
_WITHIN = pattern(r"(?<!\S)in:(?:\"([^\"]+)\"|(\S+))")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without its operators, and what they ask for.

    `phrases` must stand in a passage word by word, `without` are terms that must not, `within` is
    the article that is asked, as it was named.
    """

    question: str
    phrases: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    within: str | None = None


def read(question: str) -> Asked:
    """Take the operators out of a question; what is in quotation marks stays part of it.

    Where nothing would be left to ask, the question is taken as it stands.
    """
    whole = question
    named = _WITHIN.search(question)
    question = _WITHIN.sub(" ", question)
    without = frozenset(term for word in _WITHOUT.findall(question) for term in terms(word))
    question = _WITHOUT.sub(" ", question)
    phrases = tuple(phrase.strip() for phrase in _PHRASE.findall(question) if terms(phrase))
    if not question.strip():
        return Asked(" ".join(whole.split()))
    return Asked(
        question=" ".join(question.split()),
        phrases=phrases,
        without=without,
        within=(named[1] or named[2]) if named else None,
    )


def stands_in(phrase: str, text: str) -> bool:
    """Whether a text holds the words of a phrase one after the other, whatever case and signs."""
    words = re.findall(r"\w+", phrase.casefold())
    pattern = r"\W+".join(map(re.escape, words))
    return re.search(rf"(?<!\w){pattern}(?!\w)", text.casefold()) is not None
