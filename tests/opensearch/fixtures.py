"""What a test that needs a cluster asks for; it is skipped, with the reason, where there is none.

Nodes are started only where OpenSearch has been installed (see the package), once for all tests.
`QA_BOT_OPENSEARCH_URL=http://127.0.0.1:9201` makes them ask one that runs already.
"""

from __future__ import annotations

import contextlib
import os
import urllib.request
import uuid
from collections.abc import Iterator

import pytest

from tests.opensearch import packages
from tests.opensearch.nodes import Nodes

_HOW = "needs OpenSearch: python -m tests.opensearch.nodes install (Java 17, Maven; 46 MB)"


@pytest.fixture(scope="session")
def all_nodes() -> Iterator[Nodes]:
    """The session's cluster of three nodes; a test asks for `nodes` or `cluster`."""
    if not packages.is_installed():
        pytest.skip(_HOW)
    try:
        packages.java()
    except packages.Unavailable as error:
        pytest.skip(str(error))
    with Nodes(3) as nodes:
        yield nodes


@pytest.fixture
def nodes(all_nodes: Nodes) -> Iterator[Nodes]:
    """Three nodes to kill and pause: all of them run again after the test."""
    yield all_nodes
    all_nodes.heal()


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest) -> str:
    """The address of a cluster of three nodes, that no test harms."""
    if given := os.environ.get("QA_BOT_OPENSEARCH_URL"):
        return given
    nodes: Nodes = request.getfixturevalue("all_nodes")
    return nodes.url


@pytest.fixture
def cluster_index(cluster: str) -> Iterator[str]:
    """The address of an index that is not there yet; what is made by its name is removed."""
    address = f"{cluster}/test-{uuid.uuid4().hex[:12]}"
    yield address
    with contextlib.suppress(OSError):
        removal = urllib.request.Request(f"{address}*", method="DELETE")
        urllib.request.urlopen(removal, timeout=30).close()
