"""Who speaks in a cluster, and what each of them says: by the voices in its rows."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from qa_bot.cluster.rows import Rows
from qa_bot.cluster.schema import keyword, voiced
from qa_bot.cluster.state import Body, Scope, State
from qa_bot.cluster.statistics import READING_ORDER, records
from qa_bot.index.meant import Meant, Speech, speakers, speeches
from qa_bot.index.vocabulary import encode
from qa_bot.model import Speaker

_PAGE = 5_000


def said_by(state: State, scope: Scope, rows: Rows, words: Sequence[str]) -> list[Speech]:
    """What those say whose name or role holds all the words."""

    def said(meant: Meant) -> list[Speech]:
        by: dict[tuple[str, str], dict[int, str]] = {}
        for key in _heard(state, scope, rows, meant):
            for speaker, role, cue, _ in rows.record(key)["w"]:
                if meant.fits(speaker or "", role):
                    by.setdefault((speaker or "", role), {}).setdefault(key, cue)
        return [
            Speech(*who, np.array([*own], dtype=np.int64), tuple(own.values()))
            for who, own in by.items()
        ]

    return speeches(words, said)


def people(state: State, scope: Scope) -> list[Speaker]:
    """Everybody who speaks, those with the most statements first, then by name."""
    counts: Counter[tuple[str, str]] = Counter()
    for voice, passages in buckets(state, scope.rows(), "voice", ""):
        speaker, role, statements = voiced(voice)
        counts[speaker, role] += passages * statements
    return speakers(counts)


def vocabulary(state: State, initial: str) -> list[str]:
    """The terms of letters that begin with these, in the order in which a segment has them."""
    found = []
    begins = {"prefix": {"words": keyword(initial)}}
    for word, _ in buckets(state, begins, "words", _before(initial)):
        if not word.startswith(initial):
            break
        found.append(word)
    return sorted(found, key=lambda word: zlib.crc32(encode(word)))


def buckets(state: State, query: Body, field: str, after: str) -> Iterator[tuple[str, int]]:
    """All values of a field behind one, ascending, and in how many rows each stands."""
    composite: dict[str, Any] = {"size": _PAGE, "sources": [{"value": {"terms": {"field": field}}}]}
    if after:
        composite["after"] = {"value": after}
    body = {
        "size": 0,
        "track_total_hits": False,
        "query": query,
        "aggs": {"values": {"composite": composite}},
    }
    while True:
        (answer,) = state.ask([body])
        values = answer["aggregations"]["values"]
        for bucket in values["buckets"]:
            yield bucket["key"]["value"], bucket["doc_count"]
        if len(values["buckets"]) < _PAGE:
            return
        composite["after"] = values["after_key"]


def _heard(state: State, scope: Scope, rows: Rows, meant: Meant) -> Iterator[int]:
    """The rows in which somebody may speak who is meant, in reading order."""
    if not meant.words:
        return
    words = [{"term": {"voice_words": keyword(word)}} for word in sorted(meant.words)]
    body: Body = {
        "size": _PAGE,
        "track_total_hits": False,
        "query": scope.rows(*words),
        "sort": READING_ORDER,
    }
    while True:
        (answer,) = state.ask([body])
        yield from rows.take(records(answer))
        hits = answer["hits"]["hits"]
        if len(hits) < _PAGE:
            return
        body["search_after"] = hits[-1]["sort"]


def _before(initial: str) -> str:
    """A value behind which those begin that begin so."""
    last = ord(initial[-1]) - 1
    return initial[:-1] + chr(0xD7FF if 0xD800 <= last < 0xE000 else last) + "\U0010ffff"
