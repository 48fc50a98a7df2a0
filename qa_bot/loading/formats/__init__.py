"""The kinds of files that are read, as a table; each has a loader, a module of this package.

A loader has one function, `load(data: bytes) -> Iterator[Loaded | Skipped]`; see
qa_bot.loading.loaded. The library that some need is imported then, and comes with an extra.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NamedTuple

MIB = 1 << 20
MAX_BYTES = 256 * MIB


class Format(NamedTuple):
    """A kind of file: what it is called, its suffixes, its loader, and how its content tells it.

    `module` is its loader. `sign` is a pattern of its first bytes, `member` one of the name of a
    member that only this kind of zip archive holds; a kind without either is told by its suffix
    alone. More than `most` bytes are refused. `textless` is said of a file that holds no text.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    sign: bytes = b""
    member: str = ""
    most: int = MAX_BYTES
    textless: str = "no text"


TEXT = Format("text", (".txt", ".md", ".rst", ".adoc", ".asciidoc"), "", textless="empty")
"""What is an article as it stands."""

BINARY: tuple[Format, ...] = (
    Format("PDF", (".pdf",), "pdf", rb"%PDF-\d", textless="no text: a scan?"),
    Format("RTF", (".rtf", ".doc"), "rtf", rb"\{\\rtf"),
    Format("Word", (".docx", ".docm"), "docx", member=r"word/document\d*\.xml"),
    Format("PowerPoint", (".pptx", ".pptm"), "pptx", member=r"ppt/presentation\d*\.xml"),
    Format("Excel", (".xlsx", ".xlsm"), "xlsx", member=r"xl/workbook\d*\.xml"),
    Format("EPUB", (".epub",), "epub", member="META-INF/container.xml"),
    Format("OpenDocument", (".odt",), "odt", member="content.xml"),
)
"""Kinds that are told by their content, whatever a file is called."""

TEXTS: tuple[Format, ...] = (
    Format(
        "HTML", (".html", ".htm", ".xhtml"), "html",
        rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
        most=16 * MIB,
    ),
    Format("subtitles", (".vtt", ".srt"), "subtitles", rb"WEBVTT\b|\s*\d+\s*\n\d\d:\d\d:\d\d,"),
    Format("notebook", (".ipynb",), "ipynb", rb"\s*\{\s*\"(?:cells|metadata|nbformat)\""),
    Format("mailbox", (".mbox", ".mbx"), "mbox", rb"From \S+ .*\d{4}\s*\n[A-Za-z-]+:"),
    Format(
        "mail", (".eml", ".mht", ".mhtml"), "mail",
        rb"(?:(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|MIME-Version"
        rb"|Content-Type):.*\n(?:[ \t].*\n)*){3}",
    ),
    Format("table", (".csv", ".tsv"), "tables"),
    Format("JSON", (".jsonl", ".ndjson", ".json"), "jsonl"),
)  # fmt: skip
"""Kinds of text: the suffix of a file decides between them, and its content where it has none."""

SUFFIXES = tuple(suffix for kind in (TEXT, *TEXTS, *BINARY) for suffix in kind.suffixes)
"""What the name of a file that is read in a folder ends with."""

EXTRAS = {"pypdfium2": "pdf", "resiliparse": "html"}
"""The libraries that a loader may need, and the extra of qa-bot that each comes with."""


def installed() -> list[str]:
    """The libraries of EXTRAS that are installed, each with its version, in order.

    They are told by the names of the folders that pip makes: `pypdfium2-5.15.2.dist-info`.
    """
    ends = ".dist-info"
    found = set()
    for folder in filter(None, sys.path):
        with suppress(OSError):
            found |= {
                name.removesuffix(ends)
                for name in os.listdir(folder)  # noqa: PTH208, done for each question
                if name.endswith(ends) and name.partition("-")[0].lower() in EXTRAS
            }
    return sorted(found)
