"""What a forked child must never wait for: a thread that stayed behind in the parent.

A lock that another thread holds as a process forks is held in the child for ever. So locks are
new in a child, properties are worked out without one (`functools.cached_property` has one up to
Python 3.11), and a fork waits until no module that a question or an index needs is half imported.
"""

from __future__ import annotations

import _frozen_importlib
import os
import sys
import time
from _thread import allocate_lock, get_ident
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

# What is imported when it is first needed, perhaps by a thread. The imports of others don't count:
# some go on for as long as a program runs.
_IMPORTED = sys.stdlib_module_names | frozenset(
    "qa_bot charset_normalizer markdown_it mdurl nltk numpy platformdirs rank_bm25 rapidfuzz regex "
    "Stemmer threadpoolctl wcwidth opensearchpy urllib3".split()
)
_LONGEST_IMPORT = 30.0  # seconds; far longer than any takes


class lazily(Generic[T]):
    """A property that is worked out once, perhaps twice where two threads ask at the same time."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazily[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> lazily[T] | T:
        if instance is None:
            return self
        value = self._work_out(instance)
        # From here on the instance's own attribute is found first.
        instance.__dict__[self._name] = value
        return value


class ForkableLock:
    """A lock that a forked child finds free."""

    def __init__(self) -> None:
        self._renew()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; one that was taken before a fork is not let go of after it."""
        if self._process != os.getpid():
            self._renew()
        with self._lock:
            yield

    def _renew(self) -> None:
        # In this order, so that no thread of a child ever takes the parent's.
        self._lock = allocate_lock()
        self._process = os.getpid()


def _wait_for_imports() -> None:
    """Wait until no other thread is in the middle of an import, which a child could never end."""
    until = time.monotonic() + _LONGEST_IMPORT
    while _is_importing() and time.monotonic() < until:
        time.sleep(0.005)


def _is_importing() -> bool:
    """Whether another thread imports what is needed here; Python tells of it by no public name."""
    locks: dict[str, Any] = getattr(_frozen_importlib, "_module_locks", {})
    for name, reference in list(locks.items()):
        owner = getattr(reference(), "owner", None)
        if name.partition(".")[0] in _IMPORTED and owner not in (None, get_ident()):
            return True
    return False


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_wait_for_imports)
