"""The words of the project as frozen records: Document, Passage, Statement, Hit, Answer …"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `id` is the path of its file relative to its folder, with `/`, and which article of the file it
    is where there are several (see `article_id`). `text` is what offsets refer to: of a text file
    the decoded file, unchanged but for a byte order mark (line ends stay as they are), of others
    what is to be read in them. `encoding` is what it was decoded with. `author` and `date` are what
    the article or its name says of itself, as written there; empty where it says nothing. `places`
    are (offset, label), ascending: from this offset on people find the text at this label.
    `language` is the code of the language that it is in (ISO 639-1), "en" where it can't be told.
    """

    id: str
    title: str
    text: str
    encoding: str = "utf-8"
    author: str = ""
    date: str = ""
    places: tuple[tuple[int, str], ...] = ()
    language: str = "en"

    def place(self, offset: int) -> str:
        """The label of what stands at an offset, or empty."""
        at = bisect_right(self.places, offset, key=itemgetter(0))
        return self.places[at - 1][1] if at else ""


def article_id(file: str, name: str = "") -> str:
    """The id of an article by the path of its file and its name among several, letters and digits.

    It is `news.csv#0017`, or the path alone. One that ends as if it held a name has a `#` put
    behind it, so that no two articles have one id, and `file_of` always finds the file.
    """
    if name:
        return f"{file}#{name}"
    return file if file_of(file) == file else f"{file}#"


def file_of(id: str) -> str:
    """The path of the file in which the article of an id stands."""
    file, mark, name = id.rpartition("#")
    return file if mark and (not name or name.isalnum()) else id


def source(id: str, line: int, place: str = "") -> str:
    """Where words stand: `report.pdf p. 12`, or `document:line` where no place is known."""
    return f"{file_of(id)} {place}" if place else f"{id}:{line}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or an article of one, that was not read, and why, in a few words.

    `path` is the file's path relative to the folder, or the article's id. It is `ignored` where a
    rule in the folder says so; a folder's path then ends with `/`.
    """

    path: str
    reason: str
    ignored: bool = False


KINDS = ("paragraph", "heading", "item", "row", "header", "code", "quote")
"""What a passage is part of, by the number that the index keeps for each."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one would quote of a document: a sentence, an item of a list, a row of a table.

    `start` and `end` are code-point offsets into the document's text, `line` counts from 1, and
    `document.text[start:end] == text` always. `kind` is what it is part of, one of `KINDS`:
    a header is the row of a table's column heads, code a line of it.
    `place` is the label at which it begins, `p. 12` say, or empty where lines tell it best.
    """

    document: str
    start: int
    end: int
    line: int
    text: str
    kind: str = "paragraph"
    place: str = ""

    @property
    def source(self) -> str:
        """Where it stands: `report.pdf p. 12`, or `document:line`."""
        return source(self.document, self.line, self.place)


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says within one passage; a quotation that runs on is one for each passage.

    `start` and `end` are code-point offsets of the content into the document's text, within the
    passage. `speaker` is the name in full, as far as the document gives it, or None where it can't
    be told; `role` is what the document calls the speaker, or empty; `cue` is the words of saying
    as written, or empty where a quotation stands alone; `kind` is direct, indirect or mixed.
    """

    speaker: str | None
    role: str
    cue: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the articles: their name, their role or empty, and how often.

    `role` is that of most of their statements; `statements` counts passages.
    """

    name: str
    role: str
    statements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers, with its score and the words to highlight.

    `highlights` are (start, end) offsets into `text`, ascending and apart. `speaker` is who said
    it, where the passage is a statement and the speaker is known, and `role` what the articles call
    them, or empty. `answer` are the offsets of the words that answer, where the question asks
    for a kind of thing and the evidence is clear. `sources` are the other places where the same
    sentence stands. `explain` says what each part of the score gave, by name. `headings` are those
    that the passage stands under, the outermost first, and `lead_in` the sentence before its list
    or code, or the column heads of its table, or empty.
    """

    passage: Passage
    score: float
    highlights: tuple[tuple[int, int], ...] = ()
    speaker: str | None = None
    answer: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    explain: tuple[tuple[str, float], ...] = ()
    role: str = ""
    headings: tuple[str, ...] = ()
    lead_in: str = ""

    def __repr__(self) -> str:
        return f"<Hit {self.source!r}: {_short(self.text)!r}>"

    def _repr_markdown_(self) -> str:
        """The passage as a notebook shows it."""
        who = f" – {_literal(self.speaker)}" if self.speaker else ""
        return f"> {_literal(self.text)}\n>\n> {_literal(self.source)}{who}"

    def citation(self) -> dict[str, str | int]:
        """The facts that citations share: the words, the document, from and to in code points.

        They are called as in the `char_location` of Claude's API, which also counts documents.
        """
        return {
            "type": "char_location",
            "cited_text": self.text,
            "document_title": self.document,
            "start_char_index": self.start,
            "end_char_index": self.end,
        }

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def document(self) -> str:
        return self.passage.document

    @property
    def line(self) -> int:
        return self.passage.line

    @property
    def start(self) -> int:
        return self.passage.start

    @property
    def end(self) -> int:
        return self.passage.end

    @property
    def place(self) -> str:
        return self.passage.place

    @property
    def source(self) -> str:
        """Where the passage stands: `report.pdf p. 12`, or `document:line`."""
        return self.passage.source


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits for a question, best first; or the reason why there are none.

    An answer is falsy when it refuses. `closest` then holds the near misses, which are not
    answers, best first; `reason` says in words why. Hits that are not `certain` may answer or may
    not: `reason` then says what speaks against them. `notes` say what was done to the question.
    `total` is how many passages there are, with those that `k` left out, as far as they were
    counted.
    `small_talk` ("thanks") is not a question about the articles; `reason` is then qa-bot's reply.
    """

    question: str
    hits: tuple[Hit, ...] = ()
    reason: str | None = None
    closest: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    certain: bool = True
    total: int = 0
    small_talk: bool = False

    def __bool__(self) -> bool:
        return bool(self.hits)

    def __repr__(self) -> str:
        found = f"{len(self.hits)} of {self.total}, {self.hits[0]!r}" if self else "no answer"
        reason = f", {_short(self.reason)!r}" if self.reason else ""
        return f"<Answer to {_short(self.question)!r}: {found}{reason}>"

    def _repr_markdown_(self) -> str:
        """The answer as a notebook shows it: notes, reason, and passages."""
        lines = [*self.notes, *([self.reason] if self.reason else [])]
        closest = [] if self.hits or not self.closest else ["Closest:"]
        shown = [hit._repr_markdown_() for hit in self.hits or self.closest[:1]]
        return "\n\n".join([*map(_literal, lines), *closest, *shown])

    @property
    def text(self) -> str | None:
        """The best passage, verbatim; None when the answer is a refusal."""
        return self.hits[0].text if self.hits else None

    @property
    def source(self) -> str | None:
        """Where the best passage stands; None when the answer is a refusal."""
        return self.hits[0].source if self.hits else None


_SHORT = 60  # characters of a text that are enough to know it by


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _literal(text: str) -> str:
    """Markdown for a text on one line, in which no markup, link or formula is found."""
    return " ".join("".join(map(_reference, text)).split())


def _reference(char: str) -> str:
    if char.isalnum() or char.isspace():
        return char
    if char in "$\\":
        # Formulas are looked for in the page as well, but not across elements.
        return f"<span>&#{ord(char)};</span>"
    if char.isascii() and char.isprintable():
        return f"&#{ord(char)};"
    return char if char.isprintable() or char in "\u200c\u200d" else ""
