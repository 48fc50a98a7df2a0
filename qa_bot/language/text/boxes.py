"""What several kinds of Markdown add to it, made plain before a parser sees it, line for line.

Front matter (`---`), boxes and tabs of indented lines (`!!! note "Title"`, `=== "Linux"`, as in
MkDocs) and boxes between colons (`:::tip Title`, as in Docusaurus). The title of a box becomes a
heading, which ends with the box.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"[\w-]+[ \t]*[:=]|\[|\Z")
_MARKS = re.compile(r"(?m)^[ \t>]*(?:!!!|\?\?\?|===[!+]? \"|:::)")
_INDENTED = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+\w[\w -]*(?:\"(?P<title>.*)\")?\s*\Z"
    r"|===[!+]?[ \t]+\"(?P<tab>.*)\"\s*\Z"
)
_COLONS = re.compile(
    r":{3,}[ \t]*(?P<name>\w[\w-]*)?(?:\{[^{}]*\})?(?:\[(?P<label>.*)\])?(?P<title>.*)"
)
_CODE = re.compile(r"(`{3,}|~{3,})")
_DEEP = 4  # columns by which what is in a box is indented


@dataclass(slots=True)
class Prepared:
    """The lines for the parser; how many are front matter; where each box with a title ends."""

    lines: list[str]
    matter: int = 0
    ends: dict[int, int] = field(default_factory=dict)


def prepared(lines: Sequence[str]) -> Prepared:
    """Lines of Markdown without what only some of its kinds know."""
    found = Prepared(list(lines), _front_matter(lines))
    found.lines[: found.matter] = [""] * found.matter
    if _MARKS.search("\n".join(found.lines)):
        _unbox(found)
    return found


def _front_matter(lines: Sequence[str]) -> int:
    closing = _FENCES.get(lines[0].rstrip()) if len(lines) > 2 else None
    if closing and _KEY.match(lines[1]):
        for number in range(1, len(lines)):
            if lines[number].rstrip() in closing:
                return number + 1
    return 0


def _unbox(found: Prepared) -> None:
    indented: list[tuple[int, int]] = []  # the column and the line of each box that is open
    colons: list[int] = []
    fence = ""
    for number in range(found.matter, len(found.lines)):
        line = found.lines[number]
        content = line.strip()
        column = len(line) - len(line.lstrip())
        if not content:
            continue
        while indented and column < indented[-1][0] + _DEEP:
            _close(found, indented.pop()[1], number)
        found.lines[number] = line = line[_DEEP * len(indented) :]
        if code := _CODE.match(content):
            fence = "" if content.startswith(fence or "\0") else fence or code[1]
        if fence:
            continue
        if box := _INDENTED.match(content):
            if _goes_deeper(found.lines, number, column):
                indented.append((column, number))
                found.lines[number] = _titled(line, box["title"] or box["tab"] or "")
        elif box := _COLONS.match(content):
            if box["name"]:
                colons.append(number)
            elif colons:
                _close(found, colons.pop(), number)
            found.lines[number] = _titled(line, box["label"] or box["title"].strip())
    for number in (*colons, *(at for _, at in indented)):
        _close(found, number, len(found.lines))


def _goes_deeper(lines: Sequence[str], number: int, column: int) -> bool:
    following = next((line for line in lines[number + 1 : number + 3] if line.strip()), "")
    return len(following) - len(following.lstrip()) >= column + _DEEP


def _titled(line: str, title: str) -> str:
    return f"{line[: len(line) - len(line.lstrip())]}###### {title}" if title else ""


def _close(found: Prepared, box: int, end: int) -> None:
    if found.lines[box]:
        found.ends[box] = end
