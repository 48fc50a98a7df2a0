"""Which passages come first where a question is about somebody's words, or asks whose they are."""

from __future__ import annotations

from qa_bot.answering.hits import speaker
from qa_bot.answering.question import Question
from qa_bot.answering.ranking import rank
from qa_bot.answering.scored import Scored
from qa_bot.answering.speech.lookup import Lookup, Mentioned, Quoted, UnknownRole, look_up
from qa_bot.answering.speech.question import SpeechQuestion
from qa_bot.answering.speech.verbs import SAY, done_to_another, fitting_cues, is_attitude, is_strict
from qa_bot.answering.weights import MOST_STATEMENTS, SPEAKER, SPEAKER_DEPTH
from qa_bot.index.contract import Ranking, View
from qa_bot.language.text.terms import terms


def ordered(
    view: View, question: Question, asked: SpeechQuestion, ranking: Ranking, depth: int
) -> tuple[Scored, Lookup | None]:
    """The passages for what somebody is asked about, best first, and what is known of them.

    The person's statements come first, the others behind them; nothing of the person is given
    where any passage may answer the question.
    """
    lookup = look_up(view, asked)
    found = set(ranking.passages)
    quoted = lookup.passages if isinstance(lookup, Quoted) else ()
    own = [number for number in quoted if not question.is_narrow or number in found]
    among = set(own)
    if own and asked.words_only:
        others = [at for at, n in enumerate(ranking.passages) if n not in among][:depth]
        # Of many statements those that hold most of the question.
        best = view.scored(ranking, own).at(range(min(len(own), MOST_STATEMENTS)))
        return rank(view, question, best).then(rank(view, question, ranking.at(others))), lookup
    scored = rank(view, question, ranking.at(range(min(depth, len(ranking.passages)))))
    if own:
        factors = [
            SPEAKER.own if n in among else SPEAKER.others if speaker(view, n)[0] else 1.0
            for n in scored.passages[:SPEAKER_DEPTH]
        ]
        return scored.multiplied("speaker", factors), None
    unquoted = isinstance(lookup, Mentioned | UnknownRole)
    if unquoted and asked.words_only and not is_attitude(asked.verb):
        return scored, lookup
    return (_of_nobody_else(view, question, asked, scored) if asked.words_only else scored), None


def _of_nobody_else(
    view: View, question: Question, asked: SpeechQuestion, scored: Scored
) -> Scored:
    """The passages in which nobody speaks but the person asked about.

    "What did Holm say?" isn't answered by what others said, nor the other way round.
    """
    kept = []
    for at, number in enumerate(scored.passages):
        name = speaker(view, number)[0]
        if asked.who:
            fits = name is None
        else:
            topic = set(terms(asked.topic))
            about = topic & {*terms(view.passage(number).text)}
            fits = name is not None and bool(about) and topic.isdisjoint(terms(name))
        if fits:
            kept.append(at)
    return scored.at(kept)


def who_said(view: View, question: Question, verb: str, scored: Scored) -> Scored:
    """More for passages in which somebody known speaks, and by the verb that is asked for."""
    factors = [_speaks(view, question, verb, number) for number in scored.passages[:SPEAKER_DEPTH]]
    return scored.multiplied("speaker", factors)


def _speaks(view: View, question: Question, verb: str, number: int) -> float:
    """The factor of a passage where it is asked who said something."""
    statements = view.statements(number)
    known = [one for one in statements if one.speaker is not None]
    fitting = fitting_cues(verb)
    cued = [one for one in known if one.cue in fitting]
    who = cued or known
    content = question.content.keys()
    themselves = [not content.isdisjoint(terms(one.speaker or "")) for one in who]
    if verb in done_to_another() and who and all(themselves):
        return SPEAKER.self
    if not statements and verb in SAY:
        return SPEAKER.silent
    factor = SPEAKER.speaks if known else 1.0
    factor *= SPEAKER.fits if cued else 1.0
    words = view.passage(number).text.lower().split()
    if is_strict(verb) and fitting.isdisjoint(word.strip(".,;:") for word in words):
        factor *= SPEAKER.unfit
    if is_strict(verb) and question.names and question.names.isdisjoint(terms(" ".join(words))):
        factor *= SPEAKER.nameless
    return factor


def nobody_did(question: Question, verb: str, scored: Scored) -> str | None:
    """The reason why not even the best passage says who did it; None where it may."""
    if not scored.passages or not is_strict(verb):
        return None
    gained = float(scored.parts["speaker"][0])
    most_unfit = SPEAKER.unfit * SPEAKER.speaks * SPEAKER.fits
    if scored.scores[0] > most_unfit * (scored.scores[0] - gained):
        return None
    what = question.text.rstrip(" ?!.")
    return f"No sentence says {what[:1].lower()}{what[1:]}."
