"""Workbooks: the rows of each sheet as they are shown."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.loading.formats.xlsx import load
from qa_bot.loading.formats.xlsx.values import code, shown
from qa_bot.loading.loaded import Loaded
from tests.loading.archives import archive
from tests.loading.reading import WORDS, kinds, passages, place

X = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet {X}><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)
TEXTS = (
    f"<sst {X}><si><t>Year</t></si><si><r><t>To</t></r><r><t>ns</t></r><rPh><t>ton</t></rPh></si>"
    "</sst>"
)


def book(*sheets: tuple[str, str], more: str = "") -> list[Loaded]:
    """The articles of a workbook of sheets, each by its name and its rows."""
    relations = [("styles", "styles.xml"), ("sharedStrings", "/xl/sharedStrings.xml")]
    relations += [("worksheet", f"sheets/{number}.xml") for number in range(len(sheets))]
    listing = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations)
    )
    named = "".join(
        f'<sheet name="{name}" r:id="r{number}" {more}/>'
        for number, (name, _) in enumerate(sheets, 2)
    )
    members = {
        "xl/workbook.xml": f"<workbook {X}><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{listing}</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": TEXTS,
    }
    for number, (_, rows) in enumerate(sheets):
        members[f"xl/sheets/{number}.xml"] = (
            f"<worksheet {X}><sheetData>{rows}</sheetData></worksheet>"
        )
    return list(load(archive(members)))


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(reference: str, value: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def test_a_row_is_read_as_it_is_shown_and_is_a_place() -> None:
    (loaded,) = book(
        (
            "Mill",
            row(2, text("A2", "Of flour"))
            + row(
                3,
                '<c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c>',
                text("C3", "Good"),
                text("E3", "Share"),
            )
            + row(4, number("A4", "45413", 1), number("B4", "3.5"), number("E4", "0.25", 2))
            + row(
                9,
                '<c r="A9"><f>A4+1</f><v>45414</v></c><c r="C9" t="b"><v>1</v></c>'
                '<c r="E9" t="str"><f>X</f><v>none</v></c>',
            ),
        )
    )
    assert kinds(loaded) == [
        ("Of flour", "paragraph"),
        ("Year | Tons | Good | Share", "header"),
        ("01.05.2024 | 3.5 | | 25%", "row"),
        ("45414 | | TRUE | none", "row"),
    ]
    assert place(loaded, "Of flour") == "Mill row 2"
    assert place(loaded, "Year") == "Mill row 3"
    assert place(loaded, "45414") == "Mill row 9"


def test_sheets_are_headed_by_their_names_and_those_that_are_hidden_are_not_read() -> None:
    rows = row(1, text("A1", "Name"), text("B1", "Tons")) + row(
        2, text("A2", "Per"), number("B2", "1")
    )
    (loaded,) = book(("Oats", rows), ("Rye", rows))
    assert passages(loaded) == ["Oats", "Name | Tons", "Per | 1", "Rye", "Name | Tons", "Per | 1"]
    assert loaded.places[-1][1] == "Rye row 2"
    (hidden,) = book(("Oats", rows), more='state="hidden"')
    assert not hidden.text


def test_rows_that_hold_texts_are_articles() -> None:
    story = "The mill at Vessby burnt down twice, and each time it was built up again."
    rows = row(1, text("A1", "Title"), text("B1", "Text"), text("C1", "Author")) + "".join(
        row(at, text(f"A{at}", f"Mill {at}"), text(f"B{at}", story), text(f"C{at}", "Ada"))
        for at in (2, 3)
    )
    loaded = book(("News", rows))
    assert [(one.title, one.author, one.name) for one in loaded] == [
        ("Mill 2", "Ada", "2"),
        ("Mill 3", "Ada", "3"),
    ]
    assert place(loaded[1], "Vessby") == "News row 3"


def test_columns_far_apart_are_not_filled_up() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    cells = [text(f"A{a}{b}1", "x") for a in letters for b in letters]
    cells += [text(f"B{a}{b}1", "x") for a in letters for b in letters]
    (loaded,) = book(("Wide", row(1, *cells) + row(2, text("AZZ2", "far"), text("BZZ2", "off"))))
    assert passages(loaded)[-1] == "far | off"


@pytest.mark.parametrize(
    ("value", "format", "seen"),
    [
        ("45413", "dd.mm.yyyy", "01.05.2024"),
        ("45413.5625", "yyyy-mm-dd hh:mm", "2024-05-01 13:30"),
        ("45413.5625", "h:mm AM/PM", "1:30 PM"),
        ("45413", "[$-409]d\\ mmmm\\ yyyy;@", "1 May 2024"),
        ("45413", "[$-407]d. mmmm yyyy", "2024-05-01"),
        ("45413", 'yyyy"年"m"月"d"日"', "2024年5月1日"),
        ("45413", code(14, {}), "2024-05-01"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0038", "mm:ss", "05:28"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("0.254", "0.00%", "25.40%"),
        ("0.30000000000000004", "General", "0.3"),
        ("12", "[Red]0.00", "12"),
        ("-5", "dd.mm.yyyy", "-5"),
        ("1e300", "dd.mm.yyyy", "1e300"),
        ("#N/A", "0%", "#N/A"),
    ],
)
def test_numbers_are_dates_and_shares_where_they_are_shown_so(
    value: str, format: str, seen: str
) -> None:
    assert shown(value, format) == seen


@settings(max_examples=200)
@given(st.floats(), st.text('ymdhs[]$\\"0.#%;@AMP/ :-_*'))
def test_no_format_is_too_odd(value: float, format: str) -> None:
    assert isinstance(shown(repr(value), format), str)


@settings(max_examples=30)
@given(
    st.lists(
        WORDS,
        min_size=1,
    )
)
def test_every_text_comes_out_verbatim(texts: list[str]) -> None:
    rows = "".join(row(at, text(f"A{at}", one)) for at, one in enumerate(texts, 1))
    loaded = book(("One", rows))
    assert "".join(one.text for one in loaded).split() == texts
