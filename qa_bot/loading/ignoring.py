"""Which files a folder's own rules keep from being read: `.gitignore`, `.ignore`, `.qa-bot-ignore`.

Each is for the folder that it stands in and what is below, and counts for more the deeper it
stands. Those of one name are asked as git asks its own; where one of `.qa-bot-ignore` fits, those
of `.ignore` aren't asked, and likewise `.gitignore`. What stands above the folder that was named
says nothing, so that a name that is given is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from typing import NamedTuple, TypeAlias

from qa_bot.loading.patterns import Patterns, patterns
from qa_bot.model import Skipped

NAMES = (".qa-bot-ignore", ".ignore", ".gitignore")
MAX_BYTES = 64 * 1024

# Reads a file of this id at this place: so many bytes, and one more where it is longer.
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
        unread: list[Skipped] = []
        levels = list(self.levels)
        for kind, name in enumerate(NAMES):
            if name not in entries:
                continue
            data = read(folder + name, os.path.join(place, name), MAX_BYTES)  # noqa: PTH118
            if isinstance(data, bytes) and len(data) > MAX_BYTES:
                large = f"too large for a file of rules: {MAX_BYTES // 1024} KiB is read"
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


def why(id: str, root: str, read: Read) -> str:
    """The rule that keeps a file from being read, by its id below a root, or empty."""
    rules, folder = Rules(), ""
    *folders, _ = id.split("/")
    for name in (*folders, ""):
        # Nothing comes back from below a folder that is ignored.
        rules, _ = rules.below(folder, os.path.join(root, folder), NAMES, read)  # noqa: PTH118
        folder += name + "/"
        if found := rules.why(folder if name else id):
            return found
    return ""
