"""How answers from a cluster keep up as articles, askers and nodes become more.

    python -m tests.opensearch.growth TEXT QUESTIONS [--sizes 10k,200k,1M] [--nodes 1,2,3]

For each size as many sentences are made, with the terms of the articles in the folder TEXT; for
each number of nodes a cluster of its own is started and given them, a shard and, of several, a
copy a node. QUESTIONS (a file of `equality`'s) are put to both sides in turns, then by sixteen who
ask at once. Printed are milliseconds, questions a second, sentences a second, bytes a sentence.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from qa_bot.cluster.address import Address
from qa_bot.cluster.generations import Layout
from qa_bot.cluster.indexing import Plan, index_into
from qa_bot.cluster.live import ClusterIndex
from qa_bot.knowledge import Knowledge
from tests.benchmarks.corpora import Text, write_articles, write_corpus
from tests.opensearch.equality import Counted, Talk, at_once, compare, talks_of
from tests.opensearch.indexes import call
from tests.opensearch.nodes import Nodes

_ASKERS = 16
_WARM = 50  # questions before those that count: Java compiles what it runs often


def measure(articles: Path, talks: Sequence[Talk], nodes: int, heap: str) -> Iterator[str]:
    """The figures of some articles in a cluster of so many nodes, line by line."""
    with Nodes(nodes, heap=heap) as cluster, tempfile.TemporaryDirectory() as folder:
        here = Knowledge.open(articles, index=folder, reader=None)
        client = Counted(Address.parse(f"{cluster.address}/growth"))
        layout = Layout(nodes, int(nodes > 1))
        start = time.perf_counter()
        index_into(client, articles, plan=Plan(layout=layout))
        seconds = time.perf_counter() - start
        primary = call(cluster.url, "GET", "/growth/_stats/store")["_all"]["primaries"]["store"]
        yield (
            f"{len(here):,} sentences, {nodes} nodes of {heap}, {layout.shards} shards, "
            f"{layout.replicas} copies: {len(here) / seconds:,.0f} sentences a second, "
            f"{primary['size_in_bytes'] / len(here):.0f} bytes each"
        )
        there = Knowledge(ClusterIndex(client), reader=None)
        compare(here, there, talks[:_WARM], client)
        yield str(compare(here, there, talks[_WARM:], client))
        yield at_once(there, talks[_WARM:], _ASKERS)


def main() -> None:
    """Make the articles, start the clusters, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--sizes", default="10k,200k")
    parser.add_argument("--nodes", default="3")
    parser.add_argument("--heap", default="1g", help="memory of each node")
    parser.add_argument("--limit", type=int, default=300, help="questions")
    parser.add_argument("--folder", type=Path, help="where the articles are made, and kept")
    options = parser.parse_args()
    talks = talks_of(options.questions)
    every = max(1, len(talks) // (options.limit + _WARM))
    talks = [talk for talk in talks[::every] if len(talk) == 1][: options.limit + _WARM]
    with tempfile.TemporaryDirectory() as place:
        for size in options.sizes.split(","):
            folder = (options.folder or Path(place)) / size
            count = int(size.replace("k", "000").replace("M", "000000"))
            corpus, _ = write_corpus(folder, Text(options.text), count)
            articles = write_articles(corpus, folder)
            for nodes in map(int, options.nodes.split(",")):
                for line in measure(articles, talks, nodes, options.heap):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
