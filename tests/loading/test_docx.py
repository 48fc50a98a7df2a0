"""Word files: what a reader sees once all changes are accepted, with its notes."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.loading.formats.docx import load
from qa_bot.loading.loaded import Loaded, Unreadable
from tests.loading.archives import archive
from tests.loading.reading import WORDS, kinds, passages, place

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
BOTH = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = """
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
</w:style><w:style w:styleId="Own"><w:name w:val="Own heading"/><w:basedOn w:val="berschrift1"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Deeper"><w:name w:val="Deeper"/><w:basedOn w:val="Own"/></w:style>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Bullets"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Code"><w:name w:val="Source Code"/></w:style>
<w:style w:styleId="Char"><w:name w:val="Verbatim Char"/></w:style>
<w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop2"/></w:style>
<w:style w:styleId="Loop2"><w:basedOn w:val="Loop"/></w:style>
"""


def word(body: str, **members: str) -> Loaded:
    """A Word file of some paragraphs and tables, loaded."""
    parts = {
        "word/document.xml": f"<w:document {W} {MATHS} {BOTH}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
    }
    for name, content in members.items():
        parts[f"word/{name}.xml"] = f"<w:{name} {W}>{content}</w:{name}>"
    (loaded,) = load(archive(parts))
    return loaded


def paragraph(text: str, style: str = "", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run(text)}</w:p>'


def run(text: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def test_insertions_are_kept_and_deletions_are_not() -> None:
    loaded = word(
        f"<w:p>{run('The quick ')}<w:del><w:r><w:delText>brown</w:delText></w:r></w:del>"
        f"<w:ins>{run('crimson')}</w:ins>{run(' fox jumps over the lazy dog.')}</w:p>"
        f"<w:moveFrom>{paragraph('It was here.')}</w:moveFrom>"
        f"<w:ins>{paragraph('It rained.')}</w:ins><w:moveTo>{paragraph('It was there.')}</w:moveTo>"
    )
    assert passages(loaded) == [
        "The quick crimson fox jumps over the lazy dog.",
        "It rained.",
        "It was there.",
    ]


def test_paragraphs_between_which_the_break_was_deleted_are_one() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    loaded = word(paragraph("The dam ", more=gone) + paragraph("held.") + paragraph("It did."))
    assert passages(loaded) == ["The dam held.", "It did."]


def test_what_a_field_computes_is_read_and_how_it_does_is_not() -> None:
    loaded = word(
        f"<w:p>{run('It is page ')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run('7')}{run('.')}"
        f"</w:p><w:sdt><w:sdtPr><w:t>Type here</w:t></w:sdtPr><w:sdtContent>{paragraph('Ada.')}"
        "</w:sdtContent></w:sdt>"
    )
    assert passages(loaded) == ["It is page 7.", "Ada."]


def test_hidden_text_is_not_read() -> None:
    hidden = run("secretly ", "<w:rPr><w:vanish/></w:rPr>")
    assert passages(word(f"<w:p>{run('She ')}{hidden}{run('left.')}</w:p>")) == ["She left."]


def test_a_text_box_is_read_once_and_does_not_cut_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    loaded = word(
        f"<w:p>{run('The river ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('rose.')}</w:p>"
    )
    assert sorted(passages(loaded)) == ["In the box.", "The river rose."]


def test_tabs_breaks_and_hyphens_are_signs() -> None:
    loaded = word(
        f"<w:p>{run('One')}<w:r><w:tab/></w:r>{run('way')}<w:r><w:br/></w:r>{run('self')}"
        f"<w:r><w:noBreakHyphen/></w:r>{run('made')}<w:r><w:softHyphen/></w:r>{run('up.')}</w:p>"
    )
    assert passages(loaded) == ["One way self-madeup."]


def test_headings_are_told_by_their_level_whatever_their_styles_are_called() -> None:
    loaded = word(
        paragraph("Dams", "Titel")
        + paragraph("Water", "berschrift1")
        + paragraph("It flows.")
        + paragraph("Ice", "Deeper")
        + paragraph("It melts.")
        + paragraph("Snow", more='<w:outlineLvl w:val="0"/>')
        + paragraph("It falls.", "Loop")
        + paragraph("All is plain.", "Own", '<w:outlineLvl w:val="9"/>')
    )
    assert [text for text, kind in kinds(loaded) if kind == "heading"] == [
        "Dams",
        "Water",
        "Ice",
        "Snow",
    ]
    assert loaded.title == "Dams"
    assert place(loaded, "flows") == "§ Water"
    assert place(loaded, "melts") == "§ Ice"
    assert place(loaded, "plain") == "§ Snow"
    assert loaded.layout is not None
    ice = next(one for one in loaded.layout.blocks if loaded.text.startswith("Ice", one.start))
    assert loaded.text.startswith("Water", loaded.layout.blocks[ice.heading].start)


def test_lists_quotations_and_code_keep_their_kind() -> None:
    nested = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>'
    plain = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    code = f"<w:p><w:pPr><w:pStyle w:val='Code'/></w:pPr>{run('if a:')}<w:r><w:br/></w:r>"
    loaded = word(
        paragraph("Take:")
        + paragraph("Flour", "Bullets")
        + f"<w:p><w:pPr>{nested}<w:pStyle w:val='Plain'/></w:pPr>{run('white')}</w:p>"
        + paragraph("Then bake.", "Bullets", plain)
        + paragraph("It was good.", "Zitat")
        + f"{code}{run('    b()')}</w:p>"
    )
    assert kinds(loaded) == [
        ("Take:", "paragraph"),
        ("Flour", "item"),
        ("white", "item"),
        ("Then bake.", "paragraph"),
        ("It was good.", "quote"),
        ("if a:", "code"),
        ("b()", "code"),
    ]
    assert "\n    b()" in loaded.text
    assert loaded.layout is not None
    assert [block.lead_in for block in loaded.layout.blocks[1:3]] == [0, 1]


def test_no_sentence_ends_within_code() -> None:
    code = run("panic! Now.", "<w:rPr><w:rStyle w:val='Char'/></w:rPr>")
    assert passages(word(f"<w:p>{run('Call ')}{code}{run(' Wait.')}</w:p>")) == [
        "Call panic! Now. Wait."
    ]


def test_a_table_is_read_by_its_rows() -> None:
    def row(*cells: str, more: str = "") -> str:
        inner = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{more}</w:trPr>{inner}</w:tr>"

    loaded = word(
        f"<w:tbl>{row('Year', 'Tons', more='<w:tblHeader/>')}{row('1820', '3')}</w:tbl>"
        f"<w:tbl><w:tblPr><w:tblLook w:firstRow='1'/></w:tblPr>{row('Name', 'Age')}"
        f"{row('Ada', '36')}{row('Per', '')}</w:tbl>"
    )
    assert kinds(loaded) == [
        ("Year | Tons", "header"),
        ("1820 | 3", "row"),
        ("Name | Age", "header"),
        ("Ada | 36", "row"),
        ("Per |", "row"),
    ]


def test_notes_are_read_at_the_end_of_their_section_without_their_marks() -> None:
    reference = "<w:r><w:{}noteReference w:id='{}'/></w:r>"
    loaded = word(
        paragraph("Locks", "berschrift1")
        + f"<w:p>{run('It holds')}{reference.format('foot', 2)}{run('.')}</w:p>"
        + paragraph("Gate", "Bullets")
        + paragraph("Keys", "berschrift1")
        + f"<w:p>{run('It turns.')}{reference.format('end', 5)}</w:p>",
        footnotes="<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('Since 1820.')}</w:footnote>",
        endnotes=f"<w:endnote w:id='5'>{paragraph('With oil.')}</w:endnote>",
    )
    assert passages(loaded) == [
        "Locks",
        "It holds.",
        "Gate",
        "Since 1820.",
        "Keys",
        "It turns.",
        "With oil.",
    ]
    assert place(loaded, "1820") == "§ Locks"


def test_equations_are_read_and_a_fraction_stays_one() -> None:
    fraction = (
        "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    )
    loaded = word(f"<w:p>{run('It is ')}<m:oMath>{fraction}</m:oMath>{run(' of it.')}</w:p>")
    assert passages(loaded) == ["It is 1/2 of it."]


def test_a_table_of_contents_is_not_read() -> None:
    loaded = word(paragraph("Locks 3", "V1") + paragraph("They hold."))
    assert passages(loaded) == ["They hold."]


def test_title_author_and_date_are_those_of_the_file() -> None:
    core = (
        '<c:p xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Dams &amp; locks</dc:title><dc:creator>Ada Holm</dc:creator>"
        "<t:created>2024-05-01T10:00:00Z</t:created></c:p>"
    )
    document = f"<w:document {W}><w:body>{paragraph('They hold.')}</w:body></w:document>"
    (loaded,) = load(archive({"word/document.xml": document, "docProps/core.xml": core}))
    assert (loaded.title, loaded.author, loaded.date) == ("Dams & locks", "Ada Holm", "2024-05-01")


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(Unreadable):
        word("<w:p>")
    with pytest.raises(Unreadable):
        next(load(b"PK\x03\x04 nothing"))


@settings(max_examples=50)
@given(
    st.lists(WORDS),
    st.sampled_from(["", "berschrift1", "Bullets", "Zitat"]),
)
def test_every_text_comes_out_verbatim(texts: list[str], style: str) -> None:
    loaded = word("".join(paragraph(text, style) for text in texts))
    assert loaded.text.split() == texts
