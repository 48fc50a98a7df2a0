"""The lists that a reader is trained on have the right sentence first."""

from __future__ import annotations

import json
import random
from pathlib import Path

from qa_bot.reader import Candidate
from tests.benchmarks.reader.lists import List, lists, qed, selqa, squad, varied

_TEXT = "The tower of Karvo was built in 1911. Its lamp burns oil. Sheep graze near the tower."
_QUESTION = "When was the tower of Karvo built?"
_FIRST = "The tower of Karvo was built in 1911."


def _read(found: list[List]) -> list[tuple[str, str, str]]:
    return [(one.question, one.candidates[0].sentence, one.candidates[0].heading) for one in found]


def test_each_data_set_gives_its_questions_with_the_sentence_that_answers(tmp_path: Path) -> None:
    asked = {"question": _QUESTION, "answers": [{"answer_start": _TEXT.index("1911")}]}
    articles = [
        {"title": title, "paragraphs": [{"context": _TEXT, "qas": [asked]}]}
        for title in ("Karvo_tower", "Other_tower", "Third_tower")
    ]
    (tmp_path / "squad").write_text(json.dumps({"data": articles[::-1]}))
    sentences = [f"{sentence}." for sentence in _TEXT[:-1].split(". ")]
    one = {"article": "Karvo", "question": _QUESTION, "sentences": sentences, "candidates": [0]}
    (tmp_path / "selqa").write_text(json.dumps([one, one | {"candidates": []}]))
    chosen = {"selected_sentence": {"start": 0}}
    line = {"title_text": "Karvo", "paragraph_text": _TEXT, "question": _QUESTION}
    (tmp_path / "qed").write_text(
        "\n".join(json.dumps(line | {"annotation": part}) for part in (chosen, {}))
    )
    expected = [(_QUESTION, _FIRST, title) for title in ("Karvo tower", "Third tower")]
    assert _read(list(lists(squad(tmp_path / "squad", half=True), 1))) == expected
    expected = [(_QUESTION, _FIRST, "Karvo")]
    assert _read(list(lists(selqa(tmp_path / "selqa"), 1))) == expected
    assert _read(list(lists(qed(tmp_path / "qed"), 1))) == expected


def test_a_list_is_asked_in_other_ways_with_the_same_sentences() -> None:
    one = List(_QUESTION, (Candidate(_FIRST, "Karvo", "It is old."), Candidate("Sheep graze.")))
    draw = random.Random(1)
    ways = [varied(one, draw) for _ in range(200)]
    assert all([c.sentence for c in way.candidates] == [_FIRST, "Sheep graze."] for way in ways)
    assert len({way.question for way in ways}) >= 3
    assert 0 < sum(way.candidates[0].before == "" for way in ways) < 100
