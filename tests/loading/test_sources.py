"""Several folders and files of articles taken together."""

from __future__ import annotations

import copy
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot import Knowledge, KnowledgeError, answer
from qa_bot.errors import ForeignFolderError
from qa_bot.index.places import index_folder
from qa_bot.loading import SourceFile, Sources
from qa_bot.model import Skipped
from tests.loading.test_walking import posix, write


def found(*paths: Path) -> list[str]:
    """The ids of what is read; each leads back to its file."""
    sources = Sources(paths)
    files = [one for one in sources.walk() if isinstance(one, SourceFile)]
    for file in files:
        assert os.path.samefile(sources.file(file.id), file.path)  # noqa: PTH121
    return [file.id for file in files]


def test_articles_of_several_folders_are_called_by_folder_and_path(tmp_path: Path) -> None:
    for id in ("A/x.txt", "A/sub/y.txt", "B/x.txt", "elsewhere/notes.txt"):
        write(tmp_path / id)
    paths = tmp_path / "B", tmp_path / "A", tmp_path / "elsewhere" / "notes.txt"
    assert found(*paths) == ["A/sub/y.txt", "A/x.txt", "B/x.txt", "notes.txt"]


def test_one_folder_is_called_nothing_however_often_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "A" / "x.txt")
    folder = tmp_path / "A"
    for paths in ([folder], [folder, folder], [folder, folder / ".." / "A"]):
        assert found(*paths) == ["x.txt"]


def test_folders_of_one_name_are_told_apart_by_what_they_stand_in(tmp_path: Path) -> None:
    for id in ("old/A/x.txt", "new/A/x.txt", "new/B/x.txt"):
        write(tmp_path / id)
    paths = [tmp_path / name for name in ("old/A", "new/A", "new/B")]
    assert found(*paths) == ["B/x.txt", "new/A/x.txt", "old/A/x.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [write(tmp_path / name / "notes.txt") for name in ("may", "june")]
    assert found(*paths) == ["june/notes.txt", "may/notes.txt"]


def test_no_name_is_the_beginning_of_another(tmp_path: Path) -> None:
    folders = [tmp_path / "p" / "q" / "A", tmp_path / "r" / "A", tmp_path / "s" / "q"]
    for folder in (*folders, tmp_path / "s" / "q" / "A"):
        write(folder / "y.txt")
    # Called "A" and "q/A", as "p/q/A" is too, two files would have one id.
    assert len(set(found(*folders))) == 4


def test_what_lies_within_another_is_read_once_as_part_of_it(tmp_path: Path) -> None:
    for id in ("A/x.txt", "A/sub/y.txt", "A/sub/deep/z.txt", "B/x.txt"):
        write(tmp_path / id)
    inner = [tmp_path / "A" / "sub", tmp_path / "A" / "sub" / "deep", tmp_path / "A" / "x.txt"]
    assert found(tmp_path / "A", *inner) == ["sub/deep/z.txt", "sub/y.txt", "x.txt"]
    assert found(*inner, tmp_path / "B", tmp_path / "A") == [
        "A/sub/deep/z.txt",
        "A/sub/y.txt",
        "A/x.txt",
        "B/x.txt",
    ]


def test_what_is_named_is_read_though_it_is_ignored_or_hidden_where_it_stands(
    tmp_path: Path,
) -> None:
    for id in ("x.txt", "drafts/y.txt", "drafts/z.txt", ".notes/w.txt"):
        write(tmp_path / id)
    write(tmp_path / ".gitignore", "drafts/\n")
    named = [tmp_path / "drafts" / "y.txt", tmp_path / ".notes"]
    assert found(tmp_path) == ["x.txt"]
    assert found(tmp_path, *named) == [".notes/w.txt", "drafts/y.txt", "x.txt"]


def test_what_is_not_read_is_told_with_the_name_of_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "A" / "x.bin")
    write(tmp_path / "B" / "y.txt")
    write(tmp_path / "B" / ".gitignore", "y.txt")
    skipped = list(Sources((tmp_path / "A", tmp_path / "B")).walk())
    assert [one.path for one in skipped if isinstance(one, Skipped)] == ["A/x.bin", "B/y.txt"]
    assert "ignored by B/.gitignore:1" in str(skipped[1])


@posix
def test_a_folder_is_read_once_by_whatever_link_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "A" / "x.txt")
    (tmp_path / "link").symlink_to("A")
    assert found(tmp_path / "link", tmp_path / "A") == ["x.txt"]
    write(tmp_path / "B" / "y.txt")
    assert found(tmp_path / "link", tmp_path / "B") == ["B/y.txt", "link/x.txt"]


NAMES = st.sampled_from(["A", "B", "A-2", "A.txt", "a b"])
PATHS = st.lists(NAMES, min_size=1, max_size=4)


@given(st.lists(PATHS, min_size=1, max_size=5))
@settings(max_examples=40)
def test_ids_are_in_order_and_lead_to_every_file_once(paths: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        roots = [Path(name, *parts) for parts in paths]
        for root in roots:
            write(root / "x.txt")
            write(root / "sub" / "A.txt" / "y.txt")
        ids = found(*roots)
        assert ids == sorted(set(ids))
        there = {path.resolve() for root in roots for path in root.rglob("*.txt") if path.is_file()}
        assert len(ids) == len(there)
        assert {Sources(tuple(roots)).file(id).resolve() for id in ids} == there


def test_thousands_of_files_may_be_named(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number % 7}" / f"{number // 7}.txt") for number in range(500)]
    assert len(set(found(*paths))) == 500


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    write(tmp_path / "farm" / "a.txt", "Cows give milk.\n")
    write(tmp_path / "wood" / "a.txt", "Bees make honey.\n")
    return [tmp_path / "farm", tmp_path / "wood"]


def test_several_folders_are_opened_and_asked(folders: list[Path], tmp_path: Path) -> None:
    knowledge = Knowledge.open(folders, tmp_path / "index", reader=None)
    assert knowledge.answer("what do cows give?").source == "farm/a.txt:1"
    assert knowledge.answer("what do bees make?").source == "wood/a.txt:1"
    assert knowledge.file("wood/a.txt") == folders[1] / "a.txt"
    assert (knowledge.source, knowledge.sources) == (None, tuple(folders))
    write(folders[0] / "b.txt", "Sheep give wool.\n")
    assert Knowledge.check(folders, tmp_path / "index")[0].startswith("1 file has changed")
    knowledge.refresh()
    assert knowledge.answer("what do sheep give?").source == "farm/b.txt:1"
    assert Knowledge.check(reversed(folders), tmp_path / "index") == []
    again = copy.copy(knowledge)
    assert list(again.documents) == ["farm/a.txt", "farm/b.txt", "wood/a.txt"]


def test_several_folders_have_an_index_of_their_own_in_whatever_order(folders: list[Path]) -> None:
    together = index_folder(Sources(tuple(folders)))
    assert together == index_folder(Sources((*reversed(folders), folders[0])))
    assert together not in map(index_folder, folders)
    assert answer("what do bees make?", folders).source == "wood/a.txt:1"


def test_one_of_several_that_is_missing_is_an_error_that_names_it(
    folders: list[Path], tmp_path: Path
) -> None:
    with pytest.raises(KnowledgeError, match=r"no file or folder .*gone: check the name"):
        Knowledge.open([*folders, tmp_path / "gone"], tmp_path / "index")


def test_no_folder_at_all_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="no folder of articles is named"):
        Knowledge.open([])


def test_an_index_is_kept_among_none_of_them(folders: list[Path]) -> None:
    with pytest.raises(ForeignFolderError):
        Knowledge.open(folders, folders[1] / "index")
