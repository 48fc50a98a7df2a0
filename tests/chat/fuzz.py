"""Strings of every kind through everything that reaches a terminal, and what must come out.

    python -m tests.chat.fuzz --times 1000000 [--seed N]

counts the strings put in. They stand for what comes from outside: the text, title and id of an
article, its skipped files, speakers and roles, notes, reasons, questions, commands, arguments, the
names of question types, and what a saved session says.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from unittest import mock

from qa_bot import cli
from qa_bot.chat.app import reply
from qa_bot.chat.commands import COMMANDS, reading
from qa_bot.chat.reply import Leave
from qa_bot.chat.session import Session
from qa_bot.chat.terminal import programs
from qa_bot.errors import EvaluationError, KnowledgeError, QuestionError
from qa_bot.evaluation import Report
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Document, Hit, Passage, Skipped, Speaker
from qa_bot.output.paragraphs import write
from qa_bot.output.progress import Status
from qa_bot.output.remarks import opening
from qa_bot.saved import Finding, Quotation, Saved

# What the program means to send: its styles, links to files, and the clipboard.
OWN = re.compile(
    r"\x1b\[(?:0|1|2|1;4)m"
    r"|\x1b\]8;;(?:file://[!-~]*)?\x1b\\"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]+\x1b\\"
)
STYLES = re.compile(r"\x1b\[(?:0|1|2|1;4)m")
_SEEN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_JOINERS = "\u200c\u200d"


def _forbidden() -> re.Pattern[str]:
    """Every character that acts on a terminal, reorders its line or can't be sent to it."""
    ranges = []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        bad = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        if bad and char not in f"\n{_SEEN}{_JOINERS}":
            ranges.append(f"\\U{code:08x}")
    return re.compile(f"[{''.join(ranges)}]")


FORBIDDEN = _forbidden()

_HOSTILE = (
    "\x1b[2J", "\x1b]0;t\x07", "\x1b]8;;http://x\x1b\\", "\x1b]52;c;aGk=\x07", "\x9b31m",
    "\x90q\x9c", "\x1bP1$t\x1b\\", "\x1b", "\x07", "\r", "\n", "\r\n", "\x85", "\u2028", "\u2029",
    "\t", "\v", "\x00", "\x7f", "\x08", "\u202e", "\u2066", "\u200b", "\u200d", "\u200c", "\ufe0f",
    "\xad", "\ufeff", "\U000e0041", "\udc9b", "\ud800", "\udfff", "\u3164", "\u034f", "\u0301",
    "[^1]", "> ", "# ", "&#x1B;", "\\", "`", "*", "_", "<b>", "|", "%1B", "%00", "://", "/", "..",
    "-", "--", "+1", "$(id)", "'", '"', ";", ":", "👩‍👩‍👧", "日本", "العربية", "می‌خواهم", "e\u0301",
)  # fmt: skip
_WORDS = ("Kallas", "said", "the", "deal", "was", "signed", "in", "2025", "Bees", "honey", "who")


def string(rng: random.Random) -> str:
    """A string of words, hostile sequences and characters of every plane."""
    pieces = []
    for _ in range(rng.randrange(1, 9)):
        kind = rng.random()
        if kind < 0.35:
            pieces.append(rng.choice(_WORDS))
            pieces.append(" ")
        elif kind < 0.8:
            pieces.append(rng.choice(_HOSTILE))
        else:
            top = rng.choice((0x100, 0x3000, 0x10000, 0x110000))
            pieces.append("".join(chr(rng.randrange(top)) for _ in range(rng.randrange(1, 5))))
    return "".join(pieces) if rng.random() < 0.99 else "".join(pieces) * 50


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Articles:
    """Knowledge of one article in which everything is what the strings say."""

    reader = None

    def __init__(self, rng: random.Random, text: str, id: str, title: str, name: str) -> None:
        passage = Passage(id, 0, len(text), rng.randrange(1, 4), text)
        at = sorted(rng.randrange(len(text) + 1) for _ in range(4))
        hit = Hit(
            passage,
            1.0,
            ((at[0], at[1]),) if at[0] < at[1] else (),
            rng.choice((name, None)),
            (at[2], at[3]) if at[2] < at[3] else None,
            (title,),
            (("words", 1.0),),
        )
        self.documents = {id: Document(id, title, text, "cp1252")}
        self.skipped = (Skipped(title, name), Skipped(name, text))
        self.notes = (text, name)
        self.source = Path("/").joinpath(id.replace("\0", "")).absolute()
        self.sources = (self.source,)
        self.whole = self
        self.passage, self.hit = passage, hit
        self.reply = Answer(name, rng.choice(((hit,), (hit,) * 12)), notes=(title,))
        if rng.random() < 0.3:
            self.reply = Answer(name, reason=title, closest=(hit,), notes=(text,))

    def __len__(self) -> int:
        return 1

    def answer(self, question: str, k: int = 3, within: str | None = None, *_: object) -> Answer:
        if question.startswith("/"):
            raise KnowledgeError(question)
        return self.reply

    def overview(self, within: str | None = None, k: int = 5) -> Answer:
        return self.reply

    def only(self, name: str, *by: str) -> Knowledge:
        raise QuestionError(f"no article {name} {by}")

    def people(self) -> list[Speaker]:
        return [Speaker(self.skipped[1].path, self.reply.notes[0], 3)]

    def around(self, passage: Passage, reach: int = 2) -> list[Passage]:
        return [Passage(passage.document, 0, 1, 1, self.skipped[1].reason), passage]

    def file(self, id: str) -> Path | None:
        return self.source


@dataclass
class Fuzz:
    """One stream of strings, and the screen that they reach."""

    rng: random.Random
    strings: int = 0

    def string(self) -> str:
        self.strings += 1
        return string(self.rng)

    def round(self) -> None:
        """Put a handful of strings through every path; raises AssertionError where one leaks."""
        text = self.string() or "x"
        articles = Articles(self.rng, text, self.string(), self.string(), self.string())
        knowledge = cast(Knowledge, articles)
        session = Session(knowledge)
        os.environ["EDITOR"] = self.rng.choice(("", "vi"))
        question, argument = self.string(), self.string()
        self.chat(session, question, argument)
        # Building its parsers takes longer than all else.
        if self.rng.random() < 0.1:
            self.command_line(articles, question, argument)

    def chat(self, session: Session, question: str, argument: str) -> None:
        self.shows(lambda: write(opening(session.knowledge), sys.stdout))
        self.says(session, question)
        for name in sorted(COMMANDS.keys() - {"/folder", "/save"}):  # their errors are below
            self.says(session, f"{name} {self.rng.choice(('', '1', argument))}")
        self.says(session, f"/set explain {self.rng.choice(('on', 'off'))}")
        self.says(session, f"/{question}")
        if not os.path.lexists(argument.strip().replace("\0", "")):
            self.says(session, f"/folder {argument}")
        self.says(session, f"/save no such folder/{argument}")

    def says(self, session: Session, line: str) -> None:
        """Show the reply to a line as the chat does."""

        def show() -> None:
            try:
                said = reply(session, line)
            except Leave:
                return
            write([*said.paragraphs, []], sys.stdout)
            if said.run:
                said.run()

        self.shows(show)

    def command_line(self, articles: Articles, question: str, argument: str) -> None:
        report = Report({question: 1.0}, {argument: 2}, {question: {argument: 1.0}})
        quotation = Quotation(1, articles.passage.text, question, 2, argument)
        findings = [Finding(quotation, self.rng.choice((None, 2, 3)), (question,))]
        saved = Saved(self.rng.choice(((), ("x",))), (quotation,))
        with (
            mock.patch.object(cli, "_open", return_value=articles),
            mock.patch("qa_bot.evaluation.read_questions", return_value=[]),
            mock.patch("qa_bot.evaluation.evaluate", return_value=report),
        ):
            self.runs("ask", "--", question)
            self.runs("ask", "--json", "--", question)
            self.runs("ask", "--explain", "-k", argument, question)
            self.runs("evaluate", "x")
            self.runs("evaluate", "--json", "x")
        with (
            mock.patch("qa_bot.cli.verification.read_saved", return_value=saved),
            mock.patch("qa_bot.cli.verification.verify_saved", return_value=findings),
        ):
            self.runs("verify", "x")
        self.runs("evaluate", f"none/{argument}")
        self.runs("verify", f"none/{argument}")
        self.runs(f"-{argument}", question)
        self.runs(argument, question, articles.passage.text)
        for failing in (EvaluationError(argument), OSError(5, question, argument)):
            with mock.patch.object(cli, "_open", side_effect=failing):
                self.runs("ask", "x")
        with mock.patch.object(Knowledge, "check", return_value=[argument, question]):
            self.runs("index", "x", "--check")

    def runs(self, *arguments: str) -> None:
        def run() -> None:
            with suppress(SystemExit):  # --help
                # What no argument can hold: NUL, and surrogates that stand for no byte.
                cli.main([re.sub("[\0\ud800-\udc7f\udd00-\udfff]", "", a) for a in arguments])

        self.shows(run)

    def shows(self, show: Callable[[], object]) -> None:
        """Run with stdout and stderr on a terminal, and look at all that reached it."""
        screen = Screen()
        with mock.patch.multiple(sys, stdout=screen, stderr=screen):
            show()
        check(screen.getvalue())


def check(sent: str, own: re.Pattern[str] = OWN) -> None:
    """Raise AssertionError when a terminal was sent what the program didn't mean."""
    bare = own.sub("", sent)
    leak = FORBIDDEN.search(bare)
    assert leak is None, f"{leak[0]!r} in {sent!r}" if leak else ""
    for line in sent.split("\n") if "\x1b]8" in sent else ():
        opened, closed = line.count("\x1b]8;;file"), line.count("\x1b]8;;\x1b")
        assert opened == closed, f"a link is left open in {line!r}"


@contextmanager
def terminal() -> Iterator[None]:
    """A terminal with every ability, whose pager and editor look at what they are given."""

    def run(command: list[str], text: str | None = None) -> None:
        check(text or "", STYLES)
        if len(text or "") % 8 == 0:
            raise FileNotFoundError(2, "No such file or directory", command[0])

    variables = {"TERM": "xterm", "FORCE_HYPERLINK": "1", "COLUMNS": "40", "LINES": "20"}
    before = Path.cwd()
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, {**variables, "PAGER": "less", "XDG_CACHE_HOME": folder}),
        mock.patch.object(programs, "run", run),
        mock.patch.object(reading, "run", run),
        mock.patch("shutil.which", lambda name: name),
        # It would start a thread each time, for a line that holds no text from outside.
        mock.patch.object(Status, "__enter__", lambda status: status),
    ):
        os.environ.pop("NO_COLOR", None)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def fuzz(times: int, seed: int) -> int:
    """Put at least `times` strings through every path, and return how many there were."""
    fuzzing = Fuzz(random.Random(seed))
    with terminal():
        while fuzzing.strings < times:
            fuzzing.round()
    return fuzzing.strings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    began = time.monotonic()
    strings = fuzz(options.times, options.seed)
    print(f"{strings:,} strings, no leak, {time.monotonic() - began:,.0f} s")


if __name__ == "__main__":
    main()
