"""Names found by how they begin while they are typed, however many there are."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
# Words are grouped by this many first letters.
_KEY = 2
_SHORTEST_FUZZY = 3


class Name(NamedTuple):
    """A name, what is shown beside it, and what else it is found by."""

    text: str
    about: str = ""
    also: str = ""


class Names:
    """Names that are found by the beginnings of their words, accents and case aside.

    They are given the most important first, and found in that order.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._all: list[Name] = []
        self._words: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
        for name in names:
            self._all.append(name)
            for word in WORD.findall(folded(f"{name.text} {name.also}")):
                self._words[word[:_KEY]].append((word, name))

    def beginning(self, typed: str) -> Iterator[Name]:
        """The names in which words begin as those typed do; all names for nothing typed."""
        words = WORD.findall(folded(typed))
        if not words:
            yield from self._all
            return
        first, *others = words
        for key in [first[:_KEY]] if len(first) >= _KEY else list(self._words):
            for word, name in self._words.get(key, ()):
                if word.startswith(first) and all(_begins(other, name) for other in others):
                    yield name

    def holding(self, typed: str) -> Iterator[Name]:
        """The names with a word of the same first letter that holds the others in their order."""
        typed = folded(typed)
        if len(typed) < _SHORTEST_FUZZY:
            return
        fuzzy = re.compile(".*?".join(map(re.escape, typed)))
        for key, words in self._words.items():
            if key[0] == typed[0]:
                yield from (name for word, name in words if fuzzy.match(word))


def _begins(typed: str, name: Name) -> bool:
    words = WORD.findall(folded(f"{name.text} {name.also}"))
    return any(word.startswith(typed) for word in words)


def folded(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
