"""The text of a mail: its own words, what it quotes, and no signature.

It is told as RFC 3676 says: lines that flow are one paragraph, `>` marks what is quoted, a line
`-- ` begins the signature. Some programs put a whole mail under a reply without such marks: it
begins with lines of its own, `From: … Sent: … Subject: …`, and is quoted too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from qa_bot.language.speech.block_quotations import FIELD, SENDER, SENT
from qa_bot.language.text.blocks import Kind, Layout
from qa_bot.language.text.passages import parsed
from qa_bot.loading.html_text import html_blocks, write_blocks
from qa_bot.loading.loaded import Writer

_QUOTED = re.compile(r">+(?: >+)*")
_SIGNATURE = re.compile(r"(?m)^-- \r?$")
_UNDER = re.compile(r"(?m)^(?:(?!>)[^\r\n]{1,500}:[ \t]*(?:\r?\n)+)?>")
_LINES = re.compile(r"\r\n?|\n")
_HEADER = 6  # lines


def write_text(writer: Writer, text: str, flowed: bool = False, delete_space: bool = False) -> None:
    """Write down plain text, which may be `flowed`, in scripts without spaces joined."""
    lines = _by_depth(_LINES.split(_unsigned(text)))
    if flowed:
        lines = _unwrapped(lines, delete_space)
    for depth, group in groupby(_with_mails(list(lines)), key=lambda line: line[0]):
        # What is quoted within a quotation keeps its marks.
        within = "> " * (depth - 1)
        layout = parsed("\n".join(within + line for _, line in group).strip("\n"), "")
        _tell(layout, depth > 0)
        writer.laid(layout)


def write_page(writer: Writer, text: str) -> None:
    """Write down HTML."""
    blocks = html_blocks(text)
    said = [block.text.strip() for block in blocks]
    for number in range(len(blocks)):
        if SENDER.match(said[number]) and _is_header(said[number:]):
            for one in blocks[number:]:
                one.kind = "quote" if one.kind in ("paragraph", "item", "heading") else one.kind
            break
    write_blocks(writer, blocks)


def _tell(layout: Layout, quoted: bool) -> None:
    """Say what is quoted, and that a short line is no heading unless it is marked as one."""

    def kind(number: int) -> Kind:
        block = layout.blocks[number]
        if block.kind not in ("paragraph", "item", "heading"):
            return block.kind
        if quoted:
            return "quote"
        text = layout.text[block.start : block.end]
        marked = text.isupper() or layout.text[: block.start].endswith("# ")
        under = layout.blocks[number + 1 : number + 2]
        if block.kind == "heading" and not marked and not (under and under[0].kind == "mark"):
            return "paragraph"
        return block.kind

    kinds = [kind(number) for number in range(len(layout.blocks))]
    layout.blocks = [
        replace(block, kind=told) for block, told in zip(layout.blocks, kinds, strict=True)
    ]


def _with_mails(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines, those of a mail that is put under a reply quoted."""
    under = 0
    for number, (depth, line) in enumerate(lines):
        if not under and not depth and SENDER.match(line):
            under = int(_is_header([one for _, one in lines[number : number + _HEADER]]))
        yield max(depth, under), line


def _is_header(lines: Sequence[str]) -> bool:
    """Whether lines are the header of a mail, as programs write it into a text."""
    fields = [line for line in lines[:_HEADER] if FIELD.match(line)]
    sent = len(SENT.findall(" ".join(fields)))
    return sent > 1 or (sent > 0 and len(fields) > 2)


def _unsigned(text: str) -> str:
    """A text without its signature; what is quoted under that stays, and the line before it."""
    signature = _SIGNATURE.search(text)
    if not signature:
        return text
    quoted = _UNDER.search(text, signature.end())
    return text[: signature.start()] + (text[quoted.start() :] if quoted else "")


def _by_depth(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """How many times over each line is quoted, and the line without the marks of that."""
    for line in lines:
        mark = _QUOTED.match(line)
        # A space stands before a line whose own beginning would mean something (RFC 3676).
        rest = line[mark.end() :] if mark else line
        yield (mark[0].count(">") if mark else 0), rest.removeprefix(" ") if mark else rest


def _unwrapped(lines: Iterable[tuple[int, str]], delete_space: bool) -> Iterator[tuple[int, str]]:
    """Lines that flow joined to paragraphs: those that end with a space go on in the next."""
    parts: list[str] = []
    latest = 0
    for depth, line in lines:
        if parts and depth != latest:
            yield latest, "".join(parts)
            parts.clear()
        latest = depth
        line = line if depth else line.removeprefix(" ")
        flows = line.endswith(" ") and line != "-- "
        parts.append(line[:-1] if flows and delete_space else line)
        if not flows:
            yield depth, "".join(parts)
            parts.clear()
    if parts:
        yield latest, "".join(parts)
