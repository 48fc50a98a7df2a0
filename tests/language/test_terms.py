"""What a text's words become for matching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.text.terms import spans, terms

ALIKE = [
    ("case", "Kallas", "KALLAS"),
    ("accents", "São Tomé", "sao tome"),
    ("an accent written as a mark of its own", "cafe\u0301", "café"),
    ("letters that no accent makes", "Łódź, Ærø", "lodz, aero"),
    ("sharp s", "Straße", "strasse"),
    ("inflection", "negotiations", "negotiation"),
    ("irregular verbs", "she said", "she say"),
    ("irregular plurals", "children", "child"),
    ("dots within an acronym", "U.S.", "US"),
    ("dots but for the last", "U.S", "US"),
    ("a written-out country", "United\nStates", "the U.S."[4:]),
    ("a title with dots", "Ph.D.", "PhD"),
    ("thousands", "1,000", "1000"),
    ("thousands with a thin space", "1\u202f000", "1000"),
    ("millions with a decimal part", "1,234,567.5", "1234567.5"),
    ("a currency sign", "€5", "euro 5"),
    ("a percent sign", "5%", "5 percent"),
    ("possessive", "Ukraine's", "Ukraine"),
    ("possessive, typographic", "Putin\u2019s", "Putin"),
    ("possessive plural", "ministers'", "minister"),
    ("apostrophe within a name", "O'Brien", "O\u2019Brien"),
    ("hyphenated words by their parts", "post-conflict", "post conflict"),
    ("a letter and a hyphen", "e-mail", "email"),
    ("a model number", "F-16", "F16"),
    ("soft hyphens", "recon\u00adstruction", "reconstruction"),
    ("joined by an underscore", "rare_earth", "rare earth"),
    ("full-width letters", "ＮＡＴＯ", "NATO"),
]


@pytest.mark.parametrize(("left", "right"), [a[1:] for a in ALIKE], ids=[a[0] for a in ALIKE])
def test_ways_of_writing_the_same_become_the_same_terms(left: str, right: str) -> None:
    assert terms(left) == terms(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$350 billion", ["dollar", "350", "billion"]),
        ("5%", ["5", "percent"]),
        ("3.5", ["3.5"]),
        ("It rose by 3.5.", ["it", "rise", "by", "3.5"]),
        ("27.02.2025 10:30", ["27", "02", "2025", "10", "30"]),
        ("version 3.11.7", ["version", "3", "11", "7"]),
        ("1,2,3", ["1", "2", "3"]),
        ("COVID-19", ["covid", "19"]),
        ("press@example.org", ["press", "exampl", "org"]),
        ("left.The", ["leav", "the"]),
        ("東京都", ["東京", "京都"]),
        ("Tokyo東京", ["tokyo", "東京"]),
        ("水", ["水"]),
        ("हिन्दी", ["हिन्दी"]),
        ("— … !", []),
        ("", []),
    ],
)
def test_a_text_becomes_these_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("acronym", "word"), [("US", "us"), ("U.S.", "us"), ("WHO", "who"), ("IT", "it"), ("AM", "am")]
)
def test_an_acronym_is_not_the_small_word_it_looks_like(acronym: str, word: str) -> None:
    assert terms(acronym) != terms(word)


@pytest.mark.parametrize("text", ["3.5", "3 5", "1.000 and 1,000"])
def test_decimals_are_told_from_thousands(text: str) -> None:
    assert "35" not in terms(text)
    assert len(set(terms(text))) == len(terms(text))


@given(st.text())
def test_spans_give_the_same_terms_and_point_at_what_gave_them(text: str) -> None:
    found = list(spans(text))
    assert [term for term, _, _ in found] == terms(text)
    for term, start, end in found:
        assert 0 <= start < end <= len(text)
        assert term in terms(text[start:end]) or len(terms(text[start:end])) == 1
    assert [start for _, start, _ in found] == sorted(start for _, start, _ in found)


@given(st.text(alphabet="aé1.,'-$%U S\u0301\u00ad京東_’"))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    for term in terms(text):
        assert term
        assert not any(c in term for c in "'’-$%_\u0301\u00ad ")


@given(st.text(st.characters(max_codepoint=126)))
def test_plain_text_has_the_same_terms_beside_any_other(text: str) -> None:
    assert terms(f"{text} é") == [*terms(f"{text} "), "e"]
