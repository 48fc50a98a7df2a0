"""The index of a folder of articles, kept up with it: opened, refreshed, rebuilt when damaged."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qa_bot.errors import DamagedIndexError, IndexLockedError, KnowledgeError
from qa_bot.forks import ForkableLock
from qa_bot.index.progress import Progress, Tally
from qa_bot.index.snapshot import Snapshot
from qa_bot.index.store import Store
from qa_bot.loading import Source, SourceFile, Sources, finish, read, sources
from qa_bot.model import Skipped

if TYPE_CHECKING:
    from qa_bot.loading.articles import Article

# Seconds that another process may be writing before a question is answered from the earlier state,
# and before the wait is given up where there is no such state.
_PATIENCE, _MOST_PATIENCE = 2, 600

T = TypeVar("T")


class FixedIndex:
    """An index of texts in memory: nothing changes, and there is nothing to rebuild it from."""

    notices: tuple[str, ...] = ()
    folder = None

    def __init__(self, snapshot: Snapshot, skipped: Iterable[Skipped] = ()) -> None:
        self.snapshot = snapshot
        self.skipped = tuple(skipped)

    def refresh(self, progress: Progress | None = None) -> None:
        """Do nothing."""

    def rebuild(self, progress: Progress | None = None) -> None:
        """Do nothing."""

    def reading(self, read: Callable[[], T]) -> T:
        """What `read` gives."""
        return read()


class LiveIndex:
    """The index of `source`, folders and files of articles, kept in `folder`.

    Many threads may read `snapshot` while one refreshes. Where the folder can't be written the
    index is kept in memory, with a notice.
    """

    def __init__(self, source: Source, folder: Path) -> None:
        self.snapshot = Snapshot([])
        self.skipped: tuple[Skipped, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.folder = folder
        self._source = sources(source)
        self._store = Store(folder, source)
        self._refreshing = ForkableLock()
        self._in_memory: list[SourceFile | Skipped] = []

    def take_as_it_stands(self) -> bool:
        """Answer from what the last refresh left, if it can be used; whether it can."""
        # Path's own raises for a name that is too long.
        if not all(map(os.path.exists, self._source.paths)):
            return False
        # A refresh knows what to do about anything that is wrong.
        with suppress(OSError, DamagedIndexError):
            snapshot = self._store.open()
            if snapshot is not None and snapshot.documents:
                self.snapshot = snapshot
                return True
        return False

    def refresh(self, progress: Progress | None = None) -> None:
        """Take in what is new or has changed among the articles, and let go of what is gone.

        Raises KnowledgeError when the source is gone or nothing in it can be read, IndexLockedError
        when another process has been writing for very long and there is no earlier state.
        """
        self._update(self._refreshed, progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Rebuild the index from the articles."""
        self._update(self._made_anew, progress)

    def reading(self, read: Callable[[], T]) -> T:
        """What `read` gives; when it meets damage, what it gives from a rebuilt index."""
        try:
            return read()
        except DamagedIndexError as error:
            self._note(f"{error}: it was rebuilt from the articles")
            self.rebuild()
            return read()

    def _update(
        self, update: Callable[[Progress | None], Snapshot], progress: Progress | None
    ) -> None:
        with self._refreshing.held():
            try:
                self._take(update(progress), self._store.skipped)
            except OSError as error:
                self._keep_in_memory(error, progress)

    def _refreshed(self, progress: Progress | None) -> Snapshot:
        before = None
        try:
            before = self._store.open()
            return self._store.refresh(progress, _MOST_PATIENCE if before is None else _PATIENCE)
        except IndexLockedError as error:
            if before is None:
                raise
            self._note(f"{error}; until then answers come from the articles as they were")
            return before
        except DamagedIndexError as error:
            self._note(f"{error}: it was rebuilt from the articles")
            return self._made_anew(progress)

    def _made_anew(self, progress: Progress | None) -> Snapshot:
        self._store.clear()
        return self._store.refresh(progress)

    def _keep_in_memory(self, error: OSError, progress: Progress | None) -> None:
        """Keep the index in memory, as its folder can't be written."""
        from qa_bot.index.building import index_in_memory

        found = list(self._source.walk())
        if found != self._in_memory:
            skipped: list[Skipped] = []
            tally = Tally(sum(isinstance(one, SourceFile) for one in found), progress)
            snapshot = index_in_memory(_articles(found, skipped, tally))
            self._take(snapshot, skipped)
            self._in_memory = found
        self._note(f"the index can't be kept on disk ({error.strerror}): it is kept in memory")

    def _take(self, snapshot: Snapshot, skipped: Iterable[Skipped]) -> None:
        """Answer from another state of the articles from now on."""
        self.skipped = tuple(skipped)
        if not snapshot.documents:
            raise KnowledgeError(nothing_to_read(self._source, self.skipped))
        self.snapshot = snapshot

    def _note(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices += (notice,)


def _articles(
    found: Iterable[SourceFile | Skipped], skipped: list[Skipped], tally: Tally
) -> Iterator[Article]:
    """The articles of what was found; what can't be read goes to `skipped`."""
    try:
        for file in found:
            if isinstance(file, Skipped):
                skipped.append(file)
                continue
            tally(file.id, None)
            for one in read(file):
                if isinstance(one, Skipped):
                    skipped.append(one)
                else:
                    yield one
            tally(file.id, 0)
    finally:
        finish()


def nothing_to_read(source: Sources, skipped: Sequence[Skipped]) -> str:
    """What is wrong with articles of which none can be read."""
    if source.alone and source.alone.is_file() and skipped:
        return f"{source} can't be read as an article: {skipped[0].reason}"
    if not skipped:
        return (
            f"no articles in {source}: put .txt, .md, .pdf, .docx or .html files there or name "
            "another folder"
        )
    reasons = "; ".join(f"{s.path}: {s.reason}" for s in skipped[:3])
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return f"no article in {source} can be read ({reasons}{more})"
