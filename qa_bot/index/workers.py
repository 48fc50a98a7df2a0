"""From files to what an index is made of on every core, in batches: a process of its own each."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, TypeAlias

from qa_bot.index.building import Outcome, index_batch
from qa_bot.index.manifest import Entry
from qa_bot.loading.sandbox import environment
from qa_bot.loading.walking import SourceFile
from qa_bot.model import Skipped

Told: TypeAlias = Callable[[str, int | None], object]
# What is done with a batch: its folder and files, when they count as read, and who is told of each.
Batch: TypeAlias = Callable[[Path, Sequence[SourceFile], int, Told], Outcome]

# Text that is taken in before a segment is written; about ten times as much memory.
BATCH_BYTES = 16 << 20
# Less than this is indexed here and now: another process costs half a second to start.
ALONE_BYTES = 2 << 20


class Job(NamedTuple):
    """What is done with files, batch by batch: a segment is made of each, or something like it.

    `folder` is where it is put, and `read` the time that counts as when the files were read;
    `script` is a program that does `batch` as `answer_request` is asked to.
    """

    folder: Path
    read: int
    batch: Batch = index_batch
    script: Path = Path(__file__).with_name("worker.py")


def build(
    job: Job,
    files: Sequence[SourceFile],
    done: Callable[[Sequence[SourceFile], Outcome], None],
    told: Told,
) -> None:
    """Index files, into new segments of an index folder or what else a job is.

    `done` is called after each batch, from this thread; what it was told stays complete if the rest
    is cut short. `told` is called from this thread with each file's id and None as it begins to be
    read, and with its passages after that. Raises OSError when a segment can't be written.
    """
    total = sum(file.size for file in files)
    workers = 1 if total < ALONE_BYTES else os.cpu_count() or 1
    batches = list(_batches(files, batch_bytes(total, workers)))
    if workers == 1 or len(batches) < 2:
        for batch in batches:
            done(batch, job.batch(job.folder, batch, job.read, told))
        return
    with _Workers(min(workers, len(batches)), job) as pool:
        for indexed, outcome in pool.run(batches, told):
            done(indexed, outcome)


def batch_bytes(total: int, workers: int) -> int:
    """How much text each batch holds, so that the workers end together and within their memory."""
    rounds = max(-(-total // (workers * BATCH_BYTES)), 1)
    return max(-(-total // (workers * rounds)), 1)


def _batches(files: Sequence[SourceFile], limit: int) -> Iterator[list[SourceFile]]:
    batch: list[SourceFile] = []
    size = 0
    for file in files:
        batch.append(file)
        size += file.size
        if size >= limit:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Workers:
    """Processes that index batches, each asked over a pipe by a thread of its own.

    They are started by their file and not by multiprocessing, which would run the caller's main
    module again, or fork the threads of a chat.
    """

    def __init__(self, count: int, job: Job) -> None:
        self._job = job
        self._ended = False
        self._told: SimpleQueue[tuple[str, int | None]] = SimpleQueue()
        self._idle: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()
        self._all = [
            subprocess.Popen(
                [sys.executable, str(job.script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
                encoding="ascii",
                # A group of its own, with the process in which it reads files, to which no Ctrl-C
                # of the terminal goes: what that means is decided here alone.
                start_new_session=True,
            )
            for _ in range(count)
        ]
        for process in self._all:
            self._idle.put(process)

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        for process in self._all:
            _kill(process)
        for process in self._all:
            process.communicate()

    def run(
        self,
        batches: Sequence[Sequence[SourceFile]],
        told: Told,
    ) -> Iterator[tuple[Sequence[SourceFile], Outcome]]:
        """Index the batches, and give each with what became of it, in the order they are done.

        `told` is called as each file is begun and ended, or soon after it.
        """
        # Most indexing is done without.
        from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

        threads = ThreadPoolExecutor(len(self._all))
        try:
            asked = {threads.submit(self._ask, batch): batch for batch in batches}
            left = set(asked)
            while left:
                # No longer at a time, so that a thread that is told to stop gets to do so.
                done, left = wait(left, timeout=0.1, return_when=FIRST_COMPLETED)
                while not self._told.empty():
                    told(*self._told.get())
                for answered in done:
                    yield asked[answered], answered.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def _ask(self, batch: Sequence[SourceFile]) -> Outcome:
        process = self._idle.get()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            files = [(f.id, f.place, f.size, f.mtime_ns, f.ctime_ns, f.inode) for f in batch]
            request = json.dumps([os.fspath(self._job.folder), self._job.read, files])
            process.stdin.write(request + "\n")
            process.stdin.flush()
            self._tell(batch[0].id, None)
            at = 0
            while isinstance(answer := json.loads(process.stdout.readline()), int):
                self._tell(batch[at].id, answer)
                at += 1
                if at < len(batch):
                    self._tell(batch[at].id, None)
            entry, unreadable = answer
            found = [(batch[at], Skipped(path, reason)) for at, path, reason in unreadable]
            return (None if entry is None else Entry(*entry)), found
        except (OSError, ValueError):
            if self._ended:
                raise
            # The process has ended, perhaps for want of memory; a cause that lies here shows now.
            return self._job.batch(self._job.folder, batch, self._job.read, self._tell)
        finally:
            self._idle.put(process)

    def _tell(self, file: str, passages: int | None) -> None:
        """Note that a file is begun, or its passages.

        Raises OSError where nobody waits for the rest any more.
        """
        if self._ended:
            raise OSError("the indexing was ended")
        self._told.put((file, passages))


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and those that it started, where the system tells which these are."""
    if hasattr(os, "killpg"):
        # One that has ended by itself is still there to be waited for, and so is its group.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def answer_request(line: str, write: Callable[[str], object], do: Batch = index_batch) -> None:
    """Do what a line asks that `_Workers` wrote, and write the lines that it reads.

    They are the passages of each file, as a number, and at the end what became of the batch.
    """
    folder, read, records = json.loads(line)
    files = [SourceFile(id, path, *numbers) for id, path, *numbers in records]

    def told(_: str, passages: int | None) -> None:
        if passages is not None:
            write(str(passages))

    entry, unreadable = do(Path(folder), files, read, told)
    written = None if entry is None else entry[:-1]
    number = {file.id: at for at, file in enumerate(files)}
    found = [(number[file.id], why.path, why.reason) for file, why in unreadable]
    write(json.dumps([written, found]))
