"""Whether an index is as it was written, fits together, and is of the articles as they are."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qa_bot.errors import DamagedIndexError, KnowledgeError
from qa_bot.index.changes import Known, changes
from qa_bot.index.checked import Array
from qa_bot.index.contract import NAMED
from qa_bot.index.manifest import Entry, Manifest
from qa_bot.index.places import Articles, places
from qa_bot.index.said import rows, runs
from qa_bot.index.segment import CONTEXT, NEAR, PLACE, STATE, Segment
from qa_bot.index.store import Store
from qa_bot.loading import SourceFile, Sources
from qa_bot.model import KINDS, file_of


def check_index(path: Articles, index: str | Path | None) -> list[str]:
    """What `check` finds of the index of some articles, which is in `index` or the user's cache."""
    source, folder = places(path, index)
    named = ["--index", str(folder)] if index is not None else []
    command = ["qa-bot", "index", *map(str, source.paths), *named]
    return check(Store(folder, source), shlex.join(command))


def check(store: Store, command: str) -> list[str]:
    """What is wrong with an index, and what to do, a line each; empty when it is sound and current.

    Every checksum is verified, then every reference from one section to another; then the articles
    are compared with those it was made from. `command` is what indexes them again. Raises
    KnowledgeError when there are no articles, ForeignFolderError when the folder is not an index's,
    and OSError when a file can't be read.
    """
    if not any(isinstance(found, SourceFile) for found in store.source.walk()):
        raise KnowledgeError(
            f"no articles in {store.source}: put .txt, .md, .pdf, .docx or .html files there or "
            "name another folder"
        )
    try:
        manifest, known = store.state()
    except DamagedIndexError as error:
        return [f"{error}: run {command} to rebuild it"]
    if not manifest.settled:
        if manifest.pending:
            return [f"the indexing of {store.source} was cut short: run {command} to resume it"]
        return [f"{store.source} has no index in {store.folder}: run {command} to make it"]
    damage = [problem for entry, segment in known for problem in _check(entry, segment)]
    if damage:
        return [*damage, f"the index is damaged: run {command} --rebuild to rebuild it"]
    return [
        f"{changed}: run {command} to update it"
        for changed in _changed(store.source, manifest, known)
    ]


def _changed(source: Sources, manifest: Manifest, known: Sequence[Known]) -> Iterator[str]:
    """How the articles differ from those of the index, in words, if they do."""
    change = changes(source, manifest, known)
    gone = {
        file_of(segment.ids()[number])
        for entry, segment in known
        for number in change.gone.get(entry.name, ())
    }
    differ = sorted(gone | {file.id for file in change.files})
    if differ:
        names = ", ".join(differ[:3]) + (", …" if len(differ) > 3 else "")
        files = "1 file has" if len(differ) == 1 else f"{len(differ):,} files have"
        yield f"{files} changed since the index was made ({names})"


def _check(entry: Entry, segment: Segment) -> Iterator[str]:
    try:
        segment.file.verify()
        wrong = [what for what, right in _claims(entry, segment) if not right]
    except (DamagedIndexError, IndexError, ValueError, KeyError) as error:
        wrong = [str(error)]
    yield from (f"{entry.name}: {what}" for what in wrong)


def _claims(entry: Entry, segment: Segment) -> Iterator[tuple[str, bool]]:
    """What must hold, in words, and whether it does."""
    read = segment.file.read
    first, length, place = read("first"), read("length"), read("place").reshape(-1, PLACE)
    for name in ("text", "id", "record", "label", "term"):
        yield f"the offsets of {name} don't fit", _cuts(read(f"{name}_at"), len(read(name)))
    yield "the documents' passages don't fit", _cuts(first, len(length))
    yield "the passages' places don't fit", len(place) == len(length)
    near = place[:, NEAR:].astype(np.int64)
    at = np.arange(len(place))
    begins, ends = (edge.repeat(np.diff(first)) for edge in (first[:-1], first[1:]))
    alone = (at - near[:, 0] >= begins) & (at + near[:, 1] < ends)
    yield "a block leaves its document", bool(alone.all())
    above = near[:, CONTEXT - NEAR :] <= (at - begins)[:, None]
    yield "what stands above a passage is not in its document", bool(above.all())
    yield "a passage is of no kind", _within(near[:, CONTEXT - NEAR - 1], len(KINDS))
    said, phrases = rows(segment.file), len(read("phrase_at")) - 1
    yield "the phrases don't fit", _cuts(read("phrase_at"), len(read("phrase")))
    fits = _within(said[:, 0], len(length)) and _within(said[:, 1:4] + [1, 0, 0], phrases + 1)
    whole = runs(segment.file)
    fits &= _within(whole[:, 0], len(length)) and _within(whole[:, 1], len(length) + 1)
    fits &= _within(whole[:, 2:], phrases) and bool((whole[:, 0] < whole[:, 1]).all())
    yield "a statement is of no passage or of nobody", fits
    yield "the documents' states don't fit", len(read("state")) == STATE * segment.documents
    yield "the documents' languages don't fit", len(read("language")) == segment.documents
    texts = np.diff(read("text_at")).repeat(np.diff(first))
    inside = (place[:, 0] <= place[:, 1]) & (place[:, 3] <= place[:, 4]) & (place[:, 4] <= texts)
    yield "a passage stands outside its document", bool(inside.all())
    ids = segment.ids()
    yield "the documents are out of order", ids == sorted(set(ids))

    at, posting, shape = read("posting_at"), read("posting"), read("shape")
    shapes = read("shapes").reshape(-1, 2).astype(np.int64)
    yield "the postings don't fit the terms", _cuts(at, len(posting))
    yield "the shapes don't fit the postings", len(shape) == len(posting)
    if not (_within(posting, len(length)) and _within(shape, len(shapes))):
        yield "a posting is of no passage or of no shape", False
        return
    begins = np.zeros(len(posting), dtype=bool)
    begins[at[:-1][at[:-1] < len(posting)]] = True
    ascending = (np.diff(posting, prepend=-1) > 0) | begins
    yield "the postings are out of order", bool(ascending.all())
    # What a document is called is found at its first passage, and is no part of it.
    named = np.array([term.startswith(NAMED) for term in segment.terms()], dtype=bool)
    frequency = shapes[shape, 0] * ~named.repeat(np.diff(at))
    counted = np.bincount(posting, weights=frequency, minlength=len(length))
    yield "the postings don't add up to the passages", bool((counted == length).all())
    yield "the shapes' lengths are wrong", bool((shapes[shape, 1] == length[posting]).all())
    found = [segment.find(term) for term in segment.terms()]
    yield "a term is not found", found == list(zip(at[:-1].tolist(), at[1:].tolist(), strict=True))

    left = np.ones(segment.documents, dtype=bool)
    left[list(entry.deleted)] = False
    passages = np.diff(first)[left].sum()
    terms = length[left.repeat(np.diff(first))].sum()
    counts = (int(left.sum()), int(passages), int(terms))
    expected = (entry.documents, entry.passages, entry.length)
    yield "the manifest's counts are wrong", counts == expected


def _cuts(at: Array, size: int) -> bool:
    """Whether offsets cut something of this size into parts without a gap."""
    return bool(len(at) and at[0] == 0 and at[-1] == size and (np.diff(at) >= 0).all())


def _within(numbers: Array, size: int) -> bool:
    return bool(((numbers >= 0) & (numbers < size)).all())
