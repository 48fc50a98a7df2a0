"""Indexes under test are kept in memory where there is a place for it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_IN_MEMORY = "/dev/shm"


@pytest.fixture(scope="package", autouse=True)
def in_memory() -> Iterator[None]:
    """Whether a disk has been synced can't be tested; the wait for it is most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        if Path(_IN_MEMORY).is_dir() and os.access(_IN_MEMORY, os.W_OK):
            patch.setattr(tempfile, "tempdir", _IN_MEMORY)
            patch.setenv("TMPDIR", _IN_MEMORY)
        yield
