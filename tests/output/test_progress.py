"""What is shown to one who waits."""

from __future__ import annotations

import io
import time
from contextlib import redirect_stderr

import pytest

from qa_bot.output import progress
from qa_bot.output.progress import Indexing, Status, Text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(progress, "_EVERY", 0.001)
    return Terminal()


def shown(terminal: Terminal, text: Text | Indexing) -> list[str]:
    """The lines that were shown, each in the place of the one before."""
    with redirect_stderr(terminal), Status(text):
        while terminal.getvalue().count("\r") < 4:
            time.sleep(0.001)
    return terminal.getvalue().split("\r")


def test_a_file_that_takes_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(progress, "monotonic", lambda: now)
    indexing = Indexing()
    assert indexing.text == "Looking at the articles…"
    indexing(0, 8, 0)
    indexing.reading("reports/large.pdf")
    assert indexing.text == "Reading 0 of 8 files…"
    now = 101.5
    indexing.reading("reports/large.pdf")
    assert indexing.text == "Reading 0 of 8 files… large.pdf"
    indexing(1, 8, 20)
    indexing.reading("b.txt")
    assert indexing.text == "Reading 1 of 8 files…"
    now = 110.0
    assert indexing.text == "Reading 1 of 8 files… b.txt"
    indexing.reading("")
    indexing(8, 8, 90)
    assert indexing.text == "Writing the index…"


def test_a_line_is_one_line_whatever_a_file_is_called(terminal: Terminal) -> None:
    for name in ("\x1b]0;evil\x07\x1b[2J.pdf", "two\nlines\r.pdf", "\u202etxt.pdf"):
        for line in shown(Terminal(), Text(f"Reading {name}")):
            assert line.isprintable()
            assert len(line) < 40


def test_a_wide_name_is_cut_to_what_can_be_erased(terminal: Terminal) -> None:
    lines = shown(terminal, Text("Reading " + "漢字" * 40 + ".pdf"))
    assert lines[2] == "Reading " + "漢字" * 7 + "漢"
    # Spaces in its place, as many as it took.
    assert len(lines[3]) == 38


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    with redirect_stderr(stream), Status(Text("Reading")):
        time.sleep(0.01)
    assert stream.getvalue() == ""
