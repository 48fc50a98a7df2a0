"""What somebody said: all the statements of a person, those on a topic, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from qa_bot.answering.deciding import Shown, hits
from qa_bot.answering.query import Query, understand
from qa_bot.answering.ranking import Scored
from qa_bot.answering.speech.question import Saying
from qa_bot.answering.speech.verbs import SAID, class_of, is_strict
from qa_bot.index.checked import Array
from qa_bot.index.contract import Ranking
from qa_bot.index.said import Speech
from qa_bot.language.lexicon.function_words import FUNCTION_WORDS
from qa_bot.language.lexicon.roles_and_titles import ROLES
from qa_bot.language.related import related as lexicon
from qa_bot.language.speech.roles import is_role as is_a_role
from qa_bot.language.text.terms import terms
from qa_bot.model import Answer, Passage, Speaker, Statement

# Words for anybody who leads something, and how many others tell which one is meant.
_HEADS = frozenset("chief head boss leader official".split())
_TELLING = 2
MOST = 1_000  # statements of one person that are ranked
# The share of a topic, by idf, that a statement must hold to be about it.
LEAST_OF_TOPIC = 0.4
_LOOKED_AT = 5  # passages in which a name is looked up

# Other terms that stand for a term, as a lexicon knows them.
Related = Callable[[str], Iterable[str]]


class Attributing(Shown, Protocol):
    """What knows who said what."""

    def statements(self, number: int) -> Sequence[Statement]: ...

    def said_by(self, words: Sequence[str]) -> list[Speech]: ...

    def people(self) -> list[Speaker]: ...

    def holding(self, term: str) -> Array: ...

    def frequency(self, term: str, passages: Array) -> Array: ...


@dataclass(frozen=True, slots=True)
class Said:
    """The statements that a question asks for: whose, and the numbers of their passages.

    `people` are those who are meant, each by the fullest name; more than one where a name fits
    several. `cues` are the words of saying of each passage, `names` who says it and in which role.
    Without any passage nobody of this name says something: `is_name` where the articles know it,
    `is_role` where it is the word for a role. They are `nearly` called so where one word is not.
    """

    asked: Saying
    people: tuple[str, ...]
    passages: tuple[int, ...]
    cues: Mapping[int, str]
    names: Mapping[int, tuple[str, str]]
    is_name: bool = False
    is_role: bool = False
    nearly: bool = False


def said(view: Attributing, asked: Saying) -> Said:
    """The statements of those whom a question means; without any when there are none."""
    words = [
        word.strip('.,"“”').removesuffix("'s").removesuffix("’s")
        for word in asked.who.split()
        if word not in FUNCTION_WORDS and word not in ("The", "A", "An")
    ]
    found = view.said_by(words)
    plain = [word for word in words if word.lower().strip(".") not in ROLES]
    if not found and 0 < len(plain) < len(words):
        # A title that the articles don't give: "President Macron".
        found = view.said_by(plain)
    nearly = not found
    if nearly:
        found = _nearly(view, words)
    names: dict[int, tuple[str, str]] = {}
    cues: dict[int, str] = {}
    for speech in found:
        for number, cue in zip(speech.passages.tolist(), speech.cues, strict=True):
            names.setdefault(number, (speech.speaker, speech.role))
            cues.setdefault(number, cue)
    people = _people(speech.speaker for speech in found)
    is_role = not found and bool(words) and is_a_role(words[-1])
    is_name = not found and not is_role and _is_name(view, plain)
    return Said(asked, people, tuple(sorted(names)[:MOST]), cues, names, is_name, is_role, nearly)


def _nearly(view: Attributing, words: Sequence[str]) -> list[Speech]:
    """The statements of the one person whose role holds all the words but a general one.

    "The city museum boss" may be written as the director of the city museum.
    """
    low = {word.casefold() for word in words}
    rest = low - _HEADS
    if len(rest) == len(low) or len(rest) < _TELLING:
        return []
    roles = ((one.name, one.role.casefold().replace(",", " ").split()) for one in view.people())
    fitting = [name for name, role in roles if rest <= set(role)]
    return view.said_by(fitting[0].split()) if len(fitting) == 1 else []


def _people(names: Iterable[str]) -> tuple[str, ...]:
    """Distinct people among names: "Reis" is Paulo Reis, unless there is another Reis."""
    distinct = list(dict.fromkeys(names))
    parts = {name: set(name.casefold().split()) for name in distinct}
    return tuple(
        name for name in distinct if not any(parts[name] < parts[other] for other in distinct)
    )


def _is_name(view: Attributing, words: Sequence[str]) -> bool:
    """Whether the articles write all the words, and as a name: with a capital in a sentence."""
    written = [word[:1].isupper() for word in words]
    if any(written) and not all(written):
        return False  # "Holm's book"
    for word in words:
        numbers = [n for term in terms(word) for n in view.holding(term)[:_LOOKED_AT].tolist()]
        texts = [view.passage(number).text for number in numbers]
        capital = word[:1].upper() + word[1:]
        if not any(text.find(capital) >= 0 and word.lower() not in text.split() for text in texts):
            return False
    return bool(words)


def restricted(ranking: Ranking, passages: Sequence[int]) -> Ranking:
    """A ranking of just these passages: those that it holds, then the others as they stand."""
    among = set(passages)
    kept = [
        (number, score)
        for number, score in zip(ranking.passages, ranking.scores, strict=True)
        if number in among
    ]
    known = {number for number, _ in kept}
    kept += [(number, 0.0) for number in passages if number not in known]
    return replace(
        ranking,
        passages=tuple(number for number, _ in kept),
        scores=tuple(score for _, score in kept),
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A view of passages as what the one who is asked about says."""

    view: Attributing
    names: Mapping[int, tuple[str, str]]

    def passage(self, number: int) -> Passage:
        return self.view.passage(number)

    def statements(self, number: int) -> Sequence[Statement]:
        own = self.names.get(number)
        found = self.view.statements(number)
        return [one for one in found if (one.speaker, one.role) == own] if own else found


def attributed(
    question: str,
    query: Query,
    ranking: Ranking,
    scored: Scored,
    found: Said,
    k: int,
    view: Attributing,
    related: Related = lexicon,
    where: str = "these articles",
) -> Answer:
    """The statements asked for, best first; a refusal where none is about the topic.

    `scored` may hold other passages behind those of `found`, which are no answers.
    """
    asked, who = found.asked, _listed(found.people, "and")
    own = _only(scored, np.isin(np.array(scored.passages, dtype=np.int64), found.passages))
    others = _only(scored, ~np.isin(np.array(scored.passages, dtype=np.int64), found.passages))
    spoken = _Spoken(view, found.names)
    k = max(k, len(own.passages)) if asked.all else k

    def show(some: Scored) -> Answer:
        return Answer(question, hits(question, query, some, k, spoken, 0), notes=_several(found))

    def refuse(reason: str, some: Scored) -> Answer:
        return replace(show(some), hits=(), reason=reason, closest=show(some).hits)

    if not found.passages:
        if found.is_role:
            return refuse(f'Nobody who speaks in {where} is called "{asked.who}".', others)
        return refuse(f"{asked.who} is mentioned in {where} but not quoted.", others)
    topic = understand(asked.topic).content if asked.topic else {}
    about = (
        _about(view, topic, ranking, own, related) if topic else np.ones(len(own.passages), bool)
    )
    fitting, narrow = class_of(asked.verb), asked.verb.lower() not in SAID
    cued = np.array(
        [
            found.cues[n] in fitting or (narrow and not fitting.isdisjoint(_words(view, n)))
            for n in own.passages
        ],
        dtype=bool,
    )
    if topic and not about.any() and asked.must:
        return refuse(
            f"{who} {'say' if len(found.people) > 1 else 'says'} nothing about {asked.topic}.", own
        )
    if not topic and is_strict(asked.verb) and not cued.any():
        return refuse(f"No sentence says that {who} would {asked.verb} something.", own)
    if topic and asked.must:
        own, cued = _only(own, about), cued[about]
    elif topic:
        own, cued = _first(own, about), np.concatenate((cued[about], cued[~about]))
    if is_strict(asked.verb) and not topic:
        own = _only(own, cued)
    elif cued.any() and not asked.all:
        own = _first(own, cued)
    if asked.all and not topic:
        own = _in_reading_order(own)
    answer = show(own)
    count = len(answer.hits) if asked.all else len(found.passages)
    if (asked.all or not topic) and count > 1:
        on = f" about {asked.topic}" if topic else ""
        note = f"{count} statements by {who}{on}"
        answer = replace(answer, notes=(*answer.notes, note))
    return answer


def _words(view: Attributing, number: int) -> list[str]:
    return re.findall(r"[a-z]+", view.passage(number).text.lower())


def _several(found: Said) -> tuple[str, ...]:
    """A note where a name fits several people, or one only nearly."""
    if found.nearly and len(found.people) == 1:
        return (f"{found.asked.who} → {found.people[0]}",)
    if len(found.people) < 2:
        return ()
    return (f"{found.asked.who} may be {_listed(found.people, 'or')}",)


def _listed(names: Sequence[str], word: str) -> str:
    *most, last = names or ("",)
    return f"{', '.join(most)} {word} {last}" if most else last


def _about(
    view: Attributing, topic: Mapping[str, str], ranking: Ranking, scored: Scored, related: Related
) -> Array:
    """Whether each passage holds enough of a topic, or goes on from one that does."""
    numbers = np.array(scored.passages, dtype=np.int64)
    order = np.argsort(numbers)
    rarest = max(ranking.idf.values(), default=1.0)
    worth = {term: ranking.idf.get(term, rarest) for term in topic}
    held = np.zeros(len(numbers))
    for term, value in worth.items():
        counts = sum(view.frequency(one, numbers[order]) for one in (term, *related(term)))
        held[order] += value * (np.asarray(counts) > 0)
    least = LEAST_OF_TOPIC * sum(worth.values())
    enough: Array = held >= least
    by_number = dict(zip(numbers.tolist(), enough.tolist(), strict=True))
    for at, number in enumerate(by_number):
        enough[at] |= by_number.get(number - 1, False) and _runs_on(view, number)
    return enough


def _runs_on(view: Attributing, number: int) -> bool:
    """Whether a passage is a quotation that the one before it began, in the same article."""
    one, before = view.passage(number), view.passage(number - 1)
    said = view.statements(number)
    return one.document == before.document and bool(said) and said[0].cue == ""


def _first(scored: Scored, kept: Array) -> Scored:
    """Some passages before all the others."""
    order = np.concatenate((np.flatnonzero(kept), np.flatnonzero(~kept)))
    return _taken(scored, order)


def _only(scored: Scored, kept: Array) -> Scored:
    return _taken(scored, np.flatnonzero(kept))


def _in_reading_order(scored: Scored) -> Scored:
    return _taken(scored, np.argsort(np.array(scored.passages, dtype=np.int64), kind="stable"))


def _taken(scored: Scored, at: Array) -> Scored:
    return scored.at(at.tolist())
