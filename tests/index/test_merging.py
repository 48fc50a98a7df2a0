"""A merged index is the one that would have been built."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.index.merging import merge
from tests.index.kinds import articles, interleaved, opened, segment
from tests.index.test_contract import PASSAGES


@given(PASSAGES, st.sets(st.integers(0, 8)))
def test_a_merged_segment_is_the_one_that_indexing_anew_makes(
    passages: list[list[str]], gone: set[int]
) -> None:
    every = articles(passages)
    deleted = [frozenset(at for at in range(9) if 3 * at + start in gone) for start in range(3)]
    merged = opened(lambda write: merge(interleaved(passages), deleted, write))
    anew = segment(*(article for at, article in enumerate(every) if at not in gone))
    assert merged.ids() == anew.ids()
    assert merged.terms() == anew.terms()
    assert [merged.document(i) for i in range(merged.documents)] == [
        anew.document(i) for i in range(anew.documents)
    ]
    assert [merged.passage(i) for i in range(merged.passages)] == [
        anew.passage(i) for i in range(anew.passages)
    ]
    for section in ("posting_at", "posting", "length", "place", "first", "bucket"):
        assert merged.file.read(section).tolist() == anew.file.read(section).tolist()
