"""OpenDocument texts: what stands on the page, with its notes."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.loading.formats.odt import load
from qa_bot.loading.loaded import Loaded, Unreadable
from tests.loading.archives import archive
from tests.loading.reading import WORDS, kinds, passages, place

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta")
)
STYLES = (
    '<style:style style:name="P1" style:parent-style-name="Preformatted_20_Text"/>'
    '<style:style style:name="P2" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P3" style:parent-style-name="Title"/>'
    '<style:style style:name="Author" style:parent-style-name="Title"/>'
    '<style:style style:name="T1" style:parent-style-name="Source_20_Text"/>'
)


def opened(body: str, **members: str) -> Loaded:
    """An OpenDocument text of some paragraphs and tables, loaded."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    (loaded,) = load(archive({"content.xml": content, **members}))
    return loaded


def paragraph(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def heading(text: str, level: int) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def note(text: str) -> str:
    return (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{paragraph(text)}</text:note-body></text:note>"
    )


def test_spaces_tabs_and_breaks_are_signs() -> None:
    loaded = opened(
        paragraph(
            'One<text:tab/>way<text:s text:c="3"/>out<text:line-break/>of <text:span>i</text:span>'
            "t."
        )
    )
    assert passages(loaded) == ["One way out of it."]


def test_what_was_deleted_or_remarked_is_not_read() -> None:
    loaded = opened(
        f"<text:tracked-changes>{paragraph('It was so.')}</text:tracked-changes>"
        + paragraph(f"It is<office:annotation>{paragraph('Is it?')}</office:annotation> so.")
    )
    assert passages(loaded) == ["It is so."]


def test_headings_are_places() -> None:
    loaded = opened(
        paragraph("Dams", "P3")
        + paragraph("Ada", "Author")
        + heading("Water", 1)
        + paragraph("It flows.")
        + heading("Ice", 2)
        + paragraph("It melts.")
    )
    assert loaded.title == "Dams"
    assert kinds(loaded)[1:3] == [("Ada", "paragraph"), ("Water", "heading")]
    assert place(loaded, "flows") == "§ Water"
    assert place(loaded, "melts") == "§ Ice"


def test_notes_are_read_at_the_end_of_their_section_without_their_marks() -> None:
    loaded = opened(
        heading("Locks", 1)
        + paragraph(f"It holds{note('Since 1820.')}.")
        + f"<text:list><text:list-item>{paragraph('Gate' + note('Of oak.'))}</text:list-item>"
        "</text:list>" + heading("Keys", 1)
    )
    assert kinds(loaded) == [
        ("Locks", "heading"),
        ("It holds.", "paragraph"),
        ("Gate", "item"),
        ("Since 1820.", "paragraph"),
        ("Of oak.", "paragraph"),
        ("Keys", "heading"),
    ]


def test_lists_quotations_and_code_keep_their_kind() -> None:
    loaded = opened(
        paragraph("Take:")
        + f"<text:list><text:list-item>{paragraph('Flour')}{paragraph('or oats')}<text:list>"
        f"<text:list-item>{paragraph('white')}</text:list-item></text:list></text:list-item>"
        "</text:list>"
        + paragraph("It was good.", "P2")
        + paragraph('if a:<text:line-break/><text:s text:c="4"/>b()', "P1")
        + paragraph('Call <text:span text:style-name="T1">panic! Now.</text:span> Wait.')
    )
    assert kinds(loaded) == [
        ("Take:", "paragraph"),
        ("Flour", "item"),
        ("or oats", "item"),
        ("white", "item"),
        ("It was good.", "quote"),
        ("if a:", "code"),
        ("b()", "code"),
        ("Call panic! Now. Wait.", "paragraph"),
    ]
    assert "\n    b()" in loaded.text


def test_a_table_is_read_by_its_rows() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{paragraph(c)}</table:table-cell>" for c in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    loaded = opened(
        f"<table:table><table:table-header-rows>{row('Year', 'Tons')}</table:table-header-rows>"
        f"{row('1820', '3')}</table:table>"
    )
    assert kinds(loaded) == [("Year | Tons", "header"), ("1820 | 3", "row")]


def test_a_table_of_contents_is_not_read() -> None:
    loaded = opened(
        f"<text:table-of-content>{paragraph('Locks 3')}</text:table-of-content>"
        + paragraph("They hold.")
    )
    assert passages(loaded) == ["They hold."]


def test_title_author_and_date_are_those_of_the_file() -> None:
    meta = (
        f'<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:title>Dams</dc:title><meta:initial-creator>Ada Holm</meta:initial-creator>"
        "<dc:creator>Per Dahl</dc:creator><meta:creation-date>2024-05-01T10:00:00"
        "</meta:creation-date></office:meta></office:document-meta>"
    )
    loaded = opened(paragraph("They hold."), **{"meta.xml": meta})
    assert (loaded.title, loaded.author, loaded.date) == ("Dams", "Ada Holm", "2024-05-01")


def test_an_encrypted_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="encrypted"):
        opened("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"})


@settings(max_examples=50)
@given(st.lists(WORDS))
def test_every_text_comes_out_verbatim(texts: list[str]) -> None:
    assert opened("".join(paragraph(escape(text)) for text in texts)).text.split() == texts
