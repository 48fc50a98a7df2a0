"""What a line means, typed or piped."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_bot.chat.app import reply
from qa_bot.chat.commands import COMMANDS
from qa_bot.chat.reply import Leave
from qa_bot.chat.session import Session
from qa_bot.index.building import index_in_memory
from qa_bot.index.live import FixedIndex
from qa_bot.knowledge import Knowledge
from qa_bot.loading.articles import Article
from qa_bot.model import Document, Skipped
from qa_bot.output.paragraphs import layout
from qa_bot.output.remarks import opening, remarks

KNOWLEDGE = Knowledge.from_texts(
    {"deal.txt": "The Deal\n\nKallas praised the agreement. Others did not.\n", "b.txt": "Bees."},
    reader=None,
)


def shown(line: str, knowledge: Knowledge = KNOWLEDGE) -> str:
    return layout(reply(Session(knowledge), line).paragraphs)


def test_a_question_is_answered() -> None:
    turn = reply(Session(KNOWLEDGE), "  who praised the agreement? ")
    assert layout(turn.paragraphs).startswith(
        "Kallas praised the agreement.\ndeal.txt:3 · The Deal – Kallas\n"
    )


def test_a_refusal_is_shown_and_is_no_answer() -> None:
    turn = reply(Session(KNOWLEDGE), "what is the capital of France?")
    assert layout(turn.paragraphs).strip()


def test_a_question_that_cannot_be_asked_becomes_one_line() -> None:
    turn = reply(Session(KNOWLEDGE), "")
    assert layout(turn.paragraphs).count("\n") == 1


def test_help_names_every_command() -> None:
    assert [line.split()[0] for line in shown("/help").splitlines()] == list(COMMANDS)
    beginnings = {
        line.index(COMMANDS[line.split()[0]].help) for line in shown("/help").splitlines()
    }
    assert len(beginnings) == 1


@pytest.mark.parametrize("command", [name for name in COMMANDS if not COMMANDS[name].form])
def test_a_command_that_takes_nothing_says_so(command: str) -> None:
    assert shown(f"{command} this") == f"{command} takes no argument.\n"


def test_a_slash_alone_is_a_question_for_the_commands() -> None:
    assert shown("/") == shown("/help")


def test_sources_lists_ids_and_titles_in_reading_order() -> None:
    lines = shown("/sources").splitlines()
    assert [line.split()[0] for line in lines] == ["b.txt", "deal.txt"]
    assert lines[1] == "deal.txt  The Deal"


def test_skipped_lists_files_with_their_reasons_and_how_others_were_read() -> None:
    skipped = [Skipped("a.txt", "too large"), Skipped("p.txt", "not text")]
    old = Document("old.txt", "Old", "Old words.", "cp1252")
    knowledge = Knowledge(FixedIndex(index_in_memory([Article(old)]), skipped))
    assert shown("/skipped", knowledge).splitlines() == [
        "a.txt  too large",
        "p.txt  not text",
        knowledge.notes[0],
    ]


def test_skipped_says_so_when_there_is_none() -> None:
    assert shown("/skipped") == "Every file was read.\n"


@pytest.mark.parametrize(
    ("line", "near"), [("/sorces", "/sources"), ("/qiut", "/quit"), ("/so", "/sources")]
)
def test_an_unknown_command_suggests_the_nearest(line: str, near: str) -> None:
    assert shown(line) == f"There is no command {line}: did you mean {near}?\n"


def test_a_command_like_no_other_points_to_help() -> None:
    assert "/help" in shown("/xyzzy now")


def test_quit_leaves() -> None:
    with pytest.raises(Leave):
        reply(Session(KNOWLEDGE), "/quit")


def test_the_opening_is_one_line_that_counts_what_there_is() -> None:
    assert layout(opening(KNOWLEDGE)).startswith("2 articles, ")
    assert layout(opening(KNOWLEDGE)).count("\n") == 1
    one = Knowledge.from_texts({"b.txt": "Bees sting."}, reader=None)
    assert layout(opening(one)).startswith("1 article, 1 sentence. ")


def test_remarks_stay_short_however_many_files_there_are() -> None:
    old = [Article(Document(f"{n}.txt", "T", "Words here.", "cp1252")) for n in range(9)]
    skipped = [Skipped(f"{n}.bin.txt", "not text") for n in range(1234)]
    first, second = remarks(Knowledge(FixedIndex(index_in_memory(old), skipped)))
    assert first.startswith("1,234 files skipped: 0.bin.txt (not text), …")
    assert second.endswith("; and 8 more like it")


def test_an_article_that_is_damaged_is_named_before_what_is_no_article(tmp_path: Path) -> None:
    farm = tmp_path / "farm"
    farm.mkdir()
    (farm / "a.jpg").write_bytes(b"\xff\xd8")
    (farm / "b.txt").write_text("The mill burnt.", encoding="utf-8")
    (farm / "c.txt").write_bytes(b"")
    (remark,) = remarks(Knowledge.open(farm, tmp_path / "index", reader=None))
    assert remark.startswith("2 files skipped: c.txt (empty), …")


def test_there_is_nothing_to_remark_on_when_all_was_read() -> None:
    assert remarks(KNOWLEDGE) == []


def test_a_remark_counts_files_and_not_the_articles_in_them() -> None:
    index = index_in_memory([Article(Document("a.txt", "A", "Bees sting."))])
    bad = [Skipped("b.jsonl#0001", "no record"), Skipped("b.jsonl#0007", "no record")]
    (line,) = remarks(Knowledge(FixedIndex(index, bad)))
    assert line.startswith("1 file skipped in part: b.jsonl#0001 (no record), …")
