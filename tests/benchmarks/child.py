"""One engine in a process of its own, so that its memory is its own.

::

    python -m tests.benchmarks.child build PEER CORPUS FOLDER       prints {seconds, memory, bytes}
    python -m tests.benchmarks.child ask PEER CORPUS FOLDER QUESTIONS
                                                                    prints {opening, memory}, then
        for each line [kind, seconds] on its input                  {ms, scores, memory}
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from types import TracebackType
from typing import Any

from tests.benchmarks.peers import PEERS, Search

K = 10
ROOT = Path(__file__).parents[2]
_WARMING, _LEAST, _OPENINGS = 3, 2, 9


def peak_memory() -> int:
    """The most bytes that this process has had in memory."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def workers_memory() -> int:
    """About as many bytes as the processes that this one had work for it had at most, together."""
    # They are alike; the largest stands for each of them.
    largest = getrusage(RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return largest * (os.cpu_count() or 1)


def environment(**extra: str) -> dict[str, str]:
    """What a process needs to find this checkout, compiled once as an installed package is."""
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": str(ROOT), **extra}


def run(module: str, *arguments: object, **extra: str) -> Any:
    """What a module prints as JSON, run in a process of its own."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment(**extra), check=True, stdout=-1)
    return json.loads(done.stdout)


class Asked:
    """An engine that stays open in a process and can be asked again and again."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.child", "ask", *map(str, arguments)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdin=-1, stdout=-1, text=True
        )
        self.opened = self._read()

    def __enter__(self) -> Asked:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def ask(self, kind: str, seconds: float) -> Any:
        """Ask the questions of a kind, as many as can be answered in about so many seconds."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([kind, seconds]) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


def main(command: str, name: str, *paths: str) -> None:
    """Do what the command says."""
    corpus, folder, *questions = map(Path, paths)
    peer = PEERS[name]
    start = perf_counter()
    if command == "build":
        folder.mkdir(parents=True)
        peer.build(corpus, folder)
        seconds = perf_counter() - start
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(
            json.dumps(
                {"seconds": seconds, "memory": peak_memory() + workers_memory(), "bytes": size}
            )
        )
        return
    search = peer.open(corpus, folder)
    openings = [perf_counter() - start]
    memory = peak_memory()
    while peer.lasting and openings[0] < 1 and len(openings) < _OPENINGS:
        start = perf_counter()
        search = peer.open(corpus, folder)
        openings.append(perf_counter() - start)
    print(json.dumps({"opening": median(openings), "memory": memory}), flush=True)
    asked = json.loads(questions[0].read_text(encoding="utf-8"))
    for line in sys.stdin:
        kind, seconds = json.loads(line)
        print(json.dumps(ask(search, asked[kind], seconds)), flush=True)


def ask(search: Search, questions: list[list[str]], seconds: float) -> dict[str, object]:
    """Time each question, in milliseconds, after a few to warm up, until the time is over."""
    start = perf_counter()
    for question in questions[:_WARMING]:
        if perf_counter() < start + seconds / 2:
            search(question, K)
    start = perf_counter()
    ms: list[float] = []
    scores: list[list[float]] = []
    for question in questions:
        begun = perf_counter()
        if len(ms) >= _LEAST and begun > start + seconds:
            break
        found = search(question, K)
        ms.append((perf_counter() - begun) * 1000)
        scores.append(list(found))
    return {"ms": ms, "scores": scores, "memory": peak_memory()}


if __name__ == "__main__":
    main(*sys.argv[1:])
