"""Whole conversations over articles written for them: what follow-ups mean, and what is left alone.

`talks.txt` and `fresh.txt` say how they are written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot import Answer, Conversation, Knowledge

HERE = Path(__file__).parent
KNOWLEDGE = Knowledge.from_texts(
    {path.name: path.read_text(encoding="utf-8") for path in (HERE / "articles").iterdir()},
    reader=None,
)
TALKS = [
    [line.split("=>") for line in talk.splitlines()]
    for talk in (HERE / "talks.txt").read_text(encoding="utf-8").split("\n\n")[1:]
]
FRESH = [
    line.split(" | ")
    for line in (HERE / "fresh.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def is_right(answer: Answer, expected: str) -> bool:
    if expected == "-":
        return not answer
    if expected.startswith("?"):
        names = expected[1:].split()
        return not answer and all(name in (answer.reason or "") for name in names)
    return expected in (answer.text or "")


def test_most_follow_ups_are_answered_rightly() -> None:
    wrong = []
    count = 0
    for talk in TALKS:
        conversation = Conversation(KNOWLEDGE)
        for question, *expected in talk:
            answer = conversation.ask(question.strip())
            if expected:
                count += 1
                if not is_right(answer, expected[0].strip()):
                    wrong.append((question, expected[0], answer.notes, answer.reason, answer.text))
    assert sum(len(talk) > 1 for talk in TALKS) >= 40
    assert len(wrong) <= 0.15 * count, wrong


@pytest.mark.parametrize(("first", "question"), FRESH)
def test_a_question_that_stands_on_its_own_is_left_as_it_is(first: str, question: str) -> None:
    conversation = Conversation(KNOWLEDGE)
    conversation.ask(first)
    answer = conversation.ask(question)
    alone = KNOWLEDGE.answer(question)
    assert answer.notes == alone.notes
    assert [hit.passage for hit in answer.hits] == [hit.passage for hit in alone.hits]
