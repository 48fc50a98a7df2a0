"""A word to the person who waits."""

from __future__ import annotations

import shutil
import sys
import threading
from time import monotonic
from types import TracebackType

_SOON = 2  # seconds after which something can be said about those left


class Text:
    """A text that may be set as often as one likes."""

    def __init__(self, text: str) -> None:
        self.text = text


class Indexing(Text):
    """How far indexing is; `progress` is for `Knowledge.open` and `refresh`."""

    def __init__(self) -> None:
        super().__init__("")
        self.begin()

    def begin(self) -> None:
        """Begin anew: the articles are looked at, and nothing is known about them yet."""
        self.text = "Looking at the articles…"
        self._began = monotonic()

    def progress(self, done: int, files: int, passages: int) -> None:
        """Take in the files done, the files to do, and the passages so far."""
        if not done:
            self._began = monotonic()
        seconds = monotonic() - self._began
        left = seconds / max(done, 1) * (files - done)
        about = f" about {left:,.0f} s left" if done and seconds > _SOON and left >= 1 else ""
        self.text = f"Reading {done:,} of {files:,} files…{about}"
        if done == files:
            self.text = "Writing the index…"


class Status:
    """A line on stderr about work that takes over half a second; only on a terminal, then erased.

    The text is shown as it is at that moment, twice a second.
    """

    def __init__(self, text: Text) -> None:
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
        while not self._over.wait(0.5):
            self._write(self._text.text)

    def _write(self, line: str) -> None:
        # A line that is longer than the terminal is wide could not be erased.
        line = line[: shutil.get_terminal_size().columns - 1]
        sys.stderr.write(f"\r{' ' * self._shown}\r{line}")
        sys.stderr.flush()
        self._shown = len(line)
