"""An article as it is read for who speaks: its passages, quotations and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa_bot.language.speech.capitals import Capitals
from qa_bot.language.speech.names import Mention, mentions
from qa_bot.language.speech.people import People
from qa_bot.language.speech.quoting import LONGEST, Quoting
from qa_bot.language.speech.sentence import Sentence
from qa_bot.model import Passage

_LONGEST_HEADLINE = 120
_CAPITALS = 0.6  # of a headline's longer words
_LONG_WORD = 4


class Article(Quoting):
    """Passages by number, each with its block, its sentence and the quotations in it."""

    def __init__(
        self,
        blocks: Sequence[Sequence[Passage]],
        quotations: Sequence[tuple[int, int]],
        words: Iterable[Iterable[str]],
    ) -> None:
        """`quotations` are offsets into the text, ascending and apart, `words` all that it has."""
        super().__init__(blocks, quotations)
        self.people = People()
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
            text, passage = self.told(number), self.passages[number]
            quoted = self.quoted_in(passage.start, passage.start + len(text))
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


def _is_headline(text: str) -> bool:
    """Whether a passage is written with capitals throughout, so that they tell no names."""
    if len(text) > _LONGEST_HEADLINE or text.rstrip("\"'”’)")[-1:] in ".?!:…":
        return False
    words = [word for word in text.split() if len(word) >= _LONG_WORD]
    return sum(word[0].isupper() for word in words) > _CAPITALS * len(words)
