"""The places of a document in bytes, so that one place is found without reading the others.

Numbers of four bytes in the machine's order: how many places there are, the offsets at which they
begin, the ends of their labels in the UTF-8 that follows, which is filled up to whole numbers. A
document without places takes no bytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from qa_bot.index.vocabulary import decode, encode

_WIDTH = array("I").itemsize


def pack(places: Sequence[tuple[int, str]]) -> bytes:
    """The places of a document, (offset, label) each, ascending."""
    if not places:
        return b""
    labels = [encode(label) for _, label in places]
    ends = list(accumulate(map(len, labels)))
    numbers = array("I", (len(places), *(offset for offset, _ in places), *ends))
    return numbers.tobytes() + b"".join(labels) + bytes(-ends[-1] % _WIDTH)


def label(packed: bytes, offset: int) -> str:
    """The label that holds at an offset, or empty."""
    if not packed:
        return ""
    numbers = memoryview(packed).cast("I")
    size = numbers[0]
    place = bisect_right(numbers, offset, 1, size + 1) - 1
    if not place:
        return ""
    labels = _WIDTH * (2 * size + 1)
    start = numbers[size + place - 1] if place > 1 else 0
    return decode(packed[labels + start : labels + numbers[size + place]])


def unpack(packed: bytes) -> tuple[tuple[int, str], ...]:
    """The places that were packed."""
    if not packed:
        return ()
    numbers = memoryview(packed).cast("I").tolist()
    size = numbers[0]
    labels = packed[_WIDTH * (2 * size + 1) :]
    texts = [decode(labels[a:b]) for a, b in pairwise((0, *numbers[size + 1 : 2 * size + 1]))]
    return tuple(zip(numbers[1 : size + 1], texts, strict=True))
