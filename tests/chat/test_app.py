"""The chat's logic, with keys from a pipe and no screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from qa_bot.chat.app import chat
from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.reply import Reply
from qa_bot.errors import UnreachableError
from qa_bot.index.snapshot import Snapshot
from qa_bot.knowledge import Knowledge
from qa_bot.loading.articles import Article
from qa_bot.model import Answer

ENTER, CTRL_C, CTRL_D, UP = "\r", "\x03", "\x04", "\x1b[A"
KNOWLEDGE = Knowledge.from_texts({"a.txt": "Bees make honey.\n\nCows give milk.\n"}, reader=None)
OPENING = "1 article, 2 sentences. Ask a question, or /help.\n"
MILK = "Cows give milk.\na.txt:3\n\n"

Talk = Callable[..., str]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return QuestionHistory().path


@pytest.fixture
def talk(state: Path, capsys: pytest.CaptureFixture[str]) -> Talk:
    def talk(*keys: str, knowledge: Knowledge = KNOWLEDGE) -> str:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_bytes("".join(keys).encode("utf-8", "surrogateescape"))
            chat(knowledge)
        return capsys.readouterr().out

    return talk


def test_a_question_is_answered_and_ctrl_d_leaves(talk: Talk) -> None:
    assert talk("what do cows give?", ENTER, CTRL_D) == OPENING + MILK


def test_quit_leaves(talk: Talk) -> None:
    assert talk("/quit", ENTER, "what do cows give?", ENTER) == OPENING


def test_an_empty_line_does_nothing(talk: Talk) -> None:
    assert talk(ENTER, "  ", ENTER, CTRL_D) == OPENING


def test_ctrl_c_drops_the_line_and_keeps_the_chat(talk: Talk) -> None:
    assert talk("what do bees", CTRL_C, "what do cows give?", ENTER, CTRL_D) == OPENING + MILK


def test_ctrl_c_stops_a_running_answer_and_keeps_the_chat(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(self: Knowledge, question: str, *_: object) -> Answer:
        if question == "slow":
            raise KeyboardInterrupt
        return Answer(question, reason="Answered.")

    monkeypatch.setattr(Knowledge, "answer", answer)
    assert talk("slow", ENTER, "fast", ENTER, CTRL_D) == f"{OPENING}Stopped.\n\n× Answered.\n\n"


def test_what_cannot_be_asked_is_one_line_and_the_chat_goes_on(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa_bot.errors import QuestionError

    def answer(self: Knowledge, question: str, *_: object) -> Answer:
        raise QuestionError("no such\nthing \x1b[2J")

    monkeypatch.setattr(Knowledge, "answer", answer)
    assert talk("cows?", ENTER, CTRL_D) == OPENING + "no such thing \ufffd[2J\n\n"


def test_the_next_chat_recalls_the_last_question(talk: Talk) -> None:
    talk("what do cows give?", ENTER, CTRL_D)
    assert talk(UP, ENTER, CTRL_D) == OPENING + MILK


def test_a_history_that_cannot_be_kept_is_said_once_and_the_chat_goes_on(
    talk: Talk, state: Path
) -> None:
    state.mkdir(parents=True)
    shown = talk("what do cows give?", ENTER, "what do cows give?", ENTER, CTRL_D)
    assert shown.count(str(state)) == 1
    assert shown.count(MILK) == 2


def test_a_cluster_that_is_gone_is_one_line_and_the_chat_goes_on(
    talk: Talk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed = iter([None])

    def refresh(self: Knowledge, *_: object) -> None:
        if self.source is None and next(refreshed, "gone"):
            raise UnreachableError("https://h:9200 can't be reached")

    monkeypatch.setattr(Knowledge, "refresh", refresh)
    shown = talk(
        *("what do cows give?", ENTER, "/copy 3", ENTER),
        *(f"/folder {folder}", ENTER, "what do cows give?", ENTER, CTRL_D),
    )
    gone = "https://h:9200 can't be reached\n"
    first, second, *_ = shown.removeprefix(OPENING).split("\n\n")
    assert first + "\n" == gone
    assert "No passage has been shown yet" in second
    assert shown.endswith(MILK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Bees make honey.\n\nCows give milk.\n")
    return folder


def asking(monkeypatch: pytest.MonkeyPatch, before: Callable[[str], None]) -> None:
    """Call `before` with each question that is asked, when the articles have been looked at."""
    answer = Knowledge.answer

    def first(self: Knowledge, question: str, *rest: Any) -> Answer:
        before(question)
        return answer(self, question, *rest)

    monkeypatch.setattr(Knowledge, "answer", first)


def test_what_has_changed_in_the_folder_is_in_the_next_answer(
    talk: Talk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(question: str) -> None:
        (folder / "a.txt").write_text("Goats give milk too.\n")

    asking(monkeypatch, change)
    keys = ("what do cows give?", ENTER, "what do goats give?", ENTER, CTRL_D)
    shown = talk(*keys, knowledge=Knowledge.open(folder, reader=None))
    assert shown == OPENING + MILK + "Goats give milk too.\na.txt:1\n\n"


def test_a_folder_that_is_gone_is_said_once_and_answers_come_from_the_state_before(
    talk: Talk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move(question: str) -> None:
        if folder.exists():
            folder.rename(folder.with_name("elsewhere"))

    asking(monkeypatch, move)
    keys = ("what do cows give?", ENTER) * 3
    shown = talk(*keys, CTRL_D, knowledge=Knowledge.open(folder, reader=None))
    assert shown.count(MILK) == 3
    assert shown.count("as they were before") == 1
    assert shown.count(str(folder)) == 1


def test_a_file_that_is_skipped_from_now_on_is_said_once(
    talk: Talk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(question: str) -> None:
        (folder / "b.txt").write_bytes(b"\0\1\2\3" * 100)

    asking(monkeypatch, add)
    keys = ("what do cows give?", ENTER) * 3
    shown = talk(*keys, CTRL_D, knowledge=Knowledge.open(folder, reader=None))
    assert shown.count("1 file skipped: b.txt") == 1


def test_an_index_that_cannot_be_kept_is_said_once_and_made_once(
    talk: Talk, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa_bot.index import building

    made = []
    make = building.index_in_memory

    def counted(articles: Iterable[Article]) -> Snapshot:
        made.append(1)
        return make(articles)

    monkeypatch.setattr(building, "index_in_memory", counted)
    (tmp_path / "file").touch()
    knowledge = Knowledge.open(folder, tmp_path / "file" / "index", reader=None)
    shown = talk(*("what do cows give?", ENTER) * 3, CTRL_D, knowledge=knowledge)
    assert shown.count("kept in memory") == 1
    assert shown.count(MILK) == 3
    assert len(made) == 1


def test_an_error_of_the_system_is_one_line_and_the_chat_goes_on(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(question: str) -> None:
        if question == "bees?":
            raise OSError(5, "Input/output error", "/some/file")

    asking(monkeypatch, fail)
    shown = talk("bees?", ENTER, "what do cows give?", ENTER, CTRL_D)
    assert shown == OPENING + "/some/file: Input/output error\n\n" + MILK


def test_a_fault_of_the_program_ends_an_answer_and_not_the_chat(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(question: str) -> None:
        if question == "bees?":
            raise KeyError("wax")

    asking(monkeypatch, fail)
    shown = talk("bees?", ENTER, "what do cows give?", ENTER, CTRL_D)
    told = "This is a fault in qa-bot; please report it: KeyError: 'wax'\n\n"
    assert shown == OPENING + told + MILK


def test_a_pasted_text_of_several_lines_is_one_question(talk: Talk) -> None:
    paste = "\x1b[200~what do\r\n  cows give?\n\x1b[201~"
    assert talk(paste, ENTER, CTRL_D) == OPENING + MILK


def test_vi_keys_edit_the_line_once_they_are_set(talk: Talk) -> None:
    # Back to the first word, which is changed.
    edit = ("when do cows give?", "\x1b", "0", "cw", "what", ENTER)
    shown = talk("/set keys vi", ENTER, *edit, CTRL_D)
    assert shown.endswith(MILK)


def test_settings_are_kept_for_the_next_chat(talk: Talk) -> None:
    talk("/set keys vi", ENTER, CTRL_D)
    # Back to the first word, which is changed.
    edit = ("when do cows give?", "\x1b", "0", "cw", "what", ENTER)
    assert talk(*edit, CTRL_D) == OPENING + MILK


def test_damaged_settings_are_said_once_and_the_defaults_are_used(
    talk: Talk, tmp_path: Path
) -> None:
    file = tmp_path / "config" / "qa-bot" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"k": 5, "keys": "vim"')
    shown = talk("what do cows give?", ENTER, "what do cows give?", ENTER, CTRL_D)
    assert shown.count(str(file)) == 1
    assert shown.count(MILK) == 2


def test_bytes_that_are_no_text_are_in_nobodys_way(talk: Talk) -> None:
    assert "a.txt:3" in talk("what do \udcff cows give?", ENTER, CTRL_D)


def test_leaving_and_help_wait_for_no_look_at_the_articles(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(Knowledge, "refresh", lambda *_: over.wait(60))
    shown = talk("/help", ENTER, "/quit", ENTER)
    over.set()
    assert "/sources" in shown


def test_a_program_that_a_reply_wants_runs_after_what_it_shows(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "qa_bot.chat.app.reply",
        lambda session, line: Reply([[("", "Shown.")]], run=lambda: print("Run.")),
    )
    assert talk("/open 1", ENTER, CTRL_D) == OPENING + "Shown.\n\nRun.\n"
