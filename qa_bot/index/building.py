"""From files to a segment: read, split, turned into terms, written."""

from __future__ import annotations

import os
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from operator import attrgetter, itemgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol, TypeAlias

from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.changes import State, look
from qa_bot.index.checked import CheckedFile
from qa_bot.index.contract import NAMED
from qa_bot.index.durable import write_whole
from qa_bot.index.manifest import SUFFIX, Entry
from qa_bot.index.segment import STATE, Segment
from qa_bot.index.snapshot import Snapshot
from qa_bot.loading import finish, parse
from qa_bot.loading.walking import SourceFile, content
from qa_bot.model import Document, Passage, Skipped, Statement, file_of

if TYPE_CHECKING:
    from qa_bot.loading.articles import Article

# What became of a batch: its segment, if it held anything, and what of its files can't be read.
Outcome: TypeAlias = tuple[Entry | None, list[tuple[SourceFile, Skipped]]]


class Builder(Protocol):
    """Takes in documents, their passages and what is known of them, as SegmentBuilder does."""

    @property
    def passages(self) -> int:
        """The number of passages taken in."""
        ...  # pragma: no cover

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        terms: Sequence[Sequence[str]],
        state: Sequence[int],
        blocks: Iterable[int],
        statements: Iterable[Statement],
        context: Iterable[tuple[int, int]],
        names: Sequence[str],
    ) -> None:
        """Take in one document."""
        ...  # pragma: no cover


def add(builder: Builder, article: Article, state: State = (0,) * STATE) -> None:
    """Split a document and have its passages taken in."""
    from qa_bot.language.speech.authorship import author
    from qa_bot.language.speech.statements import statements
    from qa_bot.language.speech.transcript import labels
    from qa_bot.language.text.compounds import compound_terms
    from qa_bot.language.text.passages import lay_out
    from qa_bot.language.text.terms import terms

    document, language = article.document, article.document.language
    laid = lay_out(*article)
    passages = [passage for block in laid.blocks for passage in block]
    said = statements(document.text, laid.blocks, language)
    said += author(document, passages, said)
    read = [laid.reading[passage.start : passage.end] for passage in passages]
    # Whose turn it is says nothing of what is said: "Holm: Fifty." doesn't tell who Holm is.
    labelled = labels(laid.blocks)
    for label in labelled:
        behind = read[label.passage][label.end :]
        if any(map(str.isalnum, behind)):
            read[label.passage] = behind
    terms_of = [[*terms(text, language), *compound_terms(text, language)] for text in read]
    # The first passage stands for the whole document where its name is asked for.
    names = " ".join((_names(document), *{label.name: "" for label in labelled}))
    named = [NAMED + term for term in dict.fromkeys((*terms(names, language), *terms(names)))]
    sizes = map(len, laid.blocks)
    builder.add(document, passages, terms_of, state, sizes, said, laid.context, named)


def _names(document: Document) -> str:
    """What a document is called: its file, its title, who wrote it and when."""
    file = PurePosixPath(file_of(document.id)).stem.replace("_", " ")
    return f"{file} {document.title} {document.author} {document.date}"


def index_batch(
    folder: Path, files: Sequence[SourceFile], read: int, told: Callable[[str, int | None], object]
) -> Outcome:
    """Index some files, in the order of their ids, into one segment; `told` as for `take`."""
    builder = SegmentBuilder()
    unreadable = take(builder, files, read, told)
    if not len(builder):
        return None, unreadable
    sizes = (len(builder), builder.passages, builder.length)
    return write_segment(folder, builder.write, sizes), unreadable


def take(
    builder: Builder,
    files: Sequence[SourceFile],
    read: int,
    told: Callable[[str, int | None], object],
) -> list[tuple[SourceFile, Skipped]]:
    """Take in some files, in the order of their ids; gives what of them can't be read.

    `told` is called with each file's id and None before it is read, and with its passages after.
    """
    unreadable = []
    waiting: list[tuple[str, Article, State]] = []
    for file, after in zip_longest(files, files[1:]):
        told(file.id, None)
        data = content(file)
        found = parse(file.id, data) if isinstance(data, bytes) else [data]
        state = (*look(file), read, zlib.crc32(data) if isinstance(data, bytes) else 0)
        unreadable += [(file, one) for one in found if isinstance(one, Skipped)]
        waiting += [(a.document.id, a, state) for a in found if not isinstance(a, Skipped)]
        # "news.csv 2.txt" comes before the articles of "news.csv", which are "news.csv#0001" …
        waiting.sort(key=itemgetter(0))
        ready = bisect_left(waiting, after.id, key=itemgetter(0)) if after else len(waiting)
        before = builder.passages
        for _, article, of_file in waiting[:ready]:
            add(builder, article, of_file)
        del waiting[:ready]
        told(file.id, builder.passages - before)
    finish()
    return unreadable


def write_segment(
    folder: Path,
    produce: Callable[[Callable[[memoryview], object]], int],
    sizes: tuple[int, int, int],
) -> Entry:
    """Write a segment under a name of its own; `sizes` are its documents, passages and terms."""
    name = os.urandom(8).hex() + SUFFIX
    checksum = write_whole(folder / name, produce)
    return Entry(name, (folder / name).stat().st_size, checksum, *sizes)


def index_in_memory(articles: Iterable[Article]) -> Snapshot:
    """An index of articles that touches no disk."""
    builder = SegmentBuilder()
    for article in sorted(articles, key=attrgetter("document.id")):
        add(builder, article)
    data = bytearray()
    builder.write(data.extend)
    segment = Segment(CheckedFile(bytes(data), "the index in memory"))
    return Snapshot([(segment, frozenset())], builder.length)
