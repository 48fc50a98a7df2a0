"""/sources, /skipped, /who and /folder: which articles there are, and who speaks in them."""

from __future__ import annotations

from pathlib import Path

from qa_bot.chat.reply import Reply, listed
from qa_bot.chat.session import Session
from qa_bot.errors import CommandError
from qa_bot.knowledge import Knowledge
from qa_bot.output.paragraphs import Paragraph
from qa_bot.output.remarks import count, opening


def sources(session: Session, _: str) -> Reply:
    """The articles and their titles, in reading order."""
    file = session.knowledge.file
    return listed(
        [
            [(f" {file(document.id) or ''}", document.id), ("note", f" – {document.title}")]
            for document in session.knowledge.documents.values()
        ]
    )


def skipped(session: Session, _: str) -> Reply:
    """The files that were not read, with the reason, and how others were read."""
    files: list[Paragraph] = [
        [("", file.path), ("note", f" – {file.reason}")] for file in session.knowledge.skipped
    ]
    notes: list[Paragraph] = [[("note", note)] for note in session.knowledge.notes]
    return listed((files or [[("", "Every file was read.")]]) + notes)


def who(session: Session, _: str) -> Reply:
    """The people who speak in the articles, those with the most statements first."""
    people: list[Paragraph] = []
    for speaker in session.knowledge.people():
        role = f"{speaker.role}, " if speaker.role else ""
        statements = count(speaker.statements, "statement")
        people.append([("", speaker.name), ("note", f" – {role}{statements}")])
    return listed(people or [[("", "Nobody is quoted in these articles.")]])


def folder(session: Session, argument: str) -> Reply:
    """Ask the articles of another folder from now on."""
    if not argument:
        source = session.knowledge.source or "memory"
        raise CommandError(f"The articles are in {source}. Name another folder: /folder PATH")
    try:
        session.switch_to(Knowledge.open(Path(argument).expanduser(), progress=session.progress))
    except (ValueError, RuntimeError):  # a name that no file can have; a home that isn't known
        raise CommandError(f"There is no file or folder {argument}: check the name.") from None
    return Reply(opening(session.knowledge))
