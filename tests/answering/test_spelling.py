"""Misspelled words and names, through the public face."""

import pytest

from qa_bot import Knowledge

ARTICLE = (
    "The harbour master, Ingrid Vanterpool, closed the northern quay on Monday. "
    "Repairs will be finished by the Norwegian yard in spring. "
    "The committee approved the arrangement without a vote."
)


@pytest.fixture(scope="module")
def quay() -> Knowledge:
    return Knowledge.from_texts({"quay.txt": ARTICLE})


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("what did Vanterpol close", "Vanterpol → Vanterpool"),
        ("who is ingird", "ingird → Ingrid"),
        ("who approved the arangement", "arangement → arrangement"),
        ("which yard of Norwegia finishes the repairs", "Norwegia → Norwegian"),
    ],
)
def test_a_misspelled_word_is_found_with_a_note(quay: Knowledge, question: str, note: str) -> None:
    reply = quay.answer(question)
    assert reply
    assert reply.notes == (note,)


@pytest.mark.parametrize(
    "question", ["who closed the quad", "what did Ingmar close", "is there a dote on Monday"]
)
def test_a_short_or_different_word_is_not_taken_for_another(quay: Knowledge, question: str) -> None:
    assert quay.answer(question).notes == ()


def test_a_word_that_stands_in_the_articles_is_left_alone(quay: Knowledge) -> None:
    assert quay.answer("who closed the northern quay on Monday").notes == ()


def test_a_number_is_never_taken_for_another() -> None:
    knowledge = Knowledge.from_texts({"a.txt": "The mole of 18845 stones was built in 1884."})
    assert knowledge.answer("what was built in 1885").notes == ()
