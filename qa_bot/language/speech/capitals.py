"""Capitals at the beginning of a sentence: which of them are a name's.

"Poor Nora said no": Nora is a name, since the article writes it within a sentence too, and poor is
none. A single word that begins a sentence is a name only where nothing speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.lexicon.no_names import BEFORE_NAMES
from qa_bot.language.lexicon.roles_and_titles import GROUPS
from qa_bot.language.speech.names import Mention
from qa_bot.language.speech.roles import is_group

_GIVEN = GIVEN_WOMEN | GIVEN_MEN
# What stands before the first word of a sentence, or of one in quotation marks.
_BEGINS = pattern(r"(?:^|[\"“„«‘'(\[*_:—–.?!…\0]\s?)$")
_NEAR = 3
_SHORTEST_IN_LY = 6


class Capitals:
    """What an article writes with a capital within its sentences, and what it writes small."""

    def __init__(
        self,
        texts: Sequence[str],
        named: Sequence[Sequence[Mention]],
        words: Iterable[Iterable[str]],
    ) -> None:
        """`named` are the runs of capitals in each text, `words` all the words of each."""
        self._small: set[str] = set().union(*words)
        self._within: set[str] = set()
        for text, mentions in zip(texts, named, strict=True):
            self._within.update(
                one.name for one in mentions if one.name and not _begins(text, one.start)
            )
        self._words = {word for name in self._within for word in name.split()}

    def names(self, text: str, mentions: Iterable[Mention]) -> list[Mention]:
        """The names among the runs of capitals in a text."""
        found = (
            self._without_first(one) if one.name and _begins(text, one.start) else one
            for one in mentions
        )
        return [one for one in found if one.name or one.role]

    def is_small(self, word: str) -> bool:
        """Whether the article writes a word small too, so that its capital may tell nothing."""
        return word.lower() in self._small

    def _without_first(self, one: Mention) -> Mention:
        """The name without a first word that owes its capital to its place alone."""
        first, _, rest = one.name.partition(" ")
        if one.role or first in _GIVEN or one.name in self._within or not self._may_be_small(first):
            return one
        if not rest:
            return one if first in self._words else one._replace(name="")
        begins = rest.split(" ", 1)[0]
        if rest in self._within or begins in _GIVEN or begins in self._words:
            skipped = len(first) + 1
            return one._replace(start=one.start + skipped, name=rest)
        return one

    def _may_be_small(self, word: str) -> bool:
        return (
            self.is_small(word)
            or word in BEFORE_NAMES
            or word.lower() in GROUPS
            or is_group(word)
            or (word.endswith("ly") and len(word) >= _SHORTEST_IN_LY)
        )


def _begins(text: str, start: int) -> bool:
    """Whether a place begins a sentence."""
    return start == 0 or _BEGINS.search(text, max(0, start - _NEAR), start) is not None
