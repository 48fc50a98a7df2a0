"""A cluster keeps what every index promises."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import settings

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Client
from qa_bot.cluster.live import ClusterIndex
from qa_bot.cluster.stored import Stored
from qa_bot.cluster.taking import Taker
from qa_bot.index.contract import NAMED, View
from qa_bot.model import Document, Passage
from tests.index import test_contract
from tests.index.kinds import Terms, articles
from tests.opensearch.putting import put, replace

PROMISES = [
    promise
    for promise in vars(test_contract).values()
    if any(mark.args[0] == "make" for mark in getattr(promise, "pytestmark", ()))
]
FEW = settings(max_examples=4, deadline=None)
Make = Callable[[Sequence[Terms]], View]


@pytest.fixture(scope="module")
def make(cluster: str) -> Iterator[Make]:
    """Makes an index of lists of terms, in the place of the one before."""
    client = Client(Address.parse(f"{cluster}/test-{uuid.uuid4().hex[:12]}"), Access())
    put(client, [], shards=2)
    before: list[Stored] = []

    def in_a_cluster(passages: Sequence[Terms]) -> View:
        now: list[Stored] = []
        for id, terms in articles(passages):
            places = [Passage(id, 2 * n, 2 * n + 1, n + 1, "é") for n in range(len(terms))]
            document = Document(id, f"Title {id}", "é " * len(terms))
            names = [term for term in terms[0] if term.startswith(NAMED)]
            own = [[term for term in some if not term.startswith(NAMED)] for some in terms]
            Taker(now.append).add(document, places, own, names=names)
        replace(client, before, now)
        before[:] = now
        return ClusterIndex(client).snapshot

    yield in_a_cluster
    client.delete_index(client.address.name)
    client.close()


def cases() -> Iterator[Any]:
    """Each promise, with the arguments that it is tried with."""
    for promise in PROMISES:
        tried = [mark for mark in promise.pytestmark if mark.args[0] != "make"]
        values = [(tried[0].args[0], value) for value in tried[0].args[1]] if tried else [None]
        for value in values:
            shown = "" if value is None else f"-{value[1]}"
            yield pytest.param(promise, value, id=f"{promise.__name__}{shown}")


@pytest.mark.parametrize(("promise", "value"), list(cases()))
def test_a_cluster_keeps(
    promise: Any, value: tuple[str, object] | None, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    if hasattr(promise, "hypothesis"):
        monkeypatch.setattr(promise, "_hypothesis_internal_use_settings", FEW)
    promise(make=make, **({} if value is None else dict([value])))
