"""How long a reader takes and what it needs: each way of running it in a process of its own.

    python -m tests.benchmarks.reader.speed FILE WAY NUMBER KEPT SECONDS

prints the figures of one as JSON: NUMBER candidates of each question of KEPT, read in the WAY that
is meant (numpy, floats, bytes), from the weights in FILE; `then FILE` after it reads the best five
again with another. The figures: milliseconds a question, the median and what 99 of 100 stay below;
`quiet`, the median of the fastest of three readings of each question, which what else the machine
does strikes least; of all processors together (`cpu`); to open; and bytes more than before.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from qa_bot.reader import Candidate, Reader
from qa_bot.reader.cross_encoder import CrossEncoder
from tests.benchmarks.child import peak_memory, run
from tests.benchmarks.reader.candidates import kept
from tests.benchmarks.reader.onnx import Onnx

WAYS = ("numpy", "floats", "bytes")
AGAIN = 5
_LEAST, _TIMES = 10, 3  # questions, and how often each is read
_OF_BLAS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")

Figures = Mapping[str, float]


def figures(arguments: Sequence[object], threads: int, native: bool) -> Figures:
    """The figures of one way in a process; `native` lets BLAS choose by the processor."""
    environment = {"OPENBLAS_NUM_THREADS": str(threads)}
    before = {name: os.environ.pop(name) for name in _OF_BLAS if native and name in os.environ}
    try:
        found: Any = run("reader.speed", *arguments, **environment)
    finally:
        os.environ.update(before)
    return {str(name): float(value) for name, value in found.items()}


class InTurn:
    """One reader over all candidates, then a better one over the best of them."""

    def __init__(self, first: Reader, second: Reader) -> None:
        self._first, self._second = first, second

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        """The second one's logits of the best five, and below them the others'."""
        logits = self._first.score(question, candidates)
        best = sorted(range(len(logits)), key=lambda at: -logits[at])[:AGAIN]
        again = self._second.score(question, [candidates[at] for at in best])
        least = min(again, default=0)
        logits = [logit - max(logits) + least for logit in logits]
        for at, logit in zip(best, again, strict=True):
            logits[at] = logit
        return logits


def opened(file: Path, way: str) -> Reader:
    """A reader that runs in this way, on as many threads as BLAS may have."""
    if way == "numpy":
        return CrossEncoder(file)
    return Onnx(file, way, int(os.environ["OPENBLAS_NUM_THREADS"]))


def main(file: str, way: str, number: str, asked: str, seconds: str, *then: str) -> None:
    """Measure one way in this process, and print its figures."""
    questions = kept(Path(asked))
    before, start = peak_memory(), perf_counter()
    reader = opened(Path(file), way)
    if then:
        reader = InTurn(reader, opened(Path(then[1]), way))
    opening = perf_counter() - start
    wall: list[list[float]] = []
    cpu: list[float] = []
    begun = perf_counter()
    for at, one in enumerate(questions):
        some = one.candidates[: int(number)]
        times = []
        for _ in range(_TIMES):
            start, busy = perf_counter(), process_time()
            reader.score(one.question, some)
            times.append(1000 * (perf_counter() - start))
            cpu.append(1000 * (process_time() - busy))
        # The first fills the caches.
        if at:
            wall.append(times)
        if len(wall) >= _LEAST and perf_counter() > begun + float(seconds):
            break
    print(
        json.dumps(
            {
                "median": np.median(wall),
                "p99": np.percentile(wall, 99),
                "quiet": np.median(np.min(wall, axis=1)),
                "cpu": np.median(cpu),
                "opening": 1000 * opening,
                "memory": peak_memory() - before,
                "questions": len(wall),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
