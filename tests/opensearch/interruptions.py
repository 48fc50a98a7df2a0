"""What becomes of an index when its writing is disturbed.

    python -m tests.opensearch.interruptions

Articles are indexed through a proxy that counts the requests. Indexing is killed at random ones of
them, before the cluster has got it or before the answer is told, and run again: the index must be
the one that an undisturbed run makes, nothing missing and nothing twice. The same where a node
dies or stands still meanwhile, where the cluster refuses most of what is sent, and when two write
at once. Some ten minutes.
"""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.opensearch.articles import write
from tests.opensearch.indexes import call, contents, finish, index, indexing
from tests.opensearch.nodes import Nodes
from tests.opensearch.proxy import Instead, Proxy

Contents = list[tuple[str, dict[str, Any]]]
SAME = "the same index"
BECOMES = "lost", "late", "answered"
_LATE = 3.0  # seconds: longer than a writer's mark lasts here


class Interruption:
    """Kills a process at the request of a number, from 0; `requests` is how many came.

    That request is lost, comes late (when another run may be writing), or is answered to nobody.
    """

    def __init__(self, at: int, becomes: str) -> None:
        self.requests = 0
        self._at, self._becomes, self._lock = at, becomes, threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def index(self, folder: Path, proxy: Proxy, name: str) -> None:
        """Indexes a folder until the interruption, or to its end."""
        if self._becomes == "answered":
            proxy.afterwards = lambda method, path: self._kills()
        else:
            proxy.instead = self._disturb
        with self._lock:
            self._process = indexing(folder, f"{proxy.url}/{name}")
        self._process.communicate(timeout=300)
        proxy.instead = proxy.afterwards = None

    def _disturb(self, method: str, path: str, body: bytes) -> tuple[int, bytes] | None:
        if not self._kills():
            return None
        if self._becomes == "lost":
            return 503, b"{}"
        time.sleep(_LATE)
        return None

    def _kills(self) -> bool:
        """Whether this is the request."""
        with self._lock:
            self.requests += 1
            if self.requests != self._at + 1 or not self._process:
                return False
            self._process.kill()
            self._process.wait()
            return True


def stored(url: str, name: str) -> Contents:
    """What an index holds of the articles, without when they were read."""
    return [(id, _undated(source)) for id, source in contents(url, name) if id != "state"]


def _undated(source: dict[str, Any]) -> dict[str, Any]:
    """A record without the fifth of the numbers by which a change of its file is seen."""
    if "state" not in source:
        return source
    numbers = source["state"].split(" ")
    return {**source, "state": " ".join([*numbers[:4], *numbers[5:]])}


def twice(found: Contents) -> list[str]:
    """The ids that are there more than once."""
    ids = [id for id, _ in found]
    return sorted({id for id in ids if ids.count(id) > 1}) if len(set(ids)) < len(ids) else []


def differences(found: Contents, right: Contents) -> str:
    """What distinguishes an index from the right one; empty where nothing does."""
    have, want = ({id: json.dumps(source) for id, source in each} for each in (found, right))
    missing, more = want.keys() - have.keys(), have.keys() - want.keys()
    other = [id for id in want.keys() & have.keys() if want[id] != have[id]]
    parts = {"missing": missing, "too many": more, "other": other, "twice": twice(found)}
    return ", ".join(f"{len(ids)} {what} ({min(ids)})" for what, ids in parts.items() if ids)


def drop(url: str, name: str) -> None:
    """Removes an index and all that belongs to it."""
    call(url, "DELETE", f"/{name}*?expand_wildcards=all")


def killed(nodes: Nodes, folder: Path, times: int, seed: int = 1) -> Iterator[str]:
    """Indexes while being killed at so many random requests; tells of each what is wrong then."""
    choose = random.Random(seed)
    with Proxy(nodes.url, tls=False) as proxy:
        whole = Interruption(sys.maxsize, "answered")
        whole.index(folder, proxy, "undisturbed")
        right = stored(nodes.url, "undisturbed")
        drop(nodes.url, "undisturbed")
        for _ in range(times):
            at, becomes = choose.randrange(whole.requests), choose.choice(BECOMES)
            Interruption(at, becomes).index(folder, proxy, "killed")
            index(folder, f"{nodes.url}/killed")
            if becomes == "late":
                time.sleep(_LATE)
            wrong = differences(stored(nodes.url, "killed"), right)
            yield f"killed at request {at} of {whole.requests}, {becomes}: {wrong or SAME}"
            drop(nodes.url, "killed")


def bereft(nodes: Nodes, folder: Path, times: int, seed: int = 1) -> Iterator[str]:
    """Indexes while a node dies or stands still, and again; tells of each what is wrong then."""
    choose = random.Random(seed)
    index(folder, f"{nodes.url}/undisturbed")
    right = stored(nodes.url, "undisturbed")
    for _ in range(times):
        at, number = choose.randrange(40), choose.choice((1, 2))
        happens = choose.choice((nodes.kill, nodes.pause))
        with Proxy(nodes.url, tls=False) as proxy:
            proxy.instead = _at(at, partial(happens, number))
            process = indexing(folder, f"{proxy.url}/bereft")
            process.communicate(timeout=300)
        nodes.heal()
        index(folder, f"{nodes.url}/bereft")
        wrong = differences(stored(nodes.url, "bereft"), right)
        ended = "an error" if process.returncode else "all written"
        yield f"{happens.__name__} of node {number} at request {at}, {ended}: {wrong or SAME}"
        drop(nodes.url, "bereft")
    drop(nodes.url, "undisturbed")


def _at(at: int, happens: Callable[[], None]) -> Instead:
    """Has something happen at the request of a number, before the cluster gets it."""
    numbers = itertools.count()

    def instead(method: str, path: str, body: bytes) -> None:
        if next(numbers) == at:
            happens()

    return instead


def together(nodes: Nodes, folder: Path, count: int = 2) -> str:
    """Several index the same articles under the same name at once; what is wrong then."""
    index(folder, f"{nodes.url}/alone")
    processes = [indexing(folder, f"{nodes.url}/together") for _ in range(count)]
    for process in processes:
        finish(process)
    wrong = differences(stored(nodes.url, "together"), stored(nodes.url, "alone"))
    drop(nodes.url, "alone")
    drop(nodes.url, "together")
    return f"{count} at once: {wrong or SAME}"


def refused(folder: Path, count: int = 4) -> str:
    """Several index into one node that takes two writes at a time; what is wrong then."""
    settings = {"thread_pool.write.size": 1, "thread_pool.write.queue_size": 1}
    with Nodes(1, settings=settings) as nodes:
        names = [f"refused{number}" for number in range(count)]
        processes = [indexing(folder, f"{nodes.url}/{name}", 1, 0) for name in names]
        for process in processes:
            finish(process)
        (pool,) = nodes.get("/_cat/thread_pool/write?format=json&h=rejected")
        found = [stored(nodes.url, name) for name in names]
        wrong = [differences(each, found[0]) for each in found[1:]]
    return f"{pool['rejected']} writes refused: {'; '.join(filter(None, wrong)) or SAME}"


def main() -> int:
    right = True
    with tempfile.TemporaryDirectory() as temporary:
        for line in _disturbed(write(Path(temporary))):
            right &= line.endswith(SAME)
            print(line, flush=True)
    return 0 if right else 1


def _disturbed(folder: Path) -> Iterator[str]:
    with Nodes(3) as nodes:
        yield from killed(nodes, folder, times=20)
        yield from bereft(nodes, folder, times=5)
        yield together(nodes, folder)
    yield refused(folder)


if __name__ == "__main__":
    sys.exit(main())
