"""Whatever a loader does to its process, the file is skipped with a reason and the next is read."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qa_bot.language.text.blocks import Layout
from qa_bot.loading import sandbox
from qa_bot.loading.loaded import Loaded, Unreadable, Writer
from qa_bot.loading.sandbox import Limits, Sandbox, received, sent
from qa_bot.model import Skipped

SMALL = Limits(0.2, 0.0, 0.4, 512 << 20, 100_000)
posix = pytest.mark.skipif(os.name != "posix", reason="Windows knows no such limits")


@pytest.fixture(scope="module")
def broken() -> Iterator[Sandbox]:
    found = Sandbox(Path(__file__).with_name("broken_child.py"))
    yield found
    found.end()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "LIMITS", SMALL)


def why(broken: Sandbox, what: str) -> str:
    """Why a file that does `what` is skipped, and that the next one is read."""
    with pytest.raises(Unreadable) as error:
        broken.load("a.html", what.encode())
    assert broken.load("b.dat", b"The next file is read.") == [Loaded("The next file is read.")]
    return str(error.value)


@pytest.mark.parametrize("what", ["hang", pytest.param("sleep", marks=posix)])
def test_what_takes_too_long_is_skipped(broken: Sandbox, what: str) -> None:
    assert why(broken, what) == "it takes too long to read"


@posix
def test_what_takes_too_much_memory_is_skipped(broken: Sandbox) -> None:
    assert why(broken, "swell") == "it takes too much memory to read"


@pytest.mark.parametrize("what", ["crash", "leave"])
def test_a_process_that_dies_takes_only_its_file_with_it(broken: Sandbox, what: str) -> None:
    assert why(broken, what) == "damaged, or made in a way that can't be read"


@pytest.mark.parametrize(
    ("what", "name"), [("struct", "error"), ("system", "SystemError"), ("key", "KeyError")]
)
def test_any_exception_is_a_reason(broken: Sandbox, what: str, name: str) -> None:
    assert why(broken, what) == f"damaged, or made in a way that can't be read ({name})"


def test_what_is_nested_without_end_is_skipped(broken: Sandbox) -> None:
    assert why(broken, "sink") == "it is nested too deeply"


def test_text_without_end_is_skipped(broken: Sandbox) -> None:
    assert why(broken, "babble") == "it holds too much text"


def test_what_a_library_prints_is_no_answer(broken: Sandbox) -> None:
    assert broken.load("a.html", b"print") == [Loaded("printed")]


@posix
def test_nothing_is_written(
    broken: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.end()
    monkeypatch.setenv("QA_BOT_TEST_FILE", str(tmp_path / "file"))
    assert "OSError" in why(broken, "write") or not (tmp_path / "file").read_text()


def test_articles_that_cannot_be_read_stand_among_the_others(broken: Sandbox) -> None:
    found = broken.load("a.html", b"some")
    assert found == [Loaded("the first", name="1"), Skipped("2", "not JSON")]


def test_half_characters_and_nul_become_signs_of_damage(broken: Sandbox) -> None:
    [found] = broken.load("a.html", b"odd")
    assert isinstance(found, Loaded)
    assert found.text == "half \ufffd and \ufffd nothing"
    assert found.title == "a \ufffd title"


def test_a_module_that_no_extra_brings_is_a_fault_like_any_other(broken: Sandbox) -> None:
    assert "ModuleNotFoundError" in why(broken, "library")


def test_one_process_reads_many_files_until_it_has_read_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_MOST_FILES", 3)
    reads = Sandbox()
    processes = []
    for _ in range(7):
        reads.load("a.dat", b"words")
        processes.append(reads.process)
    reads.end()
    assert processes[0] == processes[2] != processes[3] == processes[5] != processes[6]


def test_many_threads_ask_one_process(broken: Sandbox) -> None:
    found: list[object] = []

    def ask(number: int) -> None:
        for _ in range(20):
            found.append(broken.load("a.dat", b"%d" % number) == [Loaded(str(number))])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 80


def test_an_interrupted_file_is_not_the_answer_to_the_next(
    broken: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "received", interrupted)
        with pytest.raises(KeyboardInterrupt):
            broken.load("a.html", b"some")
    assert broken.load("b.dat", b"the next") == [Loaded("the next")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system doesn't fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_has_a_child_of_its_own() -> None:
    reads = sandbox.SANDBOX
    reads.load("a.dat", b"the parent's")
    before = reads.process
    pid = os.fork()
    if not pid:  # pragma: no cover, another process
        status = 1
        try:
            found = reads.load("a.dat", b"the child's")
            status = int(found != [Loaded("the child's")] or reads.process == before)
            reads.end()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert reads.load("a.dat", b"still the parent's") == [Loaded("still the parent's")]
    assert reads.process == before
    reads.end()


@posix
def test_the_process_ends_with_the_one_that_asks() -> None:
    reads = Sandbox()
    reads.load("a.dat", b"words")
    process = reads.process
    assert process
    reads.end()
    with pytest.raises(ProcessLookupError):
        os.kill(process, signal.SIGCONT)


def test_an_article_comes_over_the_pipe_as_it_is() -> None:
    writer = Writer()
    writer.place("p. 1")
    writer.heading("Rivers", 1)
    writer.paragraph("The river Öre is long.\n It ends 😀.")
    writer.place("p. 2")
    writer.item("one")
    writer.row(["a", "b"], header=True)
    whole = writer.loaded("Rivers", "Ada Holm", "1986", "17")
    layout = Layout("a *b*", hidden=[(2, 3, " ")], literal=[(0, 5)])
    for one in (whole, Loaded("a *b*", layout=layout), Loaded("plain", encoding="cp1252")):
        found = received(sent(one))
        assert isinstance(found, Loaded)
        assert replace(found, layout=None) == replace(one, layout=None)
        assert laid(found) == laid(one)


def laid(one: Loaded) -> object:
    found = one.layout
    return found and (found.text, found.blocks, found.hidden, found.literal)
