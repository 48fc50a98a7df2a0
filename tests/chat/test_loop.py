"""The chat's logic, with keys from a pipe and no screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.loop import chat
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer

ENTER, CTRL_C, CTRL_D, UP = "\r", "\x03", "\x04", "\x1b[A"
KNOWLEDGE = Knowledge.from_texts({"a.txt": "Bees make honey.\n\nCows give milk.\n"})
OPENING = "1 article, 2 sentences. Ask a question, or /help.\n"
MILK = "Cows give milk.\na.txt:3\n\n"

Talk = Callable[..., str]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return QuestionHistory().path


@pytest.fixture
def talk(state: Path, capsys: pytest.CaptureFixture[str]) -> Talk:
    def talk(*keys: str, knowledge: Knowledge = KNOWLEDGE) -> str:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text("".join(keys))
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
    assert talk("slow", ENTER, "fast", ENTER, CTRL_D) == f"{OPENING}Stopped.\n\nAnswered.\n\n"


def test_what_cannot_be_asked_is_one_line_and_the_chat_goes_on(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa_bot.errors import QuestionError

    def answer(self: Knowledge, question: str, *_: object) -> Answer:
        raise QuestionError("no such\nthing \x1b[2J")

    monkeypatch.setattr(Knowledge, "answer", answer)
    assert talk("?", ENTER, CTRL_D) == OPENING + "no such thing \ufffd[2J\n\n"


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
