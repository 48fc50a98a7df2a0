"""Single bits flipped and files cut short: each is noticed, or changes no answer.

Each damage is met twice: by a store that only opens and reads, which must raise DamagedIndexError
or give all that it gave before; and by `Knowledge.open`, which must answer as before, from an
index made anew where it noticed.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

from qa_bot import Knowledge
from qa_bot.errors import DamagedIndexError
from qa_bot.index.checking import check
from qa_bot.index.store import Store
from tests.index.corpus import article, seen, write

QUESTIONS = ["Who feeds the bees?", "What does Ada feed?", "Zoë feeds the rams", "elephants"]


def run(place: Path, times: int, seed: int = 0) -> Counter[str]:
    """Damage an index so often; how it was noticed, counted."""
    chance = random.Random(seed)
    folder, index, spoilt = place / "articles", place / "index", place / "spoilt"
    _make(folder, index, chance)
    snapshot = Store(index, folder).open()
    assert snapshot is not None
    right = seen(snapshot)
    knowledge = Knowledge.open(folder, index, reader=None)
    answers = [knowledge.answer(question) for question in QUESTIONS]
    files = {p.name: p.read_bytes() for p in sorted(index.iterdir()) if p.stat().st_size}
    met: Counter[str] = Counter()
    for _ in range(times):
        name = chance.choice(sorted(files))
        shutil.rmtree(spoilt, ignore_errors=True)
        shutil.copytree(index, spoilt)
        (spoilt / name).write_bytes(_damaged(files[name], chance))
        noticed = False
        store = Store(spoilt, folder)
        try:
            found = store.open()
            assert found is not None, f"{name}: taken for no index"
            assert seen(found) == right, f"{name}: answered from damaged data"
            met["harmless"] += 1
        except DamagedIndexError:
            noticed = True
            met["noticed"] += 1
            assert check(Store(spoilt, folder), "qa-bot index"), f"{name}: not found by the check"
        knowledge = Knowledge.open(folder, spoilt, reader=None)
        assert [knowledge.answer(question) for question in QUESTIONS] == answers, name
        # A damage in what no question touches stays until something does.
        met["made anew"] += any("made anew" in note for note in knowledge.notes)
        assert noticed or not knowledge.notes, f"{name}: a false alarm"
    return met


def _make(folder: Path, index: Path, chance: random.Random) -> None:
    """An index of three segments, the largest of several blocks, with documents deleted."""
    texts = {f"{at:02}.txt": article(chance, 40) for at in range(4)}
    texts["long.txt"] = article(chance, 3) + "\n\n" + "é" * 40_000
    write(folder, texts)
    Store(index, folder).refresh()
    for at, sentences in ((10, 20), (11, 4)):
        texts.pop(f"0{at - 10}.txt")
        texts[f"{at}.txt"] = article(chance, sentences)
        write(folder, texts)
        Store(index, folder).refresh()
    assert len(list(index.glob("*.segment"))) == 3


def _damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    if chance.random() < 0.2:
        return data[:at]
    flipped = data[at] ^ 1 << chance.randrange(8)
    return data[:at] + bytes([flipped]) + data[at + 1 :]
