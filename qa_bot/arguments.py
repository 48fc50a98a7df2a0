"""What callers give, checked once at the door: a wrong argument gets an error that says so."""

from __future__ import annotations

import operator
import os
import re
from collections.abc import Mapping
from pathlib import Path

from qa_bot.errors import KnowledgeError, QuestionError

# As many passages as an index can number, which is more than anybody reads.
_MOST = 1 << 31
# What `https://host:9200/NAME` begins with; a drive has a single letter.
SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]+)://")


def place(path: object, what: str = "folder") -> Path:
    """An absolute path. Raises KnowledgeError for what can't be one; `what` is what it names."""
    if not isinstance(path, (str, os.PathLike)) or isinstance(name := os.fspath(path), bytes):
        raise KnowledgeError(f"the {what} must be a path, not {_kind(path)}")
    if is_address(name):
        # It may hold a password, so that it isn't repeated.
        raise KnowledgeError(f"the {what} must be on this machine, not an address")
    if not name.strip():
        raise KnowledgeError(f"the name of the {what} is empty: write . for the current folder")
    try:
        if b"\0" in os.fsencode(name):
            raise ValueError
        return Path(name).absolute()
    except ValueError:
        raise KnowledgeError(f"no {what} can be called {name!r}: check the name") from None
    except FileNotFoundError:
        raise KnowledgeError("the current folder no longer exists: change to another one") from None


def is_address(text: object) -> bool:
    """Whether a text is meant as an address of a cluster rather than as a folder."""
    return isinstance(text, str) and SCHEME.match(text) is not None


def address(given: object) -> str | None:
    """The address that articles are named by, if they are. Raises KnowledgeError for several."""
    named = given if isinstance(given, (list, tuple)) else [given]
    if not any(map(is_address, named)):
        return None
    if len(named) > 1:
        raise KnowledgeError("articles in a cluster are asked alone: name its address, and no more")
    return str(named[0])


def question(text: object) -> str:
    """A question. Raises QuestionError for what isn't text."""
    if not isinstance(text, str):
        raise QuestionError(f"a question must be text, not {_kind(text)}")
    return text


def count(k: object) -> int:
    """How many passages are wanted. Raises QuestionError for what isn't a whole number above 0."""
    try:
        if isinstance(k, bool):
            raise TypeError
        number = operator.index(k)  # type: ignore[arg-type]
    except TypeError:
        raise QuestionError(f"k must be a whole number, not {_kind(k)}") from None
    if number < 1:
        raise QuestionError(f"k is {number}: ask for at least 1 passage")
    return min(number, _MOST)


def article(id: object) -> str | None:
    """The id of the one article that is asked, or None. Raises QuestionError for anything else."""
    if not isinstance(id, (str, type(None))):
        raise QuestionError(f"name an article by its id, not by {_kind(id)}")
    return id


def texts(given: object) -> Mapping[str, str]:
    """Texts by id. Raises KnowledgeError for anything else."""
    if not isinstance(given, Mapping):
        raise KnowledgeError(f"give texts as a dict from ids to texts, not as {_kind(given)}")
    for id, text in given.items():
        if not isinstance(id, str) or not isinstance(text, str):
            wrong = text if isinstance(id, str) else id
            raise KnowledgeError(f"the id and the text of {id!r} must be text, not {_kind(wrong)}")
    return given


def _kind(value: object) -> str:
    if value is None:
        return "None"
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiouAEIOU" else f"a {name}"
