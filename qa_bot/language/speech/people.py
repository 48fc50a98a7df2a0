"""Who is meant: the people and institutions of an article, their fullest names, and roles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.lexicon.roles_and_titles import FIRMS, INSTITUTIONS, TITLES
from qa_bot.language.speech.names import Mention, mentions
from qa_bot.language.speech.roles import beside, gender

_GIVEN = GIVEN_WOMEN | GIVEN_MEN
_NO_FIRMS = INSTITUTIONS - FIRMS
_MANY = 50  # names that end alike of which one may be another's longer form
_PREFIX = pattern(r"^(?:al|el|as|ad|an|ar|ash|az)-")
_ARTICLE = pattern(r"\b(?:[Tt]he|[Aa]n?)\s$")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an institution, that an article names.

    `name` is the fullest form in the article, `role` what it calls them or empty, `gender` f, m,
    n for an institution, or empty where it can't be told.
    """

    name: str
    role: str = ""
    gender: str = ""


class People:
    """The names of one article: first all of it is read, then asked."""

    def __init__(self) -> None:
        self._forms: dict[str, Counter[str]] = {}  # how often each form stands, by last word
        self._role: dict[str, str] = {}  # what says most of each form
        self._gender: dict[str, str] = {}  # by form
        self._learned: dict[str, str] = {}  # by full name
        self._first: dict[str, int] = {}  # where each form stands first
        self._things: Counter[str] = Counter()  # how often each form stands behind an article
        # For each word of a role, the forms that bear it and the words of their roles.
        self._called: dict[str, dict[str, dict[frozenset[str], None]]] = {}
        self._bearing: dict[frozenset[str], list[str]] = {}
        self._worded: dict[str, dict[str, None]] = {}  # the longer forms that hold a word
        self._known: dict[tuple[str, str], Person | None] = {}
        self._longer: dict[str, dict[str, str]] = {}
        self.now = 0  # where the article is being read

    def read(self, text: str) -> list[Mention]:
        """Take in the names of a text, and the roles that stand beside them; gives the names."""
        self._known.clear()
        self._longer.clear()
        self._bearing.clear()
        found = mentions(text)
        for one in found:
            if one.name:
                name = " ".join(one.name.split())
                if name not in self._first:
                    self._first[name] = self.now
                    for word in name.split() if " " in name else ():
                        self._worded.setdefault(word.lower(), {})[name] = None
                self._forms.setdefault(_last(name), Counter())[name] += 1
                if one.role:
                    self._call(name, one.role)
                else:
                    if _ARTICLE.search(text, max(0, one.start - 4), one.start):
                        self._things[name] += 1
                    if role := beside(text, one):
                        self._call(name, role)
        return found

    def _call(self, name: str, role: str) -> None:
        self._role[name] = max(self._role.get(name, ""), role, key=_telling)
        words = _role_words(role)
        for word in words:
            self._called.setdefault(word, {}).setdefault(name, {})[words] = None
        if told := gender(role):
            self._gender.setdefault(name, told)

    def learn(self, person: Person, told: str) -> Person:
        """Take in what a pronoun tells of somebody."""
        if person.gender:
            return person
        self._learned.setdefault(person.name, told)
        return Person(person.name, person.role, told)

    def resolve(self, name: str, told: str = "") -> Person | None:
        """The person that a name means, in full; None for what is no name.

        `told` is the gender that a title tells. A surname that two people share stays as it is
        where neither the title nor the place tells which of them is meant.
        """
        key = " ".join(name.split()), told
        if key not in self._known:
            found = self._resolve(*key) if key[0] else None
            if found and " " not in key[0] and len(self._given(key[0])) > 1:
                return found  # who is meant depends on where the name stands
            self._known[key] = found
        person = self._known[key]
        if person and not person.gender and person.name in self._learned:
            return Person(person.name, person.role, self._learned[person.name])
        return person

    def _resolve(self, name: str, told: str) -> Person:
        full = self._fullest(name, told)
        words = full.split()
        forms = [" ".join(words[at:]) for at in range(len(words))]
        if len(self._given(forms[-1])) > 1:
            forms = forms[:1]
        role = max((self._role.get(form, "") for form in forms), key=_telling)
        genders = [self._gender[form] for form in forms if form in self._gender]
        if not genders:
            genders = [self._gender_of(full, words)]
        return Person(full, role, genders[0] or told)

    def _gender_of(self, full: str, words: list[str]) -> str:
        ends = words[-1].lower().strip(".") in INSTITUTIONS or words[0].lower() in INSTITUTIONS
        often = self._forms.get(_last(full), Counter[str]())[full]
        if ends or "&" in words or 2 * self._things[full] > often:
            return "n"
        if len(words) == 1:
            return ""
        return "f" * (words[0] in GIVEN_WOMEN) or "m" * (words[0] in GIVEN_MEN)

    def _fullest(self, name: str, told: str) -> str:
        """The usual long form of a name, unless another person has it too."""
        if " " in name:
            forms = self._forms.get(_last(name), Counter[str]())
            if len(forms) > _MANY:
                return name
            tail = f" {name.casefold()}"
            longer = [form for form in forms if form.casefold().endswith(tail)]
            return longer[0] if len(longer) == 1 else name
        given = self._given(name)
        if len(given) > _MANY:
            return name
        if told and len(given) > 1:
            genders = {
                first: self._gender.get(form, "") or self._gender_of(form, form.split())
                for first, form in given.items()
            }
            wanted = told if told in genders.values() else ""
            given = {first: form for first, form in given.items() if genders[first] == wanted}
        # Before another one of the name comes in, the first is meant.
        met = [form for form in given.values() if self._first[form] <= self.now]
        if given:
            met = met or list(given.values())
            return met[0] if len(met) == 1 else name
        # A word that is nobody's surname may be the given name of one person.
        named = [
            form
            for form in self._worded.get(name.lower(), ())
            if form.startswith(f"{name} ") and form.split()[-1].lower() not in _NO_FIRMS
        ]
        return named[0] if len(named) == 1 else name

    def _given(self, surname: str) -> dict[str, str]:
        """The most frequent long form for each given name before a surname."""
        last = _last(surname)
        if last not in self._longer:
            found: dict[str, str] = {}
            for form, _ in self._forms.get(last, Counter[str]()).most_common():
                first = form.split()[0]
                if " " in form and " of " not in form and first.lower() not in INSTITUTIONS:
                    found.setdefault(first, form)
            known = {first: form for first, form in found.items() if first in _GIVEN}
            # "Slams Holm" in a headline is nobody beside "Ada Holm".
            if len(known) == 1 < len(found) and self._only(found, known):
                found = known
            self._longer[last] = found
        return self._longer[last]

    def _only(self, found: dict[str, str], known: dict[str, str]) -> bool:
        """Whether the forms that don't begin with a known given name begin like a verb."""
        return all(
            form in known.values()
            or (first.endswith(("s", "ed")) and self._forms[_last(form)][form] == 1)
            for first, form in found.items()
        )

    def has_surname(self, word: str) -> bool:
        """Whether somebody's full name ends with a word."""
        return bool(self._given(word))

    def by_role(self, words: str) -> list[Person]:
        """Those whose role holds all the words."""
        asked = _role_words(words)
        if asked not in self._bearing:
            rarest = min((self._called.get(word, {}) for word in asked), key=len, default={})
            self._bearing[asked] = [
                form
                for form, roles in islice(rarest.items(), _MANY)
                if any(asked <= role for role in roles)
            ]
        found = map(self.resolve, self._bearing[asked])
        return list(dict.fromkeys(person for person in found if person))

    def by_kind(self, noun: str) -> list[Person]:
        """The institutions whose name holds a word: "the council"."""
        found = map(self.resolve, islice(self._worded.get(noun, ()), _MANY))
        return list(dict.fromkeys(person for person in found if person))


def _telling(role: str) -> tuple[bool, int]:
    """How much a role says: "mayor of Lindvik" before "Mr", the longer before the shorter."""
    return bool(role) and role.lower().strip(".") not in TITLES, len(role)


def _role_words(role: str) -> frozenset[str]:
    return frozenset(role.lower().replace(",", " ").replace("’", "'").split())


def _last(name: str) -> str:
    """The surname for comparison: "al-Rashidi" may be written without its article."""
    return _PREFIX.sub("", name.rsplit(None, 1)[-1].casefold())
