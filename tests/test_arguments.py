"""Wrong arguments are errors of our own, which say what is wrong; right ones are what they seem."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qa_bot import Conversation, Knowledge, KnowledgeError, QuestionError, answer
from qa_bot.cli import main

FERRY = "The ferry sails at noon."
ASKED = "when does the ferry sail"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{FERRY}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def harbour() -> Knowledge:
    return Knowledge.from_texts({"a.txt": f"{FERRY}\nThe harbour is old.\n"})


PLACES: list[Callable[[Any], object]] = [
    Knowledge.open,
    Knowledge.check,
    lambda place: answer(ASKED, place),
    lambda place: Knowledge.open(None, place),
    lambda place: Knowledge.check(None, place),
]
EMPTY = ["", " ", "\t\n"]
NO_PATHS = [*EMPTY, "a\0b", "\ud800", b"articles", 7, True, ["a"], object(), 1.5]


@pytest.mark.parametrize("open", PLACES)
@pytest.mark.parametrize("place", NO_PATHS, ids=repr)
def test_what_can_be_no_path_is_an_error(
    open: Callable[[Any], object], place: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KnowledgeError) as error:
        open(place)
    assert "\n" not in str(error.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["x" * 5000, "/".join("x" * 3000), "a.txt/b", "loop", "loop/x"])
def test_a_path_that_leads_nowhere_is_an_error(
    place: str, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    Path("loop").symlink_to("loop")
    for refresh in (True, False):
        with pytest.raises(KnowledgeError, match="check the name"):
            Knowledge.open(place, refresh=refresh)


@pytest.mark.parametrize("place", EMPTY)
@pytest.mark.parametrize(
    "arguments",
    [
        ["{}"],
        ["--index", "{}"],
        ["ask", ASKED, "--knowledge", "{}"],
        ["ask", ASKED, "--index", "{}"],
        ["index", "{}"],
        ["index", "{}", "--check"],
        ["index", "{}", "--rebuild"],
        ["index", ".", "--index", "{}"],
        ["index", ".", "--check", "--index", "{}"],
        ["evaluate", "{}"],
        ["evaluate", "q.jsonl", "--knowledge", "{}"],
        ["evaluate", "q.jsonl", "--index", "{}"],
        ["verify", "{}"],
        ["verify", "saved.md", "--knowledge", "{}"],
    ],
    ids=" ".join,
)
def test_an_empty_name_on_the_command_line_is_an_error(
    arguments: list[str],
    place: str,
    articles: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(articles)
    (articles / "saved.md").write_text("> The ferry sails at noon.\n>\n> a.txt:1\n", "utf-8")
    (articles / "q.jsonl").write_text('{"id": 1, "question": "when"}\n', "utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main([argument.format(place) for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "empty" in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("question", [None, b"ferry", 7, True, ["ferry"], object()], ids=repr)
def test_a_question_that_is_no_text_is_an_error(harbour: Knowledge, question: Any) -> None:
    talk = Conversation(harbour)
    talk.ask(ASKED)
    for ask in (harbour.answer, harbour.rank, talk.ask, Conversation(harbour).ask):
        with pytest.raises(QuestionError, match="a question must be text, not"):
            ask(question)


@pytest.mark.parametrize("k", [None, "3", 2.5, True, False, 0, -1, -(2**70), [3]], ids=repr)
def test_what_is_no_count_is_an_error(harbour: Knowledge, k: Any) -> None:
    talk = Conversation(harbour)
    talk.ask(ASKED)
    for ask in (harbour.answer, harbour.rank, talk.ask):
        with pytest.raises(QuestionError, match="k "):
            ask(ASKED, k=k)
    with pytest.raises(QuestionError, match="k "):
        talk.more(k)


@pytest.mark.parametrize("k", [2, np.int64(2), 2**31, 2**63, 2**70], ids=repr)
def test_any_number_of_passages_may_be_wanted(harbour: Knowledge, k: int) -> None:
    assert len(harbour.rank("ferry harbour", k=k)) == 2
    assert harbour.answer(ASKED, k=k) == harbour.answer(ASKED, k=2)
    assert Conversation(harbour).ask(ASKED, k=k)


@pytest.mark.parametrize("within", [7, b"a.txt", True, ["a.txt"], Path("a.txt")], ids=repr)
def test_what_is_no_id_is_an_error(harbour: Knowledge, within: Any) -> None:
    for ask in (harbour.answer, harbour.rank, Conversation(harbour).ask):
        with pytest.raises(QuestionError, match="name an article by its id"):
            ask(ASKED, within=within)


@pytest.mark.parametrize(
    "texts",
    [None, "text", ["text"], [("a.txt", "text")], {1: "text"}, {"a.txt": b"text"}, {"a.txt": None}],
    ids=repr,
)
def test_what_are_no_texts_by_id_is_an_error(texts: Any) -> None:
    with pytest.raises(KnowledgeError, match="text"):
        Knowledge.from_texts(texts)


def test_what_is_no_passage_has_nothing_around_it(harbour: Knowledge) -> None:
    wrong: Any = "a.txt:1"
    with pytest.raises(QuestionError):
        harbour.around(wrong)


def test_knowledge_of_a_folder_is_pickled_and_copied_by_its_place(
    articles: Path, tmp_path: Path
) -> None:
    for index in (None, tmp_path / "index"):
        knowledge = Knowledge.open(articles, index)
        for again in (
            pickle.loads(pickle.dumps(knowledge)),
            copy.copy(knowledge),
            copy.deepcopy(knowledge),
        ):
            assert again.answer(ASKED) == knowledge.answer(ASKED)
            assert again.source == articles
    assert (tmp_path / "index" / "manifest").exists()


def test_knowledge_from_texts_says_why_it_is_not_pickled_or_copied(harbour: Knowledge) -> None:
    for carry in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(KnowledgeError, match="from texts"):
            carry(harbour)


GONE = """
import os, sys
from qa_bot.cli import main
os.mkdir("gone")
os.chdir("gone")
os.rmdir("../gone")
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no folder is deleted there while it is in use")
@pytest.mark.parametrize(
    "arguments",
    [
        ["."],
        ["articles"],
        ["ask", ASKED, "--knowledge", "articles"],
        ["ask", ASKED, "--index", "index"],
        ["index", "articles"],
        ["index", "articles", "--check"],
    ],
    ids=" ".join,
)
def test_that_the_current_folder_is_gone_is_said_with_what_to_do(
    arguments: list[str], tmp_path: Path
) -> None:
    command = [sys.executable, "-c", GONE, *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "the current folder no longer exists: change to another one" in done.stderr
    assert "Errno" not in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no folder is deleted there while it is in use")
def test_what_needs_no_current_folder_works_without_one(articles: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", GONE, "ask", ASKED, "--knowledge", str(articles)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert FERRY in done.stdout
