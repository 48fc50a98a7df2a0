"""The files of office programs: which member holds the text, and what they say of themselves."""

from __future__ import annotations

import posixpath
import re

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.loaded import Unreadable

_DAY = 10  # characters: "2024-05-01"


def member(archive: Archive, pattern: str) -> str:
    """The name of the first member that a pattern matches. Raises Unreadable if none does."""
    found = (name for name in archive.names if re.fullmatch(pattern, name, re.IGNORECASE))
    name = next(found, None)
    if name is None:
        raise Unreadable("it is not the kind of file that its name says")
    return name


def related(archive: Archive, name: str) -> dict[str, tuple[str, str]]:
    """What a member refers to: by each id the kind of the relation and the name of the member."""
    folder, _, own = name.rpartition("/")
    listing = f"{folder}/_rels/{own}.rels"
    if listing not in archive:
        return {}
    found = {}
    for kind, tag, given in xml(archive.read(listing)):
        if kind == "start" and tag == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
            relation = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = (relation, target.lstrip("/"))
    return found


def properties(archive: Archive, name: str) -> tuple[str, str, str]:
    """The title, author and day that a member tells in Dublin Core, or empty."""
    found: dict[str, str] = {}
    if name in archive:
        open_tag = ""
        for kind, value, _ in xml(archive.read(name)):
            if kind == "start":
                open_tag = value
            elif kind == "end":
                open_tag = ""
            elif open_tag:
                found[open_tag] = found.get(open_tag, "") + value
    author = found.get("initial-creator") or found.get("creator", "")
    date = found.get("created") or found.get("creation-date") or found.get("date", "")
    title, author = (" ".join(one.split()) for one in (found.get("title", ""), author))
    return title, author, date.strip()[:_DAY]
