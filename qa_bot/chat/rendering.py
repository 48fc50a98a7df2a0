"""Answers as paragraphs of styled fragments, and paragraphs as text for a terminal or a pipe.

A fragment is (style, text), the style one of 'match', 'answer', 'source', 'note' and ''.
Everything that is shown goes through `layout`, which cleans it; so paragraphs are made of text as
it came.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from qa_bot.chat.cleaning import clean
from qa_bot.model import Answer, Hit

Fragment = tuple[str, str]
Paragraph = Sequence[Fragment]

_SGR = {"match": "\x1b[1m", "answer": "\x1b[1;4m", "source": "\x1b[2m", "note": "\x1b[2m"}
_RESET = "\x1b[0m"


def hits(found: Iterable[Hit], explain: bool = False) -> list[Paragraph]:
    """Return each passage with its source and speaker under it, and an empty paragraph between two.

    `explain` adds what each part of the score gave.
    """
    paragraphs: list[Paragraph] = []
    for hit in found:
        if paragraphs:
            paragraphs.append([])
        also = "".join(f", {source}" for source in hit.sources)
        speaker = f" – {hit.speaker}" if hit.speaker else ""
        paragraphs += [_passage(hit), [("source", hit.source + also + speaker)]]
        if explain:
            parts = " + ".join(f"{name} {gave:.2f}" for name, gave in hit.explain if gave)
            paragraphs.append([("note", f"{hit.score:.2f} = {parts}")])
    return paragraphs


def notes(answer: Answer) -> list[Paragraph]:
    """Return what was done to the question, a paragraph a note."""
    return [[("note", note)] for note in answer.notes]


def refusal(answer: Answer) -> list[Paragraph]:
    """Return why there is no answer, then the closest passage if there is one."""
    paragraphs: list[Paragraph] = [[("", answer.reason or "The articles don't answer this.")]]
    if answer.closest:
        paragraphs += [[("note", "Closest:")], *hits(answer.closest[:1])]
    return paragraphs


def reply(answer: Answer) -> list[Paragraph]:
    """Return all that is shown of an answer: its notes, then its passages or the refusal."""
    return notes(answer) + (hits(answer.hits) if answer else refusal(answer))


def layout(
    paragraphs: Iterable[Paragraph], *, width: int | None = None, styled: bool = False
) -> str:
    """Return the paragraphs as clean lines, wrapped to `width` cells, with SGR where `styled`."""
    lines = []
    for paragraph in paragraphs:
        text, styles = _flow(paragraph)
        for start, end in _lines(text, width):
            lines.append(_paint(text[start:end], styles[start:end]) if styled else text[start:end])
    return "".join(f"{line}\n" for line in lines)


def _lines(text: str, width: int | None) -> Iterable[tuple[int, int]]:
    if width is None or not text:
        return [(0, len(text))]
    # The tables of the cells that characters take are only needed on a terminal.
    from qa_bot.chat.wrapping import wrap

    return wrap(text, width)


def write(paragraphs: Iterable[Paragraph], stream: TextIO) -> None:
    """Write the paragraphs as suits `stream`: wrapped and styled only on a terminal."""
    terminal = stream.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    stream.write(layout(paragraphs, width=width, styled=terminal and not plain))
    stream.flush()


def _passage(hit: Hit) -> Paragraph:
    """The text in fragments: the words that match, and those that answer, which come first."""
    styles = [""] * len(hit.text)
    for start, end in hit.highlights:
        styles[start:end] = ["match"] * (end - start)
    if hit.answer:
        start, end = hit.answer
        styles[start:end] = ["answer"] * (end - start)
    at = 0
    fragments = []
    for style, group in groupby(styles):
        end = at + len(list(group))
        fragments.append((style, hit.text[at:end]))
        at = end
    return fragments


def _flow(paragraph: Paragraph) -> tuple[str, list[str]]:
    """Return the clean text on one line with single spaces, and the style of each character."""
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


def _paint(text: str, styles: list[str]) -> str:
    painted = []
    position = 0
    for style, group in groupby(styles):
        end = position + len(list(group))
        sgr = _SGR.get(style)
        piece = text[position:end]
        painted.append(f"{sgr}{piece}{_RESET}" if sgr else piece)
        position = end
    return "".join(painted)
