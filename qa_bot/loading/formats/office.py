"""What the files of office programs say of themselves: Dublin Core in XML."""

from __future__ import annotations

from qa_bot.loading.archive import Archive, xml

_DAY = 10  # characters: "2024-05-01"


def properties(archive: Archive, member: str) -> tuple[str, str, str]:
    """The title, author and day of a file, each empty where it says none."""
    found: dict[str, str] = {}
    if member in archive:
        open_tag = ""
        for kind, value, _ in xml(archive.read(member)):
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
