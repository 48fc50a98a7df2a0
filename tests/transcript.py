"""A session of the chat on a real terminal, as the README shows it.

    python -m tests.transcript ["QUESTION" …]

plays these turns, or those given, and prints the block for the README, whose own a test plays.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "what did Kallas say",
    "and Svyrydenko?",
    "who is she?",
    "what did Shmyhal promise the miners?",
    "how big is the moon?",
)
_WIDTH, _ROWS, _PATIENCE = 98, 200, 60


def transcript(questions: Sequence[str] = QUESTIONS) -> str:
    """All that stands on the screen when `qa-bot` was asked the questions, from its command on."""
    screen = pyte.Screen(_WIDTH, _ROWS)
    stream = pyte.ByteStream(screen)
    with tempfile.TemporaryDirectory() as home:
        own = ("NO_COLOR", "COLUMNS", "LINES", "PAGER", "FORCE_HYPERLINK")
        child = pexpect.spawn(
            sys.executable,
            ["-m", "qa_bot"],
            env={name: value for name, value in os.environ.items() if name not in own}
            | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONPATH": str(ROOT)}
            | {"HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home}
            | {"XDG_CONFIG_HOME": home},
            dimensions=(_ROWS, _WIDTH),
        )
        try:
            for turn, question in enumerate((*questions, "")):
                _wait_for_prompt(child, stream, screen, turn + 1)
                if question:
                    child.send(f"{question}\r")
            shown = _lines(screen)[:-1]
        finally:
            child.close(force=True)
    return "\n".join(("$ qa-bot", *shown)).rstrip()


def _wait_for_prompt(
    child: pexpect.spawn, stream: pyte.ByteStream, screen: pyte.Screen, prompts: int
) -> None:
    """Read until so many lines are prompts and the last one of all is an empty one."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        lines = _lines(screen)
        if lines and lines[-1] == ">" and sum(line.startswith(">") for line in lines) == prompts:
            return
        if time.monotonic() > deadline:
            raise TimeoutError("no prompt on\n" + "\n".join(lines))
        try:
            stream.feed(child.read_nonblocking(4096, timeout=0.2))
        except pexpect.TIMEOUT:
            continue


def _lines(screen: pyte.Screen) -> list[str]:
    text = "\n".join(line.rstrip() for line in screen.display)
    return re.sub(r"\n+\Z", "", text).split("\n")


if __name__ == "__main__":
    print(transcript(sys.argv[1:] or QUESTIONS))
