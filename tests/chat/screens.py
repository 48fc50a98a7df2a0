"""Whole sessions on a pty, screen by screen: `python -m tests.chat.screens` writes them anew.

The screens as they must be are kept in `screens/`, a file for each width; a test plays the same
keys and compares. Look at what has changed in those files before you commit it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

from tests.chat.pty import Terminal, environment

EXPECTED = Path(__file__).with_name("screens")
ROWS = 16
ARTICLES = {
    "ships.txt": "The harbour\n\nAda Berg, the mayor of the town, said the new bridge will cost "
    'two million euros.\n\n"We shall see," said Carl Dahl.\n\nThe ferry sails at noon.\n',
    "sheep.md": "# Sheep\n\nSheep give wool. Emil Falk told farmers that wool is cheap.\n",
}
PASTE = "\x1b[200~when does the\r\nferry sail?\n\x1b[201~"
# The columns of the terminal, and a step each: what it shows, and the keys that are pressed.
SESSIONS: dict[str, list[tuple[str, str]]] = {
    "80": [
        ("the opening", ""),
        ("a slash brings up the commands", "/"),
        ("what is gone leaves nothing behind", "\x15"),
        ("no menu under ordinary words", "what did ada"),
        ("a name's beginning brings up the name", "\x15what did Da"),
        ("tab takes it", "\t"),
        ("enter sends the question", " say\r"),
        ("what was asked before is suggested", "wha"),
        ("right takes the suggestion", "\x1b[C"),
        ("ctrl-c drops the line", "\x03"),
        ("up recalls what began as the line does", "wh\x1b[A"),
        ("ctrl-r searches", "\x03\x12Dahl"),
        ("enter takes what is found", "\r"),
        ("a paste of two lines is one question", f"\x05\x15{PASTE}"),
        ("and is answered as one", "\r"),
        ("articles after in:", "in:sh"),
    ],
    "42": [
        ("the opening", ""),
        ("the commands", "/"),
        ("a question that has no answer", "\x15who wrote Hamlet?\r"),
        ("letters in their order find a name", "what did Brg"),
        ("tab takes the name whole", "\t"),
        ("enter sends the question", " say?\r"),
        ("a long line is wrapped", "what does the new bridge over the harbour cost"),
    ],
}


def play(columns: str, folder: Path) -> Generator[tuple[str, Terminal], None, None]:
    """Play a session in an empty folder; each step with the terminal, when its keys are pressed."""
    articles = folder / "articles"
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, "utf-8")
    terminal = Terminal(
        [sys.executable, "-m", "qa_bot", str(articles)],
        environment(folder, XDG_CACHE_HOME=str(folder / "cache")),
        int(columns),
        ROWS,
    )
    try:
        terminal.wait_for("^>")
        for step, keys in SESSIONS[columns]:
            terminal.type(keys)
            yield step, terminal
    finally:
        terminal.close()


def expected(columns: str) -> dict[str, str]:
    """The screen of each step, as the file has it."""
    pages = (EXPECTED / f"{columns}.txt").read_text("utf-8").split("\f")
    return {step: screen.rstrip("\n") for step, _, screen in (p.partition("\n") for p in pages)}


def main() -> None:
    """Write the screens of all sessions."""
    EXPECTED.mkdir(exist_ok=True)
    for columns in SESSIONS:
        with tempfile.TemporaryDirectory() as folder:
            pages = [f"{step}\n{t.settle(2)}\n" for step, t in play(columns, Path(folder))]
        (EXPECTED / f"{columns}.txt").write_text("\f".join(pages), "utf-8")


if __name__ == "__main__":
    main()
