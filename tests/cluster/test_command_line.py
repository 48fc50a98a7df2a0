"""Wherever articles are named, an address names those of a cluster; and none shows a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot import Knowledge, KnowledgeError, answer
from qa_bot.chat.app import reply
from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.session import Session
from qa_bot.cli import main
from qa_bot.output.paragraphs import layout

OPEN = "https://reader:hunter2@search.example:9200/news"
CLOSED = "https://search.example:9200/news"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bees.txt").write_text("Bees make honey.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        [OPEN],
        ["--", OPEN],
        ["--", OPEN, OPEN],
        ["articles", OPEN],
        [OPEN, "--json"],
        ["ask", "who?", "--knowledge", OPEN],
        ["ask", "who?", "--json", "--knowledge", OPEN],
        ["ask", "who?", "--index", OPEN],
        ["ask", "who?", "-k", OPEN],
        ["ask", "who?", f"--knowlege={OPEN}"],
        ["index", OPEN],
        ["index", ".", "--to", OPEN],
        ["index", ".", "--index", OPEN],
        ["index", OPEN, "--dry-run"],
        ["index", OPEN, "--check"],
        ["evaluate", OPEN],
        ["evaluate", "questions.jsonl", "--knowledge", OPEN],
        ["verify", OPEN],
        ["verify", "--", OPEN],
        ["verify", "draft.md", "--knowledge", OPEN],
        ["verify", "draft.md", "--html", OPEN],
        ["mcp", OPEN],
        ["completion", OPEN],
        [f"opensearch://{OPEN}"],
    ],
)
def test_a_password_on_the_command_line_is_refused_and_not_repeated(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert "hunter2" not in printed.out + printed.err
    assert len((printed.out + printed.err).splitlines()) == 1


def test_a_password_in_an_address_is_told_where_it_goes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "who?", "--knowledge", OPEN]) == 2
    assert "set QA_BOT_OPENSEARCH_USER and QA_BOT_OPENSEARCH_PASSWORD" in capsys.readouterr().err


@pytest.mark.parametrize("given", [OPEN, [OPEN], (OPEN,), [OPEN, OPEN]])
def test_python_refuses_it_too(given: object) -> None:
    for ask in (lambda: Knowledge.open(given), lambda: answer("who?", knowledge=given)):  # type: ignore[arg-type]
        with pytest.raises(KnowledgeError) as raised:
            ask()
        assert "hunter2" not in repr(raised.value)


def test_a_cluster_is_asked_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), CLOSED]) == 2
    assert "asked alone" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--check"], ["--index", "kept"]])
def test_an_index_is_kept_here_or_there(
    folder: Path, option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", str(folder), "--to", CLOSED, *option]) == 2
    assert f"{option[0]} is for an index on this machine" in capsys.readouterr().err


def test_what_is_indexed_is_on_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", CLOSED]) == 2
    assert f"qa-bot index FOLDER --to {CLOSED}" in capsys.readouterr().err
    assert main(["index", ".", "--index", CLOSED]) == 2
    assert "must be on this machine, not an address" in capsys.readouterr().err


def test_a_saved_session_leads_nobody_to_a_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.md"
    saved.write_text(f"Articles: {CLOSED}\n\n> Bees make honey.[^1]\n\n[^1]: bees.txt:1\n", "utf-8")
    for options in ([], ["--json"], ["--format", "lines"]):
        assert main(["verify", str(saved), *options]) == 2
        printed = capsys.readouterr()
        assert "are in a cluster: add --knowledge URL" in printed.out + printed.err


def test_the_chat_repeats_and_keeps_no_password(folder: Path) -> None:
    session = Session(Knowledge.open(folder, reader=None))
    assert "hunter2" not in layout(reply(session, f"/folder {OPEN}").paragraphs)
    history = QuestionHistory(folder / "history")
    history.append_string(f"/folder {OPEN}")
    history.append_string(f"/folder {CLOSED}")
    assert "hunter2" not in (folder / "history").read_text("utf-8")
    assert CLOSED in (folder / "history").read_text("utf-8")
