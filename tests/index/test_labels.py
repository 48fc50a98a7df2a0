"""Places, kept for documents that have them and found for passages that are shown."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.building import add, index_in_memory
from qa_bot.index.labels import label, pack, unpack
from qa_bot.index.live import FixedIndex
from qa_bot.index.merging import merge
from qa_bot.index.segment import Segment
from qa_bot.knowledge import Knowledge
from qa_bot.language.text.passages import split
from qa_bot.loading.articles import Article
from qa_bot.model import Document, Hit, Passage
from qa_bot.output.answers import source
from qa_bot.output.json import answer_record, one_line
from qa_bot.output.paragraphs import layout
from tests.index.kinds import opened

OFFSETS = st.lists(st.integers(0, 1000), unique=True, max_size=20).map(sorted)


@given(OFFSETS, st.data())
def test_the_label_at_an_offset_is_that_of_the_last_place_before_it(
    offsets: list[int], data: st.DataObject
) -> None:
    places = tuple((at, data.draw(st.text(max_size=5))) for at in offsets)
    packed = pack(places)
    document = Document("a.pdf", "", "", places=places)
    assert unpack(packed) == places
    for offset in (0, 1000, *offsets, *(at + 1 for at in offsets)):
        known = [label for at, label in places if at <= offset]
        assert label(packed, offset) == document.place(offset) == (known[-1] if known else "")


def test_a_document_without_places_takes_no_room() -> None:
    assert pack(()) == b""


PLACES = ((0, "p. 1"), (10, "p. 2"))
REPORT = Article(Document("b.pdf", "B", "It rained. It snowed é.", places=PLACES))
OTHERS = [Article(Document("a.txt", "A", "It froze.")), Article(Document("c.txt", "C", "Ice."))]


def built(*articles: Article) -> Segment:
    builder = SegmentBuilder()
    for article in articles:
        add(builder, article)
    return opened(builder.write)


def test_a_passage_is_found_at_its_place_before_and_after_a_merge() -> None:
    alone = built(REPORT)
    mixed = built(OTHERS[0], OTHERS[1])
    deleted = [frozenset[int](), frozenset({1})]
    merged = opened(lambda write: merge([alone, mixed], deleted, write))
    assert merged.document(1) == REPORT.document
    passages = [merged.passage(number) for number in range(merged.passages)]
    assert [one.source for one in passages] == ["a.txt:1", "b.pdf p. 1", "b.pdf p. 2"]
    assert passages[1:] == split(REPORT.document)


def test_a_hit_of_a_place_says_so_and_where_else_it_stands() -> None:
    pages = ((0, "p. 1"), (22, "p. 2"), (44, "p. 3"))
    text = "The old ferry sailed. The old ferry sailed. The old ferry sailed."
    knowledge = Knowledge(
        FixedIndex(index_in_memory([Article(Document("x.pdf", "X", text, places=pages))])),
        reader=None,
    )
    (hit,) = knowledge.answer("what sailed?").hits
    assert {hit.source, *hit.sources} == {"x.pdf p. 1", "x.pdf p. 2", "x.pdf p. 3"}
    assert hit.source == f"x.pdf {hit.place}"
    others = [one.removeprefix("x.pdf ") for one in hit.sources]
    assert layout([source(hit)]) == f"x.pdf {', '.join([hit.place, *others])}\n"
    record = json.loads(one_line(answer_record(knowledge.answer("what sailed?"))))
    assert record["hits"][0]["place"] == hit.place


def test_an_article_of_a_table_is_cited_by_its_file_and_row() -> None:
    row = Passage("news.csv#0017", 0, 3, 1, "Hm.", place="row 17")
    assert row.source == "news.csv row 17"
    assert Passage("mail.mbox#0003", 0, 3, 7, "Hm.").source == "mail.mbox#0003:7"


def test_a_heading_that_is_the_place_is_not_shown_twice() -> None:
    passage = Passage("a.html", 0, 3, 1, "Hm.", place="§ Costs")
    shown = layout([source(Hit(passage, 1.0, headings=("The ferry", "Costs")))])
    assert shown == "a.html § Costs · The ferry\n"
