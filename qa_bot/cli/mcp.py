"""`qa-bot mcp`: the articles served to programs that write."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from qa_bot.cli.arguments import Parser, add_index, add_reader, number, place
from qa_bot.errors import QaBotError
from qa_bot.index.progress import Progress
from qa_bot.knowledge import Knowledge
from qa_bot.reader import PACKAGED


def mcp(arguments: Sequence[str]) -> None:
    """Serve articles until the client goes. Raises QaBotError where that can't begin."""
    parser = Parser(
        "qa-bot mcp",
        description="Serve articles over the Model Context Protocol: ask, statements, read, "
        "verify, articles.",
        epilog="It speaks over stdin and stdout, with the program that starts it.",
    )
    parser.add_argument("folder", nargs="*", type=place, metavar="FOLDER", help="your articles")
    parser.add_argument(
        "--http", type=number, metavar="PORT", help="serve http://127.0.0.1:PORT/mcp instead"
    )
    add_index(parser)
    add_reader(parser)
    options = parser.parse_args(arguments)
    if find_spec("mcp") is None:
        raise QaBotError("qa-bot mcp needs one more package: pip install 'qa-bot[mcp]'")
    from qa_bot.mcp.articles import Served
    from qa_bot.mcp.server import serve

    reader = None if options.no_reader else PACKAGED

    def opened(told: Progress) -> Knowledge:
        return Knowledge.open(options.folder or None, options.index, told, reader=reader)

    serve(Served(opened), options.http)
