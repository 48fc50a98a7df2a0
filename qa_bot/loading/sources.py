"""Folders and files of articles taken together: what each is called, and no file read twice.

One alone is called nothing: its articles go by their paths within it. Of several, the ids of a
folder's articles begin with its name, as in `minutes/2024/may.txt`, and a file goes by its own;
where two would be called alike, as much of their paths as tells them apart stands in front. What
lies within another of them is part of that one, and read whatever the rules there say.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path, PurePath
from typing import TypeAlias

from qa_bot.loading.walking import SourceFile, walk
from qa_bot.model import Skipped, file_of


@dataclass(frozen=True)
class Sources:
    """Folders and files of articles by their absolute paths, at least one."""

    paths: tuple[Path, ...]
    _real: Mapping[str, Path] = field(init=False, compare=False, repr=False)
    _roots: Mapping[str, Path] = field(init=False, compare=False, repr=False)
    _inner: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        real = {os.path.realpath(path): path for path in reversed(self.paths)}
        outer = {path: real[path] for path in real if not _around(path, real)}
        names = dict(zip(outer, _names(list(outer.values())), strict=True))
        inner = {path: _name_within(path, names) for path in real if path not in outer}
        object.__setattr__(self, "_real", real)
        object.__setattr__(self, "_roots", {(names | inner)[path]: real[path] for path in real})
        object.__setattr__(self, "_inner", frozenset(inner.values()))

    @property
    def real(self) -> list[Path]:
        """Their real paths, each once, sorted."""
        return [Path(path) for path in sorted(self._real)]

    @property
    def key(self) -> str:
        """What tells them from any others: their real paths, whatever they were called."""
        return "\0".join(sorted(self._real))

    @property
    def alone(self) -> Path | None:
        """The one there is; None where there are several."""
        return self.paths[0] if len(self._real) == 1 else None

    def walk(self) -> Iterator[SourceFile | Skipped]:
        """Find the files to be read, in the order of their ids, as `walking.walk` does of one.

        Raises KnowledgeError, at once, where one of them is missing or is neither folder nor file.
        """
        if self.alone:
            return walk(self.alone)
        from heapq import merge

        found = [walk(path, name, self._inner) for name, path in self._roots.items()]
        return merge(*found, key=_path)

    def file(self, id: str) -> Path:
        """Where the file of an article is."""
        path = file_of(id)
        names = [
            name for name in accumulate(path.split("/"), "{}/{}".format) if name in self._roots
        ]
        if names:
            root = self._roots[names[-1]]
            return root if names[-1] == path else root / path[len(names[-1]) + 1 :]
        root = self._roots.get("", self.paths[0])
        # A single file is called by its name.
        return root if os.path.isfile(root) else root / path  # noqa: PTH113

    def __str__(self) -> str:
        """Their paths, or the first of them and how many more there are."""
        first, *others = map(str, self.paths)
        more = others[0] if len(others) == 1 else f"{len(others):,} more"
        return f"{first} and {more}" if others else first


Source: TypeAlias = "Path | Sources"


def sources(given: Source) -> Sources:
    """One folder or file, or several, as Sources."""
    return given if isinstance(given, Sources) else Sources((given,))


def _path(found: SourceFile | Skipped) -> str:
    return found.path if isinstance(found, Skipped) else found.id


def _around(path: str, others: Mapping[str, object]) -> str:
    """The outermost of others that a path lies within, or empty."""
    above = (str(parent) for parent in reversed(PurePath(path).parents))
    return next((parent for parent in above if parent in others), "")


def _name_within(path: str, names: Mapping[str, str]) -> str:
    """What is called by its path within another of these names."""
    outer = _around(path, names)
    return "/".join(filter(None, (names[outer], PurePath(path).relative_to(outer).as_posix())))


def _plain(path: Path) -> Path:
    return Path(os.path.realpath(path)) if ".." in path.parts else path


def _names(paths: Sequence[Path]) -> list[str]:
    """The shortest ends of paths that differ, none of them the beginning of another."""
    if len(paths) == 1:
        return [""]
    parts = [_plain(path).parts for path in paths]
    lengths = [1] * len(paths)
    while True:
        names = ["/".join(p[-n:]).strip("/\\:") for p, n in zip(parts, lengths, strict=True)]
        above = [list(accumulate(name.split("/"), "{}/{}".format))[:-1] for name in names]
        taken = Counter(names) + Counter({one for some in above for one in some})
        known = set(names)
        alike = [
            at
            for at, name in enumerate(names)
            if taken[name] > 1 or not known.isdisjoint(above[at])
        ]
        longer = [at for at in alike if lengths[at] < len(parts[at])]
        if not longer:
            return names
        for at in longer:
            lengths[at] += 1
