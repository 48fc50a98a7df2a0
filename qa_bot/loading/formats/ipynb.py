"""Notebooks: what their cells of Markdown say, and the lines of their code; not what it put out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from qa_bot.language.text import markdown
from qa_bot.loading.decoding import decode
from qa_bot.loading.loaded import Loaded, Unreadable

_FENCE = re.compile(r"(?m)^ {0,3}(`{3,}|~{3,})")
_LINES = re.compile(r"\r\n?|\n")


def load(data: bytes) -> Iterator[Loaded]:
    """A notebook as one Markdown text. Raises Unreadable where the file is none."""
    try:
        text, _ = decode(data)
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("not a notebook: it isn't JSON") from None
    cells = _cells(notebook)
    if not cells:
        raise Unreadable("not a notebook: it has no cells")
    parts: list[str] = []
    places = []
    at = 0
    for number, (kind, source) in enumerate(cells, 1):
        if not source.strip() or kind not in ("markdown", "heading", "code"):
            continue
        source = source.strip("\r\n")
        if kind == "code":
            source = _fenced(source)
        elif kind == "markdown":
            source = _closed(source)
        places.append((at, f"cell {number}"))
        parts.append(source)
        at += len(source) + 2
    whole = "\n\n".join(parts)
    metadata = notebook.get("metadata")
    title = metadata.get("title") if isinstance(metadata, dict) else ""
    named = title if isinstance(title, str) else ""
    yield Loaded(whole, named, markdown.blocks(whole), tuple(places))


def _cells(notebook: object) -> list[tuple[str, str]]:
    """The cells of a notebook of any format from 3 on, each its kind and its text."""
    if not isinstance(notebook, dict):
        return []
    sheets = notebook.get("worksheets")
    holders: list[Any] = sheets if isinstance(sheets, list) else [notebook]
    found = []
    for holder in holders:
        cells = holder.get("cells") if isinstance(holder, dict) else None
        for cell in cells if isinstance(cells, list) else ():
            if isinstance(cell, dict):
                found.append((str(cell.get("cell_type")), _source(cell)))
    return found


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    level = cell.get("level")
    if cell.get("cell_type") == "heading":
        return f"{'#' * (level if isinstance(level, int) and 0 < level < 7 else 1)} {text}"
    return text


def _fenced(code: str) -> str:
    longest = max((len(fence) for fence in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _closed(text: str) -> str:
    """A cell of Markdown in which no fence is left open, which would go on in the next."""
    open_fence = ""
    for line in _LINES.split(text):
        if fence := _FENCE.match(line):
            mark = fence[1]
            if not open_fence:
                open_fence = mark
            elif mark.startswith(open_fence) and not line.strip().strip(mark[0]):
                open_fence = ""
    return f"{text}\n{open_fence}" if open_fence else text
