"""An index in a cluster, or some documents of it, as one question asks it.

A question has a view of its own, which knows the passages that it has met; what was counted, and
rows that others have met, is shared (state.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from qa_bot.cluster import voices
from qa_bot.cluster.around import Surroundings
from qa_bot.cluster.documents import ClusterDocuments
from qa_bot.cluster.rows import Rows
from qa_bot.cluster.schema import keyword
from qa_bot.cluster.search import Searcher
from qa_bot.cluster.state import ALL, Scope, State, frequent
from qa_bot.cluster.statistics import Statistics
from qa_bot.cluster.stored import Entry
from qa_bot.index import leads
from qa_bot.index.around import Around
from qa_bot.index.checked import Array
from qa_bot.index.contract import Held, Query, Ranking
from qa_bot.index.meant import Speech
from qa_bot.model import Document, Passage, Speaker, Statement, file_of

_LISTED = 50_000  # documents that a query lists at once (index.max_terms_count)

T = TypeVar("T")


class ClusterView:
    """The passages of a scope. Raises ClusterError, and ChangedError where it is to be asked anew.

    `rows` are those that the question has met, in whichever view.
    """

    def __init__(self, state: State, scope: Scope, rows: Rows) -> None:
        self._state = state
        self._scope = scope
        self._rows = rows
        self._statistics = Statistics(state, scope, rows)
        self._searcher = Searcher(state, scope, rows, self._statistics)
        self._surroundings = Surroundings(state, rows, self._statistics)

    def __len__(self) -> int:
        """The number of passages."""
        return self._statistics.size

    @property
    def average(self) -> float:
        """The average length of the passages, in terms."""
        return self._statistics.average

    @property
    def languages(self) -> Sequence[str]:
        """The codes of the languages of its documents, the most frequent first."""
        return self._known("languages", self._languages)

    def look(
        self, terms: Iterable[str], first: int = 0, of: Container[str] | None = None
    ) -> Mapping[str, Held]:
        """How many passages hold each of some terms, and the `first` ones of these in `of`."""
        wanted = dict.fromkeys(terms)
        return self._statistics.look(
            {term: first if of is None or term in of else 0 for term in wanted}
        )

    def search(self, query: Query, k: int) -> Ranking:
        """The contract's search."""
        return self._searcher.search(query, k)

    def scored(self, ranking: Ranking, passages: Sequence[int]) -> Ranking:
        """Just these passages, by the scores that a ranking's query gives them."""
        return self._searcher.scored(ranking, passages)

    def around(
        self, passages: Sequence[int], terms: Sequence[str] = (), names: Sequence[str] = ()
    ) -> Around:
        """What stands around some passages in their documents."""
        return self._surroundings.around(passages, terms, names)

    def under(self, passages: Sequence[int], most: int) -> list[int]:
        """At most `most` passages after each heading among some; no headings."""
        return self._surroundings.under(passages, most)

    def in_reading_order(self, passages: Iterable[int]) -> list[int]:
        """Some passages in reading order."""
        return sorted(passages, key=self._rows.place)

    def frequency(self, term: str, passages: Array) -> Array:
        """How often a term stands in each of some passages, by ascending keys."""
        keys = passages.tolist()
        self._rows.fetch(keys)
        _, counts = self._rows.counts(keys, [term])
        return counts[:, 0].astype(np.float64)

    def vocabulary(self, initial: str) -> Iterable[str]:
        """The terms of letters that begin with these; some may only be in other documents."""
        known = self._state.known
        words: list[str] | None = known.get(("vocabulary", initial))
        if words is None:
            words = known["vocabulary", initial] = voices.vocabulary(self._state, initial)
        return words

    def said_by(self, words: Sequence[str]) -> list[Speech]:
        """What those say whose name or role holds all the words."""
        return voices.said_by(self._state, self._scope, self._rows, words)

    def people(self) -> list[Speaker]:
        """Everybody who speaks, those with the most statements first, then by name."""
        return list(self._known("people", lambda: voices.people(self._state, self._scope)))

    def passage(self, key: int) -> Passage:
        """The passage of a key."""
        return self._rows.passage(key)

    def statements(self, key: int) -> Sequence[Statement]:
        """Who says what in a passage."""
        return self._rows.row(key).statements

    def headings(self, key: int) -> tuple[str, ...]:
        """The headings that a passage stands under, the outermost first."""
        row = self._rows.row(key)
        keys = [key - row.n + n for n in reversed(row.headings)]
        self._rows.fetch(keys)
        return tuple(self.passage(heading).text for heading in keys)

    def lead_in(self, key: int) -> str:
        """What leads in to a passage; empty where nothing does."""
        row = self._rows.row(key)
        return self.passage(key - row.n + row.lead_in).text if row.lead_in >= 0 else ""

    def before(self, key: int) -> str:
        """The text of the passage before one in its document, or nothing."""
        return self.passage(key - 1).text if self._rows.place(key)[1] else ""

    def document_of(self, key: int) -> tuple[int, int]:
        """The key of the first passage of a passage's document, and that behind its last."""
        begin = key - self._rows.place(key)[1]
        return begin, begin + self._rows.whose(key).passages

    def title(self, key: int) -> str:
        """The title of the document in which a passage stands."""
        return self._rows.whose(key).title

    def language(self, key: int) -> str:
        """The language of the document in which a passage stands."""
        return self._rows.whose(key).language

    def _languages(self) -> tuple[str, ...]:
        query = self._scope.rows({"term": {"kind": "document"}})
        counted = {"languages": {"terms": {"field": "language", "size": 1_000}}}
        body = {"size": 0, "track_total_hits": False, "query": query, "aggs": counted}
        (answer,) = self._state.ask([body])
        return frequent(answer["aggregations"]["languages"])

    def _known(self, what: str, ask: Callable[[], T]) -> T:
        """What is known of the scope already, or is asked for and known from then on."""
        known: dict[tuple[str, ...], Any] = self._state.known
        key = what, self._scope.name
        if key not in known:
            known[key] = ask()
        found: T = known[key]
        return found


class ClusterSnapshot(ClusterView):
    """All the documents of a state, or those of them that were chosen."""

    def __init__(self, state: State, documents: ClusterDocuments, scope: Scope = ALL) -> None:
        super().__init__(state, scope, Rows(state))
        self.documents = documents

    @property
    def languages(self) -> Sequence[str]:
        """The codes of the languages of all documents, the most frequent first."""
        return self._state.pulse.languages

    def within(self, id: str) -> ClusterView:
        """The view of a document, or of all those of a file. Raises KeyError when there is none."""
        scope = self._known(f"within {id}", lambda: self._within(id))
        if scope is None:
            raise KeyError(id)
        return ClusterView(self._state, scope, self._rows)

    def guessed(self) -> Iterable[Document]:
        """The documents whose encoding is not certain, without their texts."""
        return self._known("guessed", self.documents.guessed)

    def only(self, fits: Callable[[str, str, str], bool | None]) -> tuple[ClusterSnapshot, int]:
        """Those of its documents that fit, by id, author and date; of how many that isn't known."""
        verdicts = {id: fits(id, *origin) for id, *origin in self.documents.origins()}
        ids = [keyword(id) for id, fit in verdicts.items() if fit]
        documents = self.documents.only([id for id, fit in verdicts.items() if fit])
        chunks = [ids[at : at + _LISTED] for at in range(0, len(ids), _LISTED)]
        query = {"bool": {"should": [{"terms": {"document": some}} for some in chunks or [[]]]}}
        name = hashlib.sha256(repr(ids).encode()).hexdigest()
        unknown = sum(fit is None for fit in verdicts.values())
        return ClusterSnapshot(self._state, documents, Scope(f"only {name}", query)), unknown

    def again(self) -> ClusterSnapshot:
        """The same for another question."""
        return ClusterSnapshot(self._state, self.documents, self._scope)

    def leads_of(self, id: str, most: int) -> list[int]:
        """At most `most` passages of running text of a document."""
        entry = self.documents.entry(id)
        if entry is None:
            return []
        found = leads.spread(_kinds(entry), _before(entry), most)
        return self._met(self._keys(entry, found))

    def leads_of_all(self, most: int) -> list[list[int]]:
        """About `most` passages, those at the front of each document; a list a document."""
        ids = list(self.documents)
        ids = ids[:: max(1, -(-len(ids) // most))]
        each = max(1, most // max(len(ids), 1))
        found = []
        for entry in self.documents.entries(ids):
            front = leads.prose(_kinds(entry)[: each * leads.AHEAD])
            found.append(self._keys(entry, front[:each]))
        self._met([key for some in found for key in some])
        return found

    def leads_under(self, heading: int, most: int) -> list[int]:
        """At most `most` passages of what stands under a heading and the headings below it."""
        id, n = self._rows.place(heading)
        entry = self.documents.entry(id)
        if entry is None:
            return []
        some = slice(n, n + leads.beneath(entry.under[n:]))
        found = leads.spread(_kinds(entry)[some], _before(entry)[some], most)
        return self._met(self._keys(entry, [n + at for at in found]))

    def _within(self, id: str) -> Scope | None:
        if id in self.documents:
            return Scope(f"in {id}", {"term": {"document": keyword(id)}})
        ids = self.documents.of_file(id)
        own = [one for one in ids if file_of(one) == id]
        if not own:
            return None
        if len(own) == len(ids):
            return Scope(f"of {id}", self._scope.rows({"prefix": {"document": keyword(f"{id}#")}}))
        return Scope(f"of {id}", {"terms": {"document": [*map(keyword, own)]}})

    def _keys(self, entry: Entry, places: Iterable[int]) -> list[int]:
        return [self._rows.key(entry.document.id, entry.v, n) for n in places]

    def _met(self, keys: list[int]) -> list[int]:
        """Some passages, with all the headings above them at hand."""
        self._rows.fetch(keys)
        rows = [(key, self._rows.row(key)) for key in keys]
        self._rows.fetch(key - row.n + n for key, row in rows for n in row.headings)
        return keys


def _kinds(entry: Entry) -> Array:
    """The kind of each passage, by its place in KINDS."""
    letters = np.frombuffer(entry.kinds.lower().encode(), dtype=np.uint8)
    kinds: Array = letters.astype(np.int64) - ord("a")
    return kinds


def _before(entry: Entry) -> Array:
    """0 where a passage begins a block, 1 elsewhere."""
    return np.array([letter.islower() for letter in entry.kinds], dtype=np.int64)
