"""Whether questions that the articles don't answer are refused, and those that they do are not.

    python -m tests.benchmarks.refusing QUESTIONS FOLDER [--every N] [--fit]

Three sets are made of the answerable questions of an evaluation set:

* own: each put to its own article;
* other: each put to another one, drawn from those that hold at least one of the words it asks
  about, and once more ("close") from those that hold at least half of them;
* without: each put to its own article, less the sentences that answer it. (Some are answered
  elsewhere in the article, so that not all of these should be refused.)

Printed is the share refused of each, on the articles that the weights were not fitted on; with
--fit the signs' weights are first fitted on the others, and thresholds are compared.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from qa_bot import Knowledge
from qa_bot.answering import pipeline, refusal
from qa_bot.answering.question import read
from qa_bot.answering.refusal import Signs
from qa_bot.evaluation import GoldQuestion, read_questions
from qa_bot.index.checked import Array
from qa_bot.language.text.terms import terms
from tests.benchmarks.ablation import halves

SETS = ("own", "other", "close", "without")
_WITHOUT_EVERY = 5  # an article without its answer must be indexed anew
_THRESHOLDS = (3, 4, 4.5, 5, 5.5, 6)  # percent of the rightful that are refused


@dataclass(frozen=True, slots=True)
class Case:
    """A question put to something: of which set, whether for fitting, and what came of it.

    `signs` is None where it was decided without them: nothing to say, a missing name, a statement.
    """

    set: str
    fit: bool
    refused: bool
    signs: Signs | None


def main(argv: Sequence[str] | None = None) -> None:
    """Make the sets, ask, and print the shares refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="one question of so many")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(argv)
    questions = [q for q in read_questions(options.questions) if q.article and q.gold]
    found = cases(options.folder, questions[:: options.every])
    print("refused of    fitted on  others")
    for name in SETS:
        shares = [
            100
            * np.mean(
                [float(c.refused) for c in found if c.set == name and c.fit == fit] or [np.nan]
            )
            for fit in (True, False)
        ]
        print(f"{name:12}  {shares[0]:9.1f}  {shares[1]:6.1f}", flush=True)
    if options.fit:
        fit(found)


def cases(folder: Path, questions: Sequence[GoldQuestion]) -> list[Case]:
    """Every question put to its own article, to others, and to its own without the answer."""
    knowledge = Knowledge.open(folder)
    fitted, _ = halves(folder)
    texts = {id: document.text for id, document in knowledge.documents.items()}
    held = {id: set(terms(text)) for id, text in texts.items()}
    draw = random.Random(0)
    found = []
    for number, question in enumerate(questions):
        own = question.article or ""
        asked = read(question.question).content
        put = [("own", knowledge, own)]
        for name, least in (("other", 1.0), ("close", len(asked) / 2)):
            sharing = [id for id in held if id != own and len(held[id] & asked.keys()) >= least]
            if asked and sharing:
                put.append((name, knowledge, draw.choice(sharing)))
        if number % _WITHOUT_EVERY == 0:
            text = texts[own]
            for start, end in sorted(question.gold or (), reverse=True):
                text = text[:start] + text[end:]
            put.append(("without", Knowledge.from_texts({own: text}), own))
        found += [
            _case(name, own in fitted, some, question.question, within)
            for name, some, within in put
        ]
    return found


def _case(name: str, fit: bool, knowledge: Knowledge, question: str, within: str) -> Case:
    asked = read(question)
    view, _ = knowledge._view(asked, 1, within)
    found = pipeline.find(view, asked, 1)
    missing = refusal.absent(found.question, found.ranking)
    decided = (
        found.lookup is not None
        or not found.question.names.isdisjoint(missing)
        or len(missing) == len(found.question.content)
    )
    signs = refusal.signs(view, found.question, found.ranking, found.scored)
    refused = not pipeline.conclude(view, found, 1, within)
    return Case(name, fit, refused, None if decided else signs)


def fit(found: Sequence[Case]) -> None:
    """Fit the weights of the signs, and print them with what thresholds would give."""
    of = {name: [c for c in found if c.set == name and c.signs] for name in SETS}
    used = ("own", "close", "without")
    rows = [(astuple(c.signs), c.set) for name in used for c in of[name] if c.fit and c.signs]
    signs = np.array([row for row, _ in rows])
    right = np.array([name == "own" for _, name in rows])
    # Both kinds of the unanswerable together weigh as much as the answerable.
    count = {name: sum(other == name for _, other in rows) for name in used}
    weight = np.array([count["own"] / count[name] / (1 + (name != "own")) for _, name in rows])
    weights = logistic(signs, right, weight)
    print({field.name: round(w, 2) for field, w in zip(fields(Signs), weights[1:], strict=True)})
    for percent in _THRESHOLDS:
        own = [c for c in found if c.set == "own" and not c.fit]
        least = float(np.percentile([_value(c, weights) for c in own], percent))
        shares = {
            name: 100
            * np.mean([_value(c, weights) < least for c in found if c.set == name and not c.fit])
            for name in SETS
        }
        print(f"at {least:5.2f}  " + "  ".join(f"{n} {share:.1f}" for n, share in shares.items()))


def _value(case: Case, weights: Array) -> float:
    """The log odds, but for the constant; endless where it was decided without."""
    if case.signs is None:
        return -np.inf if case.refused else np.inf
    return float(np.array(astuple(case.signs)) @ weights[1:])


def logistic(signs: Array, right: Array, weight: Array) -> Array:
    """The constant and the weights of a logistic regression, by Newton's method."""
    columns = np.column_stack((np.ones(len(signs)), signs))
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-columns @ weights))
        curve = (columns * (weight * odds * (1 - odds))[:, None]).T @ columns
        slope = columns.T @ (weight * (right - odds)) - 1e-3 * weights
        weights += np.linalg.solve(curve + 1e-3 * np.eye(len(weights)), slope)
    return weights


if __name__ == "__main__":
    main()
