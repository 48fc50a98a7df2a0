from __future__ import annotations

import pytest

from qa_bot import Knowledge
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


def test_what_signs_make_a_word_is_asked_for_beside_its_parts() -> None:
    assert {"c#", "std::vector", "--frozen", "4.1.8"} <= set(
        read("does C# or std::vector know --frozen in version 4.1.8").terms
    )


@pytest.mark.parametrize(
    "question",
    ["How do I replace a lost card?", "can I take my bike", "Should we pay when I'm late?"],
)
def test_the_one_who_asks_is_not_asked_about(question: str) -> None:
    assert not {"I", "my", "we", "I'm"} & set(read(question).content.values())
    assert not read(question).names


@pytest.mark.parametrize("question", ["Who Is Runa Falk?", "Where Does The Ferry Go In Spring"])
def test_in_a_title_a_small_word_is_small(question: str) -> None:
    content = [word.lower() for word in read(question).content.values()]
    assert not {"is", "does", "the", "in"} & set(content)
    assert {"runa", "falk"} <= set(content) or {"ferry", "go", "spring"} <= set(content)


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("is it ok to feed the seals", ["feed", "seals"]),
        ("is there a way to moor overnight?", ["moor", "overnight"]),
        ("tell me about the harbour master", ["harbour", "master"]),
        ("what's the difference between a buoy and a beacon", ["buoy", "beacon"]),
        ("do I need to book the slipway", ["book", "slipway"]),
    ],
)
def test_what_a_question_is_framed_with_is_not_asked_about(
    question: str, content: list[str]
) -> None:
    assert list(read(question).content.values()) == content


@pytest.mark.parametrize(
    "question",
    ["what does the -q switch do", "where was it -12 degrees", "use -verbose with care", "-x"],
)
def test_a_flag_and_a_negative_number_exclude_nothing(question: str) -> None:
    assert read(question).without == ()


def test_an_exclusion_may_be_a_phrase_and_is_noted() -> None:
    knowledge = Knowledge.from_texts({"a.txt": "The boats are red. The boats are blue."})
    reply = knowledge.answer('"boats" -"red"', k=5)
    assert [hit.text for hit in reply.hits] == ["The boats are blue."]
    assert 'without "red"' in reply.notes


def test_an_article_may_hold_a_word_that_the_question_joins_or_parts() -> None:
    knowledge = Knowledge.from_texts(
        {"a.txt": "The plug-in was re-opened. A ferry sails. À l'école on chante."}
    )
    for question in ("the plugin", "who reopened it", "what about the école"):
        assert knowledge.answer(question), question
