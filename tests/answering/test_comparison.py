"""Questions that compare two things."""

import pytest

from qa_bot import Knowledge
from qa_bot.answering.comparison import sides

HARBOUR = {
    "marks.txt": "A buoy floats on a chain and shows the channel by day. "
    "It is painted every spring in the channel colours. The channel is dredged for every ferry.\n\n"
    "A beacon stands on the ground and carries a lamp."
}


@pytest.mark.parametrize(
    "question",
    [
        "what's the difference between a buoy and a beacon?",
        "buoy vs beacon",
        "buoys versus beacons: which is better",
        "compare a buoy with a beacon",
        "how does a buoy differ from a beacon",
    ],
)
def test_both_sides_of_a_comparison_are_shown(question: str) -> None:
    hits = Knowledge.from_texts(HARBOUR).answer(question).hits
    assert any(hit.text.startswith("A buoy floats") for hit in hits[:2])
    assert any(hit.text.startswith("A beacon stands") for hit in hits[:2])


@pytest.mark.parametrize("question", ["what is a buoy", "between the pier and the mole", "vs", ""])
def test_other_questions_compare_nothing(question: str) -> None:
    assert sides(question) is None
