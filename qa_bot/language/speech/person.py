"""Somebody that an article names, and a name as the article writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.roles_and_titles import TITLES

SOMEBODY, BODY, PLACE, THING = "somebody", "body", "place", "thing"
_PREFIX = pattern(r"^(?:al|el|as|ad|an|ar|ash|az)-")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an institution, that an article names.

    `name` is the fullest form in the article, `role` what it calls them or empty, `gender` f, m,
    n for an institution or a thing, or empty where it can't be told. `kind` is what the article
    shows it to be: somebody, a body that may speak, a place, a thing, or empty.
    """

    name: str
    role: str = ""
    gender: str = ""
    kind: str = ""


@dataclass(slots=True)
class Form:
    """A name as an article writes it: how often, where first, and what it calls it there.

    `things` counts how often it stands behind an article, as names of things do, and `numbered`
    how often before a number, `placed` behind "in" or "at"; `last` is its surname for comparison,
    `titles` the titles before it by gender.
    """

    name: str
    first: int
    last: str
    count: int = 0
    things: int = 0
    numbered: int = 0
    placed: int = 0
    titles: dict[str, str] = field(default_factory=dict)
    role: str = ""
    gender: str = ""


def telling(role: str) -> tuple[bool, int]:
    """How much a role says: "mayor of Lindvik" before "Mr", the longer before the shorter."""
    return bool(role) and role.lower().strip(".") not in TITLES, len(role)


@lru_cache(maxsize=20_000)
def role_words(role: str) -> frozenset[str]:
    return frozenset(role.lower().replace(",", " ").replace("’", "'").split())


@lru_cache(maxsize=20_000)
def last_name(name: str) -> str:
    """The surname for comparison: "al-Rashidi" may be written without its article."""
    return _PREFIX.sub("", name.rsplit(None, 1)[-1].casefold())
