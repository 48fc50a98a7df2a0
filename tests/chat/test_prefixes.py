"""Names found by how they begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.chat.prefixes import Name, Names, folded

PEOPLE = Names(
    [
        Name("Kaja Kallas", "minister"),
        Name("Karl Ås-Öberg"),
        Name("Kim Berg"),
        Name("harbour.txt", "The old harbour", "The old harbour"),
    ]
)


def beginning(typed: str) -> list[str]:
    return [name.text for name in PEOPLE.beginning(typed)]


def test_any_word_of_a_name_may_begin_so_and_the_most_important_comes_first() -> None:
    assert beginning("ka") == ["Kaja Kallas", "Kaja Kallas", "Karl Ås-Öberg"]
    assert beginning("Berg") == ["Kim Berg"]


def test_case_and_accents_make_no_difference() -> None:
    assert beginning("OBE") == ["Karl Ås-Öberg"]
    assert beginning("öbe") == ["Karl Ås-Öberg"]


def test_one_letter_is_enough_and_none_finds_all() -> None:
    assert set(beginning("b")) == {"Kim Berg"}
    assert beginning("") == ["Kaja Kallas", "Karl Ås-Öberg", "Kim Berg", "harbour.txt"]


def test_several_words_must_all_begin_words_of_the_name() -> None:
    assert beginning("kaja kal") == ["Kaja Kallas"]
    assert beginning("kaja ber") == []


def test_what_else_it_is_found_by_counts_too() -> None:
    assert beginning("old ha") == ["harbour.txt"]


def test_letters_in_their_order_find_a_name_if_the_first_is_its_first() -> None:
    assert [name.text for name in PEOPLE.holding("klls")] == ["Kaja Kallas"]
    assert list(PEOPLE.holding("llas")) == []
    assert list(PEOPLE.holding("kl")) == []


@given(st.lists(st.text(max_size=12)), st.text(max_size=6))
def test_what_is_found_has_a_word_that_begins_so(names: list[str], typed: str) -> None:
    for found in Names(Name(name) for name in names).beginning(typed):
        assert found.text in names
        assert folded(typed)[:1] in folded(found.text) or not typed.isalnum()
