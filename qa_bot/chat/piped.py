"""Questions from a pipe, a line each, answered plainly in turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from qa_bot.chat.commands import Leave, reply
from qa_bot.chat.session import Session
from qa_bot.knowledge import Knowledge
from qa_bot.output.paragraphs import write


def answer_lines(knowledge: Knowledge, lines: Iterable[str], out: TextIO) -> bool:
    """Write the reply to each line that isn't blank; return whether any question was answered.

    One reply is one run of lines without a blank line in it, and a blank line stands between two;
    so the n-th run belongs to the n-th question, and a refusal is a reply too.
    """
    session = Session(knowledge)
    answered = False
    replied = False
    for line in lines:
        # A file that begins with a byte order mark begins with a question all the same.
        if not (line := line.lstrip("\ufeff").strip()):
            continue
        try:
            turn = reply(session, line)
        except Leave:
            break
        paragraphs = [paragraph for paragraph in turn.paragraphs if paragraph]
        write([[], *paragraphs] if replied else paragraphs, out)
        replied = True
        answered = answered or turn.answered
    return answered
