"""What may differ between a quotation and its source, and that nothing else may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_bot import Knowledge
from qa_bot.verification import verify
from qa_bot.verification.words import words

PAIRS = [
    ("before  May", "before\nMay"),
    ("It is late – we know.", "It is late; we know"),
    ("I don’t know", "I don't know"),
    ("WE WILL pay", "we will pay"),
    ("a well known man", "a well-known man"),
    ("the US and the EU", "the U.S. and the E.U."),
    ("1000 euros", "1,000 euros"),
    ("1 000 euros".replace(" ", "\u00a0", 1), "1000 euros"),
    ("cafe\u0301 au lait", "café au lait"),
    ("ﬁne work", "fine work"),
    ("soft\u00adhyphens", "softhyphens"),
    ("zero\u200bwidth", "zerowidth"),
]


@pytest.mark.parametrize(("quoted", "there"), PAIRS)
def test_these_are_the_same_words(quoted: str, there: str) -> None:
    assert [one.text for one in words(quoted)] == [one.text for one in words(there)]


@pytest.mark.parametrize(
    ("quoted", "there"),
    [
        ("5%", "5"),
        ("$350", "€350"),
        ("-5 degrees", "5 degrees"),
        ("3.5 million", "35 million"),
        ("1,5", "15"),
        ("its", "it's"),
        ("won't", "wont"),
        ("resume", "résumé"),
        ("we're", "were"),
    ],
)
def test_these_are_not(quoted: str, there: str) -> None:
    assert [one.text for one in words(quoted)] != [one.text for one in words(there)]


@pytest.mark.parametrize(
    ("quoted", "there"),
    [
        ("The agreement was signed today", "The agree-\nment was signed today"),
        ("They cooperate with all of us", "They co-operate with all of us"),
        ("They co-operate with all of us", "They cooperate with all of us"),
    ],
)
def test_hyphens_may_differ(quoted: str, there: str) -> None:
    knowledge = Knowledge.from_texts({"a.txt": f"Yes. {there}, he said.\n"}, reader=None)
    assert verify(f"“{quoted}”", knowledge)[0].verdict == "verified"


@pytest.mark.parametrize("quoted", ["He may be late for it", "We went every day to it"])
def test_words_without_a_hyphen_are_not_joined(quoted: str) -> None:
    there = quoted.replace("may be", "maybe").replace("every day", "everyday")
    knowledge = Knowledge.from_texts({"a.txt": f"Yes. {there}, he said.\n"}, reader=None)
    assert verify(f"“{quoted}”", knowledge)[0].verdict == "altered"


WORD = st.text(st.sampled_from("abcdeÉß漢1234-’'.,%$€&/()é"), min_size=1, max_size=9)


@settings(max_examples=60)
@given(st.lists(WORD, min_size=12, max_size=40), st.integers(0, 20), st.integers(5, 12))
def test_whatever_stands_in_an_article_is_verified(some: list[str], start: int, size: int) -> None:
    text = " ".join(("Once", *some, "then", "it", "ended."))
    stretch = " ".join(("Once", *some)[start : start + size])
    quoted = [one.text for one in words(stretch)]
    whole = [one.text for one in words(text)]
    knowledge = Knowledge.from_texts({"a.txt": text}, reader=None)
    for finding in verify(f"“{stretch}”", knowledge, "d.txt"):
        if len(quoted) >= 4 and " ".join(quoted) in " ".join(whole):
            assert finding.verdict == "verified"
