"""Asking the nodes of a cluster: one request, tried again at other nodes until a deadline.

A node that dies or stops takes its answers with it; another has a copy. What was read is asked for
again at once; what was written may have arrived before its answer was lost, so that every write
must be one that can be repeated (see `client`).
"""

from __future__ import annotations

import math
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.failures import FOREIGN, Failure, error_of, failure_in, failure_of
from qa_bot.cluster.transport import transport
from qa_bot.errors import ClusterError

# What is refused by all nodes is a wrong address rather than a node that died.
_REFUSALS = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the first try may take, and all of them, in seconds; each takes half as long again.

    A stopped node answers nobody, while another one answers in milliseconds; but a cluster that
    is slow as a whole gets a try that is long enough.
    """

    first: float
    all: float


READING = Patience(1.0, 5.0)
WRITING = Patience(30.0, 120.0)
_LONGER = 1.5
_LONGEST_PAUSE = 5.0
# What is missing from all copies of a shard seldom comes back while somebody waits.
_IN_VAIN = 0.25
# A cluster takes about as long, in seconds, to find that a node stands still.
_UNSETTLED = 40.0
_PROBED = 0.4  # seconds that each node has to say that it is there
# Seconds that tries may still lose: the one item of a list, which those that ask share.
_left: ContextVar[list[float]] = ContextVar("left")


@contextmanager
def losing_at_most(seconds: float) -> Iterator[None]:
    """Let tries that fail take no longer than that, of all that is read from here in this thread.

    What succeeds may take its time, such as a list of all documents, page by page.
    """
    token = _left.set([seconds])
    try:
        yield
    finally:
        _left.reset(token)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a cluster; `index` is what it is about, for errors.

    `body` is an object, or text that is JSON already, a line each; or a function that gives one,
    with the preference in it. All requests of one `preference` go to the same copies of the shards,
    unless these don't answer. `check` finds what is wrong with an answer that came, `read` gives
    what it says; an answer that breaks either is not OpenSearch's.
    """

    method: str
    path: str
    body: object = None
    params: Mapping[str, object] | None = None
    index: str = ""
    check: Callable[[Any], Failure | None] = lambda answer: None
    preference: str = ""
    read: Callable[[Any], Any] = lambda answer: answer

    def result(self, answer: Any) -> Any:
        """What an answer says, or the Failure that it is."""
        try:
            return self.check(answer) or self.read(answer)
        except (LookupError, TypeError, ValueError, AttributeError, StopIteration):
            return FOREIGN


# Any node tells of all that answer it; of each, no more than what its id is.
_LIVING = Request(
    "GET",
    "/_nodes/http",
    params={"timeout": f"{_PROBED * 1000:.0f}ms", "filter_path": "nodes.*.name"},
)


class Nodes:
    """The nodes of a cluster; many threads may ask at once."""

    def __init__(
        self,
        address: Address,
        access: Access,
        reading: Patience = READING,
        writing: Patience = WRITING,
    ) -> None:
        """Raises ClusterError without opensearch-py, or where the certificates can't be read."""
        self.address = address
        self._access, self._reading, self.writing = access, reading, writing
        # Until when, in place of the wanted preference, which one leads around what stands still.
        self._around = 0.0, ""
        self._connect()

    def ask(self, request: Request, write: bool = False) -> Any:
        """The answer to a request. Raises ClusterError when it fails for good."""
        outcome = self.outcome(request, write)
        # It is raised where no error of the network is at hand, whose traceback would hold what
        # was sent.
        if isinstance(outcome, Failure):
            raise self.error(outcome, request.index)
        return outcome

    def outcome(self, request: Request, write: bool = False) -> Any:
        """The answer to a request, or the Failure of the last try."""
        patience = self.writing if write else self._reading
        begun, refusals = time.monotonic(), 0
        shared = [math.inf] if write else _left.get([math.inf])
        end = begun + min(patience.all, shared[0])
        outcome: Any = Failure(0, "timeout", "no time left")
        for longest, pause in _tries(patience):
            # A try cut short would say "no answer in time", and hide what is really wrong.
            if (left := end - time.monotonic()) < min(patience.first, longest) / 4:
                break
            tried = time.monotonic()
            outcome = self._try(request, min(longest, left))
            if not isinstance(outcome, Failure) or not outcome.may_pass:
                break
            if not write:
                self._go_around(outcome, end - time.monotonic())
            refusals += outcome.kind == "network"
            lost = not write and refusals >= _REFUSALS * len(self.address.nodes)
            vain = outcome.kind in ("missing", "partial")
            if lost or (vain and time.monotonic() > begun + patience.all * _IN_VAIN):
                break
            time.sleep(pause)
            shared[0] -= time.monotonic() - tried
        return outcome

    def error(self, failure: Failure, index: str = "") -> ClusterError:
        """What to raise for a failure of a request about an index."""
        return error_of(failure, self.address, self._access, index)

    @property
    def notes(self) -> tuple[str, ...]:
        """What who asks should know."""
        if self._access.verify or self.address.nodes[0].scheme == "http":
            return ()
        return (f"{self.address.cluster} may be anybody: its certificate is not verified",)

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def _connect(self) -> None:
        # In this order, so that no thread of a child ever takes the parent's.
        self._transport = transport(self.address, self._access)
        self._process = os.getpid()

    def _go_around(self, failure: Failure, left: float) -> None:
        """Prefer, from now on, copies on nodes that answer; any, where that isn't known.

        Until a cluster has found that a node stands still, it goes on asking that one for copies
        which others have too. Who may not ask for the nodes does without.
        """
        stands_still = failure.kind == "timeout" and left > _PROBED
        told = self._try(_LIVING, min(_PROBED * 2, left)) if stands_still else None
        living = told.get("nodes") if isinstance(told, Mapping) else None
        ids = sorted(living) if isinstance(living, Mapping) else ()
        around = f"_prefer_nodes:{','.join(ids)}" if ids else ""
        self._around = time.monotonic() + _UNSETTLED, around

    def _try(self, request: Request, seconds: float) -> Any:
        """The answer, or a Failure."""
        from opensearchpy import OpenSearchException, TransportError

        if self._process != os.getpid():
            # On one connection, a forked child and its parent would read each other's answers.
            self._connect()
        until, around = self._around
        preference = (
            around if request.preference and time.monotonic() < until else request.preference
        )
        body, params = request.body, {**(request.params or {})}
        if callable(body):
            body = body(preference)
        elif preference:
            params["preference"] = preference
        try:
            answer = self._transport.perform_request(
                request.method,
                request.path,
                params={name: value for name, value in params.items() if value is not None},
                body=body,
                timeout=seconds,
                ignore=(404,),
            )
        except TransportError as error:
            return failure_of(error)
        except (OpenSearchException, RecursionError):
            return FOREIGN
        if isinstance(answer, Mapping) and "error" in answer:
            status = answer.get("status")
            return failure_in(status if isinstance(status, int) else 0, answer)
        if isinstance(answer, str) or answer is None:
            return FOREIGN
        return request.result(answer)


def pauses() -> Iterator[float]:
    """How long to wait after each try, longer each time, and for many askers not in step."""
    pause = 0.05
    while True:
        yield pause * random.uniform(0.5, 1)
        pause = min(pause * 2, _LONGEST_PAUSE)


def _tries(patience: Patience) -> Iterator[tuple[float, float]]:
    """How long each try may take, and how long to wait after it."""
    longest = patience.first
    for pause in pauses():
        yield longest, min(pause, patience.first / 4)
        longest *= _LONGER
