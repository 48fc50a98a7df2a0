"""What a file is, is told by its content where that is certain, and else by its name."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from qa_bot.loading import formats, parse, recognition
from qa_bot.loading.formats import EXTRAS, SUFFIXES
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.loading.recognition import is_text, recognised
from qa_bot.model import Skipped
from tests.loading.test_archive import zipped

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
DOCX = zipped({"[Content_Types].xml": b"", "word/document2.xml": b"<a/>"})
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
MAIL = b"Subject: Rain\nFrom: a@example.org\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\nIt rains.\n"


@pytest.mark.parametrize(
    ("file", "data", "kind"),
    [
        ("a.pdf", PDF, "PDF"),
        ("a.txt", PDF, "PDF"),
        ("a.pdf", b"junk before\n" + PDF, "PDF"),
        ("a.pdf", DOCX, "Word"),
        ("a.html", DOCX, "Word"),
        ("a.docx", zipped({"xl/workbook.xml": b""}), "Excel"),
        ("a.docx", zipped({"ppt/presentation.xml": b""}), "PowerPoint"),
        ("a", zipped({"mimetype": b"", "META-INF/container.xml": b""}), "EPUB"),
        ("a", zipped({"mimetype": b"", "content.xml": b""}), "OpenDocument"),
        ("a.doc", rb"{\rtf1\ansi Rain.}", "RTF"),
        ("a.doc", b"\xef\xbb\xbf<!-- x --><HTML><body>Rain.", "HTML"),
        ("a.HTM", b"Rain.", "HTML"),
        ("a.xhtml", b'<?xml version="1.0"?><html>', "HTML"),
        ("page", b"<!DOCTYPE html><p>Rain.", "HTML"),
        ("page", b"<!-- one -->\n<!-- two\nlines -->\n<html>", "HTML"),
        ("comments", b"<!---->" * 140 + b"no page", "text"),
        ("page.txt", b"<!DOCTYPE html><p>Rain.", "text"),
        ("a.docx", b"Only words.", "text"),
        ("pdf.md", b"A file begins with %PDF-1.7 and goes on.", "text"),
        ("LICENSE", b"A file begins with %PDF-1.7 and goes on.", "text"),
        ("letter", MAIL, "mail"),
        ("letter", b"Dear all,\nDate: never\n", "text"),
        ("a.eml", b"x", "mail"),
        ("box", b"From a@example.org Mon Jan  1 00:00:00 2024\nSubject: x\n\n", "mailbox"),
        ("talk", b"WEBVTT\n\n", "subtitles"),
        ("talk", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi", "subtitles"),
        ("book", b'{\n "cells": []}', "notebook"),
        ("a.csv", b"a,b\n", "table"),
        ("a.jsonl", b"{}\n", "JSON"),
        ("a.rst", b"Rain\n====\n", "text"),
    ],
)
def test_the_kind_of_a_file(file: str, data: bytes, kind: str) -> None:
    assert recognised(file, data).name == kind
    assert is_text(file, data) <= (kind == "text")


@pytest.mark.parametrize(
    ("file", "data", "reason"),
    [
        ("a.docx", OLD, "encrypted, or an old Office file: save it as .docx, .xlsx or .pptx"),
        ("a.txt", zipped({"b.txt": b""}), "a zip archive: unpack it"),
        ("a.docx", DOCX[:-30], "a damaged archive"),
        ("a.html", bytes(200), "binary: it holds NUL bytes"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "binary: it holds NUL bytes"),
        ("a.pdf", b"", "empty"),
        ("a.docx", b"  \n", "empty"),
        ("a.html", b" " * (16 * formats.MIB + 1), "too large: 16 MiB, 16 MiB of HTML at most"),
    ],
)
def test_why_a_file_is_not_read(file: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        list(recognition.load(file, data))
    assert str(error.value).startswith(reason)


def test_a_library_that_is_missing_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for library, extra in EXTRAS.items():
        with monkeypatch.context() as patched:
            loader = ModuleType("html")
            loader.load = lambda _, name=library: __import__(f"{name}.part")  # type: ignore[attr-defined]
            patched.setitem(sys.modules, "qa_bot.loading.formats.html", loader)
            patched.setitem(sys.modules, library, None)
            with pytest.raises(Unreadable) as error:
                list(recognition.load("a.html", b"<p>x"))
            assert str(error.value) == f"it needs: pip install 'qa-bot[{extra}]'"


def test_every_extra_that_is_named_is_there_and_all_has_them_all() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text()
    for library, extra in EXTRAS.items():
        assert re.search(rf'^{extra} = \["{library}>=', project, re.MULTILINE)
    assert f'\nall = ["qa-bot[{",".join(EXTRAS.values())}' in project


def test_libraries_are_told_by_what_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "gone.zip"), ""])
    found = []
    for name in ("other-1.dist-info", "pypdfium2-0.1.dist-info", "Resiliparse-3.dist-info"):
        (tmp_path / name).mkdir()
        found.append(formats.installed())
    assert found == [[], ["pypdfium2-0.1"], ["Resiliparse-3", "pypdfium2-0.1"]]


def test_a_file_without_words_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    loader = ModuleType("pdf")
    loader.load = lambda _: iter([Loaded(" \n")])  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "qa_bot.loading.formats.pdf", loader)
    with pytest.raises(Unreadable, match="no text: a scan"):
        list(recognition.load("a.pdf", PDF))


def test_a_file_that_is_no_text_is_read_in_a_process_of_its_own() -> None:
    assert parse("a.docx", OLD) == [
        Skipped("a.docx", "encrypted, or an old Office file: save it as .docx, .xlsx or .pptx")
    ]
    [article] = parse("a.docx", b"Only words, in a file that is called otherwise.")
    assert not isinstance(article, Skipped)
    assert article.document.text == "Only words, in a file that is called otherwise."


def test_suffixes_are_told_apart() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert {".txt", ".md", ".pdf", ".docx", ".html", ".eml"} <= set(SUFFIXES)
