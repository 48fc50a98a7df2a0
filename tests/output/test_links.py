"""Sources that can be clicked, where the terminal shows links."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot.output.links import at_place, linked, shown_by, uri


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5000"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "new"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": "1", "NO_COLOR": "1"}, False),
        ({"WT_SESSION": "1", "TERM": "dumb"}, False),
        ({"WT_SESSION": "1", "STY": "1.pts"}, False),
        ({"WT_SESSION": "1", "FORCE_HYPERLINK": "0"}, False),
        ({"TERM": "xterm", "FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_only_terminals_known_to_show_links_get_them(
    environment: dict[str, str], shown: bool
) -> None:
    assert shown_by(environment) is shown


def test_a_link_is_a_file_on_this_host_in_printable_ascii() -> None:
    found = uri(Path("/tmp/a b\x1b\n日\udce9%.txt"))
    assert found.startswith("file://")
    assert found.endswith("/tmp/a%20b%1B%0A%E6%97%A5%E9%25.txt")
    assert linked("x", found) == f"\x1b]8;;{found}\x1b\\x\x1b]8;;\x1b\\"


def test_what_is_no_file_is_no_link() -> None:
    assert uri(None) == ""
    assert uri(Path("/tmp/\ud800")) == ""
    assert linked("x", "") == "x"
    assert linked("x", "http://elsewhere") == "x"
    assert linked("x", "file://h/a\x1b\\\x1b[2J") == "x"


def test_a_pdf_is_opened_at_its_page_and_a_web_page_at_the_words() -> None:
    assert at_place(Path("/a b/r.PDF"), "p. 12 (x)") == "file:///a%20b/r.PDF#page=12"
    assert at_place(Path("/r.pdf")) == "file:///r.pdf"
    words = "It is a well-known, old\n“ferry” & #1."
    fragment = "It%20is%20a%20well%2Dknown%2C%20old%20%E2%80%9Cferry%E2%80%9D%20%26%20%231."
    assert at_place(Path("/p.html"), "§ Costs", words) == f"file:///p.html#:~:text={fragment}"
    assert at_place(Path("/p.htm")) == "file:///p.htm"
    assert at_place(Path("/p.htm"), "", "The mill | 3 tons") == "file:///p.htm#:~:text=The%20mill"
    for name in ("a.txt", "a.docx", "a.csv"):
        assert at_place(Path("/", name), "p. 1", "words") == ""


def test_a_long_quotation_on_a_web_page_is_told_by_its_ends() -> None:
    words = [f"w{n}" for n in range(40)]
    _, _, text = at_place(Path("/p.html"), "", " ".join(words)).partition("#:~:text=")
    begins, ends = text.split(",")
    assert begins.split("%20") == words[:12]
    assert ends.split("%20") == words[-12:]
