"""The two kinds of tables of reStructuredText, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.language.text.blocks import Layout

_WORD = re.compile(r"\w")
_RULED = re.compile(r"[-= ]+\Z")
_CELLS = "| \t+"

Lines = Sequence[tuple[int, int]]


def grid_table(layout: Layout, lines: Lines) -> None:
    """A table that is drawn with `+---+`: what stands between two rules is a row."""
    text = layout.text
    headed = any(text.startswith("+=", start) for start, _ in lines)
    layout.table()
    row: list[tuple[int, int]] = []
    for start, end in lines:
        if text.startswith("+", start):
            _row(layout, row, headed)
            layout.skip("mark", start, end)
            row = []
            headed = headed and not text.startswith("+=", start)
        else:
            row.append((start, end))
    _row(layout, row, headed)


def simple_table(layout: Layout, lines: Lines, indent: int) -> None:
    """A table between rules of `=`: a line that says nothing in its first column goes on."""
    text = layout.text
    rules = [at for at, (start, end) in enumerate(lines) if text.startswith("==", start)]
    headed = len(rules) > 2
    layout.table()
    first_column = indent + len(text[lines[0][0] : lines[0][1]].split()[0])
    row: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(lines):
        goes_on = bool(row) and _indent(text, start) >= first_column
        if not goes_on or at in rules or _RULED.match(text, start, end):
            _row(layout, row, headed)
            row = []
        if at in rules:
            headed = headed and at != rules[1]
        if start < end and _RULED.match(text, start, end):
            layout.skip("mark", start, end)
        elif start < end:
            row.append((start, end))
    _row(layout, row, headed)


def _row(layout: Layout, lines: Lines, header: bool) -> None:
    if not lines:
        return
    start, end = lines[0][0], lines[-1][1]
    content = layout.text[start:end]
    start += len(content) - len(content.lstrip(_CELLS))
    end = start + len(layout.text[start:end].rstrip(_CELLS))
    if start < end and _WORD.search(layout.text, start, end):
        layout.row(start, end, header)
    else:
        layout.skip("mark", lines[0][0], lines[-1][1])


def _indent(text: str, at: int) -> int:
    return at - 1 - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))
