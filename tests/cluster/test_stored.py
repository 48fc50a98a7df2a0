"""What is put into a cluster says of every passage what the embedded index says."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa_bot.cluster.schema import UNDER, index_body, key, keyword, mark, token, unescaped, voiced
from qa_bot.cluster.stored import Entry, Row, Stored, Voice, Whose
from qa_bot.cluster.taking import Taker
from qa_bot.index.building import add, index_in_memory
from qa_bot.index.snapshot import Snapshot
from qa_bot.language.text.blocks import Block, Layout
from qa_bot.loading.articles import Article
from qa_bot.model import Document

PIECES = [
    "# Boats\n\n", "## The harbour\n\n", "### Fees\n\n", "Berths are let by the week.\n\n",
    "The harbour charges:\n\n- 40 crowns a night\n- 200 crowns a week\n\n",
    "| Boat | Fee |\n| --- | --- |\n| yawl | 40 |\n| ketch | 55 |\n\n",
    "“We mend nets,” said harbour master Liv Aasen. “And sails,” she added.\n\n",
    "A spokesman said that nobody was hurt.\n\n", "“Nothing was wrong.”\n\n",
    "> I owe the harbour my life.\n\n", "I came here in 1990. I have stayed since. ",
    "Mr Brandt, the warden, warned that ice was thin; “stay off it,” he said. ",
    "```\nmoor(boat)\n```\n\n", "Straße \ud800 \ud7ff 東京都 é.\n\n", "Holm: Fifty.\n\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
IDS = st.text(st.characters(codec=None), min_size=1, max_size=8)
LANGUAGES = st.sampled_from(["en", "de", "ja"])
DOCUMENTS = st.builds(
    Document, IDS, IDS, TEXTS, st.sampled_from(["utf-8", "cp1252"]),
    author=st.sampled_from(["", "Signe Dahl"]), date=st.sampled_from(["", "3 May 1990"]),
    places=st.just(((0, "p. 1"), (40, "p. 2"))), language=LANGUAGES,
)  # fmt: skip


def taken(document: Document) -> tuple[Stored, list[Row], Entry]:
    """What is stored of a document, and the same read from its JSON."""
    found: list[Stored] = []
    add(Taker(found.append), Article(document), (1, 2, 3, 4, 5, 6))
    (stored,) = found
    records = [row.record(stored.of, stored.entry.v) for row in stored.rows]
    kept = json.loads(json.dumps(records))
    assert {Whose.read(record) for record in kept} <= {stored.of}
    entry = json.loads(json.dumps(stored.entry.record()))
    return stored, [Row.of(record) for record in kept], Entry.read(entry)


def agree(rows: list[Row], index: Snapshot) -> None:
    assert len(rows) == len(index)
    for row in rows:
        assert row.passage == index.passage(row.n)
        assert list(row.statements) == list(index.statements(row.n))
        texts = [rows[n].passage.text for n in reversed(row.headings)]
        assert tuple(texts) == index.headings(row.n)
        assert (rows[row.lead_in].passage.text if row.lead_in >= 0 else "") == index.lead_in(row.n)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
@example(Document("a", "a", "I came here in 1990. I stayed.", author="Signe Dahl"))
@example(
    Document(
        "a",
        "a",
        "# Boats\n\n> A guest said that it rained.\n\nA spokesman said that nobody was hurt.",
        author="Signe Dahl",
    )
)
def test_every_passage_comes_back_as_the_embedded_index_has_it(document: Document) -> None:
    stored, rows, entry = taken(document)
    assert rows == list(stored.rows)
    assert entry == stored.entry
    assert "".join(one["text"] for one in stored.texts(7)) == document.text
    index = index_in_memory([Article(document)])
    agree(rows, index)
    assert entry.document == replace(document, text="")
    assert entry.length == sum(len(row.terms) for row in rows)
    people: dict[str, Counter[str]] = {}
    for row in rows:
        for who in row.record(stored.of, entry.v).get("voice", ()):
            speaker, role, count = voiced(who)
            people.setdefault(speaker, Counter())[role] += count
    known = {one.name: one.statements for one in index.people()}
    assert {name: roles.total() for name, roles in people.items()} == known


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_a_row_knows_what_stands_behind_it(document: Document) -> None:
    _, rows, _ = taken(document)
    for row, behind in pairwise(rows):
        text = row.passage.text + row.gap + behind.passage.text
        assert document.text[row.passage.start : behind.passage.end] == text
    index = index_in_memory([Article(document)])
    assert [list(row.under) for row in rows] == [list(index.under([row.n], UNDER)) for row in rows]


def test_the_marks_tell_each_row_of_each_version() -> None:
    rows = [mark(key(id), n, v) for id in "ab" for n in range(3) for v in ("1", "2")]
    assert len(set(rows)) == len(rows)
    assert sum(rows) < len(rows) << 20


@given(
    st.lists(st.text(st.one_of(st.characters(codec=None), st.sampled_from("\ud7ff\ud800\ue000"))))
)
def test_keywords_are_in_the_order_of_their_texts(texts: list[str]) -> None:
    encoded = sorted(keyword(text).encode() for text in texts)
    assert [unescaped(data.decode()) for data in encoded] == sorted(texts)


@given(st.text(st.characters(codec=None), max_size=3).map(lambda text: text * 700))
def test_no_analyzer_parts_a_token(term: str) -> None:
    assert token(term).split() == [token(term)]
    assert len(token(term).encode()) <= 4_000


def test_whatever_is_kept_of_another_document_makes_another_version() -> None:
    one = Document("a", "Boats", "Berths are let.\n\nNets are sold.")
    versions = {taken(one)[2].v, taken(replace(one, title="Ships"))[2].v}
    versions |= {taken(replace(one, text=one.text.replace("\n\n", "  ")))[2].v}
    heading = Layout(one.text, [Block(0, 15, "heading"), Block(17, 31, "paragraph", 0)])
    found: list[Stored] = []
    add(Taker(found.append), Article(one, heading))
    assert len(versions | {found[0].entry.v}) == 4
    assert taken(one)[2].v == taken(replace(one))[2].v


def test_nothing_that_is_searched_is_too_long_for_the_cluster() -> None:
    long = "a" * 40_000
    row = taken(Document("a", "Boats", "Nets are sold."))[1][0]
    voices = (Voice(f"{long} Dahl", f"owner\x1fof {long}", "said", 1),)
    record = row._replace(voices=voices).record(Whose("a", "Boats", "en", 1, ()), "1")
    assert {"dahl", "owner"} <= set(record["voice_words"])
    assert voiced(record["voice"][0])[2] == 1
    assert max(len(text) for text in record["voice"] + record["voice_words"]) < 8_000


def test_records_hold_only_fields_that_the_index_knows() -> None:
    stored, _, entry = taken(Document("a", "Boats", "".join(PIECES)))
    known = index_body(1, 0, {})["mappings"]["properties"].keys()
    records = [
        *(row.record(stored.of, entry.v) for row in stored.rows),
        *stored.texts(100),
        entry.record(),
    ]
    assert {name for record in records for name in record} <= known
