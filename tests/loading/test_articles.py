"""The articles of a file: each has an id of its own, in order, and what its loader says of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.loading.articles import Article, articles
from qa_bot.loading.loaded import Loaded, Writer
from qa_bot.model import Document, Skipped, article_id, file_of

NAMES = st.text(st.sampled_from("a1#.%/ "), min_size=1, max_size=6)


def read(file: str, *found: Loaded | Skipped) -> list[Document]:
    return [one.document for one in articles(file, found) if isinstance(one, Article)]


def test_the_articles_of_a_file_come_in_the_order_of_their_numbers() -> None:
    found = read("news.csv", *(Loaded(f"Row {n}.", name=str(n)) for n in (2, 10, 1)))
    assert [(one.id, one.text) for one in found] == [
        ("news.csv#0001", "Row 1."),
        ("news.csv#0002", "Row 2."),
        ("news.csv#0010", "Row 10."),
    ]


def test_a_file_of_one_article_is_called_by_its_path() -> None:
    (found,) = read("a/report.pdf", Loaded("It rained.", "Weather", author="Ada", date="1950"))
    assert found == Document("a/report.pdf", "Weather", "It rained.", "utf-8", "Ada", "1950")


def test_articles_without_names_of_their_own_are_numbered() -> None:
    for names in ("", ""), ("x", "x"), ("7", "07"), ("a/b", "c"), ("", "2"):
        found = read("mail.mbox", *(Loaded("Hello.", name=name) for name in names))
        assert [one.id for one in found] == ["mail.mbox#0001", "mail.mbox#0002"]


def test_articles_of_one_file_are_not_all_called_alike() -> None:
    found = read("my-news.csv", Loaded("It rained.", name="1"), Loaded("It snowed.", name="12"))
    assert [one.title for one in found] == ["my news 1", "my news 12"]


def test_what_the_loader_does_not_say_is_told_by_the_text() -> None:
    text = "Ferries\n\nBy Ada Holm, 3 May 1950\n\nThe ferry sails."
    (found,) = read("a.html", Loaded(text, date="4 May 1950"))
    assert (found.title, found.author, found.date) == ("Ferries", "Ada Holm", "4 May 1950")


def test_a_title_that_the_loader_does_not_give_is_a_heading_of_its_layout_or_the_name() -> None:
    writer = Writer()
    writer.paragraph("Mary Roe: Good morning")
    (spoken,) = read("my-talk.vtt", writer.loaded())
    writer.heading("The mills", 1)
    (headed,) = read("my-talk.vtt", writer.loaded())
    assert (spoken.title, headed.title) == ("my talk", "The mills")


def test_an_article_that_cannot_be_read_leaves_the_others() -> None:
    found = articles("a.jsonl", [Loaded("One.", name="1"), Skipped("2", "not JSON")])
    assert [one.document.id for one in found if isinstance(one, Article)] == ["a.jsonl#0001"]
    assert found[1:] == [Skipped("a.jsonl#0002", "not JSON")]


def test_many_articles_that_cannot_be_read_are_counted() -> None:
    bad = [Skipped(str(n), "not JSON") for n in range(1, 1001)]
    first, *some = articles("a.jsonl", bad)
    assert first == Skipped("a.jsonl", "1,000 of its articles can't be read")
    assert some[0] == Skipped("a.jsonl#0001", "not JSON")
    assert len(some) == 10


def test_a_file_without_a_word_is_empty() -> None:
    for found in [], [Loaded("")], [Loaded(" \n"), Loaded("\u3000")]:
        assert articles("a.csv", found) == [Skipped("a.csv", "empty")]


def test_an_article_of_no_words_is_passed_over() -> None:
    found = read(
        "a.csv", Loaded("One.", name="1"), Loaded(" ", name="2"), Loaded("Three.", name="3")
    )
    assert [one.id for one in found] == ["a.csv#0001", "a.csv#0003"]


def test_a_file_that_is_called_like_an_article_is_not_taken_for_one() -> None:
    assert article_id("issue#12") != article_id("issue", "12")
    assert article_id("notes#2.txt") == "notes#2.txt"
    assert article_id("C#") != article_id("C")


@given(NAMES, st.sampled_from(["", "0001", "12", "a"]), NAMES, st.sampled_from(["", "0001", "a"]))
def test_an_id_tells_the_file_and_no_two_articles_share_one(
    file: str, name: str, other: str, another: str
) -> None:
    assert file_of(article_id(file, name)) == file
    if (file, name) != (other, another):
        assert article_id(file, name) != article_id(other, another)
