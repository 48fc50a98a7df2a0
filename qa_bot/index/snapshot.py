"""The index as it stands at one moment: what is searched, and where what was found stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, compress

import numpy as np

from qa_bot.forks import lazily
from qa_bot.index.around import Around, around, between, frequency, gather, under
from qa_bot.index.bm25 import search
from qa_bot.index.checked import Array
from qa_bot.index.contract import Ranking
from qa_bot.index.part import Part, languages, whole
from qa_bot.index.said import Speech, said_by, spoken, statements_in
from qa_bot.index.segment import Segment
from qa_bot.model import Document, Passage, Speaker, Statement, file_of

# A segment with the numbers of its documents that are deleted.
Layer = tuple[Segment, frozenset[int]]


class View:
    """Some of the passages of an index, searched as if they were all: one document, or everything.

    Passages are numbered through their segments. Many threads may search at the same time.
    """

    def __init__(self, parts: Sequence[Part], average: float) -> None:
        self._parts = parts
        self._average = average
        self._bases = [0, *accumulate(part.segment.passages for part in parts)]

    def _at(self, number: int) -> tuple[Segment, int]:
        """The segment of a passage, and its number there."""
        at = bisect_right(self._bases, number) - 1
        return self._parts[at].segment, number - self._bases[at]

    def __len__(self) -> int:
        """The number of passages."""
        return sum(part.size for part in self._parts)

    def search(self, query: Mapping[str, float], k: int) -> Ranking:
        """The contract's search; raises DamagedIndexError when what it reads is damaged."""
        return search(self._parts, query, k, self._average)

    def around(self, passages: Sequence[int]) -> Around:
        """What stands around passages of these numbers, in their documents."""
        return around(self._parts, self._bases, passages)

    def under(self, passages: Sequence[int], most: int) -> Array:
        """At most `most` passages after each heading among some passages, in its document."""
        return under(self._parts, self._bases, passages, most)

    def frequency(self, term: str, passages: Array) -> Array:
        """How often a term stands in each of some passages, by ascending numbers."""
        return gather(self._parts, self._bases, passages, lambda p, at: frequency(p, term, at))

    def between(self, term: str, begin: Array, end: Array) -> Array:
        """Whether a term stands in each of some documents, by their first and last passages."""
        return between(self._parts, self._bases, term, begin, end)

    def holding(self, term: str) -> Array:
        """The numbers of the passages that hold a term, ascending."""
        found = [
            part.holding(term) + base for part, base in zip(self._parts, self._bases, strict=False)
        ]
        return np.concatenate([*found, np.empty(0, dtype=np.int64)])

    def count(self, term: str) -> int:
        """The number of passages that hold a term."""
        return sum(part.find(term)[2] for part in self._parts)

    def said_by(self, words: Sequence[str]) -> list[Speech]:
        """What those say whose name or role holds all the words."""
        found = []
        for part, base in zip(self._parts, self._bases, strict=False):
            for speech in said_by(part.segment.file, words):
                kept = np.isin(speech.passages, part.inside(speech.passages))
                if kept.any():
                    cues = tuple(compress(speech.cues, kept.tolist()))
                    numbers = speech.passages[kept] + base
                    found.append(speech._replace(passages=numbers, cues=cues))
        return found

    def people(self) -> list[Speaker]:
        """Everybody who speaks, those with the most statements first, then by name."""
        roles: dict[str, Counter[str]] = {}
        for part in self._parts:
            for (name, role), count in spoken(part.segment.file, part.inside).items():
                roles.setdefault(name, Counter())[role] += count
        found = []
        for name, counts in roles.items():
            _, _, role = max((role != "", count, role) for role, count in counts.items())
            found.append(Speaker(name, role, counts.total()))
        # By numpy, since other threads wait while Python sorts a hundred thousand.
        names = np.array([speaker.name for speaker in found], dtype=str)
        statements = np.array([speaker.statements for speaker in found], dtype=np.int64)
        order = np.lexsort((names, -statements))
        return [found[number] for number in order.tolist()]

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


class Documents(Mapping[str, Document]):
    """The documents of some layers by id, in reading order, read when they are asked for."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers

    def __len__(self) -> int:
        return sum(segment.documents - len(deleted) for segment, deleted in self._layers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.find(id) is not None

    def __getitem__(self, id: str) -> Document:
        found = self.find(id)
        if found is None:
            raise KeyError(id)
        segment, number = found
        return segment.document(number)

    def find(self, id: str) -> tuple[Segment, int] | None:
        """The segment that holds a document and its number there."""
        for segment, deleted in self._layers:
            number = segment.find_document(id)
            if number is not None and number not in deleted:
                return segment, number
        return None

    def around(self, passage: Passage, reach: int) -> list[Passage]:
        """A passage with at most `reach` of those on either side; empty if there is no document."""
        found = self.find(passage.document)
        if found is None:
            return []
        segment, number = found
        first, end = segment.window(number)
        inside = range(first, end)
        at = first + bisect_left(inside, passage.start, key=lambda n: segment.passage(n).start)
        return [segment.passage(n) for n in range(max(first, at - reach), min(end, at + reach + 1))]

    def orders(self) -> list[Array]:
        """The place of each document in the reading order of all, for each layer."""
        place = {id: at for at, id in enumerate(self._ids)}
        return [
            np.array([place.get(id, -1) for id in segment.ids()], dtype=np.int64)
            for segment, _ in self._layers
        ]

    @lazily
    def titles(self) -> Mapping[str, str]:
        """The title of each document by its id, without reading the documents."""
        found = {
            id: title
            for segment, deleted in self._layers
            for number, (id, title) in enumerate(zip(segment.ids(), segment.titles(), strict=True))
            if number not in deleted
        }
        return {id: found[id] for id in self._ids}

    @lazily
    def _ids(self) -> list[str]:
        return sorted(
            id
            for segment, deleted in self._layers
            for number, id in enumerate(segment.ids())
            if number not in deleted
        )


class Snapshot(View):
    """All the layers of an index. It never changes; a refresh makes another one."""

    def __init__(self, layers: Sequence[Layer], length: int | None = None) -> None:
        """`length` is the number of terms in all passages, if it is known already."""
        parts = [whole(segment, deleted) for segment, deleted in layers]
        size = sum(part.size for part in parts)
        if length is None:
            length = sum(part.length() for part in parts)
        super().__init__(parts, length / size if size else 0.0)
        self.layers = layers
        self.documents = Documents(layers)

    def search(self, query: Mapping[str, float], k: int) -> Ranking:
        """The contract's search; ties come in reading order, whichever segment they stand in."""
        order = self._order if len(self._parts) > 1 else None
        return search(self._parts, query, k, self._average, order)

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

    def _order(self, part: int, passages: Array) -> Array:
        """Numbers that put passages of all parts into reading order."""
        segment = self._parts[part].segment
        document = np.searchsorted(segment.file.read("first"), passages, side="right") - 1
        return (self._orders[part][document] << 32) + passages

    @lazily
    def _orders(self) -> list[Array]:
        return self.documents.orders()
