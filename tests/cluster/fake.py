"""A cluster in memory with the few calls that indexing makes; it can fail at any write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Stored, Written
from qa_bot.errors import ClusterError, WriteConflictError

Records = dict[str, dict[str, Any]]


class Cut(ClusterError):
    """The connection is gone, as the test wants it."""


class Fake:
    """What `Client` is to indexing. `left` is how many writes are still taken, None for all."""

    def __init__(self, name: str = "news", nodes: int = 3) -> None:
        self.address = Address.parse(f"http://localhost:9200/{name}")
        self.bodies: dict[str, Mapping[str, Any]] = {}
        self.there: dict[str, Records] = {}
        self.seen: dict[str, Records] = {}
        self.versions: dict[tuple[str, str], int] = {}
        self.aliases: dict[str, str] = {}
        self.left: int | None = None
        self.writes = 0
        self._nodes = nodes

    def _count(self) -> None:
        self.writes += 1
        if self.left is not None:
            if self.left == 0:
                raise Cut("no node answers")
            self.left -= 1

    def create_index(self, index: str, body: Mapping[str, Any]) -> bool:
        if index in self.there:
            return False
        self._count()
        self.bodies[index], self.there[index], self.seen[index] = body, {}, {}
        return True

    def delete_index(self, index: str) -> bool:
        self._count()
        self.seen.pop(index, None)
        return self.there.pop(index, None) is not None

    def exists(self, index: str) -> bool:
        return index in self.there or index in self.aliases

    def indices(self, pattern: str) -> list[str]:
        return sorted(one for one in self.there if one.startswith(pattern.rstrip("*")))

    def behind(self, alias: str) -> list[str]:
        return [self.aliases[alias]] if alias in self.aliases else []

    def switch(self, alias: str, to: str, away: Sequence[str] = ()) -> None:
        self._count()
        assert self.behind(alias) == list(away)
        self.aliases[alias] = to

    def mapping(self, index: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.bodies[index]["mappings"]
        return found

    def settings(self, index: str, changes: Mapping[str, object]) -> None:
        self._count()
        self.bodies[index]["settings"]["index"].update(changes)

    def health(self, index: str) -> str:
        return "green"

    def request(self, method: str, path: str) -> dict[str, Any]:
        assert method == "GET"
        if path == "/_cluster/health":
            return {"number_of_data_nodes": self._nodes}
        if path.startswith("/_cluster/health/"):
            copies = self.bodies[path.split("/")[3]]["settings"]["index"]["number_of_replicas"]
            status = "green" if copies < self._nodes else "yellow"
            return {"status": status, "initializing_shards": 0}
        _, index, what = path.split("/")
        assert what == "_settings"
        return {index: {"settings": self.bodies[index]["settings"]}}

    def refresh(self, index: str) -> None:
        self.seen[index] = dict(self.there[index])

    def get(self, index: str, id: str, routing: str | None = None) -> Stored | None:
        found = self.there[index].get(id)
        return Stored(id, found, self.versions[index, id], 1) if found else None

    def create(self, index: str, id: str, source: Mapping[str, Any]) -> Stored:
        if id in self.there[index]:
            raise WriteConflictError(id)
        return self._put(index, id, source)

    def put(self, index: str, id: str, source: Mapping[str, Any], over: Stored) -> Stored:
        if self.versions[index, id] != over.seq_no:
            raise WriteConflictError(id)
        return self._put(index, id, source)

    def _put(self, index: str, id: str, source: Mapping[str, Any]) -> Stored:
        self.there[index][id] = dict(source)
        self.versions[index, id] = self.versions.get((index, id), 0) + 1
        return Stored(id, source, self.versions[index, id], 1)

    def bulk(self, index: str, actions: Iterable[tuple[Any, Any]]) -> list[Written]:
        written = []
        for action, source in actions:
            self._count()
            ((what, told),) = action.items()
            id, version = told["_id"], told["version"]
            if version < self.versions.get((index, id), 0):
                written.append(Written(id, 409, -1, -1))
                continue
            self.versions[index, id] = version
            if what == "delete":
                self.there[index].pop(id, None)
            else:
                self.there[index][id] = dict(source)
            written.append(Written(id, 200, version, 1))
        return written

    def search(self, index: str, body: Mapping[str, Any]) -> dict[str, Any]:
        records = self.seen[index].values()
        if "aggs" in body:
            return {"aggregations": _counts(records)}
        kind, after = body["query"]["term"]["kind"], body.get("search_after", [""])
        hits: list[dict[str, Any]] = [
            {
                "_source": record,
                "fields": {name: [value] for name, value in record.items()},
                "sort": [record["document"]],
            }
            for record in records
            if record["kind"] == kind and record["document"].encode() > after[0].encode()
        ]
        hits.sort(key=lambda hit: hit["sort"][0].encode())
        return {"hits": {"hits": hits[: body["size"]]}}


def _counts(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    of: dict[str, dict[str, Any]] = {}
    for kind in ("row", "text", "document"):
        some = [record for record in records if record["kind"] == kind]
        of[kind] = {"doc_count": len(some)}
        for name in ("passages", "length", "part"):
            of[kind][name] = {"value": float(sum(record.get(name, 0) for record in some))}
    unfinished = sum(record.get("status") == "writing" for record in records)
    return {"kinds": {"buckets": of}, "unfinished": {"doc_count": unfinished}}
