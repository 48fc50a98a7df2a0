"""A writer killed at random moments while it indexes, merges and sweeps.

Each round changes some articles and lets a forked process refresh the index, which is killed on
the way. The index must then be the one before or the one after, whole. Most rounds go on with a
refresh, after which nothing may be left over; the others let the next writer find the wreck.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

from qa_bot.index import workers
from qa_bot.index.checking import check
from qa_bot.index.store import Store
from tests.index.corpus import changed, expected, leftovers, seen, write

# How often batches go to worker processes, which take long to start.
_WITH_WORKERS = 0.04


def run(place: Path, times: int, seed: int = 0) -> Counter[str]:
    """Kill so many writers; what was found after them, counted."""
    chance = random.Random(seed)
    folder, index = place / "articles", place / "index"
    met: Counter[str] = Counter()
    texts = changed({}, chance)
    write(folder, texts)
    Store(index, folder).refresh()
    before, usual = texts, 0.05
    for _ in range(times):
        texts = changed(texts, chance)
        write(folder, texts)
        helped = chance.random() < _WITH_WORKERS
        alive = kill_after(chance.uniform(0, 1.0 if helped else usual), index, folder, helped)
        met["ended by themselves"] += not alive
        if not helped:
            # About one in five is to end by itself, so that the whole way is covered.
            usual *= 1.02 if alive else 0.92
        snapshot = Store(index, folder).open()
        assert snapshot is not None, "the index is gone"
        state = seen(snapshot)
        if state == expected(texts):
            met["as after"] += 1
            before = texts
        else:
            assert state == expected(before), "the index is a mixture"
            met["as before"] += 1
        left = leftovers(index)
        met["with leftovers"] += bool(left)
        if chance.random() < 0.25:
            met["left to the next writer"] += 1
            continue
        store = Store(index, folder)
        assert seen(store.refresh(wait=0)) == expected(texts)
        # What the workers of a killed writer still write may come later than the sweep.
        assert helped or not leftovers(index) & left, leftovers(index)
        assert check(store, "qa-bot index") == []
        before = texts
    return met


def kill_after(seconds: float, index: Path, folder: Path, helped: bool) -> bool:
    """Refresh in a process of its own, killed after so long; whether it was still at it."""
    child = os.fork()
    if not child:
        try:
            if helped:
                workers.ALONE_BYTES, workers.BATCH_BYTES = 0, 200
            Store(index, folder).refresh()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
