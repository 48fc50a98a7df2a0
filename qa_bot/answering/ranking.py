"""The second look at the passages that BM25 found: which of them comes first.

    score = ((words + related + around + before + ngrams) × (1 + kind) × (1 + headings) × name
             + beside) × reader × speaker × thread

words    BM25 of the sentence itself by the question's own words, as rank_bm25 works it out
related  what the other words that may stand for them give there (language/related.py), where they
         give more
around   what both gain when the sentence before, the one after and the rest of the block are its
         fields, at a small weight each, in one BM25F (Robertson, Zaragoza & Taylor 2004, "Simple
         BM25 extension to multiple weighted fields"); small words count in the sentence alone
before   BM25 of the sentence and the one before it taken as one
ngrams   BM25F over the runs of four letters of the question, which forgive endings and spellings,
         and see which words stand next to each other
kind     whether the sentence holds the kind of thing that is asked for (answer_kind.py)
headings the share of what is asked about that stands above the sentence: in the headings that it
         stands under, in what leads in to it, in the name of its document
name     less for each name asked for that the article doesn't hold
beside   what a passage lacks of the score of one that it stands next to, where it is read as an
         answer in its place (reading.py)
reader   less for what the reader finds to answer less well, where it is asked (reading.py)
speaker  more or less by who speaks, where the question is about somebody's words (speech/order.py)
thread   more near what was shown last, in a follow-up (pipeline.py)

`explain` names what each part gave, under these names; what each weighs stands in weights.py,
under these names too.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa_bot.answering import weights
from qa_bot.answering.answer_kind import AnswerKind
from qa_bot.answering.bm25f import has_previous, previous, saturated, weighted
from qa_bot.answering.ngrams import ngrams
from qa_bot.answering.question import Question
from qa_bot.answering.scored import Scored
from qa_bot.index.around import Around
from qa_bot.index.checked import Array
from qa_bot.index.contract import Query, Ranking, View
from qa_bot.index.scores import Scorer
from qa_bot.language.text.terms import terms
from qa_bot.model import KINDS

if TYPE_CHECKING:
    from qa_bot.answering.language_kind import LanguageKind

_HEADER = KINDS.index("header")


def rank(view: View, question: Question, found: Ranking) -> Scored:
    """Score again what BM25 found, best first; ties keep BM25's order."""
    if not found.passages:
        return Scored((), (), {}, np.empty(0))
    columns = _columns(question, found)
    names = [one for one in columns if one.asked in question.names]
    near = view.around(found.passages, *([o.term for o in some] for some in (columns, names)))
    before = previous(near, question.language)
    parts = _words(columns, near, before, view.average or 1)
    parts["ngrams"] = weights.WEIGHTS.ngrams * ngrams(question, near, before)
    total = np.sum(list(parts.values()), axis=0)
    parts["kind"] = total * _kinds(question.kind, near, total)
    total = np.sum(list(parts.values()), axis=0)
    above = _above(near)
    parts["headings"] = total * weights.WEIGHTS.headings * _share(columns, above)
    total = np.sum(list(parts.values()), axis=0)
    missing = _names_missing(names, near.mentions)
    parts["name"] = total * (weights.WEIGHTS.name**missing - 1)
    total = np.sum(list(parts.values()), axis=0)
    covered = _coverage(columns, near, above)
    scored = Scored(found.passages, tuple(total.tolist()), parts, covered)
    order = np.argsort(-total, kind="stable")
    answers = ~near.heads & (near.kind != _HEADER)
    return scored.at((order[answers[order]] if answers.any() else order).tolist())


def searched(question: Question) -> Query:
    """What to search for: the terms of a question and, at less, those that may stand for them.

    Also the documents that it names, where any passage may be shown.
    """
    found = dict(question.terms)
    for asked, others in question.related.items():
        for term, kind in others.items():
            weight = _related(kind) * question.terms[asked]
            found[term] = max(found.get(term, 0.0), weight)
    words = (word for word in question.without if " " not in word)
    without = tuple(term for word in words for term in terms(word, question.language))
    named = () if question.is_narrow else tuple(question.content)
    return Query(found, without=without, named=named)


def _related(kind: str) -> float:
    weight: float = getattr(weights.WEIGHTS, f"related_{kind}")
    return weight


class _Column(NamedTuple):
    """A term that is looked for: in place of which term of the question, and how well it stands.

    `weight` is that of the asked term, `small` whether it says little, `content` whether it is
    asked about; `idf` is what finding the term tells, at most what the asked one would.
    """

    asked: str
    term: str
    fit: float
    weight: float
    idf: float
    content: bool


def _columns(question: Question, found: Ranking) -> list[_Column]:
    """The terms of a question and the words that may stand for them, those for one side by side.

    One that no passage holds keeps its place: it is worth what the rarest would be.
    """
    columns = []
    rarest = log(found.size + 1)
    for asked, weight in question.terms.items():
        content = asked in question.content
        own = found.idf.get(asked, rarest)
        columns.append(_Column(asked, asked, 1.0, weight, own, content))
        for term, kind in question.related.get(asked, {}).items():
            if term in found.idf:
                idf = min(own, found.idf[term])
                columns.append(_Column(asked, term, _related(kind), weight, idf, content))
    return columns


def _starts(columns: Sequence[_Column]) -> list[int]:
    """Where the columns of each term of the question begin."""
    return [at for at, one in enumerate(columns) if one.asked == one.term]


def _words(
    columns: Sequence[_Column], near: Around, before: Array, average: float
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

    counts = near.counts
    own, own_length = counts[near.row], near.lengths[near.row]
    fields, lengths = weighted(counts, near.lengths, near, before)
    fields[:, small] = own[:, small]
    asked = {one.term: one.weight * one.idf for one in columns if one.asked == one.term}
    alone = Scorer(average, weights.WEIGHTS.k1, weights.WEIGHTS.b).scores(
        asked, np.vstack((own_length, own[:, exact].T))
    )
    all_words = score(own, own_length)
    others = all_words - score(own * exact, own_length)
    around = score(fields, lengths) - all_words
    joined = own + np.where(has_previous(near)[:, None], counts[near.previous], 0)
    joined_length = own_length + np.where(has_previous(near), near.lengths[near.previous], 0)
    return {
        "words": alone,
        "related": others,
        "around": around,
        "before": weights.WEIGHTS.before * score(joined, joined_length / 2),
    }


def _above(near: Around) -> Array:
    """Whether each term stands above each passage: in a heading, in the name of its document."""
    held = near.counts > 0
    # -1, where there is no heading, is the last row; what it gives is not counted.
    in_headings = (held[near.headings] & (near.headings >= 0)[:, :, None]).any(axis=1)
    leads_in = held[near.lead_in] & (near.lead_in >= 0)[:, None]
    above: Array = in_headings | leads_in | near.called
    return above


def _share(columns: Sequence[_Column], held: Array) -> Array:
    """The share, by idf, of the content words that is held."""
    at = [i for i, one in enumerate(columns) if one.content]
    if not at:
        return np.zeros(len(held))
    columns = [columns[i] for i in at]
    starts = _starts(columns)
    worth = np.array([columns[i].weight * columns[i].idf for i in starts])
    fit = held[:, at] * np.array([one.fit for one in columns])
    share: Array = (np.maximum.reduceat(fit, starts, axis=1) * worth).sum(axis=1) / worth.sum()
    return share


def _names_missing(names: Sequence[_Column], mentions: Array) -> Array:
    """How many of the names asked for, some of which articles hold, each passage's does not."""
    if not names:
        return np.zeros(len(mentions))
    stands = np.logical_or.reduceat(mentions, _starts(names), axis=1)
    missing: Array = (~stands[:, stands.any(axis=0)]).sum(axis=1)
    return missing


def _coverage(columns: Sequence[_Column], near: Around, above: Array) -> Array:
    """The share, by idf, of what is asked about that each passage holds, or what is around it."""
    holds = near.counts > 0
    through = np.concatenate((np.zeros((1, len(columns))), np.cumsum(holds, axis=0)))
    block = through[near.last + 1] > through[near.first]
    beside = holds[near.previous] | holds[near.next] | above
    best = np.maximum.reduce(
        [holds[near.row] * 1.0, beside * weights.COVERED_BESIDE, block * weights.COVERED_IN_BLOCK]
    )
    return _share(columns, best)


def _kinds(kind: AnswerKind | LanguageKind, near: Around, scores: Array) -> Array:
    """The share by which each of the best passages gains for the kind of answer in it."""
    gains = np.zeros(len(scores))
    if kind.name:
        ends = np.append(near.text_at, len(near.text))
        for at in np.argsort(-scores, kind="stable")[: weights.KIND_DEPTH].tolist():
            row = near.row[at]
            text = near.text[ends[row] : ends[row + 1]].tobytes().decode("utf-8", "replace")
            if evidence := kind.evidence(text.rstrip()):
                gains[at] = getattr(weights.WEIGHTS, f"kind_{evidence}")
    return gains
