"""An immutable part of the index: documents, their passages, and the postings of their terms.

A posting is a passage number and a *shape*: which of the segment's few thousand pairs
(frequency of the term in the passage, length of the passage in terms) it is. BM25 depends on a
posting through its shape alone, so a small table of scores by shape, worked out for the average
length of the whole index as it stands, makes the score of each posting one look-up, exact
whatever has been added or deleted elsewhere.

==================  ======  =====================================================================
section             type    what
==================  ======  =====================================================================
text, text_at       u1 i8   the documents' texts, UTF-8, and where each begins
id, id_at           u1 i8   the documents' ids, ascending
record, record_at   u1 i8   JSON of each document: title, encoding, author, date
label, label_at     u1 i8   the documents' places, of those that have any (labels.py)
state               i8      six numbers a document: what loading saw of the file (see store.py)
language            u2      the two letters of each document's language
guessed             i4      the documents whose encoding is not certain
first               i8      each document's first passage; one more at the end
place               u4      ten numbers a passage: start, end, line, start and end in bytes, how
                            many passages of its block stand before and after it, its kind, and how
                            many passages back its heading stands and what leads in to it; 0: none
length              u4      terms of each passage
term, term_at       u1 i8   the terms, in the order of the CRC-32 of their UTF-8 bytes
bucket              i4      where the terms begin whose CRC-32 has these leading bits
posting_at          i8      where each term's postings begin; one more at the end
posting, shape      i4 u2   passage numbers ascending within a term, and the shape of each
shapes              u4      frequency and length of each shape
(said.py)                   who said what
==================  ======  =====================================================================
"""

from __future__ import annotations

import json
import zlib
from itertools import pairwise

import numpy as np

from qa_bot.forks import lazily
from qa_bot.index.checked import Array, CheckedFile
from qa_bot.index.labels import label, unpack
from qa_bot.index.vocabulary import decode, encode
from qa_bot.model import KINDS, Document, Passage

STATE = 6  # numbers of a document's state
_REMEMBERED = 10_000  # terms whose place is known without looking: a question asks for it often
_LABELLED = 1_000  # documents whose places are at hand: a question looks at many of their passages
PLACE = 10  # numbers of a passage's place
NEAR, CONTEXT = 5, 8  # where those of its block, and of what stands above it, begin


class Segment:
    """The reading side: what a segment's file holds, each block verified when first touched."""

    def __init__(self, file: CheckedFile) -> None:
        self.file = file
        self.documents = file.size("first") - 1
        self.passages = file.size("length")
        self._has_labels = file.size("label") > 0
        self._labels: dict[int, bytes] = {}
        self._found: dict[str, tuple[int, int]] = {}
        self._shift = 33 - (file.size("bucket") - 1).bit_length()

    def find(self, term: str) -> tuple[int, int]:
        """Where the postings of a term begin and end; (0, 0) if it doesn't occur."""
        found = self._found.get(term)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[term] = self._find(term)
        return found

    def _find(self, term: str) -> tuple[int, int]:
        read = self.file.read
        data = encode(term)
        bucket = zlib.crc32(data) >> self._shift
        low, high = read("bucket", bucket, bucket + 2).tolist()
        if low < high:
            at = read("term_at", low, high + 1).tolist()
            terms = read("term", at[0], at[-1]).tobytes()
            for i in range(high - low):
                if terms[at[i] - at[0] : at[i + 1] - at[0]] == data:
                    start, end = read("posting_at", low + i, low + i + 2).tolist()
                    return start, end
        return 0, 0

    @property
    def shapes(self) -> Array:
        """A frequency and a length for each shape."""
        return self.file.read("shapes").reshape(-1, 2)

    def postings(self, start: int, end: int) -> tuple[Array, Array]:
        """The passage numbers and the shapes of postings."""
        return self.file.read("posting", start, end), self.file.read("shape", start, end)

    @lazily
    def by_initial(self) -> dict[str, list[str]]:
        """The terms of letters alone, by the first of them."""
        found: dict[str, list[str]] = {}
        for term in self.terms():
            if term.isalpha():
                found.setdefault(term[0], []).append(term)
        return found

    def terms(self) -> list[str]:
        """Every term, in the segment's order."""
        data = self.file.read("term").tobytes()
        at = self.file.read("term_at").tolist()
        return [decode(data[a:b]) for a, b in pairwise(at)]

    def ids(self) -> list[str]:
        """The ids of the documents, ascending."""
        data = self.file.read("id").tobytes()
        at = self.file.read("id_at").tolist()
        return [decode(data[a:b]) for a, b in pairwise(at)]

    def states(self) -> list[list[int]]:
        """The state of each document, six numbers."""
        found: list[list[int]] = self.file.read("state").reshape(-1, STATE).tolist()
        return found

    def titles(self) -> list[str]:
        """The titles of the documents, in the order of their ids."""
        data = self.file.read("record").tobytes()
        at = self.file.read("record_at").tolist()
        return [str(json.loads(data[a:b])[0]) for a, b in pairwise(at)]

    def origins(self) -> list[tuple[str, str]]:
        """The author and the date of each document, in the order of their ids."""
        data = self.file.read("record").tobytes()
        at = self.file.read("record_at").tolist()
        records = (json.loads(data[a:b]) for a, b in pairwise(at))
        return [(author, date) for _, _, author, date in records]

    def find_document(self, id: str) -> int | None:
        """The number of the document of an id, if there is one."""
        number = self.position(id)
        return number if number < self.documents and self._id(number) == id else None

    def position(self, id: str) -> int:
        """The number of the first document whose id is this or comes after it."""
        low, high = 0, self.documents
        while low < high:
            middle = (low + high) // 2
            if self._id(middle) < id:
                low = middle + 1
            else:
                high = middle
        return low

    def document(self, number: int) -> Document:
        """A document, whole."""
        title, encoding, author, date = json.loads(self._part("record", number))
        places = unpack(self._part("label", number))
        language = self.language(number)
        text = decode(self._part("text", number))
        return Document(self._id(number), title, text, encoding, author, date, places, language)

    def language(self, document: int) -> str:
        """The language of a document."""
        return self.file.read("language", document, document + 1).tobytes().decode("ascii")

    def languages(self, first: int, last: int) -> dict[str, int]:
        """The languages of the documents that hold the passages from one up to another, counted."""
        at = np.searchsorted(self.file.read("first"), (first, last - 1), side="right").tolist()
        codes = self.file.read("language", at[0] - 1, at[1])
        found, counts = np.unique(codes, return_counts=True)
        texts = (code.tobytes().decode("ascii") for code in found)
        return dict(zip(texts, counts.tolist(), strict=True))

    def title(self, number: int) -> str:
        """The title of a document."""
        title: str = json.loads(self._part("record", number))[0]
        return title

    def _id(self, number: int) -> str:
        return decode(self._part("id", number))

    def _part(self, section: str, number: int) -> bytes:
        """One of the parts that lie end to end in a section."""
        start, end = self.file.read(f"{section}_at", number, number + 2).tolist()
        return self.file.read(section, start, end).tobytes()

    def window(self, document: int) -> tuple[int, int]:
        """The numbers of a document's first passage and of the one behind its last."""
        start, end = self.file.read("first", document, document + 2).tolist()
        return start, end

    def document_of(self, passage: int) -> int:
        """The document that a passage belongs to."""
        return int(np.searchsorted(self.file.read("first"), passage, side="right")) - 1

    def passage(self, number: int) -> Passage:
        """A passage with its text."""
        document = self.document_of(number)
        place = self.file.read("place", PLACE * number, PLACE * number + PLACE)
        start, end, line, first, last, _, _, kind, _, _ = place.tolist()
        (at,) = self.file.read("text_at", document, document + 1).tolist()
        text = decode(self.file.read("text", at + first, at + last).tobytes())
        at = self._label(document, start) if self._has_labels else ""
        return Passage(self._id(document), start, end, line, text, KINDS[kind], at)

    def _label(self, document: int, offset: int) -> str:
        """Where people find what stands at an offset of a document."""
        packed = self._labels.get(document)
        if packed is None:
            if len(self._labels) >= _LABELLED:
                self._labels.clear()
            packed = self._labels[document] = self._part("label", document)
        return label(packed, offset)

    def above(self, number: int) -> tuple[int, int]:
        """How many passages back the heading of a passage stands, and what leads in to it."""
        at = PLACE * number + CONTEXT
        heading, lead_in = self.file.read("place", at, at + 2).tolist()
        return heading, lead_in
