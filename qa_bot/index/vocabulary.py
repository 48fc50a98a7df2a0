"""The terms of a segment, in the order of the CRC-32 of their UTF-8 bytes, and numbers for them.

A term is found by the leading bits of its checksum in a step or two, and all segments keep their
terms in this one order. What is done to every term is done in numpy: a large index has millions.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import TypeVar

import numpy as np

from qa_bot.index.checked import Array, CheckedWriter, distinct

T = TypeVar("T")

_LONG = 40  # bytes that few terms exceed
# What CRC-32 makes of each byte, told from its checksum alone.
_OF_BYTE = np.array([zlib.crc32(bytes([i ^ 0xFF])) ^ 0xFF000000 for i in range(256)], dtype="u4")


class Numbers(dict[str, bytes]):
    """Each new term gets the next number, as the four bytes that stand for it in an array."""

    def __missing__(self, term: str) -> bytes:
        self[term] = number = len(self).to_bytes(4, "little")
        return number

    def of(self, terms: Iterable[str]) -> bytes:
        """The numbers of terms, end to end."""
        return b"".join(map(self.__getitem__, terms))

    def encoded(self) -> tuple[Array, Array]:
        """The terms in UTF-8, end to end in the order of their numbers, and the size of each."""
        encoded = list(map(encode, self))
        return np.frombuffer(b"".join(encoded), "u1"), np.fromiter(map(len, encoded), np.int64)


def encode(text: str) -> bytes:
    """UTF-8 that takes lone surrogates too, which texts in memory may hold."""
    return text.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """The text that `encode` was given."""
    return data.decode("utf-8", "surrogatepass")


def offsets(sizes: Iterable[int] | Array) -> Array:
    """Where parts of these sizes begin when laid end to end; one more at the end."""
    known = sizes if isinstance(sizes, np.ndarray) else np.fromiter(sizes, dtype="<i8")
    return np.cumsum(np.concatenate(([0], known)), dtype="<i8")


def write_terms(writer: CheckedWriter, data: Array, sizes: Array, live: Array) -> Array:
    """Write those of some terms that are live, each once; gives the rank of each, -1 if it isn't.

    `data` is their UTF-8, end to end, and `sizes` the bytes of each.
    """
    at = offsets(sizes)[:-1]
    checksum = _checksums(data, at, sizes)
    order = np.flatnonzero(live)
    order = order[np.argsort(checksum[order])]
    leading = checksum[order]
    same = leading[1:] == leading[:-1]
    again = _equal(data, at, sizes, order[:-1][same], order[1:][same])
    # The few that share a checksum and are not the same come in the order of their bytes.
    for shared in distinct(leading[1:][same][~again]).tolist():
        low, high = np.searchsorted(leading, (shared, shared + 1)).tolist()
        terms = {i: data[at[i] : at[i] + sizes[i]].tobytes() for i in order[low:high].tolist()}
        order[low:high] = sorted(terms, key=terms.__getitem__)
    same[same] = _equal(data, at, sizes, order[:-1][same], order[1:][same])
    new = np.concatenate(([True], ~same))[: len(order)]
    rank = np.full(len(sizes), -1, dtype=np.int64)
    rank[order] = np.cumsum(new) - 1
    first, leading = order[new], leading[new]
    writer.section("term", _gather(data, at[first], sizes[first]))
    writer.section("term_at", offsets(sizes[first]))
    bits = len(first).bit_length()
    buckets = np.bincount(leading >> (32 - bits), minlength=1 << bits)
    writer.section("bucket", offsets(buckets).astype("<i4"))
    return rank


def _checksums(data: Array, at: Array, sizes: Array) -> Array:
    """The CRC-32 of each term: of all at once, byte by byte, but for the few that are long."""
    state = np.full(len(sizes), 0xFFFFFFFF, dtype="u4")
    active = np.flatnonzero(sizes <= _LONG)
    for step in range(_LONG):
        active = active[sizes[active] > step]
        before = state[active]
        state[active] = _OF_BYTE[(before ^ data[at[active] + step]) & 0xFF] ^ (before >> 8)
    state = (~state).astype(np.int64)
    for i in np.flatnonzero(sizes > _LONG).tolist():
        state[i] = zlib.crc32(data[at[i] : at[i] + sizes[i]].data)
    return state


def _equal(data: Array, at: Array, sizes: Array, one: Array, other: Array) -> Array:
    """Whether terms are the same as others."""
    equal: Array = sizes[one] == sizes[other]
    one, other = one[equal], other[equal]
    differ = _gather(data, at[one], sizes[one]) != _gather(data, at[other], sizes[other])
    ends = offsets(sizes[one])
    equal[equal] = np.diff(offsets(differ)[ends]) == 0
    return equal


def _gather(data: Array, at: Array, sizes: Array) -> Array:
    """Parts of these sizes that begin there, end to end."""
    ends = offsets(sizes)
    picked: Array = data[np.repeat(at - ends[:-1], sizes) + np.arange(ends[-1])]
    return picked
