"""Fit the weights of the second look, and report them where they were not fitted.

    python -m tests.benchmarks.fitting QUESTIONS FOLDER [--every N] [--only NAME ...]

Each weight in turn is made a quarter more and a quarter less, and what raises MRR@100 on the
questions to every other article is kept, until a round changes nothing. Printed are the weights
and, before and after, the measures on the articles that were fitted on and on the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from qa_bot import Knowledge
from qa_bot.answering.weights import WEIGHTS
from qa_bot.evaluation import read_questions
from tests.benchmarks.ablation import MRR, halves, line, measured

_STEPS = (1.25, 0.8)
_LEAST_GAIN = 0.02  # points of MRR; less is noise


def main(argv: Sequence[str] | None = None) -> None:
    """Fit, and print each change and the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="one question of so many")
    parser.add_argument("--only", nargs="+", help="the weights to fit; all of them without")
    options = parser.parse_args(argv)
    knowledge = Knowledge.open(options.folder)
    questions = read_questions(options.questions)[:: options.every]
    fit, report = ([q for q in questions if q.article in half] for half in halves(options.folder))
    print(f"before: fitted on {line(measured(knowledge, fit, WEIGHTS))}", flush=True)
    print(f"        others    {line(measured(knowledge, report, WEIGHTS))}", flush=True)
    names = options.only or WEIGHTS._fields
    weights, best = WEIGHTS, measured(knowledge, fit, WEIGHTS)[MRR]
    changed = True
    while changed:
        changed = False
        for name in names:
            for step in _STEPS:
                other = weights._replace(**{name: round(getattr(weights, name) * step, 3)})
                reached = measured(knowledge, fit, other)[MRR]
                if reached >= best + _LEAST_GAIN:
                    weights, best, changed = other, reached, True
                    print(f"{name} {getattr(weights, name)}: MRR {best:.2f}", flush=True)
    print(f"after:  fitted on {line(measured(knowledge, fit, weights))}", flush=True)
    print(f"        others    {line(measured(knowledge, report, weights))}", flush=True)
    print(weights)


if __name__ == "__main__":
    main()
