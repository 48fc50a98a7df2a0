"""The whole path: a folder of articles read, split, indexed with its texts, refreshed and asked.

::

    python -m tests.benchmarks.whole build ARTICLES [TEXT]      index on all cores; splitting alone
    python -m tests.benchmarks.whole refresh ARTICLES           open, refresh, take in a change

Each prints its figures as JSON: seconds, bytes, and MB of text a second.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, sleep, time

from qa_bot.index.places import index_folder
from qa_bot.index.store import Store
from qa_bot.knowledge import Knowledge
from qa_bot.language.text.passages import split
from qa_bot.loading import load
from qa_bot.model import Skipped
from tests.benchmarks.child import ROOT, environment, peak_memory, run, workers_memory
from tests.benchmarks.corpora import write_articles

Figures = dict[str, float]

_OPENINGS, _CHANGES, _PROCESSES = 7, 5, 11
_SPLIT = 3_000_000  # characters
_SETTLED = 2.5  # seconds after which a file's times tell whether it has changed
_ASK = "from qa_bot.cli import run; run()"  # as the command that pip installs


def measure(corpus: Path, folder: Path, text: Path | None, question: list[str]) -> Figures:
    """All figures of the whole path over a corpus, its articles written into `folder`."""
    articles = write_articles(corpus, folder)
    with_cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    figures: Figures = run("whole", "build", articles, *filter(None, [text]), **with_cache)
    figures |= run("whole", "refresh", articles, **with_cache)
    return figures | one_shot(articles, " ".join(question), **with_cache)


def build(articles: Path, text: Path | None = None) -> Figures:
    """Index the articles; split some of them, or of another folder, on one core."""
    files = list(articles.rglob("*.txt"))
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    start = perf_counter()
    knowledge = Knowledge.open(articles)
    seconds = perf_counter() - start
    index = index_folder(articles)
    return {
        "files": len(files),
        "passages": len(knowledge),
        "megabytes": megabytes,
        "building": seconds,
        "memory": peak_memory() + workers_memory(),
        "bytes": sum(path.stat().st_size for path in index.iterdir()),
        "splitting": splitting(text or articles),
    }


def splitting(folder: Path) -> float:
    """MB of text a second that become sentences, on one core."""
    documents = []
    size = 0
    for found in load(folder):
        if not isinstance(found, Skipped) and size < _SPLIT:
            documents.append(found.document)
            size += len(found.document.text)
    split(documents[0])
    start = perf_counter()
    for document in documents:
        split(document)
    return sum(len(d.text.encode()) for d in documents) / 1e6 / (perf_counter() - start)


def refresh(articles: Path) -> Figures:
    """Open the index, refresh it with nothing changed, and with one changed file, then asked."""
    files = sorted(articles.rglob("*.txt"))
    latest = max(path.stat().st_mtime for path in files)
    sleep(max(latest + _SETTLED - time(), 0))
    Knowledge.open(articles)
    index = index_folder(articles)
    opening, unchanged, changed = [], [], []
    for _ in range(_OPENINGS):
        start = perf_counter()
        Store(index, articles).open()
        opening.append(perf_counter() - start)
        start = perf_counter()
        Knowledge.open(articles)
        unchanged.append(perf_counter() - start)
    for number in range(_CHANGES):
        path = files[len(files) * number // _CHANGES]
        before = path.read_bytes()
        news = f"Zyxwvu Qponml{number} arrived today"
        path.write_bytes(before + f"\n\n{news}.\n".encode())
        start = perf_counter()
        reply = Knowledge.open(articles).answer(f"When did Qponml{number} arrive?")
        changed.append(perf_counter() - start)
        assert news in (reply.text or ""), reply
        path.write_bytes(before)
    Knowledge.open(articles)
    return {
        "opening": median(opening),
        "unchanged": median(unchanged),
        "changed": median(changed),
    }


def one_shot(articles: Path, question: str, **with_cache: str) -> Figures:
    """Whole processes in turns: numpy imported, the bundled article asked, these articles asked."""
    commands = {
        "numpy": ["import numpy"],
        "ask_bundled": [_ASK, "ask", "what did Kallas say"],
        "ask": [_ASK, "ask", "--knowledge", str(articles), question],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_PROCESSES):
        for name, arguments in commands.items():
            start = perf_counter()
            subprocess.run(
                [sys.executable, "-c", *arguments],
                cwd=ROOT,
                env=environment(**with_cache),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            seconds[name].append(perf_counter() - start)
    # The first of each fills the caches.
    return {name: median(times[1:]) for name, times in seconds.items()}


if __name__ == "__main__":
    _command, _articles, *_text = sys.argv[1:]
    if _command == "build":
        print(json.dumps(build(Path(_articles), Path(_text[0]) if _text else None)))
    else:
        print(json.dumps(refresh(Path(_articles))))
