"""What is read and written in a cluster, call by call.

An answer is whole or an error: every shard has answered in time, every item of a request in bulk
has its result. A write whose answer was lost is sent again, so that it may happen twice: documents
have fixed ids, and where one is written only `over` another, the second try meets the first one's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from qa_bot.cluster.access import Access, access_to
from qa_bot.cluster.address import Address
from qa_bot.cluster.answers import (
    Action,
    Search,
    Source,
    Stored,
    Written,
    fields_of,
    has,
    has_all,
    known,
    lines_of,
    read_bulk,
    search_lines,
    stored,
    unchanged,
    version_of,
    whole,
    whole_each,
    written,
)
from qa_bot.cluster.failures import Failure
from qa_bot.cluster.indices import Indices, path
from qa_bot.cluster.nodes import READING, WRITING, Nodes, Patience, Request, pauses

__all__ = ["Client", "Info", "Stored", "Written", "connect"]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Info:
    """The version of a cluster, (2, 19, 6), empty where it doesn't tell, and what it is called."""

    version: tuple[int, ...]
    cluster: str


def connect(address: Address) -> Client:
    """A client for an address, once it is known that OpenSearch answers there, and to whom.

    Raises ClusterError.
    """
    client = Client(address, access_to(address))
    client.info()
    return client


class Client(Indices):
    """A cluster as it is read and written; many threads may use it at once.

    `index` names an index or an alias. All raise ClusterError, or UnreachableError where no node
    answers in time, MissingIndexError where there is no such index.
    """

    def __init__(
        self,
        address: Address,
        access: Access,
        reading: Patience = READING,
        writing: Patience = WRITING,
    ) -> None:
        """Asks nothing yet."""
        self.address = address
        self._nodes = Nodes(address, access, reading, writing)

    @property
    def notes(self) -> tuple[str, ...]:
        """What who asks should know."""
        return self._nodes.notes

    def close(self) -> None:
        """Close the connections."""
        self._nodes.close()

    def request(
        self, method: str, path: str, body: object = None, write: bool = False, **params: object
    ) -> Any:
        """Any other request; a part of its path from outside goes through `path` first."""
        return self._nodes.ask(Request(method, path, body, params), write)

    def info(self) -> Info:
        """What answers. Raises ClusterError for another product, or a version that isn't known."""
        told = self._nodes.outcome(Request("GET", "/", check=known, read=_info))
        if isinstance(told, Info):
            return told
        # Who may only read some indices may not ask for this either.
        if told.status == 403 and told.kind == "security_exception":
            return Info((), "")
        raise self._nodes.error(told)

    def search(
        self, index: str, body: Mapping[str, object], routing: str | None = None, **params: object
    ) -> dict[str, Any]:
        """The answer to a search."""
        params |= {"routing": routing, "allow_partial_search_results": "false"}
        request = Request("POST", path(index, "_search"), body, params, index, whole, read=dict)
        found: dict[str, Any] = self._nodes.ask(request)
        return found

    def msearch(
        self, searches: Sequence[Search], preference: str = "", in_order: bool = False
    ) -> list[dict[str, Any]]:
        """The answers to several searches, in order.

        They are made `in_order`, one after the other, where that is wanted; with a `preference` by
        the same copies of the shards as all others with the same, while these answer.
        """
        if not searches:
            return []
        params: dict[str, object] = {"max_concurrent_searches": 1} if in_order else {}
        lines, check = partial(search_lines, searches), whole_each(len(searches))
        request = Request("POST", "/_msearch", lines, params, searches[0][0], check, preference)
        return list(self._nodes.ask(request)["responses"])

    def mget(
        self,
        index: str,
        ids: Sequence[str | tuple[str, str | None]],
        source: Source = True,
        preference: str = "",
    ) -> list[Stored | None]:
        """Documents by id, or by (id, routing), in order; None for those that aren't there.

        With a `preference` they are as the searches with the same see them.
        """
        if not ids:
            return []
        pairs = [(one, None) if isinstance(one, str) else one for one in ids]
        docs = [{"_id": id} | ({"routing": to} if to else {}) for id, to in pairs]
        params = {"_source": fields_of(source)} | ({"realtime": "false"} if preference else {})
        where, check = path(index, "_mget"), has_all("docs", len(docs))
        request = Request("POST", where, {"docs": docs}, params, index, check, preference, _each)
        found: list[Stored | None] = self._nodes.ask(request)
        return found

    def get(
        self, index: str, id: str, routing: str | None = None, source: Source = True
    ) -> Stored | None:
        """A document, also one that no search sees yet; None where it isn't there."""
        params = {"routing": routing, "_source": fields_of(source)}
        check, where = has("found"), path(index, "_doc", id)
        found: Stored | None = self._nodes.ask(
            Request("GET", where, None, params, index, check, read=stored)
        )
        return found

    def put(
        self,
        index: str,
        id: str,
        source: Mapping[str, object],
        routing: str | None = None,
        over: Stored | None = None,
    ) -> Stored:
        """Write a whole document, whatever is there.

        `over` is what must still be there; else WriteConflictError is raised, also where a first
        try of one's own arrived unnoticed.
        """
        params = {"routing": routing} | unchanged(over)
        request = Request("PUT", path(index, "_doc", id), source, params, index)
        return self._write(request, lambda told: written(id, source, told))

    def create(
        self, index: str, id: str, source: Mapping[str, object], routing: str | None = None
    ) -> Stored:
        """Write a document that isn't there yet; else WriteConflictError is raised as for `put`."""
        params = {"routing": routing}
        request = Request("PUT", path(index, "_create", id), source, params, index)
        return self._write(request, lambda told: written(id, source, told))

    def bulk(self, index: str, actions: Iterable[Action]) -> list[Written]:
        """Write many documents; a result for each action, in order.

        An action is OpenSearch's own pair: ({"index": {"_id": "x", "routing": "d"}}, source);
        ({"delete": {"_id": "x"}}, None). What is refused for pressure is sent again. Raises
        ClusterError where any fails but for a conflict or a delete of nothing.
        """
        given = list(actions)
        results: dict[int, Written] = {}
        end = time.monotonic() + self._nodes.writing.all
        for pause in pauses():
            left = [at for at in range(len(given)) if at not in results]
            if not left:
                break
            lines = [one for at in left for one in given[at] if one is not None]
            request = Request("POST", path(index, "_bulk"), lines_of(lines), {}, index)
            items = partial(read_bulk, len(left))
            done, failures = self._nodes.ask(replace(request, read=items), write=True)
            results |= {left[at]: written for at, written in done.items()}
            last = time.monotonic() + pause >= end
            failed = [one for one in failures if last or not one.may_pass]
            if failed:
                raise self._nodes.error(_among(failed, len(given)), index)
            if failures:
                time.sleep(pause)
        return [results[at] for at in range(len(given))]

    def _write(self, request: Request, read: Callable[[Any], T]) -> T:
        told: T = self._nodes.ask(replace(request, check=has("_seq_no"), read=read), write=True)
        return told


def _info(answer: Mapping[str, Any]) -> Info:
    return Info(version_of(answer), str(answer.get("cluster_name", "")))


def _each(answer: Mapping[str, Any]) -> list[Stored | None]:
    return [stored(one) for one in answer["docs"]]


def _among(failed: Sequence[Failure], all: int) -> Failure:
    """The first failure of some, and how many there are."""
    first = failed[0]
    return replace(first, reason=f"{len(failed):,} of {all:,} writes: {first.reason}")
