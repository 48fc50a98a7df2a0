"""Several segments made into one, as if their documents had been indexed together."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from qa_bot.index.checked import Array, CheckedWriter, distinct
from qa_bot.index.said import merge_said
from qa_bot.index.segment import PLACE, STATE, Segment
from qa_bot.index.vocabulary import offsets, write_terms

if TYPE_CHECKING:
    from concurrent.futures import Future

# Postings sorted at a time, at about 30 bytes of memory each.
_AT_A_TIME = 1 << 20

# Documents of one segment that stay next to each other: (segment, from, to).
Run = tuple[int, int, int]


def merge(
    segments: Sequence[Segment],
    deleted: Sequence[frozenset[int]],
    write: Callable[[memoryview], object],
) -> int:
    """Write one segment with the documents of several, but for the deleted; its checksum.

    `deleted` holds numbers of documents, for each segment. Raises DamagedIndexError when a
    segment is damaged, so that damage is never copied under a fresh checksum.
    """
    writer = CheckedWriter(write)
    runs = list(_runs(segments, deleted))
    for name in ("text", "id", "record", "label"):
        _copy_parts(writer, name, segments, runs)
    _copy_numbers(writer, "state", STATE, segments, runs)
    _copy_numbers(writer, "language", 1, segments, runs)
    guessed = [set(segment.file.read("guessed").tolist()) for segment in segments]
    documents = [(s, number) for s, a, b in runs for number in range(a, b)]
    still = [at for at, (s, number) in enumerate(documents) if number in guessed[s]]
    writer.section("guessed", np.array(still, dtype="<i4"))
    firsts = [segment.file.read("first") for segment in segments]
    counts = [np.diff(firsts[s][a : b + 1]) for s, a, b in runs]
    writer.section("first", offsets(np.concatenate([*counts, np.empty(0, int)])))
    passages = [(s, int(firsts[s][a]), int(firsts[s][b])) for s, a, b in runs]
    _copy_numbers(writer, "place", PLACE, segments, passages)
    _copy_numbers(writer, "length", 1, segments, passages)
    moved = [np.full(segment.passages, -1, dtype=np.int64) for segment in segments]
    size = 0
    for s, start, end in passages:
        moved[s][start:end] = np.arange(size, size + end - start)
        size += end - start
    merge_said(writer, [segment.file for segment in segments], moved)
    _merge_postings(writer, segments, moved, size)
    return writer.finish()


def _runs(segments: Sequence[Segment], deleted: Sequence[frozenset[int]]) -> Iterator[Run]:
    """The documents that stay, in the order of their ids, as runs within one segment."""
    documents = sorted(
        (id, s, number)
        for s, segment in enumerate(segments)
        for number, id in enumerate(segment.ids())
        if number not in deleted[s]
    )
    # Along a run the number of the document and its place in the new order grow together.
    for _, run in groupby(enumerate(documents), lambda at: (at[1][1], at[1][2] - at[0])):
        chosen = [document for _, document in run]
        yield chosen[0][1], chosen[0][2], chosen[-1][2] + 1


def _copy_parts(
    writer: CheckedWriter, name: str, segments: Sequence[Segment], runs: Sequence[Run]
) -> None:
    writer.begin(name, "u1")
    lengths = []
    for s, start, end in runs:
        at = segments[s].file.read(f"{name}_at", start, end + 1)
        writer.extend(segments[s].file.read(name, int(at[0]), int(at[-1])))
        lengths.append(np.diff(at))
    writer.section(f"{name}_at", offsets(np.concatenate([*lengths, np.empty(0, int)])))


def _copy_numbers(
    writer: CheckedWriter, name: str, width: int, segments: Sequence[Segment], runs: Sequence[Run]
) -> None:
    writer.begin(name, segments[0].file.read(name, 0, 0).dtype)
    for s, start, end in runs:
        writer.extend(segments[s].file.read(name, width * start, width * end))


def _merge_postings(
    writer: CheckedWriter, segments: Sequence[Segment], moved: Sequence[Array], size: int
) -> None:
    counts = [_live_counts(segment, to) for segment, to in zip(segments, moved, strict=True)]
    files = [segment.file for segment in segments]
    terms = np.concatenate([file.read("term") for file in files])
    sizes = np.concatenate([np.diff(file.read("term_at")) for file in files])
    count = np.concatenate(counts)
    rank = write_terms(writer, terms, sizes, count > 0)
    # All segments keep terms in one order, so that ranks ascend; a term that is gone, whose
    # postings are all dead, counts as one more of the term before it.
    own = np.split(rank, np.cumsum([len(count) for count in counts])[:-1])
    ranks = [np.maximum.accumulate(one) for one in own]
    total = np.bincount(rank[count > 0], count[count > 0]).astype(np.int64)
    ends = offsets(total)
    writer.section("posting_at", ends)
    shapes, shape_of = _merge_shapes(segments)
    writer.begin("posting", "<i4")
    shape_type = np.dtype("<u2" if len(shapes) <= 2 << 16 else "<u4")
    passage_bits, shape_bits = size.bit_length(), 8 * shape_type.itemsize

    def sorted_keys(first: int, last: int) -> tuple[Array, Array]:
        keys = np.concatenate(
            [
                _keys(segment, rank, to, of, (first, last), (passage_bits, shape_bits))
                for segment, rank, to, of in zip(segments, ranks, moved, shape_of, strict=True)
            ]
        )
        keys.sort()
        shape = (keys & ((1 << shape_bits) - 1)).astype(shape_type)
        keys >>= shape_bits
        keys &= (1 << passage_bits) - 1
        return keys.astype("<i4"), shape

    # No more terms at a time than a 64-bit key can number.
    most = 1 << (62 - passage_bits - shape_bits)
    kept: list[Array] = []
    for passages, shape in _ahead(sorted_keys, list(_pieces(ends, most))):
        writer.extend(passages)
        kept.append(shape)
    writer.begin("shape", shape_type)
    for part in kept:
        writer.extend(part)
    writer.section("shapes", shapes)


def _pieces(ends: Array, most: int) -> Iterator[tuple[int, int]]:
    """Terms from one to another that have about so many postings as are sorted at a time."""
    first = 0
    while first < len(ends) - 1:
        last = int(np.searchsorted(ends, ends[first] + _AT_A_TIME, side="right")) - 1
        last = min(max(last, first + 1), first + most)
        yield first, last
        first = last


def _ahead(
    work: Callable[[int, int], tuple[Array, Array]], pieces: Sequence[tuple[int, int]]
) -> Iterator[tuple[Array, Array]]:
    """What becomes of each piece, in order, worked out on all cores while the last is used."""
    if len(pieces) == 1:
        yield work(*pieces[0])
        return
    # It takes as long to import as a small merge takes.
    from concurrent.futures import ThreadPoolExecutor

    cores = os.cpu_count() or 1
    waiting: deque[Future[tuple[Array, Array]]] = deque()
    with ThreadPoolExecutor(cores) as pool:
        for piece in pieces:
            waiting.append(pool.submit(work, *piece))
            if len(waiting) > cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _live_counts(segment: Segment, moved: Array) -> Array:
    """How many postings of each term stay."""
    at = segment.file.read("posting_at")
    if moved.min(initial=0) >= 0:
        return np.diff(at)
    stays = np.concatenate(([0], np.cumsum(moved[segment.file.read("posting")] >= 0)))
    return np.diff(stays[at])


def _merge_shapes(segments: Sequence[Segment]) -> tuple[Array, list[Array]]:
    """The distinct shapes of all, and for each segment the new number of each of its own."""
    keys = [
        (shapes[::2].astype(np.int64) << 32) | shapes[1::2]
        for shapes in (segment.file.read("shapes") for segment in segments)
    ]
    every = distinct(np.concatenate(keys))
    shapes = np.stack((every >> 32, every & 0xFFFFFFFF), axis=1).astype("<u4").ravel()
    return shapes, [np.searchsorted(every, key) for key in keys]


def _keys(
    segment: Segment,
    ranks: Array,
    moved: Array,
    shape_of: Array,
    terms: tuple[int, int],
    bits: tuple[int, int],
) -> Array:
    """A segment's postings of the new terms from `terms[0]` up to `terms[1]`, as sortable keys."""
    low, high = np.searchsorted(ranks, terms).tolist()
    at = segment.file.read("posting_at", low, high + 1)
    passages, shapes = segment.postings(int(at[0]), int(at[-1]))
    keys = np.repeat((ranks[low:high] - terms[0]) << bits[0], np.diff(at))
    passage = moved[passages]
    keys |= passage
    keys <<= bits[1]
    keys |= shape_of[shapes]
    return keys if passage.min(initial=0) >= 0 else keys[passage >= 0]
