"""What a line means: a question, or a command that starts with a slash.

The same whether the line was typed in the chat or piped in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa_bot.chat.copying import copy
from qa_bot.chat.listing import skipped, sources, who
from qa_bot.chat.paging import listed
from qa_bot.chat.reading import context, open_article
from qa_bot.chat.saving import save
from qa_bot.chat.session import Leave, Reply, Session
from qa_bot.chat.setting import change, turn
from qa_bot.errors import CommandError, QaBotError
from qa_bot.model import Answer
from qa_bot.output import paragraphs as rendering
from qa_bot.output.remarks import count, opening, remarks

__all__ = ["COMMANDS", "Command", "Leave", "Reply", "count", "opening", "remarks", "reply"]

# An answer of more passages than this is a list, and paged where it doesn't fit the screen.
_MANY = 10


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does: in words, and as a function of the session and what follows its name.

    `form` is how that is written in the help. `argument` is what can be completed there: "article"
    (its id, or the number of a passage shown), "number" (of a passage shown), "folder", "file",
    "setting" (the name of one of `Settings`, then its value), or "" where nothing follows.
    """

    help: str
    do: Callable[[Session, str], Reply]
    form: str = ""
    argument: str = ""


def reply(session: Session, line: str) -> Reply:
    """Answer a question or carry out a command; what goes wrong becomes the reply.

    Raises Leave on /quit.
    """
    line = line.strip()
    try:
        if line.startswith("/"):
            return _command(session, line)
        return _answered(session, session.ask(line))
    except QaBotError as error:
        return Reply([[("", str(error))]])


def _answered(session: Session, answer: Answer, first: int = 1) -> Reply:
    several = first > 1 or len(answer.hits) > 1
    paragraphs = rendering.reply(
        answer,
        explain=session.settings.explain,
        where=session.knowledge.file,
        # Numbers are for commands, which nobody types into a pipe.
        first=first if several and rendering.on_terminal() else 0,
    )
    if len(answer.hits) > _MANY:
        return listed(paragraphs, answered=True)
    return Reply(paragraphs, bool(answer))


def _command(session: Session, line: str) -> Reply:
    name, _, rest = line.partition(" ")
    command = COMMANDS.get("/help" if name == "/" else name)
    if command is None:
        raise CommandError(f"No command {name}: {_advice(name)}")
    if rest.strip() and not command.form:
        raise CommandError(f"Nothing follows {name}: type {name} alone.")
    return command.do(session, rest.strip())


def _advice(name: str) -> str:
    from difflib import get_close_matches

    near = [c for c in COMMANDS if c.startswith(name)] or get_close_matches(name, COMMANDS)
    return f"did you mean {near[0]}?" if near else "/help lists the commands."


def _more(session: Session, _: str) -> Reply:
    first = len(session.shown) + 1
    return _answered(session, session.more(), first)


def _help(_: Session, __: str) -> Reply:
    return listed(
        [
            [("", f"{name} {command.form}".strip()), ("note", f" – {command.help}")]
            for name, command in COMMANDS.items()
        ]
    )


def _quit(_: Session, __: str) -> Reply:
    raise Leave


COMMANDS = {
    "/more": Command("show the next passages of the last answer", _more),
    "/context": Command("show the sentences around a passage", context, "N", "number"),
    "/open": Command(
        "open the article of a passage there, or an article by its name",
        open_article,
        "N or NAME",
        "article",
    ),
    "/copy": Command("copy a passage and its source to the clipboard", copy, "N", "number"),
    "/save": Command("save the questions and answers, with sources", save, "FILE.md", "file"),
    "/who": Command("list the people who speak in the articles", who),
    "/sources": Command("list the articles", sources),
    "/skipped": Command("list the files that were not read, and why", skipped),
    "/folder": Command("ask other articles from now on", turn, "PATH", "folder"),
    "/set": Command("show the settings, or change one", change, "NAME VALUE", "setting"),
    "/help": Command("show this list", _help),
    "/quit": Command("leave, as Ctrl-D does", _quit),
}
