"""/context and /open: the sentences around a passage, or its whole article."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.chat.terminal.programs import editor, opener, page, pager, run, start
from qa_bot.errors import CommandError
from qa_bot.index.naming import file_alone, meant, some
from qa_bot.knowledge import Knowledge
from qa_bot.loading.formats import BINARY, TEXTS
from qa_bot.model import Document, Passage
from qa_bot.output import answers, links
from qa_bot.output.paragraphs import Hanging, Paragraph, columns, layout, size, write

# Lines of the article shown on either side where there is no pager.
_REACH = 5
_NOT_TEXT = {suffix for kind in (*TEXTS, *BINARY) for suffix in kind.suffixes}
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
    """The article of a passage, there, or an article by name.

    A text file in the editor, a PDF or a web page as the system shows it, all else in the pager.
    """
    if argument.isdecimal() or not argument:
        passage = session.hit(argument or "1").passage
    else:
        passage = Passage(_named(argument, session.knowledge.documents), 0, 0, 1, "")
    file = session.knowledge.file(passage.document)
    uri = links.at_place(file, passage.place, passage.text) if file else ""
    command = (opener(uri) if uri else _editor(file, passage)) if file else None
    if not (command and file):
        return _text(session.knowledge, passage)
    if not os.path.isfile(file):  # noqa: PTH113, Path's raises for a name that is too long
        raise CommandError(f"{passage.document} is no longer in {file.parent}.")
    if uri:
        return Reply([], run=partial(_show, command, _text(session.knowledge, passage)))
    return Reply([], run=partial(_edit, command))


def _editor(file: Path, passage: Passage) -> list[str] | None:
    """The editor on a file of text; what was read in another file has other lines."""
    other = passage.place or file.suffix.lower() in _NOT_TEXT
    return None if other else editor(file, passage.line)


def _text(knowledge: Knowledge, passage: Passage) -> Reply:
    """The text that was read in the file, in the pager at the passage, or the lines around it."""
    document = _document(knowledge, passage.document)
    if pager() is None:
        return Reply(_lines(document, passage.line))
    return Reply([], run=partial(_page, document, passage.line))


def _show(command: list[str], instead: Reply) -> None:
    """Show a file as the system does, or its text where nothing there can show it."""
    *program, uri = command
    # Some programs take no place in a file.
    if not (start(command) or start([*program, uri.partition("#")[0]])):
        write(instead.paragraphs, sys.stdout)
        if instead.run:
            instead.run()


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
    """The id of the one article that a name means, or of the first in the one file."""
    found = meant(name, documents)
    if not found:
        raise CommandError(f"No article is called {name}: /sources lists all.")
    if len(found) > 1 and not file_alone(found):
        raise CommandError(f"{len(found):,} articles have {name} in their name: {some(found)}")
    return found[0]
