"""What every index is, and what an answer needs of it.

A question asks an index three times, whatever it is and wherever it stands: how many passages hold
its words (`look`), which are the best (`search`), and what stands around these (`around`). All else
is said of passages that one of these has given, and asks for nothing more.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from qa_bot.index.around import Around
    from qa_bot.index.checked import Array
    from qa_bot.index.meant import Speech
    from qa_bot.index.progress import Progress
    from qa_bot.model import Document, Passage, Skipped, Speaker, Statement

T = TypeVar("T")

# Sentences are short and seldom repeat a term: measured over k1 .3 to 1.2 and b .3 to .75 on
# questions put to encyclopedia articles, where the best lay flat around these.
K1 = 0.4
B = 0.6
# Before a term of what a document is called; it stands in the document's first passage.
NAMED = "/"
# So many documents a query names at most, and of so many passages of each it is told.
NAMED_DOCUMENTS, NAMED_PASSAGES = 8, 20


class Held(NamedTuple):
    """How many passages hold a term, and the first few of them in reading order."""

    total: int
    first: tuple[int, ...] = ()


class Query(NamedTuple):
    """What passages are searched for: the weights of terms, and what they must and may not hold.

    `required` are terms each of which a passage must hold, `without` terms that it may not. `named`
    are terms by which a document may be called: of those that are called by most of them the best
    passages are wanted too, whatever else is better.
    """

    weights: Mapping[str, float]
    required: Sequence[str] = ()
    without: Sequence[str] = ()
    named: Sequence[str] = ()


NOTHING = Query({})


class Ranking(NamedTuple):
    """The best passages for a query.

    `passages` are their keys and `scores` their BM25 scores, best first, ties in reading order.
    `idf` holds every term of the query that stands in the index; `size` is the number of passages
    in the index; `named` are the best passages of the documents that the `query` names.
    """

    passages: tuple[int, ...]
    scores: tuple[float, ...]
    idf: Mapping[str, float]
    size: int
    named: tuple[int, ...] = ()
    query: Query = NOTHING

    def at(self, places: Sequence[int]) -> Ranking:
        """The passages at some places, in this order."""
        passages = tuple(self.passages[at] for at in places)
        return self._replace(passages=passages, scores=tuple(self.scores[at] for at in places))

    def with_others(self, others: Sequence[int]) -> Ranking:
        """These passages, and behind them others that were not found, with a score of 0."""
        passages = (*self.passages, *others)
        return self._replace(passages=passages, scores=self.scores + (0.0,) * len(others))


class View(Protocol):
    """An index, or some documents of it, as it is asked.

    Passages go by key, an integer that stands for a document and a place in it: the passages of a
    document have keys one after the other. A key holds for the view that gave it. Keys of several
    documents need not be in reading order.
    """

    def __len__(self) -> int:
        """The number of passages."""
        ...  # pragma: no cover

    @property
    def average(self) -> float:
        """The average length of the passages, in terms."""
        ...  # pragma: no cover

    @property
    def languages(self) -> Sequence[str]:
        """The codes of the languages of its documents, the most frequent first."""
        ...  # pragma: no cover

    def look(
        self, terms: Iterable[str], first: int = 0, of: Container[str] | None = None
    ) -> Mapping[str, Held]:
        """How many passages hold each of some terms, and the `first` ones of these.

        Those are given of the terms in `of`; None: of all.
        """
        ...  # pragma: no cover

    def search(self, query: Query, k: int) -> Ranking:
        """The `k` passages with the highest sum, over the query's terms, of weight × BM25.

        BM25 is that of `rank_bm25.BM25Plus` with `delta=0`: idf = ln((N + 1) / n), which is
        always positive (Lv & Zhai 2011, "Lower-bounding term frequency normalization"). A passage
        that shares no term with the query is never among them.
        """
        ...  # pragma: no cover

    def scored(self, ranking: Ranking, passages: Sequence[int]) -> Ranking:
        """Just these passages, by the scores that a ranking's query gives them.

        Those that share no term with it come last, in the order in which they are given.
        """
        ...  # pragma: no cover

    def around(
        self, passages: Sequence[int], terms: Sequence[str] = (), names: Sequence[str] = ()
    ) -> Around:
        """What stands around some passages in their documents.

        Also how often each of some terms stands there, and whether the documents hold some names.
        """
        ...  # pragma: no cover

    def vocabulary(self, initial: str) -> Iterable[str]:
        """The terms of letters that begin with these."""
        ...  # pragma: no cover

    def said_by(self, words: Sequence[str]) -> list[Speech]:
        """What those say whose name or role holds all the words."""
        ...  # pragma: no cover

    def people(self) -> list[Speaker]:
        """Everybody who speaks, those with the most statements first, then by name."""
        ...  # pragma: no cover

    def in_reading_order(self, passages: Iterable[int]) -> list[int]:
        """Some passages in reading order: by the ids of their documents, then as they stand."""
        ...  # pragma: no cover

    def under(self, passages: Sequence[int], most: int) -> list[int]:
        """At most `most` passages after each heading among some, in its document; no headings.

        They come heading by heading, each once.
        """
        ...  # pragma: no cover

    def frequency(self, term: str, passages: Array) -> Array:
        """How often a term stands in each of some passages, by ascending keys."""
        ...  # pragma: no cover

    def passage(self, key: int) -> Passage:
        """The passage of a key."""
        ...  # pragma: no cover

    def statements(self, key: int) -> Sequence[Statement]:
        """Who says what in a passage."""
        ...  # pragma: no cover

    def headings(self, key: int) -> tuple[str, ...]:
        """The headings that a passage stands under, the outermost first."""
        ...  # pragma: no cover

    def lead_in(self, key: int) -> str:
        """What leads in to a passage; empty where nothing does."""
        ...  # pragma: no cover

    def before(self, key: int) -> str:
        """The text of the passage before one in its document, or nothing."""
        ...  # pragma: no cover

    def document_of(self, key: int) -> tuple[int, int]:
        """The key of the first passage of a passage's document, and that behind its last."""
        ...  # pragma: no cover

    def title(self, key: int) -> str:
        """The title of the document in which a passage stands."""
        ...  # pragma: no cover

    def language(self, key: int) -> str:
        """The language of the document in which a passage stands."""
        ...  # pragma: no cover


class Documents(Mapping[str, "Document"]):
    """The documents of an index by id, in reading order, read when they are asked for."""

    @abstractmethod
    def around(self, passage: Passage, reach: int) -> list[Passage]:
        """A passage with at most `reach` of those on either side; empty if there is no document."""
        ...  # pragma: no cover

    @property
    @abstractmethod
    def titles(self) -> Mapping[str, str]:
        """The title of each document by its id, without reading the documents."""
        ...  # pragma: no cover


class Index(View, Protocol):
    """All that is indexed, as it stands at one moment."""

    @property
    def documents(self) -> Documents:
        """Its documents."""
        ...  # pragma: no cover

    def within(self, id: str) -> View:
        """The view of a document, or of all those of a file. Raises KeyError when there is none."""
        ...  # pragma: no cover

    def guessed(self) -> Iterable[Document]:
        """The documents whose encoding is not certain."""
        ...  # pragma: no cover

    def only(self, fits: Callable[[str, str, str], bool | None]) -> tuple[Index, int]:
        """Those of its documents that fit, by id, author and date; of how many that isn't known."""
        ...  # pragma: no cover

    def again(self) -> Index:
        """The same for another question."""
        ...  # pragma: no cover

    def leads_of(self, id: str, most: int) -> list[int]:
        """At most `most` passages of running text of a document, those that tell what it is of."""
        ...  # pragma: no cover

    def leads_of_all(self, most: int) -> list[list[int]]:
        """The same of all documents together: the front of each."""
        ...  # pragma: no cover

    def leads_under(self, heading: int, most: int) -> list[int]:
        """The same of what stands under a heading."""
        ...  # pragma: no cover


class Indexed(Protocol):
    """Articles that are kept in an index, as they change."""

    @property
    def snapshot(self) -> Index:
        """The index as it stands."""
        ...  # pragma: no cover

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files that were not read, with the reasons."""
        ...  # pragma: no cover

    @property
    def notices(self) -> tuple[str, ...]:
        """What became of the index, where the user should know."""
        ...  # pragma: no cover

    @property
    def folder(self) -> Path | None:
        """Where the index is kept, if it is in a folder."""
        ...  # pragma: no cover

    def refresh(self, progress: Progress | None = None) -> None:
        """Take in what is new or has changed."""
        ...  # pragma: no cover

    def rebuild(self, progress: Progress | None = None) -> None:
        """Build the index anew."""
        ...  # pragma: no cover

    def reading(self, read: Callable[[], T]) -> T:
        """What `read` gives of a sound index."""
        ...  # pragma: no cover
