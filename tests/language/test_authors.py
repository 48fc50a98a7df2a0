"""The author of a speech, a letter or a column says all of it; nobody says a manual."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge

SPEECH = (
    "I have come to speak of the harbour. We built it, and we shall keep it. I thank my friends. "
    "The quay is rotten, and I will not hide it."
)
QUAY = "what did Holm say about the quay"


def speaker(id: str, text: str, question: str = QUAY) -> str | None:
    answer = Knowledge.from_texts({id: text}, reader=None).answer(question)
    return answer.hits[0].speaker if answer.hits else None


@pytest.mark.parametrize(
    ("id", "text", "name"),
    [
        ("1986-holm.txt", SPEECH, "Holm"),
        ("speech_holm_2019.txt", SPEECH, "Holm"),
        ("1986-holm.txt", f"MAYOR ADA HOLM'S ADDRESS TO THE COUNCIL\n\n{SPEECH}", "Ada Holm"),
        ("a.txt", f"Mayor Ada Holm's speech at the fair\n\n{SPEECH}", "Ada Holm"),
        ("a.txt", f"Remarks by Mayor Ada Holm\n\n{SPEECH}", "Ada Holm"),
        ("a.md", f"---\ntitle: The quay\nauthor: Ada Holm\n---\n\n{SPEECH}", "Ada Holm"),
        ("a.md", f"---\nspeaker: Ada Holm\n---\n\n{SPEECH}", "Ada Holm"),
        ("a.txt", f"Our quay\n\nBy Ada Holm\n\n{SPEECH}", "Ada Holm"),
        ("a.txt", f"Dear friends,\n\n{SPEECH}\n\nYours sincerely,\nAda Holm\n", "Ada Holm"),
    ],
)
def test_whose_text_it_is_says_it(id: str, text: str, name: str) -> None:
    assert speaker(id, text) == name


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("1986-holm.txt", "The quay of Velm is rotten. It was built in 1911. Nobody repairs it."),
        ("a.txt", "The quay\n\nBy Ada Holm\n\nThe quay is rotten, the mayor said. It is shut."),
        ("budget-2019.txt", f"The budget of the quay.\n\n{SPEECH} The budget is small."),
        ("a.md", f"author: Ada Holm\n\n{SPEECH}\n\nRun `quay` or `pier`, `dock` and `jetty`."),
        ("notes.txt", SPEECH),
    ],
)
def test_what_is_in_no_first_person_or_no_known_ones_has_no_speaker(id: str, text: str) -> None:
    assert Knowledge.from_texts({id: text}, reader=None).people() == []


def test_what_others_say_in_a_speech_is_theirs() -> None:
    text = f'{SPEECH} My friend Eva Lund said: "The quay is older than any of us here."'
    knowledge = Knowledge.from_texts({"1986-holm.txt": text}, reader=None)
    assert {one.name: one.statements for one in knowledge.people()} == {"Holm": 4, "Eva Lund": 1}
    (hit,) = knowledge.answer("what did Lund say").hits
    assert hit.speaker == "Eva Lund"


def test_a_column_between_other_articles_keeps_its_author() -> None:
    texts = {"a.txt": "The quay is rotten.", "holm-column.txt": SPEECH, "z.txt": "It is shut."}
    knowledge = Knowledge.from_texts(texts, reader=None)
    found = knowledge.answer("everything Holm said", k=9)
    assert {hit.document for hit in found.hits} == {"holm-column.txt"}
    assert len(found.hits) == 4
