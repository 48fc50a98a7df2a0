"""qa-bot evaluate: what the measures mean, and what they are on the development sets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_bot import EvaluationError, Knowledge
from qa_bot.evaluation import GoldQuestion, evaluate, read_questions
from qa_bot.reader import PACKAGED, Reader

TEXT = (
    "The ferry sails at noon. The bakery opens at six. The museum shows old nets. "
    "Captain Berg steers the ferry. The lighthouse was built in 1880."
)
SENTENCES = [sentence + "." for sentence in TEXT.rstrip(".").split(". ")]
SHARED = Path(__file__).parents[2] / "shared" / "eval"


def span(sentence: int) -> tuple[int, int]:
    start = TEXT.index(SENTENCES[sentence])
    return start, start + len(SENTENCES[sentence])


def asked(question: str, *gold: tuple[int, int], article: str | None = "a.txt") -> GoldQuestion:
    return GoldQuestion(id=question, question=question, article=article, gold=gold or None)


@pytest.fixture(scope="module")
def island() -> Knowledge:
    return Knowledge.from_texts({"a.txt": TEXT, "b.txt": "The ferry sails at dawn."}, reader=None)


def test_a_right_passage_first_counts_everywhere(island: Knowledge) -> None:
    report = evaluate(island, [asked("when does the bakery open", span(1))])
    assert report.measures == {
        "hit@1": 100,
        "hit@3": 100,
        "hit@10": 100,
        "MRR@100": 100,
        "answered right": 100,
        "wrongly refused": 0,
        "verbatim": 100,
    }


def test_a_right_passage_second_counts_half(island: Knowledge) -> None:
    report = evaluate(island, [asked("when does the ferry sail", span(3))])
    assert (report.measures["hit@1"], report.measures["hit@3"]) == (0, 100)
    assert report.measures["MRR@100"] == 50


def test_a_passage_is_right_when_it_shares_half_of_the_union(island: Knowledge) -> None:
    start, end = span(1)
    half = (end - start + 1) // 2
    for gold, hit in [((start, start + half), 100), ((start, start + half - 1), 0)]:
        report = evaluate(island, [asked("when does the bakery open", gold)])
        assert report.measures["hit@1"] == hit


def test_a_follow_up_is_asked_after_the_questions_before_it(island: Knowledge) -> None:
    after = GoldQuestion(
        "1", "when does it open", "a.txt", (span(1),), context=("what is the bakery",)
    )
    alone = GoldQuestion("2", "when does it sail", "a.txt", (span(1),))
    assert evaluate(island, [after]).measures["hit@1"] == 100
    assert evaluate(island, [alone]).measures["hit@1"] == 0


def test_a_passage_that_does_not_stand_at_its_place_is_counted(
    island: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Knowledge.from_texts({"a.txt": TEXT.replace("six", "ten"), "b.txt": "Nothing."})
    monkeypatch.setattr(Knowledge, "documents", texts.documents)
    report = evaluate(island, [asked("when does the bakery open", span(1))])
    assert report.measures["verbatim"] == 0


def test_refusals_are_counted_for_both_kinds_of_question(island: Knowledge) -> None:
    report = evaluate(
        island,
        [
            asked("who cooked dinner for Ingrid"),
            asked("when does the ferry sail"),
            asked("where does Ingrid sleep", span(0)),
        ],
    )
    assert report.counts == {"answerable": 1, "unanswerable": 2}
    assert report.measures["rightly refused"] == 50
    assert report.measures["wrongly refused"] == 100


def test_a_question_is_put_to_its_own_article_unless_to_the_whole(island: Knowledge) -> None:
    questions = [asked("when, at noon or at dawn, does the ferry sail", span(0))]
    assert evaluate(island, questions).measures["hit@1"] == 100
    whole = evaluate(island, questions, whole=True).measures
    assert (whole["hit@1"], whole["hit@3"]) == (0, 100)


def test_a_complete_answer_is_measured_by_recall(island: Knowledge) -> None:
    question = GoldQuestion(
        "1", "what about the ferry", "a.txt", (span(0), span(3), span(4)), all=True
    )
    assert evaluate(island, [question]).measures["recall"] == pytest.approx(66.67)


def test_types_are_reported_apart(island: Knowledge) -> None:
    questions = [
        GoldQuestion("1", "when does the bakery open", "a.txt", (span(1),), type="when"),
        GoldQuestion("2", "who steers the ferry", "a.txt", (span(0),), type="who"),
    ]
    report = evaluate(island, questions)
    assert {kind: m["hit@1"] for kind, m in report.types.items()} == {"when": 100, "who": 0}
    assert json.loads(json.dumps(report.as_dict()))["types"]["who"]["hit@1"] == 0
    assert "hit@1" in str(report)


def test_progress_is_told_after_each_question(island: Knowledge) -> None:
    told: list[tuple[int, int]] = []
    evaluate(island, [asked("the ferry", span(0))] * 3, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_question_to_an_unknown_article_is_an_error(island: Knowledge) -> None:
    with pytest.raises(EvaluationError, match=r"c\.txt"):
        evaluate(island, [asked("the ferry", span(0), article="c.txt")])


def test_questions_are_read_with_their_optional_keys(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id": "1", "question": "who?", "article": "a.txt", "gold": [[0, 5]], "all": true}\n\n'
        '{"id": 2, "question": "when?", "gold": null, "type": "when", "context": ["who?"]}\n',
        encoding="utf-8",
    )
    assert read_questions(file) == [
        GoldQuestion("1", "who?", "a.txt", ((0, 5),), all=True),
        GoldQuestion("2", "when?", None, None, type="when", context=("who?",)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        "{}",
        '{"id": 1, "question": "who?"}',
        '{"id": 1, "question": " ", "gold": null}',
        '{"id": 1, "question": "who?", "gold": []}',
        '{"id": 1, "question": "who?", "gold": [[5, 5]]}',
        '{"id": 1, "question": "who?", "gold": [[1]]}',
        '{"id": 1, "question": "who?", "gold": [1]}',
        '{"id": 1, "question": "who?", "gold": 3}',
        '{"id": 1, "question": "who?", "gold": null, "article": 7}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_an_error_with_its_place(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "question": "who?", "gold": null}\n' + line, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"questions\.jsonl:2 "):
        read_questions(file)


@pytest.mark.parametrize("data", [None, b"", b"\n\n", b"\xff\xfe\x00"])
def test_a_file_without_questions_is_an_error_that_names_it(
    tmp_path: Path, data: bytes | None
) -> None:
    file = tmp_path / "questions.jsonl"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(EvaluationError, match=r"questions\.jsonl"):
        read_questions(file)


@pytest.mark.parametrize(
    ("name", "every", "reader", "least", "most"),
    [
        ("squad-dev", 10, None, {"hit@1": 75, "MRR@100": 82}, {"wrongly refused": 6}),
        ("squad-dev", 400, PACKAGED, {"hit@1": 80}, {"wrongly refused": 8}),
        ("seed", 1, None, {"hit@1": 88, "rightly refused": 80}, {"wrongly refused": 6}),
    ],
)
def test_answers_are_as_right_as_they_were(
    name: str,
    every: int,
    reader: Reader | None,
    least: dict[str, float],
    most: dict[str, float],
) -> None:
    if not (SHARED / name).is_dir():
        pytest.skip(f"the evaluation set {name} is not beside this checkout ({SHARED})")
    knowledge = Knowledge.open(SHARED / name / "articles", reader=reader)
    questions = read_questions(SHARED / name / "questions.jsonl")[::every]
    measures = evaluate(knowledge, questions).measures
    assert {m: measures[m] for m, value in least.items() if measures[m] < value} == {}
    assert {m: measures[m] for m, value in most.items() if measures[m] > value} == {}


def test_another_article_may_be_as_right_as_the_one_that_is_named() -> None:
    knowledge = Knowledge.from_texts({"a.txt": "The mole is old.", "b.txt": "A mole digs here."})
    asked = GoldQuestion("1", "who digs", "a.txt", ((0, 16),))
    assert evaluate(knowledge, [asked], whole=True).measures["hit@1"] == 0
    both = GoldQuestion("1", "who digs", "a.txt", ((0, 16),), golds={"b.txt": ((0, 17),)})
    assert evaluate(knowledge, [both], whole=True).measures["hit@1"] == 100


def test_a_question_about_the_tool_counts_for_nothing() -> None:
    knowledge = Knowledge.from_texts({"a.txt": "The mole is old."})
    asked = [
        GoldQuestion("1", "how old is the mole", "a.txt", ((0, 16),)),
        GoldQuestion("2", "what can you do", None, None, type="meta"),
    ]
    assert evaluate(knowledge, asked).counts == {"answerable": 1, "unanswerable": 0}
