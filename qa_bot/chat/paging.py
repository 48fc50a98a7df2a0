"""What doesn't fit the screen, through the reader's pager."""

from __future__ import annotations

import sys

from qa_bot.chat import rendering
from qa_bot.chat.programs import pager, run
from qa_bot.chat.rendering import Paragraph, layout, plain, size
from qa_bot.chat.session import Reply


def listed(paragraphs: list[Paragraph], answered: bool = False) -> Reply:
    """Reply with a list, through the pager where it doesn't fit the screen."""
    command = pager()
    if not rendering.on_terminal() or command is None:
        return Reply(paragraphs, answered)
    columns, rows = size(sys.stdout)
    # Pagers are not sure to let links through, but they do styles.
    text = layout(paragraphs, width=columns, styled=not plain())
    if text.count("\n") < rows:
        return Reply(paragraphs, answered)
    return Reply([], answered, lambda: page(text, command))


def page(text: str, command: list[str]) -> None:
    """Show clean text with a pager, or plainly where it can't be started."""
    try:
        run(command, text)
    except OSError:
        sys.stdout.write(text)
        sys.stdout.flush()
