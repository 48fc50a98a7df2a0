"""Folders as people have them: large, deep, full of links, in part closed to the reader."""

from __future__ import annotations

import errno
import inspect
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from qa_bot import Knowledge, KnowledgeError
from qa_bot.loading import SourceFile, Sources
from qa_bot.model import Skipped
from tests.loading.test_walking import ids, posix, refuse_to_scan, skipped, write


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    write(tmp_path / "farm" / "a.txt", "Cows give milk.\n")
    write(tmp_path / "farm" / "locked" / "b.txt", "Goats give cheese.\n")
    write(tmp_path / "wood" / "a.txt", "Bees make honey.\n")
    return tmp_path / "farm", tmp_path / "wood"


def refuse_to_open(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    opened = os.open

    def refuse(path: str, *arguments: Any) -> int:
        if Path(path).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)


def test_a_sub_folder_that_is_closed_is_listed_and_the_rest_is_read(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_scan(monkeypatch, "locked")
    knowledge = Knowledge.open(folders, tmp_path / "index", reader=None)
    assert list(knowledge.documents) == ["farm/a.txt", "wood/a.txt"]
    assert knowledge.skipped == (Skipped("farm/locked", "permission denied"),)


def test_one_of_several_folders_that_is_closed_is_an_error_that_names_it(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_scan(monkeypatch, "wood")
    with pytest.raises(KnowledgeError, match="wood can't be opened: permission denied"):
        Sources(folders).walk()


def test_one_of_several_folders_that_goes_away_leaves_the_answers_from_before(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    knowledge = Knowledge.open(folders, tmp_path / "index", reader=None)
    folders[1].rename(tmp_path / "away")
    with pytest.raises(KnowledgeError, match="wood: check the name"):
        knowledge.refresh()
    assert knowledge.answer("what do bees make?").source == "wood/a.txt:1"


def test_rules_that_may_not_be_read_are_listed(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folders[0] / ".gitignore", "a.txt")
    refuse_to_open(monkeypatch, ".gitignore")
    assert ids(folders[0]) == ["a.txt", "locked/b.txt"]
    assert skipped(folders[0]) == {".gitignore": "permission denied"}


@posix
def test_a_fifo_among_several_that_are_named_is_an_error_and_no_wait(
    folders: tuple[Path, Path],
) -> None:
    os.mkfifo(folders[0] / "pipe.txt")
    with pytest.raises(KnowledgeError, match=r"pipe\.txt is neither"):
        Sources((folders[1], folders[0] / "pipe.txt")).walk()
    assert skipped(folders[0]) == {"pipe.txt": "not a regular file"}


@posix
def test_many_links_between_folders_that_are_named_read_no_file_twice(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    farm, wood = folders
    for number in range(60):
        (farm / f"link-{number}.txt").symlink_to(farm / "a.txt")
        (farm / f"out-{number}.txt").symlink_to(wood / "a.txt")
        (wood / f"round-{number}").symlink_to(farm)
        (wood / f"up-{number}").symlink_to(tmp_path)
    found = list(Sources(folders).walk())
    files = [one.id for one in found if isinstance(one, SourceFile)]
    assert files == ["farm/a.txt", "farm/locked/b.txt", "wood/a.txt"]
    assert sum(isinstance(one, Skipped) for one in found) == 240
    # Taken as one folder, the links lead within it.
    assert ids(tmp_path) == files


@posix
def test_many_links_to_files_that_are_ignored_lead_to_none(folders: tuple[Path, Path]) -> None:
    farm = folders[0]
    write(farm / ".gitignore", "locked/\n")
    for number in range(60):
        (farm / f"link-{number}.txt").symlink_to("locked/b.txt")
    assert ids(farm) == ["a.txt"]
    assert sum("ignored by .gitignore:1" in reason for reason in skipped(farm).values()) == 61


@posix
def test_rules_count_however_deep_they_stand(tmp_path: Path) -> None:
    depth = 150
    folder = tmp_path
    for level in range(depth):
        folder /= "d"
        write(folder / "a.txt")
        if level % 50 == 49:
            write(folder / ".gitignore", "a.txt\n" if level % 100 == 49 else "!a.txt\n")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + depth // 2)
    try:
        found = ids(tmp_path)
    finally:
        sys.setrecursionlimit(limit)
    levels = sorted(id.count("/") for id in found)
    assert levels == [*range(1, 50), *range(100, 150)]


def test_hundreds_of_files_are_found_in_order_and_by_the_rules(tmp_path: Path) -> None:
    for number in range(600):
        path = tmp_path / f"{number % 30:02}" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.touch()
    write(tmp_path / ".gitignore", "*9.txt\n/1*/\n!/19/\n")
    found = ids(tmp_path)
    assert found == sorted(found)
    kept = [n for n in range(600) if n % 10 != 9 and (n % 30 // 10 != 1 or n % 30 == 19)]
    assert len(found) == len(kept)


def test_a_name_of_any_characters_is_chosen_ignored_and_found_again(tmp_path: Path) -> None:
    names = [
        "a b.txt",
        "#c.txt",
        "!d.txt",
        "[e].txt",
        "ü.txt",
        "f\n.txt" if os.name == "posix" else "f.txt",
    ]
    for name in names:
        write(tmp_path / "A" / name, "Bees make honey.\n")
    write(tmp_path / "B" / "x.txt", "Cows give milk.\n")
    write(tmp_path / "A" / ".gitignore", "\\#c.txt\n\\!d.txt\n\\[e].txt\nü.txt\na\\ b.txt\n")
    sources = Sources((tmp_path / "A", tmp_path / "B"))
    files = [one for one in sources.walk() if isinstance(one, SourceFile)]
    assert [file.id for file in files] == [f"A/{names[-1]}", "B/x.txt"]
    assert [sources.file(file.id) for file in files] == [file.path for file in files]
