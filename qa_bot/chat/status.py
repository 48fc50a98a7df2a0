"""A word to the person who waits."""

from __future__ import annotations

import sys
import threading
from types import TracebackType


class Status:
    """A line on stderr about work that takes over half a second; only on a terminal, then erased.

    `text` may be set as often as one likes: what it holds is shown twice a second.
    """

    def __init__(self, text: str) -> None:
        self.text = text
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
            self._write(self.text)

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{' ' * self._shown}\r{text}")
        sys.stderr.flush()
        self._shown = len(text)
