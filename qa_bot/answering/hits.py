"""Passages made into hits: the same words once, the words that match marked, who speaks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from qa_bot.answering.answer_kind import stands_apart
from qa_bot.answering.question import Question
from qa_bot.answering.scored import Scored
from qa_bot.answering.weights import LEAST_COVERAGE_OF_BEST, LEAST_OF_BEST
from qa_bot.index.contract import View
from qa_bot.language.languages import ENGLISH
from qa_bot.language.lexicon.function_words import PRONOUNS
from qa_bot.language.text.compounds import compound_terms, compounds
from qa_bot.language.text.terms import spans, terms
from qa_bot.model import Hit, Passage, Statement

_COUNTED = 100  # passages that are looked through for how many there are

# The name and the role of whose words a passage is shown as, by its number.
Speakers = Mapping[int, tuple[str, str]]


class Shown(NamedTuple):
    """The best passages as hits, and how many there are in all, those that aren't shown too."""

    hits: tuple[Hit, ...]
    total: int


def shown(
    view: View, question: Question, scored: Scored, k: int, speakers: Speakers | None = None
) -> Shown:
    """The best passages as hits, at most `k`.

    A passage is left out that scores or covers much less than the best, or holds no word of the
    question. One that says the same in the same words as a better one, but for articles and the
    like, is a source of that. With `speakers` the passages are what these say, and all are shown.
    """
    marked = question.content.keys() | {o for some in question.related.values() for o in some}
    best: dict[tuple[str, ...], tuple[int, Passage, list[str]]] = {}
    for at, found in _candidates(view, scored, max(k, _COUNTED), speakers is None):
        language = view.language(scored.passages[at])
        if at and speakers is None and not highlights(found.text, marked, language):
            continue
        same = tuple(term for term in terms(found.text) if term not in _untelling())
        if same in best:
            best[same][2].append(found.source)
        else:
            best[same] = at, found, []
    made = []
    for at, found, sources in islice(best.values(), k):
        answers = answer_words(question, found.text, float(scored.coverage[at]))
        own = (speakers or {}).get(scored.passages[at])
        name, role = speaker(view, scored.passages[at], question.content, own)
        hit = Hit(
            found,
            scored.scores[at],
            highlights(found.text, marked, view.language(scored.passages[at])),
            speaker=name,
            role=role,
            answer=answers[0] if len(answers) == 1 else None,
            sources=tuple(dict.fromkeys(one for one in sources if one != found.source)),
            explain=tuple((part, float(gave[at])) for part, gave in scored.parts.items()),
            headings=view.headings(scored.passages[at]),
            lead_in=view.lead_in(scored.passages[at]),
        )
        made.append(hit)
    return Shown(tuple(made), len(best))


def answer_words(question: Question, text: str, coverage: float) -> list[tuple[int, int]]:
    """Words that may answer, where the sentence is about the very thing that is asked about.

    That is what the question names, and the first thing that it speaks of: "When did the lighthouse
    open?" has no answer in "The chapel opened in 1911." A pronoun at the front may stand for it.
    """
    if stands_apart(question.text, text):
        return []
    language = question.language
    held = {*terms(text, language), *compound_terms(text, language)}
    subjects = {*question.names, *list(question.content)[:1]}
    spoken_of = all(
        not held.isdisjoint((term, *question.related.get(term, ()))) for term in subjects
    )
    begins = text.split(" ", 1)[0].strip("“\"'‘").lower()
    if not spoken_of and begins not in PRONOUNS:
        return []
    return question.kind.answer_words(text, coverage)


def _candidates(
    view: View, scored: Scored, most: int, beside_best: bool
) -> Iterator[tuple[int, Passage]]:
    """The passages that may be shown, with their places; `beside_best`: only good enough ones."""
    score = scored.without("reader")
    for at, number in enumerate(scored.passages[:most]):
        if beside_best:
            if score[at] < LEAST_OF_BEST * score[0]:
                continue
            if scored.coverage[at] < LEAST_COVERAGE_OF_BEST * scored.coverage[0]:
                continue
        yield at, view.passage(number)


@cache
def _untelling() -> frozenset[str]:
    """Words that may come or go without changing what a sentence says: not "not", not "may"."""
    return frozenset(terms("a an the this that these those and but also then however moreover"))


def highlights(
    text: str, terms: Container[str], language: str = ENGLISH
) -> tuple[tuple[int, int], ...]:
    """The (start, end) offsets in a text of the words whose term is asked about, ascending."""
    merged: list[tuple[int, int]] = []
    compound = (found for found, _ in compounds(text, language))
    for term, start, end in sorted((*spans(text, language), *compound), key=itemgetter(1)):
        if term in terms:
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
    return tuple(merged)


def speaker(
    view: View,
    number: int,
    content: Container[str] = (),
    own: tuple[str, str] | None = None,
) -> tuple[str | None, str]:
    """Who speaks in a passage, and in which role; None where nobody is known.

    Of several it is `own` where they speak, else the one whose words or cue share most terms
    with `content`, which is what the question is about.
    """
    known = [one for one in view.statements(number) if one.speaker is not None]
    if own and any((one.speaker, one.role) == own for one in known):
        return own
    if len(known) > 1:
        passage = view.passage(number)
        known.sort(key=lambda one: -_shared(one, passage, content))
    return (known[0].speaker, known[0].role) if known else (None, "")


def _shared(statement: Statement, passage: Passage, content: Container[str]) -> int:
    """How many terms of the content stand in a statement or are its cue."""
    words = passage.text[statement.start - passage.start : statement.end - passage.start]
    return sum(term in content for term in {*terms(words), *terms(statement.cue)})
