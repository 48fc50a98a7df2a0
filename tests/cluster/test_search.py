"""What a cluster finds is what the embedded index finds: the same passages by the same scores."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Client
from qa_bot.cluster.rows import Rows
from qa_bot.cluster.search import Searcher
from qa_bot.cluster.state import ALL, ChangedError, Scope, State
from qa_bot.cluster.statistics import Statistics
from qa_bot.cluster.stored import Stored
from qa_bot.cluster.taking import Taker
from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.contract import NAMED, Query, Ranking
from qa_bot.index.snapshot import Snapshot
from qa_bot.model import Document, Passage
from tests.index.kinds import opened
from tests.opensearch.putting import put, replace

Texts = Mapping[str, Sequence[Sequence[str]]]
TERMS = [*"abcdefgh", "two words", "é", "\ud800"]
FEW, MANY = "few", "many"


def made(texts: Texts) -> tuple[Snapshot, list[Stored]]:
    """An embedded index of terms by document, and what a cluster holds of the same."""
    stored: list[Stored] = []
    builder, taken = SegmentBuilder(), Taker(stored.append)
    for id, terms in sorted(texts.items()):
        places = [Passage(id, 2 * n, 2 * n + 1, n + 1, "é") for n in range(len(terms))]
        document = Document(id, f"Title {id}", "é " * len(terms))
        names = [NAMED + term for term in sorted({*id} & {*"abcdefgh"})]
        for taker in (builder, taken):
            taker.add(document, places, terms, names=names)
    return Snapshot([(opened(builder.write), frozenset())]), stored


def passages(chance: random.Random, most: int) -> list[list[str]]:
    """A few short passages, and some that are longer than the cluster tells exactly."""
    lengths = [chance.choice((0, 1, 2, 2, 3, 5, 8, 60, 61)) for _ in range(chance.randint(0, most))]
    return [[chance.choice(TERMS[: chance.choice((2, 4, 11))]) for _ in range(n)] for n in lengths]


def collection(chance: random.Random) -> Texts:
    """Documents of files, some of many and some of few passages."""
    size = {FEW: 2, MANY: 30}
    names = [
        f"{name}-{n}.txt#{chance.choice(TERMS[:8])}{m}"
        for name in size
        for n in range(4)
        for m in range(4)
    ]
    return {name: passages(chance, size[name.split("-")[0]]) for name in names}


def queries(chance: random.Random) -> list[tuple[Query, int]]:
    """Queries of all kinds, and how many passages each wants."""
    found = []
    for _ in range(12):
        some = chance.sample([*TERMS, "x", "y"], chance.randint(1, 6))
        weights = {term: chance.choice((0.225, 0.5, 1.0, 3.0)) for term in some}
        some = chance.choices(TERMS, k=3)
        query = Query(weights, *(tuple(some[: chance.choice((0, 0, 1, 2))]) for _ in range(2)))
        found.append(
            (
                query._replace(named=chance.sample(TERMS[:8], chance.randint(0, 3))),
                chance.choice((1, 3, 20, 500)),
            )
        )
    return found


class Asked:
    """A cluster index of some documents, or a scope of it, as one question asks it."""

    def __init__(self, client: Client, scope: Scope = ALL) -> None:
        self.state = State.now(client)
        self.rows = Rows(self.state)
        self.statistics = Statistics(self.state, scope, self.rows)
        self.searcher = Searcher(self.state, scope, self.rows, self.statistics)

    def placed(self, ranking: Ranking) -> list[object]:
        found = zip(map(self.rows.place, ranking.passages), ranking.scores, strict=True)
        named = map(self.rows.place, ranking.named)
        return [[*found], [*named], dict(ranking.idf), ranking.size]


def placed(index: Snapshot, ranking: Ranking) -> list[object]:
    """A ranking without its keys: the place of each passage, and its score."""

    def place(key: int) -> tuple[str, int]:
        return index.passage(key).document, key - index.document_of(key)[0]

    found = zip(map(place, ranking.passages), ranking.scores, strict=True)
    return [[*found], [*map(place, ranking.named)], dict(ranking.idf), ranking.size]


@pytest.fixture
def client(cluster_index: str) -> Client:
    return Client(Address.parse(cluster_index), Access())


def test_random_queries_find_the_same_by_the_same_scores_after_a_fifth_is_replaced(
    client: Client,
) -> None:
    chance = random.Random(7)
    texts = collection(chance)
    changed = {id: passages(chance, 20) for id in sorted(texts)[::5]}
    put(client, made({**texts, **changed})[1], shards=3)
    replace(client, made(changed)[1], made({id: texts[id] for id in changed})[1])
    index, _ = made(texts)
    for query, k in queries(chance):
        asked = Asked(client)
        assert asked.placed(asked.searcher.search(query, k)) == placed(
            index, index.search(query, k)
        )
    for file in sorted({id.partition("#")[0] for id in texts}):
        alone, _ = made({id: terms for id, terms in texts.items() if id.startswith(f"{file}#")})
        for query, k in queries(chance):
            asked = Asked(client, Scope(file, {"prefix": {"document": f"{file}#"}}))
            expected = placed(alone, alone.search(query, k))
            assert asked.placed(asked.searcher.search(query, k)) == expected


def test_more_passages_are_looked_at_until_none_can_be_better(client: Client) -> None:
    # Where lengths are far from what the cluster takes for the average its own order is wrong.
    chance = random.Random(4)
    texts = {
        f"{n:03}": [["a"] * chance.randint(1, 9) + ["b"] * chance.randint(0, 200) for _ in range(9)]
        for n in range(60)
    }
    index, stored = made(texts)
    put(client, stored, shards=2)
    for query in (Query({"a": 1.0}), Query({"a": 0.3, "b": 1.0}), Query({"b": 1.0})):
        asked = Asked(client)
        assert asked.placed(asked.searcher.search(query, 7)) == placed(
            index, index.search(query, 7)
        )


def test_of_thousands_that_are_alike_the_first_in_reading_order_are_the_best(
    client: Client,
) -> None:
    texts = {f"{n:02}": [["a", "b"]] * 100 for n in range(40)}
    index, stored = made(texts)
    put(client, stored, shards=3)
    asked = Asked(client)
    assert asked.placed(asked.searcher.search(Query({"a": 1.0}), 3)) == placed(
        index, index.search(Query({"a": 1.0}), 3)
    )


def test_a_question_of_thousands_of_terms_is_answered(client: Client) -> None:
    texts = {
        f"{n:02}": [[f"t{n * 40 + m}", f"t{n * 40 + m + 1}"] for m in range(40)] for n in range(50)
    }
    put(client, made(texts)[1])
    asked = Asked(client)
    found = asked.searcher.search(Query({f"t{n}": 1.0 + (n == 7) for n in range(2_001)}), 2)
    assert sorted(map(asked.rows.place, found.passages)) == [("00", 6), ("00", 7)]


def test_the_first_passages_that_hold_a_term_come_in_reading_order(client: Client) -> None:
    texts = {"b": [["x"], ["y", "x"]], "a": [["y"], ["x", "x"]], "c": [["z"]]}
    index, stored = made(texts)
    put(client, stored, shards=3)
    asked = Asked(client)
    for first in (0, 1, 2, 9):
        held = asked.statistics.look(dict.fromkeys(["x", "y", "none", NAMED + "a"], first))
        expected = index.look(["x", "y", "none", NAMED + "a"], first)
        assert {term: one.total for term, one in held.items()} == {
            term: one.total for term, one in expected.items()
        }
        assert [asked.rows.place(key) for key in held["x"].first] == [("a", 1), ("b", 0), ("b", 1)][
            :first
        ]


def test_what_was_counted_before_a_change_is_not_used_after_it(client: Client) -> None:
    before, after = {"a": [["x"], ["y"]], "b": [["x"]]}, {"a": [["y"], ["x"]], "b": [["x"]]}
    put(client, made(before)[1])
    asked = Asked(client)
    asked.searcher.search(Query({"x": 1.0}), 3)
    replace(client, made(before)[1], made({"a": after["a"]})[1])
    with pytest.raises(ChangedError):
        asked.searcher.search(Query({"x": 1.0}), 3)
    state = State.now(client, asked.state)
    assert state is not asked.state
    assert State.now(client, state) is state
