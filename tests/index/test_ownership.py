"""Nothing of anybody else's is touched where an index is to be kept."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot import Knowledge
from qa_bot.cli import main
from qa_bot.errors import ForeignFolderError
from qa_bot.index.ownership import MARK, prove

OURS = "0123456789abcdef"
STRANGERS = [
    *("manifest", "writer", "lock", "backup.segment", "film.part", "manifest.part", MARK),
    *(f"{OURS}.segment", f"{OURS}.segment.{OURS}.part", f"manifest.{OURS}.part"),
    *("novel.txt", ".hidden", "README", f"{MARK}.{OURS}.part"),
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("The ferry sails at noon.\n", encoding="utf-8")
    return folder


def everything(folder: Path) -> dict[str, bytes | str]:
    """What a folder holds, all the way down; a link by where it leads."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else "a folder"
        for path in folder.rglob("*")
    }


def refuse(articles: Path, index: Path) -> None:
    """All that may write an index refuses the folder, and leaves it as it is."""
    ways: list[Callable[[], object]] = [
        lambda: Knowledge.open(articles, index, reader=None),
        lambda: Knowledge.open(articles, index, rebuild=True, reader=None),
        lambda: Knowledge.open(articles, index, refresh=False, reader=None),
        lambda: Knowledge.check(articles, index),
    ]
    before = everything(index) if index.is_dir() else None
    for way in ways:
        with pytest.raises(ForeignFolderError, match="for the index"):
            way()
    assert main(["index", str(articles), "--index", str(index)]) == 2
    assert before == (everything(index) if index.is_dir() else None)


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("content", [b"My novel.\n", b"{}", b"\0" * 2000])
def test_a_folder_that_holds_anything_else_is_refused(
    articles: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    index = tmp_path / "index"
    index.mkdir()
    (index / name).write_bytes(content)
    refuse(articles, index)


@pytest.mark.parametrize("name", ["lock", "writer", f"{OURS}.segment"])
def test_an_empty_file_or_a_number_proves_nothing(
    articles: Path, tmp_path: Path, name: str
) -> None:
    index = tmp_path / "index"
    index.mkdir()
    (index / name).write_bytes(b"")
    refuse(articles, index)
    (index / name).write_bytes(b"4711")
    refuse(articles, index)


@pytest.mark.parametrize("name", [name for name in STRANGERS if name not in ("manifest", MARK)])
def test_an_index_beside_which_somebody_keeps_a_file_is_refused_too(
    articles: Path, tmp_path: Path, name: str
) -> None:
    index = tmp_path / "index"
    Knowledge.open(articles, index, reader=None)
    (index / name).write_bytes(b"My novel.\n")
    refuse(articles, index)
    (index / name).unlink()
    if name == "lock":
        (index / name).touch()
    assert Knowledge.open(articles, index, reader=None).answer("when does the ferry sail")


@pytest.mark.parametrize("name", ["photos", "manifest", "lock", f"{OURS}.segment"])
@pytest.mark.parametrize("own", [False, True])
def test_folders_and_links_are_no_files_of_an_index(
    articles: Path, tmp_path: Path, name: str, own: bool
) -> None:
    index, precious = tmp_path / "index", tmp_path / "precious"
    precious.write_bytes(b"")
    if own:
        Knowledge.open(articles, index, reader=None)
    index.mkdir(exist_ok=True)
    (index / name).unlink(missing_ok=True)
    (index / name).mkdir()
    refuse(articles, index)
    (index / name).rmdir()
    (index / name).symlink_to(precious)
    refuse(articles, index)


def test_a_file_or_a_broken_link_is_no_folder_for_an_index(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("My novel.\n", encoding="utf-8")
    refuse(articles, tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "My novel.\n"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    refuse(articles, tmp_path / "link")
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_folder_a_new_one_and_a_link_to_one_are_taken(
    articles: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"\0")
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    for index in (tmp_path / "empty", tmp_path / "new" / "index", tmp_path / "link"):
        assert Knowledge.open(articles, index, reader=None).notes == ()
        assert Knowledge.check(articles, index) == []


@pytest.mark.parametrize("where", [".", "..", "below", "below/deeper"])
def test_articles_are_no_place_for_their_index(articles: Path, where: str) -> None:
    for source in (articles, articles / "a.txt"):
        before = everything(articles.parent)
        index = articles / where
        if source == articles or where in (".", ".."):
            refuse(source, index)
        assert everything(articles.parent) == before


def test_a_strangers_file_that_appears_later_is_never_swept(articles: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    knowledge = Knowledge.open(articles, index, reader=None)
    strangers = {name: b"My novel.\n" for name in STRANGERS if name not in ("manifest", MARK)}
    strangers.pop("lock"), strangers.pop("writer")
    for name, content in strangers.items():
        (index / name).write_bytes(content)
    for at in range(4):
        (articles / f"{at}.txt").write_text(f"Ferry {at} sails at dawn.\n", encoding="utf-8")
        knowledge.refresh()
    knowledge.rebuild()
    assert len(knowledge.documents) == 5
    assert everything(index).items() >= strangers.items()


def test_an_index_that_was_replaced_by_somebodys_folder_is_not_written_there(
    articles: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    knowledge = Knowledge.open(articles, index, reader=None)
    index.rename(tmp_path / "moved")
    index.mkdir()
    (index / "manifest").write_bytes(b"My novel.\n")
    (articles / "b.txt").write_text("The bakery opens at dawn.\n", encoding="utf-8")
    before = everything(index)
    with pytest.raises(ForeignFolderError):
        knowledge.refresh()
    assert everything(index) == before


def test_an_index_of_an_earlier_version_is_known_by_its_manifest(
    articles: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    Knowledge.open(articles, index, reader=None)
    (index / MARK).unlink()
    _, _, body = (index / "manifest").read_bytes().partition(b"\n")
    record = json.dumps({**json.loads(body), "format": "4-01234567"}).encode()
    (index / "manifest").write_bytes(b"%08x\n%b" % (zlib.crc32(record), record))
    (note,) = Knowledge.open(articles, index, reader=None).notes
    assert "by another version" in note
    assert Knowledge.open(articles, index, reader=None).notes == ()
    assert (index / MARK).exists()


@pytest.mark.parametrize("damaged", [MARK, "manifest"])
def test_either_the_mark_or_the_manifest_proves_a_folder(
    articles: Path, tmp_path: Path, damaged: str
) -> None:
    index = tmp_path / "index"
    Knowledge.open(articles, index, reader=None)
    (index / damaged).write_bytes(b"\0" * 100)
    assert Knowledge.open(articles, index, reader=None).answer("when does the ferry sail")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(STRANGERS), st.binary(max_size=80)), min_size=1, max_size=4)
)
def test_no_folder_of_a_strangers_is_ever_taken_for_an_index(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("stranger")
    (folder / "notes").write_bytes(b"")
    for name, content in files:
        (folder / name).write_bytes(content)
    with pytest.raises(ForeignFolderError):
        prove(folder)
