"""Documents taken in one after the other, and written as a segment (segment.py)."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

import numpy as np

from qa_bot.index.checked import Array, CheckedWriter
from qa_bot.index.labels import pack
from qa_bot.index.said import Said
from qa_bot.index.segment import PLACE, STATE
from qa_bot.index.vocabulary import Numbers, encode, offsets, write_terms
from qa_bot.model import KINDS, Document, Passage, Statement

_RECORD = attrgetter("title", "encoding", "author", "date")
_PLACE = attrgetter("start", "end", "line")  # the first three numbers of a passage's place
_KIND: dict[str, int] = {kind: number for number, kind in enumerate(KINDS)}


class SegmentBuilder:
    """Takes in documents in the order of their ids and writes them as a segment."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._terms = bytearray()
        self._lengths = array("I")
        self._taken = array("I")  # terms of each passage, those of its document's name too
        self._places = array("I")
        self._in_bytes: list[tuple[int, list[tuple[int, int]]]] = []
        self._blocks = array("I")
        self._above = array("I")
        self._first = array("q", [0])
        self._texts: list[bytes] = []
        self._ids: list[bytes] = []
        self._records: list[bytes] = []
        self._labels: list[bytes] = []
        self._states = array("q")
        self._languages = bytearray()
        self._guessed = array("i")
        self._said = Said()

    def __len__(self) -> int:
        return len(self._records)

    @property
    def passages(self) -> int:
        """The number of passages taken in."""
        return len(self._lengths)

    @property
    def length(self) -> int:
        """The number of terms taken in, repeated ones too."""
        return sum(self._lengths)

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        terms: Sequence[Sequence[str]],
        state: Sequence[int] = (0,) * STATE,
        blocks: Iterable[int] | None = None,
        statements: Iterable[Statement] = (),
        context: Iterable[tuple[int, int]] | None = None,
        names: Sequence[str] = (),
    ) -> None:
        """Take in one document, its passages and the terms of each of them.

        `names` are terms of what the document is called: they are found at its first passage, and
        don't count towards its length.
        `blocks` says how many passages each block holds; without it they are all of one. `context`
        says how many passages back the heading of each stands, and what leads in to it; 0 for none.
        """
        if not document.encoding.startswith("utf"):
            self._guessed.append(len(self._texts))
        self._texts.append(encode(document.text))
        self._ids.append(encode(document.id))
        self._records.append(json.dumps(_RECORD(document)).encode())
        self._labels.append(pack(document.places))
        self._states.extend(state)
        self._languages += document.language.encode("ascii")
        if len(self._texts[-1]) != len(document.text):
            self._in_bytes.append((self._first[-1], list(_in_bytes(document.text, passages))))
        self._places.extend(chain.from_iterable(map(_PLACE, passages)))
        self._blocks.extend((len(passages),) if blocks is None else blocks)
        above = context or [(0, 0)] * len(passages)
        for passage, back in zip(passages, above, strict=True):
            self._above.extend((_KIND[passage.kind], *back))
        self._said.add(self._first[-1], passages, statements)
        self._lengths.extend(map(len, terms))
        if terms:
            taken = [[*names, *terms[0]], *terms[1:]]
            self._taken.extend(map(len, taken))
            self._terms += self._numbers.of(chain.from_iterable(taken))
        self._first.append(self._first[-1] + len(passages))

    def write(self, write: Callable[[memoryview], object]) -> int:
        """Write the segment through `write`; returns the checksum that tells it from any other."""
        writer = CheckedWriter(write)
        of_documents = zip(
            ("text", "id", "record", "label"),
            (self._texts, self._ids, self._records, self._labels),
            strict=True,
        )
        for name, parts in of_documents:
            writer.section(name, *(np.frombuffer(part, dtype="u1") for part in parts))
            writer.section(f"{name}_at", offsets(map(len, parts)))
        writer.section("state", np.array(self._states, dtype="<i8"))
        writer.section("language", np.frombuffer(self._languages, dtype="<u2"))
        writer.section("guessed", np.array(self._guessed, dtype="<i4"))
        writer.section("first", np.array(self._first, dtype="<i8"))
        writer.section("place", self._place())
        lengths = np.array(self._lengths, dtype="<u4")
        writer.section("length", lengths)
        self._said.write(writer)
        rank = write_terms(writer, *self._numbers.encoded(), np.ones(len(self._numbers), bool))
        # A key is a term's rank and the passage, so that sorting puts the postings in order and
        # brings together those that make up a frequency.
        bits = len(lengths).bit_length()
        keys = rank[np.frombuffer(self._terms, dtype="<i4")]
        keys <<= bits
        keys |= np.repeat(np.arange(len(lengths)), np.frombuffer(self._taken, dtype="u4"))
        keys.sort()
        begins = np.flatnonzero(np.diff(keys, prepend=-1))
        frequency = np.diff(begins, append=len(keys))
        keys = keys[begins]
        passage = (keys & ((1 << bits) - 1)).astype("<i4")
        counts = np.bincount(keys >> bits, minlength=len(rank))
        writer.section("posting_at", offsets(counts))
        writer.section("posting", passage)
        shapes, shape = number_shapes(frequency, lengths[passage])
        writer.section("shape", shape)
        writer.section("shapes", shapes)
        return writer.finish()

    def _place(self) -> Array:
        """Ten numbers for each of the passages."""
        place = np.empty((len(self._lengths), PLACE), dtype="<u4")
        place[:, :3] = np.frombuffer(self._places, dtype="u4").reshape(-1, 3)
        place[:, 3:5] = place[:, :2]
        for first, found in self._in_bytes:
            place[first : first + len(found), 3:5] = np.reshape(found, (-1, 2))
        sizes = np.array(self._blocks, dtype=np.int64)
        place[:, 5] = np.arange(len(place)) - (np.cumsum(sizes) - sizes).repeat(sizes)
        place[:, 6] = sizes.repeat(sizes) - 1 - place[:, 5]
        place[:, 7:] = np.frombuffer(self._above, dtype="u4").reshape(-1, 3)
        return place.ravel()


def _in_bytes(text: str, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where passages begin and end in the UTF-8 of a text."""
    at = chars = 0
    for passage in passages:
        start = at + len(encode(text[chars : passage.start]))
        at, chars = start + len(encode(passage.text)), passage.end
        yield start, at


def number_shapes(frequency: Array, length: Array) -> tuple[Array, Array]:
    """The distinct (frequency, length) pairs, one after the other, and the pair of each posting."""
    width = int(length.max(initial=0)) + 1
    keys = frequency * width + length
    largest = int(keys.max(initial=0))
    if largest < 1 << 24:
        seen = np.zeros(largest + 1, dtype=bool)
        seen[keys] = True
        distinct = np.flatnonzero(seen)
        kind = "<u2" if len(distinct) <= 1 << 16 else "<u4"
        number = (np.cumsum(seen) - 1).astype(kind)[keys]
    else:
        distinct, number = np.unique(keys, return_inverse=True)
        number = number.astype("<u2" if len(distinct) <= 1 << 16 else "<u4")
    shapes = np.stack(np.divmod(distinct, width), axis=1).astype("<u4").ravel()
    return shapes, number
