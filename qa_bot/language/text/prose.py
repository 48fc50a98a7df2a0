"""A paragraph of Markdown as what it says: text, items, questions, terms and what defines them.

Markdown joins the lines of a paragraph. Where an author breaks it into lines that each say
something of their own (`Name: …`, a line that ends in two spaces), they stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Literal

from qa_bot.language.text.markup import leads_elsewhere

Role = Literal["text", "item", "question", "title", "term", "definition", "navigation", "markup"]

_BOLD = re.compile(r"(\*\*|__)(?![\s*_])[^*_\n]{1,120}(?<![\s.!,;:])[:]?\1:?\Z")
_QUESTION = re.compile(r"(?:\*\*|__)?(?:Q|Question)(?:\d{0,3}[.:)])(?!\w).{0,300}\?[*_]*\Z")
_LABEL = re.compile(r"(?:\*\*|__)?[A-Z][\w .'’/()-]{0,40}(?::(?:\*\*|__)|(?:\*\*|__):|:)\s")
_BULLET = re.compile(r"[•◦‣▪·]\s+")
_DEFINES = re.compile(r":\s+")
_HARD_BREAK = re.compile(r"(?:\\|<br ?/?>)\Z")
# A callout of Obsidian or GitHub: `[!note] Title`.
_CALLOUT = re.compile(r"\[![A-Za-z-]{2,20}(?:\|[^\]\n]{0,40})?\][-+]?\s*")
# The box of a task, the mark of a footnote.
_MARKER = re.compile(r"\[[ xX]\]\s+|\[\^[^\[\]\s]{1,50}\]:(?:\s+|\Z)")
_FILLED_IN = re.compile(
    r"\{\{[#<%].*\}\}\Z|\{%.*%\}\Z|-{1,2}8<-{1,2}|@include\b|(?:import|export)\s.*['\"];?\Z"
)

Lines = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a paragraph that belong together, without the mark that they begin with."""

    role: Role
    lines: Lines

    @property
    def start(self) -> int:
        return self.lines[0][0]

    @property
    def end(self) -> int:
        return self.lines[-1][1]


def parts(text: str, lines: Lines, places: Container[str]) -> Iterator[Part]:
    """What a paragraph says, by where its lines stand in the text; see `leads_elsewhere`."""
    if leads_elsewhere(" ".join(text[start:end] for start, end in lines), places):
        yield Part("navigation", lines)
        return
    groups = list(_apart(text, lines))
    for group, following in zip_longest(groups, groups[1:]):
        defines = following is not None and _DEFINES.match(text, following[0][0])
        yield _part(text, group, bool(defines))


def is_filled_in(line: str) -> bool:
    """Whether a line is put in or taken out by a program before anybody reads it."""
    return _FILLED_IN.match(line) is not None


def _apart(text: str, lines: Lines) -> Iterator[list[tuple[int, int]]]:
    some = list(lines[:1])
    for (begun, ended), (start, end) in pairwise(lines):
        before, line = text[begun:ended], text[start:end]
        if (
            text.startswith("  ", ended)
            or _HARD_BREAK.search(before[-8:])
            or _CALLOUT.match(before)
            or _BULLET.match(line)
            or _DEFINES.match(line)
            or (_LABEL.match(line) and _LABEL.match(before))
        ):
            yield some
            some = []
        some.append((start, end))
    yield some


def _part(text: str, lines: Lines, is_defined: bool) -> Part:
    start, end = lines[0]
    whole = text[start : lines[-1][1]]
    if is_filled_in(whole):
        return Part("markup", lines)
    if is_defined:
        return Part("term", lines)
    if len(lines) == 1 and _BOLD.match(whole):
        return Part("title", lines)
    if _QUESTION.match(whole):
        return Part("question", lines)
    roles: tuple[tuple[re.Pattern[str], Role], ...] = (
        (_CALLOUT, "title"), (_BULLET, "item"), (_DEFINES, "definition"), (_MARKER, "text"),
    )  # fmt: skip
    for mark, role in roles:
        if match := mark.match(text, start, end):
            rest = [(match.end(), end), *lines[1:]] if match.end() < end else lines[1:]
            return Part(role, rest) if rest else Part("markup", lines)
    return Part("text", lines)
