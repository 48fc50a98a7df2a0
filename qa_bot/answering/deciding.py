"""Whether what was found answers the question: hits, or a refusal with its reason in words."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from math import log
from typing import Protocol

from qa_bot.answering.answer_kind import Expected
from qa_bot.answering.query import Query
from qa_bot.answering.ranking import Scored
from qa_bot.answering.speakers import speaker
from qa_bot.index.contract import Ranking
from qa_bot.language.text.terms import spans, terms
from qa_bot.model import Answer, Hit, Passage, Statement

_LOOKED_AT = 3  # the best passages that may hold what makes an answer of them
_MOST_ABSENT = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells an answer from what only sounds like one, each weighed by `SIGNS`.

    `held` is the share of what is asked about that one of the best passages holds, or what stands
    next to it; `score` the best score as a share of what a passage holding every word asked about
    would get, were all of them rare; `words` the logarithm of how many words are asked about;
    `absent` how many of them no passage holds, light ones apart and three at most; `no_such_kind`
    1 where a kind of thing is asked for (a time, a number …) that the best passages don't hold.
    """

    held: float
    score: float
    words: float
    absent: float
    no_such_kind: float


# Logistic regression (log odds that it is an answer) on questions to their own article, to another
# one that shares words with them, and to their own without the sentences that answer; fitted on
# every other article and measured on the rest by `python -m tests.benchmarks.refusing`.
SIGNS = Signs(held=3.73, score=2.41, words=1.39, absent=-0.56, no_such_kind=-1.39)
LEAST = 4.5  # refuses 3 % of the rightful and 95 % of those put to another article
# A passage that scores less than this part of the best one is no answer beside it: of the right
# passages in second or third place, 3 % score less.
LEAST_OF_BEST = 0.5
_HELD_OF_BEST = 0.6
_DUPLICATES = 20  # passages beyond those shown that are looked through for the same words


class Shown(Protocol):
    """What gives the passages and who speaks in them."""

    def passage(self, number: int) -> Passage: ...

    def statements(self, number: int) -> Sequence[Statement]: ...


def decide(
    question: str,
    query: Query,
    ranking: Ranking,
    scored: Scored,
    k: int,
    view: Shown,
    where: str = "these articles",
) -> Answer:
    """The answer to a question from the passages for it: at most `k` hits, or a reason.

    `ranking` is what was found and `scored` the same after the second look; `view` gives the
    passage of each number; `where` is what was asked. A refusal comes with the closest passages.

    It refuses when nothing that was asked about occurs in the articles, when a name doesn't, or
    when what the best passages hold of the question is too little (see `Signs`).
    """
    found = hits(question, query, scored, k, view)
    reason = _reason(question, query, ranking, scored, view, where)
    if reason is None:
        return Answer(question, found)
    return Answer(question, reason=reason, closest=found)


def hits(
    question: str,
    query: Query,
    scored: Scored,
    k: int,
    view: Shown,
    least: float = LEAST_OF_BEST,
) -> tuple[Hit, ...]:
    """The best passages, of those that score `least` of the best.

    One that says the same in the same words as a better one, articles and the like apart, is a
    source of that.
    """
    expected = Expected(question)
    marked = query.content.keys() | {o for some in query.related.values() for o in some}
    best: dict[tuple[str, ...], tuple[int, Passage, list[str]]] = {}
    for at, (number, score) in enumerate(zip(scored.passages, scored.scores, strict=True)):
        if score < least * scored.scores[0] or at >= k + _DUPLICATES:
            break
        found = view.passage(number)
        # Beside the best none is an answer that has much less of the question, or no word of it.
        little = scored.held[at] < _HELD_OF_BEST * scored.held[0]
        if least and best and (little or not highlights(found.text, marked)):
            continue
        same = tuple(term for term in terms(found.text) if term not in _untelling())
        if same in best:
            best[same][2].append(f"{found.document}:{found.line}")
        elif len(best) < k:
            best[same] = at, found, []
    voices = {at: speaker(view, scored.passages[at], query.content) for at, _, _ in best.values()}
    return tuple(
        Hit(
            found,
            scored.scores[at],
            highlights(found.text, marked),
            speaker=voices[at][0],
            role=voices[at][1],
            answer=expected.words(found.text, float(scored.held[at])),
            sources=tuple(sources),
            explain=tuple((name, float(part[at])) for name, part in scored.parts.items()),
        )
        for at, found, sources in best.values()
    )


@cache
def _untelling() -> frozenset[str]:
    """What may come or go without a sentence saying anything else: no "not", no "may"."""
    return frozenset(terms("a an the this that these those and but also then however moreover"))


def _reason(
    question: str, query: Query, ranking: Ranking, scored: Scored, view: Shown, where: str
) -> str | None:
    """Why the ranking is no answer, or None if it is one."""
    if not query.content:
        return "The question holds only common words: name what it is about."
    missing = absent(query, ranking)
    names = [term for term in missing if term in query.names]
    words = [query.content[term] for term in names or missing]
    if names or len(missing) == len(query.content):
        return f"{_do_not_occur(words, where)}."
    seen = signs(question, query, ranking, scored, view)
    kind = Expected(question).kind if seen.no_such_kind else ""
    # Of the questions that ask for a number, 1 % are answered without one.
    if likely(seen) >= LEAST and kind != "number":
        return None
    if kind in ("time", "number"):
        also = f"; {_do_not_occur(words, where)}" if missing else ""
        return f"The question asks for a {kind}, and no sentence about it holds one{also}."
    if missing:
        return f"No sentence covers enough of the question: {_do_not_occur(words, where)}."
    return "No sentence brings enough of these words together."


def absent(query: Query, ranking: Ranking) -> list[str]:
    """The terms asked about that no passage holds, nor a word that may stand for them."""
    return [
        term
        for term in query.content
        if term not in ranking.idf and ranking.idf.keys().isdisjoint(query.related.get(term, ()))
    ]


def signs(question: str, query: Query, ranking: Ranking, scored: Scored, view: Shown) -> Signs:
    """What tells whether the best passages answer the question."""
    expected = Expected(question)
    best = [
        view.passage(number).text
        for number, score in zip(scored.passages[:_LOOKED_AT], scored.scores, strict=False)
        if score >= LEAST_OF_BEST * scored.scores[0]
    ]
    most = log(ranking.size + 1) * sum(query.weights[term] for term in query.content)
    missing = [term for term in absent(query, ranking) if query.weights[term] >= 1]
    return Signs(
        held=float(scored.held[: len(best)].max(initial=0)),
        score=max(scored.scores, default=0.0) / most if most else 0.0,
        words=log(max(len(query.content), 1)),
        absent=min(len(missing), _MOST_ABSENT),
        no_such_kind=float(expected.is_tellable and not any(map(expected.evidence, best))),
    )


def likely(signs: Signs) -> float:
    """How likely it is that there is an answer: log odds, but for a constant."""
    each = zip(astuple(SIGNS), astuple(signs), strict=True)
    return float(sum(weight * sign for weight, sign in each))


def _do_not_occur(words: list[str], where: str) -> str:
    plain = (word.removesuffix("'s").removesuffix("’s") for word in words)
    *others, last = (f'"{word}"' for word in plain)
    if not others:
        return f"{last} does not occur in {where}"
    return f"{', '.join(others)} and {last} do not occur in {where}"


def highlights(text: str, terms: Container[str]) -> tuple[tuple[int, int], ...]:
    """The (start, end) offsets in a text of the words whose term is asked about, ascending."""
    merged: list[tuple[int, int]] = []
    for term, start, end in spans(text):
        if term in terms:
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], end
            else:
                merged.append((start, end))
    return tuple(merged)
