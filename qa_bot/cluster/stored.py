"""What the cluster holds of a document, as types, and as the JSON that it is kept as.

A row's JSON is the same in its own record and in the stretches that it is in or stands around:
`terms`, joined by spaces; `p`, the passage; `c`, its context; and where there are any `s`, its
statements, and `w`, who speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from qa_bot.cluster.schema import STRETCH, keyword, token, unescaped, voice
from qa_bot.index.said import spoken_words
from qa_bot.language.text.blocks import SHOWN
from qa_bot.model import Document, Passage, Statement

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
    where that stands under it. `terms` are as the cluster holds them.
    """

    n: int
    passage: Passage
    terms: tuple[str, ...]
    before: int
    after: int
    headings: tuple[int, ...]
    lead_in: int
    heads: bool
    statements: tuple[Statement, ...]
    voices: tuple[Voice, ...]

    def packed(self) -> dict[str, Any]:
        """The row as JSON, without its number and its document."""
        one = self.passage
        packed: dict[str, Any] = {
            "terms": " ".join(self.terms),
            "p": [one.start, one.end, one.line, one.text, SHOWN.index(one.kind), one.place],
            "c": [self.before, self.after, self.headings, self.lead_in, int(self.heads)],
        }
        if self.statements:
            packed["s"] = [
                [said.speaker, said.role, said.cue, said.kind, said.start, said.end]
                for said in self.statements
            ]
        if self.voices:
            packed["w"] = [list(one) for one in self.voices]
        return packed

    def record(self, of: Whose, v: str) -> dict[str, Any]:
        """The record of the row, which is what is searched."""
        packed = self.packed()
        words = {term for term in self.terms if term.isalpha()}
        record = {
            "kind": "row",
            "v": v,
            "document": keyword(of.id),
            "n": self.n,
            "language": of.language,
            "length": len(self.terms),
            "words": sorted(words),
            "called": of.called,
            **packed,
        }
        if self.voices:
            record["voice"] = [
                voice(one.speaker, one.role, one.statements)
                for one in self.voices
                if one.speaker is not None
            ]
            spoken = (f"{one.speaker or ''} {one.role}" for one in self.voices)
            record["voice_words"] = sorted(set().union(*map(voice_words, spoken)))
        return record

    @classmethod
    def unpacked(cls, document: str, n: int, packed: Record) -> Row:
        """The row of a document that was packed."""
        start, end, line, text, kind, place = packed["p"]
        before, after, headings, lead_in, heads = packed["c"]
        return cls(
            n=n,
            passage=Passage(document, start, end, line, text, SHOWN[kind], place),
            terms=tuple(packed["terms"].split(" ")) if packed["terms"] else (),
            before=before,
            after=after,
            headings=tuple(headings),
            lead_in=lead_in,
            heads=bool(heads),
            statements=tuple(Statement(*said) for said in packed.get("s", ())),
            voices=tuple(Voice(*one) for one in packed.get("w", ())),
        )

    @classmethod
    def of(cls, record: Record) -> Row:
        """The row of a record."""
        return cls.unpacked(unescaped(record["document"]), record["n"], record)


class Whose(NamedTuple):
    """What the rows of a document share: its id, title and language, the number of its passages,
    and the terms by which it is called.
    """

    id: str
    title: str
    language: str
    passages: int
    called: tuple[str, ...]


class Stretch(NamedTuple):
    """Rows of a document that follow each other, with those that stand around any of them.

    `rows` are those of the stretch and all that are above them, lead in to them, are of a block
    with one of them, at most REACH away (see index/around.py), or stand next to one; by number.
    """

    of: Whose
    v: str
    m: int
    rows: Mapping[int, Row]

    def record(self) -> dict[str, Any]:
        """The record of the stretch."""
        begin = STRETCH * self.m
        own = range(begin, min(begin + STRETCH, self.of.passages))
        beyond = sorted(self.rows.keys() - set(own))
        return {
            "kind": "stretch",
            "v": self.v,
            "document": keyword(self.of.id),
            "m": self.m,
            "rows": [self.rows[n].packed() for n in own],
            "beyond": [[n, self.rows[n].packed()] for n in beyond],
            "of": list(self.of),
        }

    @classmethod
    def read(cls, record: Record) -> Stretch:
        """The stretch of a record."""
        id, title, language, passages, called = record["of"]
        packed = [*enumerate(record["rows"], STRETCH * record["m"]), *record["beyond"]]
        rows = {n: Row.unpacked(id, n, one) for n, one in packed}
        of = Whose(id, title, language, passages, tuple(called))
        return cls(of, record["v"], record["m"], rows)


class Entry(NamedTuple):
    """What is known of a document without its text, which `document` is without.

    `state` are the six numbers by which a change of its file is seen, -1 each where it has to be
    read again; `status` says whether all of this version is there. `passages`, `length` (in terms)
    and `parts` (of its text) are those of this version; up to `extent` there may be rows, and up to
    `parts` texts, of an earlier one while it is being written. `kinds` is a letter a passage, of
    its place in SHOWN, a capital where a block begins; `under` how many passages back its heading
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
    return {keyword(word) for word in spoken_words(phrase)}


def tokens(terms: Sequence[str]) -> tuple[str, ...]:
    """Terms as the cluster holds them."""
    return tuple(map(token, terms))
