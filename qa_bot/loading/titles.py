"""The title of an article: what it says of itself, else the name of its file.

In order: `title:` in front matter or a header; the first heading; the file's name. A heading is a
Markdown one (`# …`, or a line underlined with `===` or `---`), or, in plain text, a first line that
stands alone and doesn't end like a sentence, or stands in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePosixPath

# Titles stand near the top, and are short: what is further down or longer is something else.
_TOP = 10_000
_LONGEST = 200
_LONGEST_FIRST_LINE = 100

_HEADER = 40  # lines
_FIELD = re.compile(r":?[A-Za-z][A-Za-z-]{1,20}:\s+\S")

_SURROGATES = re.compile("[\ud800-\udfff]+")
_SENTENCE_END = ".!?…:;,。！？：；，"
_CLOSING = "\"'”’»)]*_ "


def title(text: str, id: str) -> str:
    """The title of an article by its text and id, never empty, white space collapsed to spaces.

    Lone surrogates, which file names may hold and nothing can print, become U+FFFD.
    """
    lines = top_lines(text)
    body = front_matter_end(lines)
    candidates = (
        *_front_matter_titles(lines[:body]),
        *_header_titles(lines[body : body + _HEADER]),
        *_headings(lines[body:], plain=not id.lower().endswith(".md")),
    )
    found = (collapsed(candidate) for candidate in candidates)
    return next((t for t in found if 0 < len(t) <= _LONGEST), "") or from_name(id)


def top_lines(text: str) -> list[str]:
    """The lines that a text begins with, none of them cut."""
    top = text[:_TOP]
    lines = top.splitlines()
    return lines[:-1] if len(top) < len(text) else lines


def collapsed(text: str) -> str:
    """A text on one line that can be printed."""
    return _SURROGATES.sub("\ufffd", " ".join(text.split()))


def from_name(id: str) -> str:
    """What a document is called by the name of its file."""
    name = PurePosixPath(id)
    # "U.S. economy" and "version 1.2" have no suffix, whatever pathlib says.
    kind = name.suffix[1:]
    stem = name.stem if kind.isalnum() and not kind.isdecimal() else name.name
    return collapsed(stem.replace("-", " ").replace("_", " ")) or collapsed(id) or "untitled"


def front_matter_end(lines: list[str]) -> int:
    """How many lines the front matter takes, with its fences; 0 when there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    fences = (i for i, line in enumerate(lines) if i and line.rstrip() in ("---", "..."))
    return next(fences, -1) + 1


def _front_matter_titles(lines: list[str]) -> Iterator[str]:
    for line in lines:
        key, _, value = line.partition(":")
        if key.rstrip().lower() == "title":
            yield unquoted(value.strip())


def _header_titles(lines: list[str]) -> Iterator[str]:
    """What a header of fields says: `Title: …` near an author or a date."""
    fields = [line.lstrip(":").partition(":") for line in lines if _FIELD.match(line)]
    names = [name.lower() for name, _, _ in fields]
    if not {"author", "authors", "date", "created", "language"}.isdisjoint(names):
        yield from (value for name, _, value in fields if name.lower() == "title")


def unquoted(value: str) -> str:
    """A YAML scalar's text; empty for a block (`>`, `|`), whose text stands on other lines."""
    quote = value[:1]
    if quote in ("'", '"') and (end := value.rfind(quote)) > 0:
        escaped = "''" if quote == "'" else '\\"'
        return value[1:end].replace(escaped, quote)
    return "" if quote in (">", "|") else value.partition(" #")[0]


def _headings(lines: list[str], plain: bool) -> Iterator[str]:
    """The headings among the lines, in order, those inside fenced code left out."""
    fence = ""
    blank_before, first = True, True
    # The end of the text isn't a blank line: a text of one line isn't all title.
    for line, following in zip_longest(lines, lines[1:], fillvalue="end"):
        stripped = line.strip()
        if fence or stripped.startswith(("```", "~~~")):
            fence = _fence_after(fence, stripped)
        elif stripped:
            heading = _atx(line)
            underlined = blank_before and _underlines(following) and any(map(str.isalnum, line))
            alone = plain and first and not following.strip() and _stands_alone(stripped)
            if heading is not None:
                yield heading
            elif underlined or alone:
                yield line
            first = False
        blank_before = not stripped


def _fence_after(fence: str, line: str) -> str:
    if not fence:
        return line[:3]
    return "" if line.startswith(fence) else fence


def _atx(line: str) -> str | None:
    """The text of a `# heading #` or `== heading` line, None for any other line."""
    indent = len(line) - len(line.lstrip(" "))
    mark = "=" if line[indent : indent + 1] == "=" else "#"
    rest = line[indent:].lstrip(mark)
    level = len(line) - indent - len(rest)
    if indent > 3 or not 1 <= level <= 6 or rest[:1] not in (" ", "\t"):
        return None
    rest = rest.strip()
    closed = rest.rstrip(mark)
    return closed if closed[-1:] in ("", " ", "\t") else rest


def _underlines(line: str) -> bool:
    line = line.rstrip()
    return len(line) >= 3 and set(line) in ({"="}, {"-"})


def _stands_alone(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    if line.isupper() and 2 * sum(map(str.isupper, line)) > letters:
        return True
    ending = line.rstrip(_CLOSING)[-1:]
    return (
        len(line) <= _LONGEST_FIRST_LINE
        and any(map(str.isalnum, line))
        and ending not in _SENTENCE_END
    )
