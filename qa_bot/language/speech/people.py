"""Who is meant: the people and institutions of an article, their fullest names, and roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from qa_bot.language.lexicon.countries import COUNTRIES
from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.lexicon.roles_and_titles import (
    FIRMS,
    INSTITUTIONS,
    LESSER,
    MEDIA,
    MERE_TITLES,
    PLACES,
    RELATIVES,
    TITLES,
)
from qa_bot.language.speech.names import Mention, mentions
from qa_bot.language.speech.person import (
    BODY,
    PLACE,
    SOMEBODY,
    THING,
    Form,
    Person,
    last_name,
    role_words,
    telling,
)
from qa_bot.language.speech.roles import beside, gender, has_head

_GIVEN = GIVEN_WOMEN | GIVEN_MEN
_COUNTRIES = frozenset(word.replace("_", " ") for word in COUNTRIES.replace(",", " ").split())
_NO_FIRMS = INSTITUTIONS - FIRMS
_NEAR = 30  # passages in which "her mother" is the same one
_BODIES = INSTITUTIONS | MEDIA
_MANY = 50  # names that end alike of which one may be another's longer form
_PLACING = tuple([word] for word in "in at near into across throughout outside".split())
_ARTICLES = tuple([word] for word in "the The a A an An".split())
_LONGEST_LINK = 12


class People:
    """The names of one article: first all of it is read, then asked."""

    def __init__(self) -> None:
        self._forms: dict[str, Form] = {}  # by name
        self._ending: dict[str, list[Form]] = {}  # by surname
        self._learned: dict[str, str] = {}  # genders that pronouns tell, by full name
        # For each word of a role, the names that bear it, the words of their roles,
        # and where it is called by them.
        self._called: dict[str, dict[str, dict[frozenset[str], list[int]]]] = {}
        self._bearing: dict[frozenset[str], list[str]] = {}
        self._worded: dict[str, list[str]] = {}  # the longer names that hold a word
        self._known: dict[tuple[str, str], Person] = {}
        self._longer: dict[str, dict[str, Form]] = {}
        self.now = 0  # where the article is being read

    def read(self, text: str, named: Sequence[Mention] | None = None) -> None:
        """Take in the names of a text, and the roles that stand beside them."""
        self._known.clear()
        self._longer.clear()
        self._bearing.clear()
        for one in mentions(text) if named is None else named:
            if one.name:
                form = self._forms.get(one.name) or self._met(one.name)
                form.count += 1
                if one.role:
                    self._call(form, one.role)
                    if one.role.lower().strip(".") in TITLES and (told := gender(one.role)):
                        form.titles.setdefault(told, one.role)
                    continue
                before = text[max(0, one.start - _LONGEST_LINK) : one.start].split(" ")[-2:-1]
                if before in _ARTICLES:
                    form.things += 1
                elif before in _PLACING:
                    form.placed += 1
                if text[one.end + 1 : one.end + 2].isdecimal():
                    form.numbered += 1
                if role := beside(text, one):
                    self._call(form, role)

    def _met(self, name: str) -> Form:
        form = self._forms[name] = Form(name, self.now, last_name(name))
        self._ending.setdefault(form.last, []).append(form)
        for word in dict.fromkeys(name.lower().split()) if " " in name else ():
            self._worded.setdefault(word, []).append(name)
        return form

    def _call(self, form: Form, role: str) -> None:
        form.role = max(form.role, role, key=telling)
        words = role_words(role)
        for word in words:
            self._called.setdefault(word, {}).setdefault(form.name, {}).setdefault(
                words, []
            ).append(self.now)
        form.gender = form.gender or gender(role)

    def learn(self, person: Person, told: str) -> Person:
        """Take in what a pronoun tells of somebody."""
        if person.gender and person.kind != THING:
            return person
        self._learned[person.name] = told
        return replace(person, gender=told, kind=SOMEBODY)

    def hear(self, person: Person) -> Person:
        """Take in that somebody speaks who seemed to be a thing: the Lamplighter."""
        return self.learn(person, "") if person.kind == THING else person

    def resolve(self, name: str, told: str = "") -> Person | None:
        """The person that a name means, in full; None for what isn't a name.

        `told` is the gender that a title tells. A surname that two people share stays as it is
        where neither the title nor the place tells which of them is meant.
        """
        name = " ".join(name.split())
        if not name:
            return None
        person = self._known.get((name, told))
        if not person:
            person = self._resolve(name, told)
            if " " not in name and len(self._given(name)) > 1:
                return person  # who is meant depends on where the name stands
            self._known[name, told] = person
        if person.name in self._learned:
            return replace(person, gender=self._learned[person.name], kind=SOMEBODY)
        return person

    def _resolve(self, name: str, told: str) -> Person:
        full = self._fullest(name, told)
        words = full.split()
        names = [" ".join(words[at:]) for at in range(len(words))]
        if len(self._given(names[-1])) > 1:
            names = names[:1]
        forms = [self._forms[one] for one in names if one in self._forms]
        role = max((form.role for form in forms), key=telling, default="")
        known = next((form.gender for form in forms if form.gender), "")
        known = known or self._gender_of(full, words) or told
        titles = forms[-1].titles if " " not in full and forms else {}
        if len(titles) > 1 and told in titles:
            # Of a Mr. Bennet and a Mrs. Bennet.
            return Person(f"{titles[told]} {full}", "", told, SOMEBODY)
        if role.lower().strip(".") in MERE_TITLES:
            role = ""
        if full.isupper() and _is_given(words[0].title()):
            full = full.title()  # "LYDIA BENNET"
        return Person(full, role, known, self._kind(forms, words, role, known))

    def _kind(self, forms: Sequence[Form], words: list[str], role: str, gender: str) -> str:
        """What an article shows a name to be."""
        count = sum(form.count for form in forms)
        if 2 * sum(form.numbered for form in forms) > count:
            return THING
        if any(map(str.isdecimal, words[-1])):
            return THING  # "Pontiac G6"
        if len(words) > 1 and words[-1].lower() in PLACES and not _is_given(words[0]):
            return PLACE
        if gender in ("f", "m") or _is_given(words[0]) or (role and has_head(role)):
            return SOMEBODY
        low = [word.lower().strip(".") for word in words]
        if not _BODIES.isdisjoint(low) or " ".join(words) in _COUNTRIES:
            return BODY
        if count > 1 and 2 * sum(form.placed for form in forms) >= count:
            return PLACE
        return THING if gender == "n" else ""

    def _gender_of(self, full: str, words: list[str]) -> str:
        """The gender that the words of a name tell; n for an institution."""
        form = self._forms.get(full)
        ends = words[-1].lower().strip(".") in INSTITUTIONS or words[0].lower() in INSTITUTIONS
        if ends or "&" in words or (form and 2 * form.things > form.count):
            return "n"
        if len(words) == 1 and self._given(full):
            return ""  # a surname, whatever else it may be: "Grace"
        return "f" * (words[0] in GIVEN_WOMEN) or "m" * (words[0] in GIVEN_MEN)

    def _fullest(self, name: str, told: str) -> str:
        """The usual long form of a name, unless another person has it too."""
        if " " in name and self._stands_beside(name):
            name = name.rsplit(" ", 1)[1]
        if " " in name:
            forms = self._ending.get(last_name(name), ())
            if len(forms) > _MANY:
                return name
            tail = f" {name.casefold()}"
            longer = [form.name for form in forms if form.name.casefold().endswith(tail)]
            return longer[0] if len(longer) == 1 else name
        given = self._given(name)
        if len(given) > _MANY or name in _COUNTRIES:
            return name
        if told and len(given) > 1:
            genders = {
                first: form.gender or self._gender_of(form.name, form.name.split())
                for first, form in given.items()
            }
            wanted = told if told in genders.values() else ""
            given = {first: form for first, form in given.items() if genders[first] == wanted}
        if given:
            # Before another one of the name comes in, the first is meant.
            met = [form.name for form in given.values() if form.first <= self.now]
            met = met or [form.name for form in given.values()]
            return met[0] if len(met) == 1 else name
        # A word that is nobody's surname may be the given name of one person.
        named = [
            form
            for form in self._worded.get(name.lower(), ())
            if form.startswith(f"{name} ")
            and form.split()[-1].lower() not in _NO_FIRMS
            and self._is_full(self._forms[form], name)
        ]
        # "The NTB" is not "NTB Radio Velm".
        return named[0] if len(named) == 1 and not name.isupper() else name

    def _given(self, surname: str) -> dict[str, Form]:
        """The most frequent long form for each given name before a surname."""
        last = last_name(surname)
        if last not in self._longer:
            found: dict[str, Form] = {}
            for form in sorted(self._ending.get(last, ()), key=lambda form: -form.count):
                first = form.name.split(None, 1)[0]
                if self._is_full(form, first):
                    found.setdefault(first, form)
            known = {first: form for first, form in found.items() if first in _GIVEN}
            # "Slams Holm" in a headline is nobody beside "Ada Holm".
            if len(known) == 1 < len(found) and all(
                first in known or (first.endswith(("s", "ed")) and form.count == 1)
                for first, form in found.items()
            ):
                found = known
            self._longer[last] = found
        return self._longer[last]

    def _is_full(self, form: Form, first: str) -> bool:
        """Whether a name is a given name and a surname."""
        if " " not in form.name or " of " in form.name or first.lower() in INSTITUTIONS:
            return False
        return not self._stands_beside(form.name)

    def _stands_beside(self, name: str) -> bool:
        """Whether a given name only stands beside another: "In London | Lydia said so"."""
        first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[1]
        if not _is_given(last) or _is_given(first) or name.count(" ") > 1:
            return False
        form, alone = self._forms.get(name), self._forms.get(last)
        return bool(form and alone and alone.count >= 2 * form.count)

    def has_surname(self, word: str) -> bool:
        """Whether somebody's full name ends with a word."""
        return bool(self._given(word))

    def by_role(self, words: str) -> list[Person]:
        """Those whose role holds all the words."""
        asked = role_words(words)
        if asked not in self._bearing:
            rarest = min((self._called.get(word, {}) for word in asked), key=len, default={})
            self._bearing[asked] = [
                form
                for form, roles in islice(rarest.items(), _MANY)
                if any(asked <= role and not (role & LESSER) - asked for role in roles)
            ]
        relative = not RELATIVES.isdisjoint(asked)
        found = map(
            self.resolve,
            (name for name in self._bearing[asked] if not relative or self._was_near(name, asked)),
        )
        return list(
            dict.fromkeys(one for one in found if one and one.kind not in (PLACE, THING, BODY))
        )

    def _was_near(self, name: str, asked: frozenset[str]) -> bool:
        """Whether somebody has lately been called that: "her mother" is another one later."""
        called = self._called[next(iter(asked))][name]
        return any(
            asked <= role and at[max(bisect_right(at, self.now) - 1, 0)] + _NEAR > self.now
            for role, at in called.items()
        )

    def by_initials(self, letters: str) -> list[Person]:
        """The people whose names begin with these letters, a word each."""
        names = [
            form.name
            for form in self._forms.values()
            if "".join(word[0] for word in form.name.split()) == letters
        ]
        return [one for one in map(self.resolve, names) if one and one.kind != BODY]

    def by_kind(self, noun: str) -> list[Person]:
        """The institutions whose name holds a word: "the council"."""
        found = map(self.resolve, self._worded.get(noun, ())[:_MANY])
        return list(dict.fromkeys(person for person in found if person))


def _is_given(word: str) -> bool:
    return word in _GIVEN
