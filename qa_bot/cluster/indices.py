"""Whole indices of a cluster: made, deleted, switched, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any
from urllib.parse import quote

from qa_bot.cluster.failures import FOREIGN, Failure
from qa_bot.cluster.nodes import Nodes, Request
from qa_bot.errors import ClusterError


def path(*parts: str) -> str:
    """`/news/_doc/a%2Fb` of ("news", "_doc", "a/b")."""
    return "".join("/" + quote(part, safe="*,", errors="replace") for part in parts)


class Indices:
    """The calls about whole indices; `index` names an index or an alias."""

    _nodes: Nodes

    def create_index(self, index: str, body: Mapping[str, object]) -> bool:
        """Make an index from its settings, mappings and aliases; False where it is there."""
        return self._unless(
            "resource_already_exists_exception", Request("PUT", path(index), body, {}, index)
        )

    def delete_index(self, index: str) -> bool:
        """Delete an index and all in it; False where it isn't there."""
        return self._unless(
            "index_not_found_exception", Request("DELETE", path(index), None, {}, index)
        )

    def exists(self, index: str) -> bool:
        """Whether there is such an index or alias."""
        return bool(self._nodes.ask(Request("HEAD", path(index), index=index)))

    def indices(self, pattern: str) -> list[str]:
        """The names of the indices that fit `news-*`, sorted."""
        return self._names(Request("GET", path(pattern, "_alias"), index=pattern))

    def behind(self, alias: str) -> list[str]:
        """The names of the indices that an alias stands for, sorted; none where there is none."""
        return self._names(Request("GET", path("_alias", alias), index=alias))

    def switch(self, alias: str, to: str, away: Sequence[str] = ()) -> None:
        """Let an alias stand for an index, and no longer for others, in one step."""
        left: list[dict[str, object]] = [{"remove": {"index": one, "alias": alias}} for one in away]
        actions = [*left, {"add": {"index": to, "alias": alias}}]
        self._change(Request("POST", "/_aliases", {"actions": actions}, {}, alias))

    def mapping(self, index: str) -> dict[str, Any]:
        """The `_meta` and `properties` of an index, or of the one behind an alias."""
        request = Request("GET", path(index, "_mapping"), index=index, read=_mappings)
        kept: list[dict[str, Any]] = self._nodes.ask(request)
        if len(kept) != 1:
            raise ClusterError(f"{index} stands for {len(kept)} indices: it must be for one")
        return kept[0]

    def put_meta(self, index: str, meta: Mapping[str, object]) -> None:
        """Replace the `_meta` of an index's mapping."""
        self._change(Request("PUT", path(index, "_mapping"), {"_meta": meta}, {}, index))

    def settings(self, index: str, changes: Mapping[str, object]) -> None:
        """Change settings such as `refresh_interval` and `number_of_replicas`."""
        self._change(Request("PUT", path(index, "_settings"), {"index": changes}, {}, index))

    def refresh(self, index: str) -> None:
        """Let searches see all that is written."""
        request = Request("POST", path(index, "_refresh"), None, {}, index, refreshed)
        self._nodes.ask(request, write=True)

    def health(self, index: str) -> str:
        """How well an index is kept: "green", "yellow" without all copies, "red" in part."""
        where = path("_cluster", "health", index)
        request = Request("GET", where, None, {}, index, read=itemgetter("status"))
        return str(self._nodes.ask(request))

    def _change(self, request: Request) -> None:
        self._nodes.ask(request, write=True)

    def _unless(self, kind: str, request: Request) -> bool:
        """Whether a change was made; False for one kind of failure."""
        outcome = self._nodes.outcome(request, write=True)
        if not isinstance(outcome, Failure):
            return True
        if outcome.kind == kind:
            return False
        raise self._nodes.error(outcome, request.index)

    def _names(self, request: Request) -> list[str]:
        """The names of what is there; none where nothing is."""
        outcome = self._nodes.outcome(replace(request, read=dict))
        if not isinstance(outcome, Failure):
            return sorted(outcome)
        if outcome.status == 404 and outcome.kind in ("index_not_found_exception", "unnamed"):
            return []
        raise self._nodes.error(outcome, request.index)


def _mappings(answer: Mapping[str, Any]) -> list[dict[str, Any]] | Failure:
    return [dict(one["mappings"]) for one in answer.values()] or FOREIGN


def refreshed(answer: Any) -> Failure | None:
    """Whether every shard that has a living copy is refreshed."""
    failed = answer["_shards"]["failed"]
    return Failure(0, "partial", f"{failed} shards not refreshed") if failed else None
