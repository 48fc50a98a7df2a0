"""Paragraphs of styled fragments, laid out as text for a terminal or a pipe.

A fragment is (style, text), the style one of those in `_SGR` or '', and after a space the path of
the file that the text links to, if any. Everything that is shown goes through `layout`, which
cleans it; so paragraphs are made of text as it came.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TextIO, TypeAlias

from qa_bot.output import links
from qa_bot.output.clean import clean

Fragment = tuple[str, str]


class Hanging(NamedTuple):
    """A paragraph beside a lead, such as a number or a name: its lines all begin under each other.

    They begin `indent` cells from the left, or behind a lead that is longer.
    """

    lead: Sequence[Fragment]
    body: Sequence[Fragment]
    indent: int


Paragraph: TypeAlias = "Sequence[Fragment] | Hanging"
# Where the file of a document is, by its id, if it has one.
Where = Callable[[str], Path | None]

_SGR = {
    "match": "\x1b[1m",
    "answer": "\x1b[1;4m",
    "source": "\x1b[2m",
    "note": "\x1b[2m",
    "wrong": "\x1b[1;31m",
    "removed": "\x1b[31m",
    "added": "\x1b[32m",
}
_RESET = "\x1b[0m"
_WIDEST = 48  # cells of a first column


def write(paragraphs: Iterable[Paragraph], stream: TextIO) -> None:
    """Write the paragraphs as suits `stream`: wrapped, styled and linked only on a terminal."""
    terminal = stream.isatty()
    stream.write(
        layout(
            paragraphs,
            width=size(stream)[0] if terminal else None,
            styled=terminal and not plain(),
            linked=terminal and links.shown_by(os.environ),
        )
    )
    stream.flush()


def layout(
    paragraphs: Iterable[Paragraph],
    *,
    width: int | None = None,
    styled: bool = False,
    linked: bool = False,
) -> str:
    """The paragraphs as clean lines, wrapped to `width` cells.

    With SGR where `styled`, and with OSC 8 where `linked`.
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        lead, body, indent = _parts(paragraph, width)
        text, styles = _flow(body)
        for start, end in _lines(text, None if width is None else width - indent):
            margin = " " * indent
            if lead:
                margin = _paint(*_flow(lead), styled, linked) + " " * (indent - _cells(lead))
                lead = ()
            lines.append(margin + _paint(text[start:end], styles[start:end], styled, linked))
    return "".join(f"{line.rstrip(' ')}\n" for line in lines)


def columns(rows: Sequence[tuple[Sequence[Fragment], Sequence[Fragment]]]) -> list[Paragraph]:
    """Two columns, the first as wide as it needs to be, within reason."""
    indent = max((_cells(name) for name, _ in rows), default=0) + 2
    return [Hanging(name, about, min(indent, _WIDEST)) for name, about in rows]


def plain() -> bool:
    """Whether the user wants no styles, or the terminal has none."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def size(stream: TextIO) -> tuple[int, int]:
    """The columns and rows of a terminal as it is now: COLUMNS doesn't follow its resizing."""
    try:
        columns, rows = os.get_terminal_size(stream.fileno())
    except OSError:
        columns = rows = 0
    # Nobody waits for it where the output is no terminal.
    from shutil import get_terminal_size

    known = get_terminal_size()
    return columns or known.columns, rows or known.lines


def _parts(
    paragraph: Paragraph, width: int | None
) -> tuple[Sequence[Fragment], Sequence[Fragment], int]:
    """The lead, the body and how far it is indented on a terminal so wide."""
    if not isinstance(paragraph, Hanging):
        return (), paragraph, 0
    lead = _cells(paragraph.lead)
    indent = max(lead + 1 if lead else 0, paragraph.indent)
    if width is not None and indent * 5 > width * 3:
        # There is too little room beside the lead.
        return (), [*paragraph.lead, ("", " "), *paragraph.body], 0
    return paragraph.lead, paragraph.body, indent


def _cells(fragments: Sequence[Fragment]) -> int:
    text, _ = _flow(fragments)
    # Below the combining marks every character takes one cell.
    if max(text, default="") < "\u0300":
        return len(text)
    from qa_bot.output.wrapping import cells

    return cells(text)


def _lines(text: str, width: int | None) -> Iterable[tuple[int, int]]:
    if width is None or not text:
        return [(0, len(text))]
    # The tables of the cells that characters take are only needed on a terminal.
    from qa_bot.output.wrapping import wrap

    return wrap(text, width)


def _flow(paragraph: Sequence[Fragment]) -> tuple[str, list[str]]:
    """The clean text on one line with single spaces, and the style of each character."""
    original = "".join(text for _, text in paragraph)
    cleaned = clean(original)
    styles: list[str] = []
    position = 0
    for style, text in paragraph:
        position += len(text)
        styles += [style] * (len(clean(original[:position])) - len(styles))
    kept = [
        index
        for index, char in enumerate(cleaned)
        if char != " " or cleaned[index - 1 : index] not in ("", " ")
    ]
    if kept and cleaned[kept[-1]] == " ":
        kept.pop()
    return "".join(cleaned[index] for index in kept), [styles[index] for index in kept]


def _paint(text: str, styles: list[str], styled: bool, linked: bool) -> str:
    if not styled and not linked:
        return text
    painted = []
    position = 0
    for style, group in groupby(styles):
        end = position + len(list(group))
        name, _, path = style.partition(" ")
        sgr = _SGR.get(name) if styled else None
        piece = text[position:end]
        piece = f"{sgr}{piece}{_RESET}" if sgr else piece
        linked_to = links.uri(Path(path)) if linked and path else ""
        painted.append(links.linked(piece, linked_to) if linked_to else piece)
        position = end
    return "".join(painted)
