"""Links: none leads out of the folder, round in circles, or to the same file twice."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from qa_bot.errors import KnowledgeError
from qa_bot.loading.walking import SourceFile, walk
from tests.loading.test_walking import ONLY_TEXT, ids, posix, skipped, write


@posix
def test_a_single_file_that_is_a_link_is_followed(tmp_path: Path) -> None:
    target = write(tmp_path / "elsewhere" / "real.txt")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    (found,) = walk(link)
    assert isinstance(found, SourceFile)
    assert (found.id, found.path) == ("link.txt", target.resolve())


@posix
def test_a_folder_that_is_a_link_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.txt")
    (tmp_path / "link").symlink_to("real")
    assert ids(tmp_path / "link") == ["a.txt"]


@posix
def test_a_path_that_is_a_link_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(KnowledgeError, match="loop: check the name"):
        walk(tmp_path / "loop")


@posix
def test_a_link_to_a_device_is_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert skipped(tmp_path) == {"zero.txt": "a link that leads out of the folder"}


@posix
def test_links_out_of_the_folder_are_skipped(tmp_path: Path) -> None:
    write(tmp_path / "outside" / "secret.txt")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "absolute.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (inside / "relative.txt").symlink_to("../outside/secret.txt")
    (inside / "folder").symlink_to("../outside")
    (inside / "up").symlink_to("..")
    assert ids(inside) == []
    assert skipped(inside) == dict.fromkeys(
        ("absolute.txt", "folder", "relative.txt", "up"), "a link that leads out of the folder"
    )


@posix
def test_a_link_by_way_of_another_link_is_judged_by_its_end(tmp_path: Path) -> None:
    write(tmp_path / "outside.txt")
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "door").symlink_to("..")
    (tmp_path / "in" / "b.txt").symlink_to("door/outside.txt")
    (tmp_path / "in" / "c.txt").symlink_to("door/in/a.txt")
    found = skipped(tmp_path / "in")
    assert found["b.txt"] == "a link that leads out of the folder"
    assert found["c.txt"] == "a link to a file that is read where it is"


@posix
def test_broken_links_and_link_loops_are_skipped(tmp_path: Path) -> None:
    write(tmp_path / "file.txt")
    (tmp_path / "broken.txt").symlink_to("missing.txt")
    (tmp_path / "below-a-file.txt").symlink_to("file.txt/missing.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "there.txt").symlink_to("back.txt")
    (tmp_path / "back.txt").symlink_to("there.txt")
    loop = "a link that leads back to itself"
    assert skipped(tmp_path) == {
        "broken.txt": "a broken link",
        "below-a-file.txt": "a broken link",
        "self.txt": loop,
        "there.txt": loop,
        "back.txt": loop,
    }


@posix
def test_a_link_that_may_not_be_followed_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").symlink_to("locked/a.txt")
    realpath = os.path.realpath

    def refuse(path: str | Path, strict: bool = False) -> str:
        if Path(path).name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return realpath(str(path), strict=strict)

    monkeypatch.setattr(os.path, "realpath", refuse)
    assert skipped(tmp_path) == {"a.txt": "permission denied"}


@posix
def test_links_inside_the_folder_read_no_file_twice(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "again").symlink_to("sub")
    (tmp_path / "sub" / "round").symlink_to("..")
    (tmp_path / "b.txt").symlink_to("sub/a.txt")
    assert ids(tmp_path) == ["sub/a.txt"]
    assert skipped(tmp_path) == {
        "again": "a link to a folder",
        "b.txt": "a link to a file that is read where it is",
        "sub/round": "a link to a folder",
    }


@posix
def test_a_link_to_a_file_inside_that_is_read_nowhere_else_is_read(tmp_path: Path) -> None:
    hidden = write(tmp_path / ".annex" / "1234.txt")
    other = write(tmp_path / "NOTES")
    (tmp_path / "a.txt").symlink_to(".annex/1234.txt")
    (tmp_path / "b.md").symlink_to("NOTES")
    (tmp_path / "c.png").symlink_to("NOTES")
    found = {f.id: f.path for f in walk(tmp_path) if isinstance(f, SourceFile)}
    assert found == {"a.txt": hidden.resolve(), "b.md": other.resolve()}
    assert skipped(tmp_path) == {"NOTES": ONLY_TEXT, "c.png": ONLY_TEXT}


@posix
def test_a_link_to_a_hidden_fifo_is_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".pipe")
    (tmp_path / "a.txt").symlink_to(".pipe")
    assert skipped(tmp_path) == {"a.txt": "not a regular file"}
