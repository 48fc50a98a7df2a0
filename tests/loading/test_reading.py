"""read() and load(): every file becomes a Document or is skipped with a reason in plain words."""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import KnowledgeError
from qa_bot.loading import SourceFile, load, read, walk, walking
from qa_bot.loading.articles import Article
from qa_bot.model import Document, Skipped

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")
linux = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux")


def found_in(folder: Path) -> SourceFile:
    (found,) = walk(folder)
    assert isinstance(found, SourceFile)
    return found


def document_of(found: Article | Skipped) -> Document | Skipped:
    return found if isinstance(found, Skipped) else found.document


def only(file: SourceFile) -> Document | Skipped:
    """What a file is read as that holds one article at the most."""
    (found,) = read(file)
    return document_of(found)


@pytest.fixture
def article(tmp_path: Path) -> SourceFile:
    (tmp_path / "a.txt").write_bytes(b"A title\n\nSome text.\n")
    return found_in(tmp_path)


def test_a_file_becomes_a_document(article: SourceFile) -> None:
    assert only(article) == Document("a.txt", "A title", "A title\n\nSome text.\n", "utf-8")


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\nfour")
    document = only(found_in(tmp_path))
    assert isinstance(document, Document)
    assert document.text == "one\r\ntwo\rthree\nfour"


def test_the_encoding_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café".encode("latin-1"))
    assert only(found_in(tmp_path)) == Document("a.txt", "a", "Café", "cp1252")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe \x00", "\u3000".encode()]
)
def test_a_file_of_nothing_but_white_space_is_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert only(found_in(tmp_path)) == Skipped("a.txt", "empty")


def test_a_binary_file_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert only(found_in(tmp_path)) == Skipped("a.txt", "binary: it holds NUL bytes")


def test_a_file_that_vanished_is_skipped(article: SourceFile) -> None:
    article.path.unlink()
    assert only(article) == Skipped("a.txt", "gone since it was found")


@posix
def test_a_file_replaced_by_a_fifo_is_skipped_without_waiting(article: SourceFile) -> None:
    article.path.unlink()
    os.mkfifo(article.path)
    assert only(article) == Skipped("a.txt", "not a regular file")


@posix
def test_a_file_replaced_by_a_fifo_in_use_is_not_drained(article: SourceFile) -> None:
    article.path.unlink()
    os.mkfifo(article.path)
    pipe = os.open(article.path, os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(pipe, b"for someone else")
        assert only(article) == Skipped("a.txt", "not a regular file")
        assert os.read(pipe, 100) == b"for someone else"
    finally:
        os.close(pipe)


@posix
def test_a_file_replaced_by_a_socket_is_skipped(
    article: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    article.path.unlink()
    monkeypatch.chdir(article.path.parent)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.txt")
        assert only(article) == Skipped("a.txt", "not a regular file")


@posix
def test_a_file_replaced_by_a_folder_is_skipped(article: SourceFile) -> None:
    article.path.unlink()
    article.path.mkdir()
    assert only(article) == Skipped("a.txt", "not a regular file")


@posix
def test_a_file_replaced_by_a_link_is_not_followed(article: SourceFile, tmp_path: Path) -> None:
    article.path.rename(tmp_path / "secret")
    article.path.symlink_to("secret")
    assert only(article) == Skipped("a.txt", "a link has taken its place")


@linux
def test_skipping_leaves_no_file_open(article: SourceFile) -> None:
    article.path.unlink()
    article.path.mkdir()
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    for _ in range(10):
        read(article)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EPERM, "permission denied"),
        (errno.EIO, "the disk fails to read it"),
        (errno.ESTALE, "it can't be read: stale file handle"),
    ],
)
def test_what_the_system_refuses_is_said_in_plain_words(
    article: SourceFile, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(path: str, flags: int) -> int:
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(os, "open", refuse)
    assert only(article) == Skipped("a.txt", reason)


def test_a_file_that_grew_too_large_is_skipped(
    article: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "MAX_BYTES", article.size)
    assert isinstance(only(article), Document)
    with article.path.open("ab") as file:
        file.write(b"!")
    skipped = only(article)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("too large")


@linux
def test_a_file_name_that_is_not_utf_8_can_be_read(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Some text.")
    assert [*map(document_of, load(tmp_path))] == [
        Document("caf\udce9.txt", "caf\ufffd", "Some text.")
    ]


def test_load_keeps_the_order_of_the_walk(tmp_path: Path) -> None:
    for name in ("c.txt", "a.md", "b.png", "d.txt"):
        (tmp_path / name).write_bytes(b"Some text.")
    (tmp_path / "d.txt").write_bytes(b"")
    assert [*map(document_of, load(tmp_path))] == [
        Document("a.md", "a", "Some text."),
        Skipped("b.png", "not a kind of file that qa-bot reads"),
        Document("c.txt", "c", "Some text."),
        Skipped("d.txt", "empty"),
    ]


def test_load_reads_a_file_only_when_it_is_asked_for(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"Some text.")
    documents = map(document_of, load(tmp_path))
    assert isinstance(next(documents), Document)
    (tmp_path / "b.txt").write_bytes(b"Another text.")
    assert next(documents) == Document("b.txt", "b", "Another text.")


def test_load_refuses_a_missing_path_at_once(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="missing: check the name"):
        load(tmp_path / "missing")


@given(st.binary() | st.binary(min_size=50, max_size=2000))
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(data)
        found = only(found_in(path))
    if isinstance(found, Document):
        assert found.text.strip()
        assert found.title
        assert found.text.encode("utf-8").decode("utf-8") == found.text
    else:
        assert found.reason
