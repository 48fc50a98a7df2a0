"""Questions from a pipe."""

from __future__ import annotations

import io

import pytest

from qa_bot.chat.piped import answer_lines
from qa_bot.knowledge import Knowledge

KNOWLEDGE = Knowledge.from_texts(
    {"a.txt": "Bees make honey. Honey bees sting.\n\nCows give milk.\n"}
)


def replies(*lines: str) -> list[list[str]]:
    out = io.StringIO()
    answer_lines(KNOWLEDGE, (f"{line}\n" for line in lines), out)
    return [block.splitlines() for block in out.getvalue().split("\n\n")] if out.getvalue() else []


def test_each_line_is_answered_in_turn_with_a_blank_line_between() -> None:
    honey, milk = replies("what do bees make?", "what do cows give?")
    assert honey[:2] == ["Bees make honey.", "a.txt:1"]
    assert milk[:2] == ["Cows give milk.", "a.txt:3"]


def test_a_refusal_keeps_its_place_among_the_replies() -> None:
    refused, milk = replies("what is the capital of France?", "what do cows give?")
    assert "a.txt:1" not in refused[:1]
    assert milk[0] == "Cows give milk."


def test_blank_lines_are_passed_over() -> None:
    assert replies("", "   ", "what do cows give?", "") == replies("what do cows give?")


def test_a_byte_order_mark_is_no_part_of_the_first_question() -> None:
    assert replies("\ufeff/quit") == []


def test_quit_ends_and_what_follows_is_not_asked() -> None:
    assert replies("what do cows give?", "/quit", "what do bees make?") == replies(
        "what do cows give?"
    )


@pytest.mark.parametrize(
    ("lines", "answered"),
    [
        (["what do cows give?", "what is the capital of France?"], True),
        (["what is the capital of France?", "what do cows give?"], True),
        (["what is the capital of France?"], False),
        (["/sources"], False),
        ([], False),
    ],
)
def test_one_answer_is_enough_for_success(lines: list[str], answered: bool) -> None:
    assert answer_lines(KNOWLEDGE, lines, io.StringIO()) is answered
