"""Whatever a server answers, there is an answer that is whole or an error of ours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.answers import Stored
from qa_bot.cluster.client import Client
from qa_bot.cluster.nodes import Patience
from qa_bot.errors import ClusterError

KEYS = (
    "_shards total successful failed timed_out hits value error status type reason root_cause "
    "caused_by responses docs items index delete found _id _source _seq_no _primary_term version "
    "distribution number mappings news acknowledged result get deleted count"
).split()
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 600),
    st.floats(allow_nan=False),
    st.sampled_from(["", "opensearch", "2.19.6", "green", "deleted", "partial", "²", "1e9"]),
)
JSON = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
OLD = Stored("a", {}, 1, 1)
CALLS: list[Callable[[Client], object]] = [
    lambda client: client.info(),
    lambda client: client.search("news", {}),
    lambda client: client.msearch([("news", {}), ("news", {})]),
    lambda client: client.mget("news", ["a"]),
    lambda client: client.get("news", "a"),
    lambda client: client.put("news", "a", {}, over=OLD),
    lambda client: client.create("news", "a", {}),
    lambda client: client.bulk("news", [({"index": {"_id": "a"}}, {})]),
    lambda client: client.create_index("news", {}),
    lambda client: client.delete_index("news"),
    lambda client: client.exists("news"),
    lambda client: client.indices("news-*"),
    lambda client: client.behind("news"),
    lambda client: client.switch("news", "news-1", ["news-0"]),
    lambda client: client.mapping("news"),
    lambda client: client.refresh("news"),
    lambda client: client.health("news"),
]


@pytest.fixture(scope="module")
def told() -> tuple[Client, list[Any]]:
    """A client, and the list whose last item is what it is answered."""
    answers: list[Any] = []
    now = Patience(0.001, 0.001)
    client = Client(Address.parse("http://localhost/news"), Access(), now, now)
    client._nodes._transport.perform_request = lambda *_, **__: answers[-1]  # type: ignore[method-assign]
    return client, answers


@pytest.mark.parametrize("call", CALLS)
@given(answer=JSON)
def test_no_answer_breaks_the_client(
    told: tuple[Client, list[Any]], call: Callable[[Client], object], answer: object
) -> None:
    client, answers = told
    answers.append(answer)
    with suppress(ClusterError):
        call(client)


WHOLE: dict[str, Any] = {"timed_out": False, "_shards": {"total": 1, "successful": 1, "failed": 0}}


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        (CALLS[3], {"docs": [3]}),
        (CALLS[3], {"docs": [{"found": True, "_id": "a"}]}),
        (CALLS[4], {"found": True}),
        (CALLS[5], {"_seq_no": 1}),
        (CALLS[7], {"items": [{}]}),
        (CALLS[7], {"items": [{"index": {}}]}),
        (CALLS[7], {"items": [{"index": {"status": None}}]}),
        (CALLS[7], {"items": [3]}),
        (CALLS[14], {"news": {}}),
        (CALLS[14], {}),
        (CALLS[14], {"news": 3}),
        (CALLS[11], [3]),
    ],
)
def test_an_answer_of_another_form_is_an_error(
    told: tuple[Client, list[Any]], call: Callable[[Client], object], answer: object
) -> None:
    client, answers = told
    answers.append(answer)
    with pytest.raises(ClusterError, match="not as OpenSearch does"):
        call(client)
