"""Whose words a question asks for, looked up among all who speak in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qa_bot.answering.speech.question import SpeechQuestion
from qa_bot.index.contract import View
from qa_bot.index.meant import Speech
from qa_bot.language.lexicon.function_words import FUNCTION_WORDS
from qa_bot.language.lexicon.roles_and_titles import ROLES
from qa_bot.language.speech.roles import is_role
from qa_bot.language.text.terms import terms

# Words for anybody who leads something, and how many others tell which one is meant.
_HEADS = frozenset("chief head boss leader official".split())
_TELLING = 2
_LOOKED_AT = 5  # passages in which a name is looked up


class Quoted(NamedTuple):
    """The statements of the people that a question means.

    `people` are those meant, by their fullest names; more than one where a name fits several.
    `passages` are the passages, in reading order; `cues` the words of saying in each,
    `speakers` who says it and in which role. They are `nearly` named where all words but one fit.
    """

    people: tuple[str, ...]
    passages: tuple[int, ...]
    cues: Mapping[int, str]
    speakers: Mapping[int, tuple[str, str]]
    nearly: bool = False


class Mentioned:
    """The articles know the name, and quote nobody of that name."""


class UnknownRole:
    """Nobody who speaks has this role."""


class Unknown:
    """Nothing is known of such a name."""


Lookup = Quoted | Mentioned | UnknownRole | Unknown


def look_up(view: View, asked: SpeechQuestion) -> Lookup:
    """The statements of the people that a question means, or what is known of the name."""
    words = [
        word.strip('.,"“”').removesuffix("'s").removesuffix("’s")
        for word in asked.who.split()
        if (word not in FUNCTION_WORDS or word == "and") and word not in ("The", "A", "An")
    ]
    found = view.said_by(words)
    words = [word for word in words if word != "and"]
    plain = [word for word in words if word.lower().strip(".") not in ROLES]
    if not found and 0 < len(plain) < len(words):
        # A title that the articles don't give: "President Macron".
        found = view.said_by(plain)
    nearly = not found
    if nearly:
        found = _nearly(view, words)
    if found:
        return _quoted(view, found, nearly)
    if words and (is_role(words[-1]) or _is_role_abroad(words[-1])):
        return UnknownRole()
    return Mentioned() if _is_name(view, plain) else Unknown()


def _is_role_abroad(word: str) -> bool:
    # Not needed where somebody is found.
    from qa_bot.language.speech.languages import is_role_abroad

    return is_role_abroad(word)


def _quoted(view: View, found: Sequence[Speech], nearly: bool) -> Quoted:
    speakers: dict[int, tuple[str, str]] = {}
    cues: dict[int, str] = {}
    for speech in found:
        for number, cue in zip(speech.passages.tolist(), speech.cues, strict=True):
            speakers.setdefault(number, (speech.speaker, speech.role))
            cues.setdefault(number, cue)
    people = _people(speech.speaker for speech in found)
    return Quoted(people, tuple(view.in_reading_order(speakers)), cues, speakers, nearly)


def _nearly(view: View, words: Sequence[str]) -> list[Speech]:
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


def _is_name(view: View, words: Sequence[str]) -> bool:
    """Whether the articles write all the words, and as a name: with a capital in a sentence."""
    written = [word[:1].isupper() for word in words]
    if any(written) and not all(written):
        return False  # "Holm's book"
    held = view.look({term for word in words for term in terms(word)}, first=_LOOKED_AT)
    for word in words:
        numbers = [number for term in terms(word) for number in held[term].first]
        texts = [view.passage(number).text for number in numbers]
        capital = word[:1].upper() + word[1:]
        if not any(text.find(capital) >= 0 and word.lower() not in text.split() for text in texts):
            return False
    return bool(words)
