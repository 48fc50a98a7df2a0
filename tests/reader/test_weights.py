"""The file of weights: opened once, and never believed where it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import QaBotError, ReaderError
from qa_bot.index.checked import Array
from qa_bot.reader import WEIGHTS, open_reader
from tests.reader.networks import PIECES, write


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write(tmp_path_factory.mktemp("weights") / "whole").read_bytes()


def test_all_who_ask_share_one_reader() -> None:
    assert open_reader() is open_reader(WEIGHTS)


@given(st.data())
def test_a_bit_that_has_flipped_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[at] ^= 1 << data.draw(st.integers(0, 7))
    cannot_open(tmp_path_factory.getbasetemp() / f"flipped {at}", bytes(flipped))


@given(st.data())
def test_a_file_that_was_cut_short_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    size = data.draw(st.integers(0, len(whole) - 1))
    cannot_open(tmp_path_factory.getbasetemp() / f"cut {size}", whole[:size])


def test_a_file_of_another_kind_is_noticed(tmp_path: Path) -> None:
    cannot_open(tmp_path / "text", b"The lamp was first lit on 3 May 1911.\n" * 100)


def without(name: str) -> Callable[[dict[str, Array]], object]:
    return lambda sections: sections.pop(name)


def instead(name: str, array: Array) -> Callable[[dict[str, Array]], object]:
    return lambda sections: sections.update({name: array})


@pytest.mark.parametrize(
    "change",
    [
        without("words"),
        without("layer 2 fed shift"),
        instead("vocabulary", np.frombuffer(b"\xff", dtype="u1")),
        instead("vocabulary", np.frombuffer("\n".join(PIECES[:-1]).encode(), dtype="u1")),
        instead("vocabulary", np.frombuffer(b"a\nb", dtype="u1")),
        instead("shape", np.array([3], dtype="i4")),
        instead("kind", np.zeros(7, dtype="f4")),
        instead("layer 0 up", np.zeros(7, dtype="i1")),
        instead("layer 0 up scale", np.zeros(1, dtype="f4")),
        instead("layer 1 joined gain", np.zeros(1, dtype="f4")),
        instead("words scale", np.zeros(1, dtype="f4")),
        instead("place", np.zeros((2, 24), dtype="f4")),
        instead("layer 1 down bias", np.zeros(7, dtype="f4")),
    ],
)
def test_a_whole_file_that_is_no_network_of_ours_is_noticed(
    tmp_path: Path, change: Callable[[dict[str, Array]], object]
) -> None:
    cannot_open(write(tmp_path / "other", change=change))


@pytest.mark.parametrize("name", ["none", "no folder/none", "."])
def test_a_file_that_is_not_there_is_said_to_be_missing_or_not_to_be_read(
    tmp_path: Path, name: str
) -> None:
    cannot_open(tmp_path / name)


def cannot_open(path: Path, content: bytes | None = None) -> None:
    """Opening must say in one line which file is at fault and what to do."""
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReaderError) as error:
        open_reader(path)
    said = str(error.value)
    assert isinstance(error.value, QaBotError)
    assert str(path) in said
    assert "install" in said
    assert "\n" not in said
