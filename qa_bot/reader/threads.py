"""Work shared among a few threads, each of which multiplies its matrices alone.

BLAS would split every product among threads of its own, which spin while they wait for each other.
Where something else has one of the processors, each product waits for it: then 3 GFLOP/s were
measured where one thread alone gives 100. So BLAS does without them while there is work, and whole
texts are shared out instead. Those who ask at the same time are served in turn, since a number of
threads that BLAS is kept to holds for all of them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Generic, TypeVar

R = TypeVar("R")

_MOST = 8
_lock = threading.Lock()


@contextmanager
def alone() -> Iterator[int]:
    """Keep BLAS to one thread, and give the number of threads that may be used instead of its own.

    Only one at a time is within it, the others wait; afterwards BLAS is as it was.
    """
    with _lock:
        before = _threads_of_blas()
        with _kept_to_one():
            # Where somebody else has the say over BLAS, it goes on as it did.
            told = max(_threads_of_blas(), default=1) == 1
            yield max(1, min(_MOST, *(before or [os.cpu_count() or 1]))) if told else 1


def run(tasks: Sequence[Callable[[], R]]) -> list[R]:
    """What each task gives, each done in a thread of its own; raises what one of them raised."""
    threads = [_Task(task) for task in tasks]
    for thread in threads:
        try:
            thread.start()
        except RuntimeError:  # no thread is to be had: too many, or the process is ending
            thread.run()
    return [thread.outcome() for thread in threads]


class _Task(threading.Thread, Generic[R]):
    def __init__(self, task: Callable[[], R]) -> None:
        super().__init__(daemon=True)
        self._do = task
        self._given: list[R] = []
        self._raised: BaseException | None = None

    def run(self) -> None:
        try:
            # Some libraries count their threads apart for each thread that calls them.
            with _kept_to_one():
                self._given.append(self._do())
        except BaseException as error:
            self._raised = error

    def outcome(self) -> R:
        if self.ident is not None:
            self.join()
        if self._raised is not None:
            raise self._raised
        return self._given[0]


def _threads_of_blas() -> list[int]:
    return [library.num_threads for library in _blas().lib_controllers]


def _kept_to_one() -> Any:
    return _blas().limit(limits=1, user_api="blas")


@lru_cache(1)
def _blas() -> Any:
    """Every BLAS that is loaded and can be told; where there is none, each does as it likes."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")


if hasattr(os, "register_at_fork"):
    # A process is forked while nobody is within `alone`, so that none is born with BLAS kept to
    # one thread and nobody to put it back.
    os.register_at_fork(
        before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release
    )
