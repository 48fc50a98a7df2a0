"""Who was talked about: the names in a question as the articles know them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qa_bot.answering.frames import words
from qa_bot.language.names import mentions
from qa_bot.language.people import People
from qa_bot.language.words import STOP_WORDS

_LONGEST = 200_000  # characters of an article in which names are looked for
# The last word of what is named but is nobody.
_NOBODIES = frozenset(
    "union states kingdom nations republic federation party university college school company inc "
    "corporation corp ltd bank ministry council court city river sea ocean lake mountains island "
    "islands street road airport station house commission committee association club institute "
    "agency department parliament congress senate army navy museum church hospital group fund war "
    "treaty agreement act championship league cup times post herald news".split()
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*")
_PRONOUN = re.compile(r"\b(?:(he)|she)\b", re.I)
_IN_A_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Ii]nto|(?:town|city|village|island|state|river|port) of)\s+(?:the\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: where it stands, the same in full, and f, m or "" where that is open.

    `short` is what is enough to tell it from the others, mostly the surname. It `is_person` where
    the given name or a role says so, and `may_be_person` where nothing speaks against it.
    """

    start: int
    end: int
    full: str
    short: str
    gender: str
    is_person: bool
    may_be_person: bool


@dataclass(frozen=True, slots=True)
class _Survey:
    """The names of one text as written, those of places, and the pronouns that follow each."""

    names: tuple[str, ...]
    places: frozenset[str]
    genders: tuple[tuple[str, str], ...]


class Cast:
    """The names of some texts, by which those in questions are told, whatever their case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._people = People()
        self._known: dict[str, str] = {}
        self._places: set[str] = set()
        self._genders: dict[str, Counter[str]] = {}
        self._fulls: dict[str, set[str]] = {}
        for text in texts:
            self._people.read(text[:_LONGEST])
            survey = _survey(text[:_LONGEST])
            self._places |= survey.places
            for name in survey.names:
                self._fulls.setdefault(name.split()[-1], set()).add(name)
                for word, start, end in words(name):
                    self._known.setdefault(word, name[start:end])
            for name, gender in survey.genders:
                self._genders.setdefault(name.split()[-1], Counter())[gender] += 1

    def find(self, text: str) -> list[Name]:
        """The names in a text, in reading order."""
        found: list[Name] = []
        for start, end in self.places(text):
            run = text[start:end]
            written = " ".join(self._known.get(word, run[a:b]) for word, a, b in words(run))
            person = self._people.resolve(written)
            if person:
                last = person.name.split()[-1]
                votes = self._genders.get(last, Counter[str]()).most_common(1)
                gender = person.gender or (votes[0][0] if votes else "")
                nobody = last.lower() in _NOBODIES or last.isupper() or person.name in self._places
                sure = bool(person.gender or person.role)
                short = self._short(person.name)
                found.append(
                    Name(
                        start,
                        end,
                        person.name,
                        short,
                        gender,
                        sure,
                        sure or bool(gender) or not nobody,
                    )
                )
        return found

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in a text: runs of words with a capital or known as a name."""
        runs: list[tuple[int, int]] = []
        first = True
        for word, start, end in words(text):
            capital = text[start].isupper() and not (first and word not in self._known)
            if word not in STOP_WORDS and (capital or word in self._known):
                if runs and text[runs[-1][1] : start] == " ":
                    runs[-1] = runs[-1][0], end
                else:
                    runs.append((start, end))
            first = False
        return runs

    def _short(self, full: str) -> str:
        last = full.split()[-1]
        if last.lower() in _NOBODIES:
            return full
        return last if len({n for n in self._fulls.get(last, ()) if " " in n}) < 2 else full


@lru_cache(maxsize=64)
def _survey(text: str) -> _Survey:
    """The names of a text; of a sentence's only name, which pronoun stands behind it or next."""
    names: dict[str, None] = {}
    places = set()
    genders = []
    alone = ""
    for sentence in _SENTENCE.finditer(text):
        here: dict[str, int] = {}
        for start, _, _, name, _ in mentions(sentence[0]):
            if name:
                names[name] = None
                if _IN_A_PLACE.search(sentence[0][:start]):
                    places.add(name)
                elif not places & {name} and name.split()[-1].lower() not in _NOBODIES:
                    here.setdefault(name.split()[-1], start)
        pronoun = _PRONOUN.search(sentence[0])
        if pronoun:
            gender = "m" if pronoun[1] else "f"
            before = [name for name, start in here.items() if start < pronoun.start()]
            if not before and alone:
                genders.append((alone, gender))
            elif len(before) == 1:
                genders.append((before[0], gender))
        if here or not pronoun:
            alone = next(iter(here)) if len(here) == 1 else ""
    return _Survey(tuple(names), frozenset(places), tuple(genders))
