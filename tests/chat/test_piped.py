"""Questions from a pipe."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_bot.chat.piped import answer_lines
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer

KNOWLEDGE = Knowledge.from_texts(
    {"a.txt": "Bees make honey. Honey bees sting.\n\nCows give milk.\n"}, reader=None
)


def asked(*lines: str, knowledge: Knowledge = KNOWLEDGE) -> tuple[list[list[str]], list[str]]:
    """The lines of each block on stdout, and those on stderr."""
    out, err = io.StringIO(), io.StringIO()
    answer_lines(knowledge, (f"{line}\n" for line in lines), out, err)
    blocks = out.getvalue().split("\n\n") if out.getvalue() else []
    return [block.splitlines() for block in blocks], err.getvalue().splitlines()


def test_each_question_is_followed_by_its_answer_and_a_blank_line_stands_between() -> None:
    (honey, milk), errors = asked("what do bees make?", "what do cows give?")
    assert honey[:3] == ["> what do bees make?", "Bees make honey.", "a.txt:1"]
    assert milk[:3] == ["> what do cows give?", "Cows give milk.", "a.txt:3"]
    assert errors == []


def test_a_question_without_an_answer_keeps_its_place_and_why_is_said_elsewhere() -> None:
    (refused, milk), errors = asked("what is the capital of France?", "what do cows give?")
    assert refused == ["> what is the capital of France?"]
    assert milk[1] == "Cows give milk."
    assert "France" in errors[0]


def test_blank_lines_are_passed_over() -> None:
    assert asked("", "   ", "what do cows give?", "") == asked("what do cows give?")


def test_a_byte_order_mark_is_no_part_of_the_first_question() -> None:
    ((question, *_),), _ = asked("\ufeffwhat do cows give?")
    assert question == "> what do cows give?"


@pytest.mark.parametrize(
    "line",
    [
        "/quit",
        "/help",
        "/sources",
        "/open 1",
        "/set k 1",
        "/",
        "/nonsense",
        "/usr/local holds what",
    ],
)
def test_a_line_is_a_question_even_where_the_chat_knows_a_command(line: str) -> None:
    (first, second), errors = asked(line, "what do cows give?")
    assert first[0] == f"> {line}"
    assert second[1] == "Cows give milk."
    assert not any("command" in error for error in errors)


def test_nothing_piped_writes_a_file_or_opens_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "answers.md"
    asked("what do cows give?", f"/save {file}", f"/folder {tmp_path}", f"/open {file}")
    assert list(tmp_path.iterdir()) == []
    (*_, milk), _ = asked("/folder /etc", "what do cows give?")
    assert milk[1] == "Cows give milk."


def test_a_very_long_word_is_not_echoed_whole_in_the_reason() -> None:
    _, errors = asked("x" * 20_000)
    assert errors
    assert all(len(line) < 200 for line in errors)


@pytest.mark.parametrize(
    ("lines", "answered"),
    [
        (["what do cows give?", "what is the capital of France?"], True),
        (["what is the capital of France?", "what do cows give?"], True),
        (["what is the capital of France?"], False),
        (["in:nowhere what do cows give?"], False),
        ([], False),
    ],
)
def test_one_answer_is_enough_for_success(lines: list[str], answered: bool) -> None:
    assert answer_lines(KNOWLEDGE, lines, io.StringIO(), io.StringIO()) is answered


def records(*lines: str) -> list[dict[str, object]]:
    out, err = io.StringIO(), io.StringIO()
    answer_lines(KNOWLEDGE, lines, out, err, as_json=True)
    assert err.getvalue() == ""
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_as_json_each_question_is_a_record_of_its_own() -> None:
    lines = ("what do cows give?", "", "what is the capital of France?", "in:nowhere milk?", "/x")
    asked = records(*lines)
    assert [record["question"] for record in asked] == [line for line in lines if line]
    assert [record["answered"] for record in asked][:3] == [True, False, False]
    assert "France" in str(asked[1]["reason"])
    assert "nowhere" in str(asked[2]["reason"])


def test_a_follow_up_is_understood_as_json_too() -> None:
    assert records("what do cows give?", "and bees?")[1]["answered"]


def test_a_record_is_asked_on_its_own_and_its_answer_has_its_id() -> None:
    first, second = records(
        '{"question": "what do cows give?", "k": 1, "within": "a.txt", "id": "m"}',
        '{"question": "and bees?", "id": 7, "explain": true}',
    )
    assert first["id"] == "m"
    assert (first["answered"], first["total"]) == (True, 1)
    assert second["id"] == 7
    # It is no follow-up: nothing of the first question is taken over.
    assert "notes" in second
    assert second["notes"] == []


def test_the_parts_of_the_score_are_given_where_a_record_asks_for_them() -> None:
    plain, explained = records(
        '{"question": "what do cows give?"}', '{"question": "what do cows give?", "explain": true}'
    )
    for record, parts in ((plain, False), (explained, True)):
        hits = record["hits"]
        assert isinstance(hits, list)
        assert all(("explain" in hit) is parts for hit in hits)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{what do cows give?", "{"),
        ("{}", "question"),
        ('{"id": "x"}', "question"),
        ('{"id": "x", "question": ""}', "empty"),
        ('{"id": "x", "question": 5}', "text"),
        ('{"id": "x", "question": "milk", "k": 0}', "k"),
        ('{"id": "x", "question": "milk", "k": true}', "k"),
        ('{"id": "x", "question": "milk", "within": "no.txt"}', "no.txt"),
        ('{"id": "x", "question": "milk", "explain": 1}', "explain"),
        ('{"id": "x", "question": "milk", "witin": "a.txt"}', "witin"),
        ('{"id": [1], "question": "milk"}', "id"),
        ('{"id": Infinity, "question": "milk"}', "id"),
        ("{" * 100_000, "{"),
    ],
)
def test_a_record_that_cannot_be_asked_is_told_why_and_the_others_are_asked(
    line: str, named: str
) -> None:
    wrong, right = records(line, "what do cows give?")
    assert wrong["answered"] is False
    assert named in str(wrong["error"])
    assert wrong.get("id") == ("x" if '"x"' in line else None)
    assert right["answered"]
    assert "error" not in right


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Bees make honey.\n\nCows give milk.\n")
    return folder


def test_the_folder_is_looked_at_again_between_questions(folder: Path) -> None:
    def lines() -> Iterator[str]:
        for number in range(3):
            yield "who gives wool?"
            (folder / f"{number}.txt").write_text(f"Sheep number {number} gives wool.\n")

    out, err = io.StringIO(), io.StringIO()
    answer_lines(Knowledge.open(folder, reader=None), lines(), out, err)
    first, second, third = out.getvalue().split("\n\n")
    assert "Sheep" not in first
    assert second.count("Sheep") == 1
    assert third.count("Sheep") == 2


def test_a_folder_that_is_gone_is_said_once_and_the_questions_go_on(folder: Path) -> None:
    def lines() -> Iterator[str]:
        yield "what do cows give?"
        folder.rename(folder.with_name("elsewhere"))
        yield from ["what do cows give?"] * 2

    out, err = io.StringIO(), io.StringIO()
    answer_lines(Knowledge.open(folder, reader=None), lines(), out, err)
    assert out.getvalue().count("Cows give milk.") == 3
    assert err.getvalue().count("\n") == 1
    assert "as they were before" in err.getvalue()


def test_an_error_of_the_system_costs_one_question_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Knowledge.answer

    def failing(self: Knowledge, question: str, *rest: object) -> Answer:
        if "bees" in question:
            raise OSError(5, "Input/output error", "/some/file")
        return answer(self, question, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Knowledge, "answer", failing)
    (bees, milk), errors = asked("what do bees make?", "what do cows give?")
    assert bees == ["> what do bees make?"]
    assert milk[1] == "Cows give milk."
    assert errors == ["× /some/file: Input/output error"]
