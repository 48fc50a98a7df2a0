"""What holds for the passages of any text, and how blocks, sentences and lines come together."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.language.text.passages import split
from qa_bot.model import Document, Passage

FRAGMENTS = [
    *("\r\n", "\r", "\n", "\n\n", "\t", "\u00a0", " ", "  ", "\u2028", "\x0c", "\x0b", "\x85"),
    *('"', "'", "“", "”", "’", "«", "»", "(", ")", "[", "]", "[17]", " [a] ", ":12", "「", "」"),
    *(".", "...", "…", "?", "!", "?!", ". . .", "。", "！", "।", "؟", "．", ",", ";", "—", "-"),
    *(
        "1",
        "3.5",
        "1. ",
        "a) ",
        "- ",
        "* ",
        "> ",
        "# ",
        "---\n",
        "===\n",
        "```\n",
        "~~~",
        "|",
        " | ",
    ),
    *(
        "word",
        "The",
        "left.The",
        "Mr.",
        "U.S.",
        "J.",
        "e.g.",
        "p.m.",
        "No.",
        "said",
        "Kallas asked.",
    ),
    *(
        "東京",
        "は",
        "ね",
        "नमस्ते",
        "שלום",
        "😀",
        "👩‍👩‍👧",
        "\u0301",
        "\ud800",
        "\udfff",
        "\x00",
        "\u200b",
        "ß",
    ),
    *("https://a.b/c.d?e=f", "x@y.org", "---\na: b\n", "title: x\n", "x" * 60, "word " * 12),
]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
)


def passages(text: str) -> list[Passage]:
    return split(Document("a.txt", "A", text))


def texts(text: str) -> list[str]:
    return [passage.text for passage in passages(text)]


def check(text: str) -> None:
    """Nothing lost, nothing changed, all in order."""
    end = 0
    for passage in passages(text):
        assert passage.document == "a.txt"
        assert text[passage.start : passage.end] == passage.text
        assert passage.start >= end
        assert passage.text
        assert not passage.text[0].isspace()
        assert not passage.text[-1].isspace()
        assert not text[end : passage.start].strip()
        end = passage.end
    assert not text[end:].strip()


@settings(max_examples=500)
@given(TEXTS)
def test_passages_are_verbatim_ascending_and_lose_nothing(text: str) -> None:
    check(text)


@given(TEXTS)
def test_a_line_is_counted_at_each_kind_of_line_break(text: str) -> None:
    for passage in passages(text):
        before = text[: passage.start].replace("\r\n", "\n").replace("\r", "\n")
        assert passage.line == 1 + before.count("\n")


@given(TEXTS, st.integers(20_000, 60_000))
@settings(max_examples=20, deadline=None)
def test_long_texts_keep_the_promises_too(text: str, length: int) -> None:
    check((text * (length // (len(text) or 1)))[:length])


@pytest.mark.parametrize(
    "unit",
    [
        *(
            ".",
            ". ",
            "... ",
            ". . ",
            '"',
            '" ',
            "(",
            ") ",
            "!",
            "?! ",
            "x",
            "x ",
            "\n",
            "x\n",
            "\r\n",
        ),
        *(
            "A. ",
            "a.",
            ".A",
            "U.S. ",
            'x?" A ',
            '?" The a a ',
            "[1]",
            ". [1] ",
            ".:1, ",
            ":1",
            "。」",
        ),
        *(
            "- ",
            "> ",
            "|",
            " | ",
            "\t",
            "```\n",
            "```x\n",
            "---\n",
            "a\n===\n",
            "\ud800",
            "…",
            "\u00a0",
        ),
    ],
)
def test_monotonous_texts_of_200_kb_end(unit: str) -> None:
    check("Word" + unit * (200_000 // len(unit)))


@pytest.mark.parametrize("unit", [*'`~.!"(|> #[*_-', "a\t", "a ", "a.", ".\u00a0"])
def test_monotonous_lines_of_200_kb_with_another_end_end(unit: str) -> None:
    check(unit * (200_000 // len(unit)) + "x`\t|~]. A")


def test_front_matter_of_200_kb_that_never_closes_ends() -> None:
    check("---\na: b\n" + "--- -\n" * 33_000)


def test_sentences_of_a_paragraph_are_passages_with_their_places() -> None:
    text = "The ferry\r\n\r\nIt is late. It is wide.\rIt is new."
    assert passages(text) == [
        Passage("a.txt", 0, 9, 1, "The ferry"),
        Passage("a.txt", 13, 24, 3, "It is late."),
        Passage("a.txt", 25, 36, 3, "It is wide."),
        Passage("a.txt", 37, 47, 4, "It is new."),
    ]


def test_headings_rows_and_code_are_one_passage_whatever_stops_are_in_them() -> None:
    lines = [
        "# Ferries. A history. Part 2",
        "| Aurora. Old | Riga. |",
        "```",
        "run. Then. Stop",
        "```",
    ]
    assert texts("\n".join(lines)) == lines


def test_items_and_quotes_are_split_into_sentences() -> None:
    assert texts("1. Boil water. Add salt.\n- Wait. Eat.\n> He left. She stayed.") == [
        "1. Boil water.",
        "Add salt.",
        "- Wait.",
        "Eat.",
        "> He left.",
        "She stayed.",
    ]


PROSE = (
    "Dr. Okafor met the U.S. Senate's envoy, J. K. Berg, at 5 p.m. Friday in St. Louis. The talks, "
    'e.g. on No. 5 and fig. 3.2, lasted until 9 a.m. on Monday. "Was it worth it?" Berg asked. '
    "Nobody answered... Then the ferry came.[17] It cost $3.5 million – twice as much as planned – "
    "and carried 40 cars (the old one, built in 1971, carried 12). However, it was late! The "
    "harbour of Northport Inc. was closed, etc. Germany sent help. He said no. I had said yes."
)


@pytest.mark.parametrize("width", range(45, 121, 5))
def test_wrapping_moves_no_sentence_boundary(width: int) -> None:
    wrapped = textwrap.fill(PROSE, width, break_long_words=False, break_on_hyphens=False)
    assert [" ".join(text.split()) for text in texts(wrapped)] == texts(PROSE)


def test_a_title_over_wrapped_text_is_a_passage_of_its_own() -> None:
    assert texts("The ferry\n" + textwrap.fill(PROSE, 72))[0] == "The ferry"
