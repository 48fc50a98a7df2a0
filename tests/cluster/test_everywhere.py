"""An address stands wherever a folder may, and the answers are the same."""

from __future__ import annotations

import io
import json
import pickle
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_bot import Conversation, Knowledge, answer, verify
from qa_bot.chat.app import reply
from qa_bot.chat.session import Session
from qa_bot.cli import main
from qa_bot.errors import ClusterError
from qa_bot.mcp.articles import Served
from qa_bot.output.paragraphs import layout
from tests.opensearch.indexes import call

FARM = "Bees make honey.\n\nMayor Ada Holm called the harbour a gift to the fishermen.\n"
MILL = "# The mill\n\nThe mill was built in 1921. It burned down, said Tor Brekke, the miller.\n"
DRAFT = 'Ada Holm said: "the harbour a gift to the fishermen". "Bees make wax all day long."\n'
QUESTIONS = (
    {"id": "1", "question": "when was the mill built", "article": "mill.md", "gold": [[12, 39]]},
    {"id": "2", "question": "what do bees make", "article": "farm.txt", "gold": [[0, 16]]},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("farm")
    (folder / "farm.txt").write_text(FARM, "utf-8")
    (folder / "mill.md").write_text(MILL, "utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="module")
def address(cluster: str, folder: Path) -> Iterator[str]:
    """The articles of the folder in a cluster."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    assert main(["index", str(folder), "--to", f"{cluster}/{name}"]) == 0
    yield f"{cluster}/{name}"
    call(cluster, "DELETE", f"/{name}*")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A draft, and questions to evaluate with."""
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    lines = [json.dumps(one | {"context": []}) + "\n" for one in QUESTIONS]
    (tmp_path / "questions.jsonl").write_text("".join(lines), "utf-8")
    return tmp_path


def test_every_command_says_of_an_address_what_it_says_of_the_folder(
    folder: Path,
    address: str,
    files: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    capsys.readouterr()
    for command in (
        ["ask", "what did Ada Holm say", "--json", "--explain", "--no-reader"],
        ["ask", "when was the mill built", "--within", "mill.md", "--no-reader"],
        ["ask", "when was the mill built", "--only", "mill*"],
        ["ask", "who is the mayor of Zanzibar", "--no-reader"],
        ["ask", "what is this about"],
        ["evaluate", str(files / "questions.jsonl"), "--json", "--no-reader"],
        ["verify", str(files / "draft.md")],
        ["verify", str(files / "draft.md"), "--json"],
    ):
        told = []
        for knowledge in (str(folder), address):
            status = main([*command, "--knowledge", knowledge])
            told.append((status, capsys.readouterr()))
        assert told[0] == told[1]
    for options in ([], ["--json"]):
        told = []
        for knowledge in (str(folder), address):
            monkeypatch.setattr(sys, "stdin", io.StringIO("what do bees make\nand the mill?\n"))
            status = main([knowledge, *options])
            told.append((status, capsys.readouterr()))
        assert told[0] == told[1]
        assert "Bees make honey." in told[1][1].out


def test_python_takes_an_address(folder: Path, address: str) -> None:
    assert answer("what do bees make", address) == answer("what do bees make", folder)
    knowledge = Knowledge.open(address)
    assert [one.name for one in knowledge.people()] == ["Ada Holm", "Tor Brekke"]
    assert (knowledge.source, knowledge.sources, knowledge.file("farm.txt")) == (
        None,
        (address,),
        None,
    )
    again = pickle.loads(pickle.dumps(knowledge))
    assert again.answer("what do bees make").text == "Bees make honey."
    talk = Conversation(knowledge)
    talk.ask("who is Ada Holm?")
    assert talk.ask("what did she say?").source == "farm.txt:3"
    assert verify(DRAFT, address) == verify(DRAFT, folder)
    served = Served(lambda told: Knowledge.open(address, progress=told))
    assert served.wait(30)
    assert served.described() == "2 articles, 5 sentences."


def test_what_is_written_meanwhile_is_seen(cluster_index: str, tmp_path: Path) -> None:
    for name, text in (("milk.txt", "Cows give milk.\n"), ("wool.txt", "Sheep give wool.\n")):
        (tmp_path / name).write_text(text, "utf-8")
        assert main(["index", str(tmp_path), "--to", cluster_index]) == 0
        if name == "milk.txt":
            knowledge = Knowledge.open(cluster_index, reader=None)
            assert not knowledge.answer("who gives wool")
    knowledge.refresh()
    assert knowledge.answer("who gives wool").text == "Sheep give wool."


def test_a_chat_goes_to_a_cluster_and_keeps_its_address(
    folder: Path, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(Knowledge.open(folder))
    assert "2 articles, 5 sentences" in layout(reply(session, f"/folder {address}").paragraphs)
    assert "Bees make honey." in layout(reply(session, "what do bees make?").paragraphs)
    assert address in layout(reply(session, "/folder").paragraphs)
    assert "mill.md" in layout(reply(session, "/sources").paragraphs)
    assert "Tor Brekke" in layout(reply(session, "/who").paragraphs)
    assert "photo.png" in layout(reply(session, "/skipped").paragraphs)
    saved = tmp_path / "saved.md"
    reply(session, f"/save {saved}")
    assert f"Articles: {address}" in saved.read_text("utf-8")
    assert main(["verify", str(saved), "--knowledge", address]) == 0
    assert capsys.readouterr().out == "1 in place, 0 moved, 0 gone\n"


def test_a_name_under_which_nothing_stands_is_said(
    cluster_index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "who?", "--knowledge", cluster_index]) == 2
    name = cluster_index.rpartition("/")[2]
    told = capsys.readouterr().err
    assert f"has no articles called {name}: make them with qa-bot index FOLDER --to" in told


@pytest.mark.parametrize("options", [{"index": "kept"}, {"rebuild": True}])
def test_what_belongs_to_folders_is_refused(address: str, options: dict[str, object]) -> None:
    with pytest.raises(ClusterError, match=r"kept there|name the articles"):
        Knowledge.open(address, **options)  # type: ignore[arg-type]
