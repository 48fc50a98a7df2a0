"""A folder of files that were made to break what reads them: each is read, or listed with a reason.

Nothing hangs, nothing is left behind, and the article among them is found.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa_bot import Knowledge
from qa_bot.index import workers
from qa_bot.index.live import LiveIndex
from qa_bot.loading import sandbox, sources
from qa_bot.loading.sandbox import Limits
from qa_bot.model import file_of
from tests.loading import hostile

SMALL = Limits(0.2, 0.0, 3.0, 1 << 30, 4 << 20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    for name, data in hostile.files().items():
        (made / name).write_bytes(data)
    return made


def processes() -> list[tuple[int, int, int, str]]:
    """Every process: its id, its parent's and its group's, and what it runs."""
    command = ["ps", "-A", "-o", "pid=,ppid=,pgid=,args="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    fields = (line.split(None, 3) for line in listed.splitlines())
    return [(int(pid), int(ppid), int(group), args) for pid, ppid, group, args in fields]


def children() -> set[int]:
    """The processes that read files or index them for this one."""
    return {pid for pid, ppid, _, args in processes() if ppid == os.getpid() and "qa_bot" in args}


def test_every_file_is_read_or_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "LIMITS", SMALL)
    monkeypatch.setattr(workers, "ALONE_BYTES", 1 << 40)
    knowledge = Knowledge.open(folder)
    read = {file_of(id) for id in knowledge.documents}
    listed = {file_of(skipped.path): skipped.reason for skipped in knowledge.skipped}
    assert read | set(listed) == set(hostile.files())
    assert all(listed.values())
    # What hangs is listed as what it is.
    slow = {name for name, reason in listed.items() if "too long" in reason}
    assert {"nested.html", "attributes.html", "many-pages.pdf"} <= slow
    assert listed["scan.pdf"] == "no text: a scan?"
    assert listed["large.html"].startswith("too large")
    hit = knowledge.answer("When was the bridge over the Tamsa closed?").hits[0]
    assert hit.text == "The bridge over the Tamsa was closed in March."
    # Nothing of this machine has come into an answer.
    host = Path("/etc/hostname")
    if host.exists() and len(name := host.read_text().strip()) > 3:
        texts = (document.text for document in knowledge.documents.values())
        assert not any(name in text for text in texts)
    assert sys.platform != "linux" or children() == set()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system knows no groups of processes")
def test_what_is_interrupted_leaves_no_process_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "fine.txt").write_text("The bridge over the Tamsa was closed in March.\n")
    nested = b"<html>" + b"<div>" * 100_000 + b"The bridge was closed."
    (articles / "nested.html").write_bytes(nested)
    (articles / "nested too.html").write_bytes(nested)
    monkeypatch.setattr(workers, "ALONE_BYTES", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    groups: set[int] = set()

    def interrupt(*_: object) -> None:
        groups.update(children())
        if groups:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        LiveIndex(sources(articles), tmp_path / "index").refresh(interrupt)
    assert groups
    until = time.monotonic() + 3
    while left := [args for *_, group, args in processes() if group in groups]:
        assert time.monotonic() < until, left
        time.sleep(0.02)
