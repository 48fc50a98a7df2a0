"""Which words may stand for another, and that the lists hold what they promise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.lexicon.countries import COUNTRIES
from qa_bot.language.lexicon.synonyms import FAMILIES, SYNONYMS
from qa_bot.language.related import related, related_to_both
from qa_bot.language.text.terms import terms


def term(word: str) -> str:
    (found,) = terms(word)
    return found


@pytest.mark.parametrize(
    ("word", "other", "kind"),
    [
        ("destroyed", "destruction", "family"),
        ("Oslo", "Norwegian", "country"),
        ("Norwegians", "Oslo", "country"),
        ("U.S.", "American", "country"),
        ("doctors", "physician", "synonym"),
        ("bought", "purchase", "synonym"),
        ("countries", "nation", "synonym"),
    ],
)
def test_a_word_has_others_in_whatever_form_it_comes(word: str, other: str, kind: str) -> None:
    assert related(term(word))[term(other)] == kind


@pytest.mark.parametrize("word", ["the", "Vanterpool", "1884", "x", "東京"])
def test_small_words_numbers_and_unknown_names_have_none(word: str) -> None:
    assert not related(term(word))


def test_no_word_stands_for_itself() -> None:
    for word in SYNONYMS.replace(",", " ").split()[::50]:
        for one in terms(word):
            assert one not in related(one)


def test_two_words_together_may_mean_what_neither_does_alone() -> None:
    assert term("American") in related_to_both("White", "House")
    assert term("American") not in related(term("house"))
    assert not related_to_both("house", "white")


@pytest.mark.parametrize("text", [FAMILIES, COUNTRIES, SYNONYMS])
def test_every_group_brings_terms_together_that_differ(text: str) -> None:
    for group in text.split(","):
        found = {tuple(terms(word)) for word in group.split()}
        assert len(found) > 1, group


@given(st.text(min_size=1))
def test_any_text_can_be_looked_up(text: str) -> None:
    related(text)
    related_to_both(text, text)
