"""The index as it stands at one moment: what is searched, and where what was found stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress

import numpy as np

from qa_bot.forks import lazily
from qa_bot.index import leads
from qa_bot.index.around import Around, around, frequency, under
from qa_bot.index.checked import Array
from qa_bot.index.contract import Held, Query, Ranking
from qa_bot.index.documents import Layer, LayeredDocuments
from qa_bot.index.meant import Meant, Speech, speakers, speeches
from qa_bot.index.part import Part, languages, whole
from qa_bot.index.querying import Order, Queries
from qa_bot.index.said import said_by, spoken, statements_in
from qa_bot.index.segment import Segment
from qa_bot.model import Document, Passage, Speaker, Statement, file_of


class View:
    """Some of the passages of an index, searched as if they were all: one document, or everything.

    Passages are numbered through their segments. Many threads may search at the same time.
    """

    def __init__(self, parts: Sequence[Part], average: float, order: Order | None = None) -> None:
        self._parts = parts
        self._average = average
        self._bases = [0, *accumulate(part.segment.passages for part in parts)]
        self._queries = Queries(parts, self._bases, average, order if len(parts) > 1 else None)

    def _at(self, number: int) -> tuple[Segment, int]:
        """The segment of a passage, and its number there."""
        at = bisect_right(self._bases, number) - 1
        return self._parts[at].segment, number - self._bases[at]

    def __len__(self) -> int:
        """The number of passages."""
        return sum(part.size for part in self._parts)

    def look(
        self, terms: Iterable[str], first: int = 0, of: Container[str] | None = None
    ) -> Mapping[str, Held]:
        """How many passages hold each of some terms, and the `first` ones of these in `of`."""
        return {term: self._look(term, first if of is None or term in of else 0) for term in terms}

    def _look(self, term: str, first: int) -> Held:
        total = sum(part.find(term)[2] for part in self._parts)
        if not total or not first:
            return Held(total)
        found = [
            part.first(term, first) + base
            for part, base in zip(self._parts, self._bases, strict=False)
        ]
        return Held(total, tuple(self.in_reading_order(np.concatenate(found).tolist())[:first]))

    def search(self, query: Query, k: int) -> Ranking:
        """The contract's search; raises DamagedIndexError when what it reads is damaged."""
        return self._queries.search(query, k)

    def scored(self, ranking: Ranking, passages: Sequence[int]) -> Ranking:
        """Just these passages, by the scores that a ranking's query gives them."""
        return self._queries.scored(ranking, passages)

    def in_reading_order(self, passages: Iterable[int]) -> list[int]:
        """Some passages in reading order, whichever segments they stand in."""
        return self._queries.in_reading_order(passages)

    def around(
        self, passages: Sequence[int], terms: Sequence[str] = (), names: Sequence[str] = ()
    ) -> Around:
        """What stands around passages of these numbers, in their documents."""
        return around(self._parts, self._bases, passages, terms, names)

    def under(self, passages: Sequence[int], most: int) -> list[int]:
        """At most `most` passages after each heading among some passages, in its document."""
        return under(self._parts, self._bases, passages, most)

    def frequency(self, term: str, passages: Array) -> Array:
        """How often a term stands in each of some passages, by ascending numbers."""
        return frequency(self._parts, self._bases, term, passages)

    def said_by(self, words: Sequence[str]) -> list[Speech]:
        """What those say whose name or role holds all the words."""
        return speeches(words, self._said)

    def _said(self, meant: Meant) -> list[Speech]:
        """What those say who are meant, in the order in which they first speak."""
        found: dict[tuple[str, str], Speech] = {}
        for part, base in zip(self._parts, self._bases, strict=False):
            for one in said_by(part.segment.file, meant):
                kept = np.isin(one.passages, part.inside(one.passages))
                if not kept.any():
                    continue
                who, numbers = (one.speaker, one.role), one.passages[kept] + base
                cues = tuple(compress(one.cues, kept.tolist()))
                if known := found.get(who):
                    numbers, cues = np.append(known.passages, numbers), (*known.cues, *cues)
                found[who] = Speech(*who, numbers, cues)
        first = {who: self.in_reading_order(one.passages.tolist())[0] for who, one in found.items()}
        place = {number: at for at, number in enumerate(self.in_reading_order(first.values()))}
        return [found[who] for who in sorted(found, key=lambda who: place[first[who]])]

    def people(self) -> list[Speaker]:
        """Everybody who speaks, those with the most statements first, then by name."""
        counts: Counter[tuple[str, str]] = Counter()
        for part in self._parts:
            counts.update(spoken(part.segment.file, part.inside))
        return speakers(counts)

    def statements(self, number: int) -> list[Statement]:
        """Who says what in the passage of a number."""
        segment, own = self._at(number)
        return statements_in(segment.file, own, self.passage(number))

    def vocabulary(self, initial: str) -> Iterator[str]:
        """The terms of letters that begin with these; some may only be in other documents.

        The segments keep them once they were asked for: a few million short strings at the most.
        """
        for part in self._parts:
            yield from part.segment.by_initial.get(initial, ())

    @property
    def average(self) -> float:
        """The average length of the passages, in terms."""
        return self._average

    @lazily
    def languages(self) -> tuple[str, ...]:
        """The languages of its documents, the most frequent first; some may be of deleted ones."""
        return languages(self._parts)

    def language(self, number: int) -> str:
        """The language of the document in which the passage of a number stands."""
        segment, number = self._at(number)
        return segment.language(segment.document_of(number))

    def passage(self, number: int) -> Passage:
        """The passage of a number that `search` gave."""
        segment, number = self._at(number)
        return segment.passage(number)

    def headings(self, number: int) -> tuple[str, ...]:
        """The headings that the passage of a number stands under, the outermost first."""
        found: list[str] = []
        segment, number = self._at(number)
        while back := segment.above(number)[0]:
            number -= back
            found.insert(0, segment.passage(number).text)
        return tuple(found)

    def lead_in(self, number: int) -> str:
        """What leads in to the passage of a number: the sentence before its list, the column heads
        of its table; empty where nothing does.
        """
        segment, number = self._at(number)
        back = segment.above(number)[1]
        return segment.passage(number - back).text if back else ""

    def before(self, number: int) -> str:
        """The text of the passage before the one of a number in its document, or nothing."""
        segment, number = self._at(number)
        first, _ = segment.window(segment.document_of(number))
        return segment.passage(number - 1).text if number > first else ""

    def document_of(self, number: int) -> tuple[int, int]:
        """The first passage of a passage's document, and the one behind its last."""
        at = bisect_right(self._bases, number) - 1
        segment, base = self._parts[at].segment, self._bases[at]
        first, end = segment.window(segment.document_of(number - base))
        return first + base, end + base

    def title(self, number: int) -> str:
        """The title of the document in which the passage of a number stands."""
        segment, number = self._at(number)
        return segment.title(segment.document_of(number))


class Snapshot(View):
    """All the layers of an index. It never changes; a refresh makes another one."""

    def __init__(self, layers: Sequence[Layer], length: int | None = None) -> None:
        """`length` is the number of terms in all passages, if it is known already."""
        parts = [whole(segment, deleted) for segment, deleted in layers]
        size = sum(part.size for part in parts)
        if length is None:
            length = sum(part.length() for part in parts)
        super().__init__(parts, length / size if size else 0.0, self._order)
        self.layers = layers
        self.documents = LayeredDocuments(layers)

    def within(self, id: str) -> View:
        """The view of a document, or of all those of a file. Raises KeyError when there is none."""
        found = self.documents.find(id)
        part = Part(found[0], *found[0].window(found[1])) if found else self._of_file(id)
        if part is None:
            raise KeyError(id)
        return View([part], part.length() / part.size if part.size else 0.0)

    def _of_file(self, path: str) -> Part | None:
        """The passages of the articles of a file."""
        for segment, deleted in self.layers:
            # A dollar sign is what comes after the sign between a file and its article.
            first, end = segment.position(f"{path}#"), segment.position(f"{path}$")
            ids = segment.ids()[first:end] if first < end else ()
            others = {first + at for at, id in enumerate(ids) if file_of(id) != path}
            gone = frozenset(n for n in range(first, end) if n in deleted or n in others)
            if len(gone) < end - first:
                return whole(segment, gone, (first, end))
        return None

    def guessed(self) -> Iterator[Document]:
        """The documents whose encoding is not certain."""
        for segment, deleted in self.layers:
            for number in segment.file.read("guessed").tolist():
                if number not in deleted:
                    yield segment.document(number)

    def only(self, fits: Callable[[str, str, str], bool | None]) -> tuple[Snapshot, int]:
        """Those of its documents that fit, by id, author and date; of how many that isn't known."""
        layers, unknown = [], 0
        for segment, deleted in self.layers:
            gone = set(deleted)
            for number, (id, origin) in enumerate(
                zip(segment.ids(), segment.origins(), strict=True)
            ):
                if number not in gone and not (fit := fits(id, *origin)):
                    gone.add(number)
                    unknown += fit is None
            if len(gone) < segment.documents:
                layers.append((segment, frozenset(gone)))
        return Snapshot(layers), unknown

    def again(self) -> Snapshot:
        """Itself: it doesn't change."""
        return self

    def leads_of(self, id: str, most: int) -> list[int]:
        """At most `most` passages of a document, for an overview."""
        return leads.of_document(self.layers, id, most)

    def leads_of_all(self, most: int) -> list[list[int]]:
        """About `most` passages, those at the front of each document."""
        return leads.of_all(self.layers, most)

    def leads_under(self, heading: int, most: int) -> list[int]:
        """At most `most` passages of what stands under a heading and the headings below it."""
        return leads.under_heading(self.layers, heading, most)

    def _order(self, part: int, passages: Array) -> Array:
        """Numbers that put passages of all parts into reading order."""
        segment = self._parts[part].segment
        document = np.searchsorted(segment.file.read("first"), passages, side="right") - 1
        return (self._orders[part][document] << 32) + passages

    @lazily
    def _orders(self) -> list[Array]:
        return self.documents.orders()
