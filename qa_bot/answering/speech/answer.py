"""What somebody said: all the statements of a person, those on a topic, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from qa_bot.answering.found import Found
from qa_bot.answering.hits import shown
from qa_bot.answering.question import Question
from qa_bot.answering.scored import Scored
from qa_bot.answering.speech.lookup import Quoted, UnknownRole
from qa_bot.answering.speech.question import SpeechQuestion
from qa_bot.answering.speech.verbs import SAID, does_nothing, fitting_cues, is_strict
from qa_bot.answering.weights import LEAST_OF_TOPIC, TOPIC_LOGIT
from qa_bot.index.checked import Array
from qa_bot.index.contract import Ranking, View
from qa_bot.language.related import related
from qa_bot.model import Answer


def answer(view: View, found: Found, asked: SpeechQuestion, k: int, where: str) -> Answer:
    """The statements asked for, best first; a refusal where none is about the topic.

    `found` may hold other passages behind those of the person, which aren't answers.
    """
    question, lookup = found.question, found.lookup
    if not isinstance(lookup, Quoted):
        reason = (
            f'Nobody who speaks in {where} is called "{asked.who}".'
            if isinstance(lookup, UnknownRole)
            else f"{asked.who} is mentioned in {where} but not quoted."
        )
        closest = shown(view, question, found.scored, k, {}).hits
        return Answer(question.text, reason=reason, closest=closest)
    own = found.scored.only(found.scored.among(lookup.passages))
    k = max(k, len(own.passages)) if asked.all else k
    about = _about(view, question, found.ranking, own)
    about |= [found.logits.get(number, -np.inf) >= TOPIC_LOGIT for number in own.passages]
    cued = _cued(view, asked, lookup, own)
    who, several = _listed(lookup.people, "and"), len(lookup.people) > 1
    reason = ""
    if question.topic and asked.topic_required and not about.any():
        reason = f"{who} {'say' if several else 'says'} nothing about {asked.topic}."
    elif not question.topic and is_strict(asked.verb) and not cued.any():
        reason = f"{who} {does_nothing(asked.verb, several)} in {where}."
    if reason:
        closest = shown(view, question, own, k, lookup.speakers).hits
        return Answer(question.text, reason=reason, closest=closest, notes=_notes(asked, lookup))
    chosen = _chosen(question, asked, own, about, cued)
    if asked.all and not question.topic:
        chosen = chosen.in_order_of(lookup.passages)
    best = shown(view, question, chosen, k, lookup.speakers)
    count = len(best.hits) if asked.all else len(lookup.passages)
    notes = _notes(asked, lookup)
    if (asked.all or not question.topic) and count > 1:
        on = f" about {asked.topic}" if question.topic else ""
        notes = (*notes, f"{count} statements by {who}{on}")
    return Answer(question.text, best.hits, notes=notes, total=best.total)


def _chosen(
    question: Question, asked: SpeechQuestion, own: Scored, about: Array, cued: Array
) -> Scored:
    """The statements that answer, in their order: those on the topic, then by the verb."""
    strict = is_strict(asked.verb) and not question.topic
    if question.topic and asked.topic_required:
        own, cued = own.only(about), cued[about]
    elif question.topic:
        own, cued = own.first(about), np.concatenate((cued[about], cued[~about]))
    if strict:
        own = own.only(cued)
    elif cued.any() and not asked.all:
        own = own.first(cued)
    return own


def _cued(view: View, asked: SpeechQuestion, quoted: Quoted, own: Scored) -> Array:
    """Whether each statement has a cue that fits the verb, or a word of saying that does."""
    fitting, narrow = fitting_cues(asked.verb), asked.verb.lower() not in SAID
    return np.array(
        [
            quoted.cues[n] in fitting or (narrow and not fitting.isdisjoint(_words(view, n)))
            for n in own.passages
        ],
        dtype=bool,
    )


def _words(view: View, number: int) -> list[str]:
    return re.findall(r"[a-z]+", view.passage(number).text.lower())


def _notes(asked: SpeechQuestion, quoted: Quoted) -> tuple[str, ...]:
    """A note where a name fits several people, or one only nearly."""
    if quoted.nearly and len(quoted.people) == 1:
        return (f"{asked.who} → {quoted.people[0]}",)
    if len(quoted.people) < 2:
        return ()
    return (f"{asked.who} may be {_listed(quoted.people, 'or')}",)


def _listed(names: Sequence[str], word: str) -> str:
    *most, last = names or ("",)
    return f"{', '.join(most)} {word} {last}" if most else last


def _about(view: View, question: Question, ranking: Ranking, own: Scored) -> Array:
    """Whether each passage holds enough of the topic, or goes on from one that does."""
    if not question.topic:
        return np.ones(len(own.passages), dtype=bool)
    numbers = np.array(own.passages, dtype=np.int64)
    order = np.argsort(numbers)
    rarest = max(ranking.idf.values(), default=1.0)
    worth = {term: ranking.idf.get(term, rarest) for term in question.topic}
    covered = np.zeros(len(numbers))
    for term, value in worth.items():
        counts = sum(view.frequency(one, numbers[order]) for one in (term, *related(term)))
        covered[order] += value * (np.asarray(counts) > 0)
    enough: Array = covered >= LEAST_OF_TOPIC * sum(worth.values())
    by_number = dict(zip(numbers.tolist(), enough.tolist(), strict=True))
    for at, number in enumerate(by_number):
        enough[at] |= by_number.get(number - 1, False) and _runs_on(view, number)
    return enough


def _runs_on(view: View, number: int) -> bool:
    """Whether a passage is a quotation that the one before it began, in the same article."""
    one, before = view.passage(number), view.passage(number - 1)
    statements = view.statements(number)
    return one.document == before.document and bool(statements) and statements[0].cue == ""
