"""The places of a document in bytes, so that one is found without reading the others.

Four bytes each: their number, the offsets at which they begin, and the ends of their labels in the
UTF-8 that follows. A document without places takes no bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from qa_bot.index.checked import Array
from qa_bot.index.vocabulary import decode, encode


def pack(places: Sequence[tuple[int, str]]) -> bytes:
    """The places of a document, (offset, label) each, ascending."""
    if not places:
        return b""
    labels = [encode(label) for _, label in places]
    numbers = (len(places), *(at for at, _ in places), *accumulate(map(len, labels)))
    return np.array(numbers, dtype="<u4").tobytes() + b"".join(labels)


def label(packed: bytes, offset: int) -> str:
    """The label that holds at an offset, or empty."""
    if not packed:
        return ""
    at, ends, labels = _parts(packed)
    number = int(np.searchsorted(at, offset, side="right")) - 1
    if number < 0:
        return ""
    return decode(labels[ends[number - 1] if number else 0 : ends[number]])


def unpack(packed: bytes) -> tuple[tuple[int, str], ...]:
    """The places that were packed."""
    if not packed:
        return ()
    at, ends, labels = _parts(packed)
    texts = [decode(labels[a:b]) for a, b in pairwise((0, *ends.tolist()))]
    return tuple(zip(at.tolist(), texts, strict=True))


def _parts(packed: bytes) -> tuple[Array, Array, bytes]:
    """Where the places begin, where their labels end, and the labels."""
    size = int.from_bytes(packed[:4], "little")
    at, ends = np.frombuffer(packed, "<u4", 2 * size, 4).reshape(2, -1)
    return at, ends, packed[4 + 8 * size :]
