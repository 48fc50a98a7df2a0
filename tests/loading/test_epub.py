"""E-books: every chapter once, in the order of reading, by its title."""

from __future__ import annotations

import pytest

from qa_bot.loading.formats.epub import load
from qa_bot.loading.loaded import Loaded, Unreadable
from tests.loading.archives import archive
from tests.loading.reading import kinds, passages, place

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/pub/book.opf"/></rootfiles></container>'
)
METADATA = (
    "<dc:title>Of weather</dc:title><dc:creator>Ada Holm</dc:creator>"
    "<dc:creator>Per Dahl</dc:creator><dc:date>1901-02-03T00:00:00Z</dc:date>"
)


def chapter(body: str, head: str = "<title/><script/>") -> str:
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def book(chapters: dict[str, str], contents: str = "", spine: str = "", **members: str) -> Loaded:
    """An e-book of some pages by what the package file calls them, loaded."""
    manifest = "".join(
        f'<item id="i{number}" href="{href}" media-type="application/xhtml+xml"/>'
        for number, href in enumerate(chapters)
    )
    order = spine or "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<metadata>{METADATA}</metadata><manifest>{manifest}<item id="n" href="nav.xhtml" '
        'properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine>{order}<itemref idref="n"/></spine></package>'
    )
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/pub/book.opf": package,
        "OEBPS/pub/nav.xhtml": chapter(f'<nav epub:type="toc"><ol>{contents}</ol></nav>'),
    }
    names = {"../Text/chapter%201.xhtml#s": "OEBPS/Text/Chapter 1.xhtml"}
    for href, text in chapters.items():
        parts[names.get(href, f"OEBPS/pub/{href}")] = text
    (loaded,) = load(archive({**parts, **members}))
    return loaded


def entry(title: str, target: str, inner: str = "") -> str:
    return f'<li><a href="{target}">{title}</a>{inner}</li>'


RAIN = chapter("<h1>Rain</h1><p>The first chapter speaks of rain.</p>")
SNOW = chapter("<h1>Snow</h1><p>The second speaks of snow.</p>")


def test_chapters_are_found_however_they_are_referred_to_and_empty_titles_hide_nothing() -> None:
    loaded = book({"../Text/chapter%201.xhtml#s": RAIN, "two.xhtml": SNOW})
    assert passages(loaded) == [
        "Rain",
        "The first chapter speaks of rain.",
        "Snow",
        "The second speaks of snow.",
    ]


def test_the_book_says_its_title_authors_and_date() -> None:
    loaded = book({"one.xhtml": RAIN})
    assert loaded.title == "Of weather"
    assert (loaded.author, loaded.date) == ("Ada Holm, Per Dahl", "1901-02-03")


def test_the_order_is_that_of_reading_and_what_stands_outside_it_is_left_out() -> None:
    loaded = book(
        {"one.xhtml": RAIN, "two.xhtml": SNOW, "extra.xhtml": chapter("<p>Aside.</p>")},
        spine='<itemref idref="i1"/><itemref idref="i2" linear="no"/><itemref idref="i0"/>',
    )
    assert loaded.text.index("snow") < loaded.text.index("rain")
    assert "Aside" not in loaded.text


def test_places_are_the_chapters_of_the_table_of_contents() -> None:
    pages = {
        "one.xhtml": RAIN,
        "more.xhtml": chapter("<p>It goes on.</p>"),
        "two.xhtml": chapter(
            '<p>It ends.</p><h2><a id="b"/>Snow</h2><p>It snows.</p><div id="c"><p>It thaws.</p>'
            '<p id="d">A part.</p></div>'
        ),
    }
    contents = (
        entry("1. Of rain", "one.xhtml")
        + entry("2. Of snow", "two.xhtml#b", f"<ol>{entry('A part', 'two.xhtml#d')}</ol>")
        + entry("3. Of mud", "two.xhtml#c")
    )
    loaded = book(pages, contents)
    assert place(loaded, "speaks") == "ch. 1. Of rain"
    assert place(loaded, "goes on") == "ch. 1. Of rain"
    assert place(loaded, "It ends") == "ch. 1. Of rain"
    assert place(loaded, "Snow") == "ch. 2. Of snow"
    assert place(loaded, "snows") == "ch. 2. Of snow"
    assert place(loaded, "thaws") == "ch. 3. Of mud"
    assert place(loaded, "A part") == "ch. 3. Of mud"


def test_an_older_book_has_its_contents_elsewhere() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
        '<text>Of rain</text></navLabel><content src="one.xhtml#gone"/><navPoint><navLabel><text>'
        'Part</text></navLabel><content src="one.xhtml#p"/></navPoint></navPoint></navMap></ncx>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="x" href="toc.ncx"/>'
        '<item id="a" href="one.xhtml"/></manifest><spine toc="x"><itemref idref="a"/></spine>'
        "</package>"
    )
    parts = {"OEBPS/pub/toc.ncx": ncx, "OEBPS/pub/book.opf": package}
    loaded = book({"one.xhtml": RAIN}, **parts)
    assert place(loaded, "speaks") == "ch. Of rain"


def test_without_a_table_of_contents_a_chapter_is_called_by_its_heading() -> None:
    loaded = book({"one.xhtml": RAIN, "two.xhtml": SNOW})
    assert place(loaded, "of rain") == "ch. Rain"
    assert place(loaded, "of snow") == "ch. Snow"


def test_marks_of_notes_are_left_out() -> None:
    page = chapter(
        '<p>It rains.<a epub:type="noteref" href="n.xhtml#n1">1</a> It pours.</p>'
        '<aside epub:type="footnote" id="n1"><p>By day.</p></aside>'
    )
    assert passages(book({"one.xhtml": page})) == ["It rains.", "It pours.", "By day."]


def test_a_page_that_is_no_xml_is_read_as_html() -> None:
    loaded = book({"one.xhtml": "<html><body><p>It rains<br>all day.<p>It pours.", "b": SNOW})
    assert kinds(loaded)[:2] == [
        ("It rains all day.", "paragraph"),
        ("It pours.", "paragraph"),
    ]


def test_a_book_is_protected_only_where_its_chapters_are() -> None:
    def listing(target: str) -> dict[str, str]:
        return {"META-INF/encryption.xml": f'<e><CipherReference URI="{target}"/></e>'}

    font = listing("OEBPS/pub/font.otf")
    assert book({"one.xhtml": RAIN, "font.otf": ""}, spine='<itemref idref="i0"/>', **font).text
    with pytest.raises(Unreadable, match="DRM"):
        book({"one.xhtml": RAIN}, **listing("OEBPS/pub/one.xhtml"))


def test_a_chapter_that_is_missing_does_not_hide_the_others() -> None:
    package = (
        '<package><manifest><item id="a" href="gone.xhtml"/><item id="b" href="one.xhtml"/>'
        '</manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine>'
        "</package>"
    )
    loaded = book({"one.xhtml": RAIN}, **{"OEBPS/pub/book.opf": package})
    assert "speaks of rain" in loaded.text
