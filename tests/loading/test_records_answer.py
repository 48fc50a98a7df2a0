"""Questions are answered at the right row, time, cell or mail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_bot import Knowledge

ROWS = (
    "headline,byline,body\n"
    "The ferry,Ada Holm,The ferry to the island sails at seven in the morning and at noon.\n"
    "The nets,Rolf Dahl,All the nets of the harbour were dried in the old flour mill last week.\n"
)
TABLE = "Port,Depth,Boats\nVikhamn,7.5 metres,31\nSundby,2 metres,8\n"
LINES = "\n".join(
    json.dumps({"title": title, "text": text})
    for title, text in (
        ("Bells", "The bell of the chapel was cast by a founder from the mainland."),
        ("Bees", "The schoolmaster keeps his bees in the attic of the old sail loft."),
    )
)
NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": "# Tides"},
            {"cell_type": "code", "source": "gauge.read()"},
            {"cell_type": "markdown", "source": "The gauge was calibrated by Elin Brandt."},
        ]
    }
)
TALK = (
    "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\n<v Ada Holm>The lighthouse was painted red in\n\n"
    "00:00:08.000 --> 00:00:11.000\n<v Ada Holm>spring. It needs a new lamp.\n\n"
    "01:10:00.000 --> 01:10:04.000\n<v Rolf Dahl>The dredger Morgenröte sank beside the quay.\n"
)
MAILS = (
    "From ada@harbour.example Fri Mar  5 23:10:00 2021\nFrom: Ada Holm <ada@harbour.example>\n"
    "Subject: The gate\n\nThe gate of the dock is locked at nine.\n\n"
    "From rolf@harbour.example Sat Mar  6 08:00:00 2021\nFrom: Rolf Dahl <rolf@harbour.example>\n"
    "Subject: The crane\n\nThe crane on the pier lifts twelve tons.\n"
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("records")
    files = {
        "news.csv": ROWS,
        "ports.csv": TABLE,
        "more.jsonl": LINES,
        "tides.ipynb": NOTEBOOK,
        "talk.vtt": TALK,
        "letters.mbox": MAILS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Knowledge.open(folder, reader=None)


@pytest.mark.parametrize(
    ("question", "text", "source"),
    [
        ("Where were the nets dried?", "in the old flour mill", "news.csv row 3"),
        ("How deep is Sundby?", "Sundby | 2 metres | 8", "ports.csv row 3"),
        ("Who keeps bees in the sail loft?", "The schoolmaster", "more.jsonl row 2"),
        ("Who calibrated the gauge?", "Elin Brandt", "tides.ipynb cell 3"),
        ("What sank beside the quay?", "Morgenröte", "talk.vtt 01:10:00"),
        ("What does the lighthouse need, a new lamp?", "a new lamp", "talk.vtt 00:00:08"),
        ("How much does the crane lift?", "twelve tons", "letters.mbox mail 2"),
    ],
)
def test_the_answer_stands_at_its_place(
    knowledge: Knowledge, question: str, text: str, source: str
) -> None:
    hit = knowledge.answer(question).hits[0]
    assert text in hit.text
    assert hit.source == source


def test_what_a_mail_says_its_sender_says(knowledge: Knowledge) -> None:
    hit = knowledge.answer("What did Rolf Dahl write about the crane?").hits[0]
    assert (hit.speaker, hit.text) == ("Rolf Dahl", "The crane on the pier lifts twelve tons.")


def test_who_speaks_in_subtitles_has_said_it(knowledge: Knowledge) -> None:
    hits = knowledge.answer("What did Rolf Dahl say?").hits
    assert [(hit.speaker, hit.source) for hit in hits][:1] == [("Rolf Dahl", "talk.vtt 01:10:00")]
