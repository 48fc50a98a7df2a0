"""What kind of thing is asked for."""

import pytest

from qa_bot import Knowledge
from qa_bot.answering.answer_kind import AnswerKind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was the mole built?", "time"),
        ("In what year was the mole built?", "time"),
        ("What was the exact date of the storm?", "time"),
        ("What breaks when the tide comes in?", ""),
        ("When the tide comes in, what breaks?", ""),
        ("How many stones were there?", "number"),
        ("What is the average age of the crew?", "number"),
        ("What is the population of Bergen?", "number"),
        ("Who built it?", "person"),
        ("What did the man who built it say?", ""),
        ("where?", "place"),
        ("Where the river ends, who lives?", "person"),
        ("mole", ""),
    ],
)
def test_the_first_asking_word_tells_what_is_asked_for(question: str, kind: str) -> None:
    assert AnswerKind(question).name == kind


@pytest.mark.parametrize(
    "words", ["on 3 May 1884", "tomorrow", "three weeks ago", "last week", "at 6 a.m", "on Friday"]
)
def test_a_time_is_told_in_many_ways(words: str) -> None:
    assert AnswerKind("When was it?").evidence(f"It was built {words} by the town.")


@pytest.mark.parametrize(
    ("question", "sentence", "marked"),
    [
        ("Who painted the tower?", "The tower was painted by Ada Holm in May.", "Ada Holm"),
        ("Who painted the tower?", "When Ada Holm painted the tower, it rained.", "Ada Holm"),
        (
            "Who painted the tower?",
            "According to Ada Holm, Eva Lund painted the tower.",
            "Eva Lund",
        ),
        ("Who painted the tower?", "In Bergen the tower was painted by nobody.", None),
        ("Who is Ada Holm?", "Ada Holm, the mayor, met Eva Lund.", None),
        ("Where is the tower?", "The tower stands in Bergen.", "Bergen"),
        ("Where is the tower?", "The tower stands in Dutch waters.", None),
        ("Where is the tower?", "The tower stands in Bergen or in Oslo.", None),
        ("How long is the tower shut?", "The tower is shut for four days by 30 men.", "four days"),
        ("How many towers are there?", "There are towers with a 30-year lease.", None),
        ("How much did it cost?", "It cost $350 billion.", "$350 billion"),
        ("When was it shut?", "It was shut on Friday.", "Friday"),
    ],
)
def test_the_words_that_answer_are_marked_only_where_it_is_clear(
    question: str, sentence: str, marked: str | None
) -> None:
    found = AnswerKind(question).answer_words(sentence)
    assert ([sentence[start:end] for start, end in found] == [marked]) == (marked is not None)


def test_a_name_is_not_marked_in_a_sentence_that_holds_little_of_the_question() -> None:
    assert AnswerKind("Who painted the tower?").answer_words("Ada Holm came.", coverage=0.3) == []


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        (
            "The fair drew 12\u202f500 visitors.",
            "how many visitors came to the fair",
            "12\u202f500",
        ),
        ("Room 12 holds 30 people.", "how many people does the room hold", "30"),
        ("The lamp is tall. The chapel opened in 1911.", "when did the lamp open", None),
        ("Ada Holm is the mayor of Velm, 1 km from Arbo.", "how far is Oslo from Velm", None),
        ("The second oldest bridge dates from 1640.", "when was the oldest bridge built", None),
        ("The mole is long. It was built in 1884.", "when was the mole built", "1884"),
    ],
)
def test_the_answer_is_marked_in_a_sentence_about_the_very_thing(
    text: str, question: str, marked: str | None
) -> None:
    reply = Knowledge.from_texts({"a.txt": text}).answer(question)
    found = {hit.text[slice(*hit.answer)] if hit.answer else None for hit in reply.hits}
    assert marked in found or (marked is None and not found)
    assert found <= {marked, None}
