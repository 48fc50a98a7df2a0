"""The query language, through the public face."""

import pytest

from qa_bot import Knowledge, QuestionError

HARBOUR = {
    "ferry.txt": "The old ferry sails at noon. The ferry is old and slow. A new ferry is planned.",
    "bakery.txt": "The old bakery opens at six. Its bread goes on the ferry.",
}


@pytest.fixture(scope="module")
def harbour() -> Knowledge:
    return Knowledge.from_texts(HARBOUR)


def test_words_in_quotation_marks_stand_so_in_every_hit(harbour: Knowledge) -> None:
    for question in ('"old ferry"', "when does the “Old Ferry” sail"):
        assert [hit.start for hit in harbour.answer(question).hits] == [0]


def test_a_phrase_that_stands_nowhere_is_asked_for_as_words_with_a_note(
    harbour: Knowledge,
) -> None:
    reply = harbour.answer('"ferry old"')
    assert '"ferry old"' in reply.notes[0]
    assert reply.hits


def test_a_word_with_a_minus_stands_in_no_hit(harbour: Knowledge) -> None:
    hits = harbour.answer("ferry -old", k=9).hits
    assert {hit.text for hit in hits} == {
        "A new ferry is planned.",
        "Its bread goes on the ferry.",
    }


def test_a_hyphen_within_a_word_excludes_nothing() -> None:
    knowledge = Knowledge.from_texts({"a.txt": "The half-built mole was torn down."})
    assert knowledge.answer("half-built mole")


@pytest.mark.parametrize("name", ["bakery.txt", "bakery", "BAKE"])
def test_in_asks_one_article_by_its_name_or_a_part_of_it(harbour: Knowledge, name: str) -> None:
    assert {hit.document for hit in harbour.answer(f"old ferry in:{name}").hits} == {"bakery.txt"}


def test_in_with_an_unknown_name_says_which_there_are(harbour: Knowledge) -> None:
    with pytest.raises(QuestionError, match=r"no article cellar: name one of bakery.txt"):
        harbour.answer("ferry in:cellar")


def test_a_question_of_operators_alone_is_asked_as_it_stands() -> None:
    assert "ferry" in (Knowledge.from_texts(HARBOUR).answer("-ferry").text or "")
