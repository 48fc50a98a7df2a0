"""What to show for a line: paragraphs, and perhaps a program that then takes the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa_bot.chat.session import Session
from qa_bot.chat.terminal.programs import page, pager
from qa_bot.model import Answer
from qa_bot.output import answers
from qa_bot.output.paragraphs import Paragraph, layout, plain, size

# An answer of more passages than this is a list, and paged where it doesn't fit the screen.
_MANY = 10


class Leave(Exception):
    """Raised when a line asks to leave the chat."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show for a line; `run` is then called with the terminal its own, as for a pager."""

    paragraphs: Sequence[Paragraph]
    run: Callable[[], None] | None = None


def answered(session: Session, answer: Answer, first: int = 1) -> Reply:
    """An answer as the chat shows it; several passages are numbered, from `first` on."""
    several = first > 1 or len(answer.hits) > 1
    paragraphs = answers.reply(
        answer,
        explain=session.settings.explain,
        where=session.knowledge.file,
        first=first if several else 0,
    )
    if answer.total > len(session.shown):
        paragraphs += [[], [("note", f"{len(session.shown)} of {answer.total:,} · /more")]]
    return listed(paragraphs) if len(answer.hits) > _MANY else Reply(paragraphs)


def listed(paragraphs: Sequence[Paragraph]) -> Reply:
    """A list, through the pager where it doesn't fit the screen."""
    if pager() is None:
        return Reply(paragraphs)
    columns, rows = size(sys.stdout)
    # Pagers show styles, but not all of them let links through.
    text = layout(paragraphs, width=columns, styled=not plain())
    if text.count("\n") < rows:
        return Reply(paragraphs)
    return Reply([], lambda: page(text, pager()))
