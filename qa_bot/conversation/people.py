"""Who was talked about: the names in a question as the articles know them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.lexicon.roles_and_titles import TITLES
from qa_bot.language.speech.names import mentions, split_name
from qa_bot.language.speech.people import People
from qa_bot.language.speech.roles import gender as told_by

_LONGEST = 200_000  # characters of an article in which names are looked for
_WORD = pattern(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SENTENCE = pattern(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*")
_PRONOUN = pattern(r"\b(?:(he)|she)\b", re.I)
_IN_A_PLACE = pattern(
    r"\b(?:[Ii]n|[Nn]ear|[Ii]nto|(?:town|city|village|island|state|river|port|capital|government|"
    r"people|citizens|president|minister|mayor|governor|king|queen|leaders?) of)\s+(?:the\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: where it stands, the same in full, and f, m, n or "" where that is open.

    `short` is what is enough to tell it from the others, mostly the surname. It `is_person` where
    the given name, a role or "he" and "she" say so, and `may_be_person` where nothing speaks
    against it.
    """

    start: int
    end: int
    full: str
    short: str
    gender: str
    is_person: bool
    may_be_person: bool


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text in lower case, with their (start, end) offsets."""
    return [(match[0].lower(), *match.span()) for match in _WORD.finditer(text)]


class Cast:
    """The names of some texts, by which those in questions are told, whatever their case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._people = People()
        self._known: dict[str, str] = {}  # each word of a name as it is written
        self._places: set[str] = set()
        self._pronouns: dict[str, Counter[str]] = {}  # by last word
        self._fulls: dict[str, set[str]] = {}  # by last word
        for text in texts:
            self._read(text[:_LONGEST])

    def find(self, text: str) -> list[Name]:
        """The names in a text, in reading order."""
        found: list[Name] = []
        for start, end in self.places(text):
            run = text[start:end]
            written = " ".join(self._known.get(word, run[a:b]) for word, a, b in _words(run))
            role, name = split_name(written)
            person = self._people.resolve(name, told_by(role))
            if person:
                gender = person.gender or self._by_pronouns(person.name)
                sure = gender in ("m", "f") or (bool(person.role or role) and gender != "n")
                maybe = gender != "n" and person.name not in self._places
                maybe = maybe and not person.name.isupper()
                short = self._short(person.name) if gender != "n" else person.name
                found.append(Name(start, end, person.name, short, gender, sure, sure or maybe))
        return found

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in a text: runs of words with a capital or known as a name."""
        runs: list[tuple[int, int]] = []
        first = True
        for word, start, end in _words(text):
            capital = text[start].isupper() and not (first and word not in self._known)
            if word not in STOP_WORDS and (capital or word in self._known or word in TITLES):
                apart = text[runs[-1][1] : start] if runs else ""
                titled = apart == ". " and text[slice(*runs[-1])].lower() in TITLES
                if apart == " " or titled:
                    runs[-1] = runs[-1][0], end
                else:
                    runs.append((start, end))
            first = False
        return runs

    def _read(self, text: str) -> None:
        """Take in the names of a text, those of places, and the pronouns that follow each."""
        # What begins a sentence has a capital anyhow.
        common = set(re.findall(r"(?<!\w)[^\W\d_A-Z]\w*", text))
        alone = ""
        for sentence in _SENTENCE.finditer(text):
            # Sentence by sentence: a name doesn't run on from a heading.
            self._people.read(sentence[0])
            here: dict[str, int] = {}
            for one in mentions(sentence[0]):
                if not one.name:
                    continue
                last = one.name.split()[-1]
                if " " in one.name or one.start > 1 or one.role:
                    self._fulls.setdefault(last, set()).add(one.name)
                    for word, start, end in _words(one.name):
                        if word not in common:
                            self._known.setdefault(word, one.name[start:end])
                if _IN_A_PLACE.search(sentence[0][: one.start]):
                    self._places.add(one.name)
                elif one.name not in self._places:
                    here.setdefault(last, one.start)
            if pronoun := _PRONOUN.search(sentence[0]):
                before = [name for name, start in here.items() if start < pronoun.start()]
                meant = before if before else [alone] * bool(alone)
                if len(meant) == 1:
                    self._pronouns.setdefault(meant[0], Counter())["m" if pronoun[1] else "f"] += 1
            if here or not pronoun:
                alone = next(iter(here)) if len(here) == 1 else ""

    def _by_pronouns(self, full: str) -> str:
        """What the pronouns after a name tell, unless they tell both; once may be by chance."""
        told = self._pronouns.get(full.split()[-1], Counter[str]())
        return next(iter(told)) if len(told) == 1 and told.total() > 1 else ""

    def _short(self, full: str) -> str:
        last = full.split()[-1]
        return last if sum(" " in name for name in self._fulls.get(last, ())) < 2 else full
