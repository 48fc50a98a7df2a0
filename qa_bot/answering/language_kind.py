"""What kind of answer a question asks for in another language than English.

The phrases that ask for a kind, and the words that tell one, are those of the language's file;
digits are the same in all. `answer_kind` does the same for English, and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from qa_bot.language.languages import Language, named
from qa_bot.language.text.terms import spans, terms

_COUNTED = 2  # words behind "how many" that may be what is counted
_NEAR = 40  # characters

Span = tuple[int, int]

_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d{2})(?!\d)|(?<!\d)[१-२][०-९]{3}(?![०-९])")
_DIGITS = r"(?<![\w])\d[\d.,\u00a0\u202f]*\d|\d"
# A capital that isn't the first letter of the sentence.
_NAME = re.compile(r"(?<=[^.!?…:\s]\s)[^\W\d_a-z][\w’'-]+")
_FOREIGN_NAME = re.compile(r"[\u3400-\u9fff\u30a1-\u30fa]{1,8}[·・•][\u3400-\u9fff\u30a1-\u30fa]")


class LanguageKind:
    """The kind of answer that a question asks for: time, number, person, place, or empty."""

    def __init__(self, question: str, code: str) -> None:
        self._language = named(code)
        text = question.casefold()
        found = [
            (match.start(), at, kind, match.end())
            for at, kind in enumerate(("time", "number", "place", "person"))
            if (asked := _asked(code, kind)) and (match := asked.search(text))
        ]
        self.name = min(found)[2] if found else ""
        self._given = frozenset(terms(question, code))
        self._counted = frozenset[str]()
        if self.name == "number":
            behind = text[min(found)[3] :]
            self._counted = frozenset(
                term
                for term, start, end in islice(spans(behind, code), _COUNTED)
                if self._language.fold(behind[start:end]) not in self._language.kinds
            )

    @property
    def is_tellable(self) -> bool:
        """Whether a sentence that answers shows that by something of the kind."""
        return self.name in ("time", "number")

    def evidence(self, sentence: str) -> str:
        """The best evidence: 'year', 'date', 'number', 'name', 'place', or empty.

        It is 'counted' where the number is of what the question counts.
        """
        if self.name == "time":
            if any(self._new(_YEAR, sentence)):
                return "year"
            return "date" if any(self._new(_dates(self._language.code), sentence)) else ""
        if self.name == "number":
            found = list(self._new(_numbers(self._language.code), sentence))
            counted = any(self._counts(sentence[one.end() :]) for one in found)
            return "counted" if counted else "number" if found else ""
        if self.name in ("person", "place") and not self._language.capital_nouns:
            placed = _placed(self._language.code)
            if self.name == "place" and placed and any(self._new(placed, sentence)):
                return "place"
            name = _NAME if self._language.spaces else _FOREIGN_NAME
            return "name" if any(self._new(name, sentence)) else ""
        return ""

    def answer_words(self, sentence: str, coverage: float = 1.0) -> list[Span]:
        """Where the years or numbers stand that may answer."""
        shapes = {"time": _YEAR, "number": _numbers(self._language.code)}
        if self.name not in shapes:
            return []
        return [match.span() for match in self._new(shapes[self.name], sentence)]

    def _counts(self, behind: str) -> bool:
        """Whether what stands right behind a number is what the question counts."""
        some = islice(spans(behind[:_NEAR], self._language.code), _COUNTED + 1)
        return any(term in self._counted for term, _, _ in some)

    def _new(self, shape: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
        """The matches that are not of the question's own words."""
        for match in shape.finditer(sentence):
            word = match[match.lastindex or 0]
            if not self._given.issuperset(terms(word, self._language.code)):
                yield match


@cache
def _asked(code: str, kind: str) -> re.Pattern[str] | None:
    """What asks for a kind of thing in a language."""
    language = named(code)
    phrases = [phrase for phrase in getattr(language, kind).split(", ") if phrase]
    return _one_of(phrases, language) if phrases else None


@cache
def _dates(code: str) -> re.Pattern[str]:
    language = named(code)
    return _one_of([*language.months.split(), *language.days.split()], language)


@cache
def _numbers(code: str) -> re.Pattern[str]:
    language = named(code)
    words = language.numerals.split()
    return re.compile(f"{_DIGITS}|{_one_of(words, language).pattern}" if words else _DIGITS, re.I)


@cache
def _placed(code: str) -> re.Pattern[str] | None:
    words = "|".join(map(re.escape, named(code).at.split()))
    return re.compile(rf"\b(?i:{words})\s+([^\W\d_a-z]\w+)") if words else None


def _one_of(phrases: list[str], language: Language) -> re.Pattern[str]:
    """Any of some phrases, the longest first; as whole words where these stand apart."""
    made = "|".join(
        re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\s'’-]+")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    made = made or "(?!)"
    return re.compile(rf"(?<!\w)(?:{made})(?!\w)" if language.spaces else made, re.I)
