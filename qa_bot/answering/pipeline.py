"""From a question to its answer: read, spelled, searched, ranked, decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from qa_bot.answering.candidates import candidates, names_document
from qa_bot.answering.comparison import both_shown
from qa_bot.answering.compound_words import parted
from qa_bot.answering.found import Found
from qa_bot.answering.hits import Shown, shown
from qa_bot.answering.question import Question
from qa_bot.answering.ranking import rank, searched
from qa_bot.answering.reading import is_worth_reading, read_again
from qa_bot.answering.refusal import Verdict, judge
from qa_bot.answering.scored import Scored
from qa_bot.answering.speech import answer as speech
from qa_bot.answering.speech.lookup import Mentioned, UnknownRole
from qa_bot.answering.speech.order import nobody_did, ordered, who_said
from qa_bot.answering.spelling import spelled
from qa_bot.answering.weights import (
    DEPTH,
    FILTERED_DEPTH,
    SPEAKER_DEPTH,
    THREAD_ARTICLE,
    THREAD_FAR,
    THREAD_NEARER,
)
from qa_bot.index.contract import Ranking, View
from qa_bot.model import Answer, Passage
from qa_bot.reader import Reader


class Context(NamedTuple):
    """What a follow-up takes over: words that were talked about, and the passage shown last.

    `again` says that the same passage may well be the answer once more.
    """

    words: str = ""
    shown: Passage | None = None
    again: bool = False


def find(
    view: View,
    question: Question,
    k: int,
    context: Context | None = None,
    reader: Reader | None = None,
) -> Found:
    """The best passages for a question, whether they answer it or not.

    Where it isn't clear which of them comes first, or whether they answer, the `reader` reads them.
    """
    question = spelled(parted(question.asked_of(view.languages), view), view)
    if context:
        question = question.given(context.words)
    found = _found(view, question, max(k, DEPTH))
    if reader and is_worth_reading(view, found):
        found = read_again(view, found, reader)
    question, scored = found.question, found.scored
    if question.asks_who is not None:
        scored = who_said(view, question, question.asks_who, scored)
    if context and context.shown:
        scored = _near_first(view, scored, context.shown, context.again)
    if found.lookup is None and question.sides:
        scored = both_shown(view, question.sides, scored)
    return found._replace(scored=scored)


def _found(view: View, question: Question, depth: int) -> Found:
    """What BM25 finds, after the second look."""
    # Where only some passages may be shown, many are looked at; where somebody's come first, some
    # more than are wanted, so that there are others.
    most = FILTERED_DEPTH if question.is_narrow else 2 * depth if question.speech else depth
    ranking = view.search(searched(question), most)
    if question.is_narrow:
        question, ranking = _narrowed(view, question, ranking, depth)
    if question.speech:
        scored, lookup = ordered(view, question, question.speech, ranking, depth)
        # "What does the harbour guide say about dogs?" asks an article, not somebody.
        unquoted = isinstance(lookup, Mentioned | UnknownRole)
        if not (unquoted and names_document(view, question.speech.who)):
            return Found(question, ranking, scored, lookup)
    if not question.is_narrow:
        ranking = candidates(view, ranking, depth)
    return Found(question, ranking, rank(view, question, ranking))


def conclude(view: View, found: Found, k: int, where: str) -> Answer:
    """The answer with at most `k` passages, or a refusal; `where` is "these articles"."""
    question = found.question
    if found.lookup is not None and question.speech:
        answer = speech.answer(view, found, question.speech, k, where)
        return replace(answer, notes=(*question.notes, *answer.notes))
    best = _marked(view, shown(view, question, found.scored, k), found)
    verdict, reason = judge(view, found, where)
    if verdict is not Verdict.REFUSE and question.asks_who is not None:
        nobody = nobody_did(question, question.asks_who, found.scored)
        verdict, reason = (Verdict.REFUSE, nobody) if nobody else (verdict, reason)
    if verdict is Verdict.REFUSE:
        return Answer(question.text, reason=reason, closest=best.hits, notes=question.notes)
    certain = verdict is Verdict.ANSWER
    return Answer(
        question.text,
        best.hits,
        reason,
        notes=question.notes,
        certain=certain,
        total=best.total,
    )


def _marked(view: View, best: Shown, found: Found) -> Shown:
    """The hits with the words marked that the reader chose among those that may answer."""
    if (
        found.answer is None
        or not best.hits
        or best.hits[0].passage != view.passage(found.answer[0])
    ):
        return best
    return best._replace(hits=(replace(best.hits[0], answer=found.answer[1]), *best.hits[1:]))


def _near_first(view: View, scored: Scored, shown: Passage, again: bool) -> Scored:
    """More for passages near the one that was shown last."""
    factors = []
    for passage in map(view.passage, scored.passages[:SPEAKER_DEPTH]):
        factor = 1.0
        if passage.document == shown.document and (again or passage != shown):
            apart = abs(passage.start - shown.start) // max(len(shown.text), 1)
            factor += THREAD_ARTICLE + THREAD_NEARER * max(0, THREAD_FAR - apart)
        factors.append(factor)
    return scored.multiplied("thread", factors)


def _narrowed(
    view: View, question: Question, ranking: Ranking, depth: int
) -> tuple[Question, Ranking]:
    """The best passages that may be shown; of all where none holds the phrases, with a note."""
    if question.without:
        question = question.noted(f"without {_listed(question.without)}")
    kept = _kept(view, question, ranking)
    if question.phrases and not kept:
        phrases = _listed(question.phrases)
        note = f"no sentence has {phrases} word for word; looked for its words instead"
        question = replace(question, phrases=()).noted(note)
        kept = _kept(view, question, ranking)
    return question, ranking.at(kept[:depth])


def _kept(view: View, question: Question, ranking: Ranking) -> list[int]:
    """Which passages of a ranking hold every phrase and none of the unwanted words."""
    kept = []
    for at, number in enumerate(ranking.passages):
        text = view.passage(number).text
        if all(_stands_in(phrase, text) for phrase in question.phrases) and not any(
            _stands_in(word, text) for word in question.without
        ):
            kept.append(at)
    return kept


def _stands_in(phrase: str, text: str) -> bool:
    """Whether a text holds the words of a phrase one after the other, whatever case and signs."""
    words = re.findall(r"\w+", phrase.casefold())
    joined = r"\W+".join(map(re.escape, words))
    return re.search(rf"(?<!\w){joined}(?!\w)", text.casefold()) is not None


def _listed(words: Sequence[str]) -> str:
    return " and ".join(f'"{word}"' for word in words)
