"""Whatever happens to nodes and writers, an answer is right or an error, and the index is whole.

Here each fault comes once, for some seconds; `faults` and `interruptions` do more of it, longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from qa_bot import Knowledge
from qa_bot.cluster.address import Address
from qa_bot.cluster.live import ClusterIndex
from qa_bot.errors import UnreachableError
from tests.opensearch import interruptions
from tests.opensearch.articles import QUESTIONS, write
from tests.opensearch.faults import asking, other
from tests.opensearch.indexes import call, index
from tests.opensearch.interruptions import SAME
from tests.opensearch.loads import Ask, Load, under_load
from tests.opensearch.nodes import Nodes

BRIEF = Load(clients=2, before=1, after=5)
SOME = QUESTIONS[::10]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("articles"), articles=12, sentences=30)


@pytest.fixture(scope="module")
def expected(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Sequence[object]]:
    """What the embedded index answers."""
    embedded = Knowledge.open(folder, index=tmp_path_factory.mktemp("index"), reader=None)
    return {question: asking(embedded)(question) for question in SOME}


@pytest.fixture(scope="module")
def address(all_nodes: Nodes, folder: Path) -> Iterator[Address]:
    """The articles in the cluster."""
    address = f"{all_nodes.address}/articles"
    index(folder, address)
    yield Address.parse(address)
    interruptions.drop(all_nodes.url, "articles")


@pytest.fixture
def ask(nodes: Nodes, address: Address, expected: Mapping[str, Sequence[object]]) -> Ask:
    """What asks the articles in the cluster, which has answered each question once."""
    ask = asking(Knowledge(ClusterIndex.at(address), reader=None))
    assert {question: ask(question) for question in SOME} == expected
    return ask


@pytest.mark.parametrize(
    "happens",
    [
        lambda nodes: nodes.kill(other(nodes)),
        lambda nodes: nodes.kill(nodes.manager()),
        lambda nodes: nodes.pause(other(nodes)),
        lambda nodes: nodes.pause(nodes.manager()),
    ],
    ids=["a node dies", "the manager dies", "a node stands still", "the manager stands still"],
)
def test_with_a_copy_elsewhere_all_answers_stay_right(
    happens: Callable[[Nodes], None],
    nodes: Nodes,
    ask: Ask,
    expected: Mapping[str, Sequence[object]],
) -> None:
    outcome = under_load(ask, expected, lambda: happens(nodes), BRIEF)
    assert outcome.asked
    assert (outcome.wrong, dict(outcome.errors)) == (0, {})


def test_without_a_copy_a_dead_node_is_an_error_and_never_a_part_of_the_answers(
    nodes: Nodes, ask: Ask, expected: Mapping[str, Sequence[object]]
) -> None:
    call(nodes.url, "PUT", "/articles/_settings", {"number_of_replicas": 0})
    nodes.wait(3)
    nodes.kill(other(nodes))
    with pytest.raises(UnreachableError, match="lacks the nodes that hold some of the articles"):
        ask(SOME[0])
    nodes.heal()
    assert ask(SOME[0]) == expected[SOME[0]]
    call(nodes.url, "PUT", "/articles/_settings", {"number_of_replicas": 1})


def test_indexing_that_was_killed_and_is_run_again_leaves_the_same_index(
    nodes: Nodes, folder: Path
) -> None:
    told = list(interruptions.killed(nodes, folder, times=3))
    assert all(line.endswith(SAME) for line in told), told


def test_two_that_index_the_same_at_once_leave_one_index(nodes: Nodes, folder: Path) -> None:
    assert interruptions.together(nodes, folder).endswith(SAME)


@pytest.mark.usefixtures("all_nodes")
def test_all_arrives_at_a_node_that_refuses_most(folder: Path) -> None:
    assert interruptions.refused(folder).endswith(SAME)
