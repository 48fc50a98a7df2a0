"""Passages with their scores, part by part, and the ways in which their order is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from qa_bot.answering.weights import COVERED_BESIDE
from qa_bot.index.checked import Array


class Scored(NamedTuple):
    """Passages by number, best first, with their scores and what each part gave, by name.

    `coverage` is the share of what is asked about that each holds, or else what stands next to it.
    """

    passages: tuple[int, ...]
    scores: tuple[float, ...]
    parts: Mapping[str, Array]
    coverage: Array

    def at(self, order: Sequence[int]) -> Scored:
        """Those at some places, in this order."""
        return Scored(
            tuple(self.passages[at] for at in order),
            tuple(self.scores[at] for at in order),
            {name: part[order] for name, part in self.parts.items()},
            self.coverage[order],
        )

    def only(self, kept: Array) -> Scored:
        """Those that are kept."""
        return self.at(np.flatnonzero(kept).tolist())

    def first(self, chosen: Array) -> Scored:
        """The chosen ones before all the others."""
        return self.at([*np.flatnonzero(chosen).tolist(), *np.flatnonzero(~chosen).tolist()])

    def then(self, others: Scored) -> Scored:
        """These with others behind them."""
        if not others.passages:
            return self
        return Scored(
            self.passages + others.passages,
            self.scores + others.scores,
            {name: np.concatenate((p, others.parts[name])) for name, p in self.parts.items()},
            np.concatenate((self.coverage, others.coverage)),
        )

    def beside(self, count: int, others: Mapping[int, int]) -> Scored:
        """The first `count`, then others as the part "beside", then the rest.

        Each of the others stands next to the passage at the place that is given for it, and has its
        score if its own is less; it is covered as what stands next to a passage is.
        """
        own = {passage: at for at, passage in enumerate(self.passages)}
        known = [own.get(passage, -1) for passage in others]
        here = np.array(known, dtype=np.int64) >= 0
        parts = {name: np.where(here, part[known], 0.0) for name, part in self.parts.items()}
        places = list(others.values())
        scores = np.where(here, np.array(self.scores)[known], 0.0)
        least = np.array(self.scores)[places]
        parts["beside"] = np.maximum(least - scores, 0.0)
        covered = np.where(here, self.coverage[known], 0.0)
        coverage = np.maximum(covered, COVERED_BESIDE * self.coverage[places])
        moved = Scored(tuple(others), tuple(np.maximum(scores, least).tolist()), parts, coverage)
        with_part = self._replace(parts={**self.parts, "beside": np.zeros(len(self.passages))})
        rest = [at for at in range(count, len(own)) if self.passages[at] not in others]
        return with_part.at(range(count)).then(moved).then(with_part.at(rest))

    def in_order_of(self, passages: Sequence[int]) -> Scored:
        """Those among some passages, in the order of these."""
        place = {passage: at for at, passage in enumerate(self.passages)}
        return self.at([place[passage] for passage in passages if passage in place])

    def among(self, passages: Sequence[int]) -> Array:
        """Whether each is one of some passages."""
        return np.isin(np.array(self.passages, dtype=np.int64), passages)

    def without(self, part: str) -> Array:
        """The scores without what a part gave."""
        scores: Array = np.array(self.scores) - self.parts.get(part, 0.0)
        return scores

    def multiplied(self, part: str, factors: Sequence[float]) -> Scored:
        """The scores of the first ones multiplied, as a part of that name, in their new order."""
        factor = np.ones(len(self.passages))
        factor[: len(factors)] = factors
        total = np.array(self.scores) * factor
        parts = {**self.parts, part: total - np.array(self.scores)}
        again = self._replace(scores=tuple(total.tolist()), parts=parts)
        return again.at(np.argsort(-total, kind="stable").tolist())

    def read(self, logits: Sequence[float], weight: float) -> Scored:
        """The first ones by what a reader gave each, as the part "reader"; the others stay behind.

        The one that it gave most keeps its score, the others lose.
        """
        read = np.array(logits, dtype=np.float64)
        factors = np.exp(weight * (read - read.max(initial=-np.inf)))
        count = len(factors)
        total = np.array(self.scores)
        total[:count] *= factors
        parts = {**self.parts, "reader": total - np.array(self.scores)}
        again = self._replace(scores=tuple(total.tolist()), parts=parts)
        order = np.argsort(-total[:count], kind="stable").tolist()
        return again.at([*order, *range(count, len(total))])
