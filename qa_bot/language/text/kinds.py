"""Which kind of text a document is: by its suffix, or else by the marks in it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal["markdown", "restructured", "asciidoc", "plain"]

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdx", ".mdown", ".mkd")
_TOP = 100_000  # characters that are looked at
_MARKDOWN = (
    re.compile(r"(?m)^#{1,6} \S"),
    re.compile(r"(?m)^(?:```|~~~)"),
    re.compile(r"\]\([^()\s]{1,500}\)|(?m:^)\[[^\]\n]{1,100}\]: \S|\[\[[^\]\n]{1,200}\]\]"),
    re.compile(r"(?m)^\|?[ :]*---*[ :]*\|[-:| ]*$"),
    re.compile(r"\*\*\w[^*\n]{0,200}\*\*|<!--"),
)
# The first two of them are wanted; the others bear them out.
_RESTRUCTURED = (
    re.compile(r"(?m)^\S.{0,100}\r?\n([=~^\"'*+#.`:-])\1{2,}[ \t]*\r?$"),
    re.compile(r"(?m)^\.\. (?:[\w:-]+::|_[^\n]{1,100}:|\[[\w#*]+\] )"),
    re.compile(r"::[ \t]*\r?\n[ \t]*\r?\n[ \t]+\S"),
    re.compile(r"(?<!`)``[^`\n]+``(?!`)"),
    re.compile(r":[a-z]{2,10}:`[^`\n]+`|`[^`\n]+`_\b"),
)
# A title with its marks before it; a term with what describes it, which reStructuredText parts by
# an empty line. The others bear them out.
_ASCIIDOC = (
    re.compile(r"(?m)^={1,5} \w"),
    re.compile(r"(?m)^(?!\.\. )\S[^\n]{0,100}::[ \t]*\r?\n[ \t]+\S"),
    re.compile(r"(?m)^\[(?:\[|source|NOTE|TIP|WARNING|quote|role|id=|options|cols|[%.#])"),
    re.compile(r"(?m)^(-{4,}|\.{4,})[ \t]*\r?$(?s:.{1,5000}?)^\1[ \t]*\r?$"),
    re.compile(r"<<[\w-]{2,80}(?:,[^<>\n]{1,200})?>>|\b(?:link|xref|linkgit):[^\s\[]{1,300}\["),
    re.compile(r"(?m)^:[\w-]{1,40}:(?:\s|$)"),
    re.compile(r"(?m)^[A-Z]\S[^\n]{0,80}\n(?:-{4,}|={4,}|~{4,})\r?$"),
)
_BEGINS_ASCIIDOC = re.compile(r"\s*(?:\[\[[^\]\n]{1,200}\]\]\s*)?={1,5} \w")


def format_of(text: str, id: str) -> Format:
    """What a text is written in, told by two marks where no suffix says so."""
    suffix = PurePosixPath(id).suffix.lower()
    if suffix in _MARKDOWN_SUFFIXES:
        return "markdown"
    if suffix == ".rst":
        return "restructured"
    if suffix in (".adoc", ".asciidoc"):
        return "asciidoc"
    top = text[:_TOP]
    if _BEGINS_ASCIIDOC.match(top):
        return "asciidoc"
    title, term, *others = (mark.search(top) is not None for mark in _ASCIIDOC)
    if (title or term) and title + term + sum(others) > 1:
        return "asciidoc"
    titles, explicit, *others = (mark.search(top) is not None for mark in _RESTRUCTURED)
    if (titles or explicit) and titles + explicit + sum(others) > 1:
        return "restructured"
    marks = sum(mark.search(top) is not None for mark in _MARKDOWN)
    return "markdown" if marks > 1 else "plain"
