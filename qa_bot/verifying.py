"""Whether the quotations of a saved session still stand in their articles, word for word.

Read from the files themselves, not from an index. The form of a saved session is that of
`chat/saving.py`; what else a person has written into the file is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_bot.chat.markdown import unescape
from qa_bot.errors import VerificationError
from qa_bot.loading import SourceFile, read, walk
from qa_bot.model import Document

_ARTICLES = re.compile(r"Articles: (.+)")
_QUOTED = re.compile(r"(.*)\[\^(\d+)\]\s*", re.DOTALL)
# A colon of the id's own has a backslash before it.
_FOOTNOTE = re.compile(r"\[\^(\d+)\]: ((?:\\.|[^\\:])+):(\d+)(?: – .*)?\s*")
_LINE_BREAK = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with the number of its footnote, and where it is said to stand."""

    number: int
    text: str
    document: str
    line: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved session: the articles that it names, if it does, and its quotations in order."""

    articles: str | None
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a quotation: the line where it stands, None where it doesn't any more.

    Where it stands more than once, that is the line nearest to the one it is said to stand on.
    """

    quotation: Quotation
    line: int | None

    @property
    def in_place(self) -> bool:
        return self.line == self.quotation.line


def read_saved(path: Path) -> Saved:
    """The quotations of a saved session.

    Raises VerificationError when the file can't be read, holds no quotation, or says of one of
    them not where it stands.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise VerificationError(f"can't read {path}: {why}") from error
    # What is saved has no carriage returns of its own; an editor may have put them in.
    lines = [line.rstrip("\r") for line in lines]
    places = {int(m[1]): m for line in lines if (m := _FOOTNOTE.fullmatch(line))}
    quotations = []
    for number, text in _quoted(lines):
        if number not in places or not text.strip():
            missing = "place" if text.strip() else "text"
            raise VerificationError(f"{path}: quotation {number} has no {missing}")
        _, id, line = places[number].groups()
        quotations.append(Quotation(number, text, unescape(id), int(line)))
    if not quotations:
        raise VerificationError(f"no quotations with footnotes in {path}: /save writes such files")
    articles = next((unescape(m[1]) for line in lines if (m := _ARTICLES.fullmatch(line))), None)
    return Saved(articles, tuple(quotations))


def verify(quotations: Sequence[Quotation], articles: Path) -> list[Finding]:
    """Look for each quotation in its article, in a folder or file of articles.

    Words count, not the white space between them: an article may be wrapped anew. Raises
    KnowledgeError when there are no such articles.
    """
    wanted = {quotation.document for quotation in quotations}
    texts = {}
    for found in walk(articles):
        if isinstance(found, SourceFile) and found.id in wanted:
            document = read(found)
            if isinstance(document, Document):
                texts[document.id] = document.text
    return [Finding(q, _line(q, texts.get(q.document, ""))) for q in quotations]


def report(findings: Sequence[Finding]) -> Iterator[str]:
    """A line on each quotation that isn't in place, and one that counts them all."""
    in_place, moved, gone = 0, 0, 0
    for finding in findings:
        number, place = finding.quotation.number, finding.quotation
        if finding.in_place:
            in_place += 1
        elif finding.line is None:
            gone += 1
            yield f"[^{number}] is gone from {place.document}:{place.line}"
        else:
            moved += 1
            yield f"[^{number}] has moved from {place.document}:{place.line} to {finding.line}"
    yield f"{in_place:,} in place, {moved:,} moved, {gone:,} gone"


def _quoted(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The number of the footnote and the text of each blockquote that ends with one."""
    block: list[str] = []
    for line in (*lines, ""):
        if line.startswith(">"):
            block.append(line[2:] if line.startswith("> ") else line[1:])
        elif block:
            if match := _QUOTED.fullmatch("\n".join(block)):
                yield int(match[2]), unescape(match[1])
            block = []


def _line(quotation: Quotation, text: str) -> int | None:
    words = r"\s+".join(map(re.escape, quotation.text.split()))
    breaks = [match.end() for match in _LINE_BREAK.finditer(text)]
    # Looked for ahead, since a quotation may begin within another of the same words.
    found = [bisect_right(breaks, m.start()) + 1 for m in re.finditer(f"(?={words})", text)]
    return min(found, key=lambda line: abs(line - quotation.line), default=None)
