"""The README stays true."""

from __future__ import annotations

from pathlib import Path

from qa_bot import Knowledge
from qa_bot.chat.commands import reply
from qa_bot.chat.session import Session

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = (line for line in README.splitlines() if "/pytest" in line)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) < 150


def test_the_transcript_is_what_the_chat_answers() -> None:
    transcript = README.split("$ qa-bot\n")[1].split("```")[0]
    _, *turns = transcript.split("\n> ")
    assert turns
    session = Session(Knowledge.open())
    for turn in turns:
        question, _, shown = turn.partition("\n")
        said = "".join(text for part in reply(session, question).paragraphs for _, text in part)
        assert "".join(said.split()) == "".join(shown.split())
