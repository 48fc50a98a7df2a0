"""`qa-bot mcp`: the articles served to programs that write."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from qa_bot.cli import parsers
from qa_bot.errors import QaBotError
from qa_bot.index.progress import Progress
from qa_bot.knowledge import Knowledge
from qa_bot.reader import PACKAGED


def mcp(arguments: Sequence[str]) -> None:
    """Serve articles until the client goes. Raises QaBotError when they can't be served."""
    options = parsers.mcp().parse_args(arguments)
    if find_spec("mcp") is None:
        raise QaBotError("qa-bot mcp needs one more package: pip install 'qa-bot[mcp]'")
    from qa_bot.mcp.articles import Served
    from qa_bot.mcp.server import serve

    reader = None if options.no_reader else PACKAGED

    def opened(told: Progress) -> Knowledge:
        return Knowledge.open(options.folder or None, options.index, told, reader=reader)

    serve(Served(opened), options.http)
