"""/sources, /about, /who, /skipped, /only, /folder: which articles there are, and are asked."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from qa_bot.arguments import is_address
from qa_bot.chat.prefixes import WORD, folded
from qa_bot.chat.reply import Reply, answered, listed
from qa_bot.chat.session import Session
from qa_bot.errors import CommandError
from qa_bot.index.naming import titles
from qa_bot.knowledge import Knowledge
from qa_bot.output.clean import shortened
from qa_bot.output.paragraphs import Paragraph, columns
from qa_bot.output.remarks import asked, count, opening, remarks

# What articles are chosen by, behind a pattern for their names.
_BY = re.compile(r"(?:^|\s+)(after|before|by|author)\s+")


def sources(session: Session, argument: str) -> Reply:
    """The articles and their titles, in reading order; those with certain words in either."""
    file = session.knowledge.file
    rows = [
        ([(f" {file(id) or ''}", id)], [("note", title)])
        for id, title in titles(session.knowledge.documents).items()
        if _holds(f"{id} {title}", argument)
    ]
    return listed(columns(rows) or [[("", f"No article is called {shortened(argument)}.")]])


def about(session: Session, argument: str) -> Reply:
    """The most telling sentences of an article or a chapter; without a name, of all there is."""
    return answered(session, session.about(argument))


def skipped(session: Session, _: str) -> Reply:
    """The files that were not read, with the reason, and how others were read."""
    skipped = session.knowledge.skipped
    files = columns([([("", file.path)], [("note", file.reason)]) for file in skipped])
    notes: list[Paragraph] = [[("note", note)] for note in session.knowledge.notes]
    return listed([*(files or [[("", "Every file was read.")]]), *notes])


def who(session: Session, argument: str) -> Reply:
    """The people who speak in the articles, those with the most statements first.

    With an argument, those of that name or role.
    """
    rows = []
    for speaker in session.knowledge.people():
        if _holds(f"{speaker.name} {speaker.role}", argument):
            role = f" · {speaker.role}" if speaker.role else ""
            about = count(speaker.statements, "statement") + role
            rows.append(([("", speaker.name)], [("note", about)]))
    nobody = f"called {shortened(argument)} is quoted" if argument else "is quoted"
    return listed(columns(rows) or [[("", f"Nobody {nobody} in these articles.")]])


def folder(session: Session, argument: str) -> Reply:
    """Ask the articles of another folder, or of several, from now on."""
    if not argument:
        sources = " and ".join(map(str, session.knowledge.sources)) or "memory"
        raise CommandError(f"The articles are in {sources}. Name another folder: /folder PATH")
    try:
        reader = session.knowledge.reader
        named = _named(argument)
        paths = [one if is_address(one) else Path(one).expanduser() for one in named]
        session.switch_to(Knowledge.open(paths, progress=session.progress, reader=reader))
    except (ValueError, RuntimeError):  # a name that no file can have; a home that isn't known
        raise CommandError(f"There is no file or folder {argument}: check the name.") from None
    return Reply(opening(session.knowledge))


def only(session: Session, argument: str) -> Reply:
    """Ask some of the articles from now on, as if they were all, or all of them again."""
    whole = session.knowledge.whole
    if not argument and session.knowledge is whole:
        raise CommandError("All articles are asked. To ask some: /only *.md after 2020 by NAME")
    if argument in ("all", "off"):
        session.narrow(whole)
    elif argument:
        name, *others = _BY.split(argument)
        kinds = ["by" if kind == "author" else kind for kind in others[::2]]
        by = dict(zip(kinds, others[1::2], strict=True))
        if len(by) * 2 < len(others):
            raise CommandError("Give each only once: /only *.md after 2020 before 2024 by NAME")
        chosen = whole.only(name, by.get("after", ""), by.get("before", ""), by.get("by", ""))
        session.narrow(chosen)
    # What there is to know about all of them was said as they were opened.
    said = remarks(whole)
    new = [line for line in remarks(session.knowledge) if line not in said]
    return Reply([[("note", line)] for line in (asked(session.knowledge), *new)])


def _named(argument: str) -> list[str]:
    """The folders and files that are named: one, with spaces in its name or not, or several."""
    if os.path.lexists(Path(argument).expanduser()):
        return [argument]
    try:
        return shlex.split(argument)
    except ValueError:  # a quotation mark that isn't closed
        return [argument]


def _holds(text: str, words: str) -> bool:
    """Whether all words begin words of a text, accents and case aside."""
    begun = f" {' '.join(WORD.findall(folded(text)))}"
    return all(f" {word}" in begun for word in WORD.findall(folded(words)))
