"""From files to a segment: read, split, turned into terms, written."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.changes import State, look
from qa_bot.index.checked import CheckedFile
from qa_bot.index.contract import NAMED
from qa_bot.index.durable import write_whole
from qa_bot.index.manifest import SUFFIX, Entry
from qa_bot.index.segment import STATE, Segment
from qa_bot.index.snapshot import Snapshot
from qa_bot.loading import parse
from qa_bot.loading.walking import SourceFile, content
from qa_bot.model import Document, Skipped

# What became of a batch: its segment, if it held anything, and the files that can't be read.
Outcome: TypeAlias = tuple[Entry | None, list[tuple[SourceFile, Skipped]]]


def add(builder: SegmentBuilder, document: Document, state: State = (0,) * STATE) -> None:
    """Split a document and take its passages into a segment."""
    from qa_bot.language.speech.authorship import author
    from qa_bot.language.speech.statements import statements
    from qa_bot.language.text.compounds import compound_terms
    from qa_bot.language.text.passages import lay_out
    from qa_bot.language.text.terms import terms

    laid = lay_out(document)
    passages = [passage for block in laid.blocks for passage in block]
    said = statements(document.text, laid.blocks)
    if whole := author(document, passages, said):
        said.append(whole)
    read = [laid.reading[passage.start : passage.end] for passage in passages]
    terms_of = [[*terms(text), *compound_terms(text)] for text in read]
    # The first passage stands for the whole document where its name is asked for.
    named = [NAMED + term for term in dict.fromkeys(terms(_names(document)))]
    sizes = map(len, laid.blocks)
    builder.add(document, passages, terms_of, state, sizes, said, laid.context, named)


def _names(document: Document) -> str:
    """What a document is called: its file, its title, who wrote it and when."""
    file = PurePosixPath(document.id).stem.replace("_", " ")
    return f"{file} {document.title} {document.author} {document.date}"


def index_batch(
    folder: Path, files: Sequence[SourceFile], read: int, seen: Callable[[int], object]
) -> Outcome:
    """Index some files, in the order of their ids, into one segment.

    `seen` is called after each file with the passages that it holds.
    """
    builder = SegmentBuilder()
    unreadable = []
    for file in files:
        before = builder.passages
        data = content(file)
        found = parse(file.id, data) if isinstance(data, bytes) else data
        if isinstance(found, Skipped):
            unreadable.append((file, found))
        elif isinstance(data, bytes):
            add(builder, found, (*look(file), read, zlib.crc32(data)))
        seen(builder.passages - before)
    if not len(builder):
        return None, unreadable
    sizes = (len(builder), builder.passages, builder.length)
    return write_segment(folder, builder.write, sizes), unreadable


def write_segment(
    folder: Path,
    produce: Callable[[Callable[[memoryview], object]], int],
    sizes: tuple[int, int, int],
) -> Entry:
    """Write a segment under a name of its own; `sizes` are its documents, passages and terms."""
    name = os.urandom(8).hex() + SUFFIX
    checksum = write_whole(folder / name, produce)
    return Entry(name, (folder / name).stat().st_size, checksum, *sizes)


def index_in_memory(documents: Iterable[Document]) -> Snapshot:
    """An index of documents that touches no disk."""
    builder = SegmentBuilder()
    for document in sorted(documents, key=attrgetter("id")):
        add(builder, document)
    data = bytearray()
    builder.write(data.extend)
    segment = Segment(CheckedFile(bytes(data), "the index in memory"))
    return Snapshot([(segment, frozenset())], builder.length)
