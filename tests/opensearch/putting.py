"""Articles put into a cluster as tests need them: in shards, copied, some of them twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qa_bot.cluster.client import Client
from qa_bot.cluster.schema import index_body, key, row_id, text_id
from qa_bot.cluster.stored import Stored

Action = tuple[dict[str, Any], "dict[str, Any] | None"]


def put(client: Client, documents: Sequence[Stored], shards: int = 1, replicas: int = 0) -> None:
    """Make the index of a client's address anew, of these documents."""
    name = client.address.name
    client.delete_index(name)
    client.create_index(name, index_body(shards, replicas, {}))
    write(client, documents)


def write(client: Client, documents: Iterable[Stored]) -> None:
    """Write documents, and show them."""
    client.bulk(client.address.name, (one for document in documents for one in records(document)))
    client.refresh(client.address.name)


def replace(client: Client, documents: Iterable[Stored], by: Sequence[Stored]) -> None:
    """Write documents that take the place of others: what these have more is deleted."""
    kept = {one.of.id: len(one.rows) for one in by}
    gone: list[Action] = []
    for one in documents:
        id = key(one.of.id)
        left = range(kept.get(one.of.id, 0), len(one.rows))
        ids = [row_id(id, n) for n in left]
        ids += [] if one.of.id in kept else [id, text_id(id, 0)]
        gone += [({"delete": {"_id": record, "routing": id}}, None) for record in ids]
    client.bulk(client.address.name, gone)
    write(client, by)


def records(document: Stored) -> Iterator[Action]:
    """The writes of a document."""
    id, v = key(document.of.id), document.entry.v
    yield _index(id, id, document.entry.record())
    for part, text in enumerate(document.texts(1 << 20)):
        yield _index(text_id(id, part), id, text)
    for row in document.rows:
        yield _index(row_id(id, row.n), id, row.record(document.of, v))


def _index(id: str, routing: str, source: dict[str, Any]) -> Action:
    return {"index": {"_id": id, "routing": routing}}, source
