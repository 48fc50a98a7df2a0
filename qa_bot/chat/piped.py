"""Questions from a pipe, a line each, answered in turn, plainly or as JSON.

A line is a question, whatever it begins with: commands are for somebody at the screen.
Where the answers are JSON, a line may also be a record with a question (see `output/json.py`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO

from qa_bot.chat.session import Session
from qa_bot.errors import QaBotError, QuestionError
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer
from qa_bot.output.answers import found, notes, refusal
from qa_bot.output.clean import plainly
from qa_bot.output.json import answer_record, error_record, one_line
from qa_bot.output.paragraphs import write
from qa_bot.output.remarks import complain, remarks, stale

# The folder is looked at before each question where that takes fewer seconds than this; where it
# takes longer and nothing changes, looking takes up at most a tenth of the time.
_QUICK, _APART = 0.05, 10
_KEYS = ("question", "k", "within", "explain", "id")


def answer_lines(
    knowledge: Knowledge, lines: Iterable[str], out: TextIO, err: TextIO, as_json: bool = False
) -> bool:
    """Answer each line that isn't blank; whether any question was answered.

    `out` gets each question after "> " and the passages that answer it, with a blank line before
    the next; so the n-th question there is the n-th that was asked. `err` gets all else: notes,
    remarks, and why there is no answer. With `as_json`, `out` gets a record a line instead, for a
    question without an answer too.
    """
    session = Session(knowledge)
    articles = _Articles(knowledge, err)
    answered = False
    for number, question in enumerate(_questions(lines)):
        if number:
            articles.look()
        if as_json:
            record = _record(session, question)
            out.write(f"{one_line(record)}\n")
            out.flush()
            answered = answered or record["answered"] is True
        else:
            write([*([[]] if number else []), [("", f"> {question}")]], out)
            answer = _answer(session, question)
            _write(answer, out, err)
            answered = answered or bool(answer)
    return answered


def _write(answer: Answer, out: TextIO, err: TextIO) -> None:
    write(notes(answer), err)
    if answer:
        write([paragraph for paragraph in found(answer) if paragraph], out)
    else:
        write(refusal(answer), err)


def _questions(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        # A file that begins with a byte order mark begins with a question all the same.
        if question := line.lstrip("\ufeff").strip():
            yield question


def _answer(session: Session, question: str) -> Answer:
    try:
        return session.ask(question)
    except (QaBotError, OSError) as error:
        return Answer(question, reason=plainly(error))


def _record(session: Session, line: str) -> dict[str, object]:
    """The answer to a line, which is a question of the conversation, or a record of its own."""
    if not line.startswith("{"):
        return _or_error(line, lambda: answer_record(session.ask(line)))
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        asked = {}

    def own() -> dict[str, object]:
        if "question" not in asked:
            raise QuestionError('a line that begins with { must be JSON with the key "question"')
        if unknown := asked.keys() - _KEYS:
            raise QuestionError(f"there is no key {min(unknown)}, only {', '.join(_KEYS)}")
        k, explain = asked.get("k", session.settings.k), asked.get("explain", False)
        if not isinstance(explain, bool):
            raise QuestionError("explain must be true or false")
        if not named:
            raise QuestionError("an id must be text or a whole number")
        answer = session.knowledge.answer(asked["question"], k, asked.get("within"))
        return answer_record(answer, explain)

    named = type(asked.get("id", "")) in (str, int)
    question = asked.get("question")
    record = _or_error(question if isinstance(question, str) else line, own)
    return record | {"id": asked["id"]} if named and "id" in asked else record


def _or_error(question: str, ask: Callable[[], dict[str, object]]) -> dict[str, object]:
    try:
        return ask()
    except (QaBotError, OSError) as error:
        return answer_record(Answer(question, reason=plainly(error))) | error_record(error)


class _Articles:
    """The articles, looked at again while questions come; what there is to say is said once."""

    def __init__(self, knowledge: Knowledge, err: TextIO) -> None:
        self._knowledge = knowledge
        self._err = err
        self._said: set[str] = set()
        self._next = 0.0
        self._say(remarks(knowledge))

    def look(self) -> None:
        """Take in what has changed, unless that was done just now and takes long."""
        began, before = monotonic(), self._knowledge.documents
        if began < self._next:
            return
        try:
            self._knowledge.refresh()
            self._say(remarks(self._knowledge))
        except (QaBotError, OSError) as error:
            self._say([stale(error)])
        took = monotonic() - began
        changed = self._knowledge.documents is not before
        self._next = monotonic() + (0 if changed or took < _QUICK else _APART * took)

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            if line not in self._said:
                self._said.add(line)
                complain(line, self._err)
