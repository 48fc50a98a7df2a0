"""An article as it is read for who speaks: its passages, quotations and people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from qa_bot.language.speech.capitals import Capitals
from qa_bot.language.speech.names import Mention, mentions
from qa_bot.language.speech.people import People
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.model import Passage

LONGEST = 5000
"""Characters of a passage that are looked at."""

_SPACES = str.maketrans(dict.fromkeys("\t\r\n\v\f\u00a0\u0085\u2028\u2029\0", " "))
_LONGEST_HEADLINE = 120
_CAPITALS = 0.6  # of a headline's longer words
_LONG_WORD = 4
_QUOTED_THROUGHOUT = 0.8


class Article:
    """Passages by number, each with its block, its sentence and the quotations in it."""

    def __init__(
        self,
        blocks: Sequence[Sequence[Passage]],
        quotations: Sequence[tuple[int, int]],
        words: Iterable[Iterable[str]],
    ) -> None:
        """`quotations` are offsets into the text, ascending and apart, `words` all that it has."""
        self.passages = [passage for block in blocks for passage in block]
        self.block = [number for number, block in enumerate(blocks) for _ in block]
        self.quotations = quotations
        self.people = People()
        self._opened = [start for start, _ in quotations]
        self._begins = [passage.start for passage in self.passages]
        self._sentences: dict[int, Sentence] = {}
        texts = [passage.text[:LONGEST] for passage in self.passages]
        runs = [() if _is_headline(text) else mentions(text) for text in texts]
        self._capitals = Capitals(texts, runs, words)
        self._named = list(map(self._capitals.names, texts, runs))
        for number, named in enumerate(self._named):
            self.people.now = number
            self.people.read(texts[number], named)

    def sentence(self, number: int) -> Sentence:
        """A passage as its writer tells it, every quotation blotted out."""
        if number not in self._sentences:
            passage = self.passages[number]
            text = passage.text[:LONGEST].translate(_SPACES)
            quoted = self.quoted_in(passage.start, passage.start + len(text))
            if quoted:
                text = _blotted(text, passage.start, quoted)
            self._sentences[number] = Sentence(text, self._outside(number, quoted))
        return self._sentences[number]

    def is_small(self, word: str) -> bool:
        """Whether the article writes a word small, so that its capital may tell nothing."""
        return self._capitals.is_small(word)

    def _outside(self, number: int, quoted: Sequence[tuple[int, int]]) -> list[Mention]:
        """The names in a passage that no quotation covers."""
        passage, named = self.passages[number], self._named[number]
        if not named and _is_headline(passage.text):
            named = mentions(passage.text[:LONGEST])
        for opened, closed in quoted:
            a, b = opened - passage.start, closed - passage.start
            named = [one for one in named if one.end <= a or one.start >= b]
        return named

    def quoted_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quotations that reach into a place."""
        found = []
        for at in range(max(bisect_right(self._opened, start) - 1, 0), len(self.quotations)):
            opened, closed = self.quotations[at]
            if opened >= end:
                break
            if closed > start:
                found.append((opened, closed))
        return found

    def kind(self, start: int, end: int) -> str:
        """Whether all, some or nothing of a content stands in quotation marks."""
        inside = sum(min(b, end) - max(a, start) for a, b in self.quoted_in(start, end))
        if inside >= _QUOTED_THROUGHOUT * (end - start):
            return "direct"
        return "mixed" if inside else "indirect"

    def over(self, start: int, end: int) -> range:
        """The numbers of the passages that a place reaches over."""
        first = max(bisect_right(self._begins, start) - 1, 0)
        last = max(bisect_right(self._begins, end - 1) - 1, 0)
        return range(first, last + 1)


def _blotted(text: str, start: int, quoted: Sequence[tuple[int, int]]) -> str:
    """A text that begins at a place of its article, each character of a quotation as QUOTED."""
    parts, done = [], 0
    for opened, closed in quoted:
        a, b = max(0, opened - start), min(len(text), closed - start)
        parts += [text[done:a], QUOTED * (b - a)]
        done = b
    return "".join((*parts, text[done:]))


def _is_headline(text: str) -> bool:
    """Whether a passage is written with capitals throughout, so that they tell no names."""
    if len(text) > _LONGEST_HEADLINE or text.rstrip("\"'”’)")[-1:] in ".?!:…":
        return False
    words = [word for word in text.split() if len(word) >= _LONG_WORD]
    return sum(word[0].isupper() for word in words) > _CAPITALS * len(words)
