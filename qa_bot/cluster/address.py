"""Where articles in a cluster are: `https://host:9200/NAME`, read once.

Several nodes of one cluster stand side by side, `https://a:9200,b:9200/NAME`; what stands between
the nodes and the name is a path that a proxy wants. A user or password never belongs here, since
commands, their history and saved sessions show an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import ClassVar

from qa_bot.arguments import SCHEME, is_address
from qa_bot.errors import ClusterError

__all__ = ["INSTEAD", "Address", "Node", "is_address", "nodes_of"]

_NODE = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:\s]+)(?::([0-9]{1,5}))?", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9]([a-z0-9_.-]*[a-z0-9])?")
_PREFIX = re.compile(r"[\w~-][\w.~-]*(/[\w~-][\w.~-]*)*", re.ASCII)
_PORTS = {"http": 80, "https": 443}
_ODD = "this is no address of articles in a cluster: write it as https://host:9200/NAME"
# What no index may hold in its name; "%" could be read as an escape, "@" as a password's end.
_FORBIDDEN = frozenset('\\/*?"<>|,#:%@')
# OpenSearch takes 255 bytes, of which those are kept back that tell generations apart.
_LONGEST_NAME = 200
INSTEAD = "set QA_BOT_OPENSEARCH_USER and QA_BOT_OPENSEARCH_PASSWORD instead"


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a cluster: `scheme` is "http" or "https", `host` a name or an IP address."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{self.place}"

    @property
    def place(self) -> str:
        """`host:port`."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, so that nobody can listen on the way."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Address:
    """The nodes of a cluster, the path in front of it if it has one, and the name of an index."""

    nodes: tuple[Node, ...]
    prefix: str
    name: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address. Raises ClusterError for what isn't one, without repeating a secret."""
        nodes, path = _split(text)
        if not path:
            raise ClusterError(
                f"{_together(nodes)} names no articles: "
                f"write a name behind it, as in {_together(nodes)}/articles"
            )
        prefix, _, name = path.rpartition("/")
        if prefix and not _PREFIX.fullmatch(prefix):
            raise ClusterError(
                "the path before the name may hold letters, digits, dots and dashes only: "
                "write it as https://host:9200/path/NAME"
            )
        _check_name(name)
        return cls(nodes, prefix, name)

    def __str__(self) -> str:
        return "/".join(filter(None, (_together(self.nodes), self.prefix, self.name)))

    # As folders and files are asked, of which there are none on this machine.
    alone: ClassVar[None] = None

    @property
    def paths(self) -> tuple[str, ...]:
        """What opens the articles again."""
        return (str(self),)

    def file(self, id: str) -> None:
        """Where the file of an article is on this machine: nowhere."""

    @property
    def cluster(self) -> str:
        """What to call the cluster where a line must be short: by its first node."""
        others = len(self.nodes) - 1
        return str(self.nodes[0]) + (f" (and {others} more)" if others else "")


def nodes_of(text: str) -> tuple[Node, ...]:
    """The nodes of `https://a:9200,b:9200`. Raises ClusterError for anything else."""
    nodes, path = _split(text)
    if path:
        raise ClusterError("only hosts are named here, as in https://host:9200")
    return nodes


def _split(text: str) -> tuple[tuple[Node, ...], str]:
    """The nodes, and what stands behind them."""
    found = SCHEME.match(text)
    if found is None:
        raise ClusterError(_ODD)
    rest, scheme = text[found.end() :].strip(), found[1].lower()
    # A password may hold any sign, so that nothing of such a text is safe to repeat.
    if "@" in rest:
        raise ClusterError(f"an address must not hold a user or a password: {INSTEAD}")
    if scheme not in _PORTS:
        raise ClusterError("a cluster is reached by https:// or http:// only")
    if "?" in rest or "#" in rest:
        raise ClusterError("an address must not hold ? or #: write it as https://host:9200/NAME")
    *places, last = (_bare(place, scheme) for place in rest.split(","))
    place, _, path = last.partition("/")
    places = [*(one.rstrip("/") for one in places), place]
    return tuple(dict.fromkeys(_node(one, scheme) for one in places)), path.rstrip("/")


def _bare(place: str, scheme: str) -> str:
    """A host without the scheme, which may stand before each or before the first alone."""
    found = SCHEME.match(place)
    if found is None:
        return place.strip()
    if found[1].lower() != scheme:
        raise ClusterError("all hosts of an address are reached by https://, or all by http://")
    return place[found.end() :].strip()


def _node(place: str, scheme: str) -> Node:
    found = _NODE.fullmatch(place)
    if found is None:
        raise ClusterError(_ODD)
    port = int(found[2]) if found[2] else _PORTS[scheme]
    host = _host(found[1])
    if not host or not 0 < port < 1 << 16:
        raise ClusterError(_ODD)
    return Node(scheme, host, port)


def _host(text: str) -> str:
    """A host as certificates name it; empty for what can't be one."""
    try:
        if text.startswith("["):
            return str(IPv6Address(text.strip("[]")))
        host = text.encode("idna").decode("ascii").lower()
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _check_name(name: str) -> None:
    """Raise ClusterError for what OpenSearch takes for no name."""
    if name != name.lower():
        raise ClusterError(f"the name {name!r} must be in lower case: write {name.lower()}")
    if any(sign in _FORBIDDEN or sign.isspace() or not sign.isprintable() for sign in name):
        signs = " ".join(sorted(_FORBIDDEN))
        raise ClusterError(f"the name {name!r} must hold no spaces and none of {signs}")
    if name.startswith(("-", "_", "+", ".")):
        raise ClusterError(f"the name {name!r} must not begin with {name[0]}: choose another")
    if len(name.encode(errors="replace")) > _LONGEST_NAME:
        raise ClusterError(f"the name {name[:20]}… is too long: {_LONGEST_NAME} bytes at most")


def _together(nodes: tuple[Node, ...]) -> str:
    """`https://a:9200,b:9200`."""
    return f"{nodes[0].scheme}://{','.join(node.place for node in nodes)}"
