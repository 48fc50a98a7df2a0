"""What doesn't fit the screen, through the reader's pager."""

from __future__ import annotations

import sys
from contextlib import suppress

from qa_bot.chat.programs import pager, run
from qa_bot.chat.session import Reply
from qa_bot.output import paragraphs as rendering
from qa_bot.output.paragraphs import Paragraph, layout, plain, size


def listed(paragraphs: list[Paragraph], answered: bool = False) -> Reply:
    """Reply with a list, through the pager where it doesn't fit the screen."""
    if not rendering.on_terminal() or pager() is None:
        return Reply(paragraphs, answered)
    columns, rows = size(sys.stdout)
    # Pagers are not sure to let links through, but they do styles.
    text = layout(paragraphs, width=columns, styled=not plain())
    if text.count("\n") < rows:
        return Reply(paragraphs, answered)
    return Reply([], answered, lambda: page(text, pager()))


def page(text: str, command: list[str] | None) -> None:
    """Show clean text with a pager, or plainly where there is none that starts."""
    if command:
        with suppress(OSError):
            run(command, text)
            return
    sys.stdout.write(text)
    sys.stdout.flush()
