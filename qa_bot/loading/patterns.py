"""Patterns for files as in `.gitignore`: the last one that fits a file decides.

The language is git's own (https://git-scm.com/docs/gitignore): `*`, `?` and `[a-z]` match within a
name, `**` matches any folders, a `/` at the front or in the middle ties a pattern to the folder it
is for, one at the end lets it match folders alone, and `!` takes back what patterns before it say.

However a pattern is made, the time to match it grows no faster than its length times the name's:
what lies between two stars is taken where it first fits and never tried elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

# What a character class may name, as regular expressions write it.
_NAMED = {
    "alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "upper": "A-Z", "lower": "a-z",
    "space": r" \t-\r", "blank": r" \t", "punct": r"!-/:-@\[-`{-~", "xdigit": "0-9a-fA-F",
    "cntrl": r"\x00-\x1f\x7f", "graph": "!-~", "print": " -~",
}  # fmt: skip
_TOKEN = re.compile(
    r"""
    (?P<star>\*+) | (?P<any>\?) | \\(?P<escaped>.)
    | \[(?P<not>[!^]?)(?P<set>(?:]|\[:[a-z]*:]|\\.|[^]\\])(?:\[:[a-z]*:]|\\.|[^]\\])*)]
    | (?P<plain>[^\\[])
    """,
    re.VERBOSE | re.DOTALL,
)
_MEMBER = re.compile(r"\[:(?P<named>[a-z]*):]|\\?(?P<first>.)(?:-\\?(?P<last>.))?", re.DOTALL)
# A space at the end counts where a backslash stands before it.
_SPACES = re.compile(r"(?<!\\)((?:\\\\)*) +\Z")
_FOLDERS, _NOTHING = "(?:[^/]+/)*", "(?!)"


class Rule(NamedTuple):
    """A pattern as it is written, on which line (from 1), and whether it takes back."""

    text: str
    line: int
    takes_back: bool


class Patterns:
    """The patterns of a text, one a line, for what stands below a folder."""

    def __init__(self, text: str) -> None:
        self._rules = list(_rules(text))
        # A pattern without a slash is for names at any depth.
        numbered = list(enumerate(self._rules))
        self._name = _AnyOf([one for one in numbered if "/" not in _bare(one[1])[:-1]])
        self._path = _AnyOf([one for one in numbered if "/" in _bare(one[1])[:-1]])

    def __bool__(self) -> bool:
        return bool(self._rules)

    def match(self, path: str) -> Rule | None:
        """The last rule that fits a path, relative to the folder; a folder's ends with `/`."""
        name = path[path.rfind("/", 0, -1) + 1 :]
        found = max(self._name.last(name), self._path.last(path))
        return self._rules[found] if found >= 0 else None


@lru_cache(maxsize=1_000)
def patterns(text: str) -> Patterns:
    """The patterns of a text, read once."""
    return Patterns(text)


def _rules(text: str) -> Iterator[Rule]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        rule = Rule(_SPACES.sub(r"\1", line.removesuffix("\r")), number, line.startswith("!"))
        if not line.startswith("#") and _bare(rule).strip("/"):
            yield rule


def _bare(rule: Rule) -> str:
    return rule.text.removeprefix("!")


class _AnyOf:
    """One regular expression of many rules, which tells the last of them that fits."""

    def __init__(self, rules: Sequence[tuple[int, Rule]]) -> None:
        groups = count(1)
        self._numbers: dict[int | None, int] = {}
        alternatives = []
        for number, rule in reversed(rules):
            # The empty group behind an alternative is the last one that is closed.
            alternatives.append(_regex(_bare(rule), groups) + "()")
            self._numbers[next(groups)] = number
        self._fits = re.compile("|".join(alternatives) or _NOTHING, re.DOTALL).fullmatch

    def last(self, path: str) -> int:
        """The number of the rule, or -1."""
        match = self._fits(path) if self._numbers else None
        return self._numbers[match.lastindex] if match else -1


def _regex(pattern: str, groups: Iterator[int]) -> str:
    """The regular expression of a pattern; groups in it take the next numbers."""
    end = "/" if pattern.endswith("/") else "/?"
    runs: list[list[str]] = [[]]  # of parts between the `**`
    for part in _parts(pattern.removesuffix("/").removeprefix("/")):
        if part.strip("*") or len(part) < 2:
            runs[-1].append(part)
        else:
            runs.append([])
    first, *others = runs
    if not others:
        return "/".join(_part(part, groups) for part in first) + end
    found = [_part(part, groups) + "/" for part in first]
    for run in filter(None, others[:-1]):
        group = next(groups)
        inside = "".join(_part(part, groups) + "/" for part in run)
        found.append(_once(f"{_FOLDERS}?{inside}", group))
    last = "/".join(_part(part, groups) for part in others[-1])
    return "".join(found) + (_FOLDERS + last if others[-1] else ".+") + end


def _parts(pattern: str) -> list[str]:
    """What stands between the slashes of a pattern; one within a class is none."""
    parts, at = [""], 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        text = token[0] if token else pattern[at:]
        at += len(text)
        if text == "/":
            parts.append("")
        else:
            parts[-1] += text
    return parts


def _part(part: str, groups: Iterator[int]) -> str:
    """The regular expression of what stands between two slashes."""
    fixed, at = [""], 0  # what stands between the stars
    while at < len(part):
        token = _TOKEN.match(part, at)
        if token is None:  # a class that isn't closed, a backslash at the end
            return _NOTHING
        at = token.end()
        if token["star"]:
            fixed.append("")
        elif token["any"]:
            fixed[-1] += "[^/]"
        elif token["set"]:
            fixed[-1] += _class(token["set"], bool(token["not"]))
        else:
            fixed[-1] += re.escape(token["escaped"] or token["plain"])
    first, *others = fixed
    if not others:
        return first
    between = "".join(_once("[^/]*?" + one, next(groups)) for one in others[:-1])
    return ("" if first else "(?=[^/])") + first + between + "[^/]*" + others[-1]


def _class(members: str, without: bool) -> str:
    """A character of a class, or `without` any of it, but never a slash."""
    found = ""
    for member in _MEMBER.finditer(members):
        if (named := member["named"]) is not None:
            if named not in _NAMED:
                return _NOTHING
            found += _NAMED[named]
        elif (last := member["last"]) is None or member["first"] > last:
            found += re.escape(member["first"])
        else:
            found += f"{re.escape(member['first'])}-{re.escape(last)}"
    if not found:
        return "[^/]" if without else _NOTHING
    return f"(?!/)[{'^' * without}{found}]"


def _once(inside: str, group: int) -> str:
    """What matches where it first can, and nowhere else after that."""
    return f"(?=(?P<g{group}>{inside}))(?P=g{group})"
