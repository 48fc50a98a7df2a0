"""The work that the worst texts make grows with their length, not with its square."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import blockwise
from qa_bot.language.text.terms import terms
from qa_bot.model import Document

LENGTH = 21_000  # longer than a block may be


def letters(number: int) -> str:
    """A word for a number: a, b, … z, ba …"""
    word = ""
    while True:
        word += chr(ord("a") + number % 26)
        number //= 26
        if not number:
            return word


def repeated(unit: str, length: int) -> str:
    """A unit again and again, `#` in it another word each time."""
    parts: list[str] = []
    have = 0
    while have < length:
        parts.append(unit.replace("#", letters(len(parts))))
        have += len(parts[-1])
    return "".join(parts)


def read(text: str, id: str = "a.txt") -> None:
    blocks = blockwise(Document(id, "", text))
    statements(text, blocks)
    for block in blocks:
        for passage in block:
            terms(passage.text)


def calls(work: Callable[[], None]) -> int:
    """How many functions are called, Python's own included."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_with_length(unit: str, id: str = "a.txt", least: int = LENGTH) -> bool:
    once, twice = (repeated(unit, length) for length in (least, 2 * least))
    read(twice, id)  # what is kept from text to text is then there
    # A short text of one word may be told apart as no language at all, with next to no work.
    return calls(lambda: read(twice, id)) <= 2.6 * calls(lambda: read(once, id)) + 60_000


UNITS = [
    *("A. ", "A.\n", "A.", "Mr. ", "e.g. ", "1. ", "U.S. ", "Ab#. ", "...", ". ", "? ", '." '),
    *(
        '"',
        '" ',
        '"a" ',
        "“",
        "“A# b,” ",
        "“# ",
        "'",
        "’",
        "« ",
        "brothers’ ",
        '"a\n\n',
        "“A#.\n\n",
    ),
    *(
        "—",
        "- ",
        ",",
        "A, ",
        ": ",
        "; ",
        "(",
        "() ",
        ".) ",
        "[1]",
        "a.[1] ",
        "*",
        "# ",
        "a | ",
        "`",
    ),
    *(
        "A",
        "Aa ",
        "AAA ",
        "A# ",
        "Ada Holm ",
        "A# and ",
        "A# of ",
        "A#-",
        "al-A# ",
        "Ada A# Holm. ",
    ),
    *("said ", "he said ", "he said, ", "He said. ", "; Ada said ", "A# said so. ", "told Ada "),
    *("according to ", "According to A#, ", "was quoted as saying ", "Ada's claim that "),
    *("the mayor ", "the head of the ", "the mayor, Ada, ", "Ada, who said, ", "President of "),
    *("Ada Holm, the # mayor, said so. The # mayor said no. ", "Mayor A# said. The mayor said. "),
    *("A# council said. The council said. ", "; the company said so", "A# Inc. The firm said no. "),
    *(" ", "\n", "\r\n", "\t", "1", "1 ", "1,000", "1.1", "東", "東。", "ア", "e\u0301", "\u0301"),
    *("has ", "slowly ", "however, ", "not want ", "is sure that ", "https://a.b/", "a.b", "\0"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_twice_as_much_of_anything_is_twice_the_work(unit: str) -> None:
    assert grows_with_length(unit)


MARKUP = [
    *(
        "#",
        "# a\n",
        ">",
        "> ",
        "> a\n",
        "> > a\n",
        "- ",
        "- a\n",
        "  - a\n",
        "1. a\n",
        "-\n",
        "a\n",
    ),
    *("|", "|a|\n", "|-|\n", "a\n===\n", "a\n---\n", "```\n", "`", "` a", "~~~\n", "*", "**a** "),
    *("[", "[a]", "[a]: b\n", "](", "![", "![a](b) ", "[[", "[[a|", "[^1]: a\n", "- [a](b)\n"),
    *(
        "<",
        "<a ",
        "<b>",
        "<!--",
        "<details>\n",
        "{{",
        "{%",
        "%%",
        ":a:",
        "&amp;",
        "!!! a\n    b\n",
        ":::a\n",
    ),
    *(
        ".. ",
        ".. a::\n",
        ".. a:: b\n\n  c\n\n",
        "a\n  b\n",
        "a::\n\n  b\n\n",
        ":a: b\n",
        "| a\n",
        "``",
    ),
    *("+-+\n", "== ==\n", ">>> a\n", "-a  b\n", "a:\n\n- b\n\n", "Q: a?\n", "A B\n\n", "I. a\n\n"),
]


@pytest.mark.parametrize("id", ["a.txt", "a.md", "a.rst"])
@pytest.mark.parametrize("unit", MARKUP)
def test_twice_as_much_of_any_markup_is_twice_the_work(unit: str, id: str) -> None:
    assert grows_with_length(unit, id, 5_000)


BITS = st.sampled_from(
    [
        *("Ada", "Holm", "A#", "#", "the mayor", "Mayor", "The company", "he", "She", "who", "his"),
        *("said", "told", "saying", "added", "claim", "according to", "was", "not", "and", "of"),
        *("; ", ", ", ". ", ".\n", "\n\n", '"', "“", "”", "'", "’", "(", ")", " — ", ": ", "in"),
        *("Holm's", "Mr.", "A.", "3", "...", "!", "council"),
    ]
)


@settings(max_examples=25)
@given(st.lists(BITS, min_size=1, max_size=6).map(" ".join))
def test_twice_as_much_of_anything_thrown_together_is_twice_the_work(unit: str) -> None:
    assert grows_with_length(f"{unit} ")


def test_a_megabyte_of_what_once_took_minutes_is_read() -> None:
    program = (
        "from qa_bot import Knowledge\n"
        "unit = 'A. B. \" ' + ' said the mayor. ' + 'A. ' * 10\n"
        "Knowledge.from_texts({'a.txt': unit * (1_000_000 // len(unit))}, reader=None)\n"
    )
    # Hundreds of times what it takes: only a text that is read again and again takes longer.
    subprocess.run([sys.executable, "-c", program], check=True, timeout=600)
