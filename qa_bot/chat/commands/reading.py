"""/context and /open: the sentences around a passage, or its whole article."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import partial

from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.chat.terminal.programs import editor, page, pager, run
from qa_bot.errors import CommandError
from qa_bot.index.naming import meant, some
from qa_bot.knowledge import Knowledge
from qa_bot.model import Document
from qa_bot.output import answers
from qa_bot.output.paragraphs import Hanging, Paragraph, columns, layout, size, write

# Lines of the article shown on either side where there is no pager.
_REACH = 5
_MARGIN = 2  # cells, in which a passage among others is marked


def context(session: Session, argument: str) -> Reply:
    """The two sentences before a passage and the two after it, its own marked."""
    hit = session.hit(argument or "1")
    around = session.knowledge.around(hit.passage)
    if hit.passage not in around:
        raise CommandError(f"{hit.document} has changed since: ask again.")
    paragraphs: list[Paragraph] = [
        Hanging([("", "→")], answers.passage(hit), _MARGIN)
        if passage == hit.passage
        else Hanging([], [("note", passage.text)], _MARGIN)
        for passage in around
    ]
    place = Hanging([], answers.source(hit, session.knowledge.file), _MARGIN)
    return Reply([*paragraphs, place])


def open_article(session: Session, argument: str) -> Reply:
    """The article of a passage, there, or an article by name: in the editor, or in the pager."""
    if argument.isdecimal() or not argument:
        hit = session.hit(argument or "1")
        id, line = hit.document, hit.line
    else:
        id, line = _named(argument, session.knowledge.documents), 1
    file = session.knowledge.file(id)
    command = editor(file, line) if file else None
    if command and file:
        if not os.path.isfile(file):  # noqa: PTH113, Path's raises for a name that is too long
            raise CommandError(f"{id} is no longer in {file.parent}.")
        return Reply([], run=partial(_edit, command))
    document = _document(session.knowledge, id)
    if pager() is None:
        return Reply(_lines(document, line))
    return Reply([], run=partial(_page, document, line))


def _page(document: Document, line: int) -> None:
    """Page the article from a line on, its lines wrapped at words to the terminal's width."""
    width, _ = size(sys.stdout)
    lines: list[Paragraph] = [[("", text)] for text in _split(document.text)]
    before = layout(lines[: line - 1], width=width)
    page(before + layout(lines[line - 1 :], width=width), pager(before.count("\n") + 1))


def _edit(command: list[str]) -> None:
    try:
        run(command)
    except OSError as error:
        failed = f"{command[0]} can't be started ({error.strerror}): check $VISUAL or $EDITOR."
        write([[("", failed)]], sys.stdout)


def _lines(document: Document, line: int) -> list[Paragraph]:
    """The lines around one, with their numbers."""
    first = max(line - _REACH, 1)
    lines = _split(document.text)[first - 1 : line + _REACH]
    return columns([([("note", f"{n}")], [("", text)]) for n, text in enumerate(lines, first)])


def _split(text: str) -> list[str]:
    lines = re.split("\r\n|\n|\r", text)
    return lines if lines[-1] else lines[:-1]


def _document(knowledge: Knowledge, id: str) -> Document:
    try:
        return knowledge.documents[id]
    except KeyError:
        raise CommandError(f"{id} is no longer among the articles.") from None


def _named(name: str, documents: Mapping[str, Document]) -> str:
    """The id of the one article that a name means."""
    found = meant(name, documents)
    if not found:
        raise CommandError(f"No article is called {name}: /sources lists them.")
    if len(found) > 1:
        raise CommandError(f"{len(found):,} articles have {name} in their name: {some(found)}")
    return found[0]
