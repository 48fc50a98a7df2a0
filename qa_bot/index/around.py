"""What stands around passages that were found: their neighbours, their block, what is above them.

A second look at a hundred passages touches a few hundred more; they are read as a few arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from qa_bot.index.checked import Array, distinct
from qa_bot.index.contract import NAMED
from qa_bot.index.part import Part
from qa_bot.index.segment import CONTEXT, NEAR, PLACE
from qa_bot.model import KINDS

# How many sentences of a block count as around one of its sentences, on either side.
REACH = 8
# How many headings of a passage are looked at, the nearest first.
DEEPEST = 4
_HEADING = KINDS.index("heading")

_APART = np.full(4, ord(" "), dtype=np.uint8)


class Around(NamedTuple):
    """Passages and all that stands around them: rows, in ascending order of the passages.

    For each passage that was asked for: its own `row`; the rows of its neighbours in the document,
    `previous` and `next` (its own where there is none); `first` and `last` of its block, within
    REACH; the numbers of its document's first passage, `begin`, and of the one behind the last,
    `end`; its `kind`, by its place in `model.KINDS`; the rows of its `headings`, the
    nearest first, and of its `lead_in`, -1 where there is none; whether it `heads` what comes next;
    for each term asked for, whether its document is `called` by it, and for each name, whether the
    document `mentions` it. For all rows: `numbers`, their keys; `lengths` in terms; the `text`
    (UTF-8 bytes), where row n begins at `text_at[n]`; and `counts`, how often each term stands in
    each.
    """

    row: Array
    previous: Array
    next: Array
    first: Array
    last: Array
    begin: Array
    end: Array
    kind: Array
    headings: Array
    lead_in: Array
    heads: Array
    numbers: Array
    lengths: Array
    text: Array
    text_at: Array
    counts: Array
    called: Array
    mentions: Array


def around(
    parts: Sequence[Part],
    bases: Sequence[int],
    passages: Sequence[int],
    terms: Sequence[str],
    names: Sequence[str],
) -> Around:
    """What stands around passages that are numbered through the parts' segments.

    Raises DamagedIndexError when what it reads is damaged.
    """
    wanted = np.array(passages, dtype=np.int64)
    ascending = np.sort(wanted)
    own = np.searchsorted(ascending, wanted)
    places = gather(parts, bases, ascending, _places)[own]
    before, after, kind, heading, lead_in, start, end = places.T
    start, end = start + wanted, end + wanted
    previous, following = np.maximum(wanted - 1, start), np.minimum(wanted + 1, end - 1)
    first, last = wanted - np.minimum(before, REACH), wanted + np.minimum(after, REACH)
    sizes = last - first + 1
    block = np.repeat(first - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    headings = _headings(parts, bases, wanted, heading)
    lead_in = np.where(lead_in > 0, wanted - lead_in, -1)
    above = np.concatenate((headings.ravel(), lead_in))
    numbers = distinct(np.concatenate((block, previous, following, above[above >= 0])))
    lengths = gather(parts, bases, numbers, lambda part, at: part.segment.file.pick("length", at))
    texts = [
        text
        for part, base, low, high in cut(parts, bases, numbers)
        for text in _texts(part, numbers[low:high] - base)
    ]
    row, previous, next_row, first, last = (
        np.searchsorted(numbers, at) for at in (wanted, previous, following, first, last)
    )
    headings, lead_in = (
        np.where(at >= 0, np.searchsorted(numbers, at), -1) for at in (headings, lead_in)
    )
    return Around(
        row=row,
        previous=previous,
        next=next_row,
        first=first,
        last=last,
        begin=start,
        end=end,
        kind=kind,
        headings=headings,
        lead_in=lead_in,
        heads=(following > wanted) & (_back(parts, bases, following) == 1),
        numbers=numbers,
        lengths=lengths.astype(np.float64),
        text=np.concatenate([*(text for text, _ in texts), _APART]),
        text_at=np.concatenate(
            [at + behind for (_, at), behind in zip(texts, _ends(texts), strict=False)]
        ),
        counts=_columns(len(numbers), [frequency(parts, bases, one, numbers) for one in terms]),
        called=_columns(len(wanted), _called(parts, bases, terms, start)),
        mentions=_columns(len(wanted), [_between(parts, bases, one, start, end) for one in names]),
    )


def under(
    parts: Sequence[Part], bases: Sequence[int], passages: Sequence[int], most: int
) -> list[int]:
    """The numbers of at most `most` passages after each heading among some; no headings."""
    wanted = np.array(passages, dtype=np.int64)
    ascending = np.sort(wanted)
    if not len(ascending):
        return []
    places = gather(parts, bases, ascending, _places)[np.searchsorted(ascending, wanted)]
    is_heading = places[:, 2] == _HEADING
    first = wanted[is_heading] + 1
    end = wanted[is_heading] + places[is_heading, -1]
    behind = first[:, None] + np.arange(most)
    behind = behind[behind < end[:, None]]
    numbers = distinct(behind)
    if not len(numbers):
        return []
    kept = set(numbers[gather(parts, bases, numbers, _places)[:, 2] != _HEADING].tolist())
    return [number for number in dict.fromkeys(behind.tolist()) if number in kept]


def _headings(parts: Sequence[Part], bases: Sequence[int], passages: Array, back: Array) -> Array:
    """The numbers of the headings above passages, the nearest first; -1 where there is none."""
    found = np.full((len(passages), DEEPEST), -1, dtype=np.int64)
    under = np.flatnonzero(back)
    number = passages[under] - back[under]
    for depth in range(DEEPEST):
        found[under, depth] = number
        back = _back(parts, bases, number)
        under, number = under[back > 0], (number - back)[back > 0]
        if not len(under):
            break
    return found


def _back(parts: Sequence[Part], bases: Sequence[int], passages: Array) -> Array:
    """How many passages back the heading of each stands; 0 where there is none."""
    ascending = distinct(passages)
    back = gather(parts, bases, ascending, _headed)
    found: Array = back[np.searchsorted(ascending, passages)]
    return found


def _headed(part: Part, passages: Array) -> Array:
    return part.segment.file.pick("place", passages, PLACE)[:, CONTEXT].astype(np.int64)


def gather(
    parts: Sequence[Part],
    bases: Sequence[int],
    passages: Array,
    read: Callable[[Part, Array], Array],
) -> Array:
    """What `read` gives for a part and numbers in its segment, for ascending passages of all."""
    cuts = cut(parts, bases, passages)
    found = [read(part, passages[low:high] - base) for part, base, low, high in cuts]
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def frequency(parts: Sequence[Part], bases: Sequence[int], term: str, passages: Array) -> Array:
    """How often a term stands in each of some passages, by ascending numbers."""
    return gather(parts, bases, passages, lambda part, at: _frequency(part, term, at))


def _columns(size: int, columns: Sequence[Array]) -> Array:
    """Some columns side by side, of so many rows, where there are none too."""
    return np.column_stack(columns) if columns else np.zeros((size, 0))


def _called(
    parts: Sequence[Part], bases: Sequence[int], terms: Sequence[str], first: Array
) -> list[Array]:
    """For each term, whether the documents with these first passages are called by it."""
    documents = distinct(first)
    place = np.searchsorted(documents, first)
    return [frequency(parts, bases, NAMED + term, documents)[place] > 0 for term in terms]


def _frequency(part: Part, term: str, passages: Array) -> Array:
    among, shapes = part.segment.postings(*part.segment.find(term))
    if not len(among):
        return np.zeros(len(passages))
    at = np.minimum(np.searchsorted(among, passages), len(among) - 1)
    counts = part.segment.file.read("shapes")[::2]
    return np.where(among[at] == passages, counts[shapes[at]], 0).astype(np.float64)


def _between(
    parts: Sequence[Part], bases: Sequence[int], term: str, begin: Array, end: Array
) -> Array:
    """Whether a term stands in the passages from each `begin` up to `end`, one document's each."""
    found = np.zeros(len(begin), dtype=bool)
    for part, base in zip(parts, bases, strict=False):
        among, _ = part.segment.postings(*part.segment.find(term))
        found |= np.searchsorted(among, begin - base) < np.searchsorted(among, end - base)
    return found


def cut(
    parts: Sequence[Part], bases: Sequence[int], passages: Array
) -> list[tuple[Part, int, int, int]]:
    """Each part with where its own begin and end among ascending passages; empty ones left out."""
    cuts = np.searchsorted(passages, bases).tolist()
    found = zip(parts, bases, cuts, cuts[1:], strict=False)
    return [(part, base, low, high) for part, base, low, high in found if low < high]


def _places(part: Part, passages: Array) -> Array:
    """For each passage its columns from NEAR on, and the ends of its document.

    The ends are given relative to the passage's own number, so that they hold in any numbering.
    """
    file = part.segment.file
    near = file.pick("place", passages, PLACE)[:, NEAR:].astype(np.int64)
    first = file.read("first")
    document = np.searchsorted(first, passages, side="right") - 1
    return np.column_stack((near, first[document] - passages, first[document + 1] - passages))


def _texts(part: Part, passages: Array) -> list[tuple[Array, Array]]:
    """The text of passages, run by run of those that stand next to each other in a document."""
    file = part.segment.file
    document = np.searchsorted(file.read("first"), passages, side="right") - 1
    places = file.pick("place", passages, PLACE)[:, 3:5].astype(np.int64)
    places += file.read("text_at")[document][:, None]
    breaks = np.flatnonzero((np.diff(passages) != 1) | (np.diff(document) != 0)) + 1
    runs = []
    for low, high in pairwise((0, *breaks.tolist(), len(passages))):
        start, end = int(places[low, 0]), int(places[high - 1, 1])
        # Spaces, so that what a run begins and ends with doesn't hang on what is next to it.
        text = np.concatenate((_APART, file.read("text", start, end)))
        runs.append((text, places[low:high, 0] - start + len(_APART)))
    return runs


def _ends(texts: Sequence[tuple[Array, Array]]) -> list[int]:
    """Where each text begins when they are laid end to end."""
    behind = [0]
    for text, _ in texts:
        behind.append(behind[-1] + len(text))
    return behind
