"""Forty first minutes: what people type before they know what they can ask.

`first_minute.txt` says how they are written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot import Answer, Conversation, Knowledge

HARBOUR = """# The harbour of Sund

## The lighthouse

The lighthouse of Sund stands on the northern pier and guides the fishing boats. It was built by the
engineer Runa Falk and opened in 1956. "The lamp can be seen from the mainland," said Falk. The lamp
turns by clockwork. A keeper winds the clockwork twice a day.

## The chapel

The chapel of the fishermen stands on the southern pier and opened in 1911. Boats are blessed there
in spring. Fishermen tar the hulls of their boats against rot, but never in the rain.
"""
FAIR = """The autumn fair

The autumn fair of Sund had forty stalls and drew visitors from the whole coast. It was held thanks
to the harbour council, which paid for the stalls. The baker Otto Berg sold six hundred loaves.
"The rain kept nobody away," Berg said. The treasurer quit the council after the fair.
"""
LETTER = """A letter to the council

The fishermen ask the harbour council for a new slipway. The old slipway is too steep for boats of
more than nine metres. The charter of the harbour has twelve articles, and the ninth promises a
slipway. The keeper of the lighthouse helped with the letter and signed it.
"""
KNOWLEDGE = Knowledge.from_texts({"harbour.md": HARBOUR, "fair.txt": FAIR, "letter.txt": LETTER})
TALKS = [
    [line.split(" => ") for line in talk.splitlines()]
    for talk in (Path(__file__).parent / "first_minute.txt").read_text("utf-8").split("\n\n")[1:]
]


def is_as_expected(answer: Answer, kind: str, words: str) -> bool:
    if kind == "~":
        return answer.small_talk and not answer.hits and words in (answer.reason or "")
    if answer.small_talk:
        return False
    if kind == "×":
        return not answer and words in (answer.reason or "")
    if kind == "*":
        told = {hit.document for hit in answer.hits}
        return bool(told) and (not words or told == set(words.split()))
    return words in (answer.text or "")


def test_there_are_forty_first_minutes() -> None:
    assert len(TALKS) >= 40


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk[0][0])
def test_the_first_minute(talk: list[list[str]]) -> None:
    conversation = Conversation(KNOWLEDGE)
    for typed, *expected in talk:
        answer = conversation.ask(typed)
        if expected:
            kind, _, words = expected[0].partition(" ")
            assert is_as_expected(answer, kind, words), (typed, answer)
        for hit in answer.hits:
            text = KNOWLEDGE.documents[hit.document].text
            assert text[hit.start : hit.end] == hit.text


def test_small_talk_is_no_turn_so_that_the_talk_goes_on_from_before_it() -> None:
    talk = Conversation(KNOWLEDGE)
    talk.ask("who is Runa Falk?")
    talk.ask("thanks")
    assert len(talk.turns) == 1


def test_without_people_nobody_is_quoted() -> None:
    talk = Conversation(Knowledge.from_texts({"a.txt": "The lamp turns by clockwork."}))
    assert talk.ask("who is quoted?").reason == "Nobody is quoted in a.txt."
    assert "for example: what is this about?" in (talk.ask("hi").reason or "")


def test_many_articles_are_named_in_part() -> None:
    texts = {f"{n:02}.txt": f"Boat {n} is old." for n in range(20)}
    talk = Conversation(Knowledge.from_texts(texts))
    reason = talk.ask("list the articles").reason or ""
    assert reason.startswith("20 articles: 00.txt, 01.txt")
    assert reason.endswith("07.txt and 12 more.")
