"""What happens to those who ask while something breaks: each answer is compared with the right one.

`under_load` takes whatever answers a question, and tells of all that was asked how much was wrong
or partial, which errors came, and how long the longest waited.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

# What answers: a question, and from it whatever can be compared, a sequence of hits.
Ask = Callable[[str], Sequence[object]]


@dataclass
class Outcome:
    """Of all questions that were asked before, during and after a fault.

    `wrong` counts answers other than the right ones, `partial` those of them that only lack
    something. `errors` counts what was raised, by type and text. `slowest` is in seconds, and
    `slow` counts what took more than one; `recovered` is when the last wrong, slow or failed one
    ended, in seconds after the fault.
    """

    asked: int = 0
    wrong: int = 0
    partial: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    slow: int = 0
    slowest: float = 0.0
    recovered: float = 0.0

    def __str__(self) -> str:
        told = [
            f"{self.asked:,} asked, {self.wrong} wrong ({self.partial} partial), "
            f"{self.errors.total()} errors, {self.slow} over 1 s, slowest {self.slowest:.2f} s"
        ]
        if self.recovered:
            told.append(f"recovered after {self.recovered:.1f} s")
        told += [f"{many} x {error}" for error, many in self.errors.most_common(5)]
        return "\n    ".join(told)


@dataclass(frozen=True)
class Load:
    """How it is asked: so many clients, `before` seconds before the fault and `after` after it."""

    clients: int = 3
    before: float = 2.0
    after: float = 15.0


def under_load(
    ask: Ask,
    expected: Mapping[str, Sequence[object]],
    fault: Callable[[], object],
    load: Load = Load(),
) -> Outcome:
    """Asks all the questions over and over while the fault happens."""
    questions, outcome, lock = list(expected), Outcome(), threading.Lock()
    numbers, over, broken = count(), threading.Event(), [float("inf")]

    def client() -> None:
        while not over.is_set():
            question = questions[next(numbers) % len(questions)]
            begin = time.monotonic()
            got: Sequence[object] | None = None
            error = ""
            try:
                got = ask(question)
            # Whatever is raised is what this counts.
            except Exception as raised:
                error = f"{type(raised).__name__}: {raised}"
            end = time.monotonic()
            with lock:
                _count(outcome, end - begin, got, expected[question], error)
                strange = error or end - begin > 1 or got != expected[question]
                if strange and end > broken[0]:
                    outcome.recovered = end - broken[0]

    clients = [threading.Thread(target=client) for _ in range(load.clients)]
    for each in clients:
        each.start()
    try:
        time.sleep(load.before)
        broken[0] = time.monotonic()
        fault()
        time.sleep(load.after)
    finally:
        over.set()
        for each in clients:
            each.join()
    return outcome


def _count(
    outcome: Outcome,
    seconds: float,
    got: Sequence[object] | None,
    expected: Sequence[object],
    error: str,
) -> None:
    outcome.asked += 1
    outcome.slow += seconds > 1
    outcome.slowest = max(outcome.slowest, seconds)
    if got is None:
        outcome.errors[error] += 1
    elif got != expected:
        outcome.wrong += 1
        outcome.partial += len(got) < len(expected) and all(hit in expected for hit in got)
