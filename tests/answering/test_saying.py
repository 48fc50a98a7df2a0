"""What somebody said, through the public face."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge

ARTICLE = """Mayor Ada Holm opened the new quay on Friday. "It will last a century," Holm said.
Eva Lund, the leader of the opposition, called the quay too expensive. She warned that the
harbour fees would rise. Holm denied that the fees had been discussed.

The engineer Paulo Reis said the quay was built of oak."""


@pytest.fixture(scope="module")
def quay() -> Knowledge:
    return Knowledge.from_texts({"quay.txt": ARTICLE})


@pytest.mark.parametrize("who", ["Holm", "Ada Holm", "the mayor", "Mayor Holm"])
def test_what_one_said_comes_from_that_one_alone(quay: Knowledge, who: str) -> None:
    for question in (f"what did {who} say?", f"everything {who} said", f"statements by {who}"):
        hits = quay.answer(question, k=9).hits
        assert [hit.speaker for hit in hits] == ["Ada Holm", "Ada Holm"]


def test_a_complete_list_is_counted_and_not_cut_off(quay: Knowledge) -> None:
    reply = quay.answer("everything Holm said", k=1)
    assert len(reply.hits) == 2
    assert reply.notes == ("2 statements by Ada Holm",)


def test_a_topic_chooses_among_the_statements(quay: Knowledge) -> None:
    (hit,) = quay.answer("what did Holm say about the fees?").hits
    assert hit.text.startswith("Holm denied")


def test_a_topic_of_someone_else_is_refused_with_what_stands_closest(quay: Knowledge) -> None:
    reply = quay.answer("what did Reis say about the fees?")
    assert reply.reason == "Paulo Reis says nothing about the fees."
    assert {hit.speaker for hit in reply.closest} == {"Paulo Reis"}


def test_a_misspelled_speaker_is_found_with_a_note(quay: Knowledge) -> None:
    reply = quay.answer("what did Paolo Reis say?")
    assert "Paolo → Paulo" in reply.notes
    assert {hit.speaker for hit in reply.hits} == {"Paulo Reis"}


def test_who_said_something_is_named_with_the_answer(quay: Knowledge) -> None:
    reply = quay.answer("who warned about the harbour fees?")
    assert reply.hits[0].speaker == "Eva Lund"


def test_an_unknown_speaker_is_refused_by_name(quay: Knowledge) -> None:
    reply = quay.answer("what did Vanterpool say?")
    assert not reply
    assert reply.reason is not None
    assert '"Vanterpool"' in reply.reason


def test_what_others_said_is_not_shown_for_one_who_said_nothing() -> None:
    text = 'Ada Holm met Paulo Reis. "The quay is old," said Eva Lund of Reis.'
    reply = Knowledge.from_texts({"a.txt": text}).answer("what did Reis say about the quay?")
    assert all(hit.speaker is None for hit in reply.hits)


def test_everybody_who_speaks_is_listed_with_role_and_count(quay: Knowledge) -> None:
    people = [(one.name, one.role, one.statements) for one in quay.people()]
    assert people == [
        ("Ada Holm", "Mayor", 2),
        ("Eva Lund", "leader of the opposition", 2),
        ("Paulo Reis", "engineer", 1),
    ]
