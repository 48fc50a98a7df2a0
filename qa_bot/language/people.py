"""Who is meant: the people and institutions of an article, their fullest names, and roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa_bot.language.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.names import Mention, mentions
from qa_bot.language.reporting import (
    FINITE,
    FIRMS,
    INSTITUTIONS,
    MEN,
    ROLES,
    TITLES,
    WOMEN,
)
from qa_bot.language.words import FUNCTION_WORDS

DETERMINERS = frozenset("the a an his her its their our my one another".split())
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")
_OF = frozenset("of for at in from on".split())
_NO_ROLE = (FUNCTION_WORDS | FINITE | _OF) - {"own"}
# "Ada Holm, the mayor of Lindvik, …"
_BEHIND = re.compile(
    r",\s{1,2}(?:\d\d,\s{1,2})?(?:(?:who\s(?:is|was)\s)?(?:the|an?|its|his|her|their)\s{1,2})?"
    r"((?:(?!who|whom|whose|which|that)[\w'’-]+\s{1,2}){0,9}(?!who|whom|whose|which|that)[\w'’-]+)"
)
_ADJECTIVE = re.compile(r"[a-z][a-z'’-]*")
_OCCUPATION = re.compile(r"[a-z-]{3,}(?:ist|ian|eer|eur|man|woman|person|ologist|maker|keeper)")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an institution, that an article names.

    `name` is the fullest form in the article, `role` what it calls them or empty, `gender` f, m,
    n for an institution, or empty where it can't be told.
    """

    name: str
    role: str = ""
    gender: str = ""


def is_role(word: str) -> bool:
    """Whether a word names what somebody is or does."""
    word = word.lower().strip(".,")
    return word in ROLES or _OCCUPATION.fullmatch(word) is not None


class People:
    """The names of one article, met in reading order."""

    def __init__(self) -> None:
        self._forms: dict[str, Counter[str]] = {}  # how often each form stands, by last word
        self._roles: dict[str, Counter[str]] = {}  # by form
        self._gender: dict[str, str] = {}  # by form
        self._first: dict[str, int] = {}  # where each form stands first
        self.now = 0  # where the article is being read
        self._things: Counter[str] = Counter()  # how often each form stands behind an article
        self._known: dict[tuple[str, str], Person | None] = {}

    def read(self, text: str) -> None:
        """Take in the names of a text, and the roles that stand beside them."""
        for one in mentions(text):
            if one.name:
                name = " ".join(one.name.split())
                self._forms.setdefault(_last(name), Counter())[name] += 1
                self._first.setdefault(name, self.now)
                if not one.role and _ARTICLE.search(text, max(0, one.start - 4), one.start):
                    self._things[name] += 1
                if one.role:
                    self._call(name, one.role)
                elif role := _beside(text, one):
                    self._call(name, role)

    def _call(self, name: str, role: str) -> None:
        self._roles.setdefault(name, Counter())[role] += 1
        if gender := _gender(role):
            self._gender.setdefault(name, gender)

    def learn(self, person: Person, gender: str) -> Person:
        """Take in what a pronoun tells of somebody."""
        if person.gender:
            return person
        self._gender[person.name] = gender
        self._known.clear()
        return Person(person.name, person.role, gender)

    def resolve(self, name: str, gender: str = "") -> Person | None:
        """The person that a name means, in full; None for what is no name.

        A surname that two people share, of whom nothing tells which is meant, stays as it is.
        """
        key = " ".join(name.split()), gender
        if key not in self._known:
            found = self._resolve(*key) if key[0] else None
            if found and " " not in key[0] and self._shared(key[0]):
                return found  # who is meant depends on where the name stands
            self._known[key] = found
        return self._known[key]

    def _resolve(self, name: str, gender: str) -> Person:
        full = self._fullest(name, gender)
        words = full.split()
        forms = [" ".join(words[at:]) for at in range(len(words))]
        if self._shared(forms[-1]):
            forms = forms[:1]
        roles = sum((self._roles[form] for form in forms if form in self._roles), Counter[str]())
        genders = [self._gender[form] for form in forms if form in self._gender]
        first = words[0]
        if not genders and (words[-1].lower().strip(".") in INSTITUTIONS or "&" in words):
            genders = ["n"]
        elif not genders and words[0].lower() in INSTITUTIONS:
            genders = ["n"]
        elif (
            not genders
            and 2 * self._things[full] > self._forms.get(_last(full), Counter[str]())[full]
        ):
            genders = ["n"]
        elif len(words) > 1 and not genders:
            genders = ["f"] * (first in GIVEN_WOMEN) + ["m"] * (first in GIVEN_MEN)
        # What says most: "mayor of Lindvik" before "Mr", the longer before the shorter.
        role = max(roles, key=lambda r: (r.lower().strip(".") not in TITLES, len(r)), default="")
        return Person(full, role, next(iter(genders), gender))

    def _fullest(self, name: str, gender: str) -> str:
        """The usual long form of a name, unless another person has it too."""
        forms = self._forms.get(_last(name), Counter())
        if " " in name:
            tail = f" {name.casefold()}"
            longer = [form for form in forms if form.casefold().endswith(tail)]
            return longer[0] if len(longer) == 1 else name
        given = self._given(forms)
        if gender and len(given) > 1:
            genders = {first: self._gender_of(form) for first, form in given.items()}
            wanted = gender if gender in genders.values() else ""
            given = {first: form for first, form in given.items() if genders[first] == wanted}
        # Before another one of the name comes in, the first is meant.
        met = {first: form for first, form in given.items() if self._first[form] <= self.now}
        given = met or given
        if given:
            return next(iter(given.values())) if len(given) == 1 else name
        # A word that is nobody's surname may be the given name of one person.
        named = [
            form
            for forms in self._forms.values()
            for form in forms
            if form.startswith(f"{name} ") and form.split()[-1].lower() not in INSTITUTIONS - FIRMS
        ]
        return named[0] if len(set(named)) == 1 else name

    def _given(self, forms: Counter[str]) -> dict[str, str]:
        """The most frequent long form for each given name."""
        found: dict[str, str] = {}
        for form, _ in forms.most_common():
            if " " in form and " of " not in form and form.split()[0].lower() not in INSTITUTIONS:
                found.setdefault(form.split()[0], form)
        known = {first: form for first, form in found.items() if first in GIVEN_WOMEN | GIVEN_MEN}
        # "Slams Holm" in a headline is nobody beside "Ada Holm".
        return known if len(known) == 1 and len(found) > 1 and self._only(found, known) else found

    def _only(self, found: dict[str, str], known: dict[str, str]) -> bool:
        """Whether the forms that don't begin with a known given name stand but once, roleless."""
        return all(
            form in known.values()
            or (self._forms[_last(form)][form] == 1 and form not in self._roles)
            for form in found.values()
        )

    def _gender_of(self, form: str) -> str:
        first = form.split()[0]
        known = self._gender.get(form, "")
        return known or "f" * (first in GIVEN_WOMEN) or "m" * (first in GIVEN_MEN)

    def _shared(self, surname: str) -> bool:
        """Whether several people of an article have a surname."""
        return len(self._given(self._forms.get(_last(surname), Counter()))) > 1

    def gender_of_role(self, role: str) -> str:
        """What a role or title tells of who bears it."""
        return _gender(role) if role else ""

    def has_surname(self, word: str) -> bool:
        """Whether somebody's full name ends with a word."""
        return any(" " in form for form in self._forms.get(_last(word), ()))

    def by_role(self, words: str) -> list[Person]:
        """Those whose role holds all the words."""
        asked = set(words.lower().replace("’", "'").split())
        found = [
            self.resolve(name)
            for name, roles in self._roles.items()
            if asked
            and any(
                asked <= set(r.lower().replace(",", " ").replace("’", "'").split()) for r in roles
            )
        ]
        return list(dict.fromkeys(person for person in found if person))

    def by_kind(self, noun: str) -> list[Person]:
        """The institutions whose name holds a word: "the council"."""
        found = [
            self.resolve(form)
            for forms in self._forms.values()
            for form in forms
            if " " in form and noun in form.lower().split()
        ]
        return list(dict.fromkeys(person for person in found if person))


def _last(name: str) -> str:
    return name.rsplit(None, 1)[-1].casefold()


def _beside(text: str, one: Mention) -> str:
    """The role that stands before a name, or between commas beside it; empty if none does."""
    before = text[max(0, one.start - 100) : one.start].split()
    if text.startswith(",", one.end) and not one.possessive:
        match = _BEHIND.match(text, one.end)
        words = match[1].split() if match else []
        if words and words[0] not in _NO_ROLE and any(is_role(word) for word in words[:5]):
            return " ".join(words)
    if not before:
        return ""
    if before[-1].endswith(",") and text[one.end : one.end + 1] in (",", "."):
        return role_phrase([*before[:-1], before[-1][:-1]])
    if before[-1].islower() and before[-1][-1].isalpha() and is_role(before[-1]):
        at = len(before) - 1
        while at > 0 and _ADJECTIVE.fullmatch(before[at - 1]) and before[at - 1] not in _NO_ROLE:
            at -= 1
        return " ".join(before[at:])
    return ""


def role_phrase(words: Sequence[str]) -> str:
    """The role at the end of some words: "the mayor", "Hungary's minister", "head of policy"."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in DETERMINERS or words[at] in FINITE:
            found = words[at + 1 :]
        elif at == 0 or words[at - 1].endswith((",", ";", ":")):
            found = words[at:]
        else:
            continue
        heads = [a for a, b in pairwise(found) if b in _OF]
        if any(is_role(word) for word in (*found[-1:], *heads)):
            return " ".join(found)
        if found is not words[at + 1 :] and words[at].lower() not in DETERMINERS:
            break
    return ""


def _gender(role: str) -> str:
    words = {word.lower().strip(".") for word in role.split()}
    if words & WOMEN:
        return "f"
    return "m" if words & MEN else ""
