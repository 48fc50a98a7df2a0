"""Which article a name means, in a question as in the chat."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge, QuestionError
from qa_bot.chat.app import reply
from qa_bot.chat.session import Session
from qa_bot.index.naming import meant
from qa_bot.output.paragraphs import layout

ARTICLES = {
    "2023/ferry.txt": "# The old ferry\n\nThe ferry sank in the harbour.\n",
    "2024/ferry-2.md": "# Boats\n\nThe new ferry sails at noon.\n",
    "harbour.txt": "# All about the harbour\n\nThe harbour froze in the winter.\n",
    "notes.md": "# Boats and more\n\nThe winter was long.\n",
}


@pytest.fixture(scope="module")
def town() -> Knowledge:
    return Knowledge.from_texts(ARTICLES, reader=None)


NAMES = [
    ("2023/ferry.txt", "2023/ferry.txt"),
    ("2023/FERRY.txt", "2023/ferry.txt"),
    ("ferry.txt", "2023/ferry.txt"),
    ("ferry", "2023/ferry.txt"),
    ("2.md", "2024/ferry-2.md"),
    ("arbo", "harbour.txt"),
    ("Boats", "2024/ferry-2.md"),
    ("boats and", "notes.md"),
]


@pytest.mark.parametrize(("name", "id"), NAMES)
def test_a_name_means_an_id_then_an_end_or_a_part_of_one_then_a_title(
    town: Knowledge, name: str, id: str
) -> None:
    assert meant(name, town.documents) == [id]


@pytest.mark.parametrize(("name", "id"), NAMES)
def test_a_question_and_the_chat_mean_the_same_article(town: Knowledge, name: str, id: str) -> None:
    assert {hit.document for hit in town.answer(f'ferry harbour winter in:"{name}"').hits} <= {id}
    opened = layout(reply(Session(town), f"/open {name}").paragraphs).splitlines()[0]
    assert ARTICLES[id].splitlines()[0] in opened


def test_what_is_meant_of_several_is_never_guessed(town: Knowledge) -> None:
    with pytest.raises(
        QuestionError, match=r"2 articles have \.md in their name: 2024/ferry-2\.md"
    ):
        town.answer("ferry in:.md")
    said = layout(reply(Session(town), "/open .md").paragraphs)
    assert "2 articles have .md in their name: 2024/ferry-2.md" in said
