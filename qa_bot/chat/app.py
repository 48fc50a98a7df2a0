"""The chat: read a line, reply to it, show the reply, until the user leaves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application, get_app, get_app_or_none
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.utils import is_dumb_terminal

from qa_bot.answering.small_talk import small_talk
from qa_bot.chat.commands import carry_out, is_command, is_done_at_once
from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.prompt import one_line, prompt_session
from qa_bot.chat.reply import Leave, Reply, answered
from qa_bot.chat.session import Session
from qa_bot.chat.settings import SettingsFile
from qa_bot.chat.terminal.background import Work
from qa_bot.chat.terminal.signals import interruptible, lent, raw
from qa_bot.errors import ClusterError, QaBotError
from qa_bot.knowledge import Knowledge
from qa_bot.output.clean import LONGEST_PATH, plainly, shortened
from qa_bot.output.paragraphs import Paragraph, write
from qa_bot.output.progress import Indexing, Status
from qa_bot.output.remarks import opening, remarks, stale

# A look at a small folder takes less; for a large one the prompt doesn't wait.
_SECONDS_TO_LOOK = 0.05

# Questions that a command answers: "what are the articles?" is /sources.
_COMMANDS = {"articles": "/sources", "people": "/who", "leaving": "/quit"}

T = TypeVar("T")


def chat(knowledge: Knowledge) -> None:
    """Talk on the terminal until Ctrl-D or /quit.

    Ctrl-C drops the line, or the answer that is being found, and the chat goes on.
    """
    _Chat(knowledge).run()


def reply(session: Session, line: str) -> Reply:
    """Answer a question or carry out a command; what goes wrong becomes the reply.

    Raises Leave on /quit.
    """
    line = line.strip()
    try:
        talk = small_talk(line)
        command = _COMMANDS.get(talk.intent) if talk else None
        if command or is_command(line):
            return carry_out(session, command or line)
        if talk and talk.intent == "overview" and not talk.named:
            return answered(session, session.about(""))
        return answered(session, session.ask(line))
    except (QaBotError, OSError) as error:
        return Reply([[("", shortened(plainly(error), LONGEST_PATH))]])
    except Leave:
        raise
    except Exception as error:
        # A fault of the program ends one answer, not the talk, which may not be saved yet.
        fault = shortened(f"{type(error).__name__}: {error}")
        return Reply([[("", f"This is a fault in qa-bot; please report it: {fault}")]])


class _Chat:
    """The articles are looked at in the background as the chat begins, and before each answer."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._indexing = Indexing()
        settings_file = SettingsFile()
        self._session = Session(knowledge, settings_file.load(), settings_file, self._indexing)
        self._history = QuestionHistory()
        self._prompt: PromptSession[str] = prompt_session(self._session, self._history)
        self._shown_notices: Sequence[str] = ()
        self._works: list[Work[Any]] = []
        self._ending = 0

    def run(self) -> None:
        knowledge = self._session.knowledge
        look = self._start(lambda: knowledge.refresh(self._indexing))
        if look.over_within(_SECONDS_TO_LOOK):
            look.result()
        self._shown_notices = remarks(knowledge)
        _show(opening(knowledge))
        if self._session.settings_file and self._session.settings_file.failure:
            _show([[("note", self._session.settings_file.failure)]])
        with raw(self._prompt.input, self._end):
            try:
                while not self._ending and self._take_line():
                    pass
            finally:
                # What still runs in the background must not keep the program from ending.
                for work in self._works:
                    work.stop()
                for work in self._works:
                    work.over_within(1)
        if self._ending:
            self._reset()
            raise SystemExit(128 + self._ending)

    def _start(self, call: Callable[[], T]) -> Work[T]:
        work = Work(call)
        self._works = [*(work for work in self._works if not work.over_within(0)), work]
        return work

    def _give_up(self) -> None:
        for work in self._works:
            work.give_up()

    def _reset(self) -> None:
        """Undo what a prompt does to the terminal if it ends while an editor has it."""
        if not is_dumb_terminal():
            # The terminal may be gone.
            with suppress(OSError):
                self._prompt.output.disable_bracketed_paste()
                self._prompt.output.show_cursor()
                self._prompt.output.flush()

    def _end(self, number: int) -> None:
        """Leave because of a signal, wherever the chat is."""
        self._ending = number
        self._give_up()
        app = get_app_or_none()
        if app and app.loop:
            app.loop.call_soon_threadsafe(_leave, app)

    def _leave_if_ending(self) -> None:
        if self._ending:
            _leave(get_app())

    def _take_line(self) -> bool:
        """Read a line and do what it asks; whether the chat goes on."""
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
            notices, reply = self._reply(line)
            # prompt_toolkit lets C1 controls and bidi overrides through when it prints: the
            # reply is our own clean text, written plainly while no prompt is on the screen.
            _show([*([("note", notice)] for notice in notices), *reply.paragraphs, []])
            if reply.run:
                with lent(self._prompt.input):
                    reply.run()
        except KeyboardInterrupt:
            _show([[("note", "Stopped.")], []])
        except Leave:
            return False
        return True

    def _reply(self, line: str) -> tuple[list[str], Reply]:
        """What has come up since the last line, and the reply to this one."""
        if is_done_at_once(line):
            return [], reply(self._session, line)
        knowledge = self._session.knowledge
        with interruptible(self._prompt.input, self._give_up), Status(self._indexing):
            notices, found = self._start(lambda: self._answer(line)).result()
        new = [notice for notice in notices if notice not in self._shown_notices]
        self._shown_notices = notices
        if self._session.knowledge is not knowledge:
            # The reply has shown the remarks on the articles that it opened.
            self._shown_notices = [*notices, *remarks(self._session.knowledge)]
        return new, found

    def _answer(self, line: str) -> tuple[list[str], Reply]:
        try:
            return self._look(), reply(self._session, line)
        except ClusterError as error:
            # Nothing is kept here that a question could be answered from.
            failure = shortened(plainly(error), LONGEST_PATH)
        if is_command(line):
            return [failure], reply(self._session, line)
        return [], Reply([[("", failure)]])

    def _look(self) -> list[str]:
        """Take in what has changed among the articles; the notices there are now."""
        knowledge = self._session.knowledge
        failure = [self._history.failure] if self._history.failure else []
        self._indexing.begin()
        try:
            knowledge.refresh(self._indexing)
        except ClusterError:
            raise
        except (QaBotError, OSError) as error:
            return [*failure, stale(error)]
        return [*failure, *remarks(knowledge)]


def _leave(app: Application[Any]) -> None:
    """End a prompt, unless it is about to end."""
    if app.is_running and app.future and not app.future.done():
        app.exit(exception=EOFError)


def _show(paragraphs: Sequence[Paragraph]) -> None:
    write(paragraphs, sys.stdout)
