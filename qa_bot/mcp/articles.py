"""The articles behind the tools: opened in the background, looked at again before each answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from qa_bot.errors import KnowledgeError
from qa_bot.knowledge import Knowledge
from qa_bot.output.remarks import count

T = TypeVar("T")
Told = Callable[[int, int, str], object]
"""Called with how many files are done, how many there are, and a line about it."""


class Served:
    """Knowledge that is opened by `open`, which takes a function that is told of the progress.

    A server is there at once, however long its articles take to index: what is asked before waits.
    """

    def __init__(self, open: Callable[[Callable[[int, int, int], None]], Knowledge]) -> None:
        self._done = self._to_do = 0
        self._opened: Knowledge | None = None
        self._failed: Exception | None = None
        self._ready = threading.Event()
        threading.Thread(target=self._open, args=(open,), daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait for the articles at most `seconds`; whether they are there.

        Raises what opening them raised.
        """
        ready = self._ready.wait(seconds)
        if self._failed:
            raise self._failed
        return ready

    @property
    def progress(self) -> tuple[int, int, str]:
        """Files done, files to do, and a line about it."""
        done, to_do = self._done, self._to_do
        return done, to_do, f"Indexing: {done:,} of {count(to_do, 'file')}"

    def ask(self, question: Callable[[Knowledge], T]) -> T:
        """What `ask` gives of the articles as they are now, once they are opened.

        Raises KnowledgeError where they are gone.
        """
        if self._opened is None:
            raise KnowledgeError("the articles are still being opened: ask again soon")
        self._opened.refresh()
        return question(self._opened)

    def described(self) -> str:
        """How many articles there are, as far as that is known."""
        if self._opened is None:
            return "The articles are being indexed: a first call waits for that."
        articles = count(len(self._opened.documents), "article")
        return f"{articles}, {count(len(self._opened), 'sentence')}."

    def _open(self, open: Callable[[Callable[[int, int, int], None]], Knowledge]) -> None:
        try:
            self._opened = open(self._note)
        except Exception as error:
            self._failed = error
        finally:
            self._ready.set()

    def _note(self, done: int, to_do: int, _: int) -> None:
        self._done, self._to_do = done, to_do
