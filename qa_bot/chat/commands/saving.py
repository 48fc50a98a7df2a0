"""/save: what was asked and answered, in a new file that `qa-bot verify` checks."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.errors import CommandError
from qa_bot.output import remarks
from qa_bot.saved import lines, quoted


def save(session: Session, argument: str) -> Reply:
    """Save all that was asked of these articles in a new file."""
    if not argument:
        raise CommandError("Name a file: /save FILE.md")
    turns = session.conversation.turns
    if not turns:
        raise CommandError("There is nothing to save yet: ask a question first.")
    text = "\n".join(lines(turns, session.knowledge.sources))
    try:
        path = Path(argument).expanduser()
        if os.path.lexists(path):
            raise CommandError(f"{path} already exists: choose another name, such as {_free(path)}")
        _write(path, text)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"{argument} can't be written: {reason}") from None
    quotations = remarks.count(sum(len(quoted(turn.answer)) for turn in turns), "quotation")
    return Reply([[("note", f"Saved {quotations}. To check: qa-bot verify {path}")]])


def _free(path: Path) -> str:
    names = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in count(2))
    return str(next(name for name in names if not os.path.lexists(name)))


def _write(path: Path, text: str) -> None:
    # The file appears whole or not at all.
    from qa_bot.index.durable import write_whole

    data = text.encode("utf-8")
    write_whole(path, lambda write: write(memoryview(data)))
