"""The table of contents of an e-book: what each chapter is called and where it begins."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.loaded import Unreadable


def contents(archive: Archive, member: str) -> dict[str, dict[str, str]]:
    """For each file of the book its chapters' titles, by the anchor at which they begin.

    A chapter that begins where its file does has the anchor "". What is deeper in the table than
    the first entry of its file is a part of a chapter, and left out.
    """
    found: dict[str, dict[str, str]] = {}
    depths: dict[str, int] = {}
    try:
        entries = list(_entries(xml(archive.read(member)))) if member in archive else []
    except Unreadable:
        entries = []
    for depth, title, target in entries:
        path, anchor = resolved(member, target, archive)
        if title and depth <= depths.setdefault(path, depth):
            found.setdefault(path, {}).setdefault(anchor, title)
    return found


def _entries(events: Iterator[tuple[str, str, dict[str, str]]]) -> Iterator[tuple[int, str, str]]:
    """The depth, title and target of each entry, of a list of links or of the older kind."""
    depth = 0
    title: list[str] = []
    target = kept = ""
    in_contents = in_title = False
    for kind, value, given in events:
        if kind == "text":
            if in_title:
                title.append(value)
        elif kind == "start":
            if value in ("nav", "navMap"):
                in_contents = value == "navMap" or given.get("type", "toc") == "toc"
            elif value in ("ol", "navPoint"):
                depth += 1
            elif value in ("a", "navLabel"):
                title, target, in_title = [], given.get("href", ""), in_contents
            elif value == "content" and in_contents:
                yield depth, kept, given.get("src", "")
        elif value in ("a", "navLabel"):
            kept, in_title = " ".join("".join(title).split()), False
            if value == "a" and in_contents:
                yield depth, kept, target
        elif value in ("ol", "navPoint"):
            depth -= 1
        elif value in ("nav", "navMap"):
            in_contents = False


def resolved(base: str, target: str, archive: Archive) -> tuple[str, str]:
    """The member that a reference in the member `base` leads to, and the anchor in it."""
    path, _, anchor = target.partition("#")
    folder = posixpath.dirname(base)
    for name in (unquote(path), path):
        member = posixpath.normpath(posixpath.join(folder, name)).lstrip("/")
        if member in archive:
            return archive.named(member), unquote(anchor)
    return "", ""
