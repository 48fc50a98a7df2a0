"""Which passages an overview is made of: running text, from the front of what it is of.

An index may hold a million passages; a few thousand of them are looked at, those that say first
what theirs is about. They go by number, as in a `View` of all layers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from qa_bot.index.checked import Array
from qa_bot.index.segment import CONTEXT, NEAR, PLACE, Segment
from qa_bot.model import KINDS

Layers = Sequence[tuple[Segment, frozenset[int]]]

_PROSE = [KINDS.index("paragraph"), KINDS.index("quote")]
_ITEM = KINDS.index("item")
_BEFORE, _KIND = NEAR, NEAR + 2
AHEAD = 6  # passages looked at for each that is wanted, since headings and code stand between


def prose(kinds: Array) -> list[int]:
    """Which of some passages, by their kinds, are running text; of lists where none is."""
    found = np.flatnonzero(np.isin(kinds, _PROSE))
    places: list[int] = (found if len(found) else np.flatnonzero(kinds == _ITEM)).tolist()
    return places


def spread(kinds: Array, before: Array, most: int) -> list[int]:
    """Which of some passages are running text; of more than `most`, what begins the paragraphs.

    `before` is how many passages of its block stand before each.
    """
    found = prose(kinds)
    if len(found) > most:
        found = [at for at in found if before[at] == 0]
    return found[:: max(1, -(-len(found) // most))]


def beneath(back: Sequence[int]) -> int:
    """How many passages, from a heading on, stand under it and the headings below it.

    `back` is how many passages back the heading of each stands; 0 where there is none.
    """
    under = {0}
    for at in range(1, len(back)):
        if not back[at] or at - back[at] not in under:
            return at
        under.add(at)
    return len(back)


def of_all(layers: Layers, most: int) -> list[list[int]]:
    """About `most` passages, those at the front of each document; a list a document.

    Of more documents than that, every so many-th is looked at.
    """
    documents = [
        (base, segment, number)
        for (segment, deleted), base in zip(layers, _bases(layers), strict=False)
        for number in range(segment.documents)
        if number not in deleted
    ]
    documents = documents[:: max(1, -(-len(documents) // most))]
    each = max(1, most // max(len(documents), 1))
    found = []
    for base, segment, number in documents:
        first, end = segment.window(number)
        kinds = _places(segment, first, min(end, first + each * AHEAD))[:, _KIND]
        found.append([base + first + at for at in prose(kinds)[:each]])
    return found


def of_document(layers: Layers, id: str, most: int) -> list[int]:
    """At most `most` passages of a document."""
    for (segment, deleted), base in zip(layers, _bases(layers), strict=False):
        number = segment.find_document(id)
        if number is not None and number not in deleted:
            return _spread(segment, base, *segment.window(number), most)
    return []


def under_heading(layers: Layers, heading: int, most: int) -> list[int]:
    """At most `most` passages of what stands under a heading and the headings below it."""
    bases = _bases(layers)
    at = bisect_right(bases, heading) - 1
    segment, number = layers[at][0], heading - bases[at]
    _, end = segment.window(segment.document_of(number))
    end = number + beneath(_places(segment, number, end)[:, CONTEXT].tolist())
    return _spread(segment, bases[at], number, end, most)


def _spread(segment: Segment, base: int, first: int, end: int, most: int) -> list[int]:
    places = _places(segment, first, end)
    return [base + first + at for at in spread(places[:, _KIND], places[:, _BEFORE], most)]


def _places(segment: Segment, first: int, end: int) -> Array:
    return segment.file.read("place", PLACE * first, PLACE * end).reshape(-1, PLACE)


def _bases(layers: Layers) -> list[int]:
    return [0, *accumulate(segment.passages for segment, _ in layers)]
