"""Many threads and processes at once: one copy, the same logits, and BLAS left as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from qa_bot.reader import Candidate, open_reader, threads
from tests.reader.test_cross_encoder import CANDIDATES_READ, LOGITS, QUESTION

ROOT = Path(__file__).parents[2]
_READ = f"""
import json
from qa_bot.reader import Candidate, open_reader
print(json.dumps(open_reader().score({QUESTION!r}, {list(CANDIDATES_READ)!r})))
"""
_FORKED = f"""
import os, threading
from qa_bot.reader import Candidate, open_reader
def read(): return open_reader().score({QUESTION!r}, {list(CANDIDATES_READ)!r})
busy = [threading.Thread(target=lambda: [read() for _ in range(5)]) for _ in range(3)]
[thread.start() for thread in busy]
before = read()
children = []
for _ in range(3):
    if (child := os.fork()) == 0:
        os._exit(0 if max(abs(a - b) for a, b in zip(read(), before)) < 1e-4 else 1)
    children.append(child)
assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
[thread.join() for thread in busy]
"""


def in_a_process(code: str, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("number", ["1", "2"])
def test_one_thread_and_two_give_the_same_logits(number: str) -> None:
    given = json.loads(in_a_process(_READ, OPENBLAS_NUM_THREADS=number, OMP_NUM_THREADS=number))
    assert given == pytest.approx(open_reader().score(QUESTION, CANDIDATES_READ), abs=1e-4)


def test_sixteen_threads_at_once_get_what_one_gets() -> None:
    given: list[list[float]] = []

    def ask() -> None:
        given.append(open_reader().score(QUESTION, CANDIDATES_READ))

    asking = [threading.Thread(target=ask) for _ in range(16)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert given == [pytest.approx(LOGITS, abs=1e-3)] * 16


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
def test_a_process_that_is_forked_while_others_read_can_read() -> None:
    in_a_process(_FORKED)


def test_blas_is_kept_to_one_thread_whoever_reads_and_has_its_own_back_afterwards() -> None:
    seen: list[list[int]] = []
    read = partial(open_reader().score, QUESTION, CANDIDATES_READ)

    def look() -> None:
        read()
        with threads.alone() as number:
            assert number <= 2
            seen.append(blas())

    with threadpool_limits(2, user_api="blas"):
        before = blas()
    for _ in range(2):
        look()
        asking = [threading.Thread(target=look) for _ in range(4)]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
    assert len(seen) == 10
    assert all(number == 1 for numbers in seen for number in numbers)
    assert blas() == before


def test_several_threads_read_only_where_blas_is_kept_to_one() -> None:
    seen: list[tuple[int, int]] = []

    def look() -> None:
        with threads.alone() as number:
            seen.append((number, max(blas(), default=1)))

    # Some versions of threadpoolctl let only the thread say it that has said it first.
    with threadpool_limits(2, user_api="blas"):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    [(number, of_blas)] = seen
    assert number == 1 or of_blas == 1


def blas() -> list[int]:
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_what_a_task_raises_is_raised() -> None:
    def fail() -> int:
        raise MemoryError("no room")

    with pytest.raises(MemoryError, match="no room"):
        threads.run([lambda: 1, fail])


def test_where_no_thread_is_to_be_had_the_work_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert open_reader().score("why?", [Candidate("x")]) != []
    assert threads.run([lambda: 1, lambda: 2]) == [1, 2]


def test_neither_the_network_nor_what_it_needs_is_loaded_with_the_package() -> None:
    code = "import sys, qa_bot; print(*sys.modules)"
    loaded = set(in_a_process(code).split())
    assert not loaded & {"numpy", "threadpoolctl", "qa_bot.reader.network"}
