"""From files to Documents: a safe walk over a folder, and bytes decoded to text.

::

    folder ─walking─▶ SourceFile ─▶ bytes ─decoding─▶ text ─titles─▶ Document
                  └─▶ Skipped, with the reason, at each step
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qa_bot.loading.walking import SourceFile, content, walk
from qa_bot.model import Document, Skipped

__all__ = ["SourceFile", "content", "document", "load", "parse", "read", "walk"]


def load(path: Path) -> Iterator[Document | Skipped]:
    """Read the articles of a folder, or one file, in the order of their ids.

    Raises KnowledgeError, at once, when `path` is missing or is neither a folder nor a file.
    """
    return (found if isinstance(found, Skipped) else read(found) for found in walk(path))


def read(file: SourceFile) -> Document | Skipped:
    """Read one file that was found; it never raises for what it finds there."""
    data = content(file)
    return data if isinstance(data, Skipped) else parse(file.id, data)


def parse(id: str, data: bytes) -> Document | Skipped:
    """Make a document of a file's bytes, if they are text."""
    # Not needed as long as the index is up to date.
    from qa_bot.loading.decoding import NotText, decode

    try:
        text, encoding = decode(data)
    except NotText as error:
        return Skipped(id, str(error))
    if not text or text.isspace():
        return Skipped(id, "empty")
    return document(id, text, encoding)


def document(id: str, text: str, encoding: str = "utf-8") -> Document:
    """A document with what its text and its name say of it."""
    from qa_bot.loading.origins import origin
    from qa_bot.loading.titles import title

    named = title(text, id)
    return Document(id, named, text, encoding, *origin(text, id, named))
