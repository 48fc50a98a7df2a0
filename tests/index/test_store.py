"""An index on disk: whatever happened to it or its articles, it answers as a fresh one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from qa_bot import Knowledge
from qa_bot.index.contract import K1, B, Query
from qa_bot.index.store import Store
from qa_bot.language.text.passages import split
from qa_bot.language.text.terms import terms
from qa_bot.model import Document

QUESTIONS = [
    "who feeds the bees?",
    "what do cows give",
    "milk honey wool",
    "Ada the red barn",
    "what did Ada say",
]
QUERIES = [{"bee": 1.0, "ada": 1.0}, {"cow": 0.5, "milk": 1.0, "wool": 1.0}]
NAMES = st.sampled_from(["a.txt", "b.txt", "c/d.txt", "e.md"])
TEXTS = st.lists(
    st.sampled_from(
        [
            "Bees make honey. ",
            "Cows give milk. ",
            "Ada feeds the bees. ",
            "Wool! ",
            "Ada said cows moo. ",
        ]
    ),
    min_size=1,
    max_size=4,
).map("".join)
ACTIONS = st.one_of(
    st.tuples(st.just("write"), NAMES, TEXTS),
    st.tuples(st.just("write as old"), NAMES, TEXTS),
    st.tuples(st.just("delete"), NAMES, st.just("")),
    st.tuples(st.just("refresh"), st.just(""), st.just("")),
    st.tuples(st.just("reopen"), st.just(""), st.just("")),
)


def replies(knowledge: Knowledge) -> list[object]:
    return [knowledge.people(), *(knowledge.answer(question, k=5) for question in QUESTIONS)]


def ranked(
    documents: Mapping[str, Document], query: dict[str, float], k: int
) -> tuple[list[tuple[str, int]], list[float]]:
    """Where the best passages stand and their scores, as rank_bm25 gives them."""
    passages = [passage for _, document in sorted(documents.items()) for passage in split(document)]
    bm25 = BM25Plus([terms(passage.text) for passage in passages], k1=K1, b=B, delta=0)
    scores = sum(weight * bm25.get_scores([term]) for term, weight in query.items())
    best = [at for at in np.argsort(-scores, kind="stable") if scores[at] > 0][:k]
    return [(passages[at].document, passages[at].start) for at in best], [scores[at] for at in best]


def act(folder: Path, action: str, name: str, text: str) -> None:
    """Change one file; 'as old' keeps the modification time that the file had before."""
    path = folder / name
    if action == "delete":
        path.unlink(missing_ok=True)
    elif action.startswith("write"):
        path.parent.mkdir(exist_ok=True)
        before = path.stat() if path.exists() else None
        path.write_text(text, encoding="utf-8")
        if before and action == "write as old":
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=14))
def test_any_history_of_changes_answers_as_a_fresh_index(
    actions: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place, "articles")
        folder.mkdir()
        (folder / "always.txt").write_text("Ada painted the red barn.", encoding="utf-8")
        knowledge = Knowledge.open(folder, Path(place, "index"), reader=None)
        for action, name, text in actions:
            act(folder, action, name, text)
            if action == "refresh":
                knowledge.refresh()
            elif action == "reopen":
                knowledge = Knowledge.open(folder, Path(place, "index"), reader=None)
        knowledge.refresh()
        fresh = Knowledge.open(folder, Path(place, "fresh"), reader=None)
        assert replies(knowledge) == replies(fresh)
        assert dict(knowledge.documents) == dict(fresh.documents)
        snapshot = Store(Path(place, "index"), folder).open()
        assert snapshot is not None
        for query in QUERIES:
            found = snapshot.search(Query(query), 5)
            passages = map(snapshot.passage, found.passages)
            best, scores = ranked(knowledge.documents, query, 5)
            assert [(p.document, p.start) for p in passages] == best
            assert found.scores == pytest.approx(scores, rel=1e-5)
        assert Knowledge.check(folder, Path(place, "index")) == []


@pytest.fixture
def farm(tmp_path: Path) -> Path:
    folder = tmp_path / "farm"
    folder.mkdir()
    for at, text in enumerate(["Bees make honey.", "Cows give milk daily.", "Ada feeds the bees."]):
        (folder / f"{at}.txt").write_text(text * 3, encoding="utf-8")
    return folder


def test_when_nothing_has_changed_nothing_is_written(farm: Path, tmp_path: Path) -> None:
    for path in farm.iterdir():
        os.utime(path, (0, 0))
    store = Store(tmp_path / "index", farm)
    store.refresh()
    store.refresh()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "index").iterdir()}
    Store(tmp_path / "index", farm).refresh()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "index").iterdir()} == before


def test_a_file_that_cannot_be_read_is_remembered_with_its_reason(
    farm: Path, tmp_path: Path
) -> None:
    (farm / "x.txt").write_bytes(b"\0\1\2\0")
    first = Knowledge.open(farm, tmp_path / "index", reader=None).skipped
    assert [skipped.path for skipped in first] == ["x.txt"]
    assert Knowledge.open(farm, tmp_path / "index", reader=None).skipped == first


def test_what_a_dead_writer_left_is_swept_up(farm: Path, tmp_path: Path) -> None:
    Knowledge.open(farm, tmp_path / "index", reader=None)
    (segment,) = (tmp_path / "index").glob("*.segment")
    data, at = segment.read_bytes(), "0123456789abcdef"
    left = {
        f"{at}.segment": data,
        f"{at}.segment.{at}.part": data[:100],
        f"{at}.segment.{at[::-1]}.part": b"",
        f"manifest.{at}.part": (tmp_path / "index" / "manifest").read_bytes()[:40],
    }
    for name, left_data in left.items():
        (tmp_path / "index" / name).write_bytes(left_data)
    (farm / "new.txt").write_text("Sheep give wool.", encoding="utf-8")
    Knowledge.open(farm, tmp_path / "index", reader=None)
    assert not any((tmp_path / "index" / name).exists() for name in left)


def test_an_index_of_another_folder_is_not_answered_from(farm: Path, tmp_path: Path) -> None:
    Knowledge.open(farm, tmp_path / "index", reader=None)
    other = tmp_path / "other"
    other.mkdir()
    (other / "0.txt").write_text("Trains run late.", encoding="utf-8")
    knowledge = Knowledge.open(other, tmp_path / "index", reader=None)
    assert list(knowledge.documents) == ["0.txt"]
    assert knowledge.answer("when do trains run").text == "Trains run late."


def test_an_index_of_another_version_is_noted_in_a_line_and_made_anew(
    farm: Path, tmp_path: Path
) -> None:
    with patch("qa_bot.index.manifest.version", lambda: "3"):
        Knowledge.open(farm, tmp_path / "index", reader=None)
    (note,) = Knowledge.open(farm, tmp_path / "index", reader=None).notes
    assert "by another version" in note
    assert "rebuilt" in note
    assert "\n" not in note
    assert Knowledge.open(farm, tmp_path / "index", reader=None).notes == ()
