"""Files of several articles in an index: they come, change and go with their file."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.errors import DamagedIndexError, QuestionError
from qa_bot.index import building
from qa_bot.index.checking import check
from qa_bot.index.store import Store
from qa_bot.index.workers import answer_request
from qa_bot.knowledge import Knowledge
from qa_bot.loading.articles import Article, articles
from qa_bot.loading.loaded import Loaded
from qa_bot.loading.walking import SourceFile, walk
from qa_bot.model import Skipped

FARM = (
    "The farm at the lake gives milk to all the villages of the valley.\n"
    "The farm at the lake was bought by the villages of the valley in May."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files in which each line is an article; `!` is a line that can't be read."""
    monkeypatch.setattr(building, "parse", by_lines)
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


def by_lines(file: str, data: bytes) -> list[Article | Skipped]:
    if data.startswith(b"\0"):
        return [Skipped(file, "no lines")]
    lines = data.decode().splitlines()
    return articles(
        file,
        (
            Skipped(str(number), "not a line") if line == "!" else Loaded(line, name=str(number))
            for number, line in enumerate(lines, 1)
        ),
    )


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def ids(store: Store) -> list[str]:
    return list(store.refresh().documents)


def store_of(folder: Path) -> Store:
    return Store(folder.parent / "index", folder)


def test_each_article_of_a_file_is_a_document(folder: Path) -> None:
    write(folder, a="It rained.\nIt snowed.", b="It froze.")
    store = store_of(folder)
    snapshot = store.refresh()
    assert {id: one.text for id, one in snapshot.documents.items()} == {
        "a.txt#0001": "It rained.",
        "a.txt#0002": "It snowed.",
        "b.txt#0001": "It froze.",
    }
    assert check(store, "qa-bot index") == []


def test_a_file_that_is_as_it_was_is_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a="One.\nTwo.\n!", b="Three.")
    before = ids(store_of(folder))
    monkeypatch.setattr(building, "parse", None)
    store = store_of(folder)
    assert ids(store) == before
    assert store.skipped == (Skipped("a.txt#0003", "not a line"),)
    assert check(store, "qa-bot index") == []


def test_a_file_that_changes_has_all_its_articles_replaced(folder: Path) -> None:
    write(folder, a="One.\nTwo.\nThree.", b="Four.")
    store = store_of(folder)
    store.refresh()
    write(folder, a="New.\nTwo.")
    assert check(store, "qa-bot index") == [
        "1 file has changed since the index was made (a.txt): run qa-bot index to update it"
    ]
    documents = store.refresh().documents
    assert [one.text for one in documents.values()] == ["New.", "Two.", "Four."]
    assert list(documents) == ["a.txt#0001", "a.txt#0002", "b.txt#0001"]
    assert check(store, "qa-bot index") == []


def test_articles_of_a_file_that_is_gone_are_gone(folder: Path) -> None:
    write(folder, a="One.\nTwo.", b="Four.")
    store = store_of(folder)
    store.refresh()
    (folder / "a.txt").unlink()
    assert ids(store) == ["b.txt#0001"]


def test_what_cannot_be_read_is_listed_until_its_file_changes(folder: Path) -> None:
    write(folder, a="One.\n!\nThree.", b="Four.")
    store = store_of(folder)
    for _ in range(2):
        assert ids(store) == ["a.txt#0001", "a.txt#0003", "b.txt#0001"]
        assert store.skipped == (Skipped("a.txt#0002", "not a line"),)
    write(folder, a="One.\nTwo.\nThree.")
    assert len(ids(store)) == 4
    assert store.skipped == ()


def test_a_file_that_comes_to_be_unreadable_loses_its_articles(folder: Path) -> None:
    write(folder, a="One.\nTwo.", b="Four.")
    store = store_of(folder)
    store.refresh()
    write(folder, a="\0")
    assert ids(store) == ["b.txt#0001"]
    assert store.skipped == (Skipped("a.txt", "no lines"),)


def test_a_file_beside_one_of_almost_its_name_comes_in_its_turn(folder: Path) -> None:
    # A blank and an exclamation mark come before the sign that parts a file from its article.
    for name in ("a.txt", "a.txt!.txt", "a.txt 2.txt", "a.txt#0001.txt", "a.txt#1"):
        (folder / name).write_text("One.\nTwo.")
    store = store_of(folder)
    found = ids(store)
    assert len(found) == 8
    assert found == sorted(found)
    assert check(store, "qa-bot index") == []


def test_an_indexing_that_was_cut_short_goes_on_with_whole_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a="One.\nTwo.", b="Three.\n!")
    monkeypatch.setattr("qa_bot.index.workers.batch_bytes", lambda *_: 1)

    def stop(file: str, data: bytes) -> list[Article | Skipped]:
        if file == "b.txt":
            raise KeyboardInterrupt
        return by_lines(file, data)

    store = store_of(folder)
    monkeypatch.setattr(building, "parse", stop)
    with pytest.raises(KeyboardInterrupt):
        store.refresh()
    monkeypatch.setattr(building, "parse", by_lines)
    assert ids(store) == ["a.txt#0001", "a.txt#0002", "b.txt#0001"]
    write(folder, a="New.")
    monkeypatch.setattr(building, "parse", stop)
    write(folder, b="Five.\nSix.")
    with pytest.raises(KeyboardInterrupt):
        store.refresh()
    monkeypatch.setattr(building, "parse", by_lines)
    assert [one.text for one in store.refresh().documents.values()] == ["New.", "Five.", "Six."]
    assert check(store, "qa-bot index") == []


def test_an_index_with_files_that_libraries_read_is_made_anew_with_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(*libraries: str) -> None:
        for module in ("manifest", "store"):
            monkeypatch.setattr(f"qa_bot.index.{module}.installed", lambda: [*libraries])

    write(folder, a="One.")
    install()
    store_of(folder).refresh()
    install("pypdfium2-1")
    assert store_of(folder).open() is not None
    (folder / "b.rtf").write_text("Two.")
    store_of(folder).refresh()
    assert store_of(folder).open() is not None
    install("pypdfium2-2")
    with pytest.raises(DamagedIndexError, match="other versions of libraries"):
        store_of(folder).open()


def test_a_file_that_no_library_could_read_is_tried_again_with_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a="One.", b="\0")
    store_of(folder).refresh()
    monkeypatch.setattr("qa_bot.index.manifest.installed", lambda: ["pypdfium2-1"])
    with pytest.raises(DamagedIndexError):
        store_of(folder).open()


def test_a_name_means_all_the_articles_of_a_file_or_one_of_them(folder: Path) -> None:
    rows = "\n".join(f"Cow {n} gives milk on day {n}." for n in range(1, 9))
    write(folder, herd=rows, farm=FARM, inn="It is milk.")
    # These stand between the articles of a file by their ids.
    (folder / "herd.txt#0003.txt").write_text("Goats give milk too.")
    knowledge = Knowledge.open(folder, index=folder.parent / "index", reader=None)

    def given(question: str, within: str | None = None) -> set[str]:
        return {hit.document for hit in knowledge.answer(question, k=20, within=within).hits}

    herd = {f"herd.txt#{n:04}" for n in range(1, 9)}
    assert given("what gives milk in:herd.txt") == herd
    assert given("what gives milk", within="herd.txt") == herd
    assert given("what gives milk in:herd.txt#0003") == {"herd.txt#0003"}
    assert given("what gives milk in:farm") == {"farm.txt#0001"}
    with pytest.raises(QuestionError, match="no article none"):
        given("what gives milk", within="none")
    write(folder, herd="Cow 1 gives milk.")
    knowledge.refresh()
    assert given("what gives milk in:herd.txt") == {"herd.txt#0001"}
    overview = knowledge.overview("farm.txt")
    assert [hit.document for hit in overview.hits] == ["farm.txt#0001", "farm.txt#0002"]
    assert overview.notes == ("the 2 most telling sentences of farm.txt",)


NAMES = st.sampled_from(["a.txt", "a.txt!.txt", "b.txt", "a.txt#0002.txt"])
LINES = st.lists(st.sampled_from(["It rained.", "It snowed.", "!", " "]), max_size=4)


@given(st.lists(st.dictionaries(NAMES, LINES), min_size=2, max_size=3))
@settings(max_examples=10, deadline=None)
def test_whatever_becomes_of_the_files_the_index_is_of_their_articles(
    states: list[dict[str, list[str]]],
) -> None:
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "parse", by_lines)
        folder = Path(place, "articles")
        folder.mkdir()
        store = store_of(folder)
        for state in states:
            for path in folder.iterdir():
                path.unlink()
            expected: list[Article | Skipped] = []
            for name, some in state.items():
                data = "\n".join(some).encode()
                (folder / name).write_bytes(data)
                expected += by_lines(name, data)
            snapshot = store.refresh()
            read = [one.document for one in expected if isinstance(one, Article)]
            assert [*snapshot.documents.values()] == sorted(read, key=lambda one: one.id)
            assert {*store.skipped} == {one for one in expected if isinstance(one, Skipped)}
            # A file without an article is read again while it is as new as this.
            assert not read or store.skipped or check(store, "index") == []


def test_a_process_that_indexes_tells_which_articles_cannot_be_read(folder: Path) -> None:
    write(folder, a="One.\n!\nThree.", b="\0")
    index = folder.parent / "index"
    index.mkdir()
    files = [found for found in walk(folder) if isinstance(found, SourceFile)]
    answered: list[str] = []
    answer_request(json.dumps([str(index), 0, files]), lambda line: answered.append(line))
    *passages, (_, unreadable) = map(json.loads, answered)
    assert passages == [2, 0]
    assert unreadable == [[0, "a.txt#0002", "not a line"], [1, "b.txt", "no lines"]]
