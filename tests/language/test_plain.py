"""Plain text: what belongs together, what is a heading, and how deep it stands."""

from __future__ import annotations

import textwrap

import pytest

from qa_bot.language.text.compounds import compound_terms
from qa_bot.language.text.kinds import format_of
from qa_bot.language.text.passages import lay_out
from qa_bot.language.text.plain import blocks
from qa_bot.language.text.terms import terms
from qa_bot.model import Document

LONG = "The committee for the northern harbours met on Monday to talk about the new ferry, which "
LONG += "is late, over budget and too wide for the quay that was built for it two years ago."


def split(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text).blocks]


def outline(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each passage that is no heading, with the headings that it stands under."""
    laid = lay_out(Document("a.txt", "", text))
    passages = [passage for block in laid.blocks for passage in block]
    found = []
    for number, passage in enumerate(passages):
        above: list[str] = []
        at = number
        while back := laid.context[at][0]:
            at -= back
            above.insert(0, passages[at].text)
        if passage.kind != "heading":
            found.append((passage.text, tuple(above)))
    return found


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


def test_a_word_that_a_line_end_parts_is_one_word() -> None:
    text = "The temper-\nature of the kiln\nis high."
    assert split(text)[0] == ("paragraph", "The temper-\nature of the kiln")
    assert set(terms("temperature")) <= set(compound_terms("The temper-\n  ature is high."))
    assert not compound_terms("pre- and post-\nWar and so -\non")


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
        ("# The ferry\nIt is late.", "The ferry"),
        ("###### The ferry: part 2. ##\n\nIt is late.", "The ferry: part 2."),
        ("THE FERRY\nIt is late.", "THE FERRY"),
        ("Chapter II.\n\nIt is late.", "Chapter II."),
        ("It is late.\n\n2. Cost\n\nIt is dear.", "2. Cost"),
        ("It is late.\n\n2.1 Cost\n\nIt is dear.", "2.1 Cost"),
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
        "It is late.\n\nBy Ada Holm\n\nIt is wide.",
        "船の CPI は高い。\n\n船は遅い。",
        "It is late.\n\nFebruary 4, 1986\n\nIt is wide.",
        "It is late.\n\n(Applause)\n\nIt is wide.",
        "It is late.\n\n“Never,” he said, “and\n\nIt is wide.",
        "1. A hull\n\n2. A keel\n\nIt is wide.",
    ],
)
def test_other_lines_are_no_headings(text: str) -> None:
    assert "heading" not in [kind for kind, _ in split(text)]


def test_a_title_is_not_glued_to_the_wrapped_text_under_it() -> None:
    wrapped = textwrap.fill(LONG, 72)
    assert split(f"The ferry\n{wrapped}") == [("paragraph", "The ferry"), ("paragraph", wrapped)]


@pytest.mark.parametrize(
    "marks",
    [
        ["- ", "- ", "  - "],
        ["* ", "+ ", "• ", "▪ "],
        ["1. ", "2. ", "3. "],
        ["9. ", "10. ", "11. "],
        ["1) ", "2) "],
        ["a) ", "b) "],
        ["A. ", "B. "],
        ["(i) ", "(ii) ", "(iii) "],
        ["- [ ] ", "- [x] "],
    ],
)
def test_each_list_item_is_a_block_without_its_mark(marks: list[str]) -> None:
    text = "\n".join(f"{mark}boat" for mark in marks)
    assert split(text) == [("item", "boat")] * len(marks)


@pytest.mark.parametrize("line", ["7. Juni 1921", "J. Berg built it", "– the Aurora", "3) is rare"])
def test_what_only_begins_like_an_item_keeps_its_beginning(line: str) -> None:
    assert [text for _, text in split(f"It is late.\n\n{line}\n\nIt is wide.")][1] == line


def test_an_item_keeps_its_wrapped_and_indented_lines() -> None:
    wrapped = textwrap.fill("- " + LONG, 72)
    indented = "1. A short line\n   and its continuation"
    assert split(f"{wrapped}\n{indented}\n2. Two") == [
        ("item", wrapped.removeprefix("- ")),
        ("item", indented.removeprefix("1. ")),
        ("item", "Two"),
    ]


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


def test_each_table_row_is_a_block_and_the_first_may_name_the_columns() -> None:
    rows = ["| Name | Port |", "|------|------|", "| Aurora | Riga. Old |"]
    assert split("\n".join(rows)) == [
        ("header", "Name | Port"),
        ("mark", rows[1]),
        ("row", "Aurora | Riga. Old"),
    ]
    assert split("Name\tPort\tBuilt\nAurora\tRiga\t1921") == [
        ("header", "Name\tPort\tBuilt"),
        ("row", "Aurora\tRiga\t1921"),
    ]
    assert split("1\tRiga\t1921\n2\tOslo\t1931") == [
        ("row", "1\tRiga\t1921"),
        ("row", "2\tOslo\t1931"),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_each_line_of_code_is_a_block(fence: str) -> None:
    assert split(f"Run:\n{fence}python\n# a. B\n\n  x = 1\n{fence}\nDone.") == [
        ("paragraph", "Run:"),
        ("mark", f"{fence}python"),
        ("code", "# a. B"),
        ("code", "x = 1"),
        ("mark", fence),
        ("paragraph", "Done."),
    ]


def test_a_fence_that_stays_open_holds_the_rest() -> None:
    assert [kind for kind, _ in split("```\na\n\n# b\n``` c")] == [
        *("mark", "code", "code", "code"),
    ]


def test_each_line_of_front_matter_is_a_block() -> None:
    assert split("---\ntitle: The ferry\n\ndate: today\n---\nIt is late.") == [
        ("metadata", "---"),
        ("metadata", "title: The ferry"),
        ("metadata", "date: today"),
        ("metadata", "---"),
        ("paragraph", "It is late."),
    ]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert split("---\nIt is late.\n\n---\nSo what?")[1] == ("paragraph", "It is late.")


def test_a_block_quote_is_joined_where_it_is_wrapped() -> None:
    quote = textwrap.fill(LONG, 70, initial_indent="> ", subsequent_indent="> ")
    assert split(f"He said:\n{quote}\n>\n> It is late.\nSo it was.") == [
        ("paragraph", "He said:"),
        ("quote", quote.removeprefix("> ")),
        ("mark", ">"),
        ("quote", "It is late."),
        ("paragraph", "So it was."),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u3000\x0c"])
def test_white_space_holds_no_block(text: str) -> None:
    assert split(text) == []


def test_headings_stand_under_each_other_by_their_style() -> None:
    text = """The ferry

Part One

CHAPTER I

It is late.

The hull

It is wide.

CHAPTER II

1. Costs

It is dear.

1.1 Fuel

It burns oil.

Part Two

It sank.
"""
    assert outline(text) == [
        ("It is late.", ("The ferry", "Part One", "CHAPTER I")),
        ("It is wide.", ("The ferry", "Part One", "CHAPTER I", "The hull")),
        ("It is dear.", ("The ferry", "Part One", "CHAPTER II", "1. Costs")),
        ("It burns oil.", ("The ferry", "Part One", "CHAPTER II", "1. Costs", "1.1 Fuel")),
        ("It sank.", ("The ferry", "Part Two")),
    ]


def test_a_question_heads_its_answer_where_a_text_is_questions_and_answers() -> None:
    text = """How do I book a lane?
Call the kiosk before noon.

What does it cost?
Four crowns. Children bowl free.
"""
    assert outline(text) == [
        ("Call the kiosk before noon.", ("How do I book a lane?",)),
        ("Four crowns.", ("What does it cost?",)),
        ("Children bowl free.", ("What does it cost?",)),
    ]
    labelled = "Q: How do I book a lane?\nA: Call the kiosk.\n\nThe kiosk is red."
    assert outline(labelled)[0] == ("A: Call the kiosk.", ("Q: How do I book a lane?",))


def test_a_question_in_running_text_heads_nothing() -> None:
    text = "\n\n".join(["It is late.", "Why is it late?", *["It is wide."] * 9])
    assert {above for _, above in outline(text)} == {()}


def test_the_lines_of_a_table_of_contents_and_the_feet_of_pages_are_passed_over() -> None:
    text = (
        "The ferry .......... 3\n1. Cost . . . . . . . . 14\n\nIt is late.\n\nHolm     [Page 2]\n"
    )
    text += "\fRFC 1    The ferry    May 1921\n\nIt is wide."
    kinds = [kind for kind, _ in split(text)]
    assert kinds == [
        "navigation",
        "navigation",
        "paragraph",
        "navigation",
        "navigation",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("# The ferry\n\nSee [the port](port.md).", True),
        ("# The ferry\n\n```\nrun\n```", True),
        ("**Late** again, see [1].\n\n[1]: http://port.example", True),
        ("# The ferry\n\nIt is late.", False),
        ("It is late. | It is wide.", False),
    ],
)
def test_markdown_without_a_suffix_is_told_by_two_of_its_marks(text: str, is_so: bool) -> None:
    assert (format_of(text, "a.txt") == "markdown") is is_so


RAGGED = """\
The miller of Sund kept nine geese behind the mill, and every one of
them knew, by the sound of his boots on the plank, whether
he had come with barley or with the knife. In a wet spring they grew so
fat that the gate was too narrow, and had to be hung
again a foot further out; the old hinge, which his father and
Captain Berg had brought over from the yard, stayed in the post, and
rusted there until the smith asked for it. Nobody sold the geese but the
youngest.
"""


def test_lines_that_an_editor_left_ragged_are_one_paragraph() -> None:
    found = split(RAGGED)
    assert len(found) == 1


def test_verse_keeps_its_lines() -> None:
    verse = """\
The mill is still upon the hill above
A river that has lost the will to run
And nobody remembers now the love
That built it stone by stone in summer sun
"""
    assert len(split(verse)) == 4


def test_short_lines_of_a_list_without_marks_stay_apart() -> None:
    assert len(split("Take with you on the way across the moor:\nflour\nsalt\na knife\n")) == 4
