"""Two writers and eight readers at once: no reader ever sees two generations, or half of one.

The file system itself has no snapshots, so the writers, and the readers that refresh too, hold a
lock of the test's own while the articles must stay as they are; the others only open what stands.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from qa_bot import Knowledge
from qa_bot.index.contract import Query
from qa_bot.index.snapshot import Snapshot
from qa_bot.index.store import Store

WRITERS, OPENERS, REFRESHERS = 2, 5, 3


def run(place: Path, seconds: float) -> Counter[str]:
    """Let them go on for so long; what they did, counted."""
    (place / "articles").mkdir()
    (place / "generation").write_text("0")
    _change(place)
    Store(place / "index", place / "articles").refresh()
    until = time.time() + seconds
    tasks = [_write] * WRITERS + [_open] * OPENERS + [_refresh] * REFRESHERS
    met: Counter[str] = Counter()
    with ProcessPoolExecutor(len(tasks), multiprocessing.get_context("spawn")) as pool:
        for done in [pool.submit(task, place, until, seed) for seed, task in enumerate(tasks)]:
            met += done.result()
    return met


def _write(place: Path, until: float, seed: int) -> Counter[str]:
    store = Store(place / "index", place / "articles")
    met: Counter[str] = Counter()
    while time.time() < until:
        with _holding(place, fcntl.LOCK_EX):
            generation = _change(place)
            assert _check(store.refresh()) == generation
        # Now it is one of those who want to note that nothing has changed since.
        with _holding(place, fcntl.LOCK_SH):
            store.refresh()
        met["generations"] += 1
        met["merges"] += len(list((place / "index").glob("*.segment"))) == 1
        time.sleep(0.01)
    return met


def _open(place: Path, until: float, seed: int) -> Counter[str]:
    met: Counter[str] = Counter()
    last = 0
    kept: list[tuple[int, Snapshot]] = []
    while time.time() < until:
        snapshot = Store(place / "index", place / "articles").open()
        assert snapshot is not None
        generation = _check(snapshot)
        assert generation >= last, "an index of the past"
        met["seen anew"] += generation > last
        last = generation
        # The files of a snapshot that is still held may be gone from the folder by now.
        kept = [*kept[-3:], (generation, snapshot)]
        assert all(_check(held) == then for then, held in kept)
        met["opened"] += 1
    return met


def _refresh(place: Path, until: float, seed: int) -> Counter[str]:
    met: Counter[str] = Counter()
    while time.time() < until:
        with _holding(place, fcntl.LOCK_SH):
            generation = int((place / "generation").read_text())
            knowledge = Knowledge.open(place / "articles", place / "index", reader=None)
            assert not knowledge.notes, knowledge.notes
            texts = {id: document.text for id, document in knowledge.documents.items()}
            hits = knowledge.rank("animals of a generation", k=9)
        assert len(hits) == min(len(knowledge), 9)
        assert all(texts[hit.document][hit.start : hit.end] == hit.text for hit in hits)
        assert all(hit.text.endswith(f"generation {generation}.") for hit in hits)
        met["refreshed and asked"] += 1
        time.sleep(0.05)
    return met


def _change(place: Path) -> int:
    """Write the next generation: other articles, and another number of them."""
    generation = int((place / "generation").read_text()) + 1
    chance = random.Random(generation)
    names = {f"{at:02}.txt" for at in range(chance.randint(2, 9))}
    for path in (place / "articles").iterdir():
        if path.name not in names:
            path.unlink()
    for name in names:
        text = f"These animals are {len(names)} of generation {generation}.\n"
        (place / "articles" / name).write_text(text * chance.randint(1, 9), encoding="utf-8")
    (place / "generation").write_text(str(generation))
    return generation


def _check(snapshot: Snapshot) -> int:
    """The one generation of everything in a snapshot."""
    texts = {document.text for document in snapshot.documents.values()}
    (line,) = {line for text in texts for line in text.splitlines()}
    count, generation = (int(word.strip(".")) for word in line.split() if word[0].isdigit())
    assert count == len(snapshot.documents), line
    found = snapshot.search(Query({"anim": 1.0, str(generation): 1.0}), 100).passages
    assert len(found) == min(len(snapshot), 100)
    assert {snapshot.passage(number).text for number in found} == {line}
    return generation


@contextmanager
def _holding(place: Path, how: int) -> Iterator[None]:
    with open(place / "generation.lock", "a") as file:
        fcntl.flock(file, how)
        yield
