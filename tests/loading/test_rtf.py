"""RTF: what stands on the page, with its notes, in the encoding of each font."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.loading.formats.rtf import load
from qa_bot.loading.loaded import Loaded, Unreadable
from tests.loading.reading import WORDS, kinds, passages, place


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}") -> Loaded:
    (loaded,) = load(rf"{{\rtf1{head} {body}}}".encode("latin-1"))
    return loaded


@pytest.mark.parametrize(
    "head",
    [
        r"\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}",
        r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset204 Arial;}}",
        r"\ansi\ansicpg1251",
        r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\cpg1251 Arial;}}",
    ],
)
def test_bytes_are_read_in_the_encoding_of_their_font_or_of_the_file(head: str) -> None:
    body = r"\f0 \'cf\'f0\'e8\'e2\'e5\'f2, \'ec\'e8\'f0.\par"
    assert passages(rtf(body, head)) == ["Привет, мир."]


def test_a_character_of_two_bytes_may_end_with_a_letter() -> None:
    head = r"\ansi\ansicpg932\deff0{\fonttbl{\f0\fcharset128 Mincho;}}"
    assert rtf(r"\'83A\'83\'93\'81B", head).text == "アン。"


def test_characters_in_two_halves_are_one_and_notes_are_text() -> None:
    loaded = rtf(
        r"{\pard\outlinelevel0 Talk\par}\uc1 Well said \u-10179?\u-8704?.{\super\chftn}"
        r"{\footnote\pard {\super\chftn} By all of them.}\par{\*\footnote Twice.}"
        r"{\pard\outlinelevel0 End\par}"
    )
    assert passages(loaded) == ["Talk", "Well said 😀.", "By all of them.", "Twice.", "End"]
    assert place(loaded, "Twice") == "§ Talk"


def test_what_stands_for_a_character_is_passed_over() -> None:
    assert passages(rtf(r"\uc2 Sm\u246 \'6f\'6frg\uc0 \u229s\uc1\u8211\endash .")) == ["Smörgås–."]


def test_what_is_hidden_deleted_or_not_of_the_page_is_not_read() -> None:
    loaded = rtf(
        r"{\header Vessby Post}{\*\unknown no}{\pict\bin5 a}{bc}{\v hidden }{\deleted gone }"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt It rains}}{\v no\plain .}\par"
        r"{\*\annotation Why?}{\upr{It poors.}{\*\ud It pours.}}"
    )
    assert passages(loaded) == ["It rains.", "It pours."]


def test_signs_and_breaks() -> None:
    loaded = rtf(
        r"\ldblquote One\tab way\rdblquote\~or\line self\_made\-up \{x\}.\par "
        "It is\r\nso.\\\nIt was\\emdash so.\\par"
    )
    assert loaded.text == "“One way” or self-madeup {x}.\n\nIt isso.\n\nIt was—so."


def test_headings_lists_and_quotations_are_told_by_their_styles() -> None:
    styles = (
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Kop;}{\s2 heading 2;}{\s3 Title;}"
        r"{\s4 Quote;}{\s5 toc 1;}{\*\cs6 Strong;}}"
    )
    loaded = rtf(
        styles + r"\pard\s3 Dams\par\pard\s1 Water\par\pard\s0 It flows.\par\pard\s2 Ice\par"
        r"\pard\ls1\ilvl0 {\listtext\bullet\tab}Thick\par\pard\ls1\ilvl1 very\par"
        r"\pard\li720\fi-360 \bullet\tab Thin\par\pard\s4 It melts.\par\pard\s5 Ice 3\par"
    )
    assert kinds(loaded) == [
        ("Dams", "heading"),
        ("Water", "heading"),
        ("It flows.", "paragraph"),
        ("Ice", "heading"),
        ("Thick", "item"),
        ("very", "item"),
        ("Thin", "item"),
        ("It melts.", "quote"),
    ]
    assert loaded.title == "Dams"
    assert place(loaded, "melts") == "§ Ice"


def test_code_is_told_by_its_font() -> None:
    head = r"\ansi\deff0{\fonttbl{\f0\froman Times;}{\f1\fmodern Courier;}}"
    loaded = rtf(r"Call {\f1 panic! Now.} Wait.\par{\f1 if a:\line     b()}\par", head)
    assert kinds(loaded) == [
        ("Call panic! Now. Wait.", "paragraph"),
        ("if a:", "code"),
        ("b()", "code"),
    ]
    typed = rtf(r"It was so. It is.\par", head.replace("deff0", "deff1"))
    assert passages(typed) == ["It was so.", "It is."]


def test_a_table_is_read_by_its_rows() -> None:
    loaded = rtf(
        r"\trowd\trhdr\cellx1\cellx2\pard\intbl Year\cell Tons\cell\row"
        r"\trowd\cellx1\cellx2\pard\intbl 1820\par 1821\cell 3\cell\row\pard It burnt.\par"
    )
    assert kinds(loaded) == [
        ("Year | Tons", "header"),
        ("1820 1821 | 3", "row"),
        ("It burnt.", "paragraph"),
    ]


def test_title_author_and_date_are_those_of_the_file() -> None:
    loaded = rtf(
        r"{\info{\title Dams \'26 locks}{\*\company Post}{\operator Per}"
        r"{\author Ada}{\creatim\yr2024\mo5\dy1\hr3}}So."
    )
    assert (loaded.title, loaded.author, loaded.date) == ("Dams & locks", "Ada", "2024-05-01")
    assert loaded.text == "So."


@pytest.mark.parametrize(
    "body", [r"\u", r"\'", "{", "}}}", r"{\footnote {", r"\bin99999 x", r"\u9"]
)
def test_a_file_that_breaks_off_is_read_up_to_there(body: str) -> None:
    assert passages(rtf(rf"It rains.\par {body}"))[0] == "It rains."


def test_anything_else_is_refused() -> None:
    with pytest.raises(Unreadable):
        next(load(b"It rains."))


@settings(max_examples=50)
@given(st.lists(WORDS))
def test_every_text_comes_out_verbatim(texts: list[str]) -> None:
    def written(text: str) -> str:
        units = text.encode("utf-16-le")
        numbers = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
        return "".join(rf"\u{number - (number > 0x7FFF) * 0x10000}?" for number in numbers)

    loaded = rtf("".join(rf"{written(text)}\par " for text in texts))
    assert loaded.text.split() == texts
