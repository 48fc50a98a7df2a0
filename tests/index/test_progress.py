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
