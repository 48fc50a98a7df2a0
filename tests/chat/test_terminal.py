"""The chat on a real terminal: what the screen shows, and what reaches it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="terminals are driven by pexpect")
pyte = pytest.importorskip("pyte", reason="screens are drawn by pyte")

# Other tests may have left threads; the child only runs exec.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

ROOT = Path(__file__).parents[2]
CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 60
# Between two prompts the terminal itself would take Ctrl-D: always wait for the next prompt.
THEN_PROMPT = r"(?:.*\n)+>\Z"
HOSTILE = (
    "Bees\x1b[2J\x1b]0;owned\x07 make \x9b31mhoney\u202e in hives.\n\n"
    "Cows give milk, 日本語 and cheese to all who ask for it and who live near the green hills.\n"
)


class Terminal:
    """A terminal of 60 columns and 20 rows that keeps all it was sent."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.received = b""
        self.screen = pyte.Screen(60, 20)
        self._stream = pyte.ByteStream(self.screen)
        self._child = pexpect.spawn(
            command[0], command[1:], env=environment, dimensions=(20, 60), timeout=PATIENCE
        )

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def type(self, keys: str) -> None:
        self._child.send(keys)

    def wait_for(self, pattern: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text, re.MULTILINE):
            assert time.monotonic() < deadline, f"no {pattern!r} on\n{self.text}"
            if not self._read():
                time.sleep(0.01)

    def status(self) -> int | None:
        while self._read():
            pass
        self._child.close()
        status: int | None = self._child.exitstatus
        return status

    def style(self, word: str) -> str:
        for row, line in enumerate(self.screen.display):
            if (column := line.find(word)) >= 0:
                return "bold" if self.screen.buffer[row][column].bold else ""
        raise AssertionError(f"no {word!r} on\n{self.text}")

    def close(self) -> None:
        self._child.close(force=True)

    def _read(self) -> bool:
        try:
            data = self._child.read_nonblocking(4096, timeout=PATIENCE)
        except pexpect.TIMEOUT:
            raise AssertionError(f"nothing more after\n{self.text}") from None
        except pexpect.EOF:
            return False
        self.received += data
        self._stream.feed(data)
        return True


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bees.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path, articles: Path) -> Iterator[Start]:
    opened = []

    def start(*command: str, **environment: str) -> Terminal:
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
        terminal = Terminal(
            list(command) or [sys.executable, "-m", "qa_bot", str(articles)],
            kept
            | {"TERM": "xterm-256color", "HOME": str(tmp_path), "PROMPT_TOOLKIT_NO_CPR": "1"}
            | {"XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONPATH": str(ROOT)}
            | environment,
        )
        opened.append(terminal)
        return terminal

    # Where the tests run in the background, SIGINT is ignored and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield start
    signal.signal(signal.SIGINT, before)
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
    terminal.type("where do bees make honey?\r")
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
        print("thinking", flush=True)
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


def test_the_terminal_is_left_as_it_was(start: Start, articles: Path) -> None:
    script = f"stty -g; '{sys.executable}' -m qa_bot '{articles}'; stty -g"
    terminal = start("sh", "-c", script)
    terminal.wait_for(r"^1 article" + THEN_PROMPT)
    terminal.type(CTRL_D)
    assert terminal.status() == 0
    settings = re.findall(rb"[0-9a-f]+(?::[0-9a-f]+){10,}", terminal.received)
    assert len(settings) == 2
    assert settings[0] == settings[1]
    assert terminal.received.count(b"\x1b[?2004h") == terminal.received.count(b"\x1b[?2004l")


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
