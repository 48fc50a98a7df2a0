"""The README stays true."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = (line for line in README.splitlines() if "/pytest" in line)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
# Other tests may have left threads; the child only runs exec.
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_the_transcript_is_what_the_chat_shows_on_a_terminal() -> None:
    from tests.transcript import transcript

    (block,) = re.findall(r"```\n(\$ qa-bot\n.*?)\n```", README, re.DOTALL)
    questions = re.findall("^> (.+)", block, re.MULTILINE)
    assert questions
    assert transcript(questions) == block
