"""What a loader writes: a text, and where everything in it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.text.passages import lay_out
from qa_bot.loading.loaded import Loaded, Writer
from qa_bot.model import Document, Passage


def passages(loaded: Loaded) -> list[Passage]:
    laid = lay_out(Document("a.pdf", "", loaded.text), loaded.layout)
    return [passage for block in laid.blocks for passage in block]


def test_a_block_is_a_line_and_keeps_its_kind() -> None:
    writer = Writer()
    writer.heading("The  mill", 1)
    writer.paragraph("It was built\nin 1820. It burnt down.")
    writer.item("The wheel turned.")
    writer.item("The stones didn't.")
    writer.row(["Year", "Flour"], header=True)
    writer.row(["1820", "3 tons"])
    writer.code("    grind()")
    loaded = writer.loaded("Mills")
    assert loaded.text == (
        "The mill\n\nIt was built in 1820. It burnt down.\n\nThe wheel turned.\n"
        "The stones didn't.\nYear | Flour\n1820 | 3 tons\n    grind()"
    )
    assert [(p.text, p.kind) for p in passages(loaded)] == [
        ("The mill", "heading"),
        ("It was built in 1820.", "paragraph"),
        ("It burnt down.", "paragraph"),
        ("The wheel turned.", "item"),
        ("The stones didn't.", "item"),
        ("Year | Flour", "header"),
        ("1820 | 3 tons", "row"),
        ("grind()", "code"),
    ]


def test_places_are_where_they_begin_in_the_text() -> None:
    writer = Writer()
    writer.place("p. 1")
    writer.paragraph("One.")
    writer.paragraph("Two.")
    writer.place("p. 2")
    writer.place("p. 3")
    writer.paragraph("Three.")
    loaded = writer.loaded()
    assert loaded.places == ((0, "p. 1"), (loaded.text.index("Three"), "p. 3"))


@given(st.lists(st.tuples(st.sampled_from("hpirc"), st.text())))
def test_offsets_are_those_of_the_text_whatever_is_written(blocks: list[tuple[str, str]]) -> None:
    writer = Writer()
    for kind, text in blocks:
        if kind == "h":
            writer.heading(text, 2)
        elif kind == "p":
            writer.paragraph(text)
        elif kind == "i":
            writer.item(text)
        elif kind == "r":
            writer.row([text, text])
        else:
            writer.code(text)
    loaded = writer.loaded()
    for passage in passages(loaded):
        assert loaded.text[passage.start : passage.end] == passage.text.strip() == passage.text


def test_what_is_written_differs_in_white_space_soft_hyphens_and_ligatures_alone() -> None:
    writer = Writer()
    writer.section("De\ufb01\u00adnitions \u2003of  ﬂour", 1)
    writer.paragraph("The \u00ad mill\u00ader’s “o\ufb03ce” – ½\u00a0ton,\tm², ①, Ａ, e\u0301 …")
    writer.code("\ufb01\u00ad = 1")
    assert writer.loaded().text.split("\n\n") == [
        "Definitions of flour",
        "The miller’s “office” – ½ ton, m², ①, Ａ, e\u0301 …",
        "\ufb01\u00ad = 1",
    ]
    assert writer.loaded().places == ((0, "§ Definitions of flour"),)


def test_a_block_of_soft_hyphens_is_none() -> None:
    writer = Writer()
    writer.paragraph("\u00ad \u00ad")
    assert writer.loaded().text == ""
