"""What all tests share: a cache and a state folder of their own, so that none meets a real one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.opensearch.fixtures import all_nodes, cluster, cluster_index, nodes

__all__ = ["all_nodes", "cluster", "cluster_index", "nodes", "own_folders"]

# How long an example takes says nothing where others use the machine too.
settings.register_profile("without a deadline", deadline=None)
settings.load_profile("without a deadline")


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The session's folder for indexes and histories, also that of the processes it starts."""
    folder = tmp_path_factory.mktemp("home")
    before = dict(os.environ)
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "cache")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    # Nor a pager or an editor, unless a test names one.
    os.environ["PAGER"] = os.environ["EDITOR"] = os.environ["VISUAL"] = ""
    yield folder
    os.environ.clear()
    os.environ.update(before)
