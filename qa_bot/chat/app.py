"""The chat: read a line, answer it, show it, until the reader leaves."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application, get_app, get_app_or_none
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.utils import is_dumb_terminal

from qa_bot.chat.commands import reply
from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.keys import one_line
from qa_bot.chat.prompt import prompt_session
from qa_bot.chat.session import Leave, Reply, Session
from qa_bot.chat.terminal import held, interruptible, lent
from qa_bot.chat.work import Work
from qa_bot.errors import QaBotError
from qa_bot.knowledge import Knowledge
from qa_bot.output.paragraphs import Paragraph, write
from qa_bot.output.progress import LookingAtArticles
from qa_bot.output.remarks import opening, remarks

# A small folder has been looked at within this time; with a large one the prompt doesn't wait.
_SECONDS_TO_LOOK = 0.05
# What needs no look at the articles doesn't wait for one.
_AT_ONCE = ("/help", "/quit", "/set")


def chat(knowledge: Knowledge) -> None:
    """Talk on the terminal until Ctrl-D or /quit.

    Ctrl-C drops the line, or the answer that is being found, and the chat goes on.
    """
    _Chat(knowledge).run()


class _Chat:
    """The articles are looked at in the background as the chat begins, and before each answer."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._session = Session(knowledge)
        self._history = QuestionHistory()
        self._prompt: PromptSession[str] = prompt_session(self._session, self._history)
        self._said: list[str] = []
        self._status = LookingAtArticles()
        self._work: Work[Any] = Work(lambda: knowledge.refresh(self._status.progress))
        self._first: Work[Any] | None = self._work
        self._ending = 0

    def run(self) -> None:
        knowledge = self._session.knowledge
        if self._work.over_within(_SECONDS_TO_LOOK):
            self._work.result()
            self._first = None
        self._said = remarks(knowledge)
        _show(opening(knowledge))
        with held(self._prompt.input, self._end):
            try:
                while not self._ending and self._turn():
                    pass
            finally:
                # What still runs in the background must not keep the program from ending.
                self._work.stop()
                self._work.over_within(1)
        if self._ending:
            self._reset()
            raise SystemExit(128 + self._ending)

    def _reset(self) -> None:
        """Undo what a prompt may do once more if it was ended while an editor had the terminal."""
        if not is_dumb_terminal():
            # The terminal may be gone.
            with suppress(OSError):
                self._prompt.output.disable_bracketed_paste()
                self._prompt.output.show_cursor()
                self._prompt.output.flush()

    def _end(self, number: int) -> None:
        """Leave because of a signal, wherever the chat is."""
        self._ending = number
        self._work.give_up()
        app = get_app_or_none()
        if app and app.loop:
            app.loop.call_soon_threadsafe(_leave, app)

    def _leave_if_ending(self) -> None:
        if self._ending:
            _leave(get_app())

    def _turn(self) -> bool:
        """Take a line and do what it asks for; whether the chat goes on."""
        vi = self._session.settings.keys == "vi"
        self._prompt.editing_mode = EditingMode.VI if vi else EditingMode.EMACS
        try:
            line = one_line(self._prompt.prompt(pre_run=self._leave_if_ending)).strip()
        except KeyboardInterrupt:
            return True
        except EOFError:
            return False
        if not line:
            return True
        try:
            notices, turn = self._reply(line)
            # prompt_toolkit lets C1 controls and bidi overrides through when it prints: the
            # answer is our own clean text, written plainly while no prompt is on the screen.
            _show([*notices, *turn.paragraphs, []])
            if turn.run:
                with lent(self._prompt.input):
                    turn.run()
        except KeyboardInterrupt:
            _show([[("note", "Stopped.")], []])
        except Leave:
            return False
        return True

    def _reply(self, line: str) -> tuple[list[Paragraph], Reply]:
        """What has come up since the last line, and the reply to this one."""
        with interruptible(self._prompt.input, lambda: self._work.give_up()):
            if line.split()[0] in _AT_ONCE:
                return [], reply(self._session, line)
            if (first := self._first) is not None:
                self._first = None
                with self._status, suppress(QaBotError):
                    first.result()
            with LookingAtArticles() as status:
                knowledge = self._session.knowledge
                self._session.progress = status.progress
                self._work = Work(lambda: (self._look(status), reply(self._session, line)))
                found, turn = self._work.result()
        new = [notice for notice in found if notice not in self._said]
        turned = self._session.knowledge is not knowledge
        # The reply has opened the others with what there is to say about them.
        self._said = [*found, *remarks(self._session.knowledge)] if turned else found
        return [[("note", notice)] for notice in new], turn

    def _look(self, status: LookingAtArticles) -> list[str]:
        """Take in what has changed among the articles; what there is to say about them now."""
        knowledge = self._session.knowledge
        failure = [self._history.failure] if self._history.failure else []
        try:
            knowledge.refresh(status.progress)
        except QaBotError as error:
            return [*failure, f"{error}. Until then answers come from the state before."]
        return [*failure, *remarks(knowledge)]


def _leave(app: Application[Any]) -> None:
    """End a prompt, unless it is about to."""
    if app.is_running and app.future and not app.future.done():
        app.exit(exception=EOFError)


def _show(paragraphs: list[Paragraph]) -> None:
    write(paragraphs, sys.stdout)
