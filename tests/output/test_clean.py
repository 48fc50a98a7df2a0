"""Nothing from outside can act on a terminal, reorder its line or hide in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_bot.output.clean import clean, shortened

# Format characters that may be shown: joiners, and signs of Arabic, Syriac and Kaithi.
ALLOWED = set("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
ALLOWED |= {"\U000110bd", "\U000110cd"}
JOINERS = "\u200c\u200d"
ANYTHING = st.text(st.characters(exclude_categories=()))
TRICKY = st.text(
    st.sampled_from(
        "aé\u200c\u200d\ufe0f\ufe0e\U000e0101 \n\x1b[]\u202e\u200b\u0628\u0301👩❤\ud800"
    )
)


def dangerous(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in ALLOWED


def test_no_code_point_of_unicode_comes_out_dangerous() -> None:
    for start in range(0, 0x110000, 0x1000):
        block = map(chr, range(start, start + 0x1000))
        assert not [hex(ord(c)) for c in clean("".join(f"x{c}ب{c}" for c in block)) if dangerous(c)]


@given(ANYTHING | TRICKY)
def test_no_text_comes_out_dangerous(text: str) -> None:
    assert not any(map(dangerous, clean(text)))


@given(ANYTHING | TRICKY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING | TRICKY, ANYTHING | TRICKY)
@example("❤", "\ufe0f\u200d\u200d🔥")
@example("ب\u200c", "\u200cب")
def test_what_a_text_begins_with_is_shown_as_its_beginning(start: str, rest: str) -> None:
    assert clean(start + rest).startswith(clean(start))


@given(TRICKY)
def test_joiners_and_selectors_never_stand_in_a_run_that_could_hide_something(text: str) -> None:
    run = 0
    for char in clean(text):
        run = run + 1 if char in "\u200c\u200d\ufe0f\ufe0e\U000e0101" else 0
        assert run <= 2


@given(st.text(st.characters(categories=["L", "N", "P", "Sm", "Sc", "So"], max_codepoint=0x2FFF)))
def test_letters_digits_and_signs_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", "\ufffd[2J\ufffd]0;title\ufffd"),
        ("\x9b31m\x90\x9f", "\ufffd31m\ufffd\ufffd"),
        ("a\x7fb\x00c\x08d", "a\ufffdb\ufffdc\ufffdd"),
        ("caf\udce9.txt", "caf\ufffd.txt"),
    ],
)
def test_what_would_act_on_a_terminal_leaves_a_visible_mark(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "char", "\u202e\u2066\u200f\u061c\u200b\u2060\ufeff\xad\U000e0041\u034f\u180e\ufff9"
)
def test_what_is_invisible_is_dropped(char: str) -> None:
    assert clean(f"Kal{char}las") == "Kallas"


@pytest.mark.parametrize("char", "\n\t\r\v\f\x85\u2028\u2029")
def test_line_ends_and_tabs_become_spaces(char: str) -> None:
    assert clean(f"one{char}two") == "one two"


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",  # Persian needs its non-joiner
        "ක්‍ර",  # Sinhala its joiner
        "👩‍👩‍👧",
        "❤️‍🔥",
        "1️⃣",
        "葛\U000e0101城",  # an ideograph in another form
        "naïve Ελλάδα 日本 العربية $350 billion “quoted” – 5%",
        "e\u0301",
        "۝١",
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("a\u200db", "ab"), ("\u200dab", "ab"), ("a \ufe0f", "a ")]
)
def test_joiners_and_selectors_go_where_nothing_needs_them(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_long_words_are_cut_in_the_middle_and_ordinary_ones_are_left() -> None:
    assert shortened('"moon" does not occur here.') == '"moon" does not occur here.'
    cut = shortened(f"no {'a' * 20_000}z here")
    assert cut.startswith("no aaa")
    assert cut.endswith("aaz here")
    assert "a…a" in cut
    assert len(cut) < 80


@given(st.text())
def test_whatever_is_shortened_is_short(text: str) -> None:
    assert len(shortened(text)) <= 602
    assert all(len(word) <= 60 for word in shortened(text).split())
    assert shortened(text) == text or "…" in shortened(text)
