"""`qa-bot index --check` tells an index that is sound from any other, and what to do about it."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from qa_bot import Knowledge
from qa_bot.cli import main
from qa_bot.index.manifest import Manifest, read_manifest, write_manifest


@pytest.fixture
def farm(tmp_path: Path) -> Path:
    folder = tmp_path / "farm"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Cow {name} gives milk.\n", encoding="utf-8")
    return folder


@pytest.fixture
def index(farm: Path, tmp_path: Path) -> Path:
    Knowledge.open(farm, tmp_path / "index", reader=None)
    return tmp_path / "index"


def checked(
    capsys: pytest.CaptureFixture[str], farm: Path, *arguments: object
) -> tuple[int, str, str]:
    """The exit status of a check and what it wrote; nothing is changed by it."""
    capsys.readouterr()
    before = {path: path.stat().st_mtime_ns for path in farm.parent.rglob("*")}
    status = main(["index", str(farm), "--check", *map(str, arguments)])
    assert {path: path.stat().st_mtime_ns for path in farm.parent.rglob("*")} == before
    return status, *capsys.readouterr()


def test_a_sound_index_is_called_so(
    farm: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = "no damage: the index is sound and up to date\n"
    assert checked(capsys, farm, "--index", index) == (0, out, "")
    main(["index", str(farm)])
    assert checked(capsys, farm) == (0, out, "")


def test_articles_that_were_never_indexed_have_no_index(
    farm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "no index"
    status, out, err = checked(capsys, farm, "--index", place)
    assert (status, out) == (1, "")
    todo = f"run qa-bot index {farm} --index '{place}' to make it"
    assert err == f"qa-bot: {farm} has no index in {place}: {todo}\n"
    place.mkdir()
    assert checked(capsys, farm, "--index", place) == (status, out, err)
    status, out, err = checked(capsys, farm)
    assert (status, out) == (1, "")
    assert err.endswith(f": run qa-bot index {farm} to make it\n")


def test_the_index_of_other_articles_is_none_of_these(
    farm: Path, index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    shutil.copytree(farm, other)
    status, _, err = checked(capsys, other, "--index", index)
    assert status == 1
    assert f"{other} has no index in {index}" in err


@pytest.mark.parametrize("articles", ["nowhere", "empty", "pictures"])
def test_where_there_are_no_articles_that_is_an_error(
    articles: str, farm: Path, index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    status, out, err = checked(capsys, tmp_path / articles, "--index", index)
    assert (status, out) == (2, "")
    assert err.startswith("qa-bot: no ")
    assert str(tmp_path / articles) in err
    assert err.count("\n") == 1


def test_an_index_that_the_articles_have_left_behind_is_out_of_date(
    farm: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    todo = f": run qa-bot index {farm} --index {index} to update it\n"
    (farm / "b.txt").write_text("Cow b gives no more milk.\n", encoding="utf-8")
    one = f"qa-bot: 1 file has changed since the index was made (b.txt){todo}"
    assert checked(capsys, farm, "--index", index) == (1, "", one)
    (farm / "a.txt").unlink()
    (farm / "d.md").write_text("Cow d is new.\n", encoding="utf-8")
    (farm / "e.md").write_text("Cow e is new.\n", encoding="utf-8")
    four = f"qa-bot: 4 files have changed since the index was made (a.txt, b.txt, d.md, …){todo}"
    assert checked(capsys, farm, "--index", index) == (1, "", four)
    main(["index", str(farm), "--index", str(index)])
    assert checked(capsys, farm, "--index", index)[0] == 0


def test_an_index_of_another_version_is_to_be_made_anew(
    farm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with patch("qa_bot.index.manifest.version", lambda: "3"):
        Knowledge.open(farm, tmp_path / "index", reader=None)
    status, out, err = checked(capsys, farm, "--index", tmp_path / "index")
    assert (status, out) == (1, "")
    assert "by another version" in err
    assert err.endswith(" to rebuild it\n")
    assert err.count("\n") == 1


def test_an_index_whose_making_was_cut_short_says_so(
    farm: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = read_manifest(index)
    assert manifest is not None
    write_manifest(index, Manifest(manifest.folder, pending=manifest.segments))
    status, out, err = checked(capsys, farm, "--index", index)
    assert (status, out) == (1, "")
    assert "was cut short" in err


@pytest.mark.parametrize("file", ["manifest", "*.segment"])
def test_any_damage_is_told(
    file: str, farm: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = index.glob(file)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    status, out, err = checked(capsys, farm, "--index", index)
    assert (status, out) == (1, "")
    assert "damaged" in err
    assert " to rebuild it\n" in err
    assert main(["index", str(farm), "--index", str(index), "--rebuild"]) == 0
    assert checked(capsys, farm, "--index", index)[0] == 0


def test_a_folder_that_holds_something_else_is_no_index(
    farm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "manifest").write_text("My novel.\n", encoding="utf-8")
    status, out, err = checked(capsys, farm, "--index", tmp_path / "mine")
    assert (status, out) == (2, "")
    assert "didn't write (manifest)" in err
