"""What `qa-bot --help` and `--version` show."""

from __future__ import annotations

from contextlib import suppress

USAGE = """\
qa-bot [FOLDER…] [--only PATTERN] [--after DATE] [--author NAME] [--json]
       qa-bot ask QUESTION [-k N] [--within FILE] [--json] [--knowledge FOLDER…]
       qa-bot index FOLDER… [--to URL] [--check | --rebuild | --dry-run]
       qa-bot evaluate FILE [--whole] [--json] [--knowledge FOLDER]
       qa-bot verify FILE… [--json] [--knowledge FOLDER]
       qa-bot mcp [FOLDER…] [--http PORT]"""
EPILOG = """\
examples:
  qa-bot                              chat about the article that comes with it
  qa-bot articles/                    chat about your own files
  qa-bot ask "what did Kallas say"    one answer; --json for programs

Pipe questions in, one per line. FOLDER may be https://host:9200/NAME, or ./ask.
Exit status: 0 answered, 1 no answer, 2 error, 130 interrupted.
Each command has --help; for Tab in your shell see qa-bot completion --help."""


def version() -> str:
    """The version that is installed."""
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return version("qa-bot")
    return "(not installed)"
