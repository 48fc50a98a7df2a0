"""A process that indexes, killed at random points: `python -m tests.index.kill 1000`.

Each round writes a new generation of all articles and has another process take it in, which is
killed somewhere on the way. What is opened then is the generation before or this one, whole; and
after a refresh it is this one, with nothing left over from the dead.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from qa_bot import Knowledge
from qa_bot.index.store import Store

ARTICLES = 40
CHILD = """
import sys
from pathlib import Path
from qa_bot.index.store import Store
from qa_bot.language.passages import split
from qa_bot.model import Document
split(Document("a", "a", "Warm. Up."))
print("ready", flush=True)
sys.stdin.readline()
Store(Path(sys.argv[1]), Path(sys.argv[2])).refresh()
"""


def kill(times: int, seed: int = 0) -> dict[str, int]:
    """How often, of so many kills, the generation before, this one or none was found."""
    chance = random.Random(seed)
    found = {"before": 0, "after": 0}
    with TemporaryDirectory() as place:
        folder, index = Path(place, "articles"), Path(place, "index")
        folder.mkdir()
        write(folder, 0)
        Knowledge.open(folder, index)
        for generation in range(1, times + 1):
            child = subprocess.Popen(
                [sys.executable, "-c", CHILD, str(index), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
            assert child.stdout is not None
            assert child.stdin is not None
            child.stdout.readline()
            write(folder, generation)
            child.stdin.write(b"go\n")
            child.stdin.flush()
            time.sleep(chance.uniform(0, 0.06))
            child.kill()
            child.communicate()
            state = generations(index, folder)
            assert state in ({generation - 1}, {generation}), state
            found["after" if state == {generation} else "before"] += 1
            Knowledge.open(folder, index)
            assert generations(index, folder) == {generation}
            assert Knowledge.check(folder, index) == []
            assert not list(index.glob("*.part"))
    return found


def write(folder: Path, generation: int) -> None:
    for at in range(ARTICLES):
        text = f"Article {at} is of generation {generation}.\n" * 5
        (folder / f"{at:03}.txt").write_text(text, encoding="utf-8")


def generations(index: Path, folder: Path) -> set[int]:
    """The generations of the articles in the index as it stands on disk."""
    snapshot = Store(index, folder).open()
    assert snapshot is not None
    assert len(snapshot.documents) == ARTICLES
    return {int(d.text.split(".")[0].rsplit(" ")[-1]) for d in snapshot.documents.values()}


if __name__ == "__main__":
    print(kill(int(sys.argv[1])))
