"""An index in a folder: opened at once, refreshed by what changed, never seen half-written.

::

    CACHEDIR.TAG        marks the folder as an index's own (ownership.py)
    manifest            says which segments, and which of their documents, make the index
    <name>.segment      never changed once it is there
    lock, writer        held by the one process that writes, and its number
    <name>.part         being written; swept up when their writer is gone
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from qa_bot.errors import DamagedIndexError, IndexLockedError
from qa_bot.index.changes import Change, Known, changes, look
from qa_bot.index.checked import CheckedFile
from qa_bot.index.lock import HeldError, locked
from qa_bot.index.manifest import (
    Entry,
    Manifest,
    read_manifest,
    recorded,
    to_merge,
    without,
    write_manifest,
)
from qa_bot.index.ownership import LOCK, WRITER, is_marked, leftovers, mark, prove
from qa_bot.index.progress import Progress, Tally
from qa_bot.index.segment import Segment
from qa_bot.index.snapshot import Snapshot
from qa_bot.loading import Source, SourceFile, sources
from qa_bot.loading.formats import installed
from qa_bot.model import Skipped

if TYPE_CHECKING:
    from qa_bot.index.building import Outcome

_TRIES = 20
_PLAIN = (".txt", ".md")  # read by no library


class Store:
    """The index of `source`, folders and files of articles, kept in `folder`.

    One store may be used by many threads; many processes may use the same folder.
    """

    def __init__(self, folder: Path, source: Source) -> None:
        self.folder = folder
        self.skipped: tuple[Skipped, ...] = ()
        self.source = sources(source)
        self._name = self.source.key
        self._proven = False
        self._segments: dict[str, Segment] = {}
        self._latest: tuple[tuple[Entry, ...], Snapshot | None] = ((), None)

    def open(self) -> Snapshot | None:
        """The index as the last refresh left it; None when there is none of this source.

        Raises DamagedIndexError when it can't be trusted and OSError when it can't be read.
        """
        manifest, known = self.state()
        if not manifest.settled:
            return None
        return self._snapshot(manifest, known)

    def refresh(self, progress: Progress | None = None, wait: float = 60) -> Snapshot:
        """Take in what is new or has changed, let go of what is gone; the index as it then stands.

        Raises IndexLockedError when another process is still writing after `wait` seconds,
        DamagedIndexError when the index can't be trusted (see `clear`), KnowledgeError when the
        source is gone, and OSError when the index can't be written.
        """
        now = time_ns()
        manifest, known = self.state()
        change = changes(self.source, manifest, known)
        if change.needed:
            with self._locked(wait):
                now = time_ns()
                manifest, known = self.state()
                change = changes(self.source, manifest, known)
                if change.needed:
                    manifest = self._take_in(manifest, known, change, now, progress)
                manifest = self.tidy(manifest)
                known = self._known(manifest)
        elif change.settles or leftovers(self.folder, _names(manifest)):
            with suppress(IndexLockedError, OSError), self._locked(0):
                if read_manifest(self.folder) == manifest:
                    if change.settles:
                        write_manifest(self.folder, manifest._replace(settled=now))
                    self._sweep(manifest)
        unreadable = (Skipped(what, why) for _, what, why, _ in manifest.unreadable)
        self.skipped = tuple(sorted((*change.skipped, *unreadable), key=attrgetter("path")))
        return self._snapshot(manifest, known)

    def clear(self) -> None:
        """Start over: forget all segments, as when they are damaged."""
        self._segments = {}
        self._latest = ((), None)
        with self._locked(60):
            # What the manifest names may be too damaged to be known by what it holds.
            known = recorded(self.folder) or ()
            write_manifest(self.folder, Manifest(self._name))
            self._sweep(Manifest(self._name), known)

    def state(self) -> tuple[Manifest, list[Known]]:
        """The manifest and its segments, opened; one that was never settled when there is none.

        Raises ForeignFolderError when the folder isn't an index's own.
        """
        self._prove()
        for _ in range(_TRIES):
            manifest = read_manifest(self.folder)
            if manifest is None or manifest.folder != self._name:
                return Manifest(self._name), []
            # A segment that isn't there was merged away since the manifest was read.
            with suppress(FileNotFoundError):
                return manifest, self._known(manifest)
        raise DamagedIndexError(os.fspath(self.folder))

    def _known(self, manifest: Manifest) -> list[Known]:
        entries = (*manifest.segments, *manifest.pending)
        known = [(entry, self._segment(entry)) for entry in entries]
        self._segments = {entry.name: segment for entry, segment in known}
        return known

    def _segment(self, entry: Entry) -> Segment:
        opened = self._segments.get(entry.name)
        if opened:
            return opened
        path = self.folder / entry.name
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size != entry.bytes or not entry.bytes:
                raise DamagedIndexError(os.fspath(path))
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        checked = CheckedFile(data, os.fspath(path))
        if checked.checksum != entry.checksum:
            raise DamagedIndexError(os.fspath(path))
        return Segment(checked)

    def _snapshot(self, manifest: Manifest, known: Sequence[Known]) -> Snapshot:
        """The index of these segments; the same object as before while they are the same."""
        segments, latest = self._latest
        if latest is None or segments != manifest.segments:
            layers = [(s, frozenset(e.deleted)) for e, s in known[: len(manifest.segments)]]
            latest = Snapshot(layers, sum(entry.length for entry in manifest.segments))
            self._latest = manifest.segments, latest
        return latest

    def _take_in(
        self,
        manifest: Manifest,
        known: Sequence[Known],
        change: Change,
        now: int,
        progress: Progress | None,
    ) -> Manifest:
        """Index what changed and make it, with what is left of the rest, the index."""
        from qa_bot.index.workers import Job, build

        kept = [
            without(entry, [(n, *_sizes(segment, n)) for n in change.gone.get(entry.name, ())])
            for entry, segment in known
        ]
        new: list[Entry] = []
        unreadable = list(change.unreadable)
        # Once there, they stay until the index is rebuilt.
        if not all_plain(file.id for file in change.files):
            manifest = manifest._replace(libraries=installed())

        def note(files: Sequence[SourceFile], outcome: Outcome) -> None:
            entry, bad = outcome
            if entry:
                new.append(entry)
            unreadable.extend(
                (file.id, why.path, why.reason, (*look(file), now)) for file, why in bad
            )

        try:
            build(Job(self.folder, now), change.files, note, Tally(len(change.files), progress))
        except BaseException:
            # What is complete needn't be done again; it belongs to no answer yet.
            with suppress(OSError):
                if new:
                    pending = (*manifest.pending, *new)
                    write_manifest(self.folder, manifest._replace(pending=pending))
            raise
        segments = tuple(entry for entry in (*kept, *new) if entry.documents)
        if unreadable and manifest.libraries is None:
            # They may be files of another kind by what they hold.
            manifest = manifest._replace(libraries=installed())
        manifest = manifest._replace(
            segments=segments, pending=(), settled=now, unreadable=tuple(unreadable)
        )
        write_manifest(self.folder, manifest)
        return manifest

    def tidy(self, manifest: Manifest) -> Manifest:
        """Merge what has grown into many small segments, and sweep up what nobody needs.

        Only for the one who holds the lock.
        """
        from qa_bot.index.building import write_segment
        from qa_bot.index.merging import merge

        while together := to_merge(manifest.segments):
            known = [(entry, self._segment(entry)) for entry in together]
            deleted = [frozenset(entry.deleted) for entry in together]
            merged = write_segment(
                self.folder,
                lambda write, known=known, deleted=deleted: merge(  # type: ignore[misc]
                    [segment for _, segment in known], deleted, write
                ),
                (
                    sum(entry.documents for entry in together),
                    sum(entry.passages for entry in together),
                    sum(entry.length for entry in together),
                ),
            )
            rest = tuple(entry for entry in manifest.segments if entry not in together)
            manifest = manifest._replace(segments=(*rest, merged))
            write_manifest(self.folder, manifest)
        self._sweep(manifest)
        return manifest

    def _sweep(self, manifest: Manifest, known: Collection[str] = ()) -> None:
        """Remove the segments that a manifest doesn't name, and what dead writers left.

        `known` are segments that are the index's own, whatever they hold.
        """
        for path in leftovers(self.folder, _names(manifest), known):
            # One that is still open elsewhere may have to wait (Windows).
            with suppress(OSError):
                path.unlink()

    def _prove(self) -> None:
        """Make sure, at first, that the folder is an index's own."""
        if not self._proven:
            prove(self.folder)
            self._proven = True

    @contextmanager
    def _locked(self, wait: float) -> Iterator[None]:
        """Hold the lock that only one writer has."""
        if not is_marked(self.folder):
            # Another folder may have taken its place.
            self._proven = False
        self._prove()
        mark(self.folder)
        writer = self.folder / WRITER
        try:
            with locked(self.folder / LOCK, wait):
                writer.write_bytes(b"%d" % os.getpid())
                try:
                    yield
                finally:
                    with suppress(OSError):
                        writer.unlink()
        except HeldError:
            try:
                number = writer.read_bytes()[:20].decode("ascii", "replace")
            except OSError:
                number = "unknown"
            raise IndexLockedError(
                f"the index in {self.folder} is being written by another process ({number}): "
                "wait for it, or choose another place with --index"
            ) from None


def all_plain(files: Iterable[str]) -> bool:
    """Whether no library reads any of the files, by their paths."""
    return all(file.lower().endswith(_PLAIN) for file in files)


def _names(manifest: Manifest) -> set[str]:
    """The files that a manifest needs."""
    return {entry.name for entry in (*manifest.segments, *manifest.pending)}


def _sizes(segment: Segment, document: int) -> tuple[int, int]:
    """The passages of a document and their terms."""
    start, end = segment.window(document)
    return end - start, int(segment.file.read("length", start, end).sum())
