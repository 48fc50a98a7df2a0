"""What is in an index, all of it, to compare two of them."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

_PAGE = 1000


def contents(url: str, index: str) -> list[tuple[str, dict[str, Any]]]:
    """Each document of an index as (id, source), by id; one that is there twice stands twice."""
    call(url, "POST", f"/{index}/_refresh")
    return sorted(_all(url, index), key=lambda one: (one[0], json.dumps(one[1], sort_keys=True)))


def call(url: str, method: str, path: str, body: object = None, timeout: float = 60) -> Any:
    """What a node answers, as parsed JSON."""
    content = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url + path, content, headers, method=method)
    with urllib.request.urlopen(request, timeout=timeout) as response:
        return json.load(response)


def _all(url: str, index: str) -> Iterator[tuple[str, dict[str, Any]]]:
    page = call(url, "POST", f"/{index}/_search?scroll=1m", {"size": _PAGE, "sort": ["_doc"]})
    while hits := page["hits"]["hits"]:
        yield from ((hit["_id"], hit["_source"]) for hit in hits)
        page = call(
            url, "POST", "/_search/scroll", {"scroll": "1m", "scroll_id": page["_scroll_id"]}
        )
    call(url, "DELETE", "/_search/scroll", {"scroll_id": page["_scroll_id"]})
