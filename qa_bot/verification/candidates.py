"""The stretches of the articles in which a quotation may stand, found through the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from typing import TypeAlias

import numpy as np

from qa_bot.index.contract import Index, Query
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.text.terms import terms
from qa_bot.model import Passage
from qa_bot.verification.alignment import Stretch
from qa_bot.verification.marks import joined, quoted
from qa_bot.verification.wording import LEFT_OUT, Run
from qa_bot.verification.words import Word, words

_MOST_TERMS = 14  # terms of a query, the rarest
_PASSAGES = 24  # passages that a query finds
_STRETCHES = 6  # stretches that are looked at closely
_ROOM = 12  # words on either side of a passage, besides as many as the quotation has
_FARTHEST = 400  # passages
# Markup in a passage, which isn't words of it: where a link leads, a footnote.
_ROUGHLY = pattern(r"\w+(?:['’]\w+)?")
_MARKUP = pattern(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)|\]\[[^\]\n]*\]|\[\^[^\]\s]+\]"
    r"|<!--.{0,200}?-->|</?(?:a|b|br|cite|em|i|mark|p|q|small|span|strong|sub|sup|u)\b[^<>\n]*>"
    r"|<https?:[^<>\s]*>|:[a-z][\w+.:-]*:(?=`)"
    r"|&(?:amp|nbsp|quot|lt|gt|#\d+);|!?\[\[[^\[\]|\n]{0,300}\|"
)


IsDraft: TypeAlias = Callable[[str], bool]
"""Whether the document of an id is the draft that is verified."""


@dataclass(frozen=True)
class Region:
    """Passages of one document that follow each other, by number, and their words.

    The words' offsets are those of the document. `spoken` are the words in quotation marks, where
    something stands between them: "It is late," said Holm. "The ferry …"
    """

    first: int
    passages: tuple[Passage, ...]
    stretch: Stretch
    spoken: Stretch | None = None

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The number of each word by its offset."""
        return {word.start: number for number, word in enumerate(self.stretch.words)}

    def over(self, start: int, end: int) -> list[tuple[int, Passage]]:
        """The passages, with their numbers, that a place of the document reaches over."""
        return [
            (number, passage)
            for number, passage in enumerate(self.passages, self.first)
            if passage.start < end and start < passage.end
        ]


class Candidates:
    """Looks for words in an index; what was read of it once is kept for a while."""

    def __init__(self, index: Index, is_draft: IsDraft | None = None) -> None:
        """What `is_draft` takes for the draft itself isn't a source of it."""
        self._index = index
        self._is_draft = is_draft
        self._passages: dict[int, Passage] = {}
        self._words: dict[int, list[Word]] = {}

    def search(self, query: Sequence[str], k: int = _PASSAGES) -> tuple[int, ...]:
        """The passages that hold most of some terms, best first; the rarest terms are enough."""
        weights = dict.fromkeys(query, 1.0)
        if len(weights) > _MOST_TERMS:
            held = self._held(weights)
            rarest = sorted(filter(held.get, weights), key=held.__getitem__)
            weights = dict.fromkeys(rarest[:_MOST_TERMS], 1.0)
        if not weights or not len(self._index):
            return ()
        return self.sources(self._index.search(Query(weights), k).passages)

    def _held(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each of some terms."""
        return {term: held.total for term, held in self._index.look(terms).items()}

    def sources(self, passages: Iterable[int]) -> tuple[int, ...]:
        """Those of some passages that aren't of the draft itself."""
        hidden = self._is_draft
        if hidden is None:
            return tuple(passages)
        return tuple(n for n in passages if not hidden(self.passage(n).document))

    def share(self, query: Sequence[str], number: int) -> float:
        """How much of some terms a passage holds: the share of their idf."""
        size = len(self._index) + 1
        idf = {term: log(size / (held or 1)) for term, held in self._held(query).items()}
        there = set(terms(self.passage(number).text))
        held = sum(weight for term, weight in idf.items() if term in there)
        return held / (sum(idf.values()) or 1.0)

    def said_by(self, name: str) -> dict[int, str]:
        """The passages in which somebody of a name speaks, and what the articles call them."""
        words = [word.strip(".,") for word in name.casefold().split()]
        found = self._index.said_by(words) if words else []
        return {number: one.speaker for one in found for number in one.passages.tolist()}

    def said(self, name: str, query: Sequence[str]) -> list[int]:
        """The passages in which somebody of a name speaks and that hold all of some terms."""
        own = self.said_by(name)
        for term in query:
            numbers = np.array(sorted(own), dtype=np.int64)
            held = self._index.frequency(term, numbers) > 0
            own = {number: own[number] for number in numbers[held].tolist()}
        return [*self.sources(list(own)[:_PASSAGES])]

    def regions(self, quoted: Sequence[Run], passages: Sequence[int]) -> Iterator[Region]:
        """The stretches around passages that have most pairs of a quotation's words, best first."""
        wanted = {pair for run in quoted for pair in pairwise([one.text for one in run.words])}
        count = sum(len(run.words) for run in quoted)
        shared = []
        for rank, number in enumerate(passages):
            own = _ROUGHLY.findall(self.passage(number).text.lower())
            shared.append((-len(wanted.intersection(pairwise(own))), rank, number))
        shared.sort()
        most = -shared[0][0] if shared else 0
        behind = LEFT_OUT if any(run.gap == "elision" for run in quoted) else 0
        seen: list[Region] = []
        for pairs, _, number in shared:
            if len(seen) == _STRETCHES or -pairs * 4 < most:
                return
            if any(one.first <= number < one.first + len(one.passages) for one in seen):
                continue
            seen.append(self._around(number, count + _ROOM, behind))
            yield seen[-1]

    def passage(self, number: int) -> Passage:
        """A passage by its number."""
        found = self._passages.get(number)
        if found is None:
            if len(self._passages) > 50_000:
                self._passages.clear()
                self._words.clear()
            found = self._passages[number] = self._index.passage(number)
        return found

    def _words_of(self, number: int) -> list[Word]:
        """The words of a passage, by offsets into its document."""
        found = self._words.get(number)
        if found is None:
            passage = self.passage(number)
            text = _MARKUP.sub(lambda match: " " * len(match[0]), passage.text)
            found = [
                Word(word.text, word.start + passage.start, word.end + passage.start, word.tied)
                for word in words(text)
            ]
            self._words[number] = found
        return found

    def _around(self, number: int, count: int, behind: int) -> Region:
        """A passage with `count` words on either side of its document.

        Before and behind it are at least `behind` more characters.
        """
        low, high = self._index.document_of(number)
        low, high = max(low, number - _FARTHEST), min(high, number + _FARTHEST + 1)
        first, last = number, number
        edge = self.passage(number)
        held = 0
        while first > low and (held < count or edge.start - self.passage(first).start < behind):
            first -= 1
            held += len(self._words_of(first))
        held = 0
        while last + 1 < high and (held < count or self.passage(last).end - edge.end < behind):
            last += 1
            held += len(self._words_of(last))
        numbers = range(first, last + 1)
        found = [word for one in numbers for word in self._words_of(one)]
        passages = tuple(map(self.passage, numbers))
        return Region(first, passages, Stretch(found), _spoken(passages, found))


def _spoken(passages: Sequence[Passage], found: Sequence[Word]) -> Stretch | None:
    """The words in quotation marks, without what stands between two quotations."""
    base = passages[0].start
    marked = quoted(joined(passages), [(one.start - base, one.end - base) for one in passages])
    marked = [(a + base, b + base) for a, b in marked]
    if len(marked) < 2:
        return None
    at = 0
    inside = []
    for word in found:
        while at < len(marked) and marked[at][1] <= word.start:
            at += 1
        if at < len(marked) and marked[at][0] <= word.start:
            inside.append(word)
    return Stretch(inside) if len(inside) < len(found) else None
