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
_AHEAD = 6  # passages looked at for each that is wanted, since headings and code stand between


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
        numbers = _prose(segment, first, min(end, first + each * _AHEAD))
        found.append([base + number for number in numbers[:each]])
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
    back = _places(segment, number, end)[:, CONTEXT].tolist()
    under = {number}
    for passage in range(number + 1, end):
        if not back[passage - number] or passage - back[passage - number] not in under:
            end = passage
            break
        under.add(passage)
    return _spread(segment, bases[at], number, end, most)


def _spread(segment: Segment, base: int, first: int, end: int, most: int) -> list[int]:
    """The running text between two passages; of more than `most`, what begins the paragraphs."""
    found = _prose(segment, first, end)
    if len(found) > most:
        before = _places(segment, first, end)[:, _BEFORE]
        found = [number for number in found if before[number - first] == 0]
    found = found[:: max(1, -(-len(found) // most))]
    return [base + number for number in found]


def _prose(segment: Segment, first: int, end: int) -> list[int]:
    """The passages of running text between two; of lists where there is none."""
    kinds = _places(segment, first, end)[:, _KIND]
    found = np.flatnonzero(np.isin(kinds, _PROSE))
    if not len(found):
        found = np.flatnonzero(kinds == _ITEM)
    return [first + at for at in found.tolist()]


def _places(segment: Segment, first: int, end: int) -> Array:
    return segment.file.read("place", PLACE * first, PLACE * end).reshape(-1, PLACE)


def _bases(layers: Layers) -> list[int]:
    return [0, *accumulate(segment.passages for segment, _ in layers)]
