"""reStructuredText: what a reader would quote of it, and what is never quoted."""

from __future__ import annotations

import pytest

from qa_bot.language.text.kinds import format_of
from qa_bot.language.text.passages import lay_out
from qa_bot.model import Document

Row = tuple[str, str, tuple[str, ...], str]


def laid(text: str) -> list[Row]:
    """Each passage: its kind, its text, the headings above it, and what leads in to it."""
    found = lay_out(Document("a.rst", "", text))
    passages = [passage for block in found.blocks for passage in block]
    rows = []
    for number, passage in enumerate(passages):
        above: list[str] = []
        at = number
        while back := found.context[at][0]:
            at -= back
            above.insert(0, passages[at].text)
        led = found.context[number][1]
        leads = passages[number - led].text if led else ""
        rows.append((passage.kind, passage.text, tuple(above), leads))
    return rows


def kinds(text: str) -> list[tuple[str, str]]:
    return [row[:2] for row in laid(text)]


def test_titles_stand_under_each_other_in_the_order_of_their_styles() -> None:
    text = "=====\nFerry\n=====\n\nOne.\n\nCosts\n=====\n\nTwo.\n\nFuel\n~~~~\nThree.\n\n"
    text += "Crew\n====\n\nFour."
    assert [(row[1], row[2]) for row in laid(text) if row[0] == "paragraph"] == [
        ("One.", ("Ferry",)),
        ("Two.", ("Ferry", "Costs")),
        ("Three.", ("Ferry", "Costs", "Fuel")),
        ("Four.", ("Ferry", "Crew")),
    ]


def test_the_header_is_an_item_a_field() -> None:
    assert kinds("Title: The ferry\nAuthor: Ada Holm,\n        Eva Lund\n\nIt is late.") == [
        ("item", "Title: The ferry"),
        ("item", "Author: Ada Holm,\n        Eva Lund"),
        ("paragraph", "It is late."),
    ]
    assert kinds(":Author: Ada Holm\n:Date: 1921")[0] == ("item", "Author: Ada Holm")


@pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "#.", "(a)", "a)", "iv."])
def test_items_stand_without_their_marks_and_know_what_leads_in(mark: str) -> None:
    text = f"Do this:\n\n{mark} Wait. Rest\n{' ' * len(mark)} well.\n{mark} Sail."
    assert [(row[0], row[1], row[3]) for row in laid(text)[1:]] == [
        ("item", "Wait.", "Do this:"),
        ("item", f"Rest\n{' ' * len(mark)} well.", "Do this:"),
        ("item", "Sail.", "Do this:"),
    ]


def test_nested_items_and_what_goes_on_in_one() -> None:
    text = "Do this:\n\n- Call:\n\n  - the port\n\n- Sail.\n\n  Then rest.\n\nIt is late."
    assert [(row[1], row[3]) for row in laid(text)] == [
        ("Do this:", ""),
        ("Call:", "Do this:"),
        ("the port", "Call:"),
        ("Sail.", "Do this:"),
        ("Then rest.", "Sail."),
        ("It is late.", ""),
    ]


@pytest.mark.parametrize(
    "code",
    [
        "Run this::\n\n    sail\n    wait",
        "Run this::\n\n    sail\n\n    wait\n\nEnd.",
        "Run this:\n\n.. code-block:: sh\n   :linenos:\n\n   sail\n   wait",
        "Run this:\n\n.. code::\n\n   sail\n   wait",
    ],
)
def test_each_line_of_code_is_a_passage_that_is_led_in_to(code: str) -> None:
    found = [(row[1], row[3]) for row in laid(code) if row[0] == "code"]
    lead = code.splitlines()[0]
    assert found == [("sail", lead), ("wait", lead)]


def test_a_session_is_code() -> None:
    assert kinds("Try it:\n\n>>> sail()\n'late'\n\nEnd.")[1:3] == [
        ("code", ">>> sail()"),
        ("code", "'late'"),
    ]


def test_rows_of_a_simple_table_are_told_with_the_column_heads() -> None:
    text = """Ferries:

  ======  ====
  Name    Port
  ======  ====
  Aurora  Riga
          and Oslo
       1  Kiel
  ======  ====

End.
"""
    assert [row for row in laid(text) if row[0] in ("header", "row")] == [
        ("header", "Name    Port", (), "Ferries:"),
        ("row", "Aurora  Riga\n          and Oslo", (), "Name    Port"),
        ("row", "1  Kiel", (), "Name    Port"),
    ]


def test_rows_of_a_grid_table_are_told_with_the_column_heads() -> None:
    text = """
+------+------+
| Name | Port |
+======+======+
| Au-  | Riga |
| rora |      |
+------+------+
| Berta| Kiel |
+------+------+
"""
    assert [(row[0], row[1], row[3]) for row in laid(text)] == [
        ("header", "Name | Port", ""),
        ("row", "Au-  | Riga |\n| rora", "Name | Port"),
        ("row", "Berta| Kiel", "Name | Port"),
    ]


@pytest.mark.parametrize(
    "nothing",
    [
        ".. A comment\n   that goes on\n\n   for long.",
        "..\n   A comment.",
        ".. _ferry: http://port.example",
        ".. |late| replace:: very late",
        ".. image:: ferry.png\n   :alt: The ferry",
        ".. include:: ferry.txt",
        ".. toctree::\n   :maxdepth: 2\n\n   ferry\n   costs",
        ".. contents:: Table of contents",
        ".. raw:: html\n\n   <b>late</b>",
        "__ http://port.example",
        "----------",
    ],
)
def test_markup_is_never_quoted(nothing: str) -> None:
    assert kinds(f"{nothing}\n\nIt is late.") == [("paragraph", "It is late.")]
    assert kinds(f"It is late.\n\n{nothing}\n") == [("paragraph", "It is late.")]


def test_directives_that_hold_text_are_read() -> None:
    text = """.. note:: Mind the
   gap. It is wide.

.. figure:: ferry.png
   :width: 3

   The ferry in Riga.

.. topic:: Costs

   It is dear.

It is late.
"""
    assert [(row[1], row[2]) for row in laid(text)] == [
        ("Mind the\n   gap.", ()),
        ("It is wide.", ()),
        ("The ferry in Riga.", ()),
        ("Costs", ()),
        ("It is dear.", ("Costs",)),
        ("It is late.", ()),
    ]


@pytest.mark.parametrize("term", ["lane", ".. option:: --lane <name>\n"])
def test_a_term_heads_what_defines_it_and_no_more(term: str) -> None:
    text = f"{term}\n    A strip of wood.\n\nIt is red."
    name = term.removeprefix(".. option:: ").strip()
    assert [(row[1], row[2]) for row in laid(text)] == [
        (name, ()),
        ("A strip of wood.", (name,)),
        ("It is red.", ()),
    ]


def test_options_of_a_command_are_items() -> None:
    assert kinds("Flags:\n\n-q, --quiet  Say less.\n             Or nothing.\n-v  Say more.")[
        1:
    ] == [
        ("item", "-q, --quiet  Say less."),
        ("item", "Or nothing."),
        ("item", "-v  Say more."),
    ]


def test_notes_are_items_without_their_marks() -> None:
    assert kinds("As told [1]_.\n\n.. [1] Holm, The ferry.") == [
        ("paragraph", "As told [1]_."),
        ("item", "Holm, The ferry."),
    ]


def test_what_markup_hides_is_not_read_and_stops_in_literals_end_no_sentence() -> None:
    text = (
        ":func:`sail` is late, says `the port <http://port.example/>`_. Call ``sail. Now`` at once."
    )
    found = lay_out(Document("a.rst", "", text))
    assert [passage.text for block in found.blocks for passage in block] == [
        text.split(" Call")[0],
        "Call ``sail. Now`` at once.",
    ]
    assert "func" not in found.reading
    assert "port.example" not in found.reading


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Ferry\n=====\n\nIt is late::\n\n    sail\n", True),
        ("Ferry\n=====\n\n.. note:: It is late.\n", True),
        ("Ferry\n-----\n\nCall ``sail``.\n", True),
        ("Ferry\n=====\n\nIt is late.\n", False),
        ("Call ``sail`` and ``wait``.", False),
    ],
)
def test_it_is_told_by_two_of_its_signs(text: str, is_so: bool) -> None:
    assert (format_of(text, "a.txt") == "restructured") is is_so
