"""How a conversation says what it understood, asks back, and goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot import Conversation, Knowledge, QuestionError

TEXT = (
    "The mayor of Sele, Clara Moss, opened the new bridge on 3 May. Moss said the bridge had cost "
    "12 million euros. The engineer Hugo Brandt designed it in 2019. Brandt called the bridge his "
    "best work. The old bridge was closed because its piers had rusted.\n\n"
    "Ferries will stop in June, according to Moss. The harbour office expects fewer tourists."
)

KNOWLEDGE = Knowledge.from_texts({"bridge.txt": TEXT}, reader=None)


@pytest.fixture
def talk() -> Conversation:
    return Conversation(KNOWLEDGE)


def understood(talk: Conversation, *questions: str) -> str:
    for question in questions:
        talk.ask(question)
    return talk.turns[-1].understood


def test_a_pronoun_is_resolved_with_a_note(talk: Conversation) -> None:
    talk.ask("who is Clara Moss?")
    answer = talk.ask("what did she say about ferries?")
    assert answer.notes[0] == "she → Clara Moss"
    assert answer.question == "what did she say about ferries?"
    assert "Ferries" in (answer.text or "")


@pytest.mark.parametrize(
    ("questions", "meant"),
    [
        (["When was the old bridge closed?", "why?"], "why was the old bridge closed?"),
        (["When was the old bridge closed?", "and why?"], "why was the old bridge closed?"),
        (["What did the bridge cost?", "who said so?", "when?"], "when did the bridge cost that?"),
        (
            ["What did Moss say about the bridge?", "and Brandt?"],
            "What did Hugo Brandt say about the",
        ),
        (
            ["What did Moss say about the bridge?", "about ferries?"],
            "What did Moss say about ferries?",
        ),
        (
            ["What did Moss say about the bridge?", "what about ferries?"],
            "What did Moss say about ferries?",
        ),
        (["what happened in May?", "in June?"], "what happened in June?"),
        (["Who designed the bridge?", "in which year?"], "in which year was the bridge designed?"),
        (["who opened the bridge", "when was it designed?"], "when was the bridge designed?"),
    ],
)
def test_a_follow_up_becomes_a_question_that_stands_alone(
    talk: Conversation, questions: list[str], meant: str
) -> None:
    assert understood(talk, *questions).startswith(meant)


def test_who_is_meant_is_asked_when_two_fit_and_the_name_is_answer_enough() -> None:
    text = "The nurse Anna Lund and the pilot Maria Berg met in Oslo. Berg was late. Lund waited."
    talk = Conversation(Knowledge.from_texts({"a.txt": text}, reader=None))
    talk.ask("Where did Anna Lund and Maria Berg meet?")
    asked = talk.ask("was she late?")
    assert not asked
    assert asked.reason == '"she" may be Anna Lund or Maria Berg: which one?'
    answer = talk.ask("Berg")
    assert answer.text == "Berg was late."
    assert answer.notes[0] == "→ was Berg late?"


def test_another_question_instead_of_a_name_is_answered_itself() -> None:
    text = "The nurse Anna Lund and the pilot Maria Berg met in Oslo. Berg was late. Lund waited."
    talk = Conversation(Knowledge.from_texts({"a.txt": text}, reader=None))
    talk.ask("Where did Anna Lund and Maria Berg meet?")
    talk.ask("was she late?")
    assert talk.ask("who waited?").text == "Lund waited."


def test_more_gives_what_was_not_shown_yet_until_there_is_nothing(talk: Conversation) -> None:
    seen = {hit.text for hit in talk.ask("what about the bridge?", k=1).hits}
    while answer := talk.ask("more", k=1):
        assert not seen & {hit.text for hit in answer.hits}
        seen |= {hit.text for hit in answer.hits}
    assert len(seen) > 2
    assert answer.reason == "The articles say no more about that."


def test_more_of_nothing_is_refused(talk: Conversation) -> None:
    assert talk.more().reason == "Nothing has been asked yet."


def test_a_topic_goes_over_to_the_next_speaker_where_they_speak_of_it(talk: Conversation) -> None:
    talk.ask("What did Moss say about the bridge?")
    assert understood(talk, "and what did Brandt say?") == "what did Brandt say about the bridge?"
    talk.ask("What did Moss say about ferries?")
    assert understood(talk, "and what did Brandt say?") == "what did Brandt say?"


def test_a_fragment_that_fits_nothing_is_asked_alone(talk: Conversation) -> None:
    talk.ask("How much did the bridge cost?")
    answer = talk.ask("what about tourists?")
    assert "tourists" in (answer.text or "")


def test_a_follow_up_stays_with_the_article_that_was_talked_about() -> None:
    texts = {f"{n}.txt": f"The {n} bridge is old. It was built in {1900 + n}." for n in range(9)}
    talk = Conversation(Knowledge.from_texts(texts, reader=None))
    talk.ask("is the 7 bridge old?")
    assert talk.ask("when was it built?").text == "It was built in 1907."


def test_a_pronoun_alone_is_asked_as_it_stands(talk: Conversation) -> None:
    talk.ask("MOSS")
    assert not talk.ask("iT")


def test_an_empty_question_is_an_error_and_no_turn(talk: Conversation) -> None:
    with pytest.raises(QuestionError):
        talk.ask("  ")
    assert talk.turns == []


ASKED = st.lists(
    st.one_of(
        st.text(min_size=1).filter(str.strip),
        st.lists(
            st.sampled_from(
                "who what why where when how did does is was and about else he her it they that "
                "there Moss Brandt the bridge ferries cost say ? 3 in May of which".split()
            ),
            min_size=1,
            max_size=7,
        ).map(" ".join),
    ),
    min_size=2,
    max_size=4,
)


@given(ASKED)
def test_any_questions_one_after_the_other_are_answered_or_refused(questions: list[str]) -> None:
    talk = Conversation(KNOWLEDGE)
    for question in questions:
        answer = talk.ask(question)
        assert answer.question == question
        assert answer.hits or answer.reason
