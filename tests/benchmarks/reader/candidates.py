"""The candidates of evaluation questions, and what readers say of them, kept in a file.

Reading takes long and weighing does not: what was read once is weighed in many ways.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from qa_bot import Knowledge, Passage
from qa_bot.answering import pipeline, question
from qa_bot.answering.reading import _candidate, is_worth_reading
from qa_bot.answering.scope import scope
from qa_bot.evaluation import GoldQuestion, _is_right, read_questions
from qa_bot.reader import Candidate, Reader

DEPTH = 20


@dataclass(slots=True)
class Asked:
    """A question, its best passages by words alone, and the logits of each reader by its name.

    `right` says of each passage whether it answers; all are False where nothing does. `open` is
    whether a reader is asked at all.
    """

    id: str
    question: str
    answerable: bool
    open: bool
    scores: list[float]
    right: list[bool]
    candidates: list[Candidate]
    logits: dict[str, list[float]] = field(default_factory=dict)


def gather(
    questions: Path, folder: Path, whole: bool, articles: slice, every: int
) -> Iterator[Asked]:
    """Ask one question of so many, of those put to some of the articles, without any before it.

    `articles` are places in the alphabetical order; `whole` puts them to the whole collection.
    """
    knowledge = Knowledge.open(folder)
    chosen = set(sorted(knowledge.documents)[articles])
    asked = [q for q in read_questions(questions) if not q.context]
    asked = [q for q in asked if q.type != "meta" and (q.article is None or q.article in chosen)]
    for one in asked[::every]:
        yield _asked(knowledge, one, None if whole else one.article)


def _asked(knowledge: Knowledge, gold: GoldQuestion, within: str | None) -> Asked:
    read = question.read(gold.question)
    view, _ = scope(knowledge._index.snapshot, read, within)
    found = pipeline.find(view, read, DEPTH)
    numbers, scores = found.scored.passages[:DEPTH], found.scored.scores[:DEPTH]
    best = map(view.passage, numbers)
    return Asked(
        id=gold.id,
        question=found.question.text,
        answerable=gold.gold is not None,
        open=is_worth_reading(view, found),
        scores=list(scores),
        right=[gold.gold is not None and _is_right(passage, gold) for passage in best],
        candidates=[_candidate(view, number) for number in numbers],
    )


def candidate(knowledge: Knowledge, passage: Passage) -> Candidate:
    """A passage under its title and after the sentence before it, as a reader is trained on it."""
    near = [p for p in knowledge.around(passage, 1) if p.start < passage.start]
    before = near[0].text if near else ""
    return Candidate(passage.text, knowledge.documents[passage.document].title, before)


def read(asked: Sequence[Asked], name: str, reader: Reader) -> None:
    """Have a reader score the candidates of each question."""
    for one in asked:
        one.logits[name] = reader.score(one.question, one.candidates)


def keep(asked: Sequence[Asked], path: Path) -> None:
    """Write what was asked and read, a line for each question."""
    lines = (json.dumps(asdict(one), ensure_ascii=False) for one in asked)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def kept(path: Path) -> list[Asked]:
    """What `keep` has written."""
    found = []
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        record = json.loads(line)
        record["candidates"] = [Candidate(*one) for one in record["candidates"]]
        found.append(Asked(**record))
    return found
