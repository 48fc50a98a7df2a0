"""What stands above a passage: its headings and what leads in to it, wherever it is stored."""

from __future__ import annotations

import pytest

from qa_bot.index.around import DEEPEST
from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.building import add, index_in_memory
from qa_bot.index.merging import merge
from qa_bot.index.snapshot import Snapshot
from qa_bot.loading.articles import Article
from qa_bot.model import KINDS, Document
from tests.index.kinds import opened

FERRY = """# The ferry

It is late.

## Costs

It costs:

- four crowns
- or five. Or six.

### Fuel

| Fuel | Price |
| ---- | ----- |
| oil  | high  |
"""
PORT = "# The port\n\n" + "\n\n".join(f"{'#' * n} Level {n}\n\nText {n}." for n in range(2, 7))
DOCUMENTS = [Document("ferry.md", "", FERRY), Document("port.md", "", PORT)]
ABOVE = {
    "The ferry": ((), ""),
    "It is late.": (("The ferry",), ""),
    "It costs:": (("The ferry", "Costs"), ""),
    "four crowns": (("The ferry", "Costs"), "It costs:"),
    "Or six.": (("The ferry", "Costs"), "It costs:"),
    "Fuel": (("The ferry", "Costs"), ""),
    "oil  | high": (("The ferry", "Costs", "Fuel"), "Fuel | Price"),
    "The port": ((), ""),
    "Text 2.": (("The port", "Level 2"), ""),
    "Text 6.": (("The port", *(f"Level {n}" for n in range(2, 7))), ""),
}


def merged() -> Snapshot:
    """The two documents after another one between them was deleted."""
    segments = []
    for some in (DOCUMENTS[:1], [Document("old.md", "", "# Old\n\n- gone"), *DOCUMENTS[1:]]):
        builder = SegmentBuilder()
        for document in some:
            add(builder, Article(document))
        segments.append(opened(builder.write))
    both = opened(lambda write: merge(segments, [frozenset(), frozenset({0})], write))
    return Snapshot([(both, frozenset())])


@pytest.mark.parametrize("snapshot", [index_in_memory(map(Article, DOCUMENTS)), merged()])
def test_a_passage_knows_its_headings_and_what_leads_in_to_it(snapshot: Snapshot) -> None:
    passages = {snapshot.passage(n).text: n for n in range(len(snapshot))}
    for text, (headings, lead_in) in ABOVE.items():
        number = passages[text]
        assert (snapshot.headings(number), snapshot.lead_in(number)) == (headings, lead_in)


@pytest.mark.parametrize("snapshot", [index_in_memory(map(Article, DOCUMENTS)), merged()])
def test_what_is_around_passages_holds_what_is_above_them(snapshot: Snapshot) -> None:
    wanted = list(range(len(snapshot)))[::-1]
    near = snapshot.around(wanted)
    assert near.headings.shape == (len(wanted), DEEPEST)
    for at, number in enumerate(wanted):
        rows = near.headings[at]
        above = [snapshot.passage(n).text for n in near.numbers[rows[rows >= 0]].tolist()]
        assert tuple(above[::-1]) == snapshot.headings(number)[-DEEPEST:]
        lead_in = int(near.lead_in[at])
        text = snapshot.passage(int(near.numbers[lead_in])).text if lead_in >= 0 else ""
        assert text == snapshot.lead_in(number)
        assert KINDS[near.kind[at]] == snapshot.passage(number).kind


def test_a_heading_heads_what_comes_next_unless_nothing_does() -> None:
    texts = ["# A\n\n## B\n\ntext", "# C\n\n# D", "# E\n\n### F"]
    documents = [Document(f"{n}.md", "", text) for n, text in enumerate(texts)]
    snapshot = index_in_memory(map(Article, documents))
    near = snapshot.around(range(len(snapshot)))
    heads = {snapshot.passage(n).text: bool(near.heads[n]) for n in range(len(snapshot))}
    assert heads == {
        **{"A": True, "B": True, "text": False},
        **{"C": False, "D": False, "E": True, "F": False},
    }
