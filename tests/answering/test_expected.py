"""What kind of thing is asked for."""

import pytest

from qa_bot.answering.expected import Expected


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
        ("Who built it?", "person"),
        ("What did the man who built it say?", ""),
        ("where?", "place"),
        ("Where the river ends, who lives?", "person"),
        ("mole", ""),
    ],
)
def test_the_first_asking_word_tells_what_is_asked_for(question: str, kind: str) -> None:
    assert Expected(question).kind == kind


@pytest.mark.parametrize(
    "words", ["on 3 May 1884", "tomorrow", "three weeks ago", "last week", "at 6 a.m", "on Friday"]
)
def test_a_time_is_told_in_many_ways(words: str) -> None:
    assert Expected("When was it?").evidence(f"It was built {words} by the town.")
