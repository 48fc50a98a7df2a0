"""Whether what was found answers the question; where it doesn't, the reason in words."""

from __future__ import annotations

from enum import Enum
from math import log
from typing import NamedTuple

from qa_bot.answering.found import Found
from qa_bot.answering.question import Question
from qa_bot.answering.scored import Scored
from qa_bot.answering.weights import (
    ANSWER,
    ANSWER_READ,
    FEW_WORDS,
    LEAST_OF_BEST,
    MAY_ANSWER,
    MAY_ANSWER_READ,
    SIGNS,
    SIGNS_ELSEWHERE,
    SIGNS_READ,
    SURE,
)
from qa_bot.index.contract import NAMED, Ranking, View
from qa_bot.language.languages import ENGLISH, named

_LOOKED_AT = 3  # the best passages that may hold what makes an answer of them
_MOST_ABSENT = 3
_MOST_LOGIT = 10.0
_ALL = 0.99  # of the content words


class Signs(NamedTuple):
    """What tells an answer from what only sounds like one, each weighed by `weights.SIGNS`.

    `coverage` is the share of what is asked about that one of the best passages holds, or what
    stands next to it; `score` the best score as a share of what a passage holding every word asked
    about would get, were all of them rare; `words` the logarithm of how many words are asked about;
    `absent` how many of them no passage holds, light ones apart and three at most; `no_such_kind`
    1 where a kind of thing is asked for (a time, a number …) that the best passages don't hold;
    `names` how many names are absent, in another language than English, where only all of them are
    a reason to refuse; `doubt` what such a language wants more. `logit` is the reader's best, None
    where nothing was read: then the others count for more.
    """

    coverage: float
    score: float
    words: float
    absent: float
    no_such_kind: float
    names: float | None = None
    doubt: float | None = None
    logit: float | None = None


class Verdict(Enum):
    """What becomes of the passages found."""

    ANSWER = "they answer"
    MAY_ANSWER = "they may answer"
    REFUSE = "they don't answer"


def is_doubtful(view: View, found: Found) -> bool:
    """Whether it isn't clear from the words alone that the passages found are an answer."""
    seen = signs(view, found.question, found.ranking, found.scored)
    return odds(seen) < SURE


def judge(view: View, found: Found, where: str) -> tuple[Verdict, str | None]:
    """Whether the passages found answer the question, and what speaks against it.

    They don't when nothing that was asked about occurs in the articles, when a name doesn't, or
    when what the best passages hold of the question is much too little (see `Signs`). `where` says
    what was asked: "these articles".
    """
    question, ranking, scored = found.question, found.ranking, found.scored
    if not question.content:
        return Verdict.REFUSE, "The question has only common words: say what it is about."
    missing = absent(question, ranking)
    # Who speaks in a transcript need not be named in what is said there.
    called = view.look([NAMED + term for term in missing if term in question.names])
    names = [t for t in missing if t in question.names and not called[NAMED + t].total]
    words = [question.content[term] for term in names or missing]
    # Elsewhere a stem may keep an ending of a name: one that is held speaks for the others.
    is_missed = bool(names) and (question.language == ENGLISH or len(names) == len(question.names))
    if is_missed or len(missing) == len(question.content):
        return Verdict.REFUSE, f"{_do_not_occur(words, where)}."
    seen = signs(view, question, ranking, scored)._replace(logit=found.logit)
    likely, unread = odds(seen), found.logit is None
    few = _is_few(question, seen)
    kind = question.kind.name if seen.no_such_kind else ""
    # Of the questions that ask for a number, 1 % are answered without one.
    sure = likely >= (ANSWER if unread else ANSWER_READ) and kind != "number"
    # Not every capital makes a name there: what is missing may be one.
    sure = sure and not (seen.names is not None and seen.absent)
    if sure or (few and question.is_keywords):
        return Verdict.ANSWER, None
    may = few or likely >= (MAY_ANSWER if unread else MAY_ANSWER_READ)
    verdict = Verdict.MAY_ANSWER if may else Verdict.REFUSE
    # Nobody asks about "happen" or "use": a refusal isn't explained by their absence.
    words = [question.content[term] for term in missing if question.terms[term] >= 1]
    return verdict, _reason(kind, words, where)


def _is_few(question: Question, seen: Signs) -> bool:
    """Whether the question has only a few words and the articles hold all of them together.

    Where two things are compared, one passage may tell of one, another of the other.
    """
    whole = seen.coverage > _ALL or question.sides is not None
    telling = [term for term in question.content if question.terms[term] >= 1]
    return len(telling) <= FEW_WORDS and whole and not seen.absent


def _reason(kind: str, missing: list[str], where: str) -> str:
    """What speaks against the passages found: no such kind of thing, or words that are missing."""
    if kind in ("time", "number"):
        also = f"; {_do_not_occur(missing, where)}" if missing else ""
        return f"The question asks for a {kind}, and no sentence about it gives one{also}."
    if missing:
        return f"No sentence covers enough of the question: {_do_not_occur(missing, where)}."
    return "No sentence has enough of these words together."


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
    scores = scored.without("reader").tolist()
    best = [
        view.passage(number).text
        for number, score in zip(scored.passages[:_LOOKED_AT], scores, strict=False)
        if score >= LEAST_OF_BEST * scores[0]
    ]
    most = log(ranking.size + 1) * sum(question.terms[term] for term in question.content)
    missing = [term for term in absent(question, ranking) if question.terms[term] >= 1]
    names = [term for term in missing if term in question.names]
    return Signs(
        coverage=float(scored.coverage[: len(best)].max(initial=0)),
        score=max(scores, default=0.0) / most if most else 0.0,
        words=log(max(len(question.content), 1)),
        absent=min(len(missing), _MOST_ABSENT),
        no_such_kind=float(kind.is_tellable and not any(map(kind.evidence, best))),
        names=None if question.language == ENGLISH else min(len(names), _MOST_ABSENT),
        doubt=None if question.language == ENGLISH else named(question.language).doubt,
    )


def odds(signs: Signs) -> float:
    """The log odds that there is an answer."""
    seen = {name: sign for name, sign in signs._asdict().items() if sign is not None}
    if "logit" in seen:
        seen["logit"] = min(max(seen["logit"], -_MOST_LOGIT), _MOST_LOGIT)
    fitted = SIGNS_READ if "logit" in seen else SIGNS_ELSEWHERE if "names" in seen else SIGNS
    return fitted["constant"] + sum(
        fitted.get(name, 0.0) * float(sign) for name, sign in seen.items()
    )


def _do_not_occur(words: list[str], where: str) -> str:
    plain = (word.removesuffix("'s").removesuffix("’s") for word in _whole(words))
    *others, last = (f'"{word}"' for word in plain)
    if not others:
        return f"{last} does not occur in {where}"
    return f"{', '.join(others)} and {last} do not occur in {where}"


def _whole(words: list[str]) -> list[str]:
    """The words with pairs of Chinese signs put together again: 海牛 and 牛岛 are 海牛岛."""
    found: list[str] = []
    for word in words:
        if found and len(word) == 2 and "一" <= word[0] <= "鿿" and found[-1][-1] == word[0]:
            found[-1] += word[1]
        else:
            found.append(word)
    return found
