from __future__ import annotations

import pytest

from qa_bot.answering.question import read
from qa_bot.language.text.terms import terms


def test_what_is_asked_with_is_not_what_is_asked_about() -> None:
    question = read("What did Kallas promise, he said?")
    assert list(question.content.values()) == ["Kallas", "promise"]
    assert not set(terms("what")) & set(question.terms)


def test_small_words_count_less_than_the_others() -> None:
    weights = read("who has been in the mines").terms
    (mine,) = terms("mines")
    assert all(weights[small] < weights[mine] for small in ("has", "been", "in", "the"))


def test_a_capital_within_the_question_makes_a_name() -> None:
    question = read("Why would Will meet May and the US in Kyiv?")
    assert {question.content[term] for term in question.names} == {"Will", "May", "US", "Kyiv"}


def test_the_first_word_is_not_taken_for_a_name() -> None:
    assert read("Minerals of Ukraine").names == frozenset(terms("Ukraine"))


def test_a_question_in_capitals_is_read_as_if_in_small_letters() -> None:
    loud, plain = read("WHAT DID KALLAS SAY"), read("what did kallas say")
    assert (loud.terms, loud.names, loud.words) == (plain.terms, plain.names, plain.words)


@pytest.mark.parametrize("question", ["who is it?", "?", "and what about that", "…"])
def test_a_question_of_common_words_is_about_nothing(question: str) -> None:
    assert not read(question).content


def test_a_repeated_word_counts_as_often_as_it_is_written() -> None:
    assert read("rare rare earth").terms["rare"] == 2


def test_light_words_count_less_and_numbers_more() -> None:
    weights = read("what kind of stone was used in 1884").terms
    kind, stone, used, year = terms("kind stone used 1884")
    assert weights[kind] == weights[used] < weights[stone] < weights[year]


def test_a_question_is_widened_by_words_that_it_does_not_hold_yet() -> None:
    question = read("did the doctor or the physician buy it")
    (buy,) = terms("buy")
    assert set(question.related) == {buy}
    assert set(terms("purchase acquire")) <= set(question.related[buy])
