"""Web pages: the article verbatim, and nothing of what stands around it."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot.loading.formats.html import LARGEST, load
from qa_bot.loading.loaded import Loaded, Unreadable
from tests.loading.reading import WORDS, kinds, passages, place

STORY = (
    "The mill at Vessby was built in 1820 by two brothers from the coast. It burnt down twice, and "
    "each time the village built it up again within a year. Nobody knows who paid for the stones."
)
NAVIGATION = (
    '<nav><a href="/">Home</a> <a href="/news">All news</a></nav>'
    '<div class="cookie-banner">We use cookies to make this site better for you.</div>'
)
RELATED = (
    '<div class="related"><h2>Read more</h2><ul><li><a href="/1">Seven other mills that burnt</a>'
    '<li><a href="/2">Who paid for the bridge?</a></ul></div>'
    '<div class="share-buttons">Share this on all of your networks.</div>'
    "<footer>All rights reserved by the Vessby Post.</footer>"
)


def page(body: str, head: str = "") -> Loaded:
    (loaded,) = load(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())
    return loaded


def test_elements_within_a_line_leave_no_trace() -> None:
    loaded = page("<p><span>N</span>o one is respon<wbr>sible for CO<sub>2</sub> in the air.</p>")
    assert passages(loaded) == ["No one is responsible for CO2 in the air."]


def test_soft_hyphens_are_dropped_and_hard_spaces_are_spaces() -> None:
    assert passages(page("<p>The under&shy;ground rose by 5&nbsp;metres.</p>")) == [
        "The underground rose by 5 metres."
    ]


def test_text_between_blocks_is_kept_once_and_apart() -> None:
    loaded = page(
        "<div>The first line is bare.<p>The second is a paragraph.</p>The third follows it."
        "<div>The fourth is in a box.</div>The fifth is bare again.<ul><li>The sixth is an item."
        "</ul>The seventh ends it.</div>"
    )
    assert passages(loaded) == [
        "The first line is bare.",
        "The second is a paragraph.",
        "The third follows it.",
        "The fourth is in a box.",
        "The fifth is bare again.",
        "The sixth is an item.",
        "The seventh ends it.",
    ]


def test_a_table_that_lays_a_page_out_is_no_table() -> None:
    loaded = page(
        '<table><tr><td><a href="/">Home</a><br><a href="/old">Archive</a></td><td><h1>Gears</h1>'
        f"<p>{STORY}</p><p>What the <i>inner</i> wheel does is what the <i>outer</i> wheel "
        "undoes.</p></td></tr></table>"
    )
    assert (
        "What the inner wheel does is what the outer wheel undoes.",
        "paragraph",
    ) in kinds(loaded)
    assert "|" not in loaded.text
    assert "Home" not in loaded.text


def test_a_paragraph_of_links_is_a_menu_unless_it_says_something() -> None:
    loaded = page(
        '<p><a href="/">Home</a> | <a href="/old">Archive</a></p><p><a href="/a">Ada</a> '
        '<a href="/b">left early.</a></p><p><a href="/c">1820</a> <a href="/d">1821</a></p>'
    )
    assert loaded.text == "Ada left early.\n\n1820 1821"


def test_a_table_within_a_table_is_not_lost() -> None:
    inner = "<table><tr><th>Year<th>Tons<tr><td>1820<td>3</table>"
    loaded = page(f"<table><tr><td>{inner}<td>Flour<tr><td>Oats<td>Rye</table><p>{STORY}</p>")
    assert kinds(loaded)[:5] == [
        ("Year | Tons", "header"),
        ("1820 | 3", "row"),
        ("Flour", "paragraph"),
        ("Oats", "paragraph"),
        ("Rye", "paragraph"),
    ]


def test_what_stands_around_an_article_is_not_of_it() -> None:
    loaded = page(f"{NAVIGATION}<main><h1>The mill</h1><p>{STORY}</p></main>{RELATED}")
    assert loaded.text == f"The mill\n\n{STORY}"


def test_a_page_says_itself_what_its_article_is() -> None:
    help = "<div><h2>Keys</h2><p>Press S to search in all of the book.</p></div>"
    loaded = page(
        f"{help}<main><h1>The mill</h1><p>{STORY}</p></main>", "<title>The mill - M</title>"
    )
    assert loaded.text == f"The mill\n\n{STORY}"
    assert loaded.title == "The mill"
    two = f"<main><p>{STORY}</p></main>"
    assert "Press S" in page(help + two + two).text


def test_short_lists_of_an_article_are_kept_and_menus_are_not() -> None:
    loaded = page(
        f"{NAVIGATION}<article><h1>Bread</h1><p>{STORY}</p><p>Take this:</p>"
        f"<ul><li>Flour</li><li>Salt<ul><li>coarse</li></ul></li></ul><p>{STORY}</p></article>"
        '<ul class="menu"><li><a href="/a">About us</a><li><a href="/b">Write to us</a></ul>'
    )
    assert [text for text, kind in kinds(loaded) if kind == "item"] == ["Flour", "Salt", "coarse"]
    assert "About us" not in loaded.text


def test_sections_of_a_manual_are_named_by_their_headings_and_not_for_their_use() -> None:
    sections = "".join(
        f'<section id="{id}"><h2 id="{id}">{heading}</h2><p>{heading} are explained here.</p>'
        "</section>"
        for id, heading in [("comments", "Comments"), ("related-work", "Related work")]
    )
    loaded = page(f"<main><h1>A language</h1><p>{STORY}</p>{sections}</main>")
    assert "Comments are explained here." in passages(loaded)
    assert "Related work are explained here." in passages(loaded)


def test_no_sentence_ends_within_code() -> None:
    loaded = page("<p>Call <code>panic! Now.</code> Then wait.</p><p><code> </code></p>")
    assert passages(loaded) == ["Call panic! Now. Then wait."]
    assert loaded.text == "Call panic! Now. Then wait."


def test_a_page_without_an_article_is_read_whole() -> None:
    loaded = page('<div class="sidebar"><p>The ferry sails at nine.</p></div>')
    assert passages(loaded) == ["The ferry sails at nine."]


def test_headings_are_places() -> None:
    loaded = page(
        f"<h1>Mills</h1><p>{STORY}</p><h2>How <em>they</em> burn</h2><p>They burn at night.</p>"
    )
    assert place(loaded, "Nobody knows") == "§ Mills"
    assert place(loaded, "at night") == "§ How they burn"


def test_blocks_keep_their_kind() -> None:
    loaded = page(
        f"<h1>Mills</h1><p>{STORY}</p><blockquote><p>It is gone, he said.</p></blockquote>"
        "<table><caption>By year</caption><tr><th>Year<th>Tons<tr><td>1820<td>3 <b>tons</b></table>"
        "<pre><code>if wheel:\n    <b>turn</b>()</code></pre>"
        "<ol><li><p>Open it.</p><p>Wait.</p></ol>"
        "<dl><dt>Sluice<dd>A gate for water.</dl>"
    )
    assert kinds(loaded)[4:] == [
        ("It is gone, he said.", "quote"),
        ("By year", "paragraph"),
        ("Year | Tons", "header"),
        ("1820 | 3 tons", "row"),
        ("if wheel:", "code"),
        ("turn()", "code"),
        ("Open it.", "item"),
        ("Wait.", "item"),
        ("Sluice", "paragraph"),
        ("A gate for water.", "item"),
    ]
    assert "\n    turn()" in loaded.text


def test_the_marks_of_notes_and_headings_are_left_out() -> None:
    loaded = page(
        '<h2>Locks<a class="headerlink" href="#locks">¶</a></h2><p>It holds.<sup><a href="#n1">1'
        '</a></sup> So it <a href="#two">does</a>.<a href="#n2"><sup>[2]</sup></a> See 10 m<sup>2'
        "</sup>.</p>"
    )
    assert passages(loaded) == ["Locks", "It holds.", "So it does.", "See 10 m2."]


def test_numbers_of_notes_are_left_out_where_a_style_alone_raises_them() -> None:
    found = page(
        '<p>It holds.<a href="#n1">1</a> See page <a href="#p7">7</a>.</p>'
        '<table><tr><td>Holm</td><td><a href="#p7">7</a></td></tr>'
        '<tr><td>Dahl</td><td><a href="#p9">9</a></td></tr></table>'
        '<p><a href="#body1">1</a> So says the report.</p>'
    )
    assert passages(found) == [
        "It holds.",
        "See page 7.",
        "Holm | 7",
        "Dahl | 9",
        "So says the report.",
    ]


def test_a_wiki_offers_to_edit_a_section_and_its_heading_does_not_say_so() -> None:
    edit = '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>'
    assert passages(page(f"<h2>Locks{edit}</h2><p>They hold.</p>")) == ["Locks", "They hold."]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    loaded = page("<div>The road ends<br>at the sea.<br><br>Nobody goes there<br></div>")
    assert passages(loaded) == ["The road ends at the sea.", "Nobody goes there"]


def test_what_is_not_seen_is_not_read() -> None:
    loaded = page(
        "<p>This is seen.</p><script>var a = 'x';</script><style>p {}</style><!-- no -->"
        "<template><p>Later.</p></template><p hidden>Hidden.</p><p style='display:none'>Gone.</p>"
    )
    assert loaded.text == "This is seen."


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Mills burn</title>", "Mills burn"),
        (
            "<title>Mills burn - The Post</title><meta property='og:title' content='Mills burn'>",
            "Mills burn",
        ),
        (
            "<title>Mills – and men | The Post</title>"
            "<meta property='og:site_name' content='The Post'>",
            "Mills – and men",
        ),
        ("<title>Mills – and men</title>", "Mills – and men"),
        ("<title>Two mills | The Post</title>", "Two mills"),
        ("<meta property='og:title' content='Mills burn'>", "Mills burn"),
        ("", ""),
    ],
)
def test_the_title_is_without_the_name_of_the_site(head: str, title: str) -> None:
    assert page("<h1>Two mills</h1><p>They burnt.</p>", head).title == title


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "<meta name=author content='By Ada Holm'><meta property='article:published_time' "
            "content='2024-05-01T10:00:00Z'>",
            ("Ada Holm", "2024-05-01"),
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": '
            '[{"name": "Ada Holm"}, {"name": "Per Dahl"}], "datePublished": "2024-05-01"}]}'
            "</script>",
            ("Ada Holm, Per Dahl", "2024-05-01"),
        ),
        ('<script type="application/ld+json">{"author": [[[</script>', ("", "2023-04-02")),
        ("<meta name=author content='https://example.org/ada'>", ("", "2023-04-02")),
    ],
)
def test_author_and_date_are_what_the_page_says(head: str, said: tuple[str, str]) -> None:
    loaded = page("<p>They burnt on <time datetime='2023-04-02'>Sunday</time>.</p>", head)
    assert (loaded.author, loaded.date) == said


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "utf-8"),
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "cp1252"),
        ("shift_jis", "utf-16"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_written_in(declared: str, written: str) -> None:
    texts = {"cp1251": "Привет, мир.", "gb18030": "朱镕基说：雨。", "cp932": "①雨だ。"}
    text = texts.get(written, "“Là-bas”, dit-elle.")
    html = f"<meta charset={declared}><title>x</title><p>{text}</p>"
    (loaded,) = load(html.encode(written))
    assert loaded.text == text


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(Unreadable, match="16 MB"):
        next(load(b"<p>" + b"x" * LARGEST))


def test_binary_data_is_refused() -> None:
    with pytest.raises(Unreadable, match="binary"):
        next(load(b"<html>\0\0\0"))


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("p div h2 li blockquote section".split()),
            WORDS,
        )
    )
)
def test_every_text_of_a_page_comes_out_verbatim(blocks: list[tuple[str, str]]) -> None:
    words = [text for _, text in blocks]
    body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in blocks)
    loaded = page(f"<main>{body}</main>")
    assert loaded.text.split() == words
