"""The documents of the layers of an index, found by their ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from qa_bot.forks import lazily
from qa_bot.index import contract
from qa_bot.index.checked import Array
from qa_bot.index.segment import Segment
from qa_bot.model import Document, Passage

# A segment with the numbers of its documents that are deleted.
Layer = tuple[Segment, frozenset[int]]


class LayeredDocuments(contract.Documents):
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
