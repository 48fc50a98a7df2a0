"""The commands of the chat: a line that begins with a slash and a name.

Each command is a function of the session and of what follows its name. A new one is a function in
a file here and a line of `COMMANDS`, which is also where help and completion come from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from qa_bot.chat.commands.articles import about, folder, only, skipped, sources, who
from qa_bot.chat.commands.clipboard import copy
from qa_bot.chat.commands.reading import context, open_article
from qa_bot.chat.commands.saving import save
from qa_bot.chat.commands.settings import change
from qa_bot.chat.reply import Leave, Reply, answered, listed
from qa_bot.chat.session import Session
from qa_bot.errors import CommandError
from qa_bot.output.paragraphs import columns

# "/usr/local holds what" is a question.
_COMMAND = re.compile(r"(/\w*)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """What a command does: in words, and as a function of the session and what follows its name.

    `form` is how that is written in the help. `argument` is what can be completed there: "article"
    (its id, or the number of a passage shown), "name" (its id), "number" (of a passage shown),
    "person", "folder", "file", "setting" (its name, then its value), or "" for nothing. A command
    that doesn't need the articles is carried out `at_once`, without a look at what has changed.
    """

    help: str
    do: Callable[[Session, str], Reply]
    form: str = ""
    argument: str = ""
    at_once: bool = False


def is_command(line: str) -> bool:
    """Whether a line is a command, whether or not there is one of that name."""
    return _COMMAND.fullmatch(line) is not None


def is_done_at_once(line: str) -> bool:
    """Whether a line is a command that doesn't need the articles."""
    command = COMMANDS.get(line.split()[0])
    return command is not None and command.at_once


def carry_out(session: Session, line: str) -> Reply:
    """Carry out a command. Raises CommandError as it does, and Leave on /quit."""
    match = _COMMAND.fullmatch(line)
    name, argument = match.groups("") if match else (line, "")
    command = COMMANDS.get("/help" if name == "/" else name)
    if command is None:
        raise CommandError(f"There is no command {name}: {_advice(name)}")
    if argument and not command.form:
        raise CommandError(f"{name} takes no argument.")
    return command.do(session, argument)


def _advice(name: str) -> str:
    from difflib import get_close_matches

    near = [c for c in COMMANDS if c.startswith(name)] or get_close_matches(name, COMMANDS)
    return f"did you mean {near[0]}?" if near else "/help lists them."


def _more(session: Session, _: str) -> Reply:
    first = len(session.shown) + 1
    return answered(session, session.more(), first)


def _help(_: Session, __: str) -> Reply:
    forms = {name: f"{name} {command.form}".strip() for name, command in COMMANDS.items()}
    rows = [([("", forms[name])], [("note", COMMANDS[name].help)]) for name in COMMANDS]
    return listed(columns(rows))


def _quit(_: Session, __: str) -> Reply:
    raise Leave


COMMANDS = {
    "/more": Command("show the next passages", _more),
    "/context": Command("show the sentences around a passage", context, "[N]", "number"),
    "/open": Command(
        "open the article of a passage, or one by its name", open_article, "[N or NAME]", "article"
    ),
    "/copy": Command("copy a passage and its source", copy, "[N]", "number"),
    "/save": Command("save questions and answers with their sources", save, "FILE.md", "file"),
    "/about": Command("show what the articles, or one, are about", about, "[NAME]", "article"),
    "/who": Command("list the people who are quoted", who, "[NAME]", "person"),
    "/sources": Command("list the articles", sources, "[WORDS]"),
    "/skipped": Command("list the files that were not read, and why", skipped),
    "/only": Command(
        "ask only some articles, or all again", only, "[NAME] [after DATE] [by NAME]", "name"
    ),
    "/folder": Command("ask the articles of another folder", folder, "PATH …", "folder"),
    "/set": Command(
        "show the settings, or change one", change, "[NAME VALUE]", "setting", at_once=True
    ),
    "/help": Command("show this list", _help, at_once=True),
    "/quit": Command("leave, as Ctrl-D does", _quit, at_once=True),
}
