"""Questions from a pipe, a line each, answered plainly in turn.

A line is a question, whatever it begins with: no command is carried out for one who isn't there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from qa_bot.chat.session import Session
from qa_bot.errors import QaBotError
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer
from qa_bot.output.answers import hits, notes, refusal
from qa_bot.output.paragraphs import write
from qa_bot.output.remarks import complain, remarks


def answer_lines(knowledge: Knowledge, lines: Iterable[str], out: TextIO, err: TextIO) -> bool:
    """Answer each line that isn't blank; whether any question was answered.

    `out` gets each question after "> " and the passages that answer it, with a blank line before
    the next; so the n-th question there is the n-th that was asked. `err` gets all else: notes,
    remarks, and why there is no answer.
    """
    session = Session(knowledge)
    for remark in remarks(knowledge):
        complain(remark, err)
    answered = asked = False
    for question in _questions(lines):
        write([*([[]] if asked else []), [("", f"> {question}")]], out)
        answer = _answer(session, question)
        write(notes(answer), err)
        if answer:
            write([paragraph for paragraph in hits(answer.hits) if paragraph], out)
        else:
            write(refusal(answer), err)
        asked, answered = True, answered or bool(answer)
    return answered


def _questions(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        # A file that begins with a byte order mark begins with a question all the same.
        if question := line.lstrip("\ufeff").strip():
            yield question


def _answer(session: Session, question: str) -> Answer:
    try:
        return session.ask(question)
    except QaBotError as error:
        return Answer(question, reason=str(error))
