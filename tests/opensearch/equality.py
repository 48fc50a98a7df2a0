"""Whether a cluster answers as the embedded index does, question by question, and how quickly.

    python -m tests.opensearch.equality QUESTIONS --knowledge FOLDER --shards 3 --replicas 1

QUESTIONS is a file of lines of JSON with a `question`, and in `context` those asked before it in
the same conversation; or of plain lines, a conversation up to each blank one. Answers are compared
whole: hits, order, scores, speakers, highlights, reasons, notes. With `--replaced 20` a fifth of
the articles is another article first. The cluster is that at QA_BOT_OPENSEARCH_URL.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from qa_bot.cluster import around
from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Client
from qa_bot.cluster.generations import Layout
from qa_bot.cluster.indexing import Plan, index_into
from qa_bot.cluster.live import ClusterIndex
from qa_bot.conversation import Conversation
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Hit
from tests.opensearch.indexes import call

_NEAR = 1e-6  # scores that differ by less, relative to them, are the same
_SHOWN = 5  # differences
Talk = Sequence[str]
T = TypeVar("T")


class Counted(Client):
    """A client that counts how often an answer has to be waited for: `trips`.

    What is asked together counts once, in one thread; `counting` has it told what that is.
    """

    def __init__(self, address: Address) -> None:
        super().__init__(address, Access())
        self.trips = 0
        self._together: Counter[int] | None = None
        ask = self._nodes.ask

        def counted(*args: Any, **named: Any) -> Any:
            if self._together is None:
                self.trips += 1
            else:
                self._together[threading.get_ident()] += 1
            return ask(*args, **named)

        self._nodes.ask = counted  # type: ignore[method-assign]

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Have what is asked at the same time counted once."""
        together = around.together

        def at_once(one: Callable[[], object], other: Callable[[], T]) -> T:
            self._together = Counter()
            try:
                return together(one, other)
            finally:
                self.trips += max(self._together.values(), default=0)
                self._together = None

        around.together = at_once
        try:
            yield
        finally:
            around.together = together


@dataclasses.dataclass
class Outcome:
    """Of all questions: how many were answered alike, and how long that took here and there."""

    asked: int = 0
    alike: int = 0
    same_scores: int = 0
    differences: list[str] = dataclasses.field(default_factory=list)
    here: list[float] = dataclasses.field(default_factory=list)
    there: list[float] = dataclasses.field(default_factory=list)
    trips: Counter[int] = dataclasses.field(default_factory=Counter)

    def __str__(self) -> str:
        trips = ", ".join(f"{count}: {many:,}" for count, many in sorted(self.trips.items()))
        lines = [
            f"{self.alike:,} of {self.asked:,} alike, {self.same_scores:,} to the last digit",
            f"round trips {trips}",
            f"embedded {_times(self.here)}",
            f"cluster {_times(self.there)}",
        ]
        return "\n".join([*self.differences[:_SHOWN], *lines])


def compare(here: Knowledge, there: Knowledge, talks: Sequence[Talk], client: Counted) -> Outcome:
    """Put each question to both, and compare the answers."""
    outcome = Outcome()
    for talk in talks:
        before = client.trips
        one, seconds = answered(here, talk)
        with client.counting():
            other, longer = answered(there, talk)
        outcome.asked += 1
        outcome.here.append(seconds)
        outcome.there.append(longer)
        if len(talk) == 1:
            outcome.trips[client.trips - before] += 1
        different = difference(one, other)
        outcome.alike += not different
        outcome.same_scores += one == other
        if different:
            outcome.differences.append(f"{' / '.join(talk)}\n    {different}")
    return outcome


def answered(knowledge: Knowledge, talk: Talk) -> tuple[Answer, float]:
    """The answer to the last question of a conversation, and the seconds it took."""
    *before, question = talk
    conversation = Conversation(knowledge) if before else None
    for one in before:
        assert conversation
        conversation.ask(one)
    start = time.perf_counter()
    answer = conversation.ask(question) if conversation else knowledge.answer(question, k=10)
    return answer, time.perf_counter() - start


def difference(one: Answer, other: Answer) -> str:
    """What differs first between two answers, or nothing."""
    for name in ("question", "reason", "notes", "certain", "total", "small_talk"):
        if getattr(one, name) != getattr(other, name):
            return f"{name}: {getattr(one, name)!r} is {getattr(other, name)!r}"
    for name in ("hits", "closest"):
        first, second = getattr(one, name), getattr(other, name)
        if len(first) != len(second):
            return f"{len(first)} {name} are {len(second)}"
        for at, (hit, its) in enumerate(zip(first, second, strict=True)):
            if different := _between(hit, its):
                return f"{name} {at + 1}: {different}"
    return ""


def _between(one: Hit, other: Hit) -> str:
    for field in dataclasses.fields(Hit):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name == "score" and abs(ours - theirs) <= _NEAR * abs(ours):
            continue
        if field.name == "explain":
            pairs = list(zip(ours, theirs, strict=False))
            close = [abs(a - b) <= _NEAR * max(1, abs(a)) for (_, a), (_, b) in pairs]
            if all(close) and len(ours) == len(theirs):
                continue
        if ours != theirs:
            return f"{field.name}: {ours!r} is {theirs!r}"
    return ""


def at_once(knowledge: Knowledge, talks: Sequence[Talk], threads: int) -> str:
    """How many questions are answered in a second when several ask at once."""
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        times = [seconds for _, seconds in pool.map(lambda talk: answered(knowledge, talk), talks)]
    rate = len(times) / (time.perf_counter() - start)
    return f"{threads} at once: {rate:.1f} a second, {_times(times)}"


def talks_of(path: Path) -> list[Talk]:
    """The conversations of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        lines = map(json.loads, text.splitlines())
        return [[*line.get("context", []), line["question"]] for line in lines]
    talks: list[Talk] = []
    for block in text.split("\n\n"):
        asked = [line.partition(" => ")[0] for line in block.splitlines() if line[:1] not in "#"]
        talks += [asked[: at + 1] for at in range(len(asked))]
    return talks


def indexed(client: Client, folder: Path, layout: Layout, replaced: int) -> None:
    """Index a folder; so many of a hundred articles are another article first."""
    plan = Plan(anew=True, layout=layout)
    if replaced:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place, "articles")
            shutil.copytree(folder, copy)
            with changed(copy, replaced):
                index_into(client, copy, plan=plan)
            index_into(client, copy, plan=Plan(layout=layout))
    else:
        index_into(client, folder, plan=plan)


class changed:
    """A folder in which some files hold for a time what stands in another one, twice."""

    def __init__(self, folder: Path, percent: int) -> None:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        self._contents = {path: path.read_bytes() for path in files[:: max(1, 100 // percent)]}
        self._other = files[-1].read_bytes()

    def __enter__(self) -> None:
        for path in self._contents:
            path.write_bytes(self._other * 2)

    def __exit__(self, *_: object) -> None:
        for path, content in self._contents.items():
            path.write_bytes(content)


def removed(client: Client) -> None:
    """Remove what was indexed."""
    url = f"{client.address.nodes[0]}"
    call(url, "DELETE", f"/{client.address.name}*")


def _times(seconds: Sequence[float]) -> str:
    if not seconds:
        return "-"
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return f"median {1000 * statistics.median(ordered):.1f} ms, p99 {1000 * high:.0f} ms"


def main() -> None:
    """Index, ask, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--knowledge", type=Path, required=True)
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--replicas", type=int, default=0)
    parser.add_argument("--replaced", type=int, default=0, metavar="PERCENT")
    parser.add_argument("--limit", type=int, help="so many questions, spread over the file")
    parser.add_argument("--threads", type=int, default=0, help="ask once more, so many at once")
    parser.add_argument("--name", default=f"equality-{os.getpid()}")
    parser.add_argument("--kept", action="store_true", help="ask what stands there, and leave it")
    options = parser.parse_args()
    url = os.environ.get("QA_BOT_OPENSEARCH_URL", "http://127.0.0.1:9201")
    client = Counted(Address.parse(f"{url}/{options.name}"))
    if not options.kept:
        layout = Layout(options.shards, options.replicas)
        indexed(client, options.knowledge, layout, options.replaced)
    talks = talks_of(options.questions)
    if options.limit:
        talks = talks[:: max(1, len(talks) // options.limit)][: options.limit]
    try:
        print(*_told(options, client, talks), sep="\n", flush=True)
    finally:
        if not options.kept:
            removed(client)


def _told(options: argparse.Namespace, client: Counted, talks: Sequence[Talk]) -> Iterator[str]:
    here = Knowledge.open(options.knowledge, reader=None)
    there = Knowledge(ClusterIndex(client), reader=None)
    replaced = f", {options.replaced}% replaced" if options.replaced else ""
    yield f"{options.shards} shards, {options.replicas} replicas{replaced}: {len(here):,} passages"
    yield str(compare(here, there, talks, client))
    if options.threads:
        yield at_once(there, talks, options.threads)


if __name__ == "__main__":
    main()
