"""The user's own programs: the pager and the editor on the terminal, and what shows pages.

They are started from lists of arguments, never through a shell; the name of a file is always an
absolute path, which no program takes for an option; and what a pager shows comes through its input,
so that it opens no file itself (`less` would start what LESSOPEN says, through a shell).
"""

from __future__ import annotations

import os
import shlex
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

_DUMB = ("", "dumb")
_SOON = 2  # seconds in which an opener that finds no program has said so
# These pagers open at a line with +N; these editors want the line behind the name, others as +N.
_PAGERS = ("less", "more", "most")
_COLON = ("subl", "hx", "helix", "zed", "zeditor")
_GOTO = ("code", "code-insiders", "codium", "cursor", "windsurf")


def pager(line: int = 1) -> list[str] | None:
    """The command that pages its input from a line on: $PAGER, less or more; None: there is none.

    A terminal that can't move its cursor has none.
    """
    from shutil import which

    if os.environ.get("TERM", "") in _DUMB and os.name != "nt":
        return None
    named = os.environ.get("PAGER")
    if named is None:
        named = next((name for name in ("less", "more") if which(name)), "")
    command = _words(named)
    if not command or not which(command[0]):
        return None
    name = Path(command[0]).stem
    if name == "less":
        command.append("-R")
    return [*command, f"+{line}"] if line > 1 and name in _PAGERS else command


def editor(path: Path, line: int) -> list[str] | None:
    """The command that opens a file at a line in $VISUAL or $EDITOR; None where neither is set."""
    command = _words(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        return None
    file = os.fspath(path.absolute())
    name = Path(command[0]).stem
    if name in _GOTO:
        return [*command, "--goto", f"{file}:{line}"]
    if name in _COLON:
        return [*command, f"{file}:{line}"]
    return [*command, f"+{line}", file]


def opener(uri: str) -> list[str] | None:
    """The command that shows a file as the system does: $BROWSER's or its own; None: there is none.

    The name of the file is in the URI, which no program takes for an option.
    """
    from shutil import which

    if sys.platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler", uri]
    system = "open" if sys.platform == "darwin" else "xdg-open"
    command = _words(os.environ.get("BROWSER", "").partition(os.pathsep)[0]) or [system]
    return [*command, uri] if which(command[0]) else None


def start(command: list[str]) -> bool:
    """Start a program beside the terminal; whether it runs on, or has done its work."""
    import subprocess

    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process.wait(_SOON) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def run(command: list[str], text: str | None = None) -> None:
    """Run a program on the terminal until it ends, with `text` as its input if there is any.

    Ctrl-C is the program's while it runs. Raises OSError when it can't be started.
    """
    import subprocess

    own = threading.current_thread() is threading.main_thread()
    # Unlike SIG_IGN, a handler isn't inherited by the program.
    before = signal.signal(signal.SIGINT, lambda *_: None) if own else None
    try:
        subprocess.run(
            command,
            input=None if text is None else text.encode("utf-8", "replace"),
            # As in git, a short text needs no key to leave, and the text stays on the screen.
            env={"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ},
            check=False,
        )
    finally:
        if own:
            signal.signal(signal.SIGINT, before)


def page(text: str, command: list[str] | None) -> None:
    """Show clean text with a pager, or plainly where there is none that starts."""
    if command:
        with suppress(OSError):
            run(command, text)
            return
    sys.stdout.write(text)
    sys.stdout.flush()


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:  # a quote that isn't closed
        return [command]
