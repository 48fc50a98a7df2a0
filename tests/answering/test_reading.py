"""The reader in the pipeline: when it is asked, and what becomes of what it says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa_bot import Knowledge
from qa_bot.errors import ReaderError
from qa_bot.reader import Candidate

HARBOUR = {
    "harbour.md": "# Harbour\n\n"
    "The ferry to the island is white and was built in spring.\n\n"
    "## Crossing\n\nThe ferry to the island takes bicycles on the deck.\n\n"
    "The captain of the ferry to the island paints the deck. He sleeps on the island.\n"
}
QUESTION = "what does the ferry to the island take"


class Reader:
    """It likes what holds a word, and remembers what it was asked."""

    def __init__(self, word: str = "") -> None:
        self.word = word
        self.asked: list[tuple[str, list[Candidate]]] = []

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        self.asked.append((question, list(candidates)))
        return [9.0 if self.word in one.sentence else -9.0 for one in candidates]


@pytest.mark.parametrize("word", ["white", "bicycles", "paints"])
def test_what_the_reader_likes_comes_first(word: str) -> None:
    reply = Knowledge.from_texts(HARBOUR, Reader(word)).answer(QUESTION)
    assert word in (reply.text or "")
    assert "reader" in dict(reply.hits[0].explain)


def test_without_a_reader_nothing_is_read() -> None:
    hits = Knowledge.from_texts(HARBOUR, None).answer(QUESTION).hits
    assert hits
    assert all("reader" not in dict(hit.explain) for hit in hits)


def test_the_reader_sees_what_stands_above_and_before_a_passage() -> None:
    reader = Reader("bicycles")
    Knowledge.from_texts(HARBOUR, reader).answer(QUESTION)
    ((question, candidates),) = reader.asked
    assert question == QUESTION
    (bicycles,) = (one for one in candidates if "bicycles" in one.sentence)
    assert bicycles.heading == "Harbour > Crossing"


def test_what_stands_next_to_the_best_is_read_though_it_shares_no_word() -> None:
    texts = {
        "a.txt": "\n\n".join(
            f"The old mill of {place} was sold in spring. {after}"
            for place, after in (
                ("Arbo", "Nobody knew why."),
                ("Velm", "Four thousand crowns were paid."),
                ("Sund", "It stood empty."),
            )
        )
        + "\n\nA heron sleeps.\n\nA crab walks.\n" * 5
    }
    reply = Knowledge.from_texts(texts, Reader("crowns")).answer(
        "how dear was the mill of Velm sold"
    )
    assert reply.text == "Four thousand crowns were paid."
    parts = dict(reply.hits[0].explain)
    assert parts["beside"] > 0
    assert sum(parts.values()) == pytest.approx(reply.hits[0].score)


class Shaky(Reader):
    """Its last digits depend on what else it has read."""

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        before = sum(len(some) for _, some in self.asked)
        self.asked.append((question, list(candidates)))
        return [1 + 1e-6 * (before + at) for at in range(len(candidates))]


def test_what_is_the_same_comes_in_reading_order_whatever_it_is_read_along_with() -> None:
    text = "# Harbour\n\nThe ferry to the island takes bicycles.\n"
    names = [f"{letter}.md" for letter in "abcdefghi"]
    (hit,) = Knowledge.from_texts(dict.fromkeys(names, text), Shaky()).answer(QUESTION).hits
    assert "reader" in dict(hit.explain)
    assert [hit.source, *hit.sources] == [f"{name}:3" for name in names]


def test_it_is_not_asked_where_the_first_passage_is_clear() -> None:
    reader = Reader()
    texts = {"a.txt": "The lamp of the mole burns red. A gull sleeps. A crab walks. A cat sits."}
    assert Knowledge.from_texts(texts, reader).answer("what burns red, the lamp of the mole")
    assert not reader.asked


def test_it_is_silent_in_another_language() -> None:
    reader = Reader()
    texts = {
        "a.txt": "Der Hafen liegt im Norden der Stadt. Die Hafenstadt liegt am Meer. "
        "Der Hafen wurde im Jahr 1884 gebaut. Die Stadt baute den Hafen neu."
    }
    Knowledge.from_texts(texts, reader).answer("Wann wurde der Hafen der Stadt gebaut?")
    assert not reader.asked


def test_it_is_silent_where_the_question_is_in_another_language() -> None:
    reader = Reader()
    knowledge = Knowledge.from_texts(
        {
            **HARBOUR,
            "hafen.txt": "Der Hafen liegt im Norden der Stadt. Die Fähre zur Insel nimmt die Räder "
            "mit, wenn das Wetter gut ist. Der Hafen wurde im Jahr 1884 von der Stadt gebaut.",
        },
        reader,
    )
    knowledge.answer("Was nimmt die Fähre zur Insel mit?")
    assert not reader.asked


def test_a_damaged_reader_is_told_of_once_and_answers_go_on() -> None:
    class Damaged:
        def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
            raise ReaderError("english.weights", "is damaged")

    knowledge = Knowledge.from_texts(HARBOUR, Damaged())
    assert knowledge.answer(QUESTION)
    assert knowledge.answer(QUESTION)
    (note,) = knowledge.notes
    assert "english.weights" in note


MILL = {
    "mill.txt": "The mill was bought in 1874, the mill was opened in 1876 and shut in 1903.\n\n"
    "When the mill was opened, it was opened by the mayor."
}
WHEN = "when was the mill opened"


class Sure(Reader):
    """It finds the less in a sentence the fewer of its words are there."""

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        super().score(question, candidates)
        return [3.0 if self.word in one.sentence else -1.0 for one in candidates]


def test_of_several_years_the_one_is_marked_that_the_reader_misses_most() -> None:
    hit = Knowledge.from_texts(MILL, Sure("1876")).answer(WHEN).hits[0]
    assert hit.answer is not None
    assert hit.text[slice(*hit.answer)] == "1876"


@pytest.mark.parametrize("reader", [None, Sure("mill"), Sure("no such word")])
def test_none_of_several_years_is_marked_where_none_is_missed_more(reader: Reader | None) -> None:
    assert Knowledge.from_texts(MILL, reader).answer(WHEN).hits[0].answer is None


def test_of_a_link_between_notes_the_reader_sees_what_a_reader_would_see() -> None:
    reader = Reader()
    text = "The ferry takes [[Freight/Bicycles|bicycles]] on deck.\n\nThe ferry takes cars."
    Knowledge.from_texts({"a.md": text}, reader).answer("what does the ferry take")
    sentences = [one.sentence for _, candidates in reader.asked for one in candidates]
    assert "The ferry takes bicycles on deck." in sentences
