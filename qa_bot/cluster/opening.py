"""Articles in a cluster, opened by their address."""

from __future__ import annotations

from qa_bot.cluster.address import Address
from qa_bot.cluster.client import connect
from qa_bot.cluster.live import ClusterIndex
from qa_bot.errors import ClusterError


def opened(text: str, index: object, rebuild: bool) -> tuple[ClusterIndex, Address]:
    """The index that stands at an address. Raises ClusterError where it can't be asked."""
    address = Address.parse(text)
    if index is not None:
        raise ClusterError(f"the index of {address} is kept there: name no other place for it")
    if rebuild:
        raise ClusterError(f"name the articles: qa-bot index FOLDER --to {address} --rebuild")
    client = connect(address)
    live = ClusterIndex(client)
    live.notices = client.notes
    return live, address
