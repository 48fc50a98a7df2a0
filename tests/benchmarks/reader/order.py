"""Which passage comes first with a reader: log(score by words) + weight · logit.

Weights, depths and readers are tried over what was gathered and read once (`candidates.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log

import numpy as np

from tests.benchmarks.reader.candidates import Asked

Order = Callable[[Asked], Sequence[int]]
Wave = tuple[int, float]
_TINY = 1e-9


def by_words(asked: Asked) -> Sequence[int]:
    """The order before any reader."""
    return range(len(asked.scores))


def read_again(reader: str, weight: float, depth: int) -> Order:
    """The best so many ordered with a reader's logits, the others after them."""

    def order(asked: Asked) -> Sequence[int]:
        best = _best(asked, range(len(asked.scores))[:depth], reader, weight)
        return [*best, *range(len(best), len(asked.scores))]

    return order


def in_waves(reader: str, weight: float, waves: Sequence[Wave]) -> Order:
    """As many read as `waves` say, which are (so many, the logit at which that is enough)."""

    def order(asked: Asked) -> Sequence[int]:
        return read_again(reader, weight, reads(asked, reader, waves))(asked)

    return order


def reads(asked: Asked, reader: str, waves: Sequence[Wave]) -> int:
    """How many are read in waves."""
    depth = 0
    for depth, enough in waves:
        if max(asked.logits[reader][:depth], default=enough) >= enough:
            break
    return min(depth, len(asked.scores))


def where_open(order: Order) -> Order:
    """The order where the reader is asked, and elsewhere that by words alone."""
    return lambda asked: order(asked) if asked.open else by_words(asked)


def in_turn(first: str, second: str, weight: float, depth: int, again: int) -> Order:
    """The best so many ordered with one reader, and of these the best once more with another."""

    def order(asked: Asked) -> Sequence[int]:
        once = read_again(first, weight, depth)(asked)
        return [*_best(asked, once[:again], second, weight), *once[again:]]

    return order


def _best(asked: Asked, places: Sequence[int], reader: str, weight: float) -> list[int]:
    logits = asked.logits[reader]
    return sorted(places, key=lambda at: -(log(max(asked.scores[at], _TINY)) + weight * logits[at]))


def hit(asked: Sequence[Asked], order: Order, k: int) -> float:
    """Of the questions that the articles answer, the share with a right passage among the best."""
    right = [any(one.right[at] for at in order(one)[:k]) for one in asked if one.answerable]
    return 100 * float(np.mean(right))


def refused(asked: Sequence[Asked], reader: str, depth: int, share: float) -> float:
    """The share of unanswerable questions whose best logit is below so many of the answerable's."""
    best = [max(one.logits[reader][:depth], default=-99.0) for one in asked]
    line = np.quantile([b for b, one in zip(best, asked, strict=True) if one.answerable], share)
    others = [b < line for b, one in zip(best, asked, strict=True) if not one.answerable]
    return 100 * float(np.mean(others)) if others else float("nan")
