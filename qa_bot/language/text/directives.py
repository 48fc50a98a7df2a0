"""The directives of reStructuredText, docutils' own and Sphinx's, by what their text is."""

from __future__ import annotations

import re
from typing import Literal

NAME = re.compile(r"(?:\|[^|\n]{1,60}\|\s+)?(?P<name>[A-Za-z][\w:+.-]{0,40}?)::(?:\s+|\Z)")

_CODE = frozenset(
    "code code-block sourcecode parsed-literal math productionlist prompt doctest testcode "
    "testoutput ipython console graphviz".split()
)
_SKIP = frozenset(
    "include literalinclude image raw contents toctree sectnum section-numbering meta index "
    "highlight module currentmodule automodule autoclass autofunction autosummary automethod role "
    "default-role unicode target-notes header footer date replace tabularcolumns".split()
)
_TEXT = frozenset(
    "note warning tip hint important caution danger error attention seealso todo versionadded "
    "versionchanged versionremoved deprecated deprecated-removed epigraph highlights pull-quote "
    "centered".split()
)
_TITLE = frozenset("rubric topic sidebar admonition table list-table csv-table dropdown".split())
_THROUGH = frozenset(
    "figure container class only compound tab tabs tab-set tab-item glossary cssclass grid".split()
)

Read = Literal["code", "skip", "text", "title", "through", "name"]


def kind(name: str) -> Read:
    """How a directive is read.

    The body of "code" is code; nothing of "skip" is read; what follows the name of "text" is text
    and that of "title" a heading, while "through" hides it; an unknown one names what its body
    tells of, as Sphinx's descriptions of functions and options do.
    """
    known: tuple[tuple[frozenset[str], Read], ...] = (
        (_CODE, "code"), (_SKIP, "skip"), (_TEXT, "text"), (_TITLE, "title"), (_THROUGH, "through"),
    )  # fmt: skip
    lower = name.lower()
    return next((read for names, read in known if lower in names), "name")
