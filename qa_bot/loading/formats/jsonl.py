"""Records in JSON: one a line, or a list of them, each an article or all of them a table.

Of a record are read its texts, its numbers as they are written, and lists of texts; what stands
within another record, by both names: `meta.author`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeGuard

from qa_bot.loading.decoding import decode
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.loading.rows import Record, articles
from qa_bot.model import Skipped

_LEAST_WORDS = 20  # of a text, in a file that is one record


def load(data: bytes) -> Iterator[Loaded | Skipped]:
    """The records of a file; see `rows`. They are counted by lines, or in their list from 1 on.

    A line that isn't a record is skipped alone. Raises Unreadable where there is no record at all.
    """
    text, encoding = decode(data)
    found: list[tuple[int, dict[str, Any]]] = []
    bad: list[Skipped] = []
    whole = _parsed(text) if text.lstrip()[:1] in ("[", "{") else None
    if isinstance(whole, list | dict):
        found = [
            (number, one)
            for number, one in enumerate(_listed(whole, "\n" in text.strip()), 1)
            if _is_record(one)
        ]
    else:
        # Only these end a line of JSON: U+2028 may stand within a text.
        for number, line in enumerate(text.split("\n"), 1):
            if line and not line.isspace():
                record = _parsed(line)
                if _is_record(record):
                    found.append((number, record))
                else:
                    bad.append(Skipped(str(number), f"line {number} is not a JSON record"))
    if not found:
        raise Unreadable("no records in JSON")
    records = [(number, _flat(record)) for number, record in found]
    columns = list(dict.fromkeys(name for _, record in records for name in record))
    place = {name: number for number, name in enumerate(columns)}
    rows = [
        Record(number, {place[name]: value for name, value in record.items()})
        for number, record in records
    ]
    for article in articles(columns, rows):
        yield replace(article, encoding=encoding)
    yield from bad


def _parsed(text: str) -> object:
    """What a text is in JSON, its numbers as they are written; None where it is none."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None


def _is_record(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict) and bool(value)


def _listed(whole: list[Any] | dict[str, Any], several_lines: bool) -> list[Any]:
    """The records of a file that is one value: a list, or a list in it; else the value itself."""
    if isinstance(whole, list):
        return whole
    lists = [value for value in whole.values() if isinstance(value, list)]
    records = [value for value in lists if any(map(_is_record, value))]
    texts = (value for value in whole.values() if isinstance(value, str))
    # Settings are written over several lines, and hold no text.
    is_article = not several_lines or any(len(text.split()) >= _LEAST_WORDS for text in texts)
    own = [whole] if is_article else []
    return max(records, key=len, default=own)


def _flat(record: dict[str, Any]) -> dict[str, str]:
    """The texts of a record by name, those of records within it by both names."""
    flat = {}
    for name, value in record.items():
        within = isinstance(value, dict)
        inner = {f"{name}.{key}": one for key, one in value.items()} if within else {name: value}
        for key, one in inner.items():
            if isinstance(one, list) and all(isinstance(part, str) for part in one):
                long = any(len(part.split()) > 5 for part in one)
                one = ("\n\n" if long else ", ").join(one)
            if isinstance(one, str):
                flat[key] = one
    return flat
