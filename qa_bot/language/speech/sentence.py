"""A sentence as its writer tells it: every quotation in it is blotted out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from qa_bot.language.speech.names import Mention, mentions

QUOTED = "\0"
"""What stands for each character of a quotation."""


class Sentence:
    """The text of a sentence and the names in it."""

    def __init__(self, text: str, named: Sequence[Mention] | None = None) -> None:
        """`named` are the names in it, where they are known."""
        self.text = text
        self.mentions = mentions(text) if named is None else named
        self._ending = {one.end: one for one in self.mentions}
        self._beginning = {one.start: one for one in self.mentions}

    def beginning(self, start: int) -> Mention | None:
        """The name or role in capitals that begins at a place."""
        return self._beginning.get(start)

    def ending(self, end: int) -> Mention | None:
        """The name or role in capitals that ends at a place."""
        return self._ending.get(end)

    def mentions_from(self, start: int) -> Sequence[Mention]:
        """The names that begin at a place or behind it."""
        return self.mentions[bisect_left(self.mentions, start, key=attrgetter("start")) :]
