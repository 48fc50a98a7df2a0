"""Whom a subject means: names in full, roles and pronouns as the sentences before tell.

What stays open is None, never a guess between two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa_bot.language.lexicon.roles_and_titles import FIRMS_AS_NOUNS, INSTITUTIONS, SPOKEN_FOR
from qa_bot.language.lexicon.saying_verbs import ANSWERING, ASKING
from qa_bot.language.speech.article import Article
from qa_bot.language.speech.names import Mention
from qa_bot.language.speech.person import BODY, PLACE, SOMEBODY, THING, Person
from qa_bot.language.speech.roles import gender as gender_of
from qa_bot.language.speech.sentence import Sentence
from qa_bot.language.speech.subject import Subject
from qa_bot.language.speech.subject_behind import first

_BACK = 3  # passages in which the one that a pronoun or a role means is named
_BACK_TO_FIRM = 6
# Who stands behind these is a place, or is spoken to.
_AWAY = frozenset("in at near into across inside outside from told tells".split())
_LONGEST_AWAY = 9
_GENDERS = {"she": "f", "he": "m", "it": "n"}


@dataclass(slots=True)
class Found:
    """A statement as it is found: offsets `start` and `end` into the article.

    `role` is what a speaker without a name is called.
    """

    speaker: Person | None
    cue: str
    start: int
    end: int
    role: str = ""


class Resolution:
    """Who is meant at a place of an article that is read from its beginning."""

    def __init__(self, article: Article, found: Mapping[int, Sequence[Found]]) -> None:
        """`found` are the statements so far, by passage."""
        self._article = article
        self._people = article.people
        self._found = found
        self._present: dict[int, list[Person]] = {}
        self._firms: dict[int, Person | None] = {}

    def who(self, number: int, subject: Subject, cue: str) -> list[Person | None]:
        """Who the subject of a word of saying means; None for one who can't be told."""
        if subject.mention:
            if subject.words and not self._people.has_surname(subject.words):
                return [None]
            # The text names them from the first to the last.
            named = [*reversed(subject.others), subject.mention]
            if subject.others and subject.others[0].start > subject.mention.start:
                named.reverse()
            return [self._named(one) for one in named]
        if subject.pronoun:
            return [self._pronoun(number, subject, cue)]
        return [self._role(number, subject)]

    def present_in(self, number: int) -> list[Person]:
        """The people that a passage names, first the one that its first words mean."""
        if number not in self._present:
            sentence = self._article.sentence(number)
            found = self._people_of(sentence, len(sentence.text))
            self._present[number] = found  # a role may lead back to here
            about = first(sentence)
            if about and about.words and not about.pronoun:
                person = self._role(number, about)
                self._present[number] = [person, *found] if person else found
        return self._present[number]

    def _named(self, one: Mention) -> Person | None:
        """Whom a name or a role in capitals means: Mrs Holm, the Governor of Ohio."""
        if one.name:
            return self._people.resolve(one.name, gender_of(one.role))
        if " " not in one.role and self._people.has_surname(one.role):
            return self._people.resolve(one.role)
        fitting = self._people.by_role(one.role)
        if not fitting and " " not in one.role and not self._article.is_small(one.role):
            # The Gardener of a tale, who has no other name.
            return Person(one.role, kind=SOMEBODY)
        return fitting[0] if len(fitting) == 1 else None

    def _role(self, number: int, subject: Subject) -> Person | None:
        """Whom a role means: the mayor, a spokesman for Tidelight, the company."""
        words = subject.words.split()
        noun = words[-1].lower()
        if noun in SPOKEN_FOR and subject.of:
            return self._people.resolve(subject.of.name)
        if noun in INSTITUTIONS:
            kind = self._people.by_kind(noun)
            if len(kind) == 1:
                return kind[0]
            alone = noun in FIRMS_AS_NOUNS and len(words) == 1
            if alone and number not in self._firms:
                self._firms[number] = self._last_firm(number)
            return self._firms[number] if alone else None
        for some in (subject.words, noun):
            fitting = self._people.by_role(some)
            if len(fitting) == 1:
                return fitting[0]
            last = self._last_speaker(number)
            if last in fitting:
                return last
        described = any(word[0].isupper() or word.endswith("-year-old") for word in words)
        # "The 26-year-old Maltese rider" is the one that was just spoken of.
        return self._just_named(number) if described and not subject.of else None

    def _just_named(self, number: int) -> Person | None:
        """The only person whom the passage before names: "the rider" after "Ada Holm fell."."""
        near = self.present_in(number - 1) if number else []
        alone = {person for person in near if person.gender != "n" and _is_known(person)}
        return alone.pop() if len(alone) == 1 else None

    def _last_firm(self, number: int) -> Person | None:
        """The institution named last: "the company" after "Norrlines lost money."."""
        for before in range(number, max(-1, number - 1 - _BACK_TO_FIRM), -1):
            named = [
                self._people.resolve(one.name)
                for one in self._article.sentence(before).mentions
                if one.name and not one.possessive
            ]
            found = list(dict.fromkeys(p for p in named if p and p.gender == "n"))
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _last_speaker(self, number: int) -> Person | None:
        """Who said the last statement before a passage: "the mayor" after "…," Ada Holm said."""
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if before in self._found:
                return self._found[before][-1].speaker
        return None

    def _pronoun(self, number: int, subject: Subject, cue: str) -> Person | None:
        """Who "he", "she" or "it" means: the last one that fits, if only one does."""
        gender = _GENDERS.get(subject.pronoun)
        if not gender:
            return None
        if gender != "n":
            sentence = self._article.sentence(number)
            within = _fitting(self._people_of(sentence, subject.start), gender)
            if len(within) == 1:
                return self._people.learn(within[0], gender)
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if said := self._found.get(before):
                speaker = said[-1].speaker
                if cue in ANSWERING and said[-1].cue in ASKING:
                    # "Nes was asked by Lind why. He replied …"
                    others = [one for one in self.present_in(before) if one != speaker]
                    fitting = _fitting(others, gender)
                    return fitting[0] if len(fitting) == 1 else None
                if speaker is None:
                    return None
                if speaker.gender == gender or (gender != "n" and not speaker.gender):
                    return self._people.learn(speaker, gender)
            fitting = _fitting(self.present_in(before), gender)
            if len(fitting) == 1:
                return self._people.learn(fitting[0], gender) if gender != "n" else fitting[0]
            if fitting:
                return None
        return None

    def _people_of(self, sentence: Sentence, end: int) -> list[Person]:
        """Those named in a sentence up to a place, but for places and those who only listen."""
        found = []
        for one in sentence.mentions:
            if one.name and one.end <= end:
                ahead = sentence.text[max(0, one.start - _LONGEST_AWAY) : one.start]
                link = ahead.split(" ")[-2:-1]
                person = self._people.resolve(one.name, gender_of(one.role))
                if person and _AWAY.isdisjoint(link):
                    found.append(person)
        return found


def _fitting(people: Sequence[Person], gender: str) -> list[Person]:
    """Those who can be meant: whose gender is known and right, or else not known."""
    sure = [
        person
        for person in people
        if person.gender == gender and (gender != "n" or person.kind == BODY)
    ]
    if not sure and gender != "n":
        sure = [
            one
            for one in people
            if not one.gender and one.kind not in (BODY, PLACE, THING) and _is_known(one)
        ]
    return list(dict.fromkeys(sure))


def _is_known(person: Person) -> bool:
    """Whether more than a single word tells that a name is somebody's."""
    return bool(person.gender or person.role or person.kind or " " in person.name)
