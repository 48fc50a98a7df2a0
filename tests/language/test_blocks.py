"""What belongs together: paragraphs, headings, list items, table rows, code, quotes."""

from __future__ import annotations

import textwrap

import pytest

from qa_bot.language.text.blocks import LONGEST_BLOCK, blocks

LONG = "The committee for the northern harbours met on Monday to talk about the new ferry, which "
LONG += "is late, over budget and too wide for the quay that was built for it two years ago."


def split(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert split("It rained.\n\n \t\nIt stopped.\r\n\r\nIt was late.\r\rAll slept.") == [
        ("paragraph", "It rained."),
        ("paragraph", "It stopped."),
        ("paragraph", "It was late."),
        ("paragraph", "All slept."),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [50, 72, 100, 120])
def test_a_hard_wrapped_paragraph_is_one_block(width: int, line_end: str) -> None:
    wrapped = textwrap.fill(LONG, width).replace("\n", line_end)
    assert split(wrapped) == [("paragraph", wrapped)]


def test_an_indented_wrapped_paragraph_is_one_block() -> None:
    wrapped = textwrap.fill(LONG, 72, initial_indent="    ", subsequent_indent="  ")
    assert split(wrapped) == [("paragraph", wrapped.strip())]


def test_a_wrapped_text_without_blank_lines_parts_where_a_line_ends_early() -> None:
    first = textwrap.fill(LONG, 72) + " So it goes."
    second = textwrap.fill("Nobody knows when. " + LONG, 72)
    assert split(f"{first}\n{second}") == [("paragraph", first), ("paragraph", second)]


def test_lines_wider_than_a_wrap_are_paragraphs_of_their_own() -> None:
    assert split(f"{LONG}\n{LONG}\nA short one.") == [
        ("paragraph", LONG),
        ("paragraph", LONG),
        ("paragraph", "A short one."),
    ]


def test_short_lines_that_had_room_for_more_are_not_joined() -> None:
    lines = ["Anna Berg, the harbour master of the town", "12 Quay Street", "Northport"]
    assert split("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_a_list_of_words_is_not_joined() -> None:
    lines = ["Apples", "Pears", "Blackcurrants", "Figs"]
    assert split("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_the_width_of_neighbours_tells_that_a_short_paragraph_is_not_wrapped() -> None:
    wrapped = textwrap.fill(LONG, 72)
    lines = ["We are the people who came in from the sea", "We are the ones who stayed"]
    assert split(wrapped + "\n\n" + "\n".join(lines))[1:] == [("paragraph", line) for line in lines]


def test_wide_prose_goes_on_after_a_break_at_a_subscript() -> None:
    text = f"{LONG} The ferry runs on H\n2 and not on O\n2, says\nthe mayor.\nNobody believes it."
    assert [block for _, block in split(text)] == [
        text.removesuffix("\nNobody believes it."),
        "Nobody believes it.",
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# The ferry\nIt is late.", "# The ferry"),
        ("###### The ferry: part 2.\n\nIt is late.", "###### The ferry: part 2."),
        ("The ferry\n=========\nIt is late.", "The ferry"),
        ("The ferry\n---\nIt is late.", "The ferry"),
        ("The ferry\n\nIt is late.", "The ferry"),
        ("It is late.\n\nThe ferry\n\nIt is wide.", "The ferry"),
        ("It is late.\n\nThe ferry", "The ferry"),
        ("The ferry", "The ferry"),
        ("第一章\n\n船は遅い。", "第一章"),
    ],
)
def test_a_heading_is_a_block_of_its_own(text: str, heading: str) -> None:
    assert ("heading", heading) in split(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is late.",
        "Is it late?",
        "It has these faults:",
        "one, two,",
        "1999",
        "It has a hull\nand a keel",
        LONG.removesuffix("."),
        "#hashtag is not a heading, is it?",
        "- a ferry",
    ],
)
def test_other_lines_are_no_headings(text: str) -> None:
    assert "heading" not in [kind for kind, _ in split(text)]


def test_a_title_is_not_glued_to_the_wrapped_text_under_it() -> None:
    wrapped = textwrap.fill(LONG, 72)
    assert split(f"The ferry\n{wrapped}") == [("paragraph", "The ferry"), ("paragraph", wrapped)]


@pytest.mark.parametrize(
    "items",
    [
        ["- one", "- two", "  - three"],
        ["* one", "+ two", "• three", "– four"],
        ["1. one", "2. two", "10. ten"],
        ["1) one", "(2) two", "a) three", "B. four", "(iv) five"],
    ],
)
def test_each_list_item_is_a_block(items: list[str]) -> None:
    assert split("\n".join(items)) == [("item", item.strip()) for item in items]


def test_an_item_keeps_its_wrapped_and_indented_lines() -> None:
    wrapped = textwrap.fill("- " + LONG, 72)
    indented = "1. A short line\n   and its continuation"
    assert split(f"{wrapped}\n{indented}") == [("item", wrapped), ("item", indented)]


def test_a_list_begins_after_the_line_that_announces_it() -> None:
    announced = "The harbour has three faults, says the captain:\n- it is small\n- it is old"
    assert [kind for kind, _ in split(announced)] == ["paragraph", "item", "item"]


def test_a_dash_or_an_initial_that_wrapping_put_first_begins_no_item() -> None:
    text = (
        "The ferry that everyone in town had waited for\n"
        "– the Aurora – was late again and wide, wrote\n"
        "J. Berg."
    )
    assert split(text) == [("paragraph", text)]


def test_each_table_row_is_a_block() -> None:
    rows = ["| Name | Port |", "|------|------|", "| Aurora | Riga. Old |", "a | b | c", "x\ty\tz"]
    assert split("\n".join(rows)) == [
        ("row", rows[0]),
        ("mark", rows[1]),
        ("row", rows[2]),
        ("row", rows[3]),
        ("row", rows[4]),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_each_line_of_code_is_a_block(fence: str) -> None:
    assert split(f"Run:\n{fence}python\n# a. B\n\n  x = 1\n{fence}\nDone.") == [
        ("paragraph", "Run:"),
        ("code", f"{fence}python"),
        ("code", "# a. B"),
        ("code", "x = 1"),
        ("code", fence),
        ("paragraph", "Done."),
    ]


def test_a_fence_that_stays_open_holds_the_rest() -> None:
    assert [kind for kind, _ in split("```\na\n\n# b\n``` c")] == ["code"] * 4


def test_each_line_of_front_matter_is_a_block() -> None:
    assert split("---\ntitle: The ferry\n\ndate: today\n---\nIt is late.") == [
        ("mark", "---"),
        ("mark", "title: The ferry"),
        ("mark", "date: today"),
        ("mark", "---"),
        ("paragraph", "It is late."),
    ]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert split("---\nIt is late.\n\n---\nSo what?")[1] == ("paragraph", "It is late.")


def test_a_block_quote_is_joined_where_it_is_wrapped() -> None:
    quote = textwrap.fill(LONG, 70, initial_indent="> ", subsequent_indent="> ")
    assert split(f"He said:\n{quote}\n>\n> It is late.\nSo it was.") == [
        ("paragraph", "He said:"),
        ("quote", quote),
        ("mark", ">"),
        ("quote", "> It is late."),
        ("paragraph", "So it was."),
    ]


@pytest.mark.parametrize("filler", ["word ", "x", "\u00a0y"])
def test_a_block_is_cut_at_its_longest_and_nothing_is_lost(filler: str) -> None:
    text = filler * 30_000
    found = list(blocks(text))
    assert max(block.end - block.start for block in found) <= LONGEST_BLOCK
    kept = "".join(text[block.start : block.end] for block in found)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_long_block_is_cut_between_words() -> None:
    text = "harbour " * 9_000
    assert {text[block.end - 7 : block.end] for block in blocks(text)} == {"harbour"}


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u3000\x0c"])
def test_white_space_holds_no_block(text: str) -> None:
    assert split(text) == []
