"""The terminal while no prompt is up: what is typed waits, unseen, for the next one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from prompt_toolkit.input import Input

if sys.platform != "win32":
    import termios

_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")


@contextmanager
def raw(keyboard: Input, end: Callable[[int], None]) -> Iterator[None]:
    """Keep the terminal in raw mode, as a prompt does: between two of them no key acts or shows.

    `end` is called with the number of a signal that wants the chat to end; what it does may come
    in the middle of anything.
    """
    ending = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    before = [signal.signal(number, lambda number, _: end(number)) for number in ending]
    try:
        with keyboard.raw_mode():
            yield
    finally:
        for number, handler in zip(ending, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def interruptible(keyboard: Input, interrupt: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-C call `interrupt`, in the middle of anything, while the terminal is raw."""
    before = signal.signal(signal.SIGINT, lambda *_: interrupt())
    try:
        with _signalling(keyboard):
            yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _signalling(keyboard: Input) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    try:
        before = termios.tcgetattr(keyboard.fileno())
    except termios.error:
        yield
        return
    *modes, characters = before
    # Keys typed ahead are kept; Ctrl-Z is left to the prompt, which handles it.
    modes[3] |= termios.ISIG | termios.NOFLSH
    characters = characters.copy()
    characters[termios.VSUSP] = b"\0"
    with suppress(termios.error):
        termios.tcsetattr(keyboard.fileno(), termios.TCSANOW, [*modes, characters])
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keyboard.fileno(), termios.TCSANOW, before)


@contextmanager
def lent(keyboard: Input) -> Iterator[None]:
    """Lend the terminal to another program, a pager or an editor; Ctrl-C is for that one."""
    # Unlike SIG_IGN, a handler isn't inherited by the other program.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with keyboard.cooked_mode():
            yield
    finally:
        signal.signal(signal.SIGINT, before)
