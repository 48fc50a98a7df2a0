"""What somebody said, asked in German, French, Spanish and Russian."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge

SPOKEN = {
    "de.txt": """Die Brücke am Hafen ist gesperrt.

„Die Brücke bleibt bis Mai gesperrt“, sagte Bürgermeisterin Anna Holm am Montag. Die Kosten der
Reparatur seien hoch, erklärte Holm.

Der Fischer Jens Krogh sagte, die Brücke sei seit Jahren marode. Die Fähre, sagte er, fahre nicht.

Der Hafen wurde 1874 gebaut. Die Straße nach Lindvik ist schmal.
""",
}


@pytest.fixture(scope="module")
def spoken() -> Knowledge:
    return Knowledge.from_texts(SPOKEN, reader=None)


@pytest.mark.parametrize(
    ("question", "speaker", "holds"),
    [
        ("Was sagte Holm über die Brücke?", "Anna Holm", "bis Mai"),
        ("Was hat Anna Holm über die Kosten gesagt?", "Anna Holm", "Kosten"),
        ("was sagte krogh über die Fähre", "Jens Krogh", "Fähre"),
        ("Was sagt die Bürgermeisterin zur Brücke?", "Anna Holm", "bis Mai"),
        ("Was sagte der Fischer über die Brücke?", "Jens Krogh", "marode"),
        ("Wer sagte, dass die Brücke marode ist?", "Jens Krogh", "marode"),
    ],
)
def test_what_somebody_said_is_told_by_their_own_words(
    spoken: Knowledge, question: str, speaker: str, holds: str
) -> None:
    answer = spoken.answer(question)
    assert answer, answer.reason
    assert answer.hits[0].speaker == speaker
    assert holds in answer.hits[0].text


@pytest.mark.parametrize(
    "question",
    ["Was sagte Krogh über Steuern?", "Was hat der Minister gesagt?"],
)
def test_what_somebody_did_not_say_is_refused(spoken: Knowledge, question: str) -> None:
    assert not spoken.answer(question)
