"""The lines of a text, where each stands without the white space around it, and its indentation."""

from __future__ import annotations

import re

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n)?")


class Lines:
    """Lines by number; one behind the last is as an empty one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.places: list[tuple[int, int]] = []
        self.indents: list[int] = []
        for match in _LINE.finditer(text):
            content = match[1].strip()
            indent = len(match[1]) - len(match[1].lstrip())
            self.places.append((match.start() + indent, match.start() + indent + len(content)))
            self.indents.append(indent)

    def __len__(self) -> int:
        return len(self.places)

    def filled(self, at: int) -> bool:
        """Whether there is anything on a line."""
        return at < len(self.places) and self.places[at][0] < self.places[at][1]

    def content(self, at: int) -> str:
        """What is on a line."""
        start, end = self.places[at] if at < len(self.places) else (0, 0)
        return self._text[start:end]

    def body(self, at: int, first: int | None = None) -> int:
        """Where what is indented under a line, from `first` on, ends."""
        end = last = at + 1 if first is None else first
        while end < len(self.places):
            if self.filled(end):
                if self.indents[end] <= self.indents[at]:
                    break
                last = end + 1
            end += 1
        return last

    def until_blank(self, at: int) -> int:
        """Where the lines from one on are followed by an empty one."""
        while self.filled(at):
            at += 1
        return at
