"""A forked child asks and refreshes, whatever the threads of its parent were at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_bot import Knowledge
from qa_bot.forks import lazily

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

_LONG = 30  # seconds after which a child is taken to hang


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "towns"
    folder.mkdir()
    (folder / "a.txt").write_text("The ferry sails at noon.\n", encoding="utf-8")
    return folder


def forked(work: Callable[[], object]) -> int:
    """The exit status of a child that does some work; it is killed when it takes long."""
    child = os.fork()
    if not child:
        signal.alarm(_LONG)
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_child_refreshes_and_answers_while_a_thread_of_the_parent_refreshes(
    folder: Path, tmp_path: Path
) -> None:
    knowledge = Knowledge.open(folder, tmp_path / "index", reader=None)
    (folder / "b.txt").write_text("The bakery opens at dawn.\n", encoding="utf-8")
    begun, go_on = threading.Event(), threading.Event()

    def wait(*_: int) -> None:
        begun.set()
        go_on.wait(_LONG)

    thread = threading.Thread(target=knowledge.refresh, args=(wait,))
    thread.start()
    begun.wait()

    def ask() -> None:
        knowledge.refresh()
        assert knowledge.answer("when does the ferry sail").text == "The ferry sails at noon."
        assert Knowledge.open(folder, tmp_path / "its own", reader=None).answer(
            "when does the bakery open"
        )

    assert forked(ask) == 0
    go_on.set()
    thread.join()
    assert forked(lambda: knowledge.refresh()) == 0
    assert knowledge.answer("when does the bakery open").text == "The bakery opens at dawn."


def test_a_child_of_a_callback_neither_keeps_nor_frees_the_lock_of_its_parent(
    folder: Path, tmp_path: Path
) -> None:
    knowledge = Knowledge.open(folder, tmp_path / "index", reader=None)
    (folder / "b.txt").write_text("The bakery opens at dawn.\n", encoding="utf-8")
    statuses = []

    def fork(*_: int) -> None:
        statuses.append(forked(lambda: knowledge.answer("when does the ferry sail")))

    knowledge.refresh(fork)
    assert set(statuses) == {0}
    assert len(knowledge.documents) == 2


def test_a_child_is_not_held_up_by_what_a_thread_was_working_out() -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow:
        @lazily
        def number(self) -> int:
            if threading.current_thread() is not threading.main_thread():
                begun.set()
                go_on.wait(_LONG)
            return 7

    thread = threading.Thread(target=lambda: Slow().number)
    thread.start()
    begun.wait()
    assert forked(lambda: Slow().number) == 0
    go_on.set()
    thread.join()


# A thread asks for the first time, which imports much, while the process forks again and again.
FORKING = """
import os, signal, sys, threading, time
from qa_bot import Knowledge, answer
folder, index = sys.argv[1:]
def ask():
    assert Knowledge.open(folder, index, reader=None).answer("when does the ferry sail")
    assert answer("when does the ferry sail", folder)
thread = threading.Thread(target=ask)
thread.start()
children = []
while thread.is_alive():
    child = os.fork()
    if not child:
        signal.alarm(60)
        ask()
        os._exit(0)
    children.append(child)
    time.sleep(0.06)
statuses = {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children}
assert statuses == {0}, statuses
"""


def test_children_work_that_were_forked_while_a_thread_was_importing(
    folder: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-W", "ignore", "-c", FORKING, str(folder), str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fork_does_not_wait_for_an_import_that_goes_on_for_ever(tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    code = """
import os, threading, time, qa_bot
threading.Thread(target=lambda: __import__("endless"), daemon=True).start()
time.sleep(0.2)
child = os.fork()
if child:
    os.waitpid(child, 0)
os._exit(0)
"""
    command = [sys.executable, "-W", "ignore", "-c", code]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=20)
