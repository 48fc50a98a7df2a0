"""Mails: what they say, by whom and when; several in one file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.speech.statements import statements
from qa_bot.language.text.passages import lay_out
from qa_bot.loading.formats import mail, mbox
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Document, Skipped

TOP = "From: Ada Holm <ada@harbour.example>\nSubject: The tide gauge\n"


def loaded(text: str | bytes) -> Loaded:
    (one,) = mail.load(text if isinstance(text, bytes) else text.encode())
    return one


def kinds(one: Loaded) -> list[tuple[str, str]]:
    """The passages, each with its kind."""
    blocks = lay_out(Document("a.eml", "", one.text), one.layout).blocks
    return [(passage.text, passage.kind) for block in blocks for passage in block]


def said(one: Loaded) -> list[str]:
    """The passages but for the subject."""
    return [text for text, kind in kinds(one) if kind != "heading"]


def test_the_header_says_what_it_is_about_and_who_wrote_it_when() -> None:
    one = loaded(TOP + "Date: Fri, 5 Mar 2021 23:10:00 +0100\n\nIt is broken. Who mends it?\n")
    assert (one.title, one.author, one.date) == ("The tide gauge", "Ada Holm", "2021-03-05")
    assert kinds(one) == [
        ("The tide gauge", "heading"),
        ("It is broken.", "paragraph"),
        ("Who mends it?", "paragraph"),
    ]


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("ada@harbour.example", "ada@harbour.example"),
        ("ada@harbour.example (Ada Holm)", "Ada Holm"),
        ('"Holm, Ada" <ada@harbour.example>', "Holm, Ada"),
        ("=?iso-8859-1?q?J=F8rn_=C5s?= <j@harbour.example>", "Jørn Ås"),
        ("=?utf-8?b?T8OLcywgQWRh?= <ada@harbour.example>", "OËs, Ada"),
        ("Jørn Ås <j@harbour.example>", "Jørn Ås"),
        ("", ""),
    ],
)
def test_the_author_is_a_name_or_else_an_address(sender: str, author: str) -> None:
    assert loaded(f"From: {sender}\nSubject: Nets\n\nThe nets are dry.\n").author == author


def test_a_subject_may_be_encoded_over_several_lines_or_not_at_all() -> None:
    coded = loaded("Subject: =?koi8-r?B?8NLJ18XU?=\n =?koi8-r?B?LCDNydI=?=\n\nText.\n")
    assert coded.title == "Привет, мир"
    assert loaded("Subject: Süße Äpfel\nDate: soon\n\nText.\n").title == "Süße Äpfel"


def test_a_header_may_be_untidy() -> None:
    top = "From  : Ada Holm\nquite wrong: a line\nSubject :Nets\nDate: soon\n"
    one = loaded(f"{top}\nThey dry: all.\n")
    assert (one.title, one.author, one.date) == ("Nets", "Ada Holm", "")
    assert said(one) == ["They dry: all."]


def parts(kind: str, *inner: str) -> str:
    bodies = "".join(f"--cut\n{part}\n" for part in inner)
    return (
        f"{TOP}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=cut\n\n{bodies}--cut--\n"
    )


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nThe plain words."
HTML = (
    "Content-Type: text/html; charset=utf-8\n\n<html><head><title>No</title></head><body><p>The "
    "<b>r</b>ich &amp; words.<blockquote>An old line.</blockquote></body></html>"
)


def test_of_two_forms_the_plain_one_is_read() -> None:
    assert said(loaded(parts("alternative", PLAIN, HTML))) == ["The plain words."]


def test_html_is_read_where_there_is_no_plain_text() -> None:
    empty = "Content-Type: text/plain\n\n \n"
    for text in (parts("alternative", empty, HTML), parts("related", HTML), TOP + HTML):
        assert kinds(loaded(text))[1:] == [
            ("The rich & words.", "paragraph"),
            ("An old line.", "quote"),
        ]


def test_a_page_is_read_by_its_tags_however_they_are_written() -> None:
    page = (
        "<HTML><style>p {}</style><!-- <p>no --><P title='a > b'>It is<BR>blue, 3 < 4.</P><script>"
        "x < y</script><h1>Nets</h1>They dry.<ul><li>No dogs<li>No &lt;cats&gt;</ul><!-- open"
    )
    assert kinds(loaded(TOP + "Content-Type: text/html\n\n" + page))[1:] == [
        ("It is blue, 3 < 4.", "paragraph"),
        ("Nets", "heading"),
        ("They dry.", "paragraph"),
        ("No dogs", "item"),
        ("No <cats>", "item"),
    ]


@given(st.text(alphabet="<>/!-=\"'& apbr"))
def test_any_page_is_read(page: str) -> None:
    for text, _ in kinds(loaded(TOP + "Content-Type: text/html\n\n" + page)):
        assert text == text.strip() != ""


def test_attachments_are_left_out() -> None:
    attached = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="a.txt"\n\nNo.'
    named = 'Content-Type: text/html; name="a.html"\n\n<p>No.</p>'
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA"
    assert said(loaded(parts("mixed", PLAIN, attached, named, picture))) == ["The plain words."]


def test_all_parts_of_text_are_read() -> None:
    second = "Content-Type: text/plain\n\nThe second part."
    one = loaded(parts("mixed", PLAIN, second))
    assert said(one) == ["The plain words.", "The second part."]


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("iso-8859-8-i", "iso-8859-8", "שלום עולם."),
        ("ks_c_5601-1987", "cp949", "바다가 차다."),
        ("gb2312", "gb18030", "海水很冷，镕。"),
        ("x-sjis", "cp932", "海は冷たい①。"),
        ("iso-2022-jp", "iso-2022-jp", "海は冷たい。"),
        ("iso-8859-1", "cp1252", "Il dit : “la mer est froide” – là-bas."),
        ("us-ascii", "utf-8", "Das Meer ist kälter."),
        ("no-such-charset", "utf-8", "Das Meer ist kälter."),
        ("idna", "utf-8", "Das Meer ist kälter."),
        ("utf-8", "cp1252", "La mer est déjà très froide près de l’île."),
    ],
)
def test_a_charset_is_read_as_it_is_meant(charset: str, encoding: str, text: str) -> None:
    top = f"{TOP}Content-Type: text/plain; charset={charset}\n\n"
    assert said(loaded(top.encode() + text.encode(encoding))) == [text]


def test_the_charset_of_the_part_counts_and_not_what_the_page_says() -> None:
    page = '<html><head><meta charset="windows-1252"></head><p>för måndagens möte</p></html>'
    top = TOP + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    assert said(loaded(top + page)) == ["för måndagens möte"]


def test_lines_that_flow_are_one_paragraph() -> None:
    flowed = TOP + "Content-Type: text/plain; format=flowed\n\n"
    one = loaded(
        flowed + "The gauge \nis broken \n since May.\nIt leaks.\n\n> Is it \n> old?\nNo.\n"
    )
    assert kinds(one)[1:] == [
        ("The gauge is broken since May.", "paragraph"),
        ("It leaks.", "paragraph"),
        ("Is it old?", "quote"),
        ("No.", "paragraph"),
    ]


def test_a_space_that_only_flows_is_deleted() -> None:
    one = loaded(TOP + "Content-Type: text/plain; format=flowed; delsp=yes\n\n海は冷 \nたい。\n")
    assert said(one) == ["海は冷たい。"]


def test_the_signature_is_left_out_and_a_line_of_dashes_stays() -> None:
    one = loaded(TOP + "\nIt leaks.\n\n--\n\nMore soon.\n-- \nAda Holm, Harbour Street 5\n")
    assert said(one) == ["It leaks.", "More soon."]


def test_what_is_quoted_under_a_signature_stays() -> None:
    one = loaded(TOP + "\nIt leaks.\n-- \nAda: Street 5\n\nOn Monday Rolf wrote:\n\n> It is dry.\n")
    assert said(one) == ["It leaks.", "On Monday Rolf wrote:", "It is dry."]


def test_what_is_quoted_is_a_quotation_without_its_marks() -> None:
    one = loaded(
        TOP + "\nOn Monday Rolf wrote:\n> The nets of the small boats are dry by now, and the\n"
        "> boats are ready.\n> > Who says so?\n\nThen let us go.\n"
    )
    assert [(" ".join(text.split()), kind) for text, kind in kinds(one)[1:]] == [
        ("On Monday Rolf wrote:", "paragraph"),
        ("The nets of the small boats are dry by now, and the boats are ready.", "quote"),
        ("Who says so?", "quote"),
        ("Then let us go.", "paragraph"),
    ]


REPLY = (
    "It leaks\n\nSent from my phone\n\n{0}From: Rolf Dahl <rolf@harbour.example>{1}"
    "Sent: Monday, March 1, 2021 4:12 PM{1}To: Ada Holm{1}Subject: Pipes{2}I have seen no leak.{2}"
    "From: Elin Brandt [mailto:elin@harbour.example]{1}Sent: Sunday{1}To: Rolf Dahl{1}"
    "Subject: Pipes{2}My pipe is dry."
)


@pytest.mark.parametrize(
    "body",
    [
        "\n" + REPLY.format("-----Original Message-----\n", "\n", "\n\n"),
        "Content-Type: text/html\n\n<p>" + REPLY.format("<hr>", "<br>", "<p>"),
        "Content-Type: text/html\n\n<p>" + REPLY.format("<hr>", "<p>", "<p>"),
    ],
    ids=["plain", "lines of HTML", "paragraphs of HTML"],
)
def test_a_mail_under_a_reply_is_its_writers(body: str) -> None:
    one = loaded(TOP + body)
    assert ("I have seen no leak.", "quote") in kinds(one)
    assert ("My pipe is dry.", "quote") in kinds(one)
    laid = lay_out(Document("a.eml", "", one.text), one.layout)
    found = statements(one.text, laid.blocks)
    assert {(some.speaker, one.text[some.start : some.end]) for some in found} == {
        ("Rolf Dahl", "I have seen no leak."),
        ("Elin Brandt", "My pipe is dry."),
    }


def test_a_short_line_is_no_heading_unless_it_is_marked() -> None:
    one = loaded(TOP + "\nYes, on Friday\n\nNETS\n\nThey dry.\n\nBoats\n=====\n\nSeven are out.\n")
    assert kinds(one)[1:] == [
        ("Yes, on Friday", "paragraph"),
        ("NETS", "heading"),
        ("They dry.", "paragraph"),
        ("Boats", "heading"),
        ("Seven are out.", "paragraph"),
    ]


def test_a_timetable_is_no_header_of_a_mail() -> None:
    one = loaded(TOP + "\nFrom: Vikhamn\nTo: Sundby\nPrice: 12 crowns\n\nIt sails at noon.\n")
    assert ("It sails at noon.", "paragraph") in kinds(one)


@pytest.mark.parametrize("data", [b"", b"A text: of one line.\n", b"\0\1", b"No header\n\nText"])
def test_what_is_no_mail_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(mail.load(data))


MBOX = (
    "From ada@harbour.example Fri Mar  5 23:10:00 2021\nFrom: Ada Holm <ada@harbour.example>\n"
    "Subject: Cold\n\nIt was cold.\n\nFrom memory I would say it was cold.\nNote: it was.\n\n"
    ">From here it is quoted.\n\n"
    "From - Sat Mar  6 08:00:00 2021\nFrom: Rolf Dahl <rolf@harbour.example>\nSubject: Warm\n\n"
    "It was warm.\n"
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_mail_of_a_file_is_an_article(line_end: str) -> None:
    found = list(mbox.load(MBOX.replace("\n", line_end).encode()))
    first, second = (one for one in found if isinstance(one, Loaded))
    assert said(first) == [
        "It was cold.",
        "From memory I would say it was cold.",
        "Note: it was.",
        "From here it is quoted.",
    ]
    assert said(second) == ["It was warm."]
    assert [(one.name, one.author) for one in (first, second)] == [
        ("1", "Ada Holm"),
        ("2", "Rolf Dahl"),
    ]
    assert second.places == ((0, "mail 2"),)


def test_a_mail_without_a_header_is_skipped_alone() -> None:
    broken = "From x Fri Mar  5 23:10:00 2021\nNote: no header.\n\nText.\n\n"
    found = list(mbox.load((broken + MBOX).encode()))
    assert [type(one) for one in found] == [Skipped, Loaded, Loaded]
    assert isinstance(found[0], Skipped)
    assert found[0].path == "1"


@pytest.mark.parametrize("data", [b"", b"From memory it was cold.\n", b"Subject: Nets\n\nText.\n"])
def test_what_holds_no_mails_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(mbox.load(data))
