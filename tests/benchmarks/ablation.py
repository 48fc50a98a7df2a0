"""What each weight of the second look gives.

    python -m tests.benchmarks.ablation QUESTIONS FOLDER

Each weight in turn is set to nothing, and hit@1 and MRR@100 are measured on the questions to every
other article, those that the weights were not fitted on; with --fit on those that they were.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from qa_bot import Knowledge, evaluation
from qa_bot.answering import weights as used
from qa_bot.answering.weights import Weights
from qa_bot.evaluation import GoldQuestion, evaluate, read_questions

MRR = f"MRR@{evaluation.DEPTH}"
Measures = Mapping[str, float]
_SHAPES = ("k1", "b")  # these are no weights of a part


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print a line for each weight."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fit", action="store_true", help="the articles that were fitted on")
    parser.add_argument("--every", type=int, default=1, help="one question of so many")
    options = parser.parse_args(argv)
    knowledge = Knowledge.open(options.folder)
    articles = halves(options.folder)[0 if options.fit else 1]
    asked = [q for q in read_questions(options.questions) if q.article in articles]
    asked = asked[:: options.every]
    usual = used.WEIGHTS
    print(f"{'all of them':12}  {line(measured(knowledge, asked, usual))}", flush=True)
    for name in usual._fields:
        if name not in _SHAPES:
            without = usual._replace(**{name: 0.0})
            print(f"{'- ' + name:12}  {line(measured(knowledge, asked, without))}", flush=True)


def measured(knowledge: Knowledge, asked: Sequence[GoldQuestion], weights: Weights) -> Measures:
    """hit@1 and MRR@100, in percent, of the ranking with these weights."""
    usual, used.WEIGHTS = used.WEIGHTS, weights
    try:
        return evaluate(knowledge, asked).measures
    finally:
        used.WEIGHTS = usual


def line(measures: Measures) -> str:
    """The two measures in words."""
    return f"hit@1 {measures['hit@1']:.2f}  MRR {measures[MRR]:.2f}"


def halves(folder: Path) -> tuple[list[str], list[str]]:
    """The articles of a folder that weights are fitted on, and those that they are reported on."""
    articles = list(Knowledge.open(folder).documents)
    return articles[::2], articles[1::2]


if __name__ == "__main__":
    main()
