"""How long a question takes in the process, beside rank_bm25 over the same passages.

    python -m tests.benchmarks.asking QUESTIONS FOLDER [--every N]

Each question is put to its own article, as if it were the only one, and to the whole collection;
then rank_bm25's `get_scores` computes the scores of all passages for the same terms: no order, no
text, no decision. All take turns, so that what else the machine does strikes each alike. Printed
are milliseconds: the median, and what 95 of 100 questions stay below.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
from rank_bm25 import BM25Plus

from qa_bot import Knowledge
from qa_bot.evaluation import read_questions
from qa_bot.index.contract import K1, B
from qa_bot.language.text.passages import split
from qa_bot.language.text.terms import terms

_WARM = 20  # questions before the clock counts


def main(argv: Sequence[str] | None = None) -> None:
    """Ask in turns and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=20, help="one question of so many (20)")
    options = parser.parse_args(argv)
    knowledge = Knowledge.open(options.folder)
    documents = list(knowledge.documents.values())
    texts = [terms(passage.text) for document in documents for passage in split(document)]
    peer = BM25Plus(texts, k1=K1, b=B, delta=0)
    alone = {d.id: Knowledge.from_texts({d.id: d.text}) for d in documents}
    asked = read_questions(options.questions)[:: options.every]
    times: dict[str, list[float]] = {}
    for number, question in enumerate(asked):
        words = question.question
        tasks: dict[str, Callable[[], object]] = {
            f"answer, all {len(texts):,} passages": partial(knowledge.answer, words),
            "rank_bm25.get_scores over these": partial(peer.get_scores, terms(words)),
        }
        if question.article:
            tasks["answer, its article alone"] = partial(alone[question.article].answer, words)
        for name, task in tasks.items():
            start = perf_counter()
            task()
            if number >= _WARM:
                times.setdefault(name, []).append(1000 * (perf_counter() - start))
    for name, each in times.items():
        median, most = np.percentile(each, (50, 95))
        print(f"{name:36}  median {median:6.2f}  95 % {most:6.2f}  ({len(each)} questions)")


if __name__ == "__main__":
    main()
