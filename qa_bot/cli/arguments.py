"""The arguments of the command line: options, questions and folders behind `--`, plain errors."""

from __future__ import annotations

import argparse
import os
import re
import sys
from argparse import SUPPRESS, Namespace
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from qa_bot.arguments import is_address
from qa_bot.errors import QaBotError

__all__ = [
    "SUPPRESS",
    "Namespace",
    "Parser",
    "add_filter",
    "add_index",
    "add_knowledge",
    "add_reader",
    "address",
    "at_dashes",
    "file",
    "number",
    "place",
]


_CREDENTIALS = re.compile(r"://[^\s/]*@")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are QaBotErrors, so that they are shown like all others."""

    def __init__(self, prog: str, **texts: str) -> None:
        super().__init__(
            prog,
            formatter_class=_formatter,
            allow_abbrev=False,
            **texts,  # type: ignore[arg-type]
        )

    def error(self, message: str) -> NoReturn:
        if message.startswith("unrecognized arguments: "):
            words = message.removeprefix("unrecognized arguments: ")
            message = f"there is no option {words}"
        if message.startswith("the following arguments are required: "):
            message = message.removeprefix("the following arguments are required: ") + " is missing"
        # What is wrong may be an address that holds a password.
        message = _CREDENTIALS.sub("://…@", message)
        raise QaBotError(f"{message} (see {self.prog} --help)")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        sys.stdout.flush()
        raise SystemExit(status)


def _formatter(prog: str) -> argparse.HelpFormatter:
    """What writes help as wide as the terminal.

    A parser makes one for each argument, which by itself would import shutil to know the width.
    """
    told = os.environ.get("COLUMNS", "")
    columns = int(told) if told.isdecimal() else 0
    if not columns:
        with suppress(OSError):
            columns = os.get_terminal_size().columns
    return argparse.RawDescriptionHelpFormatter(prog, width=(columns or 80) - 2)


def add_knowledge(parser: Parser) -> None:
    """Add the options that name the articles and the place of their index."""
    parser.add_argument(
        "--knowledge",
        type=place,
        action="append",
        metavar="FOLDER",
        help="your articles: folders, files, or https://host:9200/NAME",
    )
    add_index(parser)


def add_filter(parser: Parser, help: str = SUPPRESS) -> None:
    """Add the options that choose some of the articles."""
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="PATTERN",
        help=help,
    )
    for option in ("--after", "--before", "--author"):
        parser.add_argument(option, default="", help=SUPPRESS)


def add_index(parser: Parser) -> None:
    """Add the option that names the place of the index."""
    parser.add_argument(
        "--index", type=place, metavar="PATH", help="keep the index there, not in the cache"
    )


def add_reader(parser: Parser) -> None:
    """Add the option that leaves the reader out."""
    parser.add_argument(
        "--no-reader",
        action="store_true",
        help="rank passages by their words alone, which is faster",
    )


def number(text: str) -> int:
    """The number that an argument gives. Raises ArgumentTypeError when it isn't one."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a number") from None


def place(text: str) -> str:
    """The name of a folder or file of articles, or their address in a cluster.

    Raises ArgumentTypeError for an empty one, ClusterError for an address that is wrong.
    """
    if is_address(text):
        return address(text)
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty: write . for the current folder")
    return text


def address(text: str) -> str:
    """An address of articles in a cluster. Raises ClusterError for what isn't one."""
    from qa_bot.cluster.address import Address

    return str(Address.parse(text))


def file(text: str) -> Path:
    """The place of a file. Raises ArgumentTypeError for an empty one, QaBotError for an address."""
    if is_address(text):
        # It may hold a password, so that it isn't repeated.
        raise QaBotError("a file must be on this machine, not an address")
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(text)


def at_dashes(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The arguments before the first `--` and those behind it, which aren't options."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]
