"""What was typed stays, for its owner alone, and never in the way of the chat."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.chat import history as module
from qa_bot.chat.history import CAP, QuestionHistory
from qa_bot.output.clean import clean


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "qa-bot" / "history"


def entries(path: Path) -> list[str]:
    return list(QuestionHistory(path).load_history_strings())


def test_the_next_chat_knows_what_was_typed_newest_first(path: Path) -> None:
    first = QuestionHistory(path)
    first.append_string("who is Kallas?")
    first.append_string("what did she say?")
    assert entries(path) == ["what did she say?", "who is Kallas?"]


def test_the_file_is_its_owners_alone_even_under_an_open_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        QuestionHistory(path).append_string("secret")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_entry_comes_back_as_one_harmless_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("state") / "history"
    QuestionHistory(path).append_string(text)
    assert entries(path) == [clean(text)]


def test_a_full_history_keeps_the_newest_entries(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CAP", 20)
    history = QuestionHistory(path)
    for number in range(50):
        history.append_string(f"question {number}")
    newest = [f"question {number}" for number in range(49, 29, -1)]
    assert entries(path) == newest
    assert len(path.read_text().splitlines()) == 20
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["history"]
    assert entries(path) == newest


def test_the_cap_holds_thousands() -> None:
    assert CAP >= 1000


def test_lines_that_a_crash_or_a_stranger_left_are_passed_over(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b'"good"\n"torn\n\n12\n[[[[\n{"a": 1}\n\xff\xfe\n"also good"\n')
    assert entries(path) == ["also good", "good"]


def test_an_enormous_entry_stays_in_memory_only(path: Path) -> None:
    history = QuestionHistory(path)
    history.append_string("x" * 1_000_000)
    assert history.get_strings() == ["x" * 1_000_000]
    assert entries(path) == []


def test_no_file_yet_is_no_failure(path: Path) -> None:
    history = QuestionHistory(path)
    assert list(history.load_history_strings()) == []
    assert history.failure is None


@pytest.mark.parametrize("what", ["a file for a folder", "a folder for the file", "a named pipe"])
def test_a_place_that_cannot_be_used_is_a_failure_and_the_chat_remembers_by_itself(
    path: Path, what: str
) -> None:
    if what == "a file for a folder":
        path.parent.parent.write_text("")
    elif what == "a folder for the file":
        path.mkdir(parents=True)
    else:
        path.parent.mkdir(parents=True)
        os.mkfifo(path)
    history = QuestionHistory(path)
    assert list(history.load_history_strings()) == []
    history.append_string("first")
    history.append_string("second")
    assert history.get_strings() == ["first", "second"]
    assert history.failure is not None
    assert str(path) in history.failure


def test_a_full_disk_is_a_failure_and_no_more_is_tried(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def full(file: int, data: bytes) -> int:
        tried.append(data)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    history = QuestionHistory(path)
    history.append_string("first")
    history.append_string("second")
    assert history.failure is not None
    assert "No space left on device" in history.failure
    assert len(tried) == 1


def test_what_was_kept_can_be_used_where_nothing_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CAP", 2)
    history = QuestionHistory(path)
    for text in ("one", "two", "three"):
        history.append_string(text)

    def read_only(*args: object, **kwargs: object) -> tuple[int, str]:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", read_only)
    history = QuestionHistory(path)
    assert list(history.load_history_strings()) == ["three", "two"]
    assert history.failure is not None


def _chat(path: Path, name: str) -> None:
    history = QuestionHistory(path)
    for number in range(200):
        history.append_string(f"{name} {number} " + "x" * 3000)


def test_chats_at_the_same_time_lose_and_mix_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    chats = [context.Process(target=_chat, args=(path, name)) for name in "abc"]
    for chat in chats:
        chat.start()
    for chat in chats:
        chat.join()
    kept = {entry.rstrip("x") for entry in entries(path)}
    assert kept == {f"{name} {number} " for name in "abc" for number in range(200)}


def loaded(history: QuestionHistory, most: int | None = None) -> list[str]:
    """The entries as a prompt gets them, or the first of them."""

    async def load() -> list[str]:
        found = []
        async for entry in history.load():
            found.append(entry)
            if len(found) == most:
                break
        return found

    return asyncio.run(load())


def test_a_prompt_gets_all_entries_newest_first_however_many_there_are(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("".join(f'"question {number}"\n' for number in range(9_000)))
    history = QuestionHistory(path)
    newest = [f"question {number}" for number in range(8_999, -1, -1)]
    assert loaded(history, 3) == newest[:3]
    assert loaded(history) == newest
    history.append_string("one more")
    assert loaded(history) == ["one more", *newest]


def test_a_prompt_gets_the_newest_of_a_file_that_is_far_too_long_and_makes_it_shorter(
    path: Path,
) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("".join(f'"question {number}"\n' for number in range(30_000)))
    assert loaded(QuestionHistory(path)) == [f"question {n}" for n in range(29_999, 19_999, -1)]
    assert path.read_text().count("\n") <= CAP * 1.1


def test_a_line_longer_than_what_is_read_at_once_is_no_loss(path: Path) -> None:
    history = QuestionHistory(path)
    history.append_string("first")
    for _ in range(4):
        history.append_string("é" * 9_000)
    assert loaded(QuestionHistory(path)) == [*["é" * 9_000] * 4, "first"]
