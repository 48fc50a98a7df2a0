"""Answers as they are shown."""

from __future__ import annotations

import io
import os
import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.model import Answer, Hit, Passage
from qa_bot.output.answers import found, hits, notes, refusal, reply
from qa_bot.output.clean import clean
from qa_bot.output.links import uri
from qa_bot.output.paragraphs import Hanging, columns, layout, size, write
from qa_bot.output.wrapping import cells


def hit(text: str, *highlights: tuple[int, int], document: str = "deal.txt", line: int = 6) -> Hit:
    return Hit(Passage(document, 0, len(text), line, text), 1.0, highlights)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    return Screen()


def test_each_passage_has_its_source_under_it_and_the_best_comes_first() -> None:
    answer = Answer("who?", (hit("Kallas spoke."), hit("Others did.", document="b.txt", line=2)))
    assert layout(reply(answer)) == "Kallas spoke.\ndeal.txt:6\n\nOthers did.\nb.txt:2\n"


def test_a_role_is_named_where_the_passage_does_not_give_it() -> None:
    spoken = replace(hit("Kallas spoke."), speaker="Kaja Kallas", role="envoy")
    assert layout(reply(Answer("who?", (spoken,)))).endswith("deal.txt:6 – Kaja Kallas, envoy\n")
    given = replace(hit("The envoy spoke."), speaker="Kaja Kallas", role="envoy")
    assert layout(reply(Answer("who?", (given,)))).endswith("deal.txt:6 – Kaja Kallas\n")


@pytest.mark.parametrize(
    "label", ["Ada Lind: ", "**Ada Lind:** ", "**Ada Lind**: ", "ADA LIND: ", "_Lind:_ "]
)
def test_a_speaker_is_named_once_under_the_words_and_not_before_them_too(label: str) -> None:
    at = len(label)
    spoken = replace(hit(f"{label}The mill burnt.", (at + 4, at + 8)), speaker="Ada Lind")
    assert layout(reply(Answer("who?", (spoken,)))) == "The mill burnt.\ndeal.txt:6 – Ada Lind\n"
    shown = layout(reply(Answer("who?", (spoken,))), styled=True)
    assert shown.startswith("The \x1b[1mmill\x1b[0m burnt.")


@pytest.mark.parametrize(
    "text", ["Bo Falk: Ada Lind left.", "Ada Lind said: no.", "**Ada Lind** left.", "Ada Lind:"]
)
def test_words_that_are_no_label_of_the_speaker_stay(text: str) -> None:
    spoken = replace(hit(text), speaker="Ada Lind")
    assert layout(reply(Answer("who?", (spoken,)))).startswith(f"{text}\n")


def test_matched_words_are_bold_and_sources_dim() -> None:
    shown = layout(reply(Answer("who?", (hit("So Kallas spoke.", (3, 9)),))), styled=True)
    assert shown == "So \x1b[1mKallas\x1b[0m spoke.\n\x1b[2mdeal.txt:6\x1b[0m\n"


def test_a_refusal_is_the_reason_and_the_closest_passage_as_such() -> None:
    answer = Answer("who?", reason="No France here.", closest=(hit("Near."), hit("Farther.")))
    assert layout(refusal(answer)) == ("× No France here.\n  Closest:\n  Near.\n  deal.txt:6\n")


def test_a_refusal_with_nothing_close_is_the_reason_alone() -> None:
    assert layout(refusal(Answer("who?", reason="No France here."))) == "× No France here.\n"


def test_notes_come_before_the_passages() -> None:
    answer = Answer("who?", (hit("Kallas spoke."),), notes=("Kalas → Kallas",))
    assert layout(notes(answer)) == "Kalas → Kallas\n"
    assert layout(reply(answer)).startswith("Kalas → Kallas\nKallas spoke.\n")


def test_line_ends_and_runs_of_spaces_in_a_passage_are_shown_as_one_space() -> None:
    text = "  The  deal\r\n\twas   signed.\n"
    start = text.index("was")
    shown = layout(reply(Answer("?", (hit(text, (start, start + 3)),))), styled=True)
    assert shown.startswith("The deal \x1b[1mwas\x1b[0m signed.\n")


def test_highlights_stay_on_their_words_when_cleaning_changes_lengths() -> None:
    text = "a\u202e\u200b b\x1b[1m Kal\xadlas می\u200cخواهم"
    word = (text.index("Kal"), text.index("las") + 3)
    verb = (text.index("خ"), len(text))
    shown = layout(reply(Answer("?", (hit(text, word, verb),))), styled=True)
    assert shown.startswith("a b\ufffd[1m \x1b[1mKallas\x1b[0m می\u200c\x1b[1mخواهم\x1b[0m\n")


def test_a_bold_word_cut_by_a_line_end_is_bold_on_both_lines() -> None:
    shown = layout([[("match", "abcdef")]], width=3, styled=True)
    assert shown == "\x1b[1mabc\x1b[0m\n\x1b[1mdef\x1b[0m\n"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["match", "source", "note", ""]),
            st.text(st.characters(exclude_categories=())),
        )
    ),
    st.integers(2, 40) | st.none(),
)
def test_whatever_the_text_only_our_own_styles_reach_the_terminal(
    paragraph: list[tuple[str, str]], width: int | None
) -> None:
    shown = layout([paragraph], width=width, styled=True)
    bare = re.sub(r"\x1b\[[012]m", "", shown)
    assert all(clean(line) == line for line in bare.split("\n"))
    assert bare == layout([paragraph], width=width)


def test_a_terminal_gets_wrapped_and_styled_text(terminal: Screen) -> None:
    write([[("match", "twelve"), ("", " letters and then some")]], terminal)
    assert terminal.getvalue() == "\x1b[1mtwelve\x1b[0m letters and\nthen some\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_color_and_dumb_terminals_get_no_styles(
    terminal: Screen, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    write([[("match", "twelve")]], terminal)
    assert terminal.getvalue() == "twelve\n"


def test_a_pipe_gets_each_passage_on_one_plain_line() -> None:
    pipe = io.StringIO()
    write([[("match", "word "), ("", "word " * 100)]], pipe)
    assert pipe.getvalue() == ("word " * 101).strip() + "\n"


def test_a_passage_has_a_number_before_it_where_it_is_called_by_one() -> None:
    answer = Answer("who?", (hit("Kallas spoke."), hit("Others did.", document="b.txt", line=2)))
    shown = layout(reply(answer, first=4))
    assert shown == "4. Kallas spoke.\n   deal.txt:6\n\n5. Others did.\n   b.txt:2\n"


def test_a_source_is_a_link_to_its_file_and_its_speaker_is_not() -> None:
    said = replace(hit("Kallas spoke."), speaker="Kaja Kallas")
    paragraphs = reply(Answer("who?", (said,)), where=lambda id: Path("/a b") / id)
    opened, closed = f"\x1b]8;;{uri(Path('/a b/deal.txt'))}\x1b\\", "\x1b]8;;\x1b\\"
    assert layout(paragraphs, linked=True) == (
        f"Kallas spoke.\n{opened}deal.txt:6{closed} – Kaja Kallas\n"
    )
    assert layout(paragraphs) == "Kallas spoke.\ndeal.txt:6 – Kaja Kallas\n"


def test_a_link_cut_by_a_line_end_is_one_on_both_lines() -> None:
    shown = layout([[("source /x", "abcdef")]], width=3, linked=True, styled=True)
    line = f"\x1b]8;;{uri(Path('/x'))}\x1b\\" + "\x1b[2m{}\x1b[0m\x1b]8;;\x1b\\\n"
    assert shown == line.format("abc") + line.format("def")


def test_a_terminal_that_shows_links_gets_them_and_a_pipe_does_not(
    terminal: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    pipe = io.StringIO()
    write([[("source /x", "x")]], terminal)
    write([[("source /x", "x")]], pipe)
    assert f"\x1b]8;;{uri(Path('/x'))}\x1b\\" in terminal.getvalue()
    assert pipe.getvalue() == "x\n"


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_the_width_is_the_terminals_own_at_each_write(monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl
    import pty
    import termios

    monkeypatch.setenv("COLUMNS", "99")
    ours, theirs = pty.openpty()
    try:
        with open(theirs, "w", closefd=False) as stream:
            for columns in (40, 80):
                fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
                assert size(stream) == (columns, 24)
    finally:
        os.close(ours)
        os.close(theirs)


def test_lines_of_a_numbered_passage_begin_under_each_other() -> None:
    answer = Answer("who?", tuple(hit(f"Kallas spoke to {n} people.") for n in range(10)))
    lines = layout(reply(answer, first=1), width=20).splitlines()
    assert lines[:3] == ["1.  Kallas spoke to", "    0 people.", "    deal.txt:6"]
    assert lines[-3:] == ["10. Kallas spoke to", "    9 people.", "    deal.txt:6"]


def test_a_refusal_is_told_from_an_answer_without_colour_too() -> None:
    near = hit("Kallas spoke.")
    shown = layout(refusal(Answer("who?", reason="No France here.", closest=(near,))), width=30)
    assert all(line.startswith(("× ", "  ")) for line in shown.splitlines())
    asks = layout(refusal(Answer("who?", reason='"he" may be Ada or Bo: which one?')))
    assert asks.startswith("? ")


def test_columns_begin_under_each_other_and_go_on_there() -> None:
    rows = [([("", "/a")], [("note", "does this and that")]), ([("", "/long")], [("", "does")])]
    assert layout(columns(rows), width=20).splitlines() == [
        "/a     does this and",
        "       that",
        "/long  does",
    ]


def test_columns_on_a_narrow_terminal_are_paragraphs() -> None:
    rows = [([("", "articles/of-the-year.txt")], [("note", "The year")])]
    assert layout(columns(rows), width=30).splitlines() == [
        "articles/of-the-year.txt The",
        "year",
    ]


@given(
    st.text(st.characters(exclude_categories=())),
    st.text(st.characters(exclude_categories=())),
    st.integers(0, 60),
    st.integers(2, 60),
)
def test_beside_a_lead_no_line_is_wider_than_the_terminal(
    lead: str, body: str, indent: int, width: int
) -> None:
    shown = layout([Hanging([("", lead)], [("note", body)], indent)], width=width)
    assert all(cells(line) <= max(width, 2) for line in shown.split("\n"))
    assert all(clean(line) == line for line in shown.split("\n"))


def test_what_only_may_answer_is_said_to() -> None:
    some = (hit("Kallas spoke."),)
    assert layout(found(Answer("who?", some))) == "Kallas spoke.\ndeal.txt:6\n"
    unsure = Answer("who?", some, reason="No number here.", certain=False)
    assert layout(reply(unsure)).splitlines()[0] == "No number here. This may answer it:"
    assert layout(found(replace(unsure, reason=None))) == (
        "This may answer it:\nKallas spoke.\ndeal.txt:6\n"
    )


def test_headings_stand_with_the_source_and_what_leads_in_before_the_passage() -> None:
    item = replace(
        hit("brew install sync", document="security.md", line=72),
        headings=("Sync", "Hosting"),
        lead_in="To install it on a Mac:",
    )
    assert layout(hits([item], first=1)).splitlines() == [
        "1. To install it on a Mac:",
        "   brew install sync",
        "   security.md:72 · Sync › Hosting",
    ]
    said = layout(hits([replace(item, speaker="Ada Berg")]), styled=True).splitlines()
    assert said[0] == "\x1b[2mTo install it on a Mac:\x1b[0m"
    assert "Hosting – Ada Berg" in said[2]
