"""/copy: a passage to the clipboard, through the terminal (OSC 52), which also works over ssh."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from functools import partial

from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.errors import CommandError
from qa_bot.output.answers import hits
from qa_bot.output.paragraphs import layout

# What xterm and tmux take at most, in bytes of base64.
_MOST = 74_994


def copy(session: Session, argument: str) -> Reply:
    """Copy a passage as it is shown, clean and on one line, and its source on the next."""
    hit = session.hit(argument or "1")
    if os.environ.get("TERM") == "dumb":
        raise CommandError("This terminal has no clipboard.")
    text = layout(hits([hit]))
    data = b64encode(text.removesuffix("\n").encode("utf-8", "replace")).decode("ascii")
    if len(data) > _MOST:
        raise CommandError("The passage is too long for the terminal's clipboard.")
    words = hit.text.split()
    beginning = " ".join(words[:6]) + (" …" if len(words) > 6 else "")
    copied = f"Copied, if the terminal allows it: {beginning} ({hit.source})"
    return Reply([[("note", copied)]], run=partial(_send, f"\x1b]52;c;{data}\x1b\\"))


def _send(sequence: str) -> None:
    sys.stdout.write(sequence)
    sys.stdout.flush()
