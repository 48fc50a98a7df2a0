"""From files to Documents: a safe walk over a folder, and bytes read as articles.

::

    folder ─walking─▶ SourceFile ─▶ bytes ─a loader─▶ Loaded ─articles─▶ Article, a Document
                  └─▶ Skipped, with the reason, at each step
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa_bot.loading.sources import Source, Sources, sources
from qa_bot.loading.walking import SourceFile, content, walk
from qa_bot.model import Skipped

if TYPE_CHECKING:
    from qa_bot.loading.articles import Article

__all__ = [
    "Source", "SourceFile", "Sources", "content", "finish", "load", "note", "parse", "read",
    "sources", "walk",
]  # fmt: skip


def load(source: Source) -> Iterator[Article | Skipped]:
    """Read the articles of folders and files: file by file, in the order of their paths.

    Raises KnowledgeError, at once, when one is missing or is neither a folder nor a file.
    """
    return _articles(sources(source).walk())


def read(file: SourceFile) -> list[Article | Skipped]:
    """Read the articles of a file that was found; it never raises for what it finds there."""
    data = content(file)
    return [data] if isinstance(data, Skipped) else parse(file.id, data)


def parse(file: str, data: bytes) -> list[Article | Skipped]:
    """The articles of a file by its path and its bytes, in the order of their ids.

    What can't be read of it comes last; there is at least one of either.
    """
    # Not needed as long as the index is up to date.
    from qa_bot.loading import recognition
    from qa_bot.loading.articles import articles
    from qa_bot.loading.loaded import Unreadable

    try:
        if recognition.is_text(file, data):
            return articles(file, recognition.load(file, data))
        from qa_bot.loading.sandbox import SANDBOX

        return articles(file, SANDBOX.load(file, data))
    except Unreadable as error:
        return [Skipped(file, str(error))]


def note(name: str, encoding: str) -> str:
    """What the user should know about a text whose encoding is uncertain."""
    return (
        f"{name} is not UTF-8: it was read as {encoding}; if that is wrong, save it as UTF-8, or "
        "name its encoding at its top: 'coding: big5'"
    )


def finish() -> None:
    """End the process in which files were read, if there is one; the next file starts another."""
    if sandbox := sys.modules.get("qa_bot.loading.sandbox"):
        sandbox.SANDBOX.end()


def _articles(found: Iterator[SourceFile | Skipped]) -> Iterator[Article | Skipped]:
    try:
        for one in found:
            yield from [one] if isinstance(one, Skipped) else read(one)
    finally:
        finish()
