"""Random keys by the thousand: `python -m tests.chat.storms --times 200`.

Each storm is a chat on a pty of random size that gets a thousand random keys in bursts, is resized,
and has its articles changed meanwhile; a chat that a key has ended is started again. There must be
no traceback, the chat must still answer after the storm and leave when asked, and the terminal must
be left as it was. A storm is known by its seed: `--seed 17 --times 1` is the seventeenth alone.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.chat.pty import Terminal, environment

WORDS = (
    "what did Ada Berg say about the harbour",
    "who is Carl Dahl",
    "and she?",
    "in:harbour.txt cost",
    '"new bridge"',
    "-cost",
    "日本語 ünï 🌉",
    "ada",
    "Car",
)
COMMANDS = (
    *("/", "/help", "/sources", "/skipped", "/open 1", "/s"),
    *("/set keys vi\r", "/set keys emacs\r"),
)
ARROWS = ("A", "A", "B", "C", "D", "H", "F", "3~", "5~", "Z", "1;5C", "1;5D")
KEYS = (
    *(chr(number) for number in range(1, 32) if number not in (4, 26)),
    *("\r", "\r", "\r", "\t", "\x7f", "\x7f", "\x03", "\x12", "\x07", "\x1b", " "),
    *(f"\x1b[{key}" for key in ARROWS),
    *(f"\x1b{key}" for key in "bdfulct.<>\x7f"),
    *("\x1b[200~two\r\nlines of\x1b[31m paste\n\x1b[201~", "\x18\x05", "\x1bOP", "\x1b[99;99R"),
    *("\x04", "\x1a", "\x80", "\u202e", "\ud83d", "🌉"),
)
ARTICLES = {
    "harbour.txt": "The harbour\n\nAda Berg, the mayor, said the bridge will cost a million.\n\n"
    '"We shall see," said Carl Dahl. The harbour is old.\n',
    "sheep.md": "# Sheep\n\nSheep give wool. Emil Falk told farmers that wool is cheap.\n",
}


def storm(seed: int, keys: int, folder: Path) -> int:
    """Let one storm rage; how many chats it took. Raises AssertionError when one doesn't stand."""
    chance = random.Random(seed)
    articles = folder / "articles"
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, "utf-8")
    left = keys
    chats = 0
    while left > 0:
        chats += 1
        columns, rows = chance.choice([(80, 24), (42, 20), (120, 50), (20, 5)])
        terminal = Terminal(
            [sys.executable, "-m", "qa_bot", str(articles)],
            environment(folder, EDITOR="true", PAGER="true", XDG_CACHE_HOME=str(folder / "cache")),
            columns,
            rows,
        )
        try:
            terminal.wait_for("^>")
            left -= _rage(terminal, chance, left, articles)
            _calm(terminal)
        finally:
            terminal.close()
    return chats


def _rage(terminal: Terminal, chance: random.Random, keys: int, articles: Path) -> int:
    """Press at most so many keys; how many it were until the chat left."""
    pressed = 0
    while pressed < keys and terminal.child.isalive():
        burst = [_key(chance) for _ in range(min(chance.randint(1, 40), keys - pressed))]
        pressed += len(burst)
        data = "".join(burst).encode("utf-8", "surrogatepass")
        terminal.press(data)
        if chance.random() < 0.1:
            terminal.resize(chance.choice([20, 42, 80, 120]), chance.choice([5, 20, 24, 50]))
        if chance.random() < 0.05:
            text = f"Sheep\n\nSheep number {chance.random()} gives wool.\n"
            (articles / "sheep.md").write_text(text, "utf-8")
        until = time.monotonic() + chance.choice([0, 0.01, 0.05, 0.2])
        while terminal.read(max(until - time.monotonic(), 0)):
            pass
    return pressed


def _key(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(WORDS)
    if kind < 0.13:
        return chance.choice(COMMANDS)
    if kind < 0.4:
        return chance.choice("abdeikost KC")
    return chance.choice(KEYS)


def _calm(terminal: Terminal) -> None:
    """See that the chat still answers, if it hasn't left, and leaves the terminal as it was."""
    if terminal.child.isalive():
        # Out of any mode and menu, and whatever is in the line away.
        for key in ("\x07", "\x03", "\x03"):
            terminal.press(key.encode())
            terminal.settle(0.3)
        at = len(terminal.received)
        terminal.press(b"zebra harbour?\r")
        deadline = time.monotonic() + 60
        while not re.search(rb"harbour\.txt|sheep\.md", terminal.received[at:]):
            if not terminal.child.isalive():
                break
            assert time.monotonic() < deadline, f"it hangs:\n{terminal.text}"
            terminal.read(0.1)
        deadline = time.monotonic() + 60
        while terminal.child.isalive():
            assert time.monotonic() < deadline, f"it doesn't leave:\n{terminal.text}"
            terminal.press(b"\x03")
            terminal.read(0.2)
            terminal.press(b"\x04")
            terminal.settle(0.2)
    status = terminal.status()
    assert b"Traceback" not in terminal.received, terminal.text
    assert b"Unhandled exception" not in terminal.received, terminal.text
    # Ctrl-\\ leaves; one key more, and the program is ended after the terminal was given back.
    # A Ctrl-C that comes while it is leaving already makes it 130.
    left = (0, 128 + signal.SIGINT, 128 + signal.SIGQUIT, -signal.SIGQUIT, -signal.SIGINT)
    assert status in left, f"it ended with {status}:\n{terminal.text}"
    terminal.assert_as_before()


def main(argv: Sequence[str] | None = None) -> int:
    """Run storms and say how they went; the number of those that something didn't stand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--keys", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    failed = []
    chats = 0
    for seed in range(options.seed, options.seed + options.times):
        with tempfile.TemporaryDirectory() as folder:
            try:
                chats += storm(seed, options.keys, Path(folder))
            except AssertionError as error:
                failed.append(seed)
                print(f"storm {seed}: {error}\n", flush=True)
        if seed % 10 == 0:
            print(f"{seed} done, {len(failed)} failed", flush=True)
    print(
        f"{options.times} storms of {options.keys:,} keys, {chats:,} chats: "
        f"{len(failed)} failed {failed or ''}"
    )
    return len(failed)


if __name__ == "__main__":
    sys.exit(main() > 0)
