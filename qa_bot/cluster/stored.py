"""What the cluster holds of a document, as types, and as the JSON that it is kept as.

Of a row that is: `terms`, joined by spaces; `p`, the passage; `c`, its context; `of`, its document;
and where there are any `s`, its statements, and `w`, who speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from qa_bot.cluster.schema import LONGEST, key, keyword, mark, token, unescaped, voice
from qa_bot.index.meant import spoken_words
from qa_bot.model import KINDS, Document, Passage, Statement

Record = Mapping[str, Any]
Status = Literal["writing", "done"]


class Voice(NamedTuple):
    """Who speaks in a passage: with which words of saying first, and how many statements.

    `speaker` is None where it can't be told who it is that has the role; nothing is counted then.
    """

    speaker: str | None
    role: str
    cue: str
    statements: int


class Row(NamedTuple):
    """A passage, and where it stands among those of its document, which go by number from 0.

    `before` and `after` are the passages of its block on either side, `headings` those above it,
    the nearest first, and `lead_in` the one that leads in to it, or -1. It `heads` what comes next
    where that stands under it. `under` are, of a heading, those of the UNDER passages after it that
    are no headings. `gap` is what stands in the text between it and the next one. `terms` are as
    the cluster holds them.
    """

    n: int
    passage: Passage
    terms: tuple[str, ...]
    before: int
    after: int
    headings: tuple[int, ...]
    lead_in: int
    heads: bool
    under: tuple[int, ...]
    gap: str
    statements: tuple[Statement, ...]
    voices: tuple[Voice, ...]

    def record(self, of: Whose, v: str) -> dict[str, Any]:
        """The record of the row, which is what is searched."""
        one = self.passage
        words = {term for term in self.terms if term.isalpha()}
        record: dict[str, Any] = {
            "kind": "row",
            "v": v,
            "document": keyword(of.id),
            "n": self.n,
            "mark": mark(key(of.id), self.n, v),
            "language": of.language,
            "length": len(self.terms),
            "words": sorted(words),
            "terms": " ".join(self.terms),
            "p": [one.start, one.end, one.line, one.text, KINDS.index(one.kind), one.place],
            "c": [
                self.before, self.after, self.headings, self.lead_in, int(self.heads),
                self.under, self.gap,
            ],
            "of": [of.title, of.passages, of.called],
        }  # fmt: skip
        if self.n == 0:
            record["called"] = of.called
        if self.statements:
            record["s"] = [
                [said.speaker, said.role, said.cue, said.kind, said.start, said.end]
                for said in self.statements
            ]
        if self.voices:
            record["w"] = [list(one) for one in self.voices]
            record["voice"] = [
                voice(one.speaker, one.role, one.statements)
                for one in self.voices
                if one.speaker is not None
            ]
            spoken = (f"{one.speaker or ''} {one.role}" for one in self.voices)
            record["voice_words"] = sorted(set().union(*map(voice_words, spoken)))
        return record

    @classmethod
    def of(cls, record: Record) -> Row:
        """The row of a record."""
        before, after, headings, lead_in, heads, under, gap = record["c"]
        return cls(
            n=record["n"],
            passage=passage_of(record),
            terms=tuple(record["terms"].split(" ")) if record["terms"] else (),
            before=before,
            after=after,
            headings=tuple(headings),
            lead_in=lead_in,
            heads=bool(heads),
            under=tuple(under),
            gap=gap,
            statements=tuple(Statement(*said) for said in record.get("s", ())),
            voices=tuple(Voice(*one) for one in record.get("w", ())),
        )


def passage_of(record: Record) -> Passage:
    """The passage of a row's record."""
    start, end, line, text, kind, place = record["p"]
    return Passage(unescaped(record["document"]), start, end, line, text, KINDS[kind], place)


class Whose(NamedTuple):
    """What the rows of a document share: its id, title and language, the number of its passages,
    and the terms by which it is called.
    """

    id: str
    title: str
    language: str
    passages: int
    called: tuple[str, ...]

    @classmethod
    def read(cls, record: Record) -> Whose:
        """What the record of a row says of its document."""
        title, passages, called = record["of"]
        id, language = unescaped(record["document"]), record["language"]
        return cls(id, title, language, passages, tuple(called))


class Entry(NamedTuple):
    """What is known of a document without its text, which `document` is without.

    `state` are the six numbers by which a change of its file is seen, -1 each where it has to be
    read again; `status` says whether all of this version is there. `passages`, `length` (in terms)
    and `parts` (of its text) are those of this version; up to `extent` there may be rows, and up to
    `parts` texts, of an earlier one while it is being written. `kinds` is a letter a passage, of
    its place in KINDS, a capital where a block begins; `under` how many passages back its heading
    stands, 0 for none.
    """

    document: Document
    v: str
    status: Status
    state: tuple[int, ...]
    passages: int
    length: int
    parts: int
    extent: int
    kinds: str
    under: tuple[int, ...]

    def record(self) -> dict[str, Any]:
        """The record of the document."""
        one = self.document
        return {
            "kind": "document",
            "v": self.v,
            "document": keyword(one.id),
            "language": one.language,
            "status": self.status,
            "state": " ".join(map(str, self.state)),
            "passages": self.passages,
            "length": self.length,
            "part": self.parts,
            "extent": self.extent,
            "guessed": not one.encoding.startswith("utf"),
            "about": [one.title, one.encoding, one.author, one.date, one.places],
            "kinds": self.kinds,
            "under": list(self.under),
        }

    @classmethod
    def read(cls, record: Record) -> Entry:
        """The entry of a record."""
        title, encoding, author, date, places = record["about"]
        marked = tuple((offset, label) for offset, label in places)
        id, language = unescaped(record["document"]), record["language"]
        return cls(
            document=Document(id, title, "", encoding, author, date, marked, language),
            v=record["v"],
            status=record["status"],
            state=tuple(map(int, record["state"].split(" "))),
            passages=record["passages"],
            length=record["length"],
            parts=record["part"],
            extent=record["extent"],
            kinds=record["kinds"],
            under=tuple(record["under"]),
        )


class Stored(NamedTuple):
    """All that the cluster holds of a document: its entry, its rows and its text."""

    entry: Entry
    of: Whose
    rows: Sequence[Row]
    text: str

    def texts(self, part: int) -> list[dict[str, Any]]:
        """The records of its text, in parts of so many characters."""
        return [
            {
                "kind": "text",
                "v": self.entry.v,
                "document": keyword(self.of.id),
                "part": number,
                "text": self.text[at : at + part],
            }
            for number, at in enumerate(range(0, len(self.text), part))
        ]


def voice_words(phrase: str) -> set[str]:
    """The words of a speaker's name and role as they are asked for."""
    return {keyword(word) for word in spoken_words(phrase) if len(word) <= LONGEST}


def tokens(terms: Sequence[str]) -> tuple[str, ...]:
    """Terms as the cluster holds them."""
    return tuple(map(token, terms))
