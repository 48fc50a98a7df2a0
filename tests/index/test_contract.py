"""What every index promises, over each kind of index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from qa_bot.index.contract import K1, NAMED, B, Query, Ranking, View
from tests.index.kinds import KINDS, many_segments, place

TERM = st.sampled_from("abcdefgh")
PASSAGES = st.lists(st.lists(TERM, max_size=8), max_size=12)
QUERY = st.dictionaries(st.sampled_from("abcdefghxyz"), st.just(1.0), max_size=5)
Make = Callable[[Sequence[Sequence[str]]], View]


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES, QUERY, st.integers(1, 15))
def test_scores_and_order_are_those_of_rank_bm25(
    make: Make, passages: list[list[str]], query: dict[str, float], k: int
) -> None:
    index = make(passages)
    ranking = index.search(Query(query), k)
    scores = reference(passages, query)
    expected = [i for i in np.argsort(-scores, kind="stable") if scores[i] > 0][:k]
    assert places(index, ranking) == expected
    assert ranking.scores == pytest.approx([scores[i] for i in expected], rel=1e-12)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("size", [2, 5, 12])
def test_of_many_passages_the_best_are_those_of_rank_bm25(make: Make, size: int) -> None:
    # Frequent and rare terms, as in a text, so that most passages are never looked at.
    random = np.random.default_rng(size)
    ranks = (random.pareto(0.7, (1_500, 12)).clip(max=2_000)).astype(int)
    passages = [[f"t{rank}" for rank in row[: 1 + at % 12]] for at, row in enumerate(ranks)]
    index = make(passages)
    bm25 = BM25Plus(passages, k1=K1, b=B, delta=0)
    for k in (1, 3, 10, 40):
        asked = dict.fromkeys(f"t{rank}" for rank in random.choice(ranks.ravel(), size))
        query = {term: float(random.choice([0.01, 0.5, 1.0])) for term in asked}
        scores = sum(weight * bm25.get_scores([term]) for term, weight in query.items())
        expected = [i for i in np.argsort(-scores, kind="stable") if scores[i] > 0][:k]
        ranking = index.search(Query(query), k)
        assert places(index, ranking) == expected
        assert ranking.scores == pytest.approx([scores[i] for i in expected], rel=1e-12)


@pytest.mark.parametrize("terms", [2, 12, 40])
def test_of_thousands_of_passages_that_hold_the_same_the_first_are_the_best(terms: int) -> None:
    # The last of each five holds each term once more than the others do.
    passages = [[f"t{n}" for n in range(terms)] * (2 if at % 5 == 4 else 1) for at in range(1_500)]
    query = {f"t{n}": 1 / (n + 1) for n in range(terms)}
    index = many_segments(passages)
    ranking = index.search(Query(query), 400)
    first = [*range(4, 1_500, 5), *(at for at in range(125) if at % 5 != 4)]
    assert places(index, ranking) == first
    bm25 = BM25Plus(passages, k1=K1, b=B, delta=0)
    scores = sum(weight * bm25.get_scores([term]) for term, weight in query.items())
    expected = [scores[at] for at in first]
    assert ranking.scores == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("method", ["_calc_idf", "get_batch_scores"])
def test_scores_and_idf_are_those_that_rank_bm25_works_out(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = many_segments([["a", "b"], ["a"], ["c", "c"], ["b", "c"]])
    before = index.search(Query({"a": 1.0, "b": 0.5}), 3)
    original = getattr(BM25Plus, method)

    def doubled(self: BM25Plus, *arguments: object) -> object:
        scores = original(self, *arguments)
        self.idf.update((term, 2 * idf) for term, idf in self.idf.items())
        return scores and [2 * score for score in scores]

    monkeypatch.setattr(BM25Plus, method, doubled)
    after = index.search(Query({"a": 1.0, "b": 0.5}), 3)
    assert after.passages == before.passages
    assert after.scores == pytest.approx([2 * score for score in before.scores])


def test_a_question_of_thousands_of_terms_is_answered_exactly() -> None:
    passages = [[f"t{at}", f"t{at + 1}", "all"] for at in range(4_200)]
    query = {term: 1.0 for passage in passages[::-1] for term in passage}
    index = many_segments(passages)
    assert places(index, index.search(Query(query), 3)) == [0, 4_199, 1]


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES, QUERY)
def test_a_passage_that_shares_no_term_is_never_a_hit(
    make: Make, passages: list[list[str]], query: dict[str, float]
) -> None:
    index = make(passages)
    ranking = index.search(Query(query), len(passages) + 1)
    assert set(places(index, ranking)) == {
        i for i, terms in enumerate(passages) if set(terms) & set(query)
    }


@pytest.mark.parametrize("make", KINDS)
def test_ties_come_in_reading_order(make: Make) -> None:
    index = make([["a", "b"], ["c"], ["b", "a"], ["a", "b"]])
    assert places(index, index.search(Query({"a": 1.0, "b": 1.0}), 2)) == [0, 2]


@pytest.mark.parametrize("make", KINDS)
def test_a_term_in_every_passage_still_counts(make: Make) -> None:
    index = make([["a"], ["a", "a"]])
    ranking = index.search(Query({"a": 1.0}), 5)
    assert places(index, ranking) == [1, 0]
    assert min(ranking.scores) > 0


@pytest.mark.parametrize("make", KINDS)
def test_a_weight_multiplies_what_its_term_adds(make: Make) -> None:
    index = make([["a"], ["b"], ["c"]])
    assert places(index, index.search(Query({"a": 1.0, "b": 0.5}), 1)) == [0]
    assert places(index, index.search(Query({"a": 0.5, "b": 1.0}), 1)) == [1]
    (whole,) = index.search(Query({"a": 1.0}), 1).scores
    assert index.search(Query({"a": 0.25}), 1).scores == pytest.approx((whole / 4,))


@pytest.mark.parametrize("make", KINDS)
def test_the_idf_names_the_terms_that_occur_and_no_others(make: Make) -> None:
    ranking = make([["a"], ["a", "b"]]).search(Query({"b": 1.0, "a": 1.0, "x": 1.0}), 1)
    assert ranking.idf == pytest.approx({"a": np.log(3 / 2), "b": np.log(3)})
    assert ranking.size == 2


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("passages", [[], [[]], [[], []]])
def test_an_index_without_terms_finds_nothing(make: Make, passages: list[list[str]]) -> None:
    ranking = make(passages).search(Query({"a": 1.0}), 3)
    assert (ranking.passages, ranking.scores, dict(ranking.idf)) == ((), (), {})
    assert ranking.size == len(passages)


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES, st.integers(0, 4))
def test_a_look_counts_the_passages_and_gives_the_first(
    make: Make, passages: list[list[str]], first: int
) -> None:
    index = make(passages)
    for term, held in index.look("abx", first).items():
        holding = [at for at, terms in enumerate(passages) if term in terms]
        assert held.total == len(holding)
        assert [place(index, key) for key in held.first] == holding[:first]


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES, QUERY, st.integers(1, 6), st.sets(TERM, max_size=2), st.sets(TERM, max_size=2))
def test_what_must_and_may_not_be_held_leaves_the_order_of_the_others(
    make: Make,
    passages: list[list[str]],
    query: dict[str, float],
    k: int,
    required: set[str],
    without: set[str],
) -> None:
    index = make(passages)
    everything = places(index, index.search(Query(query), len(passages) + 1))
    expected = [
        at
        for at in everything
        if required <= set(passages[at]) and without.isdisjoint(passages[at])
    ]
    narrow = Query(query, required=[*required], without=[*without])
    assert places(index, index.search(narrow, k)) == expected[:k]


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES, QUERY)
def test_some_passages_have_the_scores_that_a_search_gives_them(
    make: Make, passages: list[list[str]], query: dict[str, float]
) -> None:
    index = make(passages)
    found = index.search(Query(query), len(passages) + 1)
    every = index.in_reading_order(every_key(index))
    again = index.scored(index.search(Query(query), 1), every)
    others = [key for key in every if key not in set(found.passages)]
    assert again.passages == (*found.passages, *others)
    assert again.scores == pytest.approx((*found.scores, *([0.0] * len(others))), rel=1e-12)


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES)
def test_reading_order_is_that_of_the_documents_and_their_passages(
    make: Make, passages: list[list[str]]
) -> None:
    index = make(passages)
    keys = every_key(index)
    assert [place(index, key) for key in index.in_reading_order(keys[::-1])] == [
        at for at, terms in enumerate(passages) if terms
    ]


@pytest.mark.parametrize("make", KINDS)
@given(PASSAGES)
def test_around_counts_what_each_row_holds(make: Make, passages: list[list[str]]) -> None:
    index = make(passages)
    keys = every_key(index)
    assume(keys)
    near = index.around(keys, ["a", "x", "b"], ["a", "x"])
    for at, key in enumerate(keys):
        number = place(index, key)
        own = passages[number]
        assert near.counts[near.row[at]].tolist() == [own.count("a"), 0, own.count("b")]
        assert near.lengths[near.row[at]] == len(own)
        document = [place(index, one) for one in range(*index.document_of(key))]
        assert near.mentions[at].tolist() == [any("a" in passages[n] for n in document), False]


@pytest.mark.parametrize("make", KINDS)
def test_a_document_that_a_query_names_gives_its_best_passages(make: Make) -> None:
    index = make([[NAMED + "holm", "a"], ["a", "b"], [NAMED + "lund", "b"], ["b", "b"]])
    ranking = index.search(Query({"b": 1.0}, named=["lund"]), 1)
    named = [place(index, key) for key in ranking.named]
    # Of one document, which all are of there, the passages with `b`.
    assert named in ([2, 3], [1, 2, 3])
    assert not index.search(Query({"b": 1.0}, named=["x"]), 1).named


def every_key(index: View) -> list[int]:
    """The passages that hold a term; there is no other way to all of them."""
    held = index.look("abcdefgh", first=1_000).values()
    return list(dict.fromkeys(key for one in held for key in one.first))


def places(index: View, ranking: Ranking) -> list[int]:
    """The passages of a ranking, as the lists of terms count them."""
    return [place(index, key) for key in ranking.passages]


def reference(passages: list[list[str]], query: Mapping[str, float]) -> np.ndarray:
    """What rank_bm25 itself gives; it can't be built over nothing."""
    if not any(passages):
        return np.zeros(len(passages))
    bm25 = BM25Plus(passages, k1=K1, b=B, delta=0)
    scores: np.ndarray = bm25.get_scores(list(query))
    return scores
