"""A process in which files are read whose loaders may hang, swallow all memory or crash.

A file of 747 bytes can keep a PDF library busy for ever, and nothing but the end of the process
stops it. One child reads file after file: the bytes go to it over a pipe, one line of JSON comes
back for each article. It ends by itself when a file takes too long, and another takes its place.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple, cast

from qa_bot.forks import ForkableLock
from qa_bot.language.text.blocks import Block, Layout
from qa_bot.loading.formats import MIB
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Skipped

# What a child leaks, and what a file may have changed in it, ends with it.
_MOST_FILES = 2_000
_CHILD = Path(__file__).with_name("child.py")
_MOST_ANSWER_BYTES = 256 * MIB
_END = b"null\n"
_SURROGATES = re.compile("[\ud800-\udfff]")

_SLOW = "it takes too long to read"
_MEMORY = "it takes too much memory to read"
_BROKEN = "damaged, or made in a way that can't be read"


class Limits(NamedTuple):
    """What reading one file may take.

    `processor` are the seconds that any file may take, `processor_per_mib` those more for each MiB
    of it, `seconds` the time by the clock for each article; `memory` are bytes, `characters` those
    of the text that comes out.
    """

    processor: float = 4.0
    processor_per_mib: float = 3.0
    seconds: float = 60.0
    memory: int = 2048 * MIB
    characters: int = 64 * MIB


LIMITS = Limits()


class Sandbox:
    """One child process, started when it is first needed; many threads may ask, each in turn."""

    def __init__(self, child: Path = _CHILD) -> None:
        """`child` is the program that it runs."""
        self._program = child
        self._lock = ForkableLock()
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0

    def load(self, file: str, data: bytes) -> list[Loaded | Skipped]:
        """What the loader of its kind finds in a file, by its path and its bytes.

        Raises Unreadable where there is nothing, or too much, or reading it took too much.
        """
        with self._lock.held():
            try:
                return self._ask(file, data)
            except OSError as error:
                self._end()
                raise Unreadable(f"no process can be started to read it ({error})") from None
            except BaseException as error:
                # What a child is in the middle of would be taken for its next answer.
                if not isinstance(error, Unreadable):
                    self._end()
                raise

    @property
    def process(self) -> int | None:
        """The id of the child, if there is one."""
        return self._child.pid if self._child else None

    def end(self) -> None:
        """End the child, if there is one; the next file starts another."""
        with self._lock.held():
            self._end()

    def forget(self) -> None:
        """In a forked process, leave the child to the process that started it."""
        child, self._child = self._child, None
        if child:
            child.returncode = 0
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    cast(IO[bytes], pipe).close()

    def _ask(self, file: str, data: bytes) -> list[Loaded | Skipped]:
        child = self._running()
        limits = LIMITS
        processor = limits.processor + limits.processor_per_mib * len(data) / MIB
        request = json.dumps([file, len(data), processor, limits.seconds, limits.characters])
        # Where the system has no timers that end a process, the child can't end itself.
        late = None if hasattr(signal, "setitimer") else Timer(limits.seconds, child.kill)
        if late:
            late.start()
        try:
            with suppress(BrokenPipeError):
                assert child.stdin is not None
                for piece in (request.encode() + b"\n", data):
                    _write(child.stdin, piece)
            return list(self._answers(child))
        finally:
            if late:
                late.cancel()

    def _answers(self, child: subprocess.Popen[bytes]) -> Iterator[Loaded | Skipped]:
        """What a child answers, up to its last line, the end or the reason for one."""
        left = _MOST_ANSWER_BYTES
        answers = cast(BufferedReader, child.stdout)
        while (line := answers.readline(left)).endswith(b"\n"):
            left -= len(line)
            if line == _END:
                return
            if line.startswith(b'"'):
                reason = json.loads(line)
                if reason == _MEMORY:
                    self._end()
                raise Unreadable(reason)
            yield received(line)
        if len(line) == left:
            self._end()
            raise Unreadable("it holds too much text")
        # The child has ended without an answer.
        reason = _death(child.wait())
        self._end()
        raise Unreadable(reason)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child and self._child.poll() is None and self._files < _MOST_FILES:
            self._files += 1
            return self._child
        self._end()
        self._files = 1
        self._child = subprocess.Popen(
            [sys.executable, str(self._program), str(LIMITS.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()
            child.communicate()


SANDBOX = Sandbox()
atexit.register(SANDBOX.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=SANDBOX.forget)


def environment() -> dict[str, str]:
    """The environment in which a module of this package, run by its file, finds the package."""
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def sent(found: Loaded | Skipped) -> bytes:
    """An article as the line that goes over the pipe."""
    if isinstance(found, Skipped):
        record: list[object] = [found.path, found.reason]
    else:
        text = found.text.replace("\0", "\ufffd")
        layout = found.layout
        laid = None
        if layout is not None:
            blocks = [(b.start, b.end, b.kind, b.heading, b.lead_in) for b in layout.blocks]
            laid = (blocks, layout.hidden, layout.literal)
        said = (found.title, found.author, found.date, found.encoding, found.name)
        record = [text, laid, found.places, *said]
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        return line.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", line).encode()


def received(line: bytes) -> Loaded | Skipped:
    """The article of a line that came over the pipe."""
    record: list[object] = json.loads(line)
    if len(record) == 2:
        path, reason = cast(list[str], record)
        return Skipped(path, reason)
    text, laid, places, title, author, date, encoding, name = cast(tuple, record)  # type: ignore[type-arg]
    layout = None
    if laid is not None:
        blocks, hidden, literal = laid
        layout = Layout(
            text,
            [Block(*block) for block in blocks],
            [tuple(stretch) for stretch in hidden],
            [tuple(stretch) for stretch in literal],
        )
    at = tuple((offset, label) for offset, label in places)
    return Loaded(text, title, layout, at, author, date, encoding, name)


def answers(file: str, data: bytes, characters: int) -> Iterator[bytes]:
    """The lines that answer a request, in the child."""
    from qa_bot.loading.recognition import load

    try:
        for found in load(file, data):
            if isinstance(found, Loaded):
                characters -= len(found.text)
                if characters < 0:
                    raise Unreadable("it holds too much text")
            yield sent(found)
    except Unreadable as error:
        yield _reason(str(error))
    except MemoryError:
        yield _reason(_MEMORY)
    except RecursionError:
        yield _reason("it is nested too deeply")
    except Exception as error:
        yield _reason(f"{_BROKEN} ({type(error).__name__})")
    else:
        yield _END


def _reason(reason: str) -> bytes:
    return json.dumps(reason).encode() + b"\n"


def _death(status: int) -> str:
    """Why a child ended, by the signal that ended it."""
    if status == -getattr(signal, "SIGKILL", 0.5):
        return _MEMORY  # The system ends a process like this when memory runs out.
    slow = {-getattr(signal, name, -1) for name in ("SIGALRM", "SIGPROF")}
    return _SLOW if status in slow else _BROKEN


def _write(pipe: IO[bytes], data: bytes) -> None:
    # It is written at once, so that a forked process never holds what is still to be written.
    pipe.write(data)
    pipe.flush()
