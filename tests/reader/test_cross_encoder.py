"""The reader: which sentence answers, with the same logits however it is asked."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.reader import Candidate, open_reader
from qa_bot.reader.cross_encoder import CrossEncoder
from qa_bot.reader.wordpiece import WordPiece
from tests.reader.networks import PIECES, Plain, write

SENTENCE = st.text("abcdefgh ing:the", max_size=60)
CANDIDATES = st.lists(st.builds(Candidate, SENTENCE, SENTENCE, SENTENCE), max_size=7)

QUESTION = "When did the lighthouse of Karvo begin to shine?"
CANDIDATES_READ = (
    Candidate("The lamp was first lit on 3 May 1911.", "Karvo lighthouse", "It took two years."),
    Candidate("The lighthouse of Karvo is painted white and red.", "Karvo lighthouse"),
    Candidate("It took two years to build the tower on the rock.", "", "The island is small."),
    Candidate("Sheep graze on the island in summer."),
)
# As the framework that the network was trained with gives them.
LOGITS = (0.5474, -6.3912, -7.2458, -8.8847)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoder:
    return CrossEncoder(write(tmp_path_factory.mktemp("small") / "small.weights"))


def test_the_sentence_that_answers_comes_first_though_another_shares_more_words() -> None:
    logits = open_reader().score(QUESTION, CANDIDATES_READ)
    assert logits[0] == max(logits)


def test_logits_are_those_that_the_network_was_trained_to_give() -> None:
    assert open_reader().score(QUESTION, CANDIDATES_READ) == pytest.approx(LOGITS, abs=1e-3)


@pytest.mark.parametrize("factor", [False, True])
def test_logits_are_those_of_the_network_written_out_plainly(tmp_path: Path, factor: bool) -> None:
    path = write(tmp_path / "w", seed=5, factor=factor)
    plain, reader, cut = Plain(path), CrossEncoder(path), WordPiece(PIECES)
    asked = [cut.beginning, *cut.first("the thing", 40), cut.separator]
    expected, candidates = [], []
    for at in range(9):
        sentence, heading, before = "reading " * at, "x" * (at // 3), "y z" * (at % 3)
        before_all = ": ".join(filter(None, (heading, before)))
        pieces = [*asked, *cut.first(sentence, 90), cut.separator]
        pieces += [*cut.last(before_all, 45), cut.separator] if before_all else []
        expected.append(plain.logit(pieces, len(asked)))
        candidates.append(Candidate(sentence, heading, before))
    assert np.ptp(expected) > 0.01
    assert reader.score("the thing", candidates) == pytest.approx(expected, abs=1e-4)


@given(SENTENCE, CANDIDATES)
def test_a_logit_is_the_same_whatever_is_read_along_with_it(
    small: CrossEncoder, question: str, candidates: list[Candidate]
) -> None:
    together = small.score(question, candidates)
    alone = [small.score(question, [one])[0] for one in candidates]
    assert together == pytest.approx(alone, abs=1e-4)
    assert small.score(question, candidates[::-1]) == pytest.approx(alone[::-1], abs=1e-4)


def test_of_a_long_question_and_sentence_the_beginning_is_read_and_of_what_is_before_the_end() -> (
    None
):
    read = open_reader().score
    words = [f"w{number}" for number in range(400)]
    long = " ".join(words)
    at_once = read(long, [Candidate(long, long, long)])
    assert read(" ".join(words[:40]), [Candidate(" ".join(words[:90]), "", long[-400:])]) == (
        pytest.approx(at_once, abs=1e-4)
    )
    assert read(long, [Candidate(long, long, f"{long} end")]) != pytest.approx(at_once, abs=1e-3)


def test_hundreds_of_candidates_are_read_as_each_alone(small: CrossEncoder) -> None:
    draw = random.Random(3)
    texts = ["".join(draw.choices("abc ing", k=draw.randrange(200))) for _ in range(600)]
    logits = small.score("the", [Candidate(text) for text in texts])
    for at in range(0, 600, 37):
        assert logits[at] == pytest.approx(small.score("the", [Candidate(texts[at])])[0], abs=1e-4)


def test_nothing_to_read_gives_nothing() -> None:
    assert open_reader().score("what?", []) == []


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "\u0301", "?" * 500, "中" * 500])
def test_texts_of_any_kind_are_read(text: str) -> None:
    logits = open_reader().score(text, [Candidate(text, text, text), Candidate("A tree.", text)])
    assert np.isfinite(logits).all()
