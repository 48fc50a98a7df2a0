"""What the faults of nodes do to those who ask a cluster: `python -m tests.opensearch.faults`.

Three nodes hold the articles; clients ask over and over while one is killed or paused, and each
answer is compared with the embedded index's. It prints what came of each fault, and ends with
status 1 where any answer was wrong. Some five minutes, and 2 GB of memory.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_bot import Knowledge
from qa_bot.cluster.address import Address
from qa_bot.cluster.live import ClusterIndex
from tests.opensearch.articles import QUESTIONS, write
from tests.opensearch.indexes import call, index
from tests.opensearch.loads import Ask, Load, Outcome, under_load
from tests.opensearch.nodes import Nodes


@dataclass(frozen=True)
class Fault:
    """Something that happens to nodes.

    `happens` does it; it lasts `seconds`, while the articles have `replicas` copies of each shard
    besides the first.
    """

    name: str
    happens: Callable[[Nodes], None]
    replicas: int = 1
    seconds: float = 15.0


def other(nodes: Nodes) -> int:
    """A node that is not the manager, the last such."""
    manager = nodes.manager()
    return max(number for number in range(len(nodes.urls)) if number != manager)


def kill_two(nodes: Nodes) -> None:
    nodes.kill(other(nodes))
    nodes.kill(nodes.manager())


FAULTS = (
    Fault("kill -9 of a data node", lambda nodes: nodes.kill(other(nodes))),
    Fault("kill -9 of the manager", lambda nodes: nodes.kill(nodes.manager())),
    Fault("kill -STOP of a data node", lambda nodes: nodes.pause(other(nodes)), seconds=45),
    Fault("kill -STOP of the manager", lambda nodes: nodes.pause(nodes.manager()), seconds=45),
    Fault("kill -9 of two of three", kill_two),
    Fault("kill -9, no replica", lambda nodes: nodes.kill(other(nodes)), replicas=0),
)


def suffer(
    nodes: Nodes, fault: Fault, ask: Ask, expected: Mapping[str, Sequence[object]]
) -> tuple[Outcome, float]:
    """What a fault did to those who asked meanwhile, and in how many seconds all was well
    again.

    """
    outcome = under_load(ask, expected, lambda: fault.happens(nodes), Load(after=fault.seconds))
    begin = time.monotonic()
    nodes.heal()
    return outcome, time.monotonic() - begin


def asking(knowledge: Knowledge) -> Ask:
    """What asks some articles, and gives of an answer all that must be the same."""

    def ask(question: str) -> Sequence[object]:
        got = knowledge.answer(question, k=5)
        hits = [(hit.source, hit.text, round(hit.score, 6)) for hit in got.hits]
        return [got.reason, *got.notes, *hits]

    return ask


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.opensearch.faults")
    parser.add_argument("--only", default="", help="the faults with this in their name")
    given = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary, Nodes(3) as nodes:
        folder = write(Path(temporary) / "articles")
        embedded = asking(Knowledge.open(folder, index=Path(temporary) / "index", reader=None))
        expected = {question: embedded(question) for question in QUESTIONS}
        address = f"{nodes.address}/articles"
        index(folder, address)
        for fault in FAULTS:
            if given.only in fault.name:
                settings = {"number_of_replicas": fault.replicas}
                call(nodes.url, "PUT", "/articles/_settings", settings)
                nodes.wait(3)
                ask = asking(Knowledge(ClusterIndex.at(Address.parse(address)), reader=None))
                # A server that has just started takes seconds for what later takes milliseconds.
                wrong += sum(ask(question) != expected[question] for question in QUESTIONS)
                outcome, seconds = suffer(nodes, fault, ask, expected)
                wrong += outcome.wrong
                print(f"{fault.name}, {fault.replicas} replicas: {outcome}")
                print(f"    all well again in {seconds:.0f} s", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
