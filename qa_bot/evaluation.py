"""How right the answers are: questions with known answers put to knowledge, and the measures.

The form of a question file: JSON lines with the keys `id`, `question`, `gold` and, if there are
any, `article`, `context`, `all`, `type`, `golds`. `gold` is `[[start, end], …]`, the code-point
offsets of the right sentences in the article, or null when the articles don't answer the question;
`golds` are equally right places in other articles, `{file: [[start, end], …]}`. A question of type
meta is about the tool or the collection, and counts neither as answerable nor as unanswerable.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from qa_bot.conversation import Conversation
from qa_bot.errors import EvaluationError
from qa_bot.knowledge import Knowledge
from qa_bot.model import Answer, Passage

# A shown passage is right where it and a gold span overlap by half of their union, so that
# neither longer nor shorter passages gain.
LEAST_OVERLAP = 0.5
DEPTH = 100
META = "meta"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with the spans that answer it; `gold` None: the right answer is a refusal.

    `context` are the questions asked before it in the same conversation, oldest first.
    """

    id: str
    question: str
    article: str | None
    gold: tuple[Span, ...] | None
    all: bool = False
    type: str | None = None
    context: tuple[str, ...] = ()
    golds: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


def read_questions(path: Path) -> list[GoldQuestion]:
    """The questions of a JSON lines file.

    Raises EvaluationError, naming file and line, when it can't be read or has the wrong form.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise EvaluationError(f"can't read the questions in {path}: {why}") from error
    questions = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                questions.append(_question(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                why = f"no {error}" if isinstance(error, KeyError) else str(error)
                raise EvaluationError(
                    f"{path}:{number} is not an evaluation question ({why}): "
                    'write {"id": …, "question": …, "article": …, "gold": [[start, end], …]}, '
                    "with gold null where there is no answer"
                ) from error
    if not questions:
        raise EvaluationError(f"no questions in {path}: write one JSON object a line")
    return questions


def _question(record: Mapping[str, object]) -> GoldQuestion:
    question, article, gold = record["question"], record.get("article"), record["gold"]
    if not isinstance(question, str) or not question.strip():
        raise ValueError("question is not text")
    if not isinstance(article, str | None):
        raise ValueError("article is neither a file name nor null")
    if gold is not None and not isinstance(gold, list):
        raise ValueError("gold is neither a list nor null")
    spans = None if gold is None else tuple(_span(span) for span in gold)
    if spans == ():
        raise ValueError("gold is empty: it is null when there is no answer")
    kind, context = record.get("type"), record.get("context") or []
    if not isinstance(context, list) or not all(isinstance(one, str) for one in context):
        raise ValueError("context is not a list of questions")
    return GoldQuestion(
        id=str(record["id"]),
        question=question,
        article=article,
        gold=spans,
        all=record.get("all") is True,
        type=None if kind is None else str(kind),
        context=tuple(context),
        golds=_golds(record.get("golds") or {}),
    )


def _golds(golds: object) -> dict[str, tuple[Span, ...]]:
    if not isinstance(golds, dict) or not all(isinstance(one, list) for one in golds.values()):
        raise ValueError("golds is not a list of spans by article")
    return {str(article): tuple(map(_span, spans)) for article, spans in golds.items()}


def _span(span: Sequence[int]) -> Span:
    start, end = span
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise ValueError(f"{span} is not a [start, end]")
    return start, end


@dataclass(frozen=True, slots=True)
class Report:
    """The measures, each share and MRR in percent, overall and by question type.

    Over the answerable: hit@1, hit@3, hit@10 and MRR@100 of the ranking before any refusal; the
    share answered with a right passage first, and the share refused. Over the unanswerable: the
    share refused. Over `all` questions: recall, the share of gold spans among what is shown. Over
    all shown passages: verbatim, the share that stands word by word at its cited place.
    """

    measures: Mapping[str, float]
    counts: Mapping[str, int]
    types: Mapping[str, Mapping[str, float]]

    def as_dict(self) -> dict[str, object]:
        """The report as what JSON can hold."""
        return {
            "questions": dict(self.counts),
            "measures": dict(self.measures),
            "types": {kind: dict(measures) for kind, measures in self.types.items()},
        }

    def __str__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.counts.items() if count)
        width = max(map(len, self.measures), default=0)
        rows = [f"{name:<{width}}  {value:5.1f}" for name, value in self.measures.items()]
        kinds = [
            f"{kind:<{width}}  " + "  ".join(f"{name} {value:.1f}" for name, value in m.items())
            for kind, m in self.types.items()
        ]
        return "\n".join([counts, "", *rows, *([""] if kinds else []), *kinds])


def evaluate(
    knowledge: Knowledge,
    questions: Sequence[GoldQuestion],
    progress: Callable[[int, int], None] | None = None,
    whole: bool = False,
) -> Report:
    """Put every question to the knowledge, each to its own article where it names one.

    `whole` puts them all to the whole collection; right is then still only what stands in the
    question's own article. `progress` is called with (done, of) after each question. Raises
    EvaluationError when a question names an article that isn't there.
    """
    outcomes = []
    questions = [question for question in questions if question.type != META]
    for done, question in enumerate(questions, 1):
        if question.article is not None and question.article not in knowledge.documents:
            raise EvaluationError(
                f"question {question.id} is put to {question.article}, which isn't among the "
                "articles: name their folder with --knowledge"
            )
        outcomes.append(_outcome(knowledge, question, None if whole else question.article))
        if progress:
            progress(done, len(questions))
    by_type: dict[str, list[_Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.type is not None:
            by_type[outcome.type].append(outcome)
    answerable = sum(outcome.answerable for outcome in outcomes)
    return Report(
        _measures(outcomes),
        {"answerable": answerable, "unanswerable": len(outcomes) - answerable},
        {kind: _measures(some) for kind, some in sorted(by_type.items())},
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one question: the rank of the first right passage, from 1, or 0."""

    type: str | None
    answerable: bool
    rank: int
    refused: bool
    right_first: bool
    recall: float | None
    verbatim: list[bool]


def _outcome(knowledge: Knowledge, question: GoldQuestion, within: str | None) -> _Outcome:
    reply, ranking = _asked(knowledge, question, within)
    shown = [hit.passage for hit in reply.hits]
    verbatim = [_stands(knowledge, passage) for passage in shown]
    if question.gold is None:
        return _Outcome(question.type, False, 0, not reply, False, None, verbatim)
    best = enumerate(islice(ranking, DEPTH), 1)
    return _Outcome(
        type=question.type,
        answerable=True,
        rank=next((i for i, passage in best if _is_right(passage, question)), 0),
        refused=not reply,
        right_first=bool(shown) and _is_right(shown[0], question),
        recall=_recall(shown, question) if question.all else None,
        verbatim=verbatim,
    )


def _asked(
    knowledge: Knowledge, question: GoldQuestion, within: str | None
) -> tuple[Answer, Iterator[Passage]]:
    """The answer to a question after those before it, and the ranking of what it was taken for."""
    if not question.context:
        return knowledge.answer_and_ranking(question.question, within=within)
    conversation = Conversation(knowledge)
    for earlier in question.context:
        conversation.ask(earlier, within=within)
    answer = conversation.ask(question.question, within=within)
    turn = conversation.turns[-1]
    shown = [hit.passage for hit in answer.hits or answer.closest]
    ranking = knowledge.rank(turn.understood, DEPTH, within, turn.context)
    return answer, iter(dict.fromkeys([*shown, *ranking]))


def _stands(knowledge: Knowledge, passage: Passage) -> bool:
    """Whether a passage stands word by word at its place and line."""
    text = knowledge.documents[passage.document].text
    before = text[: passage.start]
    line = 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
    return text[passage.start : passage.end] == passage.text and line == passage.line


def _is_right(passage: Passage, question: GoldQuestion) -> bool:
    """Whether the passage is a gold sentence of its article, or of another one that has some."""
    spans = question.golds.get(passage.document, ())
    if question.article in (None, passage.document):
        spans = (*spans, *(question.gold or ()))
    return any(_overlap(passage, gold) >= LEAST_OVERLAP for gold in spans)


def _recall(shown: Sequence[Passage], question: GoldQuestion) -> float:
    gold = question.gold or ()
    own = [p for p in shown if question.article in (None, p.document)]
    found = [any(_overlap(p, span) >= LEAST_OVERLAP for p in own) for span in gold]
    return sum(found) / len(found)


def _overlap(passage: Passage, gold: Span) -> float:
    """Intersection over union of a passage and a span of the same document."""
    start, end = gold
    both = min(passage.end, end) - max(passage.start, start)
    return both / (max(passage.end, end) - min(passage.start, start)) if both > 0 else 0.0


def _measures(outcomes: Sequence[_Outcome]) -> dict[str, float]:
    answerable = [o for o in outcomes if o.answerable]
    unanswerable = [o for o in outcomes if not o.answerable]
    recalls = [o.recall for o in answerable if o.recall is not None]
    measures: dict[str, float] = {}
    if answerable:
        for depth in (1, 3, 10):
            measures[f"hit@{depth}"] = _percent([0 < o.rank <= depth for o in answerable])
        measures[f"MRR@{DEPTH}"] = _percent([1 / o.rank if o.rank else 0 for o in answerable])
        measures["answered right"] = _percent([o.right_first for o in answerable])
        measures["wrongly refused"] = _percent([o.refused for o in answerable])
    if unanswerable:
        measures["rightly refused"] = _percent([o.refused for o in unanswerable])
    if recalls:
        measures["recall"] = _percent(recalls)
    if shown := [stands for outcome in outcomes for stands in outcome.verbatim]:
        measures["verbatim"] = _percent(shown)
    return measures


def _percent(values: Sequence[float]) -> float:
    return round(100 * sum(values) / len(values), 2)
