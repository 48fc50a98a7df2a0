"""The reader takes whatever it is given; the long form is a script."""

from __future__ import annotations

from pathlib import Path

from qa_bot.reader import open_reader
from qa_bot.reader.cross_encoder import CrossEncoder
from tests.reader.fuzz import fuzz
from tests.reader.networks import write


def test_texts_of_every_kind_are_read_by_a_small_network(tmp_path: Path) -> None:
    assert fuzz(3_000, 1, CrossEncoder(write(tmp_path / "small")))[0] >= 3_000


def test_texts_of_every_kind_are_read() -> None:
    assert fuzz(60, 2, open_reader())[0] >= 60
