"""The chat on a real terminal: what the screen shows, and what reaches it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="terminals are driven by pexpect")
pytest.importorskip("pyte", reason="screens are drawn by pyte")

from tests.chat.pty import Terminal, environment

# Other tests may have left threads; the child only runs exec.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

CTRL_C, CTRL_D = "\x03", "\x04"
# Between two prompts the terminal itself would take Ctrl-D: always wait for the next prompt.
THEN_PROMPT = r"(?:.*\n)+>\Z"
HOSTILE = (
    "Bees\x1b[2J\x1b]0;owned\x07 make \x9b31mhoney\u202e in hives.\n\n"
    "Cows give milk, 日本語 and cheese to all who ask for it and who live near the green hills.\n"
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bees.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path, articles: Path) -> Iterator[Start]:
    opened: list[Terminal] = []

    def start(*command: str, **more: str) -> Terminal:
        command = command or (sys.executable, "-m", "qa_bot", str(articles))
        opened.append(Terminal(command, environment(tmp_path, **more)))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def test_a_question_is_answered_with_matches_in_bold_and_ctrl_d_leaves(start: Start) -> None:
    terminal = start()
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    assert terminal.text.startswith("1 article, 2 sentences.")
    terminal.type("what do cows give?\r")
    terminal.wait_for(r"^bees\.txt:3" + THEN_PROMPT)
    assert terminal.style("Cows") == "bold"
    assert terminal.style("milk") == ""
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_a_passage_is_wrapped_at_words_to_the_width_of_the_terminal(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("what do cows give?\r")
    terminal.wait_for(r"^bees\.txt:3" + THEN_PROMPT)
    terminal.type(CTRL_D)
    terminal.status()
    sent = terminal.received.decode().replace("\r", "")
    assert "Cows give milk, 日本語 and cheese to all who ask for it and\nwho live near" in sent


def test_what_an_article_holds_cannot_act_on_the_terminal(start: Start) -> None:
    terminal = start()
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("bees hives\r")
    terminal.wait_for(r"^bees\.txt:1" + THEN_PROMPT)
    assert terminal.screen.title == ""
    assert "1 article" in terminal.text
    for dangerous in ("\x1b[2J", "\x1b]", "\x07", "\x9b", "\u202e"):
        assert dangerous.encode() not in terminal.received
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_ctrl_c_drops_the_line_and_the_prompt_stays(start: Start) -> None:
    terminal = start()
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("half a question")
    terminal.wait_for("half a question")
    terminal.type(CTRL_C)
    terminal.wait_for("half a question" + THEN_PROMPT)
    terminal.type("/sources\r")
    terminal.wait_for(r"^bees\.txt " + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0


SLOW = """
import sys, time
from qa_bot.cli import main
from qa_bot.knowledge import Knowledge
answer = Knowledge.answer
def slowly(self, question, *rest):
    if question == "slow":
        sys.stdout.write("thinking\\n")
        time.sleep(600)
    return answer(self, question, *rest)
Knowledge.answer = slowly
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_stops_a_running_answer_and_the_prompt_stays(start: Start, articles: Path) -> None:
    terminal = start(sys.executable, "-c", SLOW, str(articles))
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("slow\r")
    terminal.wait_for("^thinking")
    terminal.type(CTRL_C)
    terminal.wait_for(r"^Stopped\." + THEN_PROMPT)
    terminal.type("what do cows give?\r")
    terminal.wait_for(r"^bees\.txt:3" + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_the_terminal_is_left_as_it_was(start: Start) -> None:
    terminal = start()
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
    terminal.assert_as_before()


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_get_plain_answers(
    start: Start, setting: dict[str, str]
) -> None:
    terminal = start(**setting)
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("what do cows give?\r")
    terminal.wait_for(r"^bees\.txt:3" + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
    assert b"\x1b[1m" not in terminal.received
    assert b"\x1b[2m" not in terminal.received


def test_work_that_takes_long_says_so_and_leaves_no_trace(start: Start, articles: Path) -> None:
    script = SLOW.replace(
        "Knowledge.answer = slowly",
        "opened = Knowledge.open\n"
        "def slowly(*rest, **more):\n    time.sleep(1.2)\n    return opened(*rest, **more)\n"
        "Knowledge.open = slowly",
    )
    terminal = start(sys.executable, "-c", script, str(articles))
    terminal.wait_for("^Looking at the articles")
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    assert "Looking" not in terminal.text
    terminal.type(CTRL_D)
    assert terminal.status() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
@pytest.mark.parametrize("busy", [False, True])
def test_a_signal_that_ends_the_chat_leaves_the_terminal_as_it_was(
    start: Start, articles: Path, name: str, busy: bool
) -> None:
    terminal = start(sys.executable, "-c", SLOW, str(articles))
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("slow\r" if busy else "half")
    terminal.wait_for("^thinking" if busy else "half")
    number = getattr(signal, name)
    os.kill(terminal.child.pid, number)
    assert terminal.status() == 128 + number
    terminal.assert_as_before()


def test_what_is_typed_while_an_answer_is_found_waits_unseen_for_the_prompt(
    start: Start, articles: Path
) -> None:
    terminal = start(sys.executable, "-c", SLOW, str(articles))
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("slow\r")
    terminal.wait_for("^thinking")
    terminal.type("what do cows give?\r")
    terminal.type("\x04")
    terminal.settle(0.2)
    assert "cows" not in terminal.text
    os.kill(terminal.child.pid, signal.SIGINT)
    terminal.wait_for(r"^bees\.txt:3")
    assert terminal.status() == 0


def test_ctrl_c_stops_an_answer_that_is_being_computed(start: Start, articles: Path) -> None:
    busy = SLOW.replace(
        "time.sleep(600)", "import numpy; numpy.ones((20000, 20000)).cumsum().sum()"
    )
    terminal = start(sys.executable, "-c", busy, str(articles))
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("slow\r")
    terminal.wait_for("^thinking")
    terminal.type(CTRL_C)
    terminal.wait_for(r"^Stopped\." + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_indexing_can_be_stopped_and_the_next_question_takes_it_up(
    start: Start, articles: Path
) -> None:
    script = SLOW.replace(
        "Knowledge.answer = slowly",
        "from qa_bot.index import workers\n"
        "build = workers.build\n"
        "def slowly(folder, files, *rest):\n"
        "    if len(files) > 100 and not stopped:\n"
        "        stopped.append(1)\n"
        "        while True: time.sleep(0.01)\n"
        "    return build(folder, files, *rest)\n"
        "stopped = []\n"
        "workers.build = slowly",
    )
    terminal = start(sys.executable, "-c", script, str(articles))
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    for number in range(101):
        (articles / f"goat-{number}.txt").write_text(f"Goat {number} gives milk.\n")
    terminal.type("what does goat 77 give?\r")
    terminal.wait_for("^Reading 0 of 101 files…")
    terminal.type(CTRL_C)
    terminal.wait_for(r"^Stopped\." + THEN_PROMPT)
    terminal.type("what does goat 77 give?\r")
    terminal.wait_for(r"goat-77\.txt:1(?:.*\n)*.*^>\Z")
    terminal.type(CTRL_D)
    assert terminal.status() == 0


def test_the_line_can_be_edited_in_an_editor(start: Start, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'what do\\ncows give?\\n' > \"$1\"\n")
    editor.chmod(0o700)
    terminal = start(EDITOR=str(editor))
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type("bees\x18\x05")
    terminal.wait_for(r"^> what do cows give\?")
    terminal.type("\r")
    terminal.wait_for(r"^bees\.txt:3" + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
