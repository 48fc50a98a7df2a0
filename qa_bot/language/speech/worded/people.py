"""Who is meant: the names of an article in full, roles and pronouns as the text before tells.

What stays open is None, never a guess between two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.speech.worded.subject import Parser, Subject

_BACK = 3  # passages in which the one is named that a pronoun means


@dataclass(slots=True)
class Known:
    """Somebody with a full name; `met` is the passage that names them first."""

    name: str
    role: str = ""
    gender: str = ""
    met: int = 0


class People:
    """Those who are named beside words of saying in an article."""

    def __init__(self, parser: Parser, texts: Sequence[str]) -> None:
        """`texts` are the article's passages."""
        self._parser, self._texts = parser, texts
        self._whole = "\n".join(texts)
        self._known: dict[str, Known] = {}
        self._full: dict[str, str] = {}
        self._nouns: dict[str, bool] = {}

    def meet(self, subject: Subject, number: int) -> None:
        """Take in somebody who is named in a passage."""
        name = self.full(subject.name)
        one = self._known.setdefault(name, Known(name, met=number))
        one.role = max(one.role, subject.role, key=len)
        one.gender = one.gender or subject.gender or _given(name)

    def is_known(self, name: str) -> bool:
        """Whether an article shows a name to be somebody's, or a body's."""
        return " " in name or name.isupper() or self.full(name) in self._known

    def full(self, name: str) -> str:
        """The one long form of a name in an article, else the name."""
        if name not in self._full:
            self._full[name] = self._longest(name)
        return self._full[name]

    def _longest(self, name: str) -> str:
        if " " in name or len(name) < 2 or name.isupper():
            return name
        found = set()
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._whole):
            before = self._whole[max(0, match.start() - 60) : match.start()]
            if not before.endswith(" "):
                continue
            words: list[str] = []
            for word in reversed(before.split(" ")[:-1]):
                if not (word in self._particles or self._is_given(word)):
                    break
                words.insert(0, word)
            while words and words[0].lower() in self._particles:
                words.pop(0)
            if words and self._is_given(words[0]):
                found.add(" ".join((*words, name)))
        longest = {one for one in found if not any(other.endswith(f" {one}") for other in found)}
        return longest.pop() if len(longest) == 1 else name

    @property
    def _particles(self) -> frozenset[str]:
        return self._parser.words.sets["particles"]

    def _is_given(self, word: str) -> bool:
        """Whether a word before a surname is a given name: no role, no common noun."""
        parser = self._parser
        if not parser.is_name_word(word) or not word[-1:].isalpha() or parser.words.is_role(word):
            return False
        if word.lower() in parser.words.told or word.isupper():
            return False
        if not parser.words.capital_nouns or word in GIVEN_MEN or word in GIVEN_WOMEN:
            return True
        # "Parteifreund Holm": what stands behind an article is a noun.
        if word not in self._nouns:
            articles = "|".join(parser.words.articles.split())
            noun = rf"\b(?:{articles}|\w+e[nrms]?)\s{re.escape(word)}(?!\w)"
            self._nouns[word] = re.search(noun, self._whole, re.I) is not None
        return not self._nouns[word]

    def who(self, subject: Subject, number: int, last: Known | None) -> Known | None:
        """Whom a subject in a passage means; `last` is who spoke just before."""
        if subject.name:
            return self._known.get(self.full(subject.name))
        if subject.role and not subject.pronoun:
            fitting = [one for one in self._known.values() if self._is_called(one, subject.role)]
            return fitting[0] if len(fitting) == 1 else None
        if last and self._fits(last, subject.gender):
            named = self._named_before(subject, number)
            return last if not named - {last.name} else None
        fitting_names = self._named_before(subject, number)
        return self._known[fitting_names.pop()] if len(fitting_names) == 1 else None

    def _named_before(self, subject: Subject, number: int) -> set[str]:
        """The people that fit a pronoun and are named in its passage before it or shortly ahead."""
        for before in range(number, max(-1, number - _BACK), -1):
            text = self._texts[before]
            text = text[: subject.start] if before == number else text
            found = {
                name
                for name, one in self._known.items()
                if self._fits(one, subject.gender) and name.rsplit(" ", 1)[-1] in text
            }
            if found:
                return found
        return set()

    def _is_called(self, one: Known, role: str) -> bool:
        head = role.split()[-1].lower().rsplit("-", 1)[-1]
        return any(word.lower().rsplit("-", 1)[-1] == head for word in one.role.split())

    def _fits(self, one: Known, gender: str) -> bool:
        return not gender or not one.gender or one.gender == gender


def _given(name: str) -> str:
    """The gender that a given name tells."""
    first = name.split(" ", 1)[0] if " " in name else ""
    return "f" * (first in GIVEN_WOMEN) or "m" * (first in GIVEN_MEN)
