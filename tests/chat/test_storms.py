"""Random keys on a real terminal; `python -m tests.chat.storms` has many more."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="terminals are driven by pexpect")
pytest.importorskip("pyte", reason="screens are drawn by pyte")

from tests.chat.storms import storm

# Other tests may have left threads; the child only runs exec.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


@pytest.mark.parametrize("seed", [102, *range(1001, 1005)])
def test_the_chat_stands_a_storm_of_keys_and_leaves_the_terminal_as_it_was(
    seed: int, tmp_path: Path
) -> None:
    assert storm(seed, 200, tmp_path) >= 1
