"""Any text in Markdown, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.saved.markdown import escape, escape_line, unescape

ANYTHING = st.text(st.characters(exclude_categories=()))
MARKUP = st.text(st.sampled_from("ab \n\\`*_[]()<>#+-=.!|~&;x19:'\"$\t\r\u202e\ud800\u200d"))


@given(ANYTHING | MARKUP)
def test_what_is_escaped_is_read_back_to_the_letter(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(escape_line(text)) == text


@given(ANYTHING | MARKUP)
def test_no_line_is_lost_when_white_space_at_its_ends_is(text: str) -> None:
    stripped = "\n".join(line.strip() for line in escape(text).split("\n"))
    assert unescape(stripped) == text


@given(ANYTHING | MARKUP)
def test_what_is_escaped_can_be_written_and_one_line_is_one(text: str) -> None:
    escape(text).encode("utf-8")
    assert len(escape_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Kallas said so: 5 % of AT&T, $350 (a_b).", "Kallas said so: 5 % of AT&T, $350 (a_b)."),
        ("*not* `this` [1] <b>", r"\*not\* \`this\` \[1\] \<b>"),
        ("_so_ &amp; so", r"\_so\_ \&amp; so"),
        ("# no heading #", r"\# no heading \#"),
        ("- no list\n1. nor this\n2) nor this", "\\- no list\n1\\. nor this\n2\\) nor this"),
        ("> deep", r"\> deep"),
        ("===", r"\==="),
        ("bell\a and \u202e", "bell&#x7; and &#x202E;"),
        ("two\r\nlines", "two&#xD;\nlines"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_it_reads_as_it_stands_as_far_as_that_goes(text: str, markdown: str) -> None:
    assert escape(text) == markdown
