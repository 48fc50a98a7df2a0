"""What a cluster answers, checked to be whole, and what is sent to it in lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from qa_bot.cluster.failures import FOREIGN, Failure, failure_in

# A write of many: what to do with which document, and its fields unless it is deleted.
Action: TypeAlias = tuple[Mapping[str, Mapping[str, object]], "Mapping[str, object] | None"]
# A search of many: the index, the body, and the routing where it is for some shards only.
Search: TypeAlias = "tuple[str, object] | tuple[str, object, str | None]"
# Whether to give the fields of a document, or which of them.
Source: TypeAlias = "bool | Sequence[str]"
Check: TypeAlias = Callable[[Any], "Failure | None"]

# Major versions of OpenSearch.
OLDEST, NEWEST = 2, 3
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}", re.ASCII)
# Of a write among many: done, a delete of what wasn't there, a conflict.
_SETTLED = frozenset((200, 201, 404, 409))


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it is kept; `seq_no` and `primary_term` change whenever it is written."""

    id: str
    source: Mapping[str, Any]
    seq_no: int
    primary_term: int


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one write among many.

    `status` is 200 or 201 where it is done, 404 for a delete of what wasn't there, 409 for a
    conflict; then `seq_no` is -1.
    """

    id: str
    status: int
    seq_no: int
    primary_term: int


def known(answer: Any) -> Failure | None:
    """Whether it is OpenSearch that says what it is, in a version that is known."""
    if answer["version"].get("distribution") != "opensearch":
        return Failure(0, "product", "")
    numbers = version_of(answer)
    if not numbers or not OLDEST <= numbers[0] <= NEWEST:
        return Failure(0, "version", ".".join(map(str, numbers)))
    return None


def version_of(answer: Mapping[str, Any]) -> tuple[int, ...]:
    """(2, 19, 6)."""
    found = _VERSION.match(str(answer["version"].get("number", "")))
    return tuple(map(int, found[0].split("."))) if found else ()


def has(key: str) -> Check:
    """Whether an answer has what every answer to such a request has."""
    return lambda answer: None if key in answer else FOREIGN


def has_all(key: str, count: int) -> Check:
    """Whether an answer has as many items as were sent, none of them an error of its own."""

    def check(answer: Any) -> Failure | None:
        if len(answer[key]) != count:
            return FOREIGN
        return next((failure_in(404, item) for item in answer[key] if "error" in item), None)

    return check


def whole(answer: Any) -> Failure | None:
    """Whether every shard has answered a search in time.

    A shard without a living copy is missing from `failed`: only `successful` tells.
    """
    shards, late = answer["_shards"], answer["timed_out"]
    all, answered = int(shards["total"]), int(shards["successful"])
    if late or int(shards["failed"]) or answered != all:
        late = ", out of time" if late else ""
        return Failure(0, "partial", f"{answered} of {all} shards{late}")
    return None


def whole_each(count: int) -> Check:
    """Whether every one of some searches has a whole answer."""

    def check(answer: Any) -> Failure | None:
        if len(answer["responses"]) != count:
            return FOREIGN
        for item in answer["responses"]:
            failed = "error" in item
            wrong = failure_in(int(item["status"]), item) if failed else whole(item)
            if wrong:
                return wrong
        return None

    return check


def read_bulk(
    count: int, answer: Mapping[str, Any]
) -> tuple[dict[int, Written], list[Failure]] | Failure:
    """What is settled of the writes sent together, by their places among them, and what failed."""
    if len(answer["items"]) != count:
        return FOREIGN
    done: dict[int, Written] = {}
    failures = []
    for at, item in enumerate(answer["items"]):
        # Each item is {"index": {…}}, or another of the four actions.
        result = next(iter(item.values()))
        status = int(result["status"])
        # An index that isn't there is a 404 as well, but with an error.
        if status in _SETTLED and not (status == 404 and "error" in result):
            numbers = (int(result.get(key, -1)) for key in ("_seq_no", "_primary_term"))
            done[at] = Written(str(result.get("_id", "")), status, *numbers)
        else:
            failures.append(failure_in(status, result))
    return done, failures


def stored(answer: Mapping[str, Any]) -> Stored | None:
    """A document that was asked for by its id; None where it isn't there."""
    if not answer.get("found"):
        return None
    return written(str(answer["_id"]), dict(answer.get("_source", {})), answer)


def written(id: str, source: Mapping[str, Any], answer: Mapping[str, Any]) -> Stored:
    """A document as a write has left it."""
    return Stored(id, source, int(answer["_seq_no"]), int(answer["_primary_term"]))


def unchanged(over: Stored | None) -> dict[str, object]:
    """What makes a write fail where a document is no longer the one it was."""
    return {"if_seq_no": over.seq_no, "if_primary_term": over.primary_term} if over else {}


def fields_of(source: Source) -> str:
    """Which fields to give, as OpenSearch is told in an address."""
    return str(source).lower() if isinstance(source, bool) else ",".join(source)


def search_lines(searches: Iterable[Search], preference: str) -> str:
    """Searches as they are sent together."""
    lines: list[object] = []
    for index, body, *routing in searches:
        header = {"index": index, "routing": next(iter(routing), None), "preference": preference}
        named = {name: value for name, value in header.items() if value}
        lines += [named | {"allow_partial_search_results": False}, body]
    return lines_of(lines)


def lines_of(objects: Iterable[object]) -> str:
    """Objects as JSON, a line each; in ASCII, which takes half of a surrogate pair as well."""
    return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in objects)
