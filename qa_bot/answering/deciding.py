"""Whether what was found answers the question: hits, or a refusal with its reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import Protocol

from qa_bot.answering.expected import Expected
from qa_bot.answering.query import Query
from qa_bot.answering.ranking import Scored
from qa_bot.answering.speakers import speaker
from qa_bot.index.contract import Ranking
from qa_bot.language.terms import spans, terms
from qa_bot.model import Answer, Hit, Passage, Statement

# The share of a question that its best passage must cover. Measured on questions put to their own
# article (3 % lie below) and to another one that shares words with them (91 % lie below).
LEAST_COVERAGE = 0.43
MISSING = 0.8  # how much what no passage holds counts against what the best one covers
# A passage that scores less than this part of the best one is no answer beside it: of the right
# passages in second or third place, 3 % score less.
LEAST_OF_BEST = 0.5
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
    when the best passage covers too little of the question: its score, divided by what a passage
    holding every term once would score.
    """
    found = hits(question, query, scored, k, view)
    reason = _reason(query, ranking, scored, where) or _without_a_number(question, found)
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

    One that says the same in the same words as a better one is a source of that.
    """
    expected = Expected(question)
    best: dict[tuple[str, ...], tuple[int, Passage, list[str]]] = {}
    for at, (number, score) in enumerate(zip(scored.passages, scored.scores, strict=True)):
        if score < least * scored.scores[0] or at >= k + _DUPLICATES:
            break
        found = view.passage(number)
        same = tuple(terms(found.text))
        if same in best:
            best[same][2].append(f"{found.document}:{found.line}")
        elif len(best) < k:
            best[same] = at, found, []
    voices = {at: speaker(view, scored.passages[at], query.content) for at, _, _ in best.values()}
    return tuple(
        Hit(
            found,
            scored.scores[at],
            highlights(found.text, query.content),
            speaker=voices[at][0],
            role=voices[at][1],
            answer=expected.words(found.text),
            sources=tuple(sources),
            explain=tuple((name, float(part[at])) for name, part in scored.parts.items()),
        )
        for at, found, sources in best.values()
    )


def _reason(query: Query, ranking: Ranking, scored: Scored, where: str) -> str | None:
    """Why the ranking is no answer, or None if it is one."""
    if not query.content:
        return "The question holds only common words: name what it is about."
    missing = [term for term in query.content if term not in ranking.idf]
    names = [term for term in missing if term in query.names]
    absent = _absent([query.content[term] for term in names or missing], where) if missing else ""
    if names or len(missing) == len(query.content):
        return f"{absent}."
    if coverage(query, ranking, scored) >= LEAST_COVERAGE:
        return None
    if missing:
        return f"No sentence covers enough of the question: {absent}."
    return "No sentence brings enough of these words together."


def _without_a_number(question: str, hits: Sequence[Hit]) -> str | None:
    """Of the sentences that answer how many, 99 % hold a number or stand next to one that does."""
    expected = Expected(question)
    if expected.kind != "number" or any(expected.evidence(hit.text) for hit in hits):
        return None
    return "The question asks for a number, and no sentence about it holds one."


def coverage(query: Query, ranking: Ranking, scored: Scored) -> float:
    """How much of a question its best passage covers, less what no passage holds.

    The best score as a share of what one occurrence of every term would give (about 0 to 2, since
    what stands around counts too; a term that no passage holds counts as the rarest), less the
    share that such terms have in what is asked about.
    """
    rarest = log(ranking.size + 1)
    worth = {term: w * ranking.idf.get(term, rarest) for term, w in query.weights.items()}
    asked = sum(worth[term] for term in query.content)
    missing = sum(worth[term] for term in query.content if term not in ranking.idf)
    if not asked:
        return 0.0
    return max(scored.scores, default=0.0) / sum(worth.values()) - MISSING * missing / asked


def _absent(words: list[str], where: str) -> str:
    *others, last = (f'"{word}"' for word in words)
    if not others:
        return f"{last} does not occur in {where}"
    return f"{', '.join(others)} and {last} do not occur in {where}"


def highlights(text: str, terms: Mapping[str, object]) -> tuple[tuple[int, int], ...]:
    """The (start, end) offsets in a text of the words whose term is asked about, ascending."""
    merged: list[tuple[int, int]] = []
    for term, start, end in spans(text):
        if term in terms:
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], end
            else:
                merged.append((start, end))
    return tuple(merged)
