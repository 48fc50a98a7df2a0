"""Indexes in a cluster, made by processes that can be killed, and compared to the last record."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Process = subprocess.Popen[str]
_ROOT = Path(__file__).parents[2]
_PAGE = 1000
# As `qa-bot index FOLDER --to ADDRESS` does, but that who was killed is waited for 2 s, not 20.
_PROGRAM = """import sys
from pathlib import Path

from qa_bot.cluster.address import Address
from qa_bot.cluster.client import connect
from qa_bot.cluster.generations import Layout
from qa_bot.cluster.indexing import Plan, index_into

client = connect(Address.parse(sys.argv[2]))
index_into(client, Path(sys.argv[1]), plan=Plan(layout=Layout(*map(int, sys.argv[3:])), lasting=2))
"""


def indexing(folder: Path, address: str, shards: int = 3, replicas: int = 1) -> Process:
    """A process that indexes a folder into a cluster; what it says is in its `stderr`."""
    layout = [str(shards), str(replicas)]
    command = [sys.executable, "-c", _PROGRAM, str(folder), address, *layout]
    return subprocess.Popen(command, cwd=_ROOT, stderr=subprocess.PIPE, text=True)


def index(folder: Path, address: str, shards: int = 3, replicas: int = 1) -> None:
    """Indexes a folder, to its end."""
    finish(indexing(folder, address, shards, replicas))


def finish(process: Process) -> None:
    """Waits for a process. Raises RuntimeError where it did not end well."""
    _, told = process.communicate(timeout=300)
    if process.returncode:
        raise RuntimeError(f"indexing ended with {process.returncode}: {told[-2000:]}")


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
