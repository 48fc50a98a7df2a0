"""Tables and JSON: each row with a text is an article, rows of values are one table."""

from __future__ import annotations

import csv
import json

import pytest

from qa_bot.language.text.passages import lay_out
from qa_bot.loading.formats import jsonl, tables
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Document, Skipped

LONG = "The ferry to the island runs twice a day, but not in storms. It is blue."


def articles(text: str | bytes) -> list[Loaded]:
    return list(tables.load(text if isinstance(text, bytes) else text.encode()))


def kinds(one: Loaded) -> list[tuple[str, str]]:
    """The passages, each with its kind."""
    blocks = lay_out(Document("a.csv", "", one.text), one.layout).blocks
    return [(passage.text, passage.kind) for block in blocks for passage in block]


def test_a_row_with_a_text_is_an_article() -> None:
    first, second = articles(
        "id,headline,byline,published,body,price\n"
        f'7,The ferry,Ada Holm,2021-03-05,"{LONG}",12 €\n'
        "8,The nets,Rolf Dahl,,They are dry again after three days of rain.,\n"
    )
    assert (first.title, first.author, first.date) == ("The ferry", "Ada Holm", "2021-03-05")
    assert kinds(first) == [
        ("The ferry", "heading"),
        ("The ferry to the island runs twice a day, but not in storms.", "paragraph"),
        ("It is blue.", "paragraph"),
        ("price: 12 €", "item"),
    ]
    assert (second.name, second.places) == ("3", ((0, "row 3"),))
    assert second.text == "The nets\n\nThey are dry again after three days of rain."


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Titel;Verfasser;Datum;Inhalt", ("Die Fähre", "Ada Holm", "5. März")),
        ("Título;Autor;Fecha;Texto", ("Die Fähre", "Ada Holm", "5. März")),
        ("Заголовок;Автор;Дата;Текст", ("Die Fähre", "Ada Holm", "5. März")),
        ("标题;作者;日期;正文", ("Die Fähre", "Ada Holm", "5. März")),
        ("Ship;Author;Day;Remarks", ("Die Fähre", "Ada Holm", "")),
    ],
)
def test_columns_are_known_by_their_names(header: str, roles: tuple[str, str, str]) -> None:
    (one,) = articles(
        f"{header}\nDie Fähre;Ada Holm;5. März;Sie fährt zweimal am Tag zu der Insel und zurück.\n"
    )
    assert (one.title, one.author, one.date) == roles


def test_rows_of_names_and_numbers_are_one_table() -> None:
    (one,) = articles("Port,Metres\nVik,2.1\n\nHamn,0.4\n")
    assert kinds(one) == [("Port | Metres", "header"), ("Vik | 2.1", "row"), ("Hamn | 0.4", "row")]
    assert [label for _, label in one.places] == ["row 1", "row 2", "row 4"]


def test_a_table_may_have_no_column_heads() -> None:
    (one,) = articles("Vik,2.1\nHamn,0.4\n")
    assert kinds(one) == [("Vik | 2.1", "row"), ("Hamn | 0.4", "row")]
    first, second = articles(f'1,"{LONG}"\n2,"{LONG}"\n')
    assert (first.places, second.places) == (((0, "row 1"),), ((0, "row 2"),))


def test_a_first_row_of_text_names_no_columns() -> None:
    first, second = articles(
        "Ada Holm;The boats came back at dawn with empty nets again.\n"
        "Rolf Dahl;Nobody had mended the nets in time for the season.\n"
    )
    assert first.text == "Ada Holm\n\nThe boats came back at dawn with empty nets again."
    assert (second.name, second.title) == ("2", "Rolf Dahl")


def test_numbers_without_a_name_are_not_told() -> None:
    (one,) = articles(f',title,text\n0,The ferry,"{LONG}"\n')
    assert one.text == f"The ferry\n\n{LONG}"


def test_rows_may_be_of_any_length() -> None:
    (one,) = articles("a,b\n1,2,3\n4\n")
    assert one.text == "a | b\n1 | 2 | 3\n4"


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_what_parts_the_values_is_found(delimiter: str) -> None:
    said = "It runs, but not in storms; not at night."
    (one,) = articles(f'title{delimiter}text\nThe ferry{delimiter}"{said}"\n')
    assert kinds(one)[1:] == [(said, "paragraph")]


def test_a_spreadsheet_may_say_what_parts_the_values() -> None:
    (one,) = articles("sep=;\r\nPort;Metres, feet\r\nVik;2,1\r\n".encode("utf-16"))
    assert kinds(one) == [("Port | Metres, feet", "header"), ("Vik | 2,1", "row")]


def test_a_text_may_be_long_and_hold_line_breaks_and_quotes() -> None:
    long = "A word. " * 30_000
    limit = csv.field_size_limit()
    first, second = articles(
        f'\ufefftitle;text\r\nOne;"{long}"\r\nTwo;"A line\nbreak and a ""quote"" inside."\r\n'
    )
    assert len(first.text) > 200_000
    assert second.text == 'Two\n\nA line\nbreak and a "quote" inside.'
    assert second.name == "3"
    assert csv.field_size_limit() == limit


def test_a_text_in_html_is_read_without_its_tags() -> None:
    (one,) = articles("title,text\nFerry,<p>It is <b>b</b>lue &amp; old.</p><ul><li>No dogs</ul>\n")
    assert kinds(one)[1:] == [("It is blue & old.", "paragraph"), ("No dogs", "item")]


def test_a_text_about_html_is_read_as_it_stands() -> None:
    (one,) = articles("title,text\nTags,Use the <p> tag to begin a paragraph of text.\n")
    assert kinds(one)[1:] == [("Use the <p> tag to begin a paragraph of text.", "paragraph")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"a,b\n", b"\0,\1"])
def test_what_has_no_rows_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        articles(data)


def records(text: str) -> list[Loaded | Skipped]:
    return list(jsonl.load(text.encode()))


def test_a_line_is_a_record() -> None:
    line = {"title": "The ferry", "text": LONG, "meta": {"author": "Ada Holm"}, "price": 12.50}
    found = records(json.dumps(line) + '\n\n{"title": "No \u2028 text"}\n')
    first, second = (one for one in found if isinstance(one, Loaded))
    assert first.text.endswith("It is blue.\n\nmeta.author: Ada Holm\nprice: 12.5")
    assert (second.name, second.places) == ("3", ((0, "row 3"),))


def test_a_line_that_is_no_record_is_skipped_alone() -> None:
    line = json.dumps({"text": LONG})
    found = records(f"{line}\nno JSON\n{line}\n" + "[" * 100_000 + "\n")
    assert [one for one in found if isinstance(one, Skipped)] == [
        Skipped("2", "line 2 is not a JSON record"),
        Skipped("4", "line 4 is not a JSON record"),
    ]
    assert [one.name for one in found if isinstance(one, Loaded)] == ["1", "3"]


def test_texts_may_come_in_paragraphs() -> None:
    (one,) = records(json.dumps({"text": [LONG, LONG], "tags": ["sea", "ships"]}))
    assert isinstance(one, Loaded)
    assert one.text == f"{LONG}\n\n{LONG}\n\ntags: sea, ships"


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("wrapped", [True, False])
def test_a_list_of_records_is_read(indent: int | None, wrapped: bool) -> None:
    rows = [{"text": LONG}, {"text": LONG + LONG}]
    found = records(json.dumps({"count": 2, "articles": rows} if wrapped else rows, indent=indent))
    assert [one.name for one in found if isinstance(one, Loaded)] == ["1", "2"]


def test_records_of_values_are_one_table() -> None:
    (one,) = records('{"port": "Vik", "metres": 2.10}\n{"port": "Hamn", "depth": "3 m"}\n')
    assert isinstance(one, Loaded)
    assert one.text == "port | metres | depth\nVik | 2.10\nHamn | | 3 m"


def test_a_file_may_be_one_record_but_settings_are_none() -> None:
    (one,) = records(json.dumps({"title": "The ferry", "text": LONG + LONG}, indent=1))
    assert isinstance(one, Loaded)
    assert one.title == "The ferry"
    with pytest.raises(Unreadable):
        records(json.dumps({"name": "ferry", "version": "1.0", "files": ["a", "b"]}, indent=1))


@pytest.mark.parametrize("text", ["", "{}", "[]", "[1, 2]", "text", "[" * 100_000, "\0"])
def test_what_holds_no_record_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        records(text)
