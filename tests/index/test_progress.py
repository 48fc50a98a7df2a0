"""How far indexing is, as one who waits is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot.index import workers
from qa_bot.knowledge import Knowledge

FILES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text("Cows give milk. Bees make honey.\n" * 3)
    (folder / "photo.txt").write_bytes(bytes(range(256)) * 4)
    return folder


@pytest.mark.parametrize("alone", [True, False])
def test_progress_is_told_after_each_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    if not alone:
        monkeypatch.setattr(workers, "ALONE_BYTES", 0)
        monkeypatch.setattr("os.cpu_count", lambda: 2)
    told: list[tuple[int, int, int]] = []
    knowledge = Knowledge.open(
        folder, tmp_path / "index", lambda *far: told.append(far), reader=None
    )
    assert [done for done, _, _ in told] == list(range(FILES + 2))
    assert {files for _, files, _ in told} == {FILES + 1}
    passages = [passages for _, _, passages in told]
    assert passages == sorted(passages)
    assert passages[-1] == len(knowledge) > 0


class Watch:
    """What is told while articles are indexed, in order: numbers, and the file that is read."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int, int] | str] = []

    def __call__(self, done: int, files: int, passages: int) -> None:
        self.told.append((done, files, passages))

    def reading(self, file: str) -> None:
        self.told.append(file)


@pytest.mark.parametrize("alone", [True, False])
def test_the_file_that_is_read_is_told_before_it_is_done(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    if not alone:
        monkeypatch.setattr(workers, "ALONE_BYTES", 0)
        monkeypatch.setattr("os.cpu_count", lambda: 2)
    watch = Watch()
    Knowledge.open(folder, tmp_path / "index", watch, reader=None)
    names = [one for one in watch.told if isinstance(one, str)]
    assert names[-1] == ""
    if alone:
        assert set(names[:-1]) == {path.name for path in folder.iterdir()} | {""}
        assert watch.told[:4] == [(0, FILES + 1, 0), "0.txt", (1, FILES + 1, 6), ""]
    else:
        assert set(names[:-1]) <= {path.name for path in folder.iterdir()} | {""}


def test_progress_is_told_where_the_index_is_kept_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    watch = Watch()
    knowledge = Knowledge.open(folder, tmp_path / "file" / "index", watch, reader=None)
    assert "kept in memory" in knowledge.notes[0]
    assert watch.told[-2:] == [(FILES + 1, FILES + 1, 0), ""]
    assert "0.txt" in watch.told
