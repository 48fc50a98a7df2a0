"""Some of the articles asked as if they were all."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from qa_bot import Conversation, Knowledge, QuestionError

TEXTS = {
    "letters/ada.txt": "By Ada Holm\n4 March 2021\n\nThe mayor opened the harbour.\n",
    "letters/tor.md": "---\nauthor: Tor Brekke\ndate: 2019\n---\n\nThe army closed the harbour.\n",
    "minutes/may.txt": "Date: May 2020\n\nThe council sold the harbour, and the ferry.\n",
    "notes.txt": "The harbour was a gift.\n",
}
HARBOUR = "what happened to the harbour?"


@pytest.fixture(scope="module")
def articles() -> Knowledge:
    return Knowledge.from_texts(TEXTS, reader=None)


@pytest.mark.parametrize(
    ("by", "chosen"),
    [
        ({"names": "*.md"}, ["letters/tor.md"]),
        ({"names": "letters"}, ["letters/ada.txt", "letters/tor.md"]),
        ({"names": "letters/"}, ["letters/ada.txt", "letters/tor.md"]),
        ({"names": "./letters/*.txt"}, ["letters/ada.txt"]),
        ({"names": "m*/**"}, ["minutes/may.txt"]),
        ({"names": ["*.md", "notes.*"]}, ["letters/tor.md", "notes.txt"]),
        ({"names": ["letters/", "!*.md"]}, ["letters/ada.txt"]),
        ({"names": "!letters/"}, ["minutes/may.txt", "notes.txt"]),
        ({"after": 2019}, ["letters/ada.txt", "minutes/may.txt"]),
        ({"after": "2020-05"}, ["letters/ada.txt"]),
        ({"after": "2020-04-30", "before": "March 2021"}, ["minutes/may.txt"]),
        ({"before": "2021-03-04"}, ["letters/tor.md", "minutes/may.txt"]),
        ({"before": "2021-03-05"}, ["letters/ada.txt", "letters/tor.md", "minutes/may.txt"]),
        ({"author": "holm"}, ["letters/ada.txt"]),
        ({"author": "Brekke, TOR"}, ["letters/tor.md"]),
        ({"author": "Brekke", "before": 2020, "names": "*.md"}, ["letters/tor.md"]),
    ],
)
def test_articles_are_chosen_by_name_date_and_author(
    articles: Knowledge, by: dict[str, Any], chosen: list[str]
) -> None:
    assert list(articles.only(**by).documents) == chosen


def test_what_is_chosen_is_asked_as_if_it_were_all(articles: Knowledge) -> None:
    ids = [id for id in TEXTS if id.startswith("letters")]
    alone = Knowledge.from_texts({id: TEXTS[id] for id in ids}, reader=None)
    chosen = articles.only("letters/")
    for question in (HARBOUR, "who closed it?", "what did the council sell?", "summarize tor"):
        assert chosen.answer(question) == alone.answer(question)
    assert (len(chosen), chosen.people()) == (len(alone), alone.people())
    assert chosen.overview() == alone.overview()
    assert '"ferry"' in str(chosen.answer("where is the ferry?").reason)
    with pytest.raises(QuestionError, match="no article"):
        chosen.answer(HARBOUR, within="notes.txt")


def test_it_is_noted_how_many_do_not_say_enough_to_be_chosen(articles: Knowledge) -> None:
    assert articles.only(after=2018).notes == ("1 article is left out whose date can't be told",)
    # May 2020 may be before the tenth, and 2019 is.
    assert articles.only(before="2020-05-10").notes == (
        "2 articles are left out whose date can't be told",
    )
    assert articles.only(author="Ada").notes == (
        "2 articles are left out whose author can't be told",
    )
    assert articles.only("letters/", after=2018).notes == ()


@pytest.mark.parametrize(
    "by",
    [
        {"names": "*.pdf"},
        {"names": "#remark"},
        {"names": 7},
        {"author": 7},
        {"after": "soon"},
        {"before": "2024-13"},
        {"before": "2024-02-30"},
        {"after": 2024},
        {"author": "Nobody"},
    ],
    ids=str,
)
def test_what_chooses_nothing_is_an_error(articles: Knowledge, by: dict[str, Any]) -> None:
    with pytest.raises(QuestionError) as error:
        articles.only(**by)
    assert "\n" not in str(error.value)


def test_what_is_chosen_is_chosen_from_again_and_leads_back_to_all(articles: Knowledge) -> None:
    chosen = articles.only("letters/").only(author="Holm")
    assert list(chosen.documents) == ["letters/ada.txt"]
    assert list(chosen.whole.documents) == sorted(TEXTS)
    assert articles.whole is articles


def test_a_conversation_goes_on_within_what_is_chosen(articles: Knowledge) -> None:
    talk = Conversation(articles.only("letters/"))
    talk.ask("who opened the harbour?")
    answer = talk.ask("who sold it?")
    assert all(hit.document.startswith("letters/") for hit in answer.hits + answer.closest)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for id, text in TEXTS.items():
        path = tmp_path / "articles" / id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "articles"


def test_what_is_chosen_follows_the_articles(folder: Path, tmp_path: Path) -> None:
    chosen = Knowledge.open(folder, tmp_path / "index", reader=None).only("*.md")
    (folder / "new.md").write_text("The harbour is new.\n", "utf-8")
    chosen.refresh()
    assert list(chosen.documents) == ["letters/tor.md", "new.md"]
    (folder / "letters" / "tor.md").unlink()
    (folder / "new.md").unlink()
    chosen.refresh()
    assert not chosen.answer(HARBOUR)
    assert list(pickle.loads(pickle.dumps(chosen.whole)).documents)


def test_what_is_chosen_is_pickled_with_what_it_was_chosen_by(folder: Path, tmp_path: Path) -> None:
    chosen = Knowledge.open(folder, tmp_path / "index", reader=None).only("letters/", after=2020)
    assert list(pickle.loads(pickle.dumps(chosen)).documents) == ["letters/ada.txt"]


def test_an_article_of_many_is_chosen_by_its_file_or_alone() -> None:
    articles = Knowledge.from_texts(
        {"news.csv#0001": "Bees make honey.", "news.csv#0002": "Cows give milk.", "a.txt": "Hens."}
    )
    assert len(articles.only("*.csv").documents) == 2
    assert list(articles.only("news.csv#0002").documents) == ["news.csv#0002"]
