"""Lists of what there is: the articles, the files that aren't, the people."""

from __future__ import annotations

from qa_bot.chat.paging import listed
from qa_bot.chat.session import Reply, Session
from qa_bot.output.links import uri
from qa_bot.output.paragraphs import Paragraph
from qa_bot.output.remarks import count


def sources(session: Session, _: str) -> Reply:
    """The articles and their titles, in reading order."""
    documents = session.knowledge.documents.values()
    file = session.knowledge.file
    return listed(
        [
            [(f" {uri(file(document.id))}", document.id), ("note", f" – {document.title}")]
            for document in documents
        ]
    )


def skipped(session: Session, _: str) -> Reply:
    """The files that were not read, with the reason, and how others were read."""
    files: list[Paragraph] = [
        [("", file.path), ("note", f" – {file.reason}")] for file in session.knowledge.skipped
    ]
    notes: list[Paragraph] = [[("note", note)] for note in session.knowledge.notes]
    return listed((files or [[("", "No file was skipped.")]]) + notes)


def who(session: Session, _: str) -> Reply:
    """The people who speak in the articles, those with the most statements first."""
    people: list[Paragraph] = []
    for speaker in session.knowledge.people():
        role = f"{speaker.role}, " if speaker.role else ""
        said = count(speaker.statements, "statement")
        people.append([("", speaker.name), ("note", f" – {role}{said}")])
    return listed(people or [[("", "Nobody is quoted in these articles.")]])
