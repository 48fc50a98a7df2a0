"""Tables of values parted by commas, semicolons or tabs, as spreadsheets write them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

from qa_bot.loading.decoding import decode
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.loading.rows import Record, articles

_DELIMITERS = ",;\t|"
_SAMPLE = 64 * 1024  # characters
_LONGEST_HEADER = 60  # characters
_SAID = re.compile(r"(?i)sep=(.)\r?\n")
_SENTENCE = re.compile(r"(?:\S+\s+){6}|\s\S+[.!]\Z|[。！]\Z")
_NUMBER = re.compile(r"[^\w]*\d[\d\s.,:/%€$£+-]*")


def load(data: bytes) -> Iterator[Loaded]:
    """The rows of a table: each an article where they hold texts, else one. See `rows`.

    Rows are counted as a spreadsheet counts them, the column heads as the first. Raises Unreadable
    where the file isn't text or holds no row.
    """
    text, encoding = decode(data)
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    rows = _rows(text, said[1] if said else _delimiter(text))
    columns, first = [], 0
    while first < len(rows) and not any(map(str.strip, rows[first])):
        first += 1
    if first < len(rows) and is_header(rows[first]):
        columns = [name.strip() for name in rows[first]]
        first += 1
    width = max(map(len, rows), default=0)
    columns += [""] * (width - len(columns))
    records = [
        Record(number, dict(enumerate(row)))
        for number, row in enumerate(rows[first:], first + 1)
        if any(map(str.strip, row))
    ]
    if not records:
        raise Unreadable("a table without rows")
    for article in articles(columns, records):
        yield replace(article, encoding=encoding)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    limit = csv.field_size_limit(max(len(text), 131_072))
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Unreadable(f"not a table: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _delimiter(text: str) -> str:
    """What parts the values: what parts most rows into as many, two or more; else a comma."""
    top = text[:_SAMPLE]
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            rows = list(filter(None, csv.reader(StringIO(top, newline=""), delimiter=delimiter)))
        except csv.Error:
            continue
        if len(top) < len(text):
            del rows[-1:]
        widths = Counter(map(len, rows))
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        share = count / len(rows) if width > 1 else 0
        if share > most:
            best, most = delimiter, share
    return best


def is_header(row: list[str]) -> bool:
    """Whether a row names columns: short, all different, none of them a number or a sentence."""
    names = [name.strip() for name in row]
    return (
        all(name or not number for number, name in enumerate(names[: len(names) - 1]))
        and len(set(names)) == len(names)
        and not any(
            len(name) > _LONGEST_HEADER or _NUMBER.fullmatch(name) or _SENTENCE.search(name)
            for name in names
        )
    )
