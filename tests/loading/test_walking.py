"""What walk() finds in a folder, in which order, and what it leaves alone."""

from __future__ import annotations

import errno
import inspect
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import KnowledgeError
from qa_bot.loading.formats import MAX_BYTES
from qa_bot.loading.walking import SourceFile, walk
from qa_bot.model import Skipped

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")
linux = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux")

ONLY_TEXT = "not a kind of file that qa-bot reads"


def write(path: Path, text: str = "Some text.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(folder: Path) -> list[str]:
    return [found.id for found in walk(folder) if isinstance(found, SourceFile)]


def skipped(folder: Path) -> dict[str, str]:
    return {found.path: found.reason for found in walk(folder) if isinstance(found, Skipped)}


def test_txt_and_md_are_found_whatever_their_case(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "C.TXT", "d.Md"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["C.TXT", "a.txt", "b.md", "d.Md"]
    assert skipped(tmp_path) == {}


def test_a_file_is_described_by_its_stat(tmp_path: Path) -> None:
    status = write(tmp_path / "sub" / "a.txt", "12345").stat()
    assert list(walk(tmp_path)) == [
        SourceFile(
            "sub/a.txt",
            str(tmp_path / "sub" / "a.txt"),
            5,
            status.st_mtime_ns,
            status.st_ctime_ns,
            status.st_ino,
        )
    ]


def test_other_types_are_skipped_with_a_reason(tmp_path: Path) -> None:
    for name in ("image.png", "no-suffix", "a.txt~", "txt"):
        write(tmp_path / name)
    assert skipped(tmp_path) == dict.fromkeys(
        ("a.txt~", "image.png", "no-suffix", "txt"), ONLY_TEXT
    )


def test_hidden_files_and_folders_are_passed_over_silently(tmp_path: Path) -> None:
    write(tmp_path / ".hidden.txt")
    write(tmp_path / ".git" / "a.txt")
    write(tmp_path / "shown.txt")
    assert [found.id for found in walk(tmp_path) if isinstance(found, SourceFile)] == ["shown.txt"]
    assert skipped(tmp_path) == {}


def test_a_hidden_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    write(tmp_path / ".notes" / "a.txt")
    assert ids(tmp_path / ".notes") == ["a.txt"]


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    assert list(walk(tmp_path)) == []


def test_a_folder_with_the_suffix_of_a_file_is_walked(tmp_path: Path) -> None:
    write(tmp_path / "a.txt" / "b.txt")
    assert ids(tmp_path) == ["a.txt/b.txt"]


def test_a_folder_given_relatively_has_absolute_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "sub" / "a.txt")
    monkeypatch.chdir(tmp_path)
    (found,) = walk(Path("sub"))
    assert isinstance(found, SourceFile)
    assert (found.id, found.path) == ("a.txt", tmp_path / "sub" / "a.txt")


def test_a_name_with_a_hyphen_comes_before_the_folder_it_begins_like(tmp_path: Path) -> None:
    for id in ("a/x.txt", "a-b.txt", "a.txt", "a0.txt", "a b/y.txt"):
        write(tmp_path / id)
    assert ids(tmp_path) == ["a b/y.txt", "a-b.txt", "a.txt", "a/x.txt", "a0.txt"]


@given(
    st.sets(
        st.lists(
            st.text("ab-. 0é", min_size=1, max_size=3).filter(lambda n: n.strip(". ")),
            min_size=1,
            max_size=3,
        ).map(lambda parts: "/".join(part.strip(". ") for part in parts)),
        max_size=8,
    )
)
def test_reading_order_is_the_sorted_order_of_ids(stems: set[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        expected = [stem + ".txt" for stem in stems]
        for id in expected:
            write(Path(name) / id)
        assert ids(Path(name)) == sorted(expected)


def test_a_single_file_is_found_by_its_name_whatever_its_suffix(tmp_path: Path) -> None:
    path = write(tmp_path / "README.rst")
    assert [found.id for found in walk(path) if isinstance(found, SourceFile)] == ["README.rst"]


@pytest.mark.parametrize(
    "name", ["missing", "file.txt/below", "nul\0byte", "lone\ud800surrogate", "x" * 5000]
)
def test_a_path_that_is_missing_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    write(tmp_path / "file.txt")
    with pytest.raises(KnowledgeError, match="no file or folder") as caught:
        walk(tmp_path / name)
    assert name in str(caught.value)


@posix
def test_a_path_that_is_a_fifo_is_an_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(KnowledgeError, match=r"pipe\.txt is neither a folder nor a regular file"):
        walk(tmp_path / "pipe.txt")


def test_a_tilde_is_not_expanded() -> None:
    with pytest.raises(KnowledgeError, match="no file or folder ~: check the name"):
        walk(Path("~"))


@posix
def test_a_fifo_is_skipped_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.setattr(os, "open", None)
    assert skipped(tmp_path) == {"pipe.txt": "not a regular file"}


@posix
def test_a_socket_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may have some 100 bytes only
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert skipped(tmp_path) == {"socket.txt": "not a regular file"}


@posix
def test_a_neighbour_whose_name_begins_alike_is_out_of_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "articles-secret" / "a.txt")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "link.txt").symlink_to("../articles-secret/a.txt")
    assert skipped(tmp_path / "articles") == {"link.txt": "a link that leads out of the folder"}


def test_a_file_that_is_too_large_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "large.txt")
    os.truncate(path, MAX_BYTES)
    assert ids(tmp_path) == ["large.txt"]
    os.truncate(path, MAX_BYTES * 2)
    assert skipped(tmp_path) == {"large.txt": "too large: 512 MiB, 256 MiB at most"}


def refuse_to_scan(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    scandir = os.scandir

    def scan(path: str) -> os._ScandirIterator[str]:
        if Path(path).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)


def test_an_unreadable_sub_folder_is_skipped_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id in ("a.txt", "locked/b.txt", "z.txt"):
        write(tmp_path / id)
    refuse_to_scan(monkeypatch, "locked")
    assert ids(tmp_path) == ["a.txt", "z.txt"]
    assert skipped(tmp_path) == {"locked": "permission denied"}


def test_an_unreadable_folder_that_is_named_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    refuse_to_scan(monkeypatch, "locked")
    with pytest.raises(KnowledgeError, match="locked can't be opened: permission denied"):
        walk(tmp_path / "locked")


def test_what_vanishes_during_the_walk_is_skipped(tmp_path: Path) -> None:
    for id in ("a.txt", "b.txt", "sub/c.txt"):
        write(tmp_path / id)
    found: Iterator[SourceFile | Skipped] = walk(tmp_path)
    assert isinstance(next(found), SourceFile)
    (tmp_path / "b.txt").unlink()
    (tmp_path / "sub" / "c.txt").unlink()
    (tmp_path / "sub").rmdir()
    gone = "gone since it was found"
    assert list(found) == [Skipped("b.txt", gone), Skipped("sub", gone)]


@linux
def test_a_name_that_is_not_utf_8_works(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Some text.")
    (found,) = walk(tmp_path)
    assert isinstance(found, SourceFile)
    assert found.id == "caf\udce9.txt"
    assert found.path.read_bytes() == b"Some text."


@posix
def test_nesting_deeper_than_the_recursion_limit_is_walked(tmp_path: Path) -> None:
    depth = 300
    folder = tmp_path
    for _ in range(depth):
        folder /= "d"
        folder.mkdir()
    write(folder / "a.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + depth // 2)
    try:
        found = ids(tmp_path)
    finally:
        sys.setrecursionlimit(limit)
    assert found == ["d/" * depth + "a.txt"]


@linux
def test_nesting_deeper_than_the_longest_path_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "z.txt")
    with monkeypatch.context() as context:
        context.chdir(tmp_path)
        for _ in range(30):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
    assert ids(tmp_path) == ["z.txt"]
    assert list(skipped(tmp_path).values()) == ["its path is too long for the system"]
