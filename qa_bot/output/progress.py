"""What is shown to somebody who waits: how far the work is."""

from __future__ import annotations

import sys
import threading
from time import monotonic
from types import TracebackType

from qa_bot.output.clean import clean

_SOON = 2  # seconds after which something can be said about those left
_EVERY = 0.5  # seconds between two showings, and before the first
_LONG = 1  # seconds after which the name of a file is shown that is still read


class Text:
    """A text that may be set as often as one likes."""

    def __init__(self, text: str) -> None:
        self.text = text


class Indexing:
    """How far indexing is; `Knowledge.open` and `refresh` call it to say so."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Start over: the articles are looked at, and nothing is known about them yet."""
        self._line = "Looking at the articles…"
        self._file = ""
        self._began = self._file_began = monotonic()

    def __call__(self, done: int, files: int, passages: int) -> None:
        """Take in the files done, the files to do, and the passages so far."""
        if not done:
            self._began = monotonic()
        seconds = monotonic() - self._began
        left = seconds / max(done, 1) * (files - done)
        about = f" about {left:,.0f} s left" if done and seconds > _SOON and left >= 1 else ""
        self._line = f"Reading {done:,} of {files:,} files…{about}"
        if done == files:
            self._line = "Writing the index…"

    def reading(self, file: str) -> None:
        """Take in the path of the file that is being read; empty for none."""
        if file != self._file:
            self._file, self._file_began = file, monotonic()

    @property
    def text(self) -> str:
        """The line to show now, with the name of a file that takes long."""
        long = self._file and monotonic() - self._file_began > _LONG
        name = self._file.rpartition("/")[2]
        return f"{self._line} {name}" if long else self._line


class Status:
    """A line on stderr about work that takes over half a second; only on a terminal, then erased.

    The text is shown as it is at that moment, twice a second.
    """

    def __init__(self, text: Text | Indexing) -> None:
        self._text = text
        self._shown = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def __enter__(self) -> Status:
        if sys.stderr.isatty():
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread.ident:
            self._thread.join()
        if self._shown:
            self._write("")

    def _show(self) -> None:
        while not self._over.wait(_EVERY):
            self._write(self._text.text)

    def _write(self, line: str) -> None:
        # Nobody waits for it where nothing is shown.
        from shutil import get_terminal_size

        line, cells = _fitting(line, get_terminal_size().columns - 1)
        sys.stderr.write(f"\r{' ' * self._shown}\r{line}")
        sys.stderr.flush()
        self._shown = cells


def _fitting(line: str, width: int) -> tuple[str, int]:
    """A line made safe and cut, since a longer one could not be erased, and the cells it takes."""
    # The tables of the cells that characters take are only needed while something is shown.
    from qa_bot.output.wrapping import cells

    line = clean(line)[:width]
    while (wide := cells(line)) > width:
        line = line[:-1]
    return line, wide
