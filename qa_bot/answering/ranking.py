"""The second look at the passages that BM25 found: which of them comes first.

    score = (words + before + letters) × (1 + kind)

words    BM25F over the sentence itself and, at a small weight each, the sentence before it, the
         one after it and the rest of its block (Robertson, Zaragoza & Taylor 2004, "Simple BM25
         extension to multiple weighted fields"): small words count in the sentence alone; of a
         word and the other words that may stand for it (related.py), what gives most
before   BM25 of the sentence and the one before it taken as one
letters  BM25F likewise over the runs of four letters of the question, which forgive endings and
         spellings, and see which words stand next to each other
kind     whether the sentence holds the kind of thing that is asked for (expected.py)

What each weighs stands in weights.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

import numpy as np

from qa_bot.answering import weights
from qa_bot.answering.answer_kind import Expected
from qa_bot.answering.bm25f import has_previous, previous, saturated, weighted
from qa_bot.answering.ngrams import letters
from qa_bot.answering.query import Query
from qa_bot.index.around import Around
from qa_bot.index.checked import Array
from qa_bot.index.contract import Ranking

DEPTH = 100  # passages that get a second look
# How much a word next to a passage, or in its block, counts as held by it.
HELD_BESIDE, HELD_IN_BLOCK = 0.7, 0.4
_KINDS_DEPTH = 40  # of these the best, whose kind of answer is looked at


class Searched(Protocol):
    """What is ranked: a view of an index."""

    @property
    def average(self) -> float: ...

    def around(self, passages: Sequence[int]) -> Around: ...

    def frequency(self, term: str, passages: Array) -> Array: ...

    def between(self, term: str, begin: Array, end: Array) -> Array: ...


@dataclass(frozen=True, slots=True)
class Scored:
    """Passages by number, best first, with their scores and what each part gave, by name.

    `held` is the share of what is asked about that each holds, or else what stands next to it.
    """

    passages: tuple[int, ...]
    scores: tuple[float, ...]
    parts: Mapping[str, Array]
    held: Array

    def at(self, order: Sequence[int]) -> Scored:
        """Those at some places, in this order."""
        return Scored(
            tuple(self.passages[at] for at in order),
            tuple(self.scores[at] for at in order),
            {name: part[order] for name, part in self.parts.items()},
            self.held[order],
        )


def rank(view: Searched, question: str, query: Query, found: Ranking) -> Scored:
    """Score passages that BM25 found anew, best first; ties keep BM25's order."""
    if not found.passages:
        return Scored((), (), {}, np.empty(0))
    near = view.around(found.passages)
    columns = _columns(query, found)
    counts = np.zeros((len(near.numbers), len(columns)))
    for at, one in enumerate(columns):
        if one.term in found.idf:
            counts[:, at] = view.frequency(one.term, near.numbers)
    before = previous(near)
    parts = _words(columns, counts, near, before, view.average or 1)
    parts["letters"] = weights.WEIGHTS.letters * letters(query, near, before)
    total = np.sum(list(parts.values()), axis=0)
    parts["kind of answer"] = total * _kinds(question, near, total)
    total = np.sum(list(parts.values()), axis=0)
    missing = _nameless(view, query, columns, near)
    parts["name missing"] = total * (weights.WEIGHTS.without_name**missing - 1)
    total = np.sum(list(parts.values()), axis=0)
    scored = Scored(found.passages, tuple(total.tolist()), parts, _held(columns, counts, near))
    return scored.at(np.argsort(-total, kind="stable").tolist())


def searched(query: Query) -> dict[str, float]:
    """What to search for: the terms of a query and, at less, those that may stand for them."""
    found = dict(query.weights)
    for asked, others in query.related.items():
        for term, kind in others.items():
            weight = getattr(weights.WEIGHTS, kind) * query.weights[asked]
            found[term] = max(found.get(term, 0.0), weight)
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    """A term that is looked for: in place of which term of the query, and how well it stands.

    `weight` is that of the asked term, `small` whether it says little, `content` whether it is
    asked about; `idf` is what finding the term tells, at most what the asked one would.
    """

    asked: str
    term: str
    fit: float
    weight: float
    idf: float
    content: bool


def _columns(query: Query, found: Ranking) -> list[_Column]:
    """The terms of a query and the words that may stand for them, those for one side by side.

    One that no passage holds keeps its place: it is worth what the rarest would be.
    """
    columns = []
    rarest = log(found.size + 1)
    for asked, weight in query.weights.items():
        content = asked in query.content
        own = found.idf.get(asked, rarest)
        columns.append(_Column(asked, asked, 1.0, weight, own, content))
        for term, kind in query.related.get(asked, {}).items():
            if term in found.idf:
                idf = min(own, found.idf[term])
                columns.append(
                    _Column(asked, term, getattr(weights.WEIGHTS, kind), weight, idf, content)
                )
    return columns


def _starts(columns: Sequence[_Column]) -> list[int]:
    """Where the columns of each term of the query begin."""
    return [at for at, one in enumerate(columns) if one.asked == one.term]


def _words(
    columns: Sequence[_Column], counts: Array, near: Around, before: Array, average: float
) -> dict[str, Array]:
    """What the terms give: in the sentence itself, around it, and with the sentence before it.

    Of a term and those that may stand for it a passage gets what gives most.
    """
    share = np.array([one.fit * one.weight * one.idf for one in columns])
    small = np.array([one.weight < 1 for one in columns])
    exact = np.array([one.asked == one.term for one in columns])
    starts = _starts(columns)

    def score(counts: Array, length: Array) -> Array:
        each = saturated(counts, length / average) * share
        best: Array = np.maximum.reduceat(each, starts, axis=1).sum(axis=1)
        return best

    own, own_length = counts[near.row], near.lengths[near.row]
    fields, lengths = weighted(counts, near.lengths, near, before)
    fields[:, small] = own[:, small]
    alone = score(own * exact, own_length)
    others = score(own, own_length) - alone
    around = score(fields, lengths) - alone - others
    joined = own + np.where(has_previous(near)[:, None], counts[near.previous], 0)
    joined_length = own_length + np.where(has_previous(near), near.lengths[near.previous], 0)
    return {
        "words": alone,
        "other words": others,
        "around": around,
        "sentence before": weights.WEIGHTS.before * score(joined, joined_length / 2),
    }


def _nameless(view: Searched, query: Query, columns: Sequence[_Column], near: Around) -> Array:
    """How many of the names asked for, some of which articles hold, each passage's does not."""
    missing = np.zeros(len(near.row))
    for name in query.names:
        same = [one.term for one in columns if one.asked == name]
        held = [view.between(term, near.begin, near.end) for term in same]
        if held and (stands := np.logical_or.reduce(held)).any():
            missing += ~stands
    return missing


def _held(columns: Sequence[_Column], counts: Array, near: Around) -> Array:
    """The share, by idf, of what is asked about that each passage holds, or what is around it."""
    at = [i for i, one in enumerate(columns) if one.content]
    if not at:
        return np.zeros(len(near.row))
    columns = [columns[i] for i in at]
    holds = counts[:, at] > 0
    through = np.concatenate((np.zeros((1, len(at))), np.cumsum(holds, axis=0)))
    block = through[near.last + 1] > through[near.first]
    beside = holds[near.previous] | holds[near.next]
    best = np.maximum.reduce([holds[near.row] * 1.0, beside * HELD_BESIDE, block * HELD_IN_BLOCK])
    starts = _starts(columns)
    worth = np.array([columns[i].weight * columns[i].idf for i in starts])
    fit = best * np.array([one.fit for one in columns])
    held: Array = (np.maximum.reduceat(fit, starts, axis=1) * worth).sum(axis=1) / worth.sum()
    return held


def _kinds(question: str, near: Around, scores: Array) -> Array:
    """The share by which each of the best passages gains for the kind of answer in it."""
    gains = np.zeros(len(scores))
    expected = Expected(question)
    if expected.kind:
        ends = np.append(near.text_at, len(near.text))
        for at in np.argsort(-scores, kind="stable")[:_KINDS_DEPTH].tolist():
            row = near.row[at]
            text = near.text[ends[row] : ends[row + 1]].tobytes().decode("utf-8", "replace")
            if evidence := expected.evidence(text.rstrip()):
                gains[at] = getattr(weights.WEIGHTS, evidence)
    return gains
