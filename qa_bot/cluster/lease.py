"""The writer's lease: one indexer at a time, and nothing of one that lost it.

The lease is a document of the index NAME-writer. It is taken, renewed and given up only over the
very version that was read (compare and set). Machines' clocks need not agree: a lease that hasn't
changed for as long as it says it lasts, by the clock of the one who waits, is anybody's.

Each holder has a higher `number` than all before. Records are written under it as their version, so
that what a former holder sent, and what arrives late of it, is refused by the cluster (a fencing
token: Kleppmann, Designing Data-Intensive Applications, ch. 8).
"""

from __future__ import annotations

import os
import platform
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep, time

from qa_bot.cluster.client import Client, Stored
from qa_bot.cluster.schema import FORMAT, PRODUCT, writer
from qa_bot.errors import ClusterError, IndexLockedError, WriteConflictError

LASTING = 20.0  # seconds that a lease lasts without being renewed
_RENEWED = 6  # how often it is renewed in that time
_PAUSE = 0.25
_ID = "writer"
_ODD = r"[^\w .-]"  # in no name of a machine


class Lease:
    """The lease as it is held; `number` is higher than that of all who held it before."""

    def __init__(self, client: Client, own: Stored, since: float) -> None:
        self.number = int(own.source["number"])
        self._client = client
        self._own = own
        self._renewed = since
        self._lost = False
        self._changing = threading.Lock()
        self._ended = threading.Event()
        self._lasting = float(own.source["lasting"])

    def check(self) -> None:
        """Make sure that the lease is still held. Raises IndexLockedError when it is lost."""
        if monotonic() - self._renewed > self._lasting * 0.7:
            self._renew()
        if self._lost:
            raise lost(self._client)

    def keep(self) -> None:
        """Renew the lease until `end`."""
        while not self._ended.wait(self._lasting / _RENEWED) and not self._lost:
            # Whoever writes next finds out what is wrong.
            with suppress(ClusterError):
                self._renew()

    def end(self) -> None:
        """Give the lease up."""
        self._ended.set()
        with self._changing, suppress(ClusterError):
            if not self._lost:
                _put(self._client, {**self._own.source, "owner": ""}, self._own)

    def _renew(self) -> None:
        with self._changing:
            since = monotonic()
            source = {**self._own.source, "beat": self._own.source["beat"] + 1}
            own = None if self._lost else _put(self._client, source, self._own)
            self._lost = own is None
            if own:
                self._own, self._renewed = own, since


@contextmanager
def held(
    client: Client,
    wait: float = 60,
    lasting: float = LASTING,
    noted: Callable[[str], object] = str,
) -> Iterator[Lease]:
    """Hold the lease of the client's address; `noted` is told if that means to wait.

    Raises IndexLockedError when another holds it for `wait` seconds, but one who has died is
    waited for until the lease has run out.
    """
    index = writer(client.address.name)
    client.create_index(index, _body())
    lease = _taken(client, wait, lasting, noted)
    keeping = threading.Thread(target=lease.keep, daemon=True)
    keeping.start()
    try:
        yield lease
    finally:
        lease.end()
        keeping.join()


def lost(client: Client) -> IndexLockedError:
    """The error of one who no longer may write."""
    return IndexLockedError(
        f"another process has begun to write {client.address} because this one was not heard of "
        "for too long: run it again once that one is done"
    )


def _taken(client: Client, wait: float, lasting: float, noted: Callable[[str], object]) -> Lease:
    """The lease, once nobody else holds it."""
    index = writer(client.address.name)
    begun = changed = monotonic()
    last: tuple[int, int] | None = None
    told = lives = False
    while True:
        since = monotonic()
        found = client.get(index, _ID)
        if found and (found.seq_no, found.primary_term) != last:
            lives = last is not None
            last, changed = (found.seq_no, found.primary_term), since
        lasts = float(found.source["lasting"]) if found and found.source["owner"] else 0.0
        if since - changed >= lasts:
            own = _put(client, _claim(found, lasting), found)
            if own:
                return Lease(client, own, since)
            continue
        who = _told(found)
        if since - begun >= wait and lives:
            raise IndexLockedError(
                f"{client.address} is being written by another process ({who}): "
                "wait for it, or choose another name"
            )
        if not told:
            noted(f"waiting for another process ({who}) that writes {client.address}")
            told = True
        sleep(_PAUSE)


def _told(found: Stored | None) -> str:
    """Who holds a lease, for a person: the process and its machine."""
    owner = str(found.source["owner"]) if found else ""
    host, number, _ = f"{re.sub(_ODD, '?', owner)}   ".split(" ", 2)
    return f"{number} on {host}"


def _claim(found: Stored | None, lasting: float) -> dict[str, object]:
    # The first is higher than those under which records may be left of an index that was deleted.
    number = int(found.source["number"]) + 1 if found else int(time())
    host = re.sub(_ODD, "-", platform.node()).replace(" ", "-") or "unknown"
    owner = f"{host} {os.getpid()} {secrets.token_hex(8)}"
    return {"owner": owner, "number": number, "beat": 0, "lasting": lasting}


def _put(client: Client, source: dict[str, object], over: Stored | None) -> Stored | None:
    """Write a lease over the one that was read, or where there was none; None if that has changed.

    A first try may have been carried out although its answer was lost: then it is there already.
    """
    index = writer(client.address.name)
    try:
        return (
            client.put(index, _ID, source, over=over) if over else client.create(index, _ID, source)
        )
    except WriteConflictError:
        there = client.get(index, _ID)
        return there if there and dict(there.source) == source else None


def _body() -> dict[str, object]:
    return {
        "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
        "mappings": {"enabled": False, "_meta": {"product": PRODUCT, "format": FORMAT}},
    }
