"""Whether what was found answers the question; where it doesn't, the reason in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from math import log

from qa_bot.answering.question import Question
from qa_bot.answering.ranking import Scored
from qa_bot.answering.weights import LEAST_ODDS, LEAST_ODDS_OF_MAY, LEAST_OF_BEST, SIGNS
from qa_bot.index.contract import Ranking, View

_LOOKED_AT = 3  # the best passages that may hold what makes an answer of them
_MOST_ABSENT = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells an answer from what only sounds like one, each weighed by `weights.SIGNS`.

    `coverage` is the share of what is asked about that one of the best passages holds, or what
    stands next to it; `score` the best score as a share of what a passage holding every word asked
    about would get, were all of them rare; `words` the logarithm of how many words are asked about;
    `absent` how many of them no passage holds, light ones apart and three at most; `no_such_kind`
    1 where a kind of thing is asked for (a time, a number …) that the best passages don't hold.
    """

    coverage: float
    score: float
    words: float
    absent: float
    no_such_kind: float


class Verdict(Enum):
    """What becomes of the passages found."""

    ANSWER = "they answer"
    MAY_ANSWER = "they may answer"
    REFUSE = "they don't answer"


def judge(
    view: View, question: Question, ranking: Ranking, scored: Scored, where: str
) -> tuple[Verdict, str | None]:
    """Whether the passages found answer the question, and what speaks against it.

    They don't when nothing that was asked about occurs in the articles, when a name doesn't, or
    when what the best passages hold of the question is much too little (see `Signs`). `where` is
    what was asked.
    """
    if not question.content:
        return Verdict.REFUSE, "The question holds only common words: name what it is about."
    missing = absent(question, ranking)
    names = [term for term in missing if term in question.names]
    words = [question.content[term] for term in names or missing]
    if names or len(missing) == len(question.content):
        return Verdict.REFUSE, f"{_do_not_occur(words, where)}."
    seen = signs(view, question, ranking, scored)
    likely = odds(seen)
    kind = question.kind.name if seen.no_such_kind else ""
    # Of the questions that ask for a number, 1 % are answered without one.
    if likely >= LEAST_ODDS and kind != "number":
        return Verdict.ANSWER, None
    verdict = Verdict.MAY_ANSWER if likely >= LEAST_ODDS_OF_MAY else Verdict.REFUSE
    if kind in ("time", "number"):
        also = f"; {_do_not_occur(words, where)}" if missing else ""
        return verdict, f"The question asks for a {kind}, and no sentence about it holds one{also}."
    if missing:
        return verdict, f"No sentence covers enough of the question: {_do_not_occur(words, where)}."
    return verdict, "No sentence holds enough of these words together."


def absent(question: Question, ranking: Ranking) -> list[str]:
    """The terms asked about that no passage holds, nor a word that may stand for them."""
    return [
        term
        for term in question.content
        if term not in ranking.idf and ranking.idf.keys().isdisjoint(question.related.get(term, ()))
    ]


def signs(view: View, question: Question, ranking: Ranking, scored: Scored) -> Signs:
    """What tells whether the best passages answer the question."""
    kind = question.kind
    best = [
        view.passage(number).text
        for number, score in zip(scored.passages[:_LOOKED_AT], scored.scores, strict=False)
        if score >= LEAST_OF_BEST * scored.scores[0]
    ]
    most = log(ranking.size + 1) * sum(question.terms[term] for term in question.content)
    missing = [term for term in absent(question, ranking) if question.terms[term] >= 1]
    return Signs(
        coverage=float(scored.coverage[: len(best)].max(initial=0)),
        score=max(scored.scores, default=0.0) / most if most else 0.0,
        words=log(max(len(question.content), 1)),
        absent=min(len(missing), _MOST_ABSENT),
        no_such_kind=float(kind.is_tellable and not any(map(kind.evidence, best))),
    )


def odds(signs: Signs) -> float:
    """How likely it is that there is an answer: log odds, but for a constant."""
    return float(sum(SIGNS[name] * sign for name, sign in asdict(signs).items()))


def _do_not_occur(words: list[str], where: str) -> str:
    plain = (word.removesuffix("'s").removesuffix("’s") for word in words)
    *others, last = (f'"{word}"' for word in plain)
    if not others:
        return f"{last} does not occur in {where}"
    return f"{', '.join(others)} and {last} do not occur in {where}"
