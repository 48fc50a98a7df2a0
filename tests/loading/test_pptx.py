"""Presentations: slide by slide, in the order in which they are shown."""

from __future__ import annotations

from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.loading.formats.pptx import load
from qa_bot.loading.loaded import Loaded
from tests.loading.archives import archive
from tests.loading.reading import WORDS, kinds, passages, place

P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(targets: dict[str, tuple[str, str]]) -> str:
    return (
        "<Relationships>"
        + "".join(
            f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for id, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def shape(text: str, holder: str | None = None, more: str = "") -> str:
    ph = f'<p:nvSpPr><p:nvPr><p:ph type="{holder}"/></p:nvPr></p:nvSpPr>' if holder else ""
    return f"<p:sp>{ph}<p:txBody>{paragraph(text, more)}</p:txBody></p:sp>"


def paragraph(text: str, more: str = "") -> str:
    return f"<a:p>{more}<a:r><a:t>{escape(text)}</a:t></a:r></a:p>"


def shown(*slides: str, notes: str = "", **members: str) -> Loaded:
    """A presentation of some slides, which the file holds in another order, loaded."""
    numbers = range(len(slides), 0, -1)
    ids = "".join(f'<p:sldId id="{n}" r:id="r{n}"/>' for n in numbers)
    parts = {
        "ppt/presentation.xml": f"<p:x {P}><p:sldIdLst>{ids}</p:sldIdLst></p:x>",
        "ppt/_rels/presentation.xml.rels": relations(
            {f"r{n}": ("slide", f"slides/slide{n}.xml") for n in numbers}
        ),
    }
    for number, slide in zip(numbers, slides, strict=True):
        parts[f"ppt/slides/slide{number}.xml"] = f"<p:sld {P}>{slide}</p:sld>"
    if notes:
        parts["ppt/slides/_rels/slide1.xml.rels"] = relations(
            {"r1": ("notesSlide", "../notesSlides/n.xml")}
        )
        parts["ppt/notesSlides/n.xml"] = f"<p:n {P}>{notes}</p:n>"
    (loaded,) = load(archive({**parts, **members}))
    return loaded


def test_a_slide_is_a_place_and_its_title_a_heading_wherever_it_stands() -> None:
    loaded = shown(
        shape("It flows.", "body") + shape("Water", "title"),
        shape("It melts.") + shape("7", "sldNum"),
    )
    assert kinds(loaded) == [
        ("Water", "heading"),
        ("It flows.", "item"),
        ("It melts.", "paragraph"),
    ]
    assert place(loaded, "flows") == "slide 1"
    assert place(loaded, "melts") == "slide 2"
    assert loaded.title == "Water"
    assert loaded.layout is not None
    assert loaded.layout.blocks[2].heading == -1


def test_points_have_a_depth_and_what_has_no_bullet_is_none() -> None:
    loaded = shown(
        shape("It may be:", "body", "<a:pPr><a:buNone/></a:pPr>")
        + shape("hot", more='<a:pPr><a:buChar char="-"/></a:pPr>')
        + shape("very", "body", '<a:pPr lvl="1"/>')
    )
    assert kinds(loaded) == [("It may be:", "paragraph"), ("hot", "item"), ("very", "item")]
    assert loaded.layout is not None
    assert [block.lead_in for block in loaded.layout.blocks] == [-1, 0, 1]


def test_notes_stand_at_their_slide() -> None:
    loaded = shown(
        shape("It melts."),
        shape("Ice", "title"),
        notes=shape("Say it slowly.", "body") + shape("2", "sldNum"),
    )
    assert passages(loaded) == ["It melts.", "Ice", "Say it slowly."]
    assert place(loaded, "slowly") == "slide 2"


def test_a_table_is_read_by_its_rows() -> None:
    def row(*cells: str) -> str:
        inner = "".join(f"<a:tc><a:txBody>{paragraph(cell)}</a:txBody></a:tc>" for cell in cells)
        return f"<a:tr>{inner}</a:tr>"

    loaded = shown(
        f'<p:graphicFrame><a:tbl><a:tblPr firstRow="1"/>{row("Year", "Tons")}{row("1820", "3")}'
        "</a:tbl></p:graphicFrame>"
    )
    assert kinds(loaded) == [("Year | Tons", "header"), ("1820 | 3", "row")]


def test_breaks_are_spaces_and_text_for_older_programs_is_not_read() -> None:
    text = "<a:p><a:r><a:t>One</a:t></a:r><a:br/><a:r><a:t>way.</a:t></a:r></a:p>"
    loaded = shown(
        f"<mc:AlternateContent><mc:Choice><p:sp>{text}</p:sp></mc:Choice>"
        f"<mc:Fallback><p:sp>{text}</p:sp></mc:Fallback></mc:AlternateContent>"
    )
    assert passages(loaded) == ["One way."]


def test_the_text_of_diagrams_is_read() -> None:
    diagram = {
        "ppt/slides/_rels/slide1.xml.rels": relations({"d": ("diagramData", "../diagrams/d.xml")}),
        "ppt/diagrams/d.xml": f"<x {P}>{paragraph('It turns.')}</x>",
    }
    assert passages(shown(shape("Wheel", "title"), **diagram)) == ["Wheel", "It turns."]


@settings(max_examples=30)
@given(st.lists(WORDS))
def test_every_text_comes_out_verbatim(texts: list[str]) -> None:
    assert shown("".join(map(shape, texts))).text.split() == texts
