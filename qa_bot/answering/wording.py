"""The words of a question in another language than English: what each is to it.

What is only asked with is dropped, the small words weigh less, and what is left is what it is
about. Where spaces aren't written, small words are found within the text, and a pair of characters
that holds part of one isn't content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from qa_bot.answering.weights import TERM
from qa_bot.language.languages import Language, named
from qa_bot.language.text.compounds import compounds
from qa_bot.language.text.terms import spans

_CONTENT = frozenset({"light", "number", "plain"})


@dataclass(slots=True)
class Wording:
    """The terms of a question with their weights; see `question.Question`."""

    terms: dict[str, float] = field(default_factory=dict)
    content: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    optional: set[str] = field(default_factory=set)

    def add(self, term: str, word: str, kind: str) -> None:
        """Take in a word of a kind; what is asked about is noted as written."""
        if weight := TERM[kind]:
            self.words.append(word)
            self.terms[term] = self.terms.get(term, 0) + weight
        if kind in _CONTENT:
            self.content.setdefault(term, word)


def wording(text: str, code: str) -> Wording:
    """What the words of a question are to it, in the language of a code."""
    language = named(code)
    found = Wording()
    signs = []
    for (term, start, end), sign in compounds(text, code):
        found.terms[term] = TERM["plain"]
        found.content[term] = text[start:end]
        if sign == "named":
            found.names.add(term)
            signs.append((start, end))
        else:
            found.optional.add(term)
    read = [
        (term, start, end)
        for term, start, end in spans(text, code)
        if not (end - start == 1 and any(a <= start < b for a, b in signs))
    ]
    kinds = list(_kinds(text, read, language))
    if not any(kind in _CONTENT for kind in kinds):
        kinds = ["plain"] * len(read)
    for (term, start, end), kind in zip(read, kinds, strict=True):
        found.add(term, text[start:end], kind)
    found.names |= _names(text, read, kinds, language)
    return found


def _kinds(text: str, read: list[tuple[str, int, int]], language: Language) -> Iterator[str]:
    small = {} if language.spaces else dict(_small_within(text, language))
    for _, start, end in read:
        word = text[start:end]
        if word[0].isdigit():
            yield "number"
        elif not small or word.isascii():
            yield _kind(word, language)
        else:
            kinds = [small.get(at, "plain") for at in range(start, end)]
            yield kinds[0] if len(set(kinds)) == 1 else "function"


def _kind(word: str, language: Language) -> str:
    if len(word) > 1 and word.isupper() and word.isascii():
        return "plain"
    kinds = language.kinds
    folded = language.fold(word)
    if folded in kinds:
        return kinds[folded]
    parts = [language.fold(part) for part in re.split(r"[-'’]", word)]
    if len(parts) > 1 and all(part in kinds or part in language.bare for part in parts):
        return kinds.get(parts[-1], "function")
    bare = parts[-1] if parts[0] in language.bare else ""
    return kinds.get(bare, "plain")


def _small_within(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """The characters of a text that are of small words, each with the kind of its word."""
    for match in _small_words(language.code).finditer(text):
        kind = language.kinds.get(language.fold(match[0]), "function")
        yield from ((at, kind) for at in range(*match.span()))


@cache
def _small_words(code: str) -> re.Pattern[str]:
    """The small words of a language that writes no spaces, the longest first."""
    language = named(code)
    words = sorted(language.kinds, key=len, reverse=True)
    letters = f"|[{language.letters}]" if language.letters else ""
    return re.compile("|".join(map(re.escape, words)) + letters)


def _names(
    text: str, read: list[tuple[str, int, int]], kinds: list[str], language: Language
) -> set[str]:
    """The terms that are written like names.

    Where every noun has a capital, only two of them in a row are a name: Ada Holm.
    """
    capital = [
        kind == "plain" and text[start].isupper() and start > 0
        for (_, start, _), kind in zip(read, kinds, strict=True)
    ]
    if language.capital_nouns:
        both = [a and b for a, b in pairwise(capital)]
        capital = [
            (at > 0 and both[at - 1]) or (at < len(both) and both[at]) for at in range(len(capital))
        ]
    return {term for (term, _, _), is_name in zip(read, capital, strict=True) if is_name}
