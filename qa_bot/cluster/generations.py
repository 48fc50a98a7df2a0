"""The indices behind a name: the one that is asked, and one that may be built beside it.

How large a cluster has to be, measured with English sentences of 157 bytes and 25 terms in
OpenSearch 2.19.6 (51,685 of them on three nodes; the time is that of the processor):

===========================================  ==========  ====================================
what                                         a passage   10⁹ passages
===========================================  ==========  ====================================
disk, each copy                              570 bytes   0.57 TB; 2.3 TB with a replica while
                                                         a new index is built beside
of it postings, doc values and terms: the    135 bytes   135 GB a copy
memory for files that searches like to have
to index, all cores that there are           0.23 ms     64 core hours
the nodes meanwhile; replicas are copied     0.07 ms     20 core hours
===========================================  ==========  ====================================

A shard holds 2.1·10⁹ records at the most and is handy at 20 to 50 GB: 12 to 28 shards for 10⁹
passages. A node's heap is half of its memory or less, and at most 31 GB: these nodes had 0.5 GB.
At 80 $ a month for a TB and 30 $ for a core with 8 GB, 10⁹ passages with a replica come to about
180 $ for the disks and 1,440 $ for six machines of 8 cores and 64 GB, half of it for files. 10¹¹
are 57 TB a copy in 2,000 shards, all of which every question goes to: then rather several names,
by subject or by time.
"""

from __future__ import annotations

import hashlib
import re
from time import monotonic, sleep
from typing import Any, NamedTuple

from qa_bot.cluster.batches import average
from qa_bot.cluster.catalogue import read_whole
from qa_bot.cluster.client import Client
from qa_bot.cluster.indices import path
from qa_bot.cluster.schema import PIVOT, PRODUCT, generation, index_body, keyword, rules, unescaped
from qa_bot.errors import ClusterError
from qa_bot.index.vocabulary import encode
from qa_bot.loading import SourceFile, Sources
from qa_bot.loading.formats import installed

# Seconds for the copies of a new index in all, while none is begun, and between two looks.
_PATIENCE, _STILL, _PAUSE = 600, 5, 0.3
_ANOTHER = "choose another name"


class Layout(NamedTuple):
    """On how many shards an index is kept, and how many copies there are of each besides it.

    None is a shard for each node, and one copy where there are several nodes.
    """

    shards: int | None = None
    replicas: int | None = None


class Standing(NamedTuple):
    """The index that is asked under a name, or None, and the others that qa-bot made for it."""

    current: str | None
    others: tuple[str, ...]


def standing(client: Client) -> Standing:
    """The indices of the client's address.

    Raises ClusterError where the name is that of something that qa-bot didn't make.
    """
    name = client.address.name
    behind = client.behind(name)
    if len(behind) > 1 or (not behind and client.exists(name)):
        raise ClusterError(f"{client.address} is something that qa-bot didn't make: {_ANOTHER}")
    own = [
        index
        for index in client.indices(f"{name}-*")
        if re.fullmatch(rf"{re.escape(name)}-\d+", index)
        and _meta(client, index).get("name") == name
    ]
    if behind and behind[0] not in own:
        raise ClusterError(f"{client.address} is an index that qa-bot didn't make: {_ANOTHER}")
    return Standing(behind[0] if behind else None, tuple(one for one in own if one not in behind))


def why_anew(client: Client, index: str, articles: Sources) -> str:
    """Why an index has to be made anew, in words, or nothing.

    Raises ClusterError where it holds other articles.
    """
    meta = _meta(client, index)
    if meta.get("rules") != rules():
        return "the articles were indexed by another version of qa-bot"
    if meta.get("source") != source_of(articles):
        raise ClusterError(
            f"{client.address} holds the articles of {unescaped(meta['articles'])}: "
            "choose another name, or --rebuild to put these in their place"
        )
    whole = read_whole(client, index)
    if whole is None:
        return "the index was never completed"
    if whole.libraries is not None and whole.libraries != installed():
        return "the articles were read with other versions of libraries"
    return ""


def begin(client: Client, there: Standing, articles: Sources, layout: Layout) -> str:
    """The index to build beside the one there is, or one that was begun and can be gone on with."""
    number = max((_number(one) for one in (there.current, *there.others) if one), default=0)
    wanted = {
        "name": client.address.name,
        "source": source_of(articles),
        "articles": keyword(str(articles)),
        "libraries": installed(),
        "shards": layout.shards,
    }
    newest = generation(client.address.name, number)
    if newest in there.others and _goes_on(client, newest, {**wanted, "rules": rules()}):
        return newest
    new = generation(client.address.name, number + 1)
    files = (found for found in articles.walk() if isinstance(found, SourceFile))
    pivot = round(average(files), 1) or PIVOT
    body = index_body(layout.shards or _nodes(client), 0, {**wanted, "pivot": pivot})
    client.create_index(new, body)
    return new


def publish(client: Client, new: str, there: Standing, layout: Layout) -> str:
    """Have a complete index asked under the name; what is to be noted, if anything."""
    replicas = min(1, _nodes(client) - 1) if layout.replicas is None else layout.replicas
    note = ""
    if replicas:
        # Written once and copied then, which takes half as long as to write every copy.
        client.settings(new, {"number_of_replicas": replicas})
        if not _is_green(client, new):
            note = f"not all of the {replicas + 1} copies of {new} are there yet"
    client.switch(client.address.name, new, [there.current] if there.current else [])
    return note


def adapt(client: Client, index: str, layout: Layout) -> str:
    """Change the number of copies of an index that stands; what can't be changed is to be noted."""
    if layout == Layout():
        return ""
    told = client.request("GET", path(index, "_settings"))[index]["settings"]["index"]
    shards, replicas = int(told["number_of_shards"]), int(told["number_of_replicas"])
    if layout.replicas not in (None, replicas):
        client.settings(index, {"number_of_replicas": layout.replicas})
    if layout.shards in (None, shards):
        return ""
    stay = f"{shards} shards" if shards > 1 else "1 shard"
    return f"the articles stay in {stay}: --rebuild puts them into {layout.shards}"


def sweep(client: Client, there: Standing, kept: str) -> None:
    """Delete the indices that nobody asks any more."""
    for index in (*there.others, *([there.current] if there.current else [])):
        if index != kept:
            client.delete_index(index)


def source_of(articles: Sources) -> str:
    """What tells the folders of articles from any others."""
    return hashlib.sha256(encode(articles.key)).hexdigest()[:20]


def _goes_on(client: Client, index: str, wanted: dict[str, Any]) -> bool:
    meta = _meta(client, index)
    return client.health(index) != "red" and all(meta.get(k) == v for k, v in wanted.items())


def _meta(client: Client, index: str) -> dict[str, Any]:
    meta = client.mapping(index).get("_meta") or {}
    return dict(meta) if meta.get("product") == PRODUCT else {}


def _number(index: str) -> int:
    return int(index.rpartition("-")[2])


def _nodes(client: Client) -> int:
    told = client.request("GET", "/_cluster/health")
    return max(1, int(told.get("number_of_data_nodes", 1)))


def _is_green(client: Client, index: str) -> bool:
    """Whether all copies of an index come to be there in time, as long as any are being made."""
    begun = moved = monotonic()
    while (now := monotonic()) - moved < _STILL and now - begun < _PATIENCE:
        told = client.request("GET", path("_cluster", "health", index))
        if told["status"] == "green":
            return True
        if told["initializing_shards"]:
            moved = now
        sleep(_PAUSE)
    return False
