"""Patterns as in .gitignore, against what git's own documentation says of them."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.loading.patterns import Patterns


def fits(pattern: str, path: str) -> bool:
    return Patterns(pattern).match(path) is not None


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        ("notes.txt", ["notes.txt", "a/notes.txt", "notes.txt/"], ["notes.txt.md", "my-notes.txt"]),
        ("/notes.txt", ["notes.txt"], ["a/notes.txt"]),
        ("a/b.txt", ["a/b.txt"], ["x/a/b.txt"]),
        ("drafts/", ["drafts/", "a/drafts/"], ["drafts", "a/drafts"]),
        ("/drafts/", ["drafts/"], ["a/drafts/"]),
        ("*.log", ["x.log", "a/b/.log"], ["x.log.txt"]),
        ("a*", ["a", "ab", "x/ab/"], ["ba"]),
        ("a*c*e", ["ace", "abcde", "accce"], ["abcd", "aec"]),
        ("a/*", ["a/b", "a/b/"], ["a/", "a/b/c"]),
        ("?.txt", ["a.txt", "é.txt"], [".txt", "ab.txt"]),
        ("a?b", ["axb"], ["a/b"]),
        ("**/a", ["a", "x/a", "x/y/a/"], ["xa"]),
        ("**/a/b", ["a/b", "x/y/a/b"], ["a/x/b"]),
        ("a/**", ["a/b", "a/b/", "a/b/c"], ["a", "a/", "x/a/b"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/"], ["a/xb", "x/a/b"]),
        ("a/**/b/**/c", ["a/b/c", "a/x/b/b/y/c"], ["a/c", "a/c/b"]),
        ("a**b", ["ab", "axxb", "x/ab"], ["a/b"]),
        ("a**b/c", ["axb/c"], ["a/x/b/c"]),
        ("**", ["a", "a/b", "a/"], []),
        ("/*", ["a", "a/"], ["a/b"]),
        ("[abc].txt", ["b.txt"], ["d.txt", "ab.txt"]),
        ("[a-c].txt", ["b.txt"], ["-.txt", "d.txt"]),
        ("[!a-c].txt", ["d.txt"], ["b.txt", "/.txt"]),
        ("[^a]", ["b", "^"], ["a"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[a-]", ["a", "-"], ["b"]),
        ("[a\\]b]", ["]", "a", "b"], ["\\"]),
        ("[[:digit:]_]*", ["1a", "_x"], ["a1"]),
        ("[[:nonsense:]]", [], ["n", ":"]),
        ("a[b", [], ["a[b", "ab"]),
        ("a\\*", ["a*"], ["ab", "a\\*"]),
        ("\\[a]", ["[a]"], ["a"]),
        ("a\\", [], ["a", "a\\"]),
        ("\\#a", ["#a"], ["a"]),
        ("\\!a", ["!a"], ["a"]),
        ("#a", [], ["#a", "a"]),
        ("a  ", ["a"], ["a  "]),
        ("a\\ ", ["a "], ["a"]),
        ("a\\  ", ["a "], ["a", "a  "]),
        (" a", [" a"], ["a"]),
        ("a b.txt", ["a b.txt"], ["a"]),
        ("a.txt\r", ["a.txt"], []),
        ("\ufeffa.txt", ["a.txt"], []),
        ("a//b", [], ["a/b", "a/x/b"]),
        ("/", [], ["a", "a/"]),
        ("(a|b)+{1}$.txt", ["(a|b)+{1}$.txt"], ["a.txt"]),
        ("a\udce9*", ["a\udce9b"], ["aé"]),
    ],
)
def test_a_pattern_fits_what_git_says(pattern: str, fitting: list[str], others: list[str]) -> None:
    assert [path for path in fitting if not fits(pattern, path)] == []
    assert [path for path in others if fits(pattern, path)] == []


def test_the_last_pattern_that_fits_decides_and_tells_where_it_stands() -> None:
    patterns = Patterns("# mine\n\n*.txt\n!keep.txt\n/a/keep.txt\n")
    assert patterns.match("b.md") is None
    found = [patterns.match(path) for path in ("x.txt", "keep.txt", "a/keep.txt", "b/a/keep.txt")]
    assert [(rule.line, rule.takes_back, rule.text) for rule in found if rule] == [
        (3, False, "*.txt"),
        (4, True, "!keep.txt"),
        (5, False, "/a/keep.txt"),
        (4, True, "!keep.txt"),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n#remarks", "!", "/", "   ", "!/"])
def test_a_text_without_patterns_says_nothing(text: str) -> None:
    assert not Patterns(text)


def slowly(parts: list[str], names: list[str]) -> bool:
    """Whether names fit the parts of a pattern, by trying everything."""
    if not parts:
        return not names
    if parts[0] == "**":
        if len(parts) == 1:
            return bool(names)
        return any(slowly(parts[1:], names[at:]) for at in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], parts[0]) and slowly(parts[1:], names[1:])


PARTS = st.one_of(st.just("**"), st.text("ab*?", min_size=1, max_size=5))
NAMES = st.lists(st.text("ab", min_size=1, max_size=5), min_size=1, max_size=5)


@given(st.lists(PARTS, min_size=1, max_size=5), NAMES)
def test_stars_and_folders_fit_as_if_everything_were_tried(
    parts: list[str], names: list[str]
) -> None:
    # Other runs of stars are one.
    parts = [part if part.strip("*") or part == "*" else "**" for part in parts]
    assert fits("/" + "/".join(parts), "/".join(names)) == slowly(parts, names)


@given(st.text("ab*?[]!^-\\/ #:.é\n", max_size=30), st.text("ab/]. ", min_size=1, max_size=12))
def test_every_text_is_a_list_of_patterns(text: str, path: str) -> None:
    rule = Patterns(text).match(path)
    assert rule is None or rule.text == text.split("\n")[rule.line - 1].rstrip(" ") or "\\ " in text


def test_a_pattern_of_many_stars_takes_no_longer_than_it_must() -> None:
    # Tried in every way, these would not be done in a lifetime.
    patterns = Patterns("*a" * 400 + "b\n" + "**/a/" * 180 + "b\n" + "[" * 900)
    assert patterns.match("a" * 250) is None
    assert patterns.match("a/" * 1000 + "c") is None
