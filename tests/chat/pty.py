"""A terminal of any size that a program is run on, drawn by pyte."""

from __future__ import annotations

import difflib
import os
import re
import select
import signal
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE = 60


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a chat whose home is this folder."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
    return (
        kept
        | {"TERM": "xterm-256color", "HOME": str(home), "PYTHONPATH": str(ROOT)}
        | {"XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
        | more
    )


class Terminal:
    """A terminal with a program on it; it keeps all it was sent, and tells where its cursor is."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 60,
        rows: int = 20,
    ) -> None:
        self.received = b""
        self.screen = pyte.Screen(columns, rows)
        # What the terminal itself answers, such as where its cursor is.
        setattr(self.screen, "write_process_input", self.type)  # noqa: B010
        self._stream = pyte.ByteStream(self.screen)
        # Where the tests run in the background, SIGINT is ignored and children inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=dict(environment),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        signal.signal(signal.SIGINT, before)
        self.child.delaybeforesend = None
        self.before = self.modes()

    @property
    def text(self) -> str:
        """What is on the screen, without the blanks at the ends of lines."""
        # pyte's own `display` fails on the second half of a wide character that was written over.
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        lines = ("".join(self.screen.buffer[y][x].data for x in columns) for y in rows)
        return "\n".join(line.rstrip() for line in lines).rstrip()

    def modes(self) -> list[object]:
        """The modes of the terminal, as stty shows them."""
        return termios.tcgetattr(self.child.child_fd)

    def type(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def press(self, keys: bytes) -> None:
        """Press keys, whatever they are, while the program may be writing or have ended."""
        while keys and self.child.isalive():
            _, ready, _ = select.select([], [self.child.child_fd], [], 0.05)
            if ready:
                try:
                    keys = keys[os.write(self.child.child_fd, keys[:256]) :]
                except OSError:
                    return
            self.read(0)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def wait_for(self, pattern: str) -> None:
        """Wait until the screen matches a pattern."""
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text, re.MULTILINE):
            assert time.monotonic() < deadline, f"no {pattern!r} on\n{self.text}"
            assert self.read(0.05) or self.child.isalive(), f"it ended:\n{self.text}"

    def wait_for_screen(self, expected: str) -> None:
        """Wait until the screen is as expected."""
        deadline = time.monotonic() + PATIENCE
        while self.text != expected:
            if time.monotonic() > deadline:
                lines = difflib.ndiff(expected.splitlines(), self.text.splitlines())
                raise AssertionError("\n".join(["not the screen expected:", *lines]))
            self.read(0.05)

    def settle(self, seconds: float = 1.0) -> str:
        """Wait until nothing has come for so long; what is then on the screen."""
        while self.read(seconds):
            pass
        return self.text

    def status(self) -> int | None:
        """Wait for the end; the exit status, or minus the signal that ended it."""
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < deadline, f"it goes on:\n{self.text}"
            self.read(0.05)
        while self.read(0):
            pass
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        status: int | None = self.child.exitstatus
        return status

    def style(self, word: str) -> str:
        """How a word is shown: 'bold' or ''."""
        for row, line in enumerate(self.screen.display):
            if (column := line.find(word)) >= 0:
                return "bold" if self.screen.buffer[row][column].bold else ""
        raise AssertionError(f"no {word!r} on\n{self.text}")

    def assert_as_before(self) -> None:
        """The modes are as before the program, pastes aren't bracketed, the cursor is shown."""
        assert self.modes() == self.before
        for on, off in ((b"\x1b[?2004h", b"\x1b[?2004l"), (b"\x1b[?25l", b"\x1b[?25h")):
            assert self.received.rfind(on) <= self.received.rfind(off), f"{on!r} is the last word"

    def close(self) -> None:
        """End the program, if it hasn't ended, and the terminal."""
        self.child.close(force=True)

    def read(self, seconds: float) -> bool:
        """Take in what comes within so long; whether anything came."""
        if not select.select([self.child.child_fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.child.child_fd, 1 << 16)
        except OSError:
            return False
        self.received += data
        self._stream.feed(data)
        return bool(data)
