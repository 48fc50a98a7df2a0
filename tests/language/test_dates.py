"""Dates as people write them, and the days that they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.text.dates import span


def days(text: str) -> tuple[str, str] | None:
    found = span(text)
    return (str(found.first), str(found.last)) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-04", "2024/3/4", "2024.03.04", "20240304", "4.3.2024", "04.03.2024",
        "March 4, 2024", "4 March 2024", "4th of March 2024", "MARCH 4TH, 2024", "Mar. 4, 2024",
        "Monday, 4 March 2024", "Mon, 4 Mar 2024 23:30:00 -0500", "Mon Mar  4 10:00:00 2024",
        "2024-03-04T12:00:00Z", "D:20240304120000+01'00'", "4. März 2024", "4 mars 2024",
        "4 de marzo de 2024", "4 marzo 2024", "4 de março de 2024", "4 maart 2024", "4 marca 2024",
        "4 марта 2024 г.", "2024年3月4日", "Published on 4 March 2024",
    ],
)  # fmt: skip
def test_a_day_is_a_day_however_it_is_written(text: str) -> None:
    assert days(text) == ("2024-03-04", "2024-03-04")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("Spring 2024", "2024-01-01", "2024-12-31"),
        ("Geneva, 2024", "2024-01-01", "2024-12-31"),
        ("circa 1890", "1890-01-01", "1890-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("February 2023", "2023-02-01", "2023-02-28"),
        ("Sept. 2023", "2023-09-01", "2023-09-30"),
        ("août 1999", "1999-08-01", "1999-08-31"),
        ("1939–1945", "1939-01-01", "1945-12-31"),
        ("4 March 2024 to 9 March 2024", "2024-03-04", "2024-03-09"),
    ],
)
def test_a_date_says_as_much_as_it_says(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_a_day_and_a_month_that_cannot_be_told_apart_are_both_meant() -> None:
    assert days("3/4/2024") == ("2024-03-04", "2024-04-03")
    assert days("13/4/2024") == days("4/13/2024") == ("2024-04-13", "2024-04-13")


@pytest.mark.parametrize(
    ("text", "first"), [("2024-13-01", "2024-01-01"), ("2024-02-31", "2024-02-01")]
)
def test_a_day_that_is_none_leaves_what_is_one(text: str, first: str) -> None:
    found = days(text)
    assert found is not None
    assert found[0] == first


@pytest.mark.parametrize("text", ["", "yesterday", "March", "12", "12345", "0000-00-00", "9" * 99])
def test_what_names_no_year_is_no_date(text: str) -> None:
    assert span(text) is None


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y %H:%M:%S +0000"):
        assert span(day.strftime(form)) == (day, day)


@given(st.text(max_size=40) | st.text("0123456789-/. Marchunt年月日", max_size=40))
def test_any_text_has_days_in_order_or_none(text: str) -> None:
    found = span(text)
    assert found is None or found.first <= found.last
