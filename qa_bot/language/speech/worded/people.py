"""Who is meant: the names of an article in full, roles and pronouns as the text before tells.

What stays open is None, never a guess between two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.speech.worded.subject import Parser, Subject

_SHORT_NAME = 4
_GIVEN = GIVEN_MEN | GIVEN_WOMEN
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
        self._whole = " . ".join(" ".join(text.split()) for text in texts)
        self._known: dict[str, Known] = {}
        self._full: dict[str, str] = {}
        self._nouns: dict[str, bool] = {}

    def alone(self, name: str) -> str:
        """A name as it is when it stands alone: по словам Анны Ивановой is Анна Иванова."""
        if not self._parser.words.oblique:
            return name
        forms = [self._forms(word) for word in name.split()]
        for known in self._known:
            words = known.split()
            same = zip(words[::-1], forms[::-1], strict=False)
            if len(words) >= len(forms) and all(word in some for word, some in same):
                return known
        return " ".join(self._likeliest(some) for some in forms)

    def _likeliest(self, forms: Sequence[str]) -> str:
        """The first of some forms that the article writes, but for the last; else the first."""
        written = (one for one in forms[:-1] if re.search(rf"\b{re.escape(one)}\b", self._whole))
        return next(written, forms[0])

    def _forms(self, word: str) -> list[str]:
        """The names that a word may be of, the likeliest first, and itself last."""
        pairs = [pair.split(":") for pair in self._parser.words.oblique.split()]
        return [
            *(word.removesuffix(end) + own for end, own in pairs if word.endswith(end)),
            word,
        ]

    def meet(self, subject: Subject, number: int) -> None:
        """Take in somebody who is named in a passage."""
        name = self.full(subject.name)
        one = self._known.setdefault(name, Known(name, met=number))
        one.role = max(one.role, subject.role, key=len)
        one.gender = one.gender or subject.gender or _given(name)

    def is_known(self, name: str) -> bool:
        """Whether an article shows a name to be somebody's, or a body's."""
        return " " in name or name.isupper() or self.full(name) in self._known

    def reread(self) -> None:
        """Look for the long forms of names again, since more people are known."""
        self._full.clear()

    def is_common(self, subject: Subject) -> bool:
        """Whether a name that begins a sentence may as well be a common noun: "Книга говорит"."""
        endings, name = tuple(self._parser.words.surnames.split()), subject.name
        alone = subject.end - subject.start == len(name) and " " not in name
        if not endings or subject.start > 1 or not alone:
            return False
        stem = name[:-1] if len(name) > _SHORT_NAME else name
        within = rf"(?<=[\w,] ){re.escape(stem)}"
        return not (name.endswith(endings) or re.search(within, self._whole))

    def full(self, name: str) -> str:
        """The one long form of a name in an article, else the name."""
        if name not in self._full:
            self._full[name] = self._longest(name)
        return self._full[name]

    def _longest(self, name: str) -> str:
        if " " in name or len(name) < 2 or name.isupper():
            return name
        found = {known for known in self._known if known.endswith(f" {name}")}
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._whole):
            before = self._whole[max(0, match.start() - 60) : match.start()]
            if not before.endswith(" "):
                continue
            words: list[str] = []
            for word in reversed(before.split()):
                if not (word in self._particles or self._is_given(word)):
                    break
                words.insert(0, word)
            while words and words[0].lower() in self._particles:
                words.pop(0)
            joined = not self._particles.isdisjoint(words)
            if words and (words[0] in _GIVEN or (self._is_given(words[0]) and not joined)):
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
        low = word.lower()
        if low in parser.words.told or low in parser.words.sets["meanwhile"] or word.isupper():
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
        """Whether somebody is what a role says; what it is of may be left out."""
        asked, own = role.lower().split(), one.role.lower().split()
        if not own or asked[0].rsplit("-", 1)[-1] != own[0].rsplit("-", 1)[-1]:
            return False
        return set(asked[1:]) <= set(own) or set(own[1:]) <= set(asked)

    def _fits(self, one: Known, gender: str) -> bool:
        return not gender or not one.gender or one.gender == gender


def _given(name: str) -> str:
    """The gender that a given name tells."""
    first = name.split(" ", 1)[0] if " " in name else ""
    return "f" * (first in GIVEN_WOMEN) or "m" * (first in GIVEN_MEN)
