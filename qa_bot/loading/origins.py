"""Who wrote an article and when, as far as it says so itself.

The author is told, in order, by front matter or a header (`Author: …`), by a by-line near the top
("By Ada Holm"), by the title ("President Ada Holm's address"), by the signature of a letter, and,
where the text says "I", by the name of the file if a date or the word for a speech stands beside it
(`1986-holm.txt`, `speech-holm.txt`). The date by front matter or a
header, by a line near the top that is a date, by the name of the file (`1986-holm.txt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from qa_bot.loading.titles import collapsed, front_matter_end, top_lines, unquoted

_AUTHORS = ("author", "authors", "by", "speaker", "writer", "speakers")
_DATES = ("date", "published", "created", "publication date", "release date", "posted")
_NEAR_TOP = 40  # lines in which a header may stand, and
_FIRST = 12  # lines with words among which by-lines and dates stand
_LONGEST = 200
_TOP = 10_000  # characters in which "I" is counted
_SELDOM = 1_000  # characters in which a text in the first person says "I" once
_OF_ONESELF = re.compile(r"\b(?:I|my|I'm|I’m|I've|I’ve)\b")

_FIELD = re.compile(r":?([A-Za-z][A-Za-z -]{1,20}?)\s*:(?:\s+|\Z)(.*)\Z")
_GOES_ON = re.compile(r"[ \t]+\S|- ")
_NAME = (
    r"[A-Z][\w.'’-]*(?:[ \t]+(?:[A-Z][\w.'’-]*"
    r"|(?:de|del|della|der|di|du|la|le|van|von|bin|al|y)\b)){0,5}"
)
_BY_LINE = re.compile(
    rf"[_*]{{0,3}}(?:(?:[Ww]ritten|WRITTEN|[Tt]ext)\s+)?(?:[Bb]y|BY):?\s+(?P<who>{_NAME}"
    rf"(?:(?:,\s+|,?\s+(?:and|AND|&)\s+){_NAME}){{0,6}})(?P<rest>.*)\Z"
)
_WHOSE = re.compile(
    r"(?P<who>.{3,60}?)['’][sS]?\s+(?:\w+\s+){0,4}?(?i:address|speech|message|remarks|letter|statement"
    r"|sermon|lecture|diary|memoirs?|keynote|inaugural|testimony|essay|toast|homily)\b"
)
_OF_WHOM = re.compile(
    r"(?i:address|speech|message|remarks|letters?|statement|sermon|lecture|diary|memoirs?|keynote"
    rf"|testimony|interview)\s+(?i:by|of|from|with)\s+(?i:the\s+)?(?P<who>{_NAME})"
)
_ROLE = re.compile(
    r"(?i:the|president|prime|minister|chancellor|king|queen|senator|governor|secretary|general"
    r"|mr|mrs|ms|dr|sir|dame|lord|lady|pope|bishop|archbishop|rev|professor|prof|mayor|chairman"
    r"|chairwoman|judge|justice|captain|colonel|deputy|vice|former|premier)\.?\s+"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?"
    rf"\s+\d{{4}}|{_MONTH}\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
)
_DATE_LINE = re.compile(
    rf"(?i:[_*(\[]{{0,3}}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?P<date>{_DATE})\b.{{0,40}})\Z"
)
_ANY_DATE = re.compile(rf"\b(?P<date>(?i:{_DATE}))\b")
_DATE_AT_END = re.compile(rf"\b(?P<date>(?i:{_DATE}))[.)]?\Z")
_IN_NAME = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?:[-_.](?:0[1-9]|1[0-2])(?:[-_.](?:0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
_SPEECHES = frozenset(
    "speech speeches address remarks message statement letter lecture sermon keynote eulogy column "
    "diary testimony toast homily talk inaugural farewell opening closing".split()
)
_CLOSING = re.compile(
    r"(?i:yours|sincerely|faithfully|respectfully|best|kind|warm|with|love|regards|signed)\b.{0,30}\Z"
)
_SIGNED = re.compile(rf"(?:[—–-]{{1,2}}\s*)?(?P<who>{_NAME})\Z")
_LAST = 6  # lines with words among which a signature stands
_MAIL = re.compile(r"\s*(?:<[^<>]*>|\([^()]*@[^()]*\))")


def origin(text: str, id: str, title: str) -> tuple[str, str]:
    """The author and the date of an article, as written there, or empty; see above."""
    lines = top_lines(text)
    end = front_matter_end(lines)
    fields = dict([*_fields(lines[end : end + _NEAR_TOP]), *_fields(lines[:end])])
    first = [line.strip() for line in lines[end:] if line.strip()][:_FIRST]
    authors = (*(fields.get(name, "") for name in _AUTHORS), *_by_lines(first), *_by_title(title))
    author = _found((*authors, *_signed(text))) or _by_name(text, id)
    dates = (*(fields.get(name, "") for name in _DATES), *_date_lines(first), *_in_name(id))
    return author, _found(dates)


def _found(values: Sequence[str]) -> str:
    return next((value for one in values if 0 < len(value := collapsed(one)) <= _LONGEST), "")


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The fields that lines hold, each with its value; the first of a name comes last."""
    found: list[tuple[str, str]] = []
    for line in lines:
        match = _FIELD.match(line)
        if match:
            name = match[1].lower()
            found.append((name, unquoted(match[2].strip()).strip("[]")))
        elif found and _GOES_ON.match(line) and found[-1][0] in _AUTHORS:
            name, value = found.pop()
            more = unquoted(line.strip().removeprefix("- "))
            found.append((name, f"{value.rstrip(',')}, {more}" if value else more))
    for name, value in reversed(found):
        yield name, _MAIL.sub("", value).strip(" ,")


def _by_lines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        match = _BY_LINE.match(line)
        # "By Monday the ferry was late." is a sentence.
        if match and (
            not match["rest"] or match["rest"][0] in ",|–—-_*(·•" or _is_date(match["rest"])
        ):
            yield _plain(match["who"])


def _is_date(text: str) -> bool:
    return bool(_DATE_LINE.match(text.strip()))


def _by_title(title: str) -> Iterator[str]:
    # Capitals tell no name where all are capitals.
    of_whom = None if title.isupper() else _OF_WHOM.search(title)
    for match in (_WHOSE.match(title), of_whom):
        if match:
            name = match["who"].strip()
            while role := _ROLE.match(name):
                name = name[role.end() :]
            if re.fullmatch(_NAME, name) and " " in name:
                yield _plain(name)


def _signed(text: str) -> Iterator[str]:
    """The name that a letter is signed with."""
    lines = [line.strip() for line in text[-_SELDOM:].splitlines() if line.strip()][-_LAST:]
    for before, line in pairwise(lines):
        signed = _SIGNED.match(line)
        if signed and " " in signed["who"] and (_CLOSING.match(before) or line[0] in "—–-"):
            yield _plain(signed["who"])


def _plain(name: str) -> str:
    """A name in capitals as names are written elsewhere."""
    return name.title() if name.isupper() and len(name) > 3 else name


def _date_lines(lines: Sequence[str]) -> Iterator[str]:
    if lines and (match := _DATE_AT_END.search(lines[0][:_LONGEST])):
        yield match["date"]
    for line in lines:
        by = _BY_LINE.match(line)
        if match := _ANY_DATE.search(by["rest"]) if by else _DATE_LINE.match(line):
            yield match["date"]


def _by_name(text: str, id: str) -> str:
    """Whose words a text of the first person is by the name of its file, or empty."""
    name = PurePosixPath(id).stem
    parts = re.findall(r"[^\W\d_]+", name)
    words = [word for word in parts if word.lower() not in _SPEECHES]
    whole = " ".join(words)
    if (
        not (_IN_NAME.search(name) or len(words) < len(parts))
        or not 0 < len(words) < 4
        or len(whole) < 4
    ):
        return ""
    top = text[:_TOP]
    if len(_OF_ONESELF.findall(top)) * _SELDOM < len(top):
        return ""
    # What a file is named for is in its text as a common noun: a report, notes, a diary.
    common = (word.lower() for word in words)
    if any(re.search(rf"\b{re.escape(word)}\b", text) for word in common):
        return ""
    return whole.title() if whole.islower() else whole


def _in_name(id: str) -> Iterator[str]:
    if match := _IN_NAME.search(PurePosixPath(id).name):
        yield re.sub("[_.]", "-", match[0])
