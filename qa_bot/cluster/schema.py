"""How an index is kept in a cluster: its names, its settings, its fields.

NAME is an alias of the index NAME-<generation>; NAME-writer holds the writer's lease. An
index holds records of five kinds, told apart by `kind`; all of one document are on one shard:

========  =================  ====================================================================
kind      id                 what
========  =================  ====================================================================
row       <key>:<n>          the passage at place n (from 0) of a document
text      <key>+<part>       the document's text, in parts
document  <key>              what is known of the document itself
skipped   -<key of a path>   a file, or an article of one, that was not read, and why
state     state              what was indexed, by which rules, and when
========  =================  ====================================================================

The key of a document is a hash of its id. All that is written of a document has its version `v`.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from qa_bot.index.contract import K1, B
from qa_bot.index.manifest import version
from qa_bot.index.vocabulary import encode

PRODUCT = "qa-bot"
FORMAT = 1
STATE_ID = "state"
Kind = Literal["row", "text", "document", "skipped", "state"]

PART = 1 << 21
"""Characters of a text that are in a record: six bytes each at the most, as JSON in ASCII."""

PIVOT = 25.0
"""About the average length of passages, where nothing better is known: what the cluster scores by.

The asker knows the exact one; near to it, few passages have to be scored again.
"""

UNDER = 8
"""How many passages after a heading its row tells of."""

LONGEST = 1_000
"""Characters of a term, and of other words that are searched: Lucene takes 32,766 bytes."""

_JOINT = "\x1f"  # between a speaker, a role and a number
# What no term can hold in the cluster: an analyzer parts it there, or UTF-8 doesn't know it.
_UNFIT = re.compile(r"[\s\ud800-\udfff]|^$")
_ESCAPED = re.compile("[\ud7ff-\udfff]")
_ESCAPE = "\ud7ff"  # no character, and the last before the surrogates: escaped ids stay in order

_KEPT = {"type": "object", "enabled": False}  # in the source alone
_LISTED = {"type": "keyword", "doc_values": False}
_READ = {"type": "keyword", "index": False}


def rules() -> str:
    """The rules by which an index is made: how articles are read, and how it is kept."""
    return f"{FORMAT}-{version()}"


def generation(name: str, number: int) -> str:
    """The index that is a generation of a name."""
    return f"{name}-{number}"


def writer(name: str) -> str:
    """The index that holds the lease of who writes under a name."""
    return f"{name}-writer"


def key(id: str) -> str:
    """The key of a document: it stands for its id in those of its records, and picks the shard."""
    return hashlib.sha256(encode(id)).hexdigest()[:20]


def row_id(key: str, n: int) -> str:
    """The id of a row."""
    return f"{key}:{n}"


def mark(key: str, n: int, v: str) -> int:
    """A number that tells a row from any other version of it, in most cases.

    The sum of those of all rows is exact, and another one as soon as any row changes.
    """
    return zlib.crc32(f"{row_id(key, n)} {v}".encode()) & 0xFFFFF


def text_id(key: str, part: int) -> str:
    """The id of a part of a text."""
    return f"{key}+{part}"


def records_of(key: str, rows: range, parts: range) -> Iterator[str]:
    """The ids of rows of a document and of parts of its text."""
    for n in rows:
        yield row_id(key, n)
    for part in parts:
        yield text_id(key, part)


def skipped_id(path: str) -> str:
    """The id of the record of what was not read."""
    return f"-{key(path)}"


@lru_cache(1 << 17)
def token(term: str) -> str:
    """A term as the cluster holds it: itself, or a hash of one that no analyzer leaves whole."""
    if len(term) <= LONGEST and not _UNFIT.search(term):
        return term
    return f"#{hashlib.sha256(encode(term)).hexdigest()}"


def keyword(text: str) -> str:
    """A text as a keyword: itself but for lone surrogates, which UTF-8 doesn't know.

    Keywords are in the order of the texts.
    """
    return _ESCAPED.sub(lambda char: _ESCAPE + chr(ord(char[0]) + 0x801), text)


def unescaped(keyword: str) -> str:
    """The text of a keyword."""
    if _ESCAPE not in keyword:
        return keyword
    return re.sub(f"{_ESCAPE}(.)", lambda pair: chr(ord(pair[1]) - 0x801), keyword)


def voice(speaker: str, role: str, statements: int) -> str:
    """The keyword of somebody who speaks in a passage, in a role, with so many statements."""
    who = (text[:LONGEST].replace(_JOINT, " ") for text in (speaker, role))
    return keyword(_JOINT.join((*who, str(statements))))


def voiced(voice: str) -> tuple[str, str, int]:
    """The speaker, the role and the number of statements of such a keyword."""
    speaker, role, statements = unescaped(voice).split(_JOINT)
    return speaker, role, int(statements)


def index_body(shards: int, replicas: int, meta: dict[str, Any]) -> dict[str, Any]:
    """The settings and mappings of an index.

    `meta` is noted with the product and the rules; its `pivot`, if any, takes the place of PIVOT.
    """
    script = (
        f"double norm = {K1} * ({1 - B} + {B} * doc.length / {meta.get('pivot', PIVOT)}); "
        f"return query.boost * doc.freq * {K1 + 1} / (doc.freq + norm);"
    )
    settings = {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        # What is written is seen once it is complete.
        "refresh_interval": "-1",
        "max_result_window": 50_000,
        # The first rows that hold a term are found without looking at the others.
        "sort": {"field": ["document", "n"]},
        "similarity": {"passages": {"type": "scripted", "script": {"source": script}}},
        "analysis": {
            "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": 10_000}},
            "analyzer": {"terms": {"type": "custom", "tokenizer": "spaces"}},
        },
    }
    noted = {"product": PRODUCT, "rules": rules(), **meta}
    # What is only looked for is not given back with each row.
    source = {"excludes": ["words", "voice", "voice_words", "mark"]}
    mappings = {
        "dynamic": "strict", "_meta": noted, "_source": source, "properties": _properties(),
    }  # fmt: skip
    return {"settings": {"index": settings}, "mappings": mappings}


def _properties() -> dict[str, Any]:
    terms = {
        "type": "text", "analyzer": "terms", "index_options": "freqs", "similarity": "passages",
    }  # fmt: skip
    return {
        "kind": {"type": "keyword"},
        "v": _READ,
        "document": {"type": "keyword"},
        "language": {"type": "keyword"},
        "length": {"type": "integer"},
        # of a row
        "n": {"type": "integer"},
        "terms": terms,
        "words": {"type": "keyword"},
        "called": _LISTED,  # on a document's first row
        "mark": {"type": "integer", "index": False},
        "voice": {"type": "keyword"},
        "voice_words": _LISTED,
        **dict.fromkeys(("p", "c", "s", "w", "of"), _KEPT),
        # of a text
        "part": {"type": "integer"},
        "text": _KEPT,
        # of a document
        "status": {"type": "keyword"},
        "state": _READ,
        "passages": {"type": "integer"},
        "extent": {"type": "integer"},
        "guessed": {"type": "boolean"},
        "about": _KEPT,
        "kinds": _KEPT,
        "under": _KEPT,
        # of what was skipped, and of the whole
        "skipped": _KEPT,
        "whole": _KEPT,
    }
