"""The lines typed in earlier chats, kept in a file for this user alone.

The file holds one JSON string a line, oldest first, each appended in a single write: chats that
run at the same time never mix two entries, and a line broken by a crash is passed over. When the
file can't be used, the chat goes on with what is in memory and `failure` says why.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import tempfile
from collections.abc import AsyncGenerator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from platformdirs import user_state_path
from prompt_toolkit.history import History

from qa_bot.output.clean import clean

CAP = 10_000
LONGEST = 10_000
# Bytes that are read before the first prompt.
_AT_ONCE = 1 << 14
_CREDENTIALS = re.compile(r"://\S*@")
# Opening the path must not wait, even if it is a named pipe.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class QuestionHistory(History):
    """A history of at most `CAP` entries in a file that only its owner can read."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.path = path or user_state_path("qa-bot") / "history"
        self.failure: str | None = None
        self._older: Future[list[str]] | None = None
        self._writing = Lock()

    async def load(self) -> AsyncGenerator[str, None]:
        """Yield the entries, newest first.

        The last few are there at once, for whoever starts with a key that asks for them; the
        others, however many, when a thread has read them.
        """
        if self._older is None:
            newest, at = self._read(_AT_ONCE)
            self._loaded_strings += newest
            most = CAP - len(newest)
            self._older = ThreadPoolExecutor(1).submit(lambda: self._read(None, at)[0][:most])
        for number, entry in enumerate(list(self._loaded_strings)):
            yield entry
            await _let_keys_through(number)
        if not self._loaded:
            # A line that is sent meanwhile ends the wait but not the reading.
            older = await asyncio.shield(asyncio.wrap_future(self._older))
            self._loaded = True
            self._loaded_strings += older
            for number, entry in enumerate(older):
                yield entry
                await _let_keys_through(number)

    def load_history_strings(self) -> Iterable[str]:
        """Return the entries, newest first; control characters are gone from them."""
        return self._read(None)[0]

    def store_string(self, string: str) -> None:
        """Append an entry to the file, unless it is too long or the file has failed before.

        Nor one with an address that may hold a password.
        """
        if self.failure or len(string) > LONGEST or _CREDENTIALS.search(string):
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._writing:
                file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _FLAGS, 0o600)
                try:
                    os.write(file, f"{json.dumps(string)}\n".encode("ascii"))
                finally:
                    os.close(file)
        except OSError as error:
            self._fail(error)

    def _read(self, size: int | None, end: int | None = None) -> tuple[list[str], int]:
        """The entries in the last `size` bytes before `end`, newest first, and where they begin."""
        lines: list[bytes] = []
        start = 0
        try:
            with open(os.open(self.path, os.O_RDONLY | _FLAGS), "rb") as stream:
                if end is None:
                    end = stream.seek(0, os.SEEK_END)
                if size is not None:
                    start = max(end - size, 0)
                stream.seek(start)
                lines = stream.read(end - start).splitlines(keepends=True)
            if start and lines:
                # The first line may have begun before.
                start += len(lines.pop(0))
            # The slack keeps a full history from being rewritten at every start.
            if not start and len(lines) > CAP * 1.1:
                self._shorten()
        except FileNotFoundError:
            pass
        except OSError as error:
            self._fail(error)
        newest = reversed(lines[-CAP:])
        return [clean(entry) for line in newest if (entry := _decoded(line))], start

    def _shorten(self) -> None:
        with self._writing:
            self._replace(self.path.read_bytes().splitlines(keepends=True)[-CAP:])

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
        self.failure = f"The history can't be kept in {self.path}: {reason}"


async def _let_keys_through(number: int) -> None:
    if number % 100 == 99:
        await asyncio.sleep(0)


def _decoded(line: bytes) -> str | None:
    try:
        entry = json.loads(line) if line.startswith(b'"') else None
    except ValueError:
        return None
    return entry if isinstance(entry, str) else None
