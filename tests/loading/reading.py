"""What the loaders' tests ask of what was loaded."""

from __future__ import annotations

from hypothesis import strategies as st

from qa_bot.language.text.passages import lay_out
from qa_bot.loading.loaded import Loaded
from qa_bot.model import Document

WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="ﬀﬁﬂﬃﬄﬅﬆ|"), min_size=1
)
"""Texts without white space that come out as they are: ligatures come out as their letters."""


def passages(loaded: Loaded) -> list[str]:
    """The passages of an article, each as it is quoted."""
    return [text for text, _ in kinds(loaded)]


def kinds(loaded: Loaded) -> list[tuple[str, str]]:
    """The passages of an article, each with its kind; none differs from what it stands for."""
    laid = lay_out(Document("a.html", "", loaded.text), loaded.layout)
    found = [passage for block in laid.blocks for passage in block]
    assert all(loaded.text[one.start : one.end] == one.text for one in found)
    return [(one.text, one.kind) for one in found]


def place(loaded: Loaded, quoted: str) -> str:
    """Where a reader finds a text."""
    at = loaded.text.index(quoted)
    return next((label for start, label in reversed(loaded.places) if start <= at), "")
