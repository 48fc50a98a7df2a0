"""Work in a thread of its own, which whoever waits for it can give up at any moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from types import FrameType
from typing import Generic, TypeVar

T = TypeVar("T")


class Work(Generic[T]):
    """A call that runs in the background from the start."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._value: T
        self._error: BaseException | None = None
        # A signal handler may write to a queue, but not set an event.
        self._news: SimpleQueue[bool] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def over_within(self, seconds: float) -> bool:
        """Wait at most `seconds`; whether the work is over."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> T:
        """Wait, once, for what the call returns; raises what the call raises.

        KeyboardInterrupt is raised as soon as it is given up, even if it is in C at that moment.
        """
        if not self._news.get():
            self.stop()
            raise KeyboardInterrupt
        if self._error:
            raise self._error
        return self._value

    def give_up(self) -> None:
        """Let the waiting end at once; may be called by a signal's handler.

        What comes of the call is dropped.
        """
        self._news.put(False)

    def stop(self) -> None:
        """End the call by SystemExit as soon as it is back from C, without waiting for that."""
        Thread(target=self._stop, daemon=True).start()

    def _stop(self) -> None:
        from ctypes import c_ulong, py_object, pythonapi

        ident = self._thread.ident or 0
        # An interrupted import may keep its lock, and the next import would hang.
        while _imports(sys._current_frames().get(ident)):
            time.sleep(0.01)
        if self._thread.is_alive():
            pythonapi.PyThreadState_SetAsyncExc(c_ulong(ident), py_object(SystemExit))

    def _run(self) -> None:
        try:
            self._value = self._call()
        except BaseException as error:
            self._error = error
        finally:
            self._news.put(True)


def _imports(frame: FrameType | None) -> bool:
    while frame is not None and "importlib" not in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None
