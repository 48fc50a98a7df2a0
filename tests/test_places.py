"""An answer says at which page, heading, time, cell or row of its file it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_bot import Knowledge
from qa_bot.cli import main
from qa_bot.conversation import Conversation
from qa_bot.saved import lines, read_saved, verify
from qa_bot.verification import verify as verify_draft
from tests.loading.pdf_writer import At, pdf

PAGE = """<html><head><title>Harbour</title></head><body><h1>The harbour</h1>
<p>The harbour was built by Ole Dahl when the town was young and had no other trade.</p>
<h2>Costs \N{EN DASH} then</h2>
<p>It cost 40,000 crowns, which the town paid to the masons over ten years.</p></body></html>
"""
TALK = """WEBVTT

00:00:11.000 --> 00:00:13.000
<v Rune Berg>We are in the valley today.

00:12:31.000 --> 00:12:33.000
<v Nina Tveit>The dam was built of granite.
"""
NEWS = """title,text,author
Ferry opens,"The ferry opened on Monday. It carries 40 cars.",Ada Holm
Mill burns,"The old mill burned down in the night, ""said"" the miller.",Bo Berg
"""
MAILS = """From a@x Mon May  6 10:00:00 2024
From: Mary Roe <mary@x.org>
Subject: The bridge

The bridge will be closed on Friday.

From b@x Tue May  7 10:00:00 2024
From: Carl Dahl <carl@x.org>
Subject: Re: The bridge

The tunnel stays open at night.
"""
FILES: dict[str, str | bytes] = {
    "report.pdf": pdf(
        [At(72, 700, "The council met in the old hall in March.")],
        [At(72, 700, "The library lent nine thousand books that year.")],
    ),
    "page.html": PAGE,
    "talk.vtt": TALK,
    "news.csv": NEWS,
    "mails.mbox": MAILS,
    "bees.jsonl": '{"text": "Bees sleep in winter."}\n{"text": "Wasps build of paper."}\n',
    "notes.txt": "First.\n\nThe cows graze on the hill.\n",
}
ASKED = {
    "where did the council meet?": "report.pdf p. 1",
    "how many books did the library lend?": "report.pdf p. 2",
    "what did the town pay to the masons?": "page.html § Costs \N{EN DASH} then",
    "what did Tveit say about the dam?": "talk.vtt 00:12:31",
    "what burned down in the night?": "news.csv row 3",
    "when does the tunnel stay open?": "mails.mbox mail 2",
    "what do wasps build of?": "bees.jsonl row 2",
    "where do the cows graze?": "notes.txt:3",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, content in FILES.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def knowledge(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return Knowledge.open(folder, index=tmp_path_factory.mktemp("index") / "i", reader=None)


@pytest.mark.parametrize(("question", "source"), ASKED.items())
def test_an_answer_is_cited_by_its_place(knowledge: Knowledge, question: str, source: str) -> None:
    answer = knowledge.answer(question)
    assert answer.source == source
    passage = answer.hits[0].passage
    document = knowledge.documents[passage.document]
    assert document.text[passage.start : passage.end] == passage.text
    assert document.place(passage.start) == passage.place
    assert passage in knowledge.around(passage)
    file = knowledge.file(passage.document)
    assert file is not None
    assert file.is_file()


def test_what_a_row_or_a_mail_says_of_itself_is_the_documents(knowledge: Knowledge) -> None:
    row = knowledge.documents["news.csv#0003"]
    assert (row.title, row.author) == ("Mill burns", "Bo Berg")
    assert knowledge.documents["mails.mbox#0001"].author.startswith("Mary Roe")
    assert knowledge.answer("what burned down in:news").source == "news.csv row 3"


def test_json_gives_the_place_on_its_own(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["ask", "how many books did the library lend?", "--json", "--knowledge", str(folder)]
    assert main([*asked, "--index", str(tmp_path / "index"), "--no-reader"]) == 0
    (hit, *_) = json.loads(capsys.readouterr().out)["hits"]
    assert (hit["document"], hit["place"]) == ("report.pdf", "p. 2")


def test_what_is_saved_of_any_kind_of_file_is_in_place(
    folder: Path, knowledge: Knowledge, tmp_path: Path
) -> None:
    conversation = Conversation(knowledge)
    for question in ASKED:
        conversation.ask(question)
    file = tmp_path / "answers.md"
    file.write_text("\n".join(lines(conversation.turns, [folder])), "utf-8")
    quotations = read_saved(file).quotations
    assert {one.place for one in quotations} >= {"p. 2", "row 3", "00:12:31", ""}
    assert all(finding.in_place for finding in verify(quotations, folder))


def test_a_quotation_of_a_draft_is_found_at_its_place(knowledge: Knowledge) -> None:
    (finding,) = verify_draft('It says: "The library lent nine thousand books."', knowledge)
    assert [one.place for one in finding.evidence] == ["report.pdf p. 2"]
