"""Who is meant: names in an article, their fullest form, roles, and the pronouns for them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from qa_bot.language.reporting import GIVEN_MEN, GIVEN_WOMEN, MEN, NO_NAMES, ROLES, WOMEN

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_WORD = rf"(?:[{_UPPER}]\.|[{_UPPER}](?:[\w\u2019'-]*\w)?)"
_PARTICLE = r"(?:von|van|der|den|de|da|di|du|del|della|la|le|bin|al|el|ter|af|dos|zu)"
# A run of capitalised words with particles between them; bounded, so that hostile text is cheap.
NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,7}}"
_NAME = re.compile(rf"(?<![\w\u2019'-])(?:{NAME})")
_POSSESSIVE = re.compile(r"[\u2019']s?$")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an institution, that an article names.

    `name` is the fullest form in the article, `role` what it calls them or empty, `gender` f, m or
    empty where it can't be told.
    """

    name: str
    role: str = ""
    gender: str = ""


def split_name(words: str) -> tuple[str, str]:
    """The role and the name in a run of capitalised words: "President Ada Holm"."""
    tokens = _POSSESSIVE.sub("", words).split()
    while tokens and tokens[0] in NO_NAMES:
        tokens.pop(0)
    at = max((i for i, token in enumerate(tokens) if token.lower().strip(".") in ROLES), default=-1)
    role, name = tokens[: at + 1], tokens[at + 1 :]
    while name and name[0] in NO_NAMES:
        name.pop(0)
    return " ".join(role), " ".join(name)


class People:
    """The names of one article, met in reading order."""

    def __init__(self) -> None:
        self._forms: dict[str, Counter[str]] = {}  # how often each form stands, by last word
        self._roles: dict[str, str] = {}  # by form
        self._gender: dict[str, str] = {}

    def read(self, text: str) -> None:
        """Take in the names of a text."""
        for match in _NAME.finditer(text):
            role, name = split_name(match[0])
            if name and len(name.split()) <= 5:
                self.meet(name, role)

    def meet(self, name: str, role: str = "") -> None:
        """Take in one name, with what is said of it as a role."""
        self._forms.setdefault(name.split()[-1], Counter())[name] += 1
        if len(role) > len(self._roles.get(name, "")):
            self._roles[name] = role
        if gender := _gender(role, name):
            self._gender.setdefault(name, gender)

    def resolve(self, name: str) -> Person | None:
        """The person that a name means, in full; None for what is no name."""
        _, name = split_name(name)
        if not name:
            return None
        full = self._fullest(name)
        words = full.split()
        same = [" ".join(words[at:]) for at in range(len(words))]
        roles = [self._roles[form] for form in same if form in self._roles]
        genders = [self._gender[form] for form in same if form in self._gender]
        return Person(full, max(roles, key=len, default=""), next(iter(genders), ""))

    def _fullest(self, name: str) -> str:
        """The usual long form of a name, unless another person has it too."""
        forms = self._forms.get(name.split()[-1], Counter())
        if " " in name:
            return name
        long = [(count, form) for form, count in forms.items() if " " in form]
        known = [one for one in long if one[1].split()[0] in GIVEN_WOMEN | GIVEN_MEN] or long
        if known:
            return max(known, key=lambda one: one[0])[1]
        # A word that is nobody's surname may be the given name of one person.
        given = [
            form
            for forms in self._forms.values()
            for form in forms
            if " " in form and form.split()[0] == name
        ]
        return given[0] if len(given) == 1 else name

    def by_role(self, role: str) -> list[Person]:
        """Those whose role holds all the words."""
        words = set(role.lower().split())
        found = [
            self.resolve(name)
            for name, known in self._roles.items()
            if words and words <= set(known.lower().replace(",", " ").split())
        ]
        return list(dict.fromkeys(person for person in found if person))


def _gender(role: str, name: str) -> str:
    words = {word.lower().strip(".") for word in role.split()}
    first = name.split()[0]
    if words & WOMEN or (" " in name and first in GIVEN_WOMEN):
        return "f"
    if words & MEN or (" " in name and first in GIVEN_MEN):
        return "m"
    return ""


def mentions(text: str) -> list[tuple[int, str]]:
    """Where capitalised runs that may be names begin in a text, and what they are."""
    return [(match.start(), match[0]) for match in _NAME.finditer(text)]
