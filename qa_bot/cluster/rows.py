"""The passages that a question has met, by key: which document of those met, and which place in it.

What stands in a row is read when it is asked for; rows that were not met are fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from qa_bot.cluster.schema import keyword, token, unescaped
from qa_bot.cluster.state import ChangedError, State
from qa_bot.cluster.stored import Record, Row, Whose, passage_of
from qa_bot.index.checked import Array
from qa_bot.index.contract import NAMED
from qa_bot.model import Passage

_PLACE = 32  # bits of a key that say the place in the document
_FIRST = (1 << _PLACE) - 1
_NEAR = 8  # rows on either side that are fetched with one: the next may be asked for too


class Rows:
    """The rows of the documents of a state that were met, for one question."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._numbers: dict[str, int] = {}
        self._documents: list[tuple[str, str]] = []
        self._whose: dict[int, Whose] = {}
        self._records: dict[int, Record] = {}
        self._read: dict[int, Row] = {}

    def take(self, records: Iterable[Record]) -> list[int]:
        """The keys of rows that were found.

        Raises ChangedError where one is of another version of its document than the others.
        """
        return [self._take(record) for record in records]

    def _take(self, record: Record) -> int:
        key = self.key(unescaped(record["document"]), record["v"], record["n"])
        self._records.setdefault(key, record)
        return key

    def __contains__(self, key: int) -> bool:
        return key in self._records

    def key(self, id: str, v: str, n: int) -> int:
        """The key of a place in a document of some version.

        Raises ChangedError where another version of it was met.
        """
        number = self._numbers.get(id)
        if number is None:
            number = self._numbers[id] = len(self._documents)
            self._documents.append((id, v))
        elif self._documents[number][1] != v and not self._state.torn:
            raise ChangedError(self._state.name)
        return number << _PLACE | n

    def place(self, key: int) -> tuple[str, int]:
        """The id of a passage's document, and its place in it: together, the reading order."""
        return self._documents[key >> _PLACE][0], key & _FIRST

    def record(self, key: int) -> Record:
        """The record of a row."""
        if key not in self._records:
            last = self.whose(key).passages if key >> _PLACE in self._whose else (key & _FIRST) + 1
            base, n = key - (key & _FIRST), key & _FIRST
            self.fetch([base + at for at in range(max(n - _NEAR, 0), min(n + _NEAR + 1, last))])
        return self._records[key]

    def passage(self, key: int) -> Passage:
        """The passage of a key."""
        return passage_of(self.record(key))

    def row(self, key: int) -> Row:
        """A row, read."""
        row = self._read.get(key)
        if row is None:
            row = self._read[key] = Row.of(self.record(key))
        return row

    def whose(self, key: int) -> Whose:
        """What is known of the document of a passage."""
        number = key >> _PLACE
        found = self._whose.get(number)
        if found is None:
            found = self._whose[number] = Whose.read(self._any(key))
        return found

    def fetch(self, keys: Iterable[int]) -> None:
        """Have the rows of some keys, those at hand and all others in one request."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._records]
        wanted: list[int] = []
        for key in missing:
            (id, v), n = self._documents[key >> _PLACE], key & _FIRST
            kept = self._state.kept.get((id, v, n))
            if kept is None:
                wanted.append(key)
            else:
                self._records[key] = kept
        if wanted:
            found = self._state.rows([self.place(key) for key in wanted])
            taken = set(self.take(found))
            self._state.keep(found)
            for key in wanted:
                if key not in taken:
                    self._records[key] = _nothing(*self.place(key))

    def counts(self, keys: Sequence[int], terms: Sequence[str]) -> tuple[Array, Array]:
        """The lengths of passages in terms, and how often each term stands in each (a row each).

        A term of what a document is called stands in its first passage, once.
        """
        names = [term if term.startswith(NAMED) else token(term) for term in terms]
        column = {name: at for at, name in enumerate(dict.fromkeys(names))}
        called = any(term.startswith(NAMED) for term in terms)
        wanted = frozenset(column)
        records = [self.record(key) for key in keys]
        found: list[tuple[int, int, int]] = []
        for row, record in enumerate(records):
            held = record["terms"].split(" ")
            if called and not record["n"]:
                held += [NAMED + name for name in record["called"]]
            found += [(row, column[name], held.count(name)) for name in wanted.intersection(held)]
        counts = np.zeros((len(keys), len(column)), dtype=np.int64)
        rows, columns, numbers = np.array(found, dtype=np.int64).reshape(-1, 3).T
        counts[rows, columns] = numbers
        lengths = np.array([record["length"] for record in records], dtype=np.int64)
        return lengths, counts[:, [column[name] for name in names]]

    def _any(self, key: int) -> Record:
        """The record of a row of a passage's document: its own or that of the first one met."""
        if key in self._records:
            return self._records[key]
        number = key >> _PLACE
        met = next((one for at, one in self._records.items() if at >> _PLACE == number), None)
        return self.record(key) if met is None else met


def _nothing(id: str, n: int) -> Record:
    """The row that stands for one that is missing, of a document of which a part was written."""
    passage, context = [0, 0, 1, "", 0, ""], [0, 0, [], -1, 0, [], ""]
    of = {"document": keyword(id), "language": "en", "of": ["", n + 1, []]}
    return {"n": n, "v": "", "length": 0, "terms": "", "p": passage, "c": context, **of}
