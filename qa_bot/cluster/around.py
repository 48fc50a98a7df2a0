"""What stands around passages that were found, read from their rows: index/around.py says what.

A row says which others of its document these are, so that all of them come in one request; and
whether the documents hold some names is asked for at the same time.
"""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from threading import Thread
from typing import TypeVar

import numpy as np

from qa_bot.cluster.rows import Rows
from qa_bot.cluster.schema import UNDER, keyword, token, unescaped
from qa_bot.cluster.state import Body, State
from qa_bot.cluster.statistics import Statistics, holds
from qa_bot.index.around import DEEPEST, REACH, Around
from qa_bot.index.checked import Array
from qa_bot.index.vocabulary import encode

_APART = b"    "
T = TypeVar("T")


class Surroundings:
    """What stands around the passages that a question has met."""

    def __init__(self, state: State, rows: Rows, statistics: Statistics) -> None:
        self._state = state
        self._rows = rows
        self._statistics = statistics
        # What may be needed around passages that were named without having been met.
        self._likely: dict[int, list[int]] = {}

    def around(self, passages: Sequence[int], terms: Sequence[str], names: Sequence[str]) -> Around:
        """The contract's around."""
        mentions = self._gather(passages, names)
        near = [self._near(key) for key in passages]
        numbers = np.array(sorted({one for some in near for one in some}), dtype=np.int64)
        wanted = np.array(passages, dtype=np.int64)
        lengths, counts = self._rows.counts(numbers.tolist(), terms)
        text, text_at = self._text(numbers.tolist())
        rows = [self._rows.record(key) for key in passages]
        place = np.array([row["n"] for row in rows], dtype=np.int64)
        context = np.array([row["c"][:2] for row in rows], dtype=np.int64).reshape(-1, 2)
        begin = wanted - place
        end = begin + [self._rows.whose(key).passages for key in passages]
        before, after = np.minimum(context, REACH).T
        previous, following = np.maximum(wanted - 1, begin), np.minimum(wanted + 1, end - 1)
        chains = [(*row["c"][2], *[-1] * DEEPEST)[:DEEPEST] for row in rows]
        headings = np.array(chains, dtype=np.int64).reshape(-1, DEEPEST)
        lead_in = np.array([row["c"][3] for row in rows], dtype=np.int64)

        def at(keys: Array) -> Array:
            return np.searchsorted(numbers, keys)

        return Around(
            row=at(wanted),
            previous=at(previous),
            next=at(following),
            first=at(wanted - before),
            last=at(wanted + after),
            begin=begin,
            end=end,
            kind=np.array([row["p"][4] for row in rows], dtype=np.int64),
            headings=np.where(headings >= 0, at(begin[:, None] + headings), -1),
            lead_in=np.where(lead_in >= 0, at(begin + lead_in), -1),
            heads=np.array([row["c"][4] == 1 for row in rows], dtype=bool),
            numbers=numbers,
            lengths=lengths.astype(np.float64),
            text=text,
            text_at=text_at,
            counts=counts.astype(np.float64),
            called=self._called(passages, terms),
            mentions=mentions,
        )

    def under(self, passages: Sequence[int], most: int) -> list[int]:
        """At most `most` passages after each heading among some; no headings."""
        found: dict[int, None] = {}
        self._rows.fetch(passages)
        for key in passages:
            row = self._rows.record(key)
            base = key - row["n"]
            if self._rows.row(key).passage.kind != "heading":
                continue
            for n in self._under(key, most):
                found[base + n] = None
                chain = [base + above for above in (row["n"], *row["c"][2])]
                self._likely.setdefault(base + n, []).extend(chain)
        return list(found)

    def _under(self, heading: int, most: int) -> list[int]:
        """The places of the passages after a heading, those that are no headings."""
        row = self._rows.row(heading)
        if most <= UNDER:
            return [n for n in row.under if n <= row.n + most]
        base, last = heading - row.n, self._rows.whose(heading).passages
        behind = range(row.n + 1, min(row.n + 1 + most, last))
        self._rows.fetch(base + n for n in behind)
        return [n for n in behind if self._rows.row(base + n).passage.kind != "heading"]

    def _gather(self, passages: Sequence[int], names: Sequence[str]) -> Array:
        """Have all rows at hand, and tell which documents hold some names."""

        def fetch() -> None:
            met = [self._near(key) if key in self._rows else self._about(key) for key in passages]
            self._rows.fetch(key for some in met for key in some)
            self._rows.fetch(key for one in passages for key in self._near(one))

        ids = [self._rows.place(key)[0] for key in passages]
        return together(fetch, lambda: self._mentions(ids, names))

    def _near(self, key: int) -> Iterable[int]:
        """The rows around a passage that was met, and itself."""
        row = self._rows.record(key)
        before, after, headings, lead_in = row["c"][:4]
        base = key - row["n"]
        yield from range(key - min(before, REACH), key + min(after, REACH) + 1)
        if row["n"]:
            yield key - 1
        if row["n"] + 1 < row["of"][1]:
            yield key + 1
        yield from (base + n for n in headings[:DEEPEST])
        if lead_in >= 0:
            yield base + lead_in

    def _about(self, key: int) -> Iterable[int]:
        """The rows that may stand around a passage that wasn't met."""
        _, n = self._rows.place(key)
        last = self._rows.whose(key).passages
        yield from range(key - min(n, REACH + 1), key + min(last - 1 - n, REACH + 1) + 1)
        yield from self._likely.get(key, ())

    def _mentions(self, ids: Sequence[str], names: Sequence[str]) -> Array:
        """Whether each of some documents holds each of some names."""
        counts = self._statistics.counts(names)
        asked = [name for name in dict.fromkeys(names) if counts[name]]
        found: dict[str, set[str]] = {}
        if asked:
            (answer,) = self._state.ask([_holding(asked, [*map(keyword, dict.fromkeys(ids))])])
            for name, held in zip(asked, answer["aggregations"]["names"]["buckets"], strict=True):
                found[name] = {unescaped(one["key"]) for one in held["documents"]["buckets"]}
        rows = [[id in found.get(name, ()) for name in names] for id in ids]
        return np.array(rows, dtype=bool).reshape(len(ids), len(names))

    def _called(self, passages: Sequence[int], terms: Sequence[str]) -> Array:
        """Whether the document of each passage is called by each term."""
        tokens = [token(term) for term in terms]
        names = {key: set(self._rows.whose(key).called) for key in passages}
        rows = [[one in names[key] for one in tokens] for key in passages]
        return np.array(rows, dtype=bool).reshape(len(passages), len(tokens))

    def _text(self, keys: Sequence[int]) -> tuple[Array, Array]:
        """The text of rows, run by run of those that stand next to each other, as index/around."""
        parts, starts, size = [_APART], [], len(_APART)
        for key, behind in pairwise((*keys, -1)):
            record = self._rows.record(key)
            starts.append(size)
            gap = encode(record["c"][6]) if behind == key + 1 else _APART
            parts += [encode(record["p"][3]), gap]
            size += len(parts[-2]) + len(gap)
        return np.frombuffer(b"".join(parts), dtype=np.uint8), np.array(starts, dtype=np.int64)


def together(one: Callable[[], object], other: Callable[[], T]) -> T:
    """Do one thing while another is done, which gives something."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            one()
        except BaseException as error:
            wrong.append(error)

    # How long all of it may take is a variable of the context.
    thread = Thread(target=contextvars.copy_context().run, args=(run,))
    thread.start()
    try:
        return other()
    finally:
        thread.join()
        if wrong:
            raise wrong[0]


def _holding(names: Sequence[str], documents: Sequence[str]) -> Body:
    """The search for those of some documents that hold each of some names."""
    held = [*map(holds, names)]
    inside = {"terms": {"document": documents}}
    query = {"bool": {"filter": [inside, {"bool": {"should": held}}]}}
    counted = {"documents": {"terms": {"field": "document", "size": len(documents)}}}
    each = {"names": {"filters": {"filters": held}, "aggs": counted}}
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": each}
