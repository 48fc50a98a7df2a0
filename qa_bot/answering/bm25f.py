"""A passage and what stands around it as the weighted fields of one BM25 (BM25F).

Robertson, Zaragoza & Taylor 2004, "Simple BM25 extension to multiple weighted fields".
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from qa_bot.answering import weights
from qa_bot.index.around import Around
from qa_bot.index.checked import Array
from qa_bot.language.languages import ENGLISH, named
from qa_bot.language.lexicon.function_words import PRONOUNS

_PRONOUNS = frozenset(word.encode() for word in PRONOUNS)
_LONGEST = 24  # bytes of a first word


def weighted(counts: Array, length: Array, near: Around, before: Array) -> tuple[Array, Array]:
    """Counts and lengths of the sentence and, weighted, of what stands around it.

    `before` is the weight of each one's previous sentence. Both are whole numbers until they are
    weighted, so that sums over a block come out the same wherever it stands.
    """
    both = np.column_stack((counts, length))
    through = np.concatenate((np.zeros((1, both.shape[1])), np.cumsum(both, axis=0)))
    own = both[near.row]
    block: Array = through[near.last + 1] - through[near.first] - own
    following = (weights.WEIGHTS.around_next * (near.next != near.row))[:, None]
    fields = own + before[:, None] * both[near.previous] + following * both[near.next]
    fields += weights.WEIGHTS.around_block * block
    return fields[:, :-1], fields[:, -1]


def has_previous(near: Around) -> Array:
    has: Array = near.previous != near.row
    return has


def previous(near: Around, language: str = ENGLISH) -> Array:
    """The weight of the sentence before each one: more where it begins with a pronoun."""
    begins = near.text_at[near.row].tolist()
    first = (near.text[at : at + 12].tobytes().lower().split(b" ", 1)[0] for at in begins)
    if language == ENGLISH:
        pronoun = np.array([word in _PRONOUNS for word in first])
    else:
        starts = (
            near.text[at : at + _LONGEST].tobytes().decode("utf-8", "ignore") for at in begins
        )
        refers = _referring(language)
        pronoun = np.array([bool(refers.match(start)) for start in starts])
    used = weights.WEIGHTS
    weight: Array = (used.around_previous + used.around_pronoun * pronoun) * has_previous(near)
    return weight


@cache
def _referring(code: str) -> re.Pattern[str]:
    """What a sentence begins with that speaks of what the one before it spoke of."""
    language = named(code)
    words = "|".join(map(re.escape, language.pronouns.split())) or "(?!)"
    return re.compile(f"(?:{words})" + (r"(?!\w)" if language.spaces else ""), re.IGNORECASE)


def saturated(counts: Array, length: Array) -> Array:
    """BM25 of counts but for the idf, for lengths relative to the average."""
    norm = weights.WEIGHTS.k1 * (1 - weights.WEIGHTS.b + weights.WEIGHTS.b * length)
    saturated: Array = counts * (weights.WEIGHTS.k1 + 1) / (counts + norm[:, None])
    return saturated
