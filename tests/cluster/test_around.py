"""What stands around passages in a cluster is what stands around them in the embedded index."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

from qa_bot.cluster.access import Access
from qa_bot.cluster.address import Address
from qa_bot.cluster.client import Client
from qa_bot.cluster.live import ClusterIndex
from qa_bot.cluster.stored import Stored
from qa_bot.cluster.taking import Taker
from qa_bot.index.around import Around
from qa_bot.index.building import add, index_in_memory
from qa_bot.index.contract import Index
from qa_bot.loading.articles import Article
from qa_bot.model import Document
from tests.cluster.test_stored import PIECES
from tests.opensearch.putting import put

TERMS = ["berth", "crown", "harbour", "yawl", "fee", "net", "x"]
WORDS = ("boat", "berth", "crown", "harbour", "fee", "yawl", "net", "ice", "1990", "said")


def documents(chance: random.Random) -> list[Document]:
    """Articles of all kinds of blocks, some with names of their own, some of one passage."""
    titles = ["Boats", "Harbour fees", "東京"]
    return [
        Document(
            f"{name}{number}.md",
            chance.choice(titles),
            "".join(chance.choices(PIECES, k=chance.choice((1, 3, 12, 40)))),
            author=chance.choice(["", "Signe Dahl"]),
            language=chance.choice(["en", "en", "de", "ja"]),
        )
        for name in ("boats", "é", "z/")
        for number in range(6)
    ]


def place(index: Index, key: int) -> tuple[str, int]:
    return index.passage(key).document, key - index.document_of(key)[0]


def told(index: Index, near: Around) -> list[object]:
    """All that an Around says, passages by their places instead of their keys."""
    rows = [place(index, key) for key in near.numbers.tolist()]
    ends = [*near.text_at.tolist(), len(near.text)]
    texts = [near.text[a:b].tobytes() for a, b in pairwise(ends)]
    held = sorted(zip(rows, near.lengths.tolist(), texts, near.counts.tolist(), strict=True))

    def placed(at: Any) -> object:
        return (
            [placed(one) for one in at] if isinstance(at, list) else rows[at] if at >= 0 else None
        )

    by_row = ("row", "previous", "next", "first", "last", "headings", "lead_in")
    others = ("kind", "heads", "called", "mentions")
    ends_of = [place(index, key - 1)[1] for key in near.end.tolist()]
    return [
        held,
        [placed(getattr(near, name).tolist()) for name in by_row],
        [getattr(near, name).tolist() for name in others],
        [[place(index, key) for key in near.begin.tolist()], ends_of],
    ]


def test_random_passages_have_the_same_around_them(cluster_index: str) -> None:
    chance = random.Random(11)
    articles = documents(chance)
    taken: list[Stored] = []
    for document in articles:
        add(Taker(taken.append), Article(document))
    client = Client(Address.parse(cluster_index), Access())
    put(client, taken, shards=3)
    there, here = ClusterIndex(client), index_in_memory(map(Article, articles))
    keys = {place(here, key): key for key in range(len(here))}
    for _ in range(12):
        index = there.snapshot
        first = index.look(chance.sample(WORDS, 3), first=40)
        met = [key for held in first.values() for key in held.first]
        met += index.under(met, chance.choice((3, 8, 20)))
        some = list(dict.fromkeys(chance.sample(met, min(len(met), chance.choice((1, 5, 60))))))
        assert some
        same = [keys[place(index, key)] for key in some]
        assert index.under(some, 8) == [
            key for key in index.under(some, 8) if index.passage(key).kind != "heading"
        ]
        under = [place(index, key) for key in index.under(some, 8)]
        assert under == [place(here, key) for key in here.under(same, 8)]
        near = index.around(some, TERMS, TERMS[:3])
        assert told(index, near) == told(here, here.around(same, TERMS, TERMS[:3]))
        for key, own in zip(some, same, strict=True):
            assert index.headings(key) == here.headings(own)
            assert index.lead_in(key) == here.lead_in(own)
            assert index.before(key) == here.before(own)
            assert index.title(key) == here.title(own)
            assert index.language(key) == here.language(own)
            assert list(index.statements(key)) == list(here.statements(own))
