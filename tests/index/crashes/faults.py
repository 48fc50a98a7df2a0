"""Every write, sync, rename and opening for writing fails, or is the last thing a writer does.

For each scene the n-th of these calls is made to fail, for every n: once or from then on, with
ENOSPC or EIO, a write perhaps after half of it; or the process is killed just before it. During
the failure `Knowledge.open` must answer as a fresh index does, and afterwards too.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

from qa_bot import Knowledge
from qa_bot.errors import DamagedIndexError
from qa_bot.index import workers
from qa_bot.index.checking import check
from qa_bot.index.store import Store
from qa_bot.model import Answer
from tests.index.corpus import Seen, article, expected, leftovers, seen, write

_QUESTIONS = ["Who feeds the bees?", "What does Ada feed?", "elephants"]
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# What fails: an error number, or None for a kill; once, or from then on.
_KINDS = [
    *((number, for_ever) for number in (errno.ENOSPC, errno.EIO) for for_ever in (False, True)),
    (None, False),
]


@dataclass(frozen=True)
class Scene:
    """An index and the articles that are to be taken in: what it may answer from until then."""

    name: str
    folder: Path
    index: Path
    before: Seen | None
    after: Seen
    damaged: bool = False

    @cached_property
    def answers(self) -> list[Answer]:
        """What a fresh index of the articles answers."""
        knowledge = Knowledge.from_texts(self.after[0], reader=None)
        return [knowledge.answer(question) for question in _QUESTIONS]


def run(place: Path, seed: int = 0) -> Counter[str]:
    """Fail at every call of every scene; the failures counted by scene and kind."""
    met: Counter[str] = Counter()
    for scene in _scenes(place, random.Random(seed)):
        for number, for_ever in _KINDS:
            kind = "kill" if number is None else errno.errorcode[number]
            for at in range(1, 1000):
                index = place / "index"
                shutil.rmtree(index, ignore_errors=True)
                if scene.index.exists():
                    shutil.copytree(scene.index, index)
                if not _fails(scene, index, at, number, for_ever):
                    break
                met[f"{kind}{' for ever' * for_ever} in {scene.name}"] += 1
                _check_afterwards(scene, index)
            else:
                raise AssertionError("it never ends")
    return met


def _fails(scene: Scene, index: Path, at: int, number: int | None, for_ever: bool) -> bool:
    """Open the knowledge with a failure at a call; whether there was such a call."""
    if number is not None:
        with _failing(at, number, for_ever) as calls:
            knowledge = Knowledge.open(scene.folder, index, reader=None)
            answers = [knowledge.answer(question) for question in _QUESTIONS]
        assert answers == scene.answers
        texts = {id: document.text for id, document in knowledge.documents.items()}
        assert texts == scene.after[0]
        return calls[0] >= at
    child = os.fork()
    if not child:
        with _failing(at, None, False):
            Knowledge.open(scene.folder, index, reader=None)
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _check_afterwards(scene: Scene, index: Path) -> None:
    try:
        found = Store(index, scene.folder).open()
        state = None if found is None else seen(found)
        # What is damaged or half begun may have been cleared already.
        assert state in (scene.before, scene.after) or (scene.damaged and state is None)
    except DamagedIndexError:
        assert scene.damaged
    store = Store(index, scene.folder)
    knowledge = Knowledge.open(scene.folder, index, reader=None)
    assert scene.damaged or knowledge.notes == ()
    opened = store.open()
    assert opened is not None
    assert seen(opened) == scene.after
    assert check(store, "qa-bot index") == []
    assert not leftovers(index), leftovers(index)


@contextmanager
def _failing(at: int, number: int | None, for_ever: bool) -> Iterator[list[int]]:
    """Let the `at`-th of the calls fail; gives their count."""
    calls = [0]

    def counted(real: Callable[..., Any], counts: Callable[..., bool], half: bool) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            if not counts(*arguments):
                return real(*arguments, **options)
            calls[0] += 1
            if calls[0] == at or (for_ever and calls[0] > at):
                if half:
                    file, data = arguments
                    real(file, data[: len(data) // 2])
                if number is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                else:
                    raise OSError(number, os.strerror(number))
            return real(*arguments, **options)

        return call

    def always(*_: object) -> bool:
        return True

    def for_writing(_: object, flags: int, *__: object) -> bool:
        return bool(flags & _WRITING)

    with (
        patch.object(os, "write", counted(os.write, always, True)),
        patch.object(os, "fsync", counted(os.fsync, always, False)),
        patch.object(os, "open", counted(os.open, for_writing, False)),
        patch.object(Path, "replace", counted(Path.replace, always, False)),
        patch.object(Path, "write_text", counted(Path.write_text, always, False)),
        patch.object(Path, "unlink", counted(Path.unlink, always, False)),
        patch.object(Path, "mkdir", counted(Path.mkdir, always, False)),
    ):
        yield calls


def _scenes(place: Path, chance: random.Random) -> Iterator[Scene]:
    def scene(name: str) -> tuple[str, Path, Path]:
        return name, place / name / "articles", place / name / "index"

    texts = {f"{at}.txt": article(chance, 6) for at in range(6)}
    name, folder, index = scene("a first build")
    folder.mkdir(parents=True)
    write(folder, texts)
    with patch.object(workers, "BATCH_BYTES", 300):
        yield Scene(name, folder, index, None, expected(texts))
    for name, changes in (
        ("a change that merges", {"7.txt": article(chance, 30)}),
        ("a change that adds a segment", {"7.txt": article(chance, 1)}),
        ("a deletion", {"3.txt": ""}),
        ("a deletion of most", {f"{at}.txt": "" for at in range(1, 6)}),
    ):
        name, folder, index = scene(name)
        folder.mkdir(parents=True)
        write(folder, texts)
        before = seen(Store(index, folder).refresh())
        after = {id: text for id, text in {**texts, **changes}.items() if text}
        write(folder, after)
        yield Scene(name, folder, index, before, expected(after))
    name, folder, index = scene("a damaged index")
    folder.mkdir(parents=True)
    write(folder, texts)
    Store(index, folder).refresh()
    for path in index.glob("*.segment"):
        data = bytearray(path.read_bytes())
        data[100] ^= 1
        path.write_bytes(data)
    yield Scene(name, folder, index, None, expected(texts), damaged=True)
