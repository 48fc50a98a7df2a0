"""An overview: the sentences that carry most, in reading order, of all there is or of a part."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge, QuestionError

TIDES = """# Tides in Sund

The tides of Sund rise twice a day and lift the fishing boats over the bar. The council measures the
tides at the northern pier. However, storms disturb them.

```
tide --port Sund
```

| Month | Tide |
| ----- | ---- |
| May   | 2 m  |

## Spring tides

Spring tides lift the boats highest, and the council warns the fishing boats of spring tides. Why is
that so? A spring tide follows each new moon and each full moon. A cat slept on the pier.

## Licence

The text on tides may be copied by anybody who names the council of Sund and the boats.
"""
FAIR = (
    "The autumn fair of Sund draws visitors from the coast to forty stalls. The council pays for "
    "the stalls of the fair. Visitors of the fair like the loaves of the baker."
)
KNOWLEDGE = Knowledge.from_texts({"tides.md": TIDES, "fair.txt": FAIR})


def test_it_is_of_every_article_in_reading_order() -> None:
    answer = KNOWLEDGE.overview(k=4)
    places = [(hit.document, hit.start) for hit in answer.hits]
    assert {document for document, _ in places} == {"fair.txt", "tides.md"}
    assert places == sorted(places)
    assert answer.notes == ("the 4 most telling sentences of 2 articles",)


def test_each_sentence_stands_word_by_word_at_its_place() -> None:
    for hit in KNOWLEDGE.overview(k=9).hits:
        assert KNOWLEDGE.documents[hit.document].text[hit.start : hit.end] == hit.text


def test_headings_code_rows_and_questions_are_no_overview() -> None:
    told = [hit.text for hit in KNOWLEDGE.overview("tides.md", k=3).hits]
    assert told[0].startswith("The tides of Sund rise twice a day")
    assert not any(text.startswith(("#", "tide --port", "|", "Why", "However")) for text in told)
    assert not any("copied by anybody" in text for text in told)


def test_it_may_be_of_an_article_by_its_name_or_a_chapter_by_its_heading() -> None:
    assert {hit.document for hit in KNOWLEDGE.overview("fair").hits} == {"fair.txt"}
    chapter = KNOWLEDGE.overview("Spring tides", k=2)
    assert all(hit.headings[-1] == "Spring tides" for hit in chapter.hits)
    assert chapter.notes == ("the 2 most telling sentences of “Spring tides” in tides.md",)


def test_a_chapter_ends_where_the_next_begins() -> None:
    told = " ".join(hit.text for hit in KNOWLEDGE.overview("Spring tides", k=20).hits)
    assert "full moon" in told
    assert "copied by anybody" not in told
    assert "northern pier" not in told


def test_no_sentence_is_much_like_another() -> None:
    text = (
        "The lock of Sund opens at noon for all boats. " * 5
        + "A keeper of the lock tends the lamp."
    )
    told = [hit.text for hit in Knowledge.from_texts({"a.txt": text}).overview(k=2).hits]
    assert len(set(told)) == 2


def test_of_many_articles_each_gives_one_sentence() -> None:
    texts = {f"{n}.txt": f"Boat {n} of Sund carries herring and salt. It is old." for n in range(9)}
    hits = Knowledge.from_texts(texts).overview(k=5).hits
    assert len({hit.document for hit in hits}) == len(hits)


def test_what_has_no_sentences_is_refused() -> None:
    answer = Knowledge.from_texts({"a.txt": "Boats", "b.txt": "1\n\n2"}).overview()
    assert not answer
    assert answer.reason == "No sentence in 2 articles says enough for an overview."


def test_nothing_called_so_is_an_error_that_says_so() -> None:
    with pytest.raises(QuestionError, match="no article or heading is called winds"):
        KNOWLEDGE.overview("winds")
    with pytest.raises(QuestionError, match="k is 0"):
        KNOWLEDGE.overview(k=0)


def test_there_are_twenty_sentences_at_the_most() -> None:
    words = "anchor bell crane deck engine flag gull hull ice jib keel lamp mast net oar".split()
    text = " ".join(
        f"The {a} of the ship lies behind the {b} and the {c}."
        for a, b, c in zip(words * 3, words[1:] * 4, words[2:] * 4, strict=False)
    )
    assert 5 < len(Knowledge.from_texts({"a.txt": text}).overview(k=100).hits) <= 20


def test_from_more_articles_than_are_looked_at_some_are_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("qa_bot.answering.overview.MOST", 4)
    texts = {f"{n:02}.txt": f"Boat {n} of Sund carries herring and salt." for n in range(20)}
    assert Knowledge.from_texts(texts).overview(k=3).hits
    assert len(Knowledge.from_texts({"a.txt": FAIR * 3}).overview(k=3).hits) <= 3
