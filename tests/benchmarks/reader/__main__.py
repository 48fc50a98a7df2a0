"""Readers compared: which passage comes first, and what that takes.

::

    python -m tests.benchmarks.reader gather QUESTIONS FOLDER KEPT [--whole] [--every N] [--second]
    python -m tests.benchmarks.reader read KEPT ... --model NAME=FILE ...
    python -m tests.benchmarks.reader order KEPT ... [--weight W ...]
    python -m tests.benchmarks.reader speed KEPT --model NAME=FILE ... [--onnx] [--seconds S]

`gather` asks the questions and keeps their best twenty passages (--second: of the questions put to
every second article in alphabetical order, from the second on, which the reader was not trained
on); `read` adds the logits of models; `order` prints hit@1 and hit@3; `speed` prints latencies.
The file of a model is made by `convert.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path

import numpy as np

from qa_bot.reader.cross_encoder import CrossEncoder
from tests.benchmarks.reader import candidates
from tests.benchmarks.reader.candidates import Asked
from tests.benchmarks.reader.onnx import write
from tests.benchmarks.reader.order import (
    Order,
    by_words,
    hit,
    in_turn,
    in_waves,
    read_again,
    reads,
    refused,
    where_open,
)
from tests.benchmarks.reader.speed import AGAIN, WAYS, figures
from tests.benchmarks.tables import table

_DEPTHS, _WEIGHTS = (5, 10, 20), (0.15, 0.3)
_WAVES = ((5, 4.0), (10, -2.0), (20, -99.0))
_ENDS = 0.05  # of the answerable that would be refused


def main(argv: Sequence[str] | None = None) -> None:
    """Do what is said above."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    gather = commands.add_parser("gather")
    for name in ("questions", "folder", "kept"):
        gather.add_argument(name, type=Path)
    gather.add_argument("--whole", action="store_true")
    gather.add_argument("--every", type=int, default=1, help="one question of so many")
    gather.add_argument("--second", action="store_true")
    for name in ("read", "order", "speed"):
        command = commands.add_parser(name)
        command.add_argument("kept", type=Path, nargs="+")
        command.add_argument("--model", action="append", default=[], help="NAME=FILE")
        command.add_argument("--weight", type=float, nargs="+", default=_WEIGHTS)
        command.add_argument("--onnx", action="store_true")
        command.add_argument("--seconds", type=float, default=10, help="for each figure")
    options = parser.parse_args(argv)
    if options.command == "gather":
        articles = slice(1, None, 2) if options.second else slice(None)
        asked = candidates.gather(
            options.questions, options.folder, options.whole, articles, options.every
        )
        candidates.keep(list(asked), options.kept)
        return
    models = {name: Path(file) for name, _, file in (m.partition("=") for m in options.model)}
    if options.command == "read":
        read(options.kept, models)
    elif options.command == "order":
        order(options.kept, options.weight)
    else:
        speed(options.kept[0], models, WAYS if options.onnx else WAYS[:1], options.seconds)


def read(files: Sequence[Path], models: Mapping[str, Path]) -> None:
    """Add the logits of models to what was kept."""
    for name, file in models.items():
        reader = CrossEncoder(file)
        for path in files:
            asked = candidates.kept(path)
            candidates.read(asked, name, reader)
            candidates.keep(asked, path)
            print(f"{path}: read by {name}", flush=True)


def order(files: Sequence[Path], weights: Sequence[float]) -> None:
    """Print hit@1 / hit@3 of each set with each reader, depth and weight, and how many are read."""
    sets = {path.stem: candidates.kept(path) for path in files}
    names = sorted({name for asked in sets.values() for one in asked for name in one.logits})
    tried: dict[str, Order] = {"by words alone": by_words}
    for weight in weights:
        for name in names:
            for depth in _DEPTHS:
                tried[f"{name}, best {depth}, {weight}"] = read_again(name, weight, depth)
            waves = in_waves(name, weight, _WAVES)
            tried[f"{name}, in waves, {weight}"] = waves
            tried[f"{name}, in waves where it is asked, {weight}"] = where_open(waves)
        for first, second in permutations(names, 2):
            both = in_turn(first, second, weight, 20, AGAIN)
            tried[f"{first} over 20, then {second} over {AGAIN}, {weight}"] = both
    rows = [[name, *_cells(sets, one)] for name, one in tried.items()]
    print(table(["hit@1 / hit@3", *sets, "mean"], rows), end="\n\n")
    rows = [
        [f"read in waves by {name}", *(_counts(asked, name) for asked in sets.values())]
        for name in names
    ]
    asking = (f"{100 * np.mean([one.open for one in asked]):.0f}" for asked in sets.values())
    print(table(["mean / median", *sets], [*rows, ["asked at all, %", *asking]]), end="\n\n")
    rows = [
        [name, *(f"{refused(asked, name, 10, _ENDS):.0f}" for asked in sets.values())]
        for name in names
    ]
    print(table([f"unanswerable below the lowest {_ENDS:.0%}, %", *sets], rows))


def _cells(sets: Mapping[str, Sequence[Asked]], order: Order) -> list[str]:
    hits = [[hit(asked, order, k) for k in (1, 3)] for asked in sets.values()]
    return [f"{first:.1f} / {third:.1f}" for first, third in [*hits, np.mean(hits, axis=0)]]


def _counts(asked: Sequence[Asked], name: str) -> str:
    read = [reads(one, name, _WAVES) for one in asked]
    return f"{np.mean(read):.1f} / {np.median(read):.0f}"


def speed(asked: Path, models: Mapping[str, Path], ways: Sequence[str], seconds: float) -> None:
    """Print the latencies of each model in each way, and of the smallest and largest in turn."""
    for form in ways[1:]:
        for file in models.values():
            write(file, form)
    by_size = sorted(models, key=lambda name: models[name].stat().st_size)
    tried: list[tuple[str, str, list[object]]] = [
        (name, way, [models[name], way]) for way in ways for name in by_size
    ]
    if len(by_size) > 1:
        small, large = by_size[0], by_size[-1]
        tried.append((f"{small}, then {large}", "numpy", [models[small], "numpy"]))
    rows = []
    for name, way, arguments in tried:
        then = ["then", models[by_size[-1]]] if "then" in name else []
        for native in (False, True) if arguments[1] == "numpy" else (False,):
            for threads in (1, 2):
                cells = []
                for number in (10, 20):
                    found = figures([*arguments, number, asked, seconds, *then], threads, native)
                    cells.append(
                        " / ".join(f"{found[key]:.0f}" for key in ("median", "p99", "quiet", "cpu"))
                    )
                blas = "its own" if native else "as set"
                rest = [f"{found['opening']:.0f}", f"{found['memory'] / 1e6:.0f}"]
                rows.append([name, way, blas, str(threads), *cells, *rest])
                print(" | ".join(rows[-1]), flush=True)
    head = ["model", "way", "BLAS", "threads"]
    head += [f"{number}: median / p99 / quiet / cpu, ms" for number in (10, 20)]
    print(table([*head, "opening, ms", "memory, MB"], rows))


if __name__ == "__main__":
    main()
