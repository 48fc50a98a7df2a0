"""The lines typed in earlier chats, kept in a file for this user alone.

The file holds one JSON string a line, oldest first, each appended in a single write: chats that
run at the same time never mix two entries, and a line broken by a crash is passed over. When the
file can't be used, the chat goes on with what is in memory and `failure` says why.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_state_path
from prompt_toolkit.history import History

from qa_bot.chat.cleaning import clean

CAP = 10_000
LONGEST = 10_000
# Whatever stands at the path, a named pipe too, opening it must not wait.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class QuestionHistory(History):
    """A history of at most `CAP` entries in a file that only its owner can read."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.path = path or user_state_path("qa-bot") / "history"
        self.failure: str | None = None

    def load_history_strings(self) -> Iterable[str]:
        """Return the entries, newest first; control characters are gone from them."""
        lines: list[bytes] = []
        try:
            lines = self._lines()
            # A tenth of slack, so that a full history isn't written anew at every start.
            if len(lines) > CAP * 1.1:
                self._replace(lines[-CAP:])
        except OSError as error:
            self._fail(error)
        return [clean(entry) for line in reversed(lines[-CAP:]) if (entry := _decoded(line))]

    def store_string(self, string: str) -> None:
        """Append an entry to the file, unless it is too long or the file has failed before."""
        if self.failure or len(string) > LONGEST:
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _FLAGS, 0o600)
            try:
                os.write(file, f"{json.dumps(string)}\n".encode("ascii"))
            finally:
                os.close(file)
        except OSError as error:
            self._fail(error)

    def _lines(self) -> list[bytes]:
        try:
            file = os.open(self.path, os.O_RDONLY | _FLAGS)
        except FileNotFoundError:
            return []
        with open(file, "rb") as stream:
            return stream.read().splitlines(keepends=True)

    def _replace(self, lines: list[bytes]) -> None:
        # A temporary file is made with mode 0600, and a rename is all or nothing.
        file, name = tempfile.mkstemp(prefix="history.", dir=self.path.parent)
        try:
            with open(file, "wb") as stream:
                stream.writelines(lines)
            Path(name).replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise

    def _fail(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        self.failure = f"This chat's history can't be kept in {self.path}: {reason}"


def _decoded(line: bytes) -> str | None:
    try:
        entry = json.loads(line) if line.startswith(b'"') else None
    except ValueError:
        return None
    return entry if isinstance(entry, str) else None
