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
    assert reply.reason == "Reis is mentioned in these articles but not quoted."
    assert "Eva Lund" in {hit.speaker for hit in reply.closest}


def test_everybody_who_speaks_is_listed_with_role_and_count(quay: Knowledge) -> None:
    people = [(one.name, one.role, one.statements) for one in quay.people()]
    assert people == [
        ("Ada Holm", "Mayor", 2),
        ("Eva Lund", "leader of the opposition", 2),
        ("Paulo Reis", "engineer", 1),
    ]


HARBOUR = "\n\n".join(
    [
        'Mayor Ada Holm and the captain Tom Reis met on Friday. "The quay is rotten," Holm '
        'said. "Nobody has looked after it for years."',
        '"We want a new one by June," Reis said. Reis accused Holm of wasting money. Holm '
        "promised to reply, but the diver Eva Lund praised Reis for his patience.",
        "The spokesman for Tidelight, Max Boe, said the harbour would be dredged. Holm's "
        "deputy, Ulla Moe, said the harbour was deep enough. His brother Karl Reis called the "
        "harbour a puddle.",
    ]
)


@pytest.fixture(scope="module")
def harbour() -> Knowledge:
    return Knowledge.from_texts({"harbour.txt": HARBOUR})


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        ("what was Holm's view on the quay?", "Ada Holm", "The quay is rotten"),
        ("did Holm say anything about the quay?", "Ada Holm", "The quay is rotten"),
        ("What is the mayor saying about the quay?", "Ada Holm", "The quay is rotten"),
        ("What did Holm say nobody looked after?", "Ada Holm", "Nobody has looked"),
        ("what does Tom Reis want?", "Tom Reis", "We want a new one"),
        ("why did Tom Reis accuse Holm?", "Tom Reis", "accused Holm"),
        ("who did Tom Reis accuse?", "Tom Reis", "accused Holm"),
        ("what did Holm promise?", "Ada Holm", "promised to"),
        ("who accused Holm of wasting money?", "Tom Reis", "accused Holm"),
        ("who praised Reis?", "Eva Lund", "praised Reis"),
        ("according to whom is the harbour deep enough?", "Ulla Moe", "deep enough"),
        ("what did Holm's deputy say?", "Ulla Moe", "deep enough"),
        ("who said the harbour would be dredged?", "Max Boe", "dredged"),
        ("how did Karl Reis describe the harbour?", "Karl Reis", "a puddle"),
    ],
)
def test_however_it_is_asked_the_one_who_said_it_comes_first(
    harbour: Knowledge, question: str, speaker: str, words: str
) -> None:
    hit = harbour.answer(question).hits[0]
    assert hit.speaker == speaker
    assert words in hit.text


def test_the_speaker_comes_with_the_role(harbour: Knowledge) -> None:
    hit = harbour.answer("who said the harbour was deep enough?").hits[0]
    assert (hit.speaker, hit.role) == ("Ulla Moe", "Holm's deputy")


def test_what_a_deputy_says_is_not_said_by_whom_it_is_the_deputy_of(harbour: Knowledge) -> None:
    hits = harbour.answer("everything Holm said", k=9).hits
    assert {hit.speaker for hit in hits} == {"Ada Holm"}
    assert not harbour.answer("what did Holm say about dredging?")


def test_two_of_one_name_are_said_to_be_two(harbour: Knowledge) -> None:
    reply = harbour.answer("what did Reis say?")
    assert "Reis may be Tom Reis or Karl Reis" in reply.notes


def test_nobody_is_said_to_have_denied_what_was_not_denied(harbour: Knowledge) -> None:
    reply = harbour.answer("what did Holm deny?")
    assert reply.reason == "Ada Holm denies nothing in these articles."
    assert {hit.speaker for hit in reply.closest} == {"Ada Holm"}


def test_who_was_praised_is_not_who_praised(harbour: Knowledge) -> None:
    reply = harbour.answer("who praised Lund?")
    assert reply.reason == "No sentence says who praised Lund."
    assert reply.closest


def test_a_topic_runs_on_through_a_quotation(harbour: Knowledge) -> None:
    hits = harbour.answer("what did Holm say about the quay?").hits
    assert [hit.text[:12] for hit in hits] == ['"The quay is', '"Nobody has ']


def test_what_is_said_about_somebody_is_said_by_others(harbour: Knowledge) -> None:
    hits = harbour.answer("what was said about Holm?").hits
    assert hits
    assert "Ada Holm" not in {hit.speaker for hit in hits}


def test_a_role_that_nobody_has_is_refused(harbour: Knowledge) -> None:
    reply = harbour.answer("what did the admiral say?")
    assert reply.reason is not None
    assert "admiral" in reply.reason


def test_the_same_words_may_be_a_noun(harbour: Knowledge) -> None:
    assert not harbour.answer("What does the report say?").hits


def test_whose_turn_it_is_says_nothing_of_what_is_said() -> None:
    turns = "HOLM: Fifty.\nVIK: Why?\nHOLM: The quay is old.\nVIK: Holm built it.\nHOLM: I did.\n"
    talk = Knowledge.from_texts({"talk.txt": turns}, reader=None)
    assert [hit.text for hit in talk.answer("who is Holm?").hits][:1] == ["VIK: Holm built it."]
    # Who speaks is known, though nobody names him.
    (hit,) = talk.answer("Vik built").hits
    assert hit.text == "VIK: Holm built it."
