"""Who wrote an article and when: what front matter, headers, by-lines, titles and names say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.loading.articles import article

PROSE = "The harbour was opened in 1921.\nIt cost 4.2 million crowns.\n"


def origin(text: str, id: str = "a.md") -> tuple[str, str]:
    found = article(id, text).document
    return found.author, found.date


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("author: Ada Holm\ndate: 2020-01-02", ("Ada Holm", "2020-01-02")),
        ("Author: 'Ada Holm' # the mayor", ("Ada Holm", "")),
        ("authors: [Ada Holm, Eva Lund]", ("Ada Holm, Eva Lund", "")),
        ("authors:\n  - Ada Holm\n  - Eva Lund\ntitle: x", ("Ada Holm, Eva Lund", "")),
        ("speaker: Ada Holm\npublished: May 1921", ("Ada Holm", "May 1921")),
    ],
)
def test_front_matter_says_who_and_when(matter: str, expected: tuple[str, str]) -> None:
    assert origin(f"---\n{matter}\n---\n\nBy Eva Lund\n\n{PROSE}") == expected


@pytest.mark.parametrize(
    "header",
    [
        "Author: Ada Holm <ada@example.org>,\n        Eva Lund\nCreated: 2-May-1921",
        ":Author: Ada Holm, Eva Lund\n:Date: 2-May-1921",
        "The harbour\n\nAuthor: Ada Holm, Eva Lund\n\nDate: 2-May-1921",
    ],
)
def test_a_header_says_who_and_when(header: str) -> None:
    assert origin(f"{header}\n\n{PROSE}", "a.txt") == ("Ada Holm, Eva Lund", "2-May-1921")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ada Holm", ("Ada Holm", "")),
        ("BY ADA HOLM", ("Ada Holm", "")),
        (
            "_by Ada Holm, Eva Lund, and J. K. Berg, with help from others_",
            ("Ada Holm, Eva Lund, and J. K. Berg", ""),
        ),
        ("By Ada Holm, staff writer | June 3, 2020", ("Ada Holm", "June 3, 2020")),
        ("By Ada van der Holm and Eva Lund", ("Ada van der Holm and Eva Lund", "")),
        ("By Ada Holm\n\nTuesday, 3 June 2020", ("Ada Holm", "3 June 2020")),
        ("*2020-06-03*", ("", "2020-06-03")),
        ("By Monday it was late.", ("", "")),
        ("By the way, Ada Holm left.", ("", "")),
    ],
)
def test_lines_near_the_top_say_who_and_when(line: str, expected: tuple[str, str]) -> None:
    assert origin(f"# The harbour\n\n{line}\n\n{PROSE}") == expected


def test_the_first_line_may_end_with_the_date() -> None:
    assert origin(f"Message to the Council. May 22, 1921\n{PROSE}", "a.txt") == ("", "May 22, 1921")


def test_what_stands_far_down_says_nothing_of_the_article() -> None:
    assert origin(PROSE * 30 + "\nBy Ada Holm\n\nJune 3, 2020\n\nAuthor: Eva Lund\n") == ("", "")


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("PRESIDENT ADA M. HOLM'S ANNUAL ADDRESS TO THE COUNCIL", "Ada M. Holm"),
        ("Mayor Ada Holm’s speech on the harbour", "Ada Holm"),
        ("Remarks by Ada Holm", "Ada Holm"),
        ("Letters of Ada Holm", "Ada Holm"),
        ("ADDRESS OF THE MAYOR TO THE COUNCIL", ""),
        ("The harbour's letters", ""),
    ],
)
def test_a_title_says_whose_speech_it_is(title: str, author: str) -> None:
    assert origin(f"{title}\n\n{PROSE}", "a.txt")[0] == author


@pytest.mark.parametrize(
    ("id", "date"),
    [
        ("1986-holm.txt", "1986"),
        ("news/2024-05-01-harbour.md", "2024-05-01"),
        ("holm_2024_05.md", "2024-05"),
        ("2024/holm.txt", ""),
        ("room-12345.txt", ""),
        ("holm-12.txt", ""),
    ],
)
def test_the_name_of_a_file_may_say_when(id: str, date: str) -> None:
    assert origin(PROSE, id) == ("", date)


@pytest.mark.parametrize(
    ("id", "author"),
    [
        ("1986-holm.txt", "Holm"),
        ("talks/1986-ada-holm-2.txt", "Ada Holm"),
        ("1986-harbour.txt", ""),
        ("holm.txt", ""),
    ],
)
def test_the_name_of_a_file_says_whose_a_text_of_the_first_person_is(id: str, author: str) -> None:
    assert origin("I came to see the harbour. I like it, and my dog does.", id)[0] == author
    assert origin(PROSE, id)[0] == ""


PIECES = st.sampled_from(
    [
        "---",
        "author:",
        "authors:\n- ",
        "By ",
        "Ada Holm",
        "date: ",
        "June 3, 2020",
        "\n",
        "'s address ",
        " ",
    ]
)


@given(st.text() | st.lists(PIECES | st.text(max_size=5)).map("".join), st.text(max_size=20))
def test_any_text_has_an_author_and_a_date_on_one_line(text: str, id: str) -> None:
    for found in origin(text, id):
        assert found == " ".join(found.split())
        found.encode("utf-8")


@pytest.mark.parametrize(
    "piece", ["By ", "A ", "By A ", "a:", "- ", "Ada, ", "'s ", "May ", "1 ", "-"]
)
def test_repetition_has_them_too(piece: str) -> None:
    origin(piece * 100_000)
    origin(f"{piece * 100_000}\n\nx\n", "a.txt")
