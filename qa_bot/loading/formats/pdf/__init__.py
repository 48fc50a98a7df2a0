"""PDF: what its pages say as paragraphs, headings, items, notes and rows, each with its page.

pdfium tells the characters and where they stand; `pdf_words`, `pdf_lines`, `pdf_columns`,
`pdf_order`, `pdf_furniture`, `pdf_blocks` and `pdf_flow` make text of them, in this order. The
text differs from the file's in white space, in hyphens at line ends, ligatures, soft hyphens and
accents drawn over letters; words written from right to left are in the order they are read in;
note marks, bullets, running heads, page and line numbers are left out.

pdfium may be used by one thread of a process only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from qa_bot.loading.formats.pdf.columns import in_reading_order
from qa_bot.loading.formats.pdf.flow import Flow
from qa_bot.loading.formats.pdf.furniture import without_furniture
from qa_bot.loading.formats.pdf.lines import Line, lines
from qa_bot.loading.formats.pdf.order import in_order
from qa_bot.loading.formats.pdf.words import words
from qa_bot.loading.loaded import Loaded, Unreadable

_DATE = re.compile(r"(?:D:)?((?:19|20)\d\d)(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?")
# What a program calls a document that nobody gave a title.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b|[/\\]|[a-z]:\\|file:|https?:|about:blank"
    r"|.*\.(?:docx?|dvi|pdf|tex|indd|qxd|pptx?|html?|rtf|odt|wpd|ps)$|[\W\d_]*$"
    r"|\(?(?:untitled|print(?:out)?|pdf|document|slide|(?:powerpoint )?presentation"
    r"|anonymous|title|template|none|null|no title|unknown)\)?[\W\d]*$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\(?(?:administrator|admin|user|unknown|anonymous|owner|author|none|null)?[\W\d_]*$|.*@.*\.",
    re.IGNORECASE,
)


def load(data: bytes) -> Iterator[Loaded]:
    """The one article of a PDF file; raises Unreadable where it can't be read or holds no text."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Unreadable(_reason(pdfium.FPDF_GetLastError()))
    try:
        yield _loaded(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _reason(error: int) -> str:
    if error == pdfium.FPDF_ERR_PASSWORD:
        return "it needs a password"
    if error == pdfium.FPDF_ERR_SECURITY:
        return "it is encrypted in a way that can't be read"
    return "it is damaged, or not a PDF"


def _loaded(document: Any) -> Loaded:
    count = pdfium.FPDF_GetPageCount(document)
    pages: list[list[Line]] = []
    labels: list[str] = []
    failed = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            failed += 1
        pages.append(in_order(in_reading_order(list(lines(number, words(page))))) if page else [])
        labels.append(_label(document, number))
        if page:
            pdfium.FPDF_ClosePage(page)
    if not any(pages):
        if count and failed == count:
            raise Unreadable("none of its pages can be read")
        raise Unreadable("no text: a scan?" if count else "it has no pages")
    flow = Flow(without_furniture(pages), labels)
    title = _metadata(document, b"Title")
    author = _metadata(document, b"Author")
    date = _DATE.match(_metadata(document, b"CreationDate"))
    return flow.loaded(
        "" if _NO_TITLE.match(title) else title,
        "" if _NO_AUTHOR.match(author) else author,
        "-".join(part for part in date.groups() if part) if date else "",
    )


def _label(document: Any, number: int) -> str:
    """What people call a page: its number, and what is printed on it where that differs."""
    plain = str(number + 1)
    size = pdfium.FPDF_GetPageLabel(document, number, None, 0)
    printed = ""
    if 2 < size <= 64:
        buffer = create_string_buffer(size)
        pdfium.FPDF_GetPageLabel(document, number, buffer, size)
        printed = " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").split())
    return f"p. {plain} ({printed})" if printed and printed != plain else f"p. {plain}"


def _metadata(document: Any, tag: bytes) -> str:
    size = pdfium.FPDF_GetMetaText(document, tag, None, 0)
    if not 2 < size <= 4096:
        return ""
    buffer = create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, tag, buffer, size)
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return " ".join(text.replace("\x00", " ").split())
