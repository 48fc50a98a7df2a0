"""What each weight of the second look gives.

    python -m tests.benchmarks.ablation QUESTIONS FOLDER

Each weight in turn is set to nothing, and hit@1 and MRR@100 are measured on the questions to every
other article, those that the weights were not fitted on; with --fit on those that they were.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from qa_bot import Knowledge, evaluation
from qa_bot.answering import ranking
from qa_bot.evaluation import Question, evaluate, read_questions

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
    articles = list(knowledge.documents)[0 if options.fit else 1 :: 2]
    asked = [q for q in read_questions(options.questions) if q.article in articles]
    asked = asked[:: options.every]
    usual = ranking.WEIGHTS
    print(f"{'all of them':12}  {_measured(knowledge, asked, usual)}", flush=True)
    for field in fields(usual):
        if field.name not in _SHAPES:
            without = replace(usual, **{field.name: 0.0})
            print(f"{'- ' + field.name:12}  {_measured(knowledge, asked, without)}", flush=True)


def _measured(knowledge: Knowledge, asked: Sequence[Question], weights: ranking.Weights) -> str:
    usual = ranking.rank.__defaults__
    ranking.rank.__defaults__ = (weights,)
    try:
        measures = evaluate(knowledge, asked).measures
    finally:
        ranking.rank.__defaults__ = usual
    return f"hit@1 {measures['hit@1']:.1f}  MRR {measures[f'MRR@{evaluation.DEPTH}']:.1f}"


if __name__ == "__main__":
    main()
