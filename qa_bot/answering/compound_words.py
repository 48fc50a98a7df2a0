"""Words that the articles don't hold as they are, but in parts: Hafenrundfahrt, Rundfahrt im Hafen.

Only where the language writes such words as one, and where the articles hold the last part, which
says what kind of thing it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa_bot.answering.question import Question
from qa_bot.index.contract import View
from qa_bot.language.languages import named
from qa_bot.language.text.terms import terms

_LONGEST, _SHORTEST, _SHORTEST_PART = 60, 8, 4
# What may stand between the parts: Arbeit-s-zimmer, Sonne-n-schein.
_BETWEEN = ("", "s", "es", "n", "en")


def parted(question: Question, view: View) -> Question:
    """The question with the parts of the words that no article holds standing for them."""
    if not named(question.language).compounds:
        return question
    related = dict(question.related)
    held = view.look(question.content)
    for term, word in question.content.items():
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and not held[term].total:
            parts = _parts(word, question.language, view)
            related[term] = {**dict.fromkeys(parts, "part"), **related.get(term, {})}
    return replace(question, related={term: some for term, some in related.items() if some})


def _parts(word: str, language: str, view: View) -> list[str]:
    """The terms of the parts of a word that the articles hold: of both, or else of the last one."""
    pairs = list(_pairs(word, language))
    held = view.look({term for pair in pairs for term in pair})
    pairs = [(tail, first) for tail, first in pairs if held[tail].total]
    both = [[tail, first] for tail, first in pairs if held[first].total]
    return both[0] if both else [tail for tail, _ in pairs[:1]]


def _pairs(word: str, language: str) -> Iterator[tuple[str, str]]:
    """The terms of the last part and the first of a word, wherever it may be parted."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        (tail,) = terms(word[at:], language)[:1] or [""]
        for between in _BETWEEN:
            head = word[:at].removesuffix(between)
            if len(head) >= _SHORTEST_PART and word[:at].endswith(between):
                (first,) = terms(head, language)[:1] or [""]
                yield tail, first
