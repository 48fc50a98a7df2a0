"""Which passage comes first, through the public face, over articles made for it."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.answering.weights import WEIGHTS


def first(question: str, *sentences: str) -> str:
    text = " ".join(sentences)
    found = Knowledge.from_texts({"a.txt": text}).rank(question)
    return found[0].text


def test_a_sentence_next_to_what_is_asked_about_comes_before_the_same_elsewhere() -> None:
    texts = {
        "a.txt": "Rain fell. It was painted red.",
        "b.txt": "The tower stood. It was painted red.",
    }
    found = Knowledge.from_texts(texts).rank("was the tower painted")
    painted = [passage.document for passage in found if "painted" in passage.text]
    assert painted == ["b.txt", "a.txt"]


def test_a_sentence_with_a_date_comes_first_where_it_is_asked_when() -> None:
    dated = "The bridge was opened in 1931."
    assert first("When was the bridge opened?", "The bridge was opened again.", dated) == dated


def test_a_sentence_with_a_number_of_what_is_counted_comes_first() -> None:
    counted = "The ship carried forty sailors."
    other = "The sailors carried the ship."
    assert first("How many sailors did the ship carry?", other, counted) == counted


def test_words_that_stand_together_as_asked_come_before_scattered_ones() -> None:
    together = "The night train to Lindvik was late."
    scattered = "A train left for Lindvik late at night."
    assert first("the late night train", scattered, together) == together


def test_another_form_of_a_word_counts_when_nothing_else_tells() -> None:
    related = "The invasion began in spring."
    assert first("Who invaded in spring?", "The harvest began in spring.", related) == related


def test_what_each_part_gave_adds_up_to_the_score() -> None:
    text = "Ada Holm built the mole in 1884. It was torn down. The mole was long."
    for hit in Knowledge.from_texts({"a.txt": text}).answer("when was the mole built", k=3).hits:
        assert sum(gave for _, gave in hit.explain) == hit.score
        assert {name for name, _ in hit.explain} >= {"words", "around", "ngrams"}


def test_the_words_that_answer_are_marked_where_they_are_the_only_ones() -> None:
    knowledge = Knowledge.from_texts(
        {"a.txt": "The mole was built in 1884.", "b.txt": "The quay was built in 1901 or in 1902."}
    )
    (mole,) = knowledge.answer("when was the mole built", k=1).hits
    assert mole.answer is not None
    assert mole.text[slice(*mole.answer)] == "1884"
    (quay,) = knowledge.answer("when was the quay built", k=1).hits
    assert quay.answer is None


def test_the_weights_are_few_and_none_is_negative() -> None:
    values = list(WEIGHTS)
    assert len(values) <= 24
    assert min(values) >= 0


def test_another_word_for_what_is_asked_is_found() -> None:
    bought = "The town purchased the old mill."
    assert first("who bought the mill", "The mill was old.", bought) == bought


def test_the_word_itself_comes_before_another_that_may_stand_for_it() -> None:
    exact, other = "A doctor came on foot.", "A physician came on foot."
    assert first("which doctor came", other, exact) == exact


def test_a_capital_stands_for_its_country() -> None:
    ship = "The Norwegian envoy brought a letter."
    assert first("what did Oslo send", "The envoy brought a horse.", ship) == ship


def test_a_number_tells_more_than_another_word() -> None:
    numbered = "In 1884 a mole was built."
    assert first("what of stone was there in 1884", "It was of stone.", numbered) == numbered


def test_words_that_stand_for_those_asked_are_marked() -> None:
    knowledge = Knowledge.from_texts({"a.txt": "The town purchased the old mill in spring."})
    (hit,) = knowledge.answer("who bought the mill", k=1).hits
    assert [hit.text[slice(*span)] for span in hit.highlights] == ["purchased", "mill"]
    assert dict(hit.explain)["related"] > 0


def test_the_same_sentence_elsewhere_is_listed_as_a_source_and_not_shown_again() -> None:
    texts = {
        "a.txt": "The mole was built of oak in 1884.",
        "b.txt": "Rain fell. However, the mole was built of oak in 1884.",
        "c.txt": "The mole was not built of oak in 1884.",
        "d.txt": "The mole was built of oak in 1885.",
    }
    hits = Knowledge.from_texts(texts).answer("when was the mole built of oak", k=9).hits
    assert {hit.source: hit.sources for hit in hits} == {
        "a.txt:1": ("b.txt:1",),
        "c.txt:1": (),
        "d.txt:1": (),
    }


def test_an_article_without_the_name_asked_for_does_not_come_first() -> None:
    texts = {
        "oslo.txt": "How many people live by the fjord? In 2020 some 700,000 people live there.",
        "bergen.txt": "Bergen is a rainy town. About 290,000 live in the town of Bergen.",
    }
    answer = Knowledge.from_texts(texts).answer("how many people live in Bergen?")
    assert answer.hits[0].document == "bergen.txt"
    assert dict(answer.hits[0].explain)["name"] == 0


@pytest.mark.parametrize("question", ["what is a fulmar?", "what is the fulmar"])
def test_what_something_is_comes_before_what_else_it_does(question: str) -> None:
    text = (
        "The fulmar spits at every fulmar that comes near. Sailors feared the fulmar. "
        "The fulmar is a seabird of the north. A fulmar may live for forty years."
    )
    answer = Knowledge.from_texts({"a.txt": text}).answer(question)
    assert answer.text == "The fulmar is a seabird of the north."


def test_who_somebody_is_is_the_role_beside_the_name() -> None:
    text = "Holm spoke for an hour. The baker Ada Holm opened the fair. Holm left early. Holm ate."
    answer = Knowledge.from_texts({"a.txt": text}).answer("what is Holm's job?")
    assert answer.text == "The baker Ada Holm opened the fair."
