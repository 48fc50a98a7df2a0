"""The terminal while no prompt is up: what is typed waits, unseen, for the next one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from prompt_toolkit.input import Input

if sys.platform != "win32":
    import termios


@contextmanager
def held(keyboard: Input) -> Iterator[None]:
    """Hold the terminal as a prompt does, so that between two of them no key acts or is echoed.

    However the chat ends, by SIGTERM or the closing of the window too, it is as it was after it.
    """
    ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.signal(number, _leave) for number in ending]
    try:
        with keyboard.raw_mode():
            yield
    finally:
        for number, handler in zip(ending, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def interruptible(keyboard: Input) -> Iterator[None]:
    """Let Ctrl-C, and no other key, send its signal while the terminal is held."""
    if sys.platform == "win32":
        yield
        return
    try:
        before = termios.tcgetattr(keyboard.fileno())
    except termios.error:
        yield
        return
    *modes, characters = before
    # NOFLSH: what was typed ahead isn't lost.
    modes[3] |= termios.ISIG | termios.NOFLSH
    off = characters.copy()
    off[termios.VQUIT] = off[termios.VSUSP] = b"\0"
    with suppress(termios.error):
        termios.tcsetattr(keyboard.fileno(), termios.TCSANOW, [*modes, off])
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keyboard.fileno(), termios.TCSANOW, before)


@contextmanager
def lent(keyboard: Input) -> Iterator[None]:
    """Lend the terminal to another program, a pager or an editor; Ctrl-C is for that one."""
    # Unlike a signal that is ignored, one with a handler is back to normal in the other program.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with keyboard.cooked_mode():
            yield
    finally:
        signal.signal(signal.SIGINT, before)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
