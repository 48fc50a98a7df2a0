"""From what a loader finds in a file to Documents: each article with its id, title and origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from qa_bot.language.recognition import language_of
from qa_bot.language.text.blocks import Layout
from qa_bot.loading.loaded import Loaded
from qa_bot.loading.origins import origin
from qa_bot.loading.titles import collapsed, from_name, title
from qa_bot.model import Document, Skipped, article_id

_LONGEST = 200  # characters of a title, an author or a date
_TOP = 2_000  # characters in which a heading is a title
_DIGITS = 4  # of an article's number, at least, so that ids stay in order
_REPORTED = 10  # articles of a file that are reported one by one as unreadable


class Article(NamedTuple):
    """A document, and how its text is laid out where the kind of its file says so."""

    document: Document
    layout: Layout | None = None


def article(id: str, text: str) -> Article:
    """An article of a text, with what the text and its name say of it."""
    named = title(text, id)
    told = origin(text, id, named)
    return Article(Document(id, named, text, "utf-8", *told, language=language_of(text)))


def articles(file: str, found: Iterable[Loaded | Skipped]) -> list[Article | Skipped]:
    """The articles of a file by its path, in the order of their ids, then those that can't be read.

    There is at least one of either. Articles without words are passed over.
    """
    some = [one for one in found if isinstance(one, Skipped) or one.text.strip()]
    ids = [article_id(file, name) for name in _names(some)]
    read: list[Article] = []
    skipped: list[Skipped] = []
    for id, one in zip(ids, some, strict=True):
        if isinstance(one, Skipped):
            skipped.append(Skipped(id, one.reason))
        else:
            read.append(_loaded(file, id, one))
    if not some:
        skipped = [Skipped(file, "empty")]
    elif len(skipped) > _REPORTED:
        all_of_it = Skipped(file, f"{len(skipped):,} of its articles can't be read")
        skipped = [all_of_it, *skipped[:_REPORTED]]
    return [*sorted(read, key=attrgetter("document.id")), *skipped]


def _names(some: Sequence[Loaded | Skipped]) -> list[str]:
    """What tells the articles of a file apart: their own names, or else their numbers."""
    names = [one.path if isinstance(one, Skipped) else one.name for one in some]
    if names == [""]:
        return names
    for tried in (names, [str(number) for number in range(1, len(names) + 1)]):
        digits = max(_DIGITS, *map(len, tried), 0) if all(map(str.isdecimal, tried)) else 0
        padded = [name.zfill(digits) for name in tried]
        if all(map(str.isalnum, padded)) and len(set(padded)) == len(padded):
            break
    return padded


def _headed(file: str, loaded: Loaded) -> str:
    """The title of an article that its loader doesn't give: its first heading, or its file's name.

    What the loader says of the layout is believed: a speaker's first words aren't a title.
    """
    if loaded.layout is None:
        return title(loaded.text, file)
    blocks = (block for block in loaded.layout.blocks if block.start < _TOP)
    spans = ((block.start, block.end) for block in blocks if block.kind == "heading")
    headings = (collapsed(loaded.text[start:end]) for start, end in spans)
    return next((one for one in headings if 0 < len(one) <= _LONGEST), "") or from_name(file)


def _loaded(file: str, id: str, loaded: Loaded) -> Article:
    text = loaded.text
    named = collapsed(loaded.title)[:_LONGEST] or _headed(file, loaded)
    author, date = collapsed(loaded.author)[:_LONGEST], collapsed(loaded.date)[:_LONGEST]
    if not (author and date):
        told = origin(text, file, named)
        author, date = author or told[0], date or told[1]
    if named == from_name(file):
        # The articles of a file aren't all called alike.
        named = f"{named} {id[len(file) + 1 :].lstrip('0')}".rstrip()
    said = author, date, loaded.places, language_of(text)
    document = Document(id, named, text, loaded.encoding, *said)
    return Article(document, loaded.layout)
