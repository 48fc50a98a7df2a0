"""What was asked and answered, as a Markdown file with footnotes that `qa-bot verify` checks.

::

    # Questions and answers

    Articles: /home/reader/articles

    ## what did Kallas say

    > Kaja Kallas emphasized that any agreement would need European approval.[^1]

    [^1]: deal.txt:5 – Kaja Kallas

A quotation is a passage to the letter, in Markdown as `markdown.escape` writes it; its footnote
gives the article's id, the line it begins on, and the speaker if there is one. `verifying` reads
this back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from qa_bot.chat.markdown import escape, escape_line
from qa_bot.chat.session import Reply, Session
from qa_bot.conversation import Turn
from qa_bot.errors import CommandError
from qa_bot.model import Answer, Hit
from qa_bot.output import remarks
from qa_bot.output.clean import clean


def save(session: Session, argument: str) -> Reply:
    """Save all that was asked of these articles in a new file."""
    if not argument:
        raise CommandError("Name a file: /save FILE.md")
    turns = session.conversation.turns
    if not turns:
        raise CommandError("There is nothing to save yet.")
    text = "\n".join(lines(turns, session.knowledge.source))
    try:
        path = Path(argument).expanduser()
        if os.path.lexists(path):
            raise CommandError(f"{path} is there already: name another, such as {_free(path)}")
        _write(path, text)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"{argument} can't be written: {reason}") from None
    quotations = remarks.count(sum(len(_quoted(turn.answer)) for turn in turns), "quotation")
    return Reply([[("note", f"{quotations} saved: qa-bot verify {path} checks them.")]])


def lines(turns: Sequence[Turn], source: Path | None) -> Iterator[str]:
    """The file's lines: what was asked of the articles in a folder or file, and the answers."""
    yield "# Questions and answers"
    yield ""
    if source is not None:
        yield f"Articles: {escape_line(str(source))}"
        yield ""
    footnotes: list[str] = []
    for turn in turns:
        answer = turn.answer
        yield f"## {escape(clean(turn.question).strip())}"
        yield ""
        reasons = [] if answer else [answer.reason or "The articles don't answer this."]
        closest = ["Closest:"] if answer.closest and not answer else []
        for line in (*answer.notes, *reasons, *closest):
            yield escape(clean(line).strip())
            yield ""
        for hit in _quoted(answer):
            quotation = escape(hit.text).replace("\n", "\n> ")
            yield f"> {quotation}[^{len(footnotes) + 1}]"
            yield ""
            speaker = f" – {escape_line(hit.speaker)}" if hit.speaker else ""
            # A colon with no backslash before it ends the id.
            id = escape_line(hit.document).replace(":", "\\:")
            footnotes.append(f"[^{len(footnotes) + 1}]: {id}:{hit.line}{speaker}")
    yield from footnotes
    yield ""


def _quoted(answer: Answer) -> Sequence[Hit]:
    return answer.hits or answer.closest[:1]


def _free(path: Path) -> str:
    names = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in count(2))
    return str(next(name for name in names if not os.path.lexists(name)))


def _write(path: Path, text: str) -> None:
    # The index's way of writing: whole or not at all.
    from qa_bot.index.durable import write_whole

    data = text.encode("utf-8")
    write_whole(path, lambda write: write(memoryview(data)))
