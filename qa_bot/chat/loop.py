"""The chat: read a line, answer it, show it, until the reader leaves."""

from __future__ import annotations

import sys

from prompt_toolkit import PromptSession
from prompt_toolkit.styles import Style

from qa_bot.chat.commands import Leave, opening, reply
from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.rendering import Paragraph, write
from qa_bot.chat.session import Session
from qa_bot.knowledge import Knowledge

# prompt_toolkit greys out a dropped line with a colour that isn't the terminal's own.
_STYLE = Style([("aborting", "fg:default"), ("exiting", "fg:default")])


def chat(knowledge: Knowledge) -> None:
    """Talk on the terminal until Ctrl-D or /quit.

    Ctrl-C drops the line, or the answer that is being found, and the chat goes on.
    """
    history = QuestionHistory()
    session = Session(knowledge)
    prompt: PromptSession[str] = PromptSession(history=history, style=_STYLE, enable_suspend=True)
    _show(opening(knowledge))
    noticed = False
    while True:
        try:
            line = prompt.prompt("> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if history.failure and not noticed:
            noticed = True
            _show([[("note", history.failure)]])
        if not line.strip():
            continue
        try:
            # prompt_toolkit lets C1 controls and bidi overrides through when it prints: the
            # answer is our own clean text, written plainly while no prompt is on the screen.
            _show([*reply(session, line).paragraphs, []])
        except KeyboardInterrupt:
            # The terminal has echoed ^C in the middle of a line.
            _show([[]])
        except Leave:
            return


def _show(paragraphs: list[Paragraph]) -> None:
    write(paragraphs, sys.stdout)
