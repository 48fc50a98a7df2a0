"""The documents in a cluster by id, in reading order, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa_bot.cluster.schema import key, keyword, row_id, text_id, unescaped
from qa_bot.cluster.stored import Entry, Row
from qa_bot.forks import lazily
from qa_bot.index import contract
from qa_bot.model import Document, Passage

if TYPE_CHECKING:
    from qa_bot.cluster.client import Client

_PAGE = 5_000
_PROBES = 32  # rows that are looked at at once for the one that begins at a place


class ClusterDocuments(contract.Documents):
    """The documents of an index; `only` are the ids of those that are asked, None for all.

    What has been written since is seen too: a document may be another than its passages say.
    """

    def __init__(self, client: Client, size: int, only: Sequence[str] | None = None) -> None:
        self._client = client
        self._name = client.address.name
        self._size = size
        self._only = None if only is None else dict.fromkeys(only)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.entry(id) is not None

    def __getitem__(self, id: str) -> Document:
        entry = self.entry(id)
        if entry is None:
            raise KeyError(id)
        return self._whole(entry)

    def only(self, ids: Sequence[str]) -> ClusterDocuments:
        """Some of the documents."""
        return ClusterDocuments(self._client, len(ids), ids)

    def entry(self, id: str) -> Entry | None:
        """What is known of a document without its text."""
        return next(iter(self.entries([id])), None)

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """What is known of those of some documents that are there."""
        wanted = [key(id) for id in ids if self._only is None or id in self._only]
        pairs: list[str | tuple[str, str | None]] = [(one, one) for one in wanted]
        found = self._client.mget(self._name, pairs)
        return [Entry.read(one.source) for one in found if one is not None]

    def around(self, passage: Passage, reach: int) -> list[Passage]:
        """A passage with at most `reach` of those on either side; empty if there is no document."""
        entry = self.entry(passage.document)
        if entry is None:
            return []
        at = self._place(entry, passage.start)
        near = range(max(0, at - reach), min(entry.passages, at + reach + 1))
        return [row.passage for row in self._rows(entry, near)]

    @lazily
    def titles(self) -> Mapping[str, str]:
        """The title of each document by its id, without reading the documents."""
        found = self._all({"term": {"kind": "document"}}, ["document", "about"])
        titles = {unescaped(one["document"]): str(one["about"][0]) for one in found}
        return {id: title for id, title in titles.items() if self._only is None or id in self._only}

    def origins(self) -> Iterator[tuple[str, str, str]]:
        """The id, the author and the date of each document."""
        for one in self._all({"term": {"kind": "document"}}, ["document", "about"]):
            id = unescaped(one["document"])
            if self._only is None or id in self._only:
                yield id, one["about"][2], one["about"][3]

    def guessed(self) -> list[Document]:
        """The documents whose encoding is not certain, without their texts."""
        query = {"bool": {"filter": [{"term": {"kind": "document"}}, {"term": {"guessed": True}}]}}
        found = (Entry.read(one).document for one in self._all(query, True))
        return [one for one in found if self._only is None or one.id in self._only]

    def of_file(self, path: str) -> list[str]:
        """The ids of what may be articles of a file."""
        begins = {"prefix": {"document": keyword(f"{path}#")}}
        query = {"bool": {"filter": [{"term": {"kind": "document"}}, begins]}}
        found = [unescaped(one["document"]) for one in self._all(query, ["document"])]
        return [id for id in found if self._only is None or id in self._only]

    @lazily
    def _ids(self) -> Sequence[str]:
        found = self._all({"term": {"kind": "document"}}, ["document"])
        ids = (unescaped(one["document"]) for one in found)
        return [id for id in ids if self._only is None or id in self._only]

    def _all(self, query: object, source: bool | Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """The records that fit a query, in the order of their documents."""
        body: dict[str, Any] = {
            "size": _PAGE,
            "query": query,
            "_source": source,
            "sort": [{"document": "asc"}],
            "track_total_hits": False,
        }
        while True:
            hits = self._client.search(self._name, body)["hits"]["hits"]
            for hit in hits:
                yield hit["_source"]
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]

    def _whole(self, entry: Entry) -> Document:
        id = key(entry.document.id)
        parts = self._client.mget(self._name, [(text_id(id, n), id) for n in range(entry.parts)])
        text = "".join(one.source["text"] for one in parts if one is not None)
        return replace(entry.document, text=text)

    def _place(self, entry: Entry, start: int) -> int:
        """The place of the first passage of a document that begins there or behind it."""
        low, high = 0, entry.passages
        while low < high:
            step = max(1, (high - low) // _PROBES)
            probed = range(low, high, step)
            starts = [row.passage.start for row in self._rows(entry, probed)]
            before = sum(one < start for one in starts)
            # The first that is behind, if any, bounds it above; the last before it, below.
            high = probed[before] if before < len(probed) else high
            low = probed[before - 1] + 1 if before else low
        return low

    def _rows(self, entry: Entry, places: Iterable[int]) -> list[Row]:
        id = key(entry.document.id)
        found = self._client.mget(self._name, [(row_id(id, n), id) for n in places])
        return [Row.of(one.source) for one in found if one is not None]
