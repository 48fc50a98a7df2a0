"""From files to Documents: a safe walk over a folder, and bytes read as articles.

::

    folder ─walking─▶ SourceFile ─▶ bytes ─a loader─▶ Loaded ─articles─▶ Article, a Document
                  └─▶ Skipped, with the reason, at each step
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.loading.walking import SourceFile, content, walk
from qa_bot.model import Skipped

if TYPE_CHECKING:
    from qa_bot.loading.articles import Article
    from qa_bot.loading.loaded import Loaded

__all__ = ["SourceFile", "content", "load", "parse", "read", "walk"]


def load(path: Path) -> Iterator[Article | Skipped]:
    """Read the articles of a folder, or one file: file by file, in the order of their paths.

    Raises KnowledgeError, at once, when `path` is missing or is neither a folder nor a file.
    """
    found = walk(path)
    return (article for one in found for article in _read(one))


def read(file: SourceFile) -> list[Article | Skipped]:
    """Read the articles of a file that was found; it never raises for what it finds there."""
    data = content(file)
    return [data] if isinstance(data, Skipped) else parse(file.id, data)


def parse(file: str, data: bytes) -> list[Article | Skipped]:
    """The articles of a file by its path and its bytes, in the order of their ids.

    What can't be read of it comes last; there is at least one of either.
    """
    # Not needed as long as the index is up to date.
    from qa_bot.loading.articles import articles
    from qa_bot.loading.loaded import Unreadable

    try:
        return articles(file, _text(data))
    except Unreadable as error:
        return [Skipped(file, str(error))]


def _read(found: SourceFile | Skipped) -> list[Article | Skipped]:
    return [found] if isinstance(found, Skipped) else read(found)


def _text(data: bytes) -> Iterator[Loaded]:
    """Load a text file, which is an article as it stands."""
    from qa_bot.loading.decoding import decode
    from qa_bot.loading.loaded import Loaded

    text, encoding = decode(data)
    yield Loaded(text, encoding=encoding)
