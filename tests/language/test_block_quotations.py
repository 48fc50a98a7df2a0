"""What a line before a block quotation says of who wrote it."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import blockwise
from qa_bot.model import Document

QUOTED = "> The copper pipe leaks. It is old.\n>\n> Nobody mends it.\n\nSo much for that.\n"


def said(text: str) -> list[tuple[str | None, str]]:
    blocks = blockwise(Document("a.txt", "", text))
    return [(one.speaker, text[one.start : one.end]) for one in statements(text, blocks)]


@pytest.mark.parametrize(
    "line",
    [
        "On Friday, 5 March 2021, Rolf Dahl <rolf@harbour.example> wrote:",
        "On Fri, Mar 5, 2021 at 10:01 AM, Rolf Dahl (the plumber) wrote:",
        "Rolf Dahl writes:",
        "As Rolf Dahl said in his letter to Ada Holm:",
        "Am Freitag, 5. März 2021 schrieb Rolf Dahl <rolf@harbour.example>:",
        "Le 5 mars 2021 à 10:00, Rolf Dahl a écrit :",
        "El vie, 5 mar 2021, Rolf Dahl escribió:",
    ],
)
def test_who_wrote_a_quotation_has_said_it(line: str) -> None:
    assert said(f"It drips.\n\n{line}\n\n{QUOTED}") == [
        ("Rolf Dahl", "The copper pipe leaks."),
        ("Rolf Dahl", "It is old."),
        ("Rolf Dahl", "Nobody mends it."),
    ]


@pytest.mark.parametrize(
    "line", ["Somebody wrote:", "Rolf Dahl wrote a long letter.", "This is what is known:"]
)
def test_what_nobody_is_named_for_is_nobodys(line: str) -> None:
    assert not any(speaker for speaker, _ in said(f"It drips.\n\n{line}\n\n{QUOTED}"))


def test_what_is_quoted_within_a_quotation_is_another_ones() -> None:
    text = (
        "Rolf Dahl wrote:\n\n> It leaks.\n>\n> > The crane is\n> > old. It creaks.\n>\n> I know.\n"
    )
    assert said(text) == [("Rolf Dahl", "It leaks."), ("Rolf Dahl", "I know.")]


def test_a_line_within_a_quotation_says_who_wrote_what_is_quoted_in_it() -> None:
    text = "Rolf Dahl wrote:\n\n> No.\n> Elin Brandt wrote:\n> > The crane is old.\n>\n> I know.\n"
    assert said(text) == [
        ("Rolf Dahl", "No."),
        ("Elin Brandt", "The crane is old."),
        ("Rolf Dahl", "I know."),
    ]


def test_the_author_of_a_letter_does_not_say_what_is_quoted_in_it() -> None:
    text = (
        "Author: Ada Holm\n\nI think my pipe is broken. I shall mend it on Sunday.\n\n"
        f"On Friday Rolf Dahl wrote:\n\n{QUOTED}\nI don't agree with my neighbour.\n"
    )
    knowledge = Knowledge.from_texts({"letter.txt": text}, reader=None)
    hers = {hit.text for hit in knowledge.answer("What did Ada Holm say?", k=9).hits}
    assert "I don't agree with my neighbour." in hers
    assert hers.isdisjoint({"The copper pipe leaks.", "It is old.", "Nobody mends it."})
    assert "On Friday Rolf Dahl wrote:" not in hers
    his = {hit.text for hit in knowledge.answer("What did Rolf Dahl say?", k=9).hits}
    assert his == {"The copper pipe leaks.", "It is old.", "Nobody mends it."}
