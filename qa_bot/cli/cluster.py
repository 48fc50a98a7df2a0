"""`qa-bot index FOLDER --to URL`: articles put into an OpenSearch cluster."""

from __future__ import annotations

import sys

from qa_bot.cli.arguments import Namespace
from qa_bot.errors import QaBotError
from qa_bot.output.progress import Indexing, Status
from qa_bot.output.remarks import complain, count, skips


def index(options: Namespace) -> None:
    """Put articles into a cluster, or what has changed of them. Raises QaBotError."""
    if options.check or options.index:
        other = "--check" if options.check else "--index"
        raise QaBotError(f"{other} is for an index on this machine: leave it or --to out")
    from qa_bot.cluster.address import Address
    from qa_bot.cluster.client import connect
    from qa_bot.cluster.generations import Layout
    from qa_bot.cluster.indexing import Plan, index_into
    from qa_bot.index.places import places

    articles, _ = places(options.folder, None)
    address = Address.parse(options.to)
    indexing = Indexing()
    layout = Layout(options.shards, options.replicas)
    with Status(indexing):
        plan = Plan(options.rebuild, layout, noted=lambda line: complain(line, sys.stderr))
        client = connect(address)
        outcome = index_into(client, articles, indexing, plan)
    for line in (*client.notes, *skips(outcome.skipped), *outcome.notes):
        complain(line, sys.stderr)
    indexed = f"{count(outcome.documents, 'article')}, {count(outcome.passages, 'sentence')}"
    print(f"{indexed} indexed; to ask them: qa-bot {address}")
