"""title(): front matter, else the first heading, else the file's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.loading.titles import title

PROSE = "The harbour was opened in 1921.\nIt cost 4.2 million crowns.\n"


@pytest.mark.parametrize(
    "line",
    [
        "title: The harbour",
        'title: "The harbour"',
        "title: 'The harbour'",
        "Title :  The \t harbour  ",
        'title: "The harbour" # as printed',
        "title: The harbour # as printed",
        "title:The harbour",
    ],
)
def test_front_matter_names_the_title(line: str) -> None:
    assert title(f"---\nauthor: Ada\n{line}\n---\n# Another\n", "a.md") == "The harbour"


def test_quotes_within_a_quoted_title_are_unescaped() -> None:
    assert title("---\ntitle: 'Ada''s harbour'\n---\n", "a.md") == "Ada's harbour"
    assert title('---\ntitle: "The \\"harbour\\": 1921"\n---\n', "a.md") == 'The "harbour": 1921'


def test_front_matter_may_have_crlf_and_end_with_dots() -> None:
    assert title("---\r\ntitle: The harbour\r\n...\r\n", "a.txt") == "The harbour"


@pytest.mark.parametrize("value", ["", '""', "''", ">", "|-"])
def test_front_matter_without_a_title_on_its_line_gives_way_to_the_heading(value: str) -> None:
    text = f"---\ntitle: {value}\nsubtitle: No\n---\n\n# The harbour\n"
    assert title(text, "a.md") == "The harbour"


def test_a_fence_that_never_closes_is_no_front_matter() -> None:
    assert title("---\ntitle: No\n\n# The harbour\n", "a.md") == "The harbour"


def test_front_matter_below_the_top_is_no_front_matter() -> None:
    assert title(f"{PROSE}\n---\ntitle: No\n---\n", "harbour.md") == "harbour"


@pytest.mark.parametrize(
    "line",
    [
        "# The harbour",
        "## The harbour ##",
        "   ###### The harbour",
        "#\tThe   harbour\t#",
        "# The harbour\u00a0",
    ],
)
@pytest.mark.parametrize("id", ["a.md", "a.txt"])
def test_a_markdown_heading_is_the_title(line: str, id: str) -> None:
    assert title(f"{PROSE}\n{line}\n{PROSE}\n# Another\n", id) == "The harbour"


@pytest.mark.parametrize("line", ["#hashtag", "####### Seven", "    # Code", "#", "# ##"])
def test_what_only_looks_like_a_heading_is_not(line: str) -> None:
    assert title(f"{PROSE}\n{line}\n{PROSE}", "my-harbour.md") == "my harbour"


def test_a_hash_that_belongs_to_the_heading_stays() -> None:
    assert title("# Learn C#\n", "a.md") == "Learn C#"


@pytest.mark.parametrize("rule", ["===", "---", "----------  "])
def test_an_underlined_line_is_the_title(rule: str) -> None:
    assert title(f"The harbour\n{rule}\n\n{PROSE}", "a.md") == "The harbour"
    assert title(f"{PROSE}\nThe harbour\r\n{rule}\r\n", "a.txt") == "The harbour"


def test_a_rule_below_a_paragraph_makes_no_title() -> None:
    assert title(f"{PROSE}---\nMore.\n", "harbour.md") == "harbour"


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_comments_in_fenced_code_are_no_headings(fence: str) -> None:
    text = f"{fence}sh\n# install\n{fence}\n\n# The harbour\n"
    assert title(text, "a.md") == "The harbour"


def test_a_first_line_that_stands_alone_is_the_title_of_plain_text() -> None:
    assert title(f"\n\nThe harbour of Lindvik\n\n{PROSE}\n# Notes\n", "a.txt") == (
        "The harbour of Lindvik"
    )


def test_a_first_line_that_stands_alone_is_no_title_of_markdown() -> None:
    assert title(f"Draft of 1921\n\n# The harbour\n{PROSE}", "a.md") == "The harbour"


@pytest.mark.parametrize(
    "line",
    [
        "It was opened in 1921.",
        "Was it?",
        "“It was!”",
        "(It was.)",
        "港が開いた。",
        "CPI の港が開いた。",
        "Dear reader,",
        "* * *",
        "x" * 101,
    ],
)
def test_a_first_line_that_is_a_sentence_a_rule_or_long_is_no_title(line: str) -> None:
    assert title(f"{line}\n\n{PROSE}", "harbour.txt") == "harbour"


def test_a_first_line_in_capitals_is_the_title_however_it_ends() -> None:
    line = f"MAYOR ADA HOLM'S ADDRESS TO THE COUNCIL OF {'LINDVIK, ' * 8}IN 1921."
    assert title(f"{line}\n\n{PROSE}", "a.txt") == line


@pytest.mark.parametrize(
    "header", ["Title: The harbour\nAuthor: Ada Holm", ":Date: 1921\n:Title: The harbour"]
)
def test_a_header_of_fields_names_the_title(header: str) -> None:
    assert title(f"{header}\n\n# Costs\n\n{PROSE}", "a.txt") == "The harbour"


def test_a_lone_field_is_no_header() -> None:
    assert title(f"# Costs\n\nTitle: The harbour\n\n{PROSE}", "a.md") == "Costs"


def test_a_first_line_that_is_followed_by_text_is_no_title() -> None:
    assert title("The harbour was opened\nin 1921.\n", "harbour.txt") == "harbour"


def test_a_line_that_is_the_whole_text_is_no_title() -> None:
    assert title("buy bread", "to-do.txt") == "to do"


def test_only_the_first_line_can_stand_alone() -> None:
    assert title(f"{PROSE}\nThe harbour\n\n{PROSE}", "a.txt") == "a"


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("news/us-ukraine_deal.txt", "us ukraine deal"),
        ("a.b.txt", "a.b"),
        ("README", "README"),
        ("version 1.2", "version 1.2"),
        ("U.S. economy", "U.S. economy"),
        ("--.txt", "--.txt"),
        ("caf\udce9.txt", "caf\ufffd"),
        ("", "untitled"),
        (" ", "untitled"),
    ],
)
def test_the_file_name_is_the_last_resort(id: str, expected: str) -> None:
    assert title(PROSE, id) == expected


def test_a_heading_too_long_to_be_one_is_passed_over() -> None:
    assert title(f"# {'word ' * 100}\n", "harbour.md") == "harbour"


def test_a_heading_far_from_the_top_is_no_title() -> None:
    assert title(PROSE * 1000 + "\n# The harbour\n", "harbour.md") == "harbour"


def test_a_heading_that_the_top_cuts_in_two_is_no_title() -> None:
    text = "x" * 9_989 + "\n# The harbour of Lindvik\n"
    assert title(text, "harbour.md") == "harbour"


LINES = st.sampled_from(
    ["---", "...", "title: x", "title:", "# ", "#", "```", "===", "A line", "One.", "", "\r", " "]
)


@given(st.text() | st.lists(LINES | st.text()).map("\n".join), st.text() | LINES)
def test_any_text_has_a_title_of_one_line(text: str, id: str) -> None:
    found = title(text, id)
    assert found
    assert found == " ".join(found.split())
    assert found.encode("utf-8")


@pytest.mark.parametrize(
    "piece", ["#", "-", "=", "# ", "---\n", "```\n", "title: '", "a ", "\n", "\\", "x\n---\n"]
)
def test_repetition_has_a_title_too(piece: str) -> None:
    assert title(piece * 500_000, "a.md")
