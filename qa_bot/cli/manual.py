"""The manual page, made from the help texts: `python -m qa_bot.cli.manual > qa-bot.1`."""

from __future__ import annotations

from collections.abc import Iterator

from qa_bot.cli.arguments import SUPPRESS, Parser
from qa_bot.cli.completion import options
from qa_bot.cli.help import USAGE, version
from qa_bot.cli.parsers import COMMANDS, chat


def manual() -> str:
    """The page in the language of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    own = chat()
    yield f'.TH QA-BOT 1 "" "qa-bot {version()}"'
    yield from (".SH NAME", rf"qa-bot \- {_text(own.description or '')}")
    yield from (".SH SYNOPSIS", ".nf", *_as_it_stands(USAGE, 7), ".fi")
    yield from (".SH OPTIONS", *_options(own))
    yield ".SH COMMANDS"
    for make in COMMANDS.values():
        parser = make()
        yield from (f".SS {_text(parser.prog)}", _text(parser.description or ""))
        yield from _options(parser)
        if parser.epilog:
            yield from (".PP", ".nf", *_as_it_stands(parser.epilog), ".fi")
    yield from (".SH NOTES", ".nf", *_as_it_stands(own.epilog or ""), ".fi")


def _options(parser: Parser) -> Iterator[str]:
    for one in options(parser):
        if one.help == SUPPRESS or one.dest == "help":
            continue
        value = "" if one.nargs == 0 else rf" \fI{_text(str(one.metavar))}\fR"
        names = ", ".join(rf"\fB{_text(name)}\fR{value}" for name in one.option_strings)
        yield from (".TP", names, _text(one.help or ""))


def _as_it_stands(text: str, indent: int = 0) -> Iterator[str]:
    for line in text.splitlines():
        bare = line[indent:] if not line[:indent].strip() else line
        yield _text(bare) if bare else r"\&"


def _text(text: str) -> str:
    """A line of text in which nothing is an instruction."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    ascii_ = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in escaped)
    return rf"\&{ascii_}" if ascii_.startswith(".") else ascii_


if __name__ == "__main__":
    print(manual(), end="")
