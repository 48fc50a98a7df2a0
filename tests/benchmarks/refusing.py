"""Whether questions that the articles don't answer are refused, and those that they do are not.

    python -m tests.benchmarks.refusing QUESTIONS FOLDER [--every N] [--field SET ...] [--fit]

Sets are made of the answerable questions of an evaluation set:

* own: each put to its own article;
* close: each put to another one that holds at least half of the words it asks about;
* without: each put to its own article, less the sentences that answer it. (Some are answered
  elsewhere in the article, so that not all of these should be refused.)

A --field set is a folder with `questions.jsonl` and `articles`, put whole: its answerable questions
("yes"), its others ("no"), and those of the other field sets ("elsewhere"). Printed is what became
of each; with --fit the weights of the signs are fitted anew first, with the reader's logit and
without, each field set measured by weights that were fitted without it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa_bot import Knowledge
from qa_bot.answering import pipeline, refusal
from qa_bot.answering.question import read
from qa_bot.answering.reading import read_again
from qa_bot.answering.refusal import Signs
from qa_bot.answering.scope import scope
from qa_bot.answering.weights import SIGNS, SIGNS_READ
from qa_bot.evaluation import META, GoldQuestion, read_questions
from qa_bot.index.checked import Array
from qa_bot.language.text.terms import terms
from qa_bot.reader import open_reader

# How much a question of each kind counts: those of the field sets are few.
_WORTH = {"own": 1.0, "close": 1.0, "without": 0.5, "yes": 3.0, "no": 6.0, "elsewhere": 1.0}
_THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5)
_WITHOUT_EVERY = 4  # an article without its answer must be indexed anew
_ELSEWHERE_EVERY = 3


@dataclass(frozen=True, slots=True)
class Case:
    """What became of a question: its folder and set, the outcome, and what told it.

    `signs` is None where it was decided without them: nothing to say, a missing name, a statement.
    """

    folder: str
    set: str
    outcome: str
    signs: Signs | None


def main(argv: Sequence[str] | None = None) -> None:
    """Make the sets, ask, and print what became of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="one question of so many")
    parser.add_argument("--field", type=Path, nargs="*", default=[])
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args(argv)
    questions = [q for q in read_questions(options.questions) if q.article and q.gold]
    found = [*_articles(options.folder, questions[:: options.every]), *_fields(options.field)]
    for folder, name in sorted({(case.folder, case.set) for case in found}):
        outcomes = [c.outcome for c in found if (c.folder, c.set) == (folder, name)]
        shares = {one: 100 * outcomes.count(one) / len(outcomes) for one in ("refused", "may")}
        print(
            f"{folder:12} {name:9} {len(outcomes):5}", *(f"{k} {v:5.1f}" for k, v in shares.items())
        )
    if options.fit:
        for with_logit in (False, True):
            report(found, with_logit)


def _articles(folder: Path, questions: Sequence[GoldQuestion]) -> Iterator[Case]:
    """Every question put to its own article, to a close one, and to its own without the answer."""
    knowledge = Knowledge.open(folder)
    texts = {id: document.text for id, document in knowledge.documents.items()}
    held = {id: set(terms(text)) for id, text in texts.items()}
    draw = random.Random(0)
    for number, question in enumerate(questions):
        own = question.article or ""
        asked = read(question.question).content
        yield _case(folder.parent.name, "own", knowledge, question.question, own)
        near = [id for id in held if id != own and len(held[id] & asked.keys()) >= len(asked) / 2]
        if asked and near:
            yield _case(
                folder.parent.name, "close", knowledge, question.question, draw.choice(near)
            )
        if number % _WITHOUT_EVERY == 0:
            text = texts[own]
            for start, end in sorted(question.gold or (), reverse=True):
                text = text[:start] + text[end:]
            without = Knowledge.from_texts({own: text})
            yield _case(folder.parent.name, "without", without, question.question, own)


def _fields(folders: Sequence[Path]) -> Iterator[Case]:
    """The questions of each field set, and some of the others, put to the whole of it."""
    asked = {
        folder: [q for q in read_questions(folder / "questions.jsonl") if q.type != META]
        for folder in folders
    }
    for folder in folders:
        knowledge = Knowledge.open(folder / "articles")
        for other, questions in asked.items():
            alone = [question for question in questions if not question.context]
            for question in alone if other == folder else alone[::_ELSEWHERE_EVERY]:
                name = "elsewhere" if other != folder else "yes" if question.gold else "no"
                yield _case(folder.name, name, knowledge, question.question, None)


def _case(folder: str, name: str, knowledge: Knowledge, question: str, within: str | None) -> Case:
    asked = read(question)
    view, _ = scope(knowledge._index.snapshot, asked, within)
    found = pipeline.find(view, asked, 1, reader=knowledge.reader)
    reply = pipeline.conclude(view, found, 1, "these articles")
    outcome = "refused" if not reply else "answered" if reply.certain else "may"
    missing = refusal.absent(found.question, found.ranking)
    if (
        found.lookup is not None
        or not found.scored.passages
        or not found.question.names.isdisjoint(missing)
        or len(missing) == len(found.question.content)
    ):
        return Case(folder, name, outcome, None)
    signs = refusal.signs(view, found.question, found.ranking, found.scored)
    again = found if found.logits else read_again(view, found, open_reader())
    return Case(folder, name, outcome, signs._replace(logit=again.logit))


def report(found: Sequence[Case], with_logit: bool) -> None:
    """Fit, print the weights, and what thresholds give, each field set by weights without it."""
    names = list(SIGNS_READ if with_logit else SIGNS)[1:]
    told = [c for c in found if c.signs and (c.signs.logit is not None or not with_logit)]
    fitted = logistic(told, names)
    print({name: round(float(w), 2) for name, w in zip(["constant", *names], fitted, strict=True)})
    for least in _THRESHOLDS:
        shares = []
        for folder, name in sorted({(case.folder, case.set) for case in told}):
            mine = [c for c in told if (c.folder, c.set) == (folder, name)]
            weights = logistic([c for c in told if c.folder != folder], names)
            refused = [float(_row(c, names) @ weights[1:] + weights[0]) < least for c in mine]
            shares.append(f"{folder} {name} {100 * sum(refused) / len(refused):.0f}")
        print(f"below {least:5.2f}: {', '.join(shares)}")


def _row(case: Case, names: Sequence[str]) -> Array:
    signs = case.signs._asdict() if case.signs else {}
    return np.array([max(-10.0, min(10.0, signs[name])) for name in names])


def logistic(cases: Sequence[Case], names: Sequence[str]) -> Array:
    """The constant and the weights of a logistic regression, by Newton's method."""
    columns = np.array([[1.0, *_row(case, names)] for case in cases])
    right = np.array([case.set in ("own", "yes") for case in cases])
    worth = np.array([_WORTH[case.set] for case in cases])
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-columns @ weights))
        curve = (columns * (worth * odds * (1 - odds))[:, None]).T @ columns
        slope = columns.T @ (worth * (right - odds)) - 1e-2 * weights
        weights += np.linalg.solve(curve + 1e-2 * np.eye(len(weights)), slope)
    return weights


if __name__ == "__main__":
    main()
