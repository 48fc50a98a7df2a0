"""What every index is, and what an answer needs of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from qa_bot.index.around import Around
    from qa_bot.index.checked import Array
    from qa_bot.index.said import Speech
    from qa_bot.model import Passage, Speaker, Statement

# Sentences are short and seldom repeat a term: measured over k1 .3 to 1.2 and b .3 to .75 on
# questions put to encyclopedia articles, where the best lay flat around these.
K1 = 0.4
B = 0.6
# Before a term of what a document is called; it stands in the document's first passage.
NAMED = "/"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best passages for a query.

    `passages` are positions in the index's reading order and `scores` their BM25 scores, best
    first, ties in reading order. `idf` holds every term of the query that stands in the index;
    `size` is the number of passages in the index.
    """

    passages: tuple[int, ...]
    scores: tuple[float, ...]
    idf: Mapping[str, float]
    size: int

    def at(self, places: Sequence[int]) -> Ranking:
        """The passages at some places, in this order."""
        passages = tuple(self.passages[at] for at in places)
        return replace(self, passages=passages, scores=tuple(self.scores[at] for at in places))

    def of(self, passages: Sequence[int]) -> Ranking:
        """Just these passages: those of them that were found, then the others with a score of 0."""
        wanted = set(passages)
        found = self.at([at for at, number in enumerate(self.passages) if number in wanted])
        known = set(found.passages)
        return found.with_others([number for number in passages if number not in known])

    def with_others(self, others: Sequence[int]) -> Ranking:
        """These passages, and behind them others that were not found, with a score of 0."""
        passages = (*self.passages, *others)
        return replace(self, passages=passages, scores=self.scores + (0.0,) * len(others))


class Index(Protocol):
    """Passages that can be searched for terms."""

    def search(self, query: Mapping[str, float], k: int) -> Ranking:
        """The `k` passages with the highest sum, over the query's terms, of weight × BM25.

        BM25 is that of `rank_bm25.BM25Plus` with `delta=0`: idf = ln((N + 1) / n), which is
        always positive (Lv & Zhai 2011, "Lower-bounding term frequency normalization"). A passage
        that shares no term with the query is never among them.
        """
        ...  # pragma: no cover


class View(Index, Protocol):
    """An index, or one document of it, as it is asked: its passages go by number."""

    @property
    def average(self) -> float:
        """The average length of the passages, in terms."""
        ...  # pragma: no cover

    def passage(self, number: int) -> Passage:
        """The passage of a number."""
        ...  # pragma: no cover

    def around(self, passages: Sequence[int]) -> Around:
        """What stands around passages of these numbers, in their documents."""
        ...  # pragma: no cover

    def under(self, passages: Sequence[int], most: int) -> Array:
        """The numbers of at most `most` passages after each heading among some passages.

        They are of its document, and no headings; ascending, each once.
        """
        ...  # pragma: no cover

    def headings(self, number: int) -> tuple[str, ...]:
        """The headings that the passage of a number stands under, the outermost first."""
        ...  # pragma: no cover

    def lead_in(self, number: int) -> str:
        """What leads in to the passage of a number; empty where nothing does."""
        ...  # pragma: no cover

    def before(self, number: int) -> str:
        """The text of the passage before the one of a number in its document, or nothing."""
        ...  # pragma: no cover

    def document_of(self, number: int) -> tuple[int, int]:
        """The first passage of a passage's document, and the one behind its last."""
        ...  # pragma: no cover

    def title(self, number: int) -> str:
        """The title of the document in which the passage of a number stands."""
        ...  # pragma: no cover

    @property
    def languages(self) -> Sequence[str]:
        """The codes of the languages of its documents, the most frequent first."""
        ...  # pragma: no cover

    def language(self, number: int) -> str:
        """The language of the document in which the passage of a number stands."""
        ...  # pragma: no cover

    def frequency(self, term: str, passages: Array) -> Array:
        """How often a term stands in each of some passages, by ascending numbers."""
        ...  # pragma: no cover

    def between(self, term: str, begin: Array, end: Array) -> Array:
        """Whether a term stands in each of some documents, by their first and last passages."""
        ...  # pragma: no cover

    def holding(self, term: str) -> Array:
        """The numbers of the passages that hold a term, ascending."""
        ...  # pragma: no cover

    def vocabulary(self, initial: str) -> Iterable[str]:
        """The terms of letters that begin with these."""
        ...  # pragma: no cover

    def statements(self, number: int) -> Sequence[Statement]:
        """Who says what in the passage of a number."""
        ...  # pragma: no cover

    def said_by(self, words: Sequence[str]) -> list[Speech]:
        """What those say whose name or role holds all the words."""
        ...  # pragma: no cover

    def people(self) -> list[Speaker]:
        """Everybody who speaks, those with the most statements first, then by name."""
        ...  # pragma: no cover
