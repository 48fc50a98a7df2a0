"""What holds for the passages of any text, and how blocks, sentences and lines come together."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.language.text.passages import LONGEST, lay_out, parsed, split
from qa_bot.model import KINDS, Document, Passage

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
    *("[a](b.c) ", "[a][b] ", "![a](b)", "[a]: b\n", "[[a|b]]", "<!-- ", " -->", "<b>", "</b>"),
    *("<details>\n", "<summary>", "</summary>\n", "{{a}}", "**a**", "`a.b`", "``a. B``", "\\"),
    *(".. a::", ".. a:: b\n", ".. note:: ", ".. _a:", "\n\n  ", "\n   ", "::\n\n", ":a: ", "`a`_"),
    *("====  ===\n", "+--+--+\n", "| a | b |\n", "|--|--|\n", ">>> a\n", "~~~~\n", "-a, --b  c\n"),
    *("https://a.b/c.d?e=f", "x@y.org", "---\na: b\n", "title: x\n", "x" * 60, "word " * 12),
]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
)


FILES = ("a.txt", "a.md", "a.rst")
# What a list may number its items with.
NUMBER = re.compile(r"\d{1,9}|[ivxlc]{1,6}|\w|#", re.IGNORECASE)


def passages(text: str, id: str = "a.txt") -> list[Passage]:
    return split(Document(id, "A", text))


def texts(text: str) -> list[str]:
    return [passage.text for passage in passages(text)]


def check(text: str, id: str = "a.txt") -> None:
    """Nothing lost, nothing changed, all in order."""
    end = 0
    found = passages(text, id)
    for passage in found:
        assert passage.document == id
        assert text[passage.start : passage.end] == passage.text
        assert passage.start >= end
        assert passage.text
        assert not passage.text[0].isspace()
        assert not passage.text[-1].isspace()
        end = passage.end
    layout = parsed(text, id)
    blocks = layout.blocks
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert all(one.start < one.end for one in blocks)
    assert len(layout.reading()) == len(text)
    left = list(text)
    named = [(b.start, b.end) for b in blocks if b.kind not in KINDS]
    for start, end in (*((p.start, p.end) for p in found), *named, *(h[:2] for h in layout.hidden)):
        left[start:end] = " " * (end - start)
    for word in re.findall(r"\w+", "".join(left)):
        assert NUMBER.fullmatch(word), word


@settings(max_examples=500)
@given(TEXTS, st.sampled_from(FILES))
def test_passages_are_verbatim_ascending_and_lose_nothing(text: str, id: str) -> None:
    check(text, id)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(FILES))
def test_what_stands_above_a_passage_comes_before_it(text: str, id: str) -> None:
    laid = lay_out(Document(id, "", text))
    found = [passage for block in laid.blocks for passage in block]
    assert len(laid.context) == len(found)
    for number, (heading, lead_in) in enumerate(laid.context):
        assert 0 <= heading <= number
        assert 0 <= lead_in <= number
        assert not heading or found[number - heading].kind == "heading"


@given(TEXTS, st.sampled_from(FILES))
def test_a_line_is_counted_at_each_kind_of_line_break(text: str, id: str) -> None:
    for passage in passages(text, id):
        before = text[: passage.start].replace("\r\n", "\n").replace("\r", "\n")
        assert passage.line == 1 + before.count("\n")


@given(TEXTS, st.integers(20_000, 60_000), st.sampled_from(FILES))
@settings(max_examples=20, deadline=None)
def test_long_texts_keep_the_promises_too(text: str, length: int, id: str) -> None:
    check((text * (length // (len(text) or 1)))[:length], id)


@pytest.mark.parametrize("filler", ["word ", "x", "\u00a0y"])
@pytest.mark.parametrize("id", KINDS)
def test_what_is_long_is_cut_between_words_and_nothing_is_lost(filler: str, id: str) -> None:
    text = filler * 30_000
    found = [passage.text for passage in passages(text, id)]
    assert max(map(len, found)) <= LONGEST
    assert "".join("".join(found).split()) == "".join(text.split())
    if filler == "word ":
        assert {text[-4:] for text in found} == {"word"}


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
@pytest.mark.parametrize("id", KINDS)
def test_monotonous_texts_of_50_kb_end(unit: str, id: str) -> None:
    check("Word" + unit * (50_000 // len(unit)), id)


@pytest.mark.parametrize("unit", [*'`~.!"(|> #[*_-', "a\t", "a ", "a.", ".\u00a0"])
@pytest.mark.parametrize("id", KINDS)
def test_monotonous_lines_of_50_kb_with_another_end_end(unit: str, id: str) -> None:
    check(unit * (50_000 // len(unit)) + "x`\t|~]. A", id)


def test_front_matter_of_200_kb_that_never_closes_ends() -> None:
    check("---\na: b\n" + "--- -\n" * 33_000)


def test_sentences_of_a_paragraph_are_passages_with_their_places() -> None:
    text = "The ferry\r\n\r\nIt is late. It is wide.\rIt is new."
    assert passages(text) == [
        Passage("a.txt", 0, 9, 1, "The ferry", "heading"),
        Passage("a.txt", 13, 24, 3, "It is late."),
        Passage("a.txt", 25, 36, 3, "It is wide."),
        Passage("a.txt", 37, 47, 4, "It is new."),
    ]


def test_headings_rows_and_code_are_one_passage_whatever_stops_are_in_them() -> None:
    assert texts("# Ferries. A history. Part 2\n\nRun:\n```\nrun. Then. Stop\n```") == [
        "Ferries. A history. Part 2",
        "Run:",
        "run. Then. Stop",
    ]
    assert texts("Aurora. Old | Riga. | 1921 | late") == ["Aurora. Old | Riga. | 1921 | late"]


def test_items_and_quotes_are_split_into_sentences() -> None:
    assert texts("1. Boil water. Add salt.\n2. Wait. Eat.\n> He left. She stayed.") == [
        "Boil water.",
        "Add salt.",
        "Wait.",
        "Eat.",
        "He left.",
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
