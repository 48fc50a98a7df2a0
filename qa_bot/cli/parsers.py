"""What each command takes, as parsers: for the commands, for shells that complete, for the manual.

A parser is made where it is used; `COMMANDS` are all but the chat's, by the word that is typed.
"""

from __future__ import annotations

from collections.abc import Callable

from qa_bot.cli.arguments import (
    SUPPRESS,
    Parser,
    add_filter,
    add_index,
    add_knowledge,
    add_reader,
    address,
    file,
    number,
    place,
)
from qa_bot.cli.help import EPILOG, USAGE


def chat() -> Parser:
    parser = Parser(
        "qa-bot",
        usage=USAGE,
        description="Ask a folder of articles and get back what they say, word for word.",
        epilog=EPILOG,
    )
    parser.add_argument("folder", nargs="*", type=place, help=SUPPRESS)
    add_index(parser)
    add_filter(parser)
    parser.add_argument("--json", action="store_true", help="answer each piped question as JSON")
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    return parser


def ask() -> Parser:
    parser = Parser(
        "qa-bot ask",
        description="Answer one question.",
        epilog='Put -- before a question that begins with a dash: qa-bot ask -- "-v or -q?"',
    )
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="in your own words")
    parser.add_argument("-k", type=number, default=3, metavar="N", help="at most N passages (3)")
    parser.add_argument("--within", metavar="FILE", help="ask only this article")
    parser.add_argument("--json", action="store_true", help="answer as JSON, as --schema shows")
    parser.add_argument("--schema", action="store_true", help=SUPPRESS)
    parser.add_argument("--explain", action="store_true", help="show the parts of each score")
    add_knowledge(parser)
    add_filter(
        parser,
        "ask only articles whose names match; also --after DATE and --before DATE (2024, "
        "2024-03 or 2024-03-04; the date itself is left out), --author NAME",
    )
    add_reader(parser)
    return parser


def index() -> Parser:
    parser = Parser(
        "qa-bot index", description="Build or refresh the index of a folder.", epilog=_ACCESS
    )
    parser.add_argument(
        "folder", nargs="+", type=place, metavar="FOLDER", help="the articles to index"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--check", action="store_true", help="tell whether it is sound and up to date"
    )
    instead.add_argument("--rebuild", action="store_true", help="build it again from scratch")
    instead.add_argument(
        "--dry-run", action="store_true", help="list what would be read and what not, and why"
    )
    parser.add_argument(
        "--to",
        type=address,
        metavar="URL",
        help="keep it in an OpenSearch cluster: https://host:9200/NAME; there on --shards N, "
        "with --replicas N",
    )
    for option in ("--shards", "--replicas"):
        parser.add_argument(option, type=number, metavar="N", help=SUPPRESS)
    add_index(parser)
    return parser


def evaluate() -> Parser:
    parser = Parser("qa-bot evaluate", description="Measure how often the answers are right.")
    parser.add_argument("questions", type=file, metavar="FILE", help="questions, as JSON lines")
    parser.add_argument("--whole", action="store_true", help="ask each question of all articles")
    parser.add_argument("--json", action="store_true", help="report as a line of JSON")
    add_knowledge(parser)
    add_reader(parser)
    return parser


def verify() -> Parser:
    parser = Parser(
        "qa-bot verify",
        description="Check the quotations of any text against the articles: words and speakers.",
        epilog=_VERDICTS,
    )
    parser.add_argument("files", nargs="*", type=file, metavar="FILE", help="drafts, - for stdin")
    parser.add_argument(
        "--json", action="store_true", help="report as JSON, one line for each quotation"
    )
    parser.add_argument(
        "--html", type=file, metavar="FILE", help="write an HTML page of the findings"
    )
    parser.add_argument("--force", action="store_true", help="overwrite the page")
    parser.add_argument(
        "--format",
        choices=("text", "lines"),
        default="text",
        metavar="FORM",
        help="text, or lines (file:line:column: message)",
    )
    add_knowledge(parser)
    return parser


def mcp() -> Parser:
    parser = Parser(
        "qa-bot mcp",
        description="Serve articles to assistants over the Model Context Protocol.",
        epilog="Tools: ask, statements, read, verify, articles. It speaks over stdin and stdout,\n"
        "with the program that starts it.",
    )
    parser.add_argument(
        "folder",
        nargs="*",
        type=place,
        metavar="FOLDER",
        help="your articles, or https://host:9200/NAME",
    )
    parser.add_argument(
        "--http", type=number, metavar="PORT", help="serve http://127.0.0.1:PORT/mcp instead"
    )
    add_index(parser)
    add_reader(parser)
    return parser


def completion() -> Parser:
    parser = Parser(
        "qa-bot completion",
        description="Print a script that lets Tab complete commands and options in a shell.",
        epilog=_SHELLS,
    )
    parser.add_argument(
        "shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish"
    )
    return parser


COMMANDS: dict[str, Callable[[], Parser]] = {
    "ask": ask,
    "index": index,
    "evaluate": evaluate,
    "verify": verify,
    "mcp": mcp,
    "completion": completion,
}

_ACCESS = """\
Who asks a cluster is told by QA_BOT_OPENSEARCH_USER and _PASSWORD, or _API_KEY,
and whose certificates are trusted by _CA (a file). Or else by opensearch.ini in
~/.config/qa-bot, which must be readable by you alone:
  [https://host:9200]
  user = reader
  password = ..."""
_VERDICTS = """\
A quotation is verified (the articles have the words, by that speaker), or
unattributed (they don't say who said them), altered, stitched from separate
places, a paraphrase, of the wrong speaker, nowhere, or too short (under four
words).
White space, punctuation, case and hyphens may differ; ... leaves words out.
Exit status: 0 nothing is wrong, 1 something is, 2 error."""
_SHELLS = """\
Add a line to the file that your shell reads when it starts:
  ~/.bashrc                   eval "$(qa-bot completion bash)"
  ~/.zshrc, below compinit    eval "$(qa-bot completion zsh)"
  ~/.config/fish/config.fish  qa-bot completion fish | source"""
