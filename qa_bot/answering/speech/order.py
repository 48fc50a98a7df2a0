"""Which passages come first where it is asked what somebody said, or who said something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from qa_bot.answering.query import Query
from qa_bot.answering.ranking import Scored, Searched, rank
from qa_bot.answering.speakers import speaker
from qa_bot.answering.speech.lookup import Attributing, Said, restricted
from qa_bot.answering.speech.question import verb_asked
from qa_bot.answering.speech.verbs import class_of, is_attitude, is_strict
from qa_bot.index.checked import Array
from qa_bot.index.contract import Ranking
from qa_bot.language.text.terms import terms

LOOKED_AT = 20
_OWN = 1.3  # what one's own statements gain where a verb may mean words or a deed
_ANOTHERS = 0.7  # what those of somebody else lose there
_SPEAKS = 1.2  # what a statement of somebody known gains where it is asked who said something
_SILENT = 0.85  # what a passage loses there in which nobody says anything
_FITS = 1.1  # what a statement gains there whose word of saying fits
_UNFIT = 0.3  # what a passage loses there without any word of saying that fits
_NAMELESS = 0.6  # what it loses there without any name that is asked about
_SELF = 0.1  # what a statement of the very one loses who is asked to have been accused
_SAY = frozenset("say says said think thinks thought believe believes believed tell told".split())
# Who is accused, praised or told is somebody else than who does it.
_OF_ANOTHER = frozenset(
    form
    for verb in "criticise praise accuse blame thank tell call attack support defend".split()
    for form in class_of(verb) or (verb, f"{verb}s", f"{verb}ed")
) | {"told", "tells"}


class View(Searched, Attributing, Protocol):
    """What knows the passages and who speaks in them."""


def of_one(
    view: View, question: str, query: Query, ranking: Ranking, found: Said, depth: int, narrow: bool
) -> tuple[Scored, Said | None]:
    """The passages for what one is asked to have said, best first, with that one's statements.

    The statements come first, the others behind them; without them where the question is rather
    answered by any passage. `narrow`: only what the ranking holds may be shown.
    """
    ids = np.array(ranking.passages, dtype=np.int64)
    own = [n for n in found.passages if not narrow or n in set(ranking.passages)]
    if own and found.asked.sure:
        first = rank(view, question, query, restricted(ranking, own))
        rest = rank(view, question, query, _kept(ranking, ~np.isin(ids, own), depth))
        return _joined(first, rest), found
    scored = rank(view, question, query, _kept(ranking, np.ones(len(ids), bool), depth))
    if own:
        among = set(own)
        weights = [
            _OWN if n in among else _ANOTHERS if speaker(view, n, {})[0] else 1.0
            for n in scored.passages[:LOOKED_AT]
        ]
        return weighed(scored, "speaker", weights), None
    unquoted = found.is_name or found.is_role
    if unquoted and found.asked.sure and not is_attitude(found.asked.verb):
        return scored, found
    names = {term for word in found.asked.topic.split() for term in terms(word)}
    kept = []
    for number in scored.passages:
        who = speaker(view, number, {})[0]
        # What others said is no answer to what this one said, nor the other way round.
        if found.asked.who:
            kept.append(who is None)
        else:
            about = names & {*terms(view.passage(number).text)}
            kept.append(who is not None and bool(about) and not names & {*terms(who)})
    return _taken(scored, np.array(kept, dtype=bool)) if found.asked.sure else scored, None


def who_said(view: View, scored: Scored, question: str, query: Query) -> Scored:
    """More for passages in which somebody known speaks, and by the verb that is asked for."""
    verb = verb_asked(question)
    weights = []
    for number in scored.passages[:LOOKED_AT]:
        statements = view.statements(number)
        known = [one for one in statements if one.speaker is not None]
        weight = 1.0
        fitting = class_of(verb)
        if known:
            weight = _SPEAKS
            if any(one.cue in fitting for one in known):
                weight *= _FITS
        words = view.passage(number).text.lower().split()
        if is_strict(verb) and fitting.isdisjoint(word.strip(".,;:") for word in words):
            weight *= _UNFIT
        if is_strict(verb) and query.names and query.names.isdisjoint(terms(" ".join(words))):
            weight *= _NAMELESS
        who = [one for one in known if one.cue in fitting] or known
        themselves = [not query.content.keys().isdisjoint(terms(one.speaker or "")) for one in who]
        if verb in _OF_ANOTHER and who and all(themselves):
            weight = _SELF
        elif not statements and verb in _SAY:
            weight = _SILENT
        weights.append(weight)
    return weighed(scored, "speaker", weights)


def nobody_did(scored: Scored, question: str) -> str | None:
    """The reason why not even the best passage says who did it; None where it may."""
    verb = verb_asked(question)
    if not scored.passages or not is_strict(verb):
        return None
    gained = float(scored.parts["speaker"][0])
    if scored.scores[0] > _UNFIT * _SPEAKS * _FITS * (scored.scores[0] - gained):
        return None
    return f"No sentence says who {verb} them or it."


def weighed(scored: Scored, name: str, weights: Sequence[float]) -> Scored:
    """What was scored with the scores of the first ones weighed, as a part of that name."""
    weight = np.ones(len(scored.passages))
    weight[: len(weights)] = weights
    total = np.array(scored.scores) * weight
    order = np.argsort(-total, kind="stable")
    gained = {**scored.parts, name: total - np.array(scored.scores)}
    again = replace(scored, scores=tuple(total.tolist()), parts=gained)
    return again.at(order.tolist())


def _kept(ranking: Ranking, kept: Array, most: int) -> Ranking:
    at = np.flatnonzero(kept)[:most].tolist()
    return replace(
        ranking,
        passages=tuple(ranking.passages[i] for i in at),
        scores=tuple(ranking.scores[i] for i in at),
    )


def _taken(scored: Scored, kept: Array) -> Scored:
    return scored.at(np.flatnonzero(kept).tolist())


def _joined(one: Scored, other: Scored) -> Scored:
    """One order of passages behind another."""
    if not other.passages:
        return one
    return Scored(
        one.passages + other.passages,
        one.scores + other.scores,
        {name: np.concatenate((part, other.parts[name])) for name, part in one.parts.items()},
        np.concatenate((one.held, other.held)),
    )
