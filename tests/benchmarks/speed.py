"""How fast qa-bot's index is, beside others, in one run.

    python -m tests.benchmarks.speed --sizes 1k,100k,1M --peers all

Every engine is given the same file of terms, builds and answers in a process of its own, and is
asked the same questions for its 10 best passages. All engines are open while they are asked, in
turns, a round each; of each question the best of its rounds counts, since a shared machine can
only make it slower. A slow engine answers as many questions as fit into its time. Then the whole
path, from articles to `qa-bot ask`, is measured with the largest corpus up to --whole.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from tests.benchmarks.child import Asked, run
from tests.benchmarks.corpora import Source, Text, Vocabulary, write_corpus
from tests.benchmarks.peers import PEERS, missing
from tests.benchmarks.picture import picture
from tests.benchmarks.tables import KINDS, US, Record, report, size_name
from tests.benchmarks.whole import measure


def main(argv: Sequence[str] | None = None) -> Record:
    """Run the benchmark, print its tables, and return the figures."""
    options = _parser().parse_args(argv)
    others = PEERS if options.peers == "all" else options.peers.split(",")
    names = list(dict.fromkeys([US, *others]))
    record: Record = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, numpy {np.__version__}",
        "sizes": [],
        "left out": [],
    }
    for name in [name for name in names if missing(PEERS[name])]:
        names.remove(name)
        record["left out"].append((name, f"{missing(PEERS[name])} is not installed"))
    with TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        for passages in options.sizes:
            source: Source = Text(options.text) if options.text else Vocabulary()
            place = folder / f"{'text' if options.text else 'zipf'}-{size_name(passages)}"
            _say(f"{size_name(passages)} passages: making them")
            corpus, questions = write_corpus(place, source, passages, options.seed)
            chosen = []
            for name in names:
                if passages <= PEERS[name].largest:
                    chosen.append(name)
                else:
                    what = f"{name} at {size_name(passages)}"
                    record["left out"].append((what, PEERS[name].why))
            engines = compare(chosen, corpus, questions, options.seconds, options.rounds)
            record["sizes"].append({"passages": passages, "engines": engines})
        fitting = [size for size in options.sizes if size <= options.whole]
        if fitting:
            _say(f"{size_name(max(fitting))} passages: the whole path")
            place = folder / f"{'text' if options.text else 'zipf'}-{size_name(max(fitting))}"
            question = json.loads((place / "questions.json").read_text(encoding="utf-8"))
            rmtree(place / "whole" / "cache", ignore_errors=True)
            record["whole"] = measure(
                place / "corpus.txt", place / "whole", options.text, question["content"][0]
            )
    if options.json:
        options.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    if options.picture:
        options.picture.write_text(picture(record), encoding="utf-8")
    print(f"{record['machine']}\n\n{report(record)}")
    return record


def compare(
    names: Sequence[str], corpus: Path, questions: Path, seconds: float, rounds: int
) -> dict[str, Record]:
    """The figures of some engines over one corpus, by name."""
    figures: dict[str, Record] = {name: {} for name in names}
    rounds_of: dict[tuple[str, str], list[Any]] = {}
    with ExitStack() as stack:
        asked = {}
        for name in names:
            folder = corpus.parent / name
            rmtree(folder, ignore_errors=True)
            own = figures[name]
            start = perf_counter()
            if PEERS[name].lasting:
                _say(f"  {name}: building")
                built = run("child", "build", name, corpus, folder)
                own["building"], own["bytes"] = built["seconds"], built["bytes"]
                own["building_memory"] = built["memory"]
            _say(f"  {name}: opening")
            asked[name] = stack.enter_context(Asked(name, corpus, folder, questions))
            if PEERS[name].lasting:
                own["opening"] = asked[name].opened["opening"]
            else:
                own["building"] = asked[name].opened["opening"]
                own["building_memory"] = asked[name].opened["memory"]
            _say(f"  {name}: ready after {perf_counter() - start:.1f} s")
        for _ in range(rounds):
            for kind in KINDS:
                for name in names:
                    _say(f"  {name}: {kind} questions")
                    done = asked[name].ask(kind, seconds)
                    rounds_of.setdefault((name, kind), []).append(done)
                    figures[name]["asking_memory"] = done["memory"]
    for (name, kind), done in rounds_of.items():
        figures[name][kind] = _percentiles([one["ms"] for one in done])
        if PEERS[name].exact and US in figures:
            ours = rounds_of[US, kind][0]["scores"]
            figures[name][kind]["off"] = _furthest(ours, done[0]["scores"])
    return figures


def _percentiles(rounds: Sequence[Sequence[float]]) -> Record:
    """Of the best time of each question, in milliseconds."""
    best = [min(times) for times in zip(*rounds, strict=False)]
    p50, p95, p99 = np.percentile(best, (50, 95, 99)).tolist()
    return {"p50": p50, "p95": p95, "p99": p99, "questions": len(best)}


def _furthest(ours: Sequence[Sequence[float]], theirs: Sequence[Sequence[float]]) -> float:
    """How far, at most, scores of the k best are from one another, as a share of them."""
    furthest = 0.0
    for one, other in zip(ours, theirs, strict=False):
        if len(one) != len(other):
            return float("inf")
        apart = np.abs(np.array(one) - np.array(other)) / np.array(one)
        furthest = max(furthest, float(apart.max(initial=0)))
    return furthest


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.benchmarks.speed")
    sizes = [1000, 100_000, 1_000_000]
    parser.add_argument("--sizes", type=_sizes, default=sizes, help="passages: 1k,100k,1M,10M")
    parser.add_argument("--peers", default="all", help=f"all, or some of {','.join(PEERS)}")
    parser.add_argument("--text", type=Path, help="a folder of articles to take the terms from")
    parser.add_argument("--whole", type=_size, default=10**6, help="most passages: 1M; 0 for none")
    parser.add_argument("--seconds", type=float, default=6, help="for an engine's round (6)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for corpora and indexes, used again")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the growth, as SVG")
    return parser


def _sizes(text: str) -> list[int]:
    return [_size(part) for part in text.split(",")]


def _size(text: str) -> int:
    units = {"k": 1000, "M": 10**6}
    return int(text[:-1]) * units[text[-1]] if text[-1] in units else int(text)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
