"""Lines fit the terminal in cells, and nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from qa_bot.output.clean import clean
from qa_bot.output.wrapping import wrap

LETTERS = "ab cd e\u0301é日本。「語 👩\u200d\ufe0f🏽🇩-,"
TEXT = st.text(st.sampled_from(LETTERS)).map(lambda t: " ".join(clean(t).split()))


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@given(TEXT, st.integers(2, 20))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    for line in lines(text, width):
        assert wcswidth(line) <= width


@given(st.text(st.characters(exclude_categories=())), st.integers(-1, 30))
def test_only_spaces_at_line_ends_are_left_out(text: str, width: int) -> None:
    text = " ".join(clean(text).split(" "))
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "")


@given(TEXT, st.integers(2, 20))
def test_no_line_is_empty_or_begins_or_ends_with_a_space(text: str, width: int) -> None:
    assert all(line and line == line.strip(" ") for line in lines(text, width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("a incomprehensible b", 10, ["a", "incomprehe", "nsible b"]),
        ("日本語の文章です。次の文。", 8, ["日本語の", "文章で", "す。次の", "文。"]),
        ("10\xa0km away", 6, ["10\xa0km", "away"]),
        ("", 10, []),
    ],
)
def test_lines_break_at_words_and_between_ideographs(
    text: str, width: int, expected: list[str]
) -> None:
    assert lines(text, width) == expected


def test_accents_stay_with_their_letter_when_a_word_is_cut() -> None:
    assert lines("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]


@pytest.mark.parametrize("emoji", ["👩‍👩‍👧", "👍🏽", "🇺🇦", "❤️‍🔥"])
def test_an_emoji_of_several_characters_is_never_cut(emoji: str) -> None:
    found = lines(emoji * 7, 5)
    assert len(found) > 1
    assert all(line.replace(emoji, "") == "" for line in found)


def test_a_vowel_sign_stays_with_its_letter() -> None:
    word = "\u0915\u093e" * 3
    assert [word[start:end] for start, end in wrap(word, 5)] == ["\u0915\u093e" * 2, "\u0915\u093e"]
    assert [*wrap("00\u093e", 2)] == [(0, 1), (1, 3)]
