"""What went wrong between here and a cluster, in one line that says what to do.

What a server says is untrusted and may be long: it is cleaned, shortened, and without the secrets
that were shown to it.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qa_bot.cluster.access import Access, file
from qa_bot.cluster.address import Address
from qa_bot.errors import ClusterError, MissingIndexError, UnreachableError, WriteConflictError

if TYPE_CHECKING:
    from opensearchpy import TransportError

PRESSED = 429
# What a node says, with status 500, of another that is gone.
_GONE = frozenset(
    (
        "search_phase_execution_exception",
        "connect_transport_exception",
        "node_not_connected_exception",
        "node_disconnected_exception",
        "node_closed_exception",
        "no_node_available_exception",
        "receive_timeout_transport_exception",
    )
)
# A proxy says these while the node behind it is away.
_AWAY = frozenset((502, 503, 504))
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """One try that failed.

    `status` is that of HTTP, or 0 where no answer came. `kind` is OpenSearch's name of the error or
    "unnamed"; what the network did: "timeout", "tls", "network"; "partial" where shards are missing
    from an answer, "missing" where for that there is none; "foreign" where it is not OpenSearch
    that speaks, "product" where it is a relative, "version" where it is an unknown one. `reason` is
    untrusted.
    """

    status: int
    kind: str
    # What holds a failure may be printed, as by some tracebacks; a server may repeat a secret.
    reason: str = field(repr=False)

    @property
    def may_pass(self) -> bool:
        """Whether the same request may succeed a little later, or at another node."""
        if self.status == PRESSED:
            return self.kind != "cluster_block_exception"
        # A node that died in the middle of a search: the next try asks another copy.
        died = self.status == 500 and self.kind in _GONE
        return died or self.status in _AWAY or self.kind in ("timeout", "network", "partial")


FOREIGN = Failure(0, "foreign", "")


def failure_of(error: TransportError) -> Failure:
    """What opensearch-py raised."""
    from opensearchpy import ConnectionTimeout

    if isinstance(error, ConnectionTimeout):
        return Failure(0, "timeout", "no answer in time")
    if isinstance(error.status_code, int):
        return failure_in(error.status_code, error.info)
    return _unsent(error.info)


def failure_in(status: int, answer: object) -> Failure:
    """What a server's answer with an error says, or one item of it."""
    told = answer.get("error") if isinstance(answer, Mapping) else None
    if not isinstance(told, Mapping):
        return Failure(status, "unnamed" if told else "foreign", str(told or ""))
    causes = list(_causes(told))
    kind, reason = str(told.get("type", "")), str(told.get("reason", ""))
    for cause in causes:
        reason = str(cause.get("reason") or reason)
        # A full disk hides among the causes; so does a missing index behind an alias.
        if cause.get("type") in ("cluster_block_exception", "index_not_found_exception"):
            kind = str(cause["type"])
    # It is written for those who put up with a part of the articles.
    if "missing shards" in reason:
        return Failure(status, "missing", "no node has them")
    return Failure(status, kind, reason)


def error_of(failure: Failure, address: Address, access: Access, index: str = "") -> ClusterError:
    """The error to raise in the end, for a request about an index."""
    said = _short(access.without_secrets(failure.reason)) or f"status {failure.status}"
    if failure.status == 401:
        return ClusterError(_unknown(address.cluster, access))
    if failure.status == 404 and failure.kind == "index_not_found_exception":
        name = index or address.name
        return MissingIndexError(
            f"{address.cluster} has no articles called {name}: "
            f"make them with qa-bot index FOLDER --to {address}"
        )
    about = _of_cluster(failure, said)
    if about is not None:
        kind, what = about
        return kind(f"{address.cluster} {what}")
    kind, what = _of_index(failure, said)
    return kind(f"{index or address.name} at {address.cluster} {what}")


def _of_cluster(failure: Failure, said: str) -> tuple[type[ClusterError], str] | None:
    """The error where it is about the cluster, and what is wrong with that."""
    if failure.kind in ("timeout", "network"):
        what = f"can't be reached ({said}): check the address, and that OpenSearch runs there"
        return UnreachableError, what
    if failure.kind == "tls":
        return ClusterError, f"can't be trusted ({said}): {_tls_advice(said)}"
    if failure.kind == "missing":
        what = "lacks the nodes that hold some of the articles: start them, or try again later"
        return UnreachableError, what
    if failure.status and failure.may_pass:
        return UnreachableError, f"is too busy or lacks nodes ({said}): try again later"
    if failure.kind == "partial":
        what = f"answers from a part of its articles only ({said}): "
        return ClusterError, what + "wait until its health is green or yellow again"
    if failure.kind == "foreign":
        return ClusterError, "answers, but not as OpenSearch does: check the address"
    if failure.kind == "product":
        return ClusterError, "is Elasticsearch or a relative of it: qa-bot works with OpenSearch"
    if failure.kind == "version":
        return ClusterError, f"is OpenSearch {said}: qa-bot works with versions 2 and 3"
    return None


def _of_index(failure: Failure, said: str) -> tuple[type[ClusterError], str]:
    """The error about an index, and what is wrong with that."""
    if failure.kind == "cluster_block_exception":
        what = f"takes no writes ({said}): make room on the disks of its nodes, then try again"
        return ClusterError, what
    if failure.status == 403:
        return ClusterError, f"is closed to who asks ({said}): ask with a role that may do this"
    if failure.status == 409:
        return WriteConflictError, "was changed by somebody else meanwhile: try again"
    return ClusterError, f"refuses a request ({said}): look into the log of OpenSearch"


def _causes(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The causes that an error names, the outermost first."""
    roots = told.get("root_cause")
    for root in roots if isinstance(roots, list) else ():
        if isinstance(root, Mapping):
            yield root
    cause = told.get("caused_by")
    while isinstance(cause, Mapping):
        yield cause
        cause = cause.get("caused_by")


def _chain(error: object) -> Iterator[BaseException]:
    """An error and those that led to it, each wrapped in the one before."""
    while isinstance(error, BaseException):
        yield error
        wrapped = error.args[0] if error.args else None
        inner = wrapped if isinstance(wrapped, BaseException) else None
        error = inner or error.__cause__ or error.__context__


def _unsent(error: object) -> Failure:
    """What the network did, without the objects that its errors name."""
    for one in _chain(error):
        if isinstance(one, ssl.SSLCertVerificationError):
            return Failure(0, "tls", one.verify_message)
        if isinstance(one, ssl.SSLError):
            return Failure(0, "tls", (one.reason or "no TLS").replace("_", " ").lower())
        if isinstance(one, OSError) and one.strerror:
            return Failure(0, "network", one.strerror)
    return Failure(0, "network", "the connection broke")


def _short(text: str) -> str:
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _tls_advice(said: str) -> str:
    if "hostname" in said.lower() or "ip address" in said.lower():
        return "use the name that its certificate has"
    if "wrong version" in said or "record" in said:
        return "it may speak http:// only"
    if "expired" in said:
        return "its certificate must be renewed"
    return "name the certificate that it goes back to in QA_BOT_OPENSEARCH_CA"


def _unknown(cluster: str, access: Access) -> str:
    if access.authorization:
        return f"{cluster} refuses the user, password or key of {access.origin}: correct them"
    return (
        f"{cluster} wants a user and a password: set QA_BOT_OPENSEARCH_USER and "
        f"QA_BOT_OPENSEARCH_PASSWORD, or QA_BOT_OPENSEARCH_API_KEY, or write them into {file()}"
    )
