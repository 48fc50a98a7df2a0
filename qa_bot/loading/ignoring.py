"""Which files a folder's own rules keep from being read: `.gitignore`, `.ignore`, `.qa-bot-ignore`.

Each is for the folder that it stands in and what is below, and counts for more the deeper it
stands. Those of one name are asked as git asks its own; where one of `.qa-bot-ignore` fits, those
of `.ignore` aren't asked, and likewise `.gitignore`. What stands above the folder that was named
says nothing, so that a name that is given is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa_bot.model import Skipped

if TYPE_CHECKING:
    from qa_bot.loading.patterns import Patterns

NAMES = (".qa-bot-ignore", ".ignore", ".gitignore")
MAX_BYTES = 64 * 1024

# Reads a file by its id and its place: at most a number of bytes, and one more if it has more.
Read: TypeAlias = "Callable[[str, str, int], bytes | Skipped]"


class _Level(NamedTuple):
    """A file of rules, and the id of the folder that it is for, with the final `/`."""

    file: str
    folder: str
    patterns: Patterns


class Rules(NamedTuple):
    """The rules in force in a folder: for each of NAMES its own and those above, deepest first."""

    levels: tuple[tuple[_Level, ...], ...] = ((),) * len(NAMES)

    def below(
        self, folder: str, place: str, entries: Collection[str], read: Read
    ) -> tuple[Rules, list[Skipped]]:
        """The rules in a folder, by its id and place, and the files of rules that can't be read."""
        if not entries:
            return self, []
        # Most folders have no rules.
        from qa_bot.loading.patterns import patterns

        unread: list[Skipped] = []
        levels = list(self.levels)
        for kind, name in enumerate(NAMES):
            if name not in entries:
                continue
            data = read(folder + name, os.path.join(place, name), MAX_BYTES)  # noqa: PTH118
            if isinstance(data, bytes) and len(data) > MAX_BYTES:
                large = f"too large for a file of rules: {MAX_BYTES // 1024} KiB at most"
                data = Skipped(folder + name, large)
            if isinstance(data, Skipped):
                unread.append(data)
            elif found := patterns(data.decode("utf-8", "surrogateescape")):
                levels[kind] = (_Level(folder + name, folder, found), *levels[kind])
        return (Rules(tuple(levels)) if any(levels) else self), unread

    def why(self, id: str) -> str:
        """The rule that keeps a file or, with a final `/`, a folder from being read, or empty."""
        for kind in self.levels:
            for level in kind:
                rule = level.patterns.match(id[len(level.folder) :])
                if rule:
                    kept = f"ignored by {level.file}:{rule.line} ({rule.text})"
                    return "" if rule.takes_back else kept
        return ""


class Ignored:
    """Which files below a root are ignored, asked of any of them, in whatever order."""

    def __init__(self, root: str, read: Read) -> None:
        self._root = root
        self._read = read
        # The rules in each folder by its id, and that which keeps it from being read.
        self._known: dict[str, tuple[Rules, str]] = {}

    def why(self, id: str) -> str:
        """The rule that keeps a file from being read, by its id, or empty."""
        rules, kept = Rules(), ""
        *folders, _ = id.split("/")
        folder = ""
        for name in ("", *folders):
            folder += f"{name}/" if name else ""
            if folder not in self._known:
                # Nothing comes back from below a folder that is ignored.
                kept = kept or (rules.why(folder) if folder else "")
                place = os.path.join(self._root, folder)  # noqa: PTH118
                self._known[folder] = rules.below(folder, place, NAMES, self._read)[0], kept
            rules, kept = self._known[folder]
        return kept or rules.why(id)
