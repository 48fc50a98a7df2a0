"""What a line means: a question, or a command that starts with a slash.

The same whether the line was typed in the chat or piped in.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa_bot.chat import rendering
from qa_bot.chat.rendering import Paragraph
from qa_bot.chat.session import Session
from qa_bot.errors import QaBotError
from qa_bot.knowledge import Knowledge

COMMANDS = {
    "/sources": "list the articles",
    "/skipped": "list the files that were not read, and why",
    "/help": "show this list",
    "/quit": "leave, as Ctrl-D does",
}


class Leave(Exception):
    """Raised when the line asks to leave."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show for a line, and whether it was a question that the articles answer."""

    paragraphs: list[Paragraph]
    answered: bool = False


def reply(session: Session, line: str) -> Reply:
    """Answer a question or carry out a command; what goes wrong becomes the reply.

    Raises Leave on /quit.
    """
    line = line.strip()
    if line.startswith("/"):
        return Reply(_command(session.knowledge, line.split()[0]))
    try:
        answer = session.conversation.ask(line, session.settings.k)
    except QaBotError as error:
        return Reply([[("", str(error))]])
    return Reply(rendering.reply(answer), bool(answer))


def opening(knowledge: Knowledge) -> list[Paragraph]:
    """Return the line that a chat opens with, and a line each on skipped files and encodings."""
    articles = count(len(knowledge.documents), "article")
    sentences = count(len(knowledge), "sentence")
    first = f"{articles}, {sentences}. Ask a question, or /help."
    return [[("note", line)] for line in (first, *remarks(knowledge))]


def remarks(knowledge: Knowledge) -> list[str]:
    """Return at most two lines: on the files that were skipped, on how others were read."""
    lines = []
    if skipped := knowledge.skipped:
        first = f"{skipped[0].path} ({skipped[0].reason})"
        more = ", …; in the chat /skipped lists them" if len(skipped) > 1 else ""
        lines.append(f"{count(len(skipped), 'file')} skipped: {first}{more}")
    if notes := knowledge.notes:
        more = f"; and {len(notes) - 1:,} more like it" if len(notes) > 1 else ""
        lines.append(notes[0] + more)
    return lines


def count(number: int, noun: str) -> str:
    """Return '1 file', '2 files', '1,234 files'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _command(knowledge: Knowledge, name: str) -> list[Paragraph]:
    if name == "/quit":
        raise Leave
    if name == "/sources":
        documents = knowledge.documents.values()
        return [[("", document.id), ("note", f" – {document.title}")] for document in documents]
    if name == "/skipped":
        return _skipped(knowledge)
    if name in ("/help", "/"):
        return [[("", name), ("note", f" – {does}")] for name, does in COMMANDS.items()]
    from difflib import get_close_matches

    near = [c for c in COMMANDS if c.startswith(name)] or get_close_matches(name, COMMANDS)
    advice = f"did you mean {near[0]}?" if near else "/help lists the commands."
    return [[("", f"No command {name}: {advice}")]]


def _skipped(knowledge: Knowledge) -> list[Paragraph]:
    files: list[Paragraph] = [
        [("", file.path), ("note", f" – {file.reason}")] for file in knowledge.skipped
    ]
    notes: list[Paragraph] = [[("note", note)] for note in knowledge.notes]
    return (files or [[("", "No file was skipped.")]]) + notes
