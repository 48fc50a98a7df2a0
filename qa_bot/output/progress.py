"""A word to the person who waits."""

from __future__ import annotations

import shutil
import sys
import threading
from time import monotonic
from types import TracebackType
from typing import TypeVar

S = TypeVar("S", bound="Status")


class Status:
    """A line on stderr about work that takes over half a second; only on a terminal, then erased.

    `text` may be set as often as one likes: what it holds is shown twice a second.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._shown = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def __enter__(self: S) -> S:
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
            self._write(self.text)

    def _write(self, text: str) -> None:
        # A line that is longer than the terminal is wide could not be erased.
        text = text[: shutil.get_terminal_size().columns - 1]
        sys.stderr.write(f"\r{' ' * self._shown}\r{text}")
        sys.stderr.flush()
        self._shown = len(text)


class LookingAtArticles(Status):
    """The status while articles are looked at; `progress` is for `Knowledge.open` and `refresh`."""

    def __init__(self) -> None:
        super().__init__("Looking at the articles...")
        self._began = monotonic()

    def progress(self, done: int, files: int, passages: int) -> None:
        """Take in the files done, the files to do, and the passages so far."""
        so_far = monotonic() - self._began
        left = so_far / max(done, 1) * (files - done)
        self.text = (
            f"Indexing: {done:,} of {files:,} files, {passages / so_far:,.0f} sentences/s, "
            f"{left:,.0f} s left"
        )
