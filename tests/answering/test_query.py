from __future__ import annotations

import pytest

from qa_bot.answering.query import understand, widened
from qa_bot.language.text.terms import terms


def test_what_is_asked_with_is_not_what_is_asked_about() -> None:
    query = understand("What did Kallas promise, he said?")
    assert list(query.content.values()) == ["Kallas", "promise"]
    assert not set(terms("what")) & set(query.weights)


def test_small_words_count_less_than_the_others() -> None:
    weights = understand("who has been in the mines").weights
    (mine,) = terms("mines")
    assert all(weights[small] < weights[mine] for small in ("has", "been", "in", "the"))


def test_a_capital_within_the_question_makes_a_name() -> None:
    query = understand("Why would Will meet May and the US in Kyiv?")
    assert {query.content[term] for term in query.names} == {"Will", "May", "US", "Kyiv"}


def test_the_first_word_is_not_taken_for_a_name() -> None:
    assert understand("Minerals of Ukraine").names == frozenset(terms("Ukraine"))


def test_a_question_in_capitals_is_read_as_if_in_small_letters() -> None:
    assert understand("WHAT DID KALLAS SAY") == understand("what did kallas say")


@pytest.mark.parametrize("question", ["who is it?", "?", "and what about that", "…"])
def test_a_question_of_common_words_is_about_nothing(question: str) -> None:
    assert not understand(question).content


def test_a_repeated_word_counts_as_often_as_it_is_written() -> None:
    assert understand("rare rare earth").weights["rare"] == 2


def test_light_words_count_less_and_numbers_more() -> None:
    weights = understand("what kind of stone was used in 1884").weights
    kind, stone, used, year = terms("kind stone used 1884")
    assert weights[kind] == weights[used] < weights[stone] < weights[year]


def test_a_query_is_widened_by_words_that_it_does_not_hold_yet() -> None:
    query = widened(understand("did the doctor or the physician buy it"))
    (buy,) = terms("buy")
    assert set(query.related) == {buy}
    assert set(terms("purchase acquire")) <= set(query.related[buy])
