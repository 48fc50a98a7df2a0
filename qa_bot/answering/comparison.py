"""Questions that compare two things: a passage on each is shown where none holds both."""

from __future__ import annotations

import re

import numpy as np

from qa_bot.answering.scored import Scored
from qa_bot.index.contract import View
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import LIGHT_WORDS, STOP_WORDS
from qa_bot.language.text.compounds import compound_terms
from qa_bot.language.text.terms import spans, terms

Sides = tuple[frozenset[str], frozenset[str]]

_LOOKED_AT = 20
_END = r"(?=\s*(?:[?,;:.!]|\b(?:which|what|when|who|how|and\s+when)\b|$))"
# "the difference between a buoy and a beacon", "buoy vs beacon", "how does a buoy differ from …"
_COMPARED = [
    pattern(text, re.IGNORECASE)
    for text in (
        rf"\bdiff\w*\s+between\s+(?P<one>.{{1,60}}?)\s+and\s+(?P<other>.{{1,60}}?){_END}",
        rf"(?P<one>[^?.,;:]{{1,60}}?)\s+(?:vs\.?|versus)\s+(?P<other>.{{1,60}}?){_END}",
        rf"\bcompare[sd]?\s+(?P<one>.{{1,60}}?)\s+(?:and|with|to|against)\s+(?P<other>.{{1,60}}?){_END}",
        rf"\bhow\s+(?:does|do|is|are|did)\s+(?P<one>.{{1,60}}?)\s+(?:differ|different)\s+from\s+"
        rf"(?P<other>.{{1,60}}?){_END}",
    )
]


def sides(question: str) -> Sides | None:
    """The terms of the two things that a question compares; None where it compares nothing."""
    for compared in _COMPARED:
        if match := compared.search(question):
            one, other = _content(match["one"]), _content(match["other"])
            if one - other and other - one:
                return one - other, other - one
    return None


def both_shown(view: View, compared: Sides, scored: Scored) -> Scored:
    """The best passage on each side before the others, where the first one doesn't hold both."""
    held = []
    for passage in map(view.passage, scored.passages[:_LOOKED_AT]):
        found = {*terms(passage.text), *compound_terms(passage.text)}
        held.append([len(side & found) / len(side) for side in compared])
    if not held or min(held[0]) == 1:
        return scored
    first = np.zeros(len(scored.passages), dtype=bool)
    for side in zip(*held, strict=True):
        if max(side) > 0:
            first[side.index(max(side))] = True
    return scored.first(first)


def _content(text: str) -> frozenset[str]:
    words = [(term, text[start:end].lower()) for term, start, end in spans(text)]
    kept = {term for term, word in words if word not in STOP_WORDS and word not in LIGHT_WORDS}
    return frozenset(kept | set(compound_terms(text)))
