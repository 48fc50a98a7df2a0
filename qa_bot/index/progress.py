"""How far indexing is: counted file by file, and told to the one who waits."""

from __future__ import annotations

from collections.abc import Callable

# Called with the files done, the files to do, and the passages in the segments written so far; a
# method `reading` of it, if it has one, with the id of the file that has been read for longest.
Progress = Callable[[int, int, int], None]


class Tally:
    """Counts what `building` says of the files, and passes it on to `progress`, if there is one."""

    def __init__(self, files: int, progress: Progress | None) -> None:
        self._files = files
        self._progress = progress
        self._reading = getattr(progress, "reading", None)
        self._begun: dict[str, None] = {}
        self._done = self._passages = 0
        if progress:
            progress(0, files, 0)

    def __call__(self, file: str, passages: int | None) -> None:
        """Take in that a file is begun, or what came of it."""
        if passages is None:
            self._begun[file] = None
        else:
            self._begun.pop(file, None)
            self._done += 1
            self._passages += passages
            if self._progress:
                self._progress(self._done, max(self._done, self._files), self._passages)
        if self._reading:
            self._reading(next(iter(self._begun), ""))
