"""Whole sessions on a real terminal, screen by screen."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="terminals are driven by pexpect")
pytest.importorskip("pyte", reason="screens are drawn by pyte")

from tests.chat.screens import SESSIONS, expected, play

# Other tests may have left threads; the child only runs exec.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


@pytest.mark.parametrize("columns", SESSIONS)
def test_each_step_of_a_session_shows_the_screen_expected(columns: str, tmp_path: Path) -> None:
    screens = expected(columns)
    assert list(screens) == [step for step, _ in SESSIONS[columns]]
    for step, terminal in play(columns, tmp_path):
        terminal.wait_for_screen(screens[step])


def test_after_a_resize_answers_are_wrapped_to_the_new_width(tmp_path: Path) -> None:
    steps = play("80", tmp_path)
    _, terminal = next(steps)
    terminal.type("what did Berg say about the bridge")
    terminal.wait_for("the bridge")
    terminal.resize(42, 16)
    terminal.type("?\r")
    terminal.wait_for(
        r"^Ada Berg, the mayor of the town, said the\n"
        r"new bridge will cost two million euros\.$"
    )
    steps.close()
