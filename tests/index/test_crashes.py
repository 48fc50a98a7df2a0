"""The short forms of `python -m tests.index.crashes`, each in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa_bot import Knowledge
from qa_bot.index.manifest import read_manifest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="it kills forked processes")


@pytest.mark.parametrize(
    "what", [("kill", "--times", "25"), ("flips", "--times", "150"), ("crowd", "--seconds", "3")]
)
def test_nothing_breaks_an_index(what: tuple[str, ...]) -> None:
    run(*what)


def test_no_failing_write_sync_rename_or_open_breaks_an_index() -> None:
    run("faults")


def run(*what: str) -> None:
    command = [sys.executable, "-m", "tests.index.crashes", *what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "nothing broken" in done.stdout


# The command line with batches so small that several are done before the signal comes.
# What is started in the background of a shell ignores the signal.
INDEXING = """
import signal
import sys
from qa_bot.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
from qa_bot.index import workers
workers.ALONE_BYTES, workers.BATCH_BYTES = 0, 50_000
sys.exit(main(["index", sys.argv[1], "--index", sys.argv[2]]))
"""


def interrupted(folder: Path, index: Path) -> int:
    """The exit status of an indexing that is told to stop when it is under way."""
    command = [sys.executable, "-c", INDEXING, str(folder), str(index)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as child:
        while len(list(index.glob("*.segment"))) < 3:
            assert child.poll() is None
            time.sleep(0.01)
        os.killpg(child.pid, signal.SIGINT)
        child.communicate()
    return child.returncode


def test_what_was_complete_at_ctrl_c_is_kept_and_the_lock_is_free(tmp_path: Path) -> None:
    folder, index = tmp_path / "articles", tmp_path / "index"
    folder.mkdir()
    for at in range(60):
        (folder / f"{at:02}.txt").write_text(f"Article {at}. " + "The ferry sails. " * 750)
    assert interrupted(folder, index) == 130
    manifest = read_manifest(index)
    assert manifest is not None
    kept = sum(entry.documents for entry in manifest.pending)
    assert 0 < kept < 60
    read: list[int] = []
    knowledge = Knowledge.open(
        folder, index, lambda done, files, passages: read.append(files), reader=None
    )
    assert max(read) == 60 - kept
    assert len(knowledge.documents) == 60
    assert Knowledge.check(folder, index) == []
