"""How long the first prompt and the echo of a key take: `python -m tests.chat.latency`.

On a pty: from exec to the prompt (a new process each time, median of `--times`), on the bundled
article and on a folder of `--articles` articles that is indexed already, in which ten people speak
in each; then from each key of some questions to its echo (median, 99th percentile and the longest),
with a history of `--history` lines.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pexpect

from qa_bot.knowledge import Knowledge

ROOT = Path(__file__).parents[2]
PROMPT = b"> "
TYPED = (
    "what did Mar say about the harbour and whom did Kor and Tel tell",
    "in:art what about Bel in the end",
    "question 99 and so on and so forth",
)


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print a line for each measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--history", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="keep what is made here, and use it again")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        home = options.folder or Path(temporary)
        articles = home / "articles"
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        os.environ["XDG_CONFIG_HOME"] = str(home / "config")
        if not articles.is_dir():
            articles.mkdir(parents=True)
            write_articles(articles, options.articles)
        Knowledge.open(reader=None), Knowledge.open(articles, reader=None)
        for name, folder in (("bundled article", []), (f"{options.articles:,}", [str(articles)])):
            write_history(home / "state" / "qa-bot" / "history", 100)
            first = [first_prompt(folder) for _ in range(options.times)]
            print(f"first prompt, {name}: {_milliseconds(first)}", flush=True)
        path = home / "state" / "qa-bot" / "history"
        write_history(path, options.history)
        first = [first_prompt([str(articles)])]
        write_history(path, options.history)
        print(f"first prompt, history of {options.history:,}: {_milliseconds(first)}")
        write_history(path, options.history)
        print(f"key to echo: {_milliseconds(list(echoes([str(articles)])))}")


def write_articles(folder: Path, count: int) -> None:
    """Write articles of some lines in which ten people of their own each say something."""
    chance = random.Random(0)
    for number in range(count):
        lines = [f"News of the day {number}", ""]
        for _ in range(10):
            name = f"{_name(chance)} {_name(chance)}"
            lines += [f'"The harbour will cost {chance.randrange(10**6)} euros," said {name}.', ""]
        (folder / f"article-{number}.txt").write_text("\n".join(lines))


def _name(chance: random.Random) -> str:
    syllables = [chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)]
    return ("".join(syllables) + chance.choice("lnrst")).capitalize()


def write_history(path: Path, count: int) -> None:
    """Write a history of so many questions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(f'question {n}')}\n" for n in range(count)))


@contextmanager
def chat(arguments: Sequence[str]) -> Iterator[pexpect.spawn]:
    """A chat on a terminal of its own."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "qa_bot", *arguments],
        env=os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
        dimensions=(24, 80),
    )
    signal.signal(signal.SIGINT, before)
    child.delaybeforesend = None
    try:
        yield child
    finally:
        child.close(force=True)


def first_prompt(arguments: Sequence[str]) -> float:
    """Seconds from exec to the prompt."""
    began = time.perf_counter()
    with chat(arguments) as child:
        child.expect_exact("\x1b[?25h")
        return time.perf_counter() - began


def echoes(arguments: Sequence[str]) -> Iterator[float]:
    """Seconds from each key to the first byte that the terminal gets after it."""
    with chat(arguments) as child:
        child.expect_exact("\x1b[?25h")
        for line in TYPED:
            for key in line:
                drain(child.child_fd, 0.02)
                began = time.perf_counter()
                child.send(key)
                select.select([child.child_fd], [], [], 10)
                yield time.perf_counter() - began
                time.sleep(0.06)
            child.send("\x03")
            time.sleep(0.5)


def drain(file: int, quiet: float) -> None:
    """Read until nothing comes for so long."""
    while select.select([file], [], [], quiet)[0]:
        data = os.read(file, 65536)
        if b"\x1b[6n" in data:
            os.write(file, b"\x1b[3;1R")


def _milliseconds(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return (
        f"median {statistics.median(ordered) * 1000:.0f} ms, p99 {late * 1000:.0f}, "
        f"longest {ordered[-1] * 1000:.0f} (of {len(ordered)})"
    )


if __name__ == "__main__":
    main()
