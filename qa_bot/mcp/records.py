"""What the tools give: small flat records, from which the protocol's schemas are made.

`start` and `end` count code points from the beginning of the document's text, which a client needs
to cite: with `text` and `document` they are the four facts that citations share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.errors import QuestionError
from qa_bot.model import Answer, Document, Hit
from qa_bot.output.findings import message
from qa_bot.verification.finding import Finding

_MOST_SOURCES = 3


@dataclass(frozen=True)
class Quotation:
    """A passage, word for word, where it stands, and who says it, or empty."""

    text: str
    source: str
    document: str
    line: int
    start: int
    end: int
    speaker: str
    role: str


@dataclass(frozen=True)
class Answered:
    """Passages that answer, best first; or none, and the reason.

    Where `certain` is false they may answer or may not. `closest` is the nearest miss of a refusal,
    which isn't an answer.
    """

    answered: bool
    certain: bool
    reason: str
    notes: list[str]
    passages: list[Quotation]
    closest: list[Quotation]
    total: int


@dataclass(frozen=True)
class Excerpt:
    """Lines of a document, word for word."""

    document: str
    first_line: int
    last_line: int
    lines_in_document: int
    text: str


@dataclass(frozen=True)
class Article:
    """A document: its name, and what it says of itself."""

    document: str
    title: str
    author: str
    date: str


@dataclass(frozen=True)
class Articles:
    """Some of the documents, in the order of their names, and how many there are."""

    articles: list[Article]
    total: int
    skipped: int


@dataclass(frozen=True)
class Checked:
    """What became of a quotation of a text, where it stands in the text, and where in the articles.

    `verdict` is verified, unattributed (the articles don't say who said it), wrong speaker,
    altered, stitched, paraphrase, nowhere or too short; of a claim without quotation marks
    supported or unsupported. `message` says what differs, [-articles-] {+text+}.
    """

    verdict: str
    wrong: bool
    text: str
    speaker: str
    line: int
    column: int
    message: str
    sources: list[Quotation]


@dataclass(frozen=True)
class Verified:
    """What became of each quotation of a text, in its order, and how many are wrong."""

    findings: list[Checked]
    wrong: int


def answered(answer: Answer) -> Answered:
    """An answer as a record."""
    return Answered(
        answered=bool(answer),
        certain=answer.certain and bool(answer),
        reason=answer.reason or "",
        notes=list(answer.notes),
        passages=[_quotation(hit) for hit in answer.hits],
        closest=[_quotation(hit) for hit in answer.closest[:1]],
        total=answer.total,
    )


def _quotation(hit: Hit) -> Quotation:
    where = (hit.source, hit.document, hit.line, hit.start, hit.end)
    return Quotation(hit.text, *where, hit.speaker or "", hit.role)


def verified(findings: Sequence[Finding]) -> Verified:
    """Findings as a record."""
    return Verified([_checked(one) for one in findings], sum(not one for one in findings))


def _checked(finding: Finding) -> Checked:
    said = finding.quotation
    sources = [
        Quotation(
            one.text, one.place, one.document, one.line, one.start, one.end, one.speaker, one.role
        )
        for one in finding.evidence[:_MOST_SOURCES]
    ]
    where = (said.text, said.speaker, said.line, said.column)
    return Checked(finding.verdict, not finding, *where, message(finding), sources)


def article(document: Document) -> Article:
    """What a document says of itself, as a record."""
    return Article(document.id, document.title, document.author, document.date)


def excerpt(document: Document, line: int, before: int, after: int) -> Excerpt:
    """Some lines of a document around one of them, as hits count them.

    Raises QuestionError where it has no such line.
    """
    lines = re.split(r"\r\n|[\r\n]", document.text)
    lines = lines if lines[-1] else lines[:-1]
    if not 1 <= line <= len(lines):
        raise QuestionError(f"{document.id} has lines 1 to {len(lines)}: there is no line {line}")
    first = max(line - before, 1)
    last = min(line + after, len(lines))
    text = "\n".join(lines[first - 1 : last])
    return Excerpt(document.id, first, last, len(lines), text)
