"""PDF files: what is read of them, and in which order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.language.text.blocks import Kind
from qa_bot.loading.loaded import Loaded, Unreadable
from tests.loading.pdf_writer import At, lines, pdf

pytest.importorskip("pypdfium2")

RIVER = [
    "The river rises in the hills above the old town and turns to the",
    "north before it reaches the sea. Nobody has ever measured it, the",
    "keeper of the lock told us, and nobody is going to in his time.",
]


def read(data: bytes) -> Loaded:
    from qa_bot.loading.formats.pdf import load

    (found,) = load(data)
    return found


def blocks(found: Loaded, *kinds: Kind) -> list[str]:
    assert found.layout
    shown = found.layout.blocks
    return [found.text[b.start : b.end] for b in shown if not kinds or b.kind in kinds]


def place(found: Loaded, words: str) -> str:
    at = found.text.index(words)
    return [label for start, label in found.places if start <= at][-1]


def test_lines_are_joined_to_paragraphs() -> None:
    found = read(pdf([*lines(RIVER), *lines(["Another paragraph stands below."], y=650)]))
    assert blocks(found) == [" ".join(RIVER), "Another paragraph stands below."]


def test_an_indented_line_begins_a_paragraph() -> None:
    page = [
        *lines(RIVER),
        At(84, 664, "Nobody came. The keeper had left the house beside the old river"),
        At(72, 652, "and its garden to a cousin who lived in town."),
    ]
    assert len(blocks(read(pdf(page)))) == 2


# A hyphen at the end of a line.


def test_a_word_that_was_parted_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    found = read(
        pdf(lines(["He made it under-", "standable, said the well-", "known author."], size=12))
    )
    assert found.text == "He made it understandable, said the well-known author."


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "joined"),
    [
        ("the co-", "operation of all", "Their co-operation was praised.", "co-operation"),
        ("the co-", "operation of all", "Their cooperation was praised.", "cooperation"),
        ("a half-", "finished house", "It rained.", "half-finished"),
        ("an ex-", "minister of trade", "It rained.", "ex-minister"),
        ("in mid-", "1950 it was", "It rained.", "mid-1950"),
        ("a non-", "European power", "It rained.", "non-European"),
        ("of tem-", "perature and", "It rained.", "temperature"),
        ("the pre-", "and post-war years", "It rained.", "pre- and post-war"),
        ("a large-", "scale survey", "It rained.", "large-scale"),
        ("a low-to-", "high order", "It rained.", "low-to-high"),
        ("much ex-", "perience of", "It rained.", "experience"),
        ("an un-", "related case", "It rained.", "unrelated"),
        ("and/", "or of", "It rained.", "and/or"),
        ("in 1968–", "2012 it was", "It rained.", "1968–2012"),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, elsewhere: str, joined: str) -> None:
    start = "They wrote a long account of "
    found = read(pdf([*lines([start + before, after + "."]), *lines([elsewhere], y=600)]))
    assert f" {joined} " in found.text


def test_where_lines_are_not_parted_a_hyphen_is_the_words_own() -> None:
    texts = [f"The keeper of the lock number {n} saw the boats come and go" for n in range(60)]
    texts[30] = "The keeper of the lock was not afraid of any life-"
    texts[31] = "threatening storm, and he saw all the boats come and go again"
    assert "life-threatening" in read(pdf(lines(texts, step=10))).text


# Signs.


def test_ligatures_are_written_out() -> None:
    texts = ["The de€nition is de€nitely €ne."]
    assert "definition is definitely fine" in read(pdf(lines(texts), unicode={0x80: 0xFB01})).text


def test_characters_beyond_the_first_plane_are_whole() -> None:
    found = read(pdf(lines(["It is € here."]), unicode={0x80: 0x1F30A}))
    assert found.text == "It is \U0001f30a here."


@pytest.mark.parametrize("first", [0x05D0, 0x0628])
def test_words_that_are_drawn_from_left_to_right_are_read_from_right_to_left(first: int) -> None:
    letters = {0x80 + n: first + n for n in range(4) if n != 1}
    found = read(pdf([At(72, 700, "ƒ‚€"), At(110, 700, "€‚")], unicode=letters)).text
    assert sorted(found.split()) == sorted(
        ["".join(chr(first + n) for n in word) for word in ((0, 2, 3), (2, 0))]
    )


def test_a_soft_hyphen_within_a_line_is_dropped() -> None:
    assert (
        read(pdf(lines(["The tem€perature rose."]), unicode={0x80: 0xAD})).text
        == "The temperature rose."
    )


def test_raised_note_marks_are_dropped_and_powers_are_kept() -> None:
    page = [
        At(72, 700, "It was not known yet."),
        At(169, 704, "1", 6),
        At(176, 700, "The area was 12 km"),
        At(267, 704, "2", 6),
        At(273, 700, "in all."),
    ]
    found = read(pdf(page)).text
    assert "known yet. The area" in found
    assert re.search("km ?2", found)


def test_a_line_that_begins_with_an_ordinal_is_not_indented() -> None:
    texts = [
        "Boats came to the lock from all of the towns below it. In the",
        "19th year of the keeper they came no more. He was glad of that,",
        "as he told us, and went home.",
    ]
    assert blocks(read(pdf([*lines(RIVER), *lines(texts, y=600)])))[1] == " ".join(texts)


def test_an_asterisk_in_the_text_is_kept() -> None:
    assert "grade II* houses" in read(pdf(lines(["There are grade II* houses."]))).text


def test_a_word_whose_letters_stand_apart_is_one() -> None:
    signs = enumerate("ABSTRACT OF IT")
    page = [At(72 + 9 * n, 700, sign, font="Courier") for n, sign in signs if sign != " "]
    assert read(pdf([*page, *lines(RIVER, y=600)])).text.startswith("ABSTRACT OF IT\n")


def test_an_accent_that_is_drawn_over_a_letter_is_on_it() -> None:
    page = [
        At(72, 700, "He met G", font="Courier"),
        At(120, 700, "¨", font="Courier"),
        At(120, 700, "odel in town.", font="Courier"),
    ]
    assert "Gödel" in read(pdf(page)).text
    assert "l´eau" in read(pdf(lines(["On l´eau."]))).text


# Columns.

LEFT = [
    "The left column tells of the",
    "harbour and its boats. It ends",
    "where the old wall begins.",
]
RIGHT = [
    "The right column tells of the",
    "market and its people. It ends",
    "where the church stands.",
]


def test_columns_follow_each_other() -> None:
    found = read(pdf([*lines(LEFT), *lines(RIGHT, x=320)]))
    assert blocks(found) == [" ".join(LEFT), " ".join(RIGHT)]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    rows = zip(lines(LEFT), lines(RIGHT, x=320), strict=True)
    found = read(pdf([at for row in rows for at in row]))
    assert blocks(found) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_column_that_is_longer_is_read_to_its_end_before_the_next() -> None:
    left = [*LEFT, "Nobody goes there at night,", "the people of the town say."]
    rows = zip(lines(left), lines([*RIGHT, "", ""], x=320), strict=True)
    found = read(pdf([at for row in rows for at in row if at.text]))
    assert blocks(found) == [" ".join(left), " ".join(RIGHT)]


@pytest.mark.parametrize("offset", [4, 6])
def test_columns_drawn_row_by_row_may_stand_at_different_heights(offset: int) -> None:
    left = lines([*LEFT, "Nobody goes there at night, and", "the old wall has no gate."])
    right = lines(
        [*RIGHT, "Nobody has a key to its", "door but the old sexton."], 320, 700 - offset
    )
    found = read(pdf([at for row in zip(left, right, strict=True) for at in row]))
    assert found.text.index("no gate.") < found.text.index("The right column")
    assert "beside the" not in found.text.replace("beside the water", "")


def test_columns_drawn_from_the_last_line_to_the_first_are_read_from_the_first() -> None:
    texts = [*RIVER, *LEFT, *RIGHT]
    assert read(pdf(lines(texts)[::-1])).text.replace("\n\n", " ") == " ".join(texts)


def test_a_narrow_gutter_between_stretched_lines_is_found() -> None:
    left = ["boats carry wool and go", "there at night when all", "sleep and nobody can see"] * 4
    right = [
        "carts bring hides and salt",
        "on the road from the town",
        "which has a gate and wall",
    ] * 4
    page = []
    for number, row in enumerate(zip(left, right, strict=True)):
        for start, text in zip((72.0, 228.0), row, strict=True):
            words = text.split()
            # Of twelve points a word more than it needs, so that all lines end at one place.
            free = (144 - 6 * sum(map(len, words))) / (len(words) - 1)
            for word in words:
                page.append(At(start, 700 - 12 * number, word, font="Courier"))
                start += 6 * len(word) + free
    found = read(pdf(page)).text
    assert "boats carry wool and go there at night when all sleep" in found
    assert "carts bring hides and salt on the road from the town" in found


def test_a_term_stands_in_a_row_with_what_it_means() -> None:
    terms = {"Lock": "a gate for boats in a river or canal", "Weir": "a low wall over a river",
             "Quay": "a wall where boats are loaded"}  # fmt: skip
    page = [
        At(x, 700 - 12 * number, text)
        for number, pair in enumerate(terms.items())
        for x, text in zip((72, 140), pair, strict=True)
    ]
    assert blocks(read(pdf(page)), "row") == [f"{a} | {b}" for a, b in terms.items()]


def test_numbers_before_the_lines_of_a_transcript_stay_with_them() -> None:
    texts = [*RIVER, *LEFT, *RIGHT, "And so on, he said to us all."]
    page = [
        At(x, 700 - 24 * number, text)
        for number, line in enumerate(texts)
        for x, text in ((72, str(number + 1)), (86, line))
    ]
    found = read(pdf(page)).text
    assert "1 The river rises in the hills above the old town and turns to the" in found


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left = [*RIVER[:2], "people stood there, as they do on every day of the year,"]
    right = ["beside the water and", "talked of the boats."]
    found = read(pdf([*lines(left), *lines(right, x=420)]))
    assert "every day of the year, beside the water and talked of the boats." in found.text


def test_rows_of_a_table_are_rows() -> None:
    rows = [("Town", "People", "Boats"), ("Alder", "1200", "14"), ("Birch", "340", "3")]
    page = [
        At(72 + 120 * column, 700 - 14 * number, cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    assert blocks(read(pdf(page)), "row", "header") == [" | ".join(row) for row in rows]


# Pages.


def test_the_row_of_the_column_heads_leads_in_to_the_others() -> None:
    rows = [("Town", "Boats"), ("Alder", "14"), ("Birch", "3")]
    page = [
        At(72 + 120 * column, 700 - 14 * number, cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    found = read(pdf(page))
    assert blocks(found, "header") == ["Town | Boats"]
    assert found.layout
    assert [block.lead_in for block in found.layout.blocks][1:] == [0, 0]


def test_numbers_that_are_aligned_to_the_right_stand_in_their_row() -> None:
    rows = [
        ("Boats of all kinds", "1,200", "14"),
        ("Carts", "(340)", "3"),
        ("Mules", "15,000", "21"),
    ]
    page = [
        At(x - 6 * len(cell) if column else x, 700 - 14 * number, cell, font="Courier")
        for number, row in enumerate(rows)
        for column, (x, cell) in enumerate(zip((72, 300, 400), row, strict=True))
    ]
    found = read(pdf([*lines(RIVER, y=760), *page, *lines(RIVER, y=600)]))
    assert blocks(found, "row") == [" | ".join(row) for row in rows]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    found = read(
        pdf(
            *(
                [
                    At(72, 760, "The Names of Rivers"),
                    *lines([f"Page {name} tells how the river was named and ends here."]),
                    At(280, 30, f"Page {number} of 3"),
                ]
                for number, name in enumerate(("one", "two", "three"), 1)
            )
        )
    )
    assert found.text.split("\n\n") == [
        f"Page {name} tells how the river was named and ends here."
        for name in ("one", "two", "three")
    ]
    assert place(found, "Page one") == "p. 1"
    assert place(found, "Page three") == "p. 3"


def test_a_head_that_names_its_chapter_is_left_out() -> None:
    bodies = {
        "Sources": "The river rises in the hills above the old town.",
        "Mouths": "Nobody knows where the water meets the salt of the sea.",
        "Locks": "A boat has to wait there for an hour in most years.",
    }
    pages = [
        [At(72, 760, f"Chapter {n}. {name}"), At(500, 760, str(40 + n)), At(72, 700, body)]
        for n, (name, body) in enumerate(bodies.items(), 1)
    ]
    assert blocks(read(pdf(*pages))) == list(bodies.values())


def test_a_foot_whose_number_is_its_own_is_left_out() -> None:
    pages = [
        [
            *lines([f"The {name} rises in the hills and has its mouth at the sea."]),
            At(72, 40, f"Handbook of Rivers {7 * n % 5}.{n % 3}"),
        ]
        for n, name in enumerate(("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse"))
    ]
    assert "Handbook" not in read(pdf(*pages)).text


def test_what_forms_begin_with_is_kept() -> None:
    """It stands as close to what follows as the rest."""
    forms = [lines(["The bearer may cross.", f"It is for {n}.", *RIVER]) for n in ("Ada", "Bo")]
    assert read(pdf(*forms)).text.count("The bearer may cross.") == 2


def test_pages_that_say_the_same_are_kept() -> None:
    assert read(pdf(lines(RIVER), lines(RIVER))).text.count("The river rises") == 2


def test_line_numbers_in_the_margin_are_left_out() -> None:
    pages = [
        [*lines([*RIVER, f"Page {n} ends so."]), *lines(["1", "2", "3", "4"], x=40)]
        for n in range(6)
    ]
    assert not re.search(r"\b[1-4]\b(?! ends)", read(pdf(*pages)).text)


def test_a_line_that_only_two_of_many_pages_begin_with_is_kept() -> None:
    pages = [lines([f"The {name} page begins so.", *RIVER]) for name in ("a", "b", "c", "d", "a")]
    assert read(pdf(*pages)).text.count("The a page begins so.") == 2


def test_a_sentence_goes_on_over_the_page_past_notes_and_says_where_each_part_is() -> None:
    first = [
        *lines(
            [*RIVER, "A boat that came by in the evening took the last of the wool and then it"]
        ),
        At(72, 80, "1", 5),
        At(76, 78, "The wool was sold at once.", 8),
    ]
    found = read(pdf(first, lines(["sailed home. The village slept."], y=720)))
    assert "the last of the wool and then it sailed home. The village slept." in found.text
    assert "The wool was sold at once." in blocks(found)
    assert place(found, "A boat") == "p. 1"
    assert place(found, "The village slept") == "p. 2"
    assert place(found, "The wool was") == "p. 1"


def test_a_sentence_goes_on_past_the_caption_of_a_figure() -> None:
    first = [*RIVER, "A boat that came by in the evening took the last of the wool and then it"]
    second = [
        At(72, 740, "Figure 1: A boat at the lock"),
        *lines(["sailed home. The village slept."], y=700),
    ]
    found = blocks(read(pdf(lines(first), second)))
    assert found[0].endswith("and then it sailed home. The village slept.")
    assert found[1] == "Figure 1: A boat at the lock"


def test_a_page_that_is_numbered_otherwise_has_both_numbers() -> None:
    catalog = "/PageLabels<</Nums[0<</S/r/St 9>>1<</S/D/St 2>>]>>"
    found = read(pdf(lines(["A preface."]), lines(["A text."]), catalog=catalog))
    assert place(found, "A preface") == "p. 1 (ix)"
    assert place(found, "A text") == "p. 2"


# What isn't running text.


def test_large_and_bold_lines_are_headings_by_their_size() -> None:
    page = [
        At(72, 740, "The Book of Rivers", 20),
        At(72, 715, "Sources", 12, "Helvetica-Bold"),
        *lines(RIVER),
        At(72, 650, "Mouths", 12, "Helvetica-Bold"),
        *lines(RIVER, y=635),
    ]
    found = read(pdf(page))
    assert blocks(found, "heading") == ["The Book of Rivers", "Sources", "Mouths"]
    assert found.layout
    assert [block.heading for block in found.layout.blocks] == [-1, 0, 1, 0, 3]


def test_a_bold_line_in_a_paragraph_is_no_heading() -> None:
    page = [
        *lines(["The river rises in the hills above the old town and turns to the"]),
        At(
            72,
            688,
            "north before it reaches the salt sea. It does so now, the",
            10,
            "Helvetica-Bold",
        ),
        *lines(["keeper of the lock told us, and is going to in his time."], y=676),
    ]
    assert blocks(read(pdf(page)), "heading") == []
    begun = [
        At(
            72,
            700,
            "Ada Holm, the keeper of the lock, which stands above the",
            10,
            "Helvetica-Bold",
        ),
        *lines(
            ["old mill by the river, told us so. It is her word, she said, and her", "house."],
            y=688,
        ),
    ]
    assert blocks(read(pdf([*begun, *lines(RIVER, y=600)])), "heading") == []


def test_a_line_in_capitals_is_a_heading() -> None:
    page = [*lines(["II. SOURCES OF THE RIVER"]), *lines(RIVER, y=680)]
    found = read(pdf(page))
    assert blocks(found) == ["II. SOURCES OF THE RIVER", " ".join(RIVER)]
    assert blocks(found, "heading") == ["II. SOURCES OF THE RIVER"]


def test_a_table_of_contents_is_not_quoted() -> None:
    page = lines(["Sources ........................... 3", "Mouths . . . . . . . . . . . . . . 14"])
    found = read(pdf([*page, *lines(RIVER, y=600)]))
    assert blocks(found, "navigation") == [at.text for at in page]


def test_a_line_with_a_sign_of_another_font_is_as_large_as_the_rest() -> None:
    page = [
        *lines(RIVER[:1]),
        At(72, 688, "north before", 10),
        At(130, 688, "•", 8),
        At(136, 688, "it reaches the sea, the", 10),
        *lines(RIVER[2:], y=676),
    ]
    assert len(blocks(read(pdf(page)))) == 1


def test_a_bold_word_in_a_paragraph_is_no_heading() -> None:
    page = [
        *lines(RIVER),
        At(72, 664, "Alder", 10, "Helvetica-Bold"),
        At(110, 664, "is the town that lies beside the river and has a lock."),
    ]
    assert blocks(read(pdf(page)), "heading") == []


def test_bullets_that_are_drawn_last_stand_with_their_items() -> None:
    items = [At(92, 685, "Flat boats carry wool."), At(92, 671, "Deep boats carry hides.")]
    found = read(pdf([*items, At(80, 685, "•"), At(80, 671, "•")]))
    assert blocks(found, "item") == ["Flat boats carry wool.", "Deep boats carry hides."]


def test_stretched_lines_are_no_table() -> None:
    page = [
        At(x, 700 - 12 * number, word, font="Courier")
        for number, row in enumerate(["carries wool to", "hides and salt", "people who go"] * 2)
        for word, x in zip(row.split(), (72, 144, 216 - 6 * len(row.split()[2])), strict=True)
    ]
    assert blocks(read(pdf(page)), "row") == []


def test_text_that_is_flush_right_is_joined() -> None:
    page = [
        At(300 - 5 * len(line) / 2, 700 - 12 * number, line, font="Courier", size=5)
        for number, line in enumerate(RIVER)
    ]
    assert " ".join(RIVER) in read(pdf(page)).text


def test_items_stand_apart_without_their_bullets() -> None:
    page = [
        *lines(["There are two kinds of boats on it:"]),
        At(80, 685, "•"), At(92, 685, "Flat boats, which carry wool and hides and"),
        At(92, 673, "go by day."),
        At(80, 661, "•"), At(92, 661, "Deep boats."),
    ]  # fmt: skip
    found = read(pdf(page))
    assert blocks(found, "item") == [
        "Flat boats, which carry wool and hides and go by day.",
        "Deep boats.",
    ]


def test_text_that_stands_on_its_side_is_read_apart() -> None:
    found = read(pdf([At(30, 300, "Printed in spring.", turned=90), *lines(RIVER)]))
    assert blocks(found) == [" ".join(RIVER), "Printed in spring."]


def test_a_page_that_lies_on_its_side_is_read_as_if_it_stood() -> None:
    page = [
        At(100, 72, "Sources", 14, "Helvetica-Bold", turned=90),
        *(At(120 + 12 * n, 72, line, turned=90) for n, line in enumerate(RIVER)),
        At(30, 700, "upright", 8),
    ]
    found = read(pdf(page))
    assert blocks(found) == ["Sources", " ".join(RIVER), "upright"]
    assert blocks(found, "heading") == ["Sources"]


def test_a_stamp_across_all_pages_is_left_out() -> None:
    texts = ["The first page tells of the river.", "The second page tells of its boats."]
    pages = [[At(150, 300, "DRAFT COPY", 60, turned=45), *lines([text])] for text in texts]
    assert blocks(read(pdf(*pages))) == texts


def test_a_stamp_on_one_page_is_read_in_one_piece() -> None:
    found = read(pdf([At(150, 300, "DRAFT COPY", 60, turned=45), *lines(RIVER)]))
    assert blocks(found) == [" ".join(RIVER), "DRAFT COPY"]


def test_a_large_first_letter_stands_before_the_rest_of_its_word() -> None:
    page = [
        At(72, 688, "T", 30),
        At(91, 700, RIVER[0][1:]),
        At(91, 688, RIVER[1]),
        At(72, 676, RIVER[2]),
    ]
    assert blocks(read(pdf(page))) == [" ".join(RIVER)]


# What a file says of itself.


def test_title_author_and_date_are_those_of_the_file() -> None:
    information = {
        "Title": "On Rivers",
        "Author": "Ada Holm",
        "CreationDate": "D:20210504120000Z",
    }
    found = read(pdf(lines(RIVER), information=information))
    assert (found.title, found.author, found.date) == ("On Rivers", "Ada Holm", "2021-05-04")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - x.doc", "untitled", "report.dvi", "C:\\texts\\a.doc", "/home/a/b"]
)
def test_what_a_program_calls_a_file_is_no_title(title: str) -> None:
    assert read(pdf(lines(RIVER), information={"Title": title})).title == ""


@pytest.mark.parametrize(
    "title", ["Print Culture in the North", "Template Matching", "Untitled Works of Holm"]
)
def test_titles_may_begin_as_programs_call_files(title: str) -> None:
    assert read(pdf(lines(RIVER), information={"Title": title})).title == title


def test_a_date_that_is_none_is_left_out() -> None:
    for date in ("D:00000000000000", "yesterday", "D:20211399"):
        found = read(pdf(lines(RIVER), information={"CreationDate": date})).date
        assert found in ("", "2021")


# What can't be read.


def test_a_scan_has_no_text() -> None:
    with pytest.raises(Unreadable, match="no text: a scan"):
        read(pdf([], []))


def test_a_password_is_needed() -> None:
    key = "00" * 32
    locked = (
        f"/ID[<{'11' * 16}><{'11' * 16}>]"
        f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"
    )
    with pytest.raises(Unreadable, match="it needs a password"):
        read(pdf(lines(RIVER), trailer=locked))


def test_a_file_cut_short_is_unreadable() -> None:
    data = pdf(lines(RIVER))
    with pytest.raises(Unreadable, match="damaged"):
        read(data[: len(data) // 3])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_unreadable(data: st.DataObject) -> None:
    whole = bytearray(pdf(lines(RIVER), [*lines(LEFT), *lines(RIGHT, x=320)]))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read(bytes(whole))
    except Unreadable:
        return
    assert found.text
    assert all(found.text[a:b].strip() for a, b in _spans(found))
    assert sorted(found.places) == list(found.places)


def _spans(found: Loaded) -> list[tuple[int, int]]:
    assert found.layout
    return [(block.start, block.end) for block in found.layout.blocks]
