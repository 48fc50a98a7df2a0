"""AsciiDoc: titles, terms and what describes them, code, tables; what is never quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot import Knowledge
from qa_bot.language.text.asciidoc import blocks
from qa_bot.language.text.kinds import format_of
from qa_bot.language.text.passages import lay_out
from qa_bot.model import Document

GUIDE = """\
[[_kilns]]
= Kilns
:toc: left
// nobody reads this

A kiln is fired (((firing)))twice. See <<_glaze,the glaze>> or link:http://a.example/b[the list].

[NOTE]
.Before you light it
====
Open the damper.
====

[TIP]
====
Wait a day.
====

== Settings

[source,console]
----
$ kiln --heat 900
----

.Heat by clay
|===
| Clay | Degrees

| red | 980
| white | 1200
|===

* Cups go on top.
** Small ones at the edge.
+
They crack elsewhere.
. Close the door
and wait.
"""
MANUAL = """\
kiln(1)
=======

NAME
----
kiln - Fires clay

OPTIONS
-------
-h::
--heat=<degrees>::
\tSets the heat. Above 1300 the
\tstones melt.
+
It is asked for if it is not given.

-q:: Says nothing.

AUTHOR
------
Ada Holm
"""


def split(text: str, id: str = "a.adoc") -> list[tuple[str, str]]:
    laid = lay_out(Document(id, "", text))
    return [(passage.kind, passage.text) for block in laid.blocks for passage in block]


def test_a_guide_is_read_without_its_marks() -> None:
    assert split(GUIDE) == [
        ("heading", "Kilns"),
        ("paragraph", "A kiln is fired (((firing)))twice."),
        ("paragraph", "See <<_glaze,the glaze>> or link:http://a.example/b[the list]."),
        ("paragraph", "Before you light it"),
        ("paragraph", "Open the damper."),
        ("paragraph", "Wait a day."),
        ("heading", "Settings"),
        ("code", "$ kiln --heat 900"),
        ("paragraph", "Heat by clay"),
        ("header", "Clay | Degrees"),
        ("row", "red | 980"),
        ("row", "white | 1200"),
        ("item", "Cups go on top."),
        ("item", "Small ones at the edge."),
        ("item", "They crack elsewhere."),
        ("item", "Close the door\nand wait."),
    ]


def test_a_term_heads_what_describes_it() -> None:
    assert split(MANUAL) == [
        ("heading", "kiln(1)"),
        ("heading", "NAME"),
        ("paragraph", "kiln - Fires clay"),
        ("heading", "OPTIONS"),
        ("heading", "-h::\n--heat=<degrees>"),
        ("paragraph", "Sets the heat."),
        ("paragraph", "Above 1300 the\n\tstones melt."),
        ("paragraph", "It is asked for if it is not given."),
        ("heading", "-q"),
        ("paragraph", "Says nothing."),
        ("heading", "AUTHOR"),
        ("paragraph", "Ada Holm"),
    ]
    knowledge = Knowledge.from_texts({"kiln.txt": MANUAL}, reader=None)
    assert knowledge.answer("what does the -q option do").text == "Says nothing."


@pytest.mark.parametrize("text", [GUIDE, MANUAL])
def test_it_is_told_by_its_marks(text: str) -> None:
    assert format_of(text, "a.txt") == "asciidoc"


@pytest.mark.parametrize(
    "text",
    [
        "Kilns\n=====\n\nLike this::\n\n    kiln --heat\n\nSee :ref:`glaze` and ``a``.\n",
        "It rained.\n\n= no title\n\nIt stopped.\n",
        "# Kilns\n\n```\n== a\n```\n\n**They** are hot.\n",
    ],
)
def test_other_texts_are_told_from_it(text: str) -> None:
    assert format_of(text, "a.txt") != "asciidoc"


def test_its_title_is_the_title_of_the_document() -> None:
    documents = Knowledge.from_texts({"a.txt": GUIDE, "b.txt": MANUAL}).documents
    assert [one.title for one in documents.values()] == ["Kilns", "kiln(1)"]


@given(st.text(alphabet="=-*.+|[]():<>`_ \n\tab1", max_size=200))
def test_whatever_it_is_given_its_blocks_ascend_within_the_text(text: str) -> None:
    at = 0
    for block in blocks(text).blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end
