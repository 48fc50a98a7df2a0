"""A date as somebody writes it, as far as it says: a day, a month, a year.

It is a span of days: `2024` is all of that year, `March 2024` that month, `3/4/2024`, which is the
third of April to some and the fourth of March to others, from the one to the other.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import IllegalMonthError, monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

# The names of the months, accents aside, in English, German, French, Spanish, Italian, Portuguese,
# Dutch, Swedish, Polish and Russian; a word of three letters or more may cut one short.
_MONTHS = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
январь февраль март апрель маи июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
_YEAR = r"(?<!\d)(?P<y>1\d{3}|20\d\d)(?!\d)"
_WORD = r"(?P<word>[^\W\d_]{3,12})"
_DAY = r"(?P<d>\d{1,2})"
# The forms of a date, the ones that say most first.
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<y>1\d{3}|20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{6})?(?!\d)",
        r"(?<!\d)(?P<y>1\d{3}|20\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d){_DAY}\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<either>\d{1,2})[/-](?P<other>\d{1,2})[/-](?P<y>\d{4})(?!\d)",
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|o|\.)?[\s-]*(?:(?:of|de|di)\s+)?{_WORD}"
        rf"\.?,?[\s-]*(?:del?\s+)?{_YEAR}",
        rf"{_WORD}\.?\s*{_DAY}(?:st|nd|rd|th)?,?(?:\s+[\d:]{{5,8}})?\s+{_YEAR}",
        rf"{_WORD}\.?,?\s*(?:(?:of|del?)\s+)?{_YEAR}",
        r"(?<!\d)(?P<y>1\d{3}|20\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})(?!\d)",
        _YEAR,
    )
)


class Span(NamedTuple):
    """The first and the last day that are meant."""

    first: date
    last: date


@lru_cache(maxsize=10_000)
def span(text: str) -> Span | None:
    """The days that a date means, as far as it is one."""
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", text.lower())
        if not unicodedata.combining(char)
    )
    for form in _FORMS:
        if found := [one for match in form.finditer(plain) for one in _spans(match.groupdict())]:
            return Span(min(found).first, max(one.last for one in found))
    return None


def _spans(parts: dict[str, str | None]) -> Iterator[Span]:
    """What a form can mean, if anything; the 31st of February is nothing."""
    month, day = parts.get("m"), parts.get("d")
    readings: list[tuple[int | None, str | None]]
    if word := parts.get("word"):
        readings = [(number, day) for number in _months(word)]
    elif either := parts.get("either"):
        readings = [(int(parts["other"] or 0), either), (int(either), parts["other"])]
    else:
        readings = [(None if month is None else int(month), day)]
    for number, day in readings:
        with suppress(ValueError, IllegalMonthError):
            yield _days(int(parts["y"] or 0), number, None if day is None else int(day))


def _days(year: int, month: int | None, day: int | None) -> Span:
    """The days of a year, or of a month or a day of it. Raises ValueError for none."""
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    last = monthrange(year, month)[1] if day is None else day
    return Span(date(year, month, 1 if day is None else day), date(year, month, last))


@lru_cache(maxsize=1_000)
def _months(word: str) -> list[int]:
    """The number of the month that a word names, if it names one."""
    names = [line.split() for line in _MONTHS.split("\n")]
    numbers = (n for line in names for n, name in enumerate(line, 1) if name.startswith(word))
    return list(islice(numbers, 1))
