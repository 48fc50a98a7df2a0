"""E-books: their chapters in the order of reading, each place the chapter that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_bot.loading.archive import Archive, xml
from qa_bot.loading.decoding import decode
from qa_bot.loading.elements import UNSEEN, Element, Elements, written
from qa_bot.loading.formats.epub.contents import contents, resolved
from qa_bot.loading.html_text import html_blocks
from qa_bot.loading.loaded import Loaded, Unreadable, Writer, shortened

_CONTAINER = "META-INF/container.xml"
_ENCRYPTED = "META-INF/encryption.xml"
_DAY = 10  # characters: "2024-05-01"


@dataclass(slots=True)
class _Package:
    """What the book's package file says: its title, author and day, and its chapters."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    chapters: list[str] = field(default_factory=list)
    contents: str = ""  # the member that holds the table of contents


def load(data: bytes) -> Iterator[Loaded]:
    """The text of an e-book. Raises Unreadable where it is damaged or protected."""
    archive = Archive(data)
    package = _package(archive)
    if _encrypted(archive) & set(package.chapters):
        raise Unreadable("protected against copying (DRM)")
    labels = contents(archive, package.contents)
    writer = Writer()
    label = ""
    for chapter in package.chapters:
        if chapter not in archive:
            continue
        own = labels.get(chapter, {})
        blocks = _blocks(archive.read(chapter), own)
        label = _label(blocks, own, bool(labels)) or label
        for block in blocks:
            label = block.label or label
            writer.place(f"ch. {shortened(label)}" if label else "")
            written([block], writer, sections=False)
    yield writer.loaded(package.title, ", ".join(package.authors), package.date)


def _label(blocks: list[Element], own: dict[str, str], is_told: bool) -> str:
    """What the chapter that a file begins with is called; empty if it goes on from the last file.

    `own` are the chapters that the table of contents, if it `is_told`, finds in it.
    """
    if "" in own:
        return own[""]
    if own and not any(block.label for block in blocks):
        return next(iter(own.values()))  # its anchor is missing
    headings = (block.text for block in blocks if block.kind == "heading")
    return "" if is_told else next(headings, "")


def _package(archive: Archive) -> _Package:
    path = ""
    for _, tag, given in xml(archive.read(_CONTAINER)):
        if tag == "rootfile" and not path:
            path = given.get("full-path", "")
    found, tag_open = _Package(), ""
    members: dict[str, tuple[str, str, str]] = {}  # by their ids
    for kind, value, given in xml(archive.read(path)):
        if kind == "end":
            tag_open = ""
        elif kind == "text":
            _describe(found, tag_open, " ".join(value.split()))
        else:
            tag_open = value
            if value == "item":
                target = resolved(path, given.get("href", ""), archive)[0]
                item = (target, given.get("media-type", ""), given.get("properties", ""))
                members[given.get("id", "")] = item
                if "nav" in item[2].split():
                    found.contents = target
            elif value == "spine" and not found.contents:
                found.contents = members.get(given.get("toc", ""), ("",))[0]
            elif value == "itemref" and given.get("linear") != "no":
                target, media, properties = members.get(given.get("idref", ""), ("", "", ""))
                if target and not media.startswith("image/") and "nav" not in properties.split():
                    found.chapters.append(target)
    return found


def _describe(package: _Package, tag: str, text: str) -> None:
    if not text:
        return
    if tag == "title":
        package.title = package.title or text
    elif tag == "creator":
        package.authors.append(text)
    elif tag == "date":
        package.date = package.date or text[:_DAY]


def _encrypted(archive: Archive) -> set[str]:
    """The members that are encrypted: fonts often are, where nothing else is."""
    if _ENCRYPTED not in archive:
        return set()
    return {
        resolved("", given.get("URI", ""), archive)[0]
        for _, tag, given in xml(archive.read(_ENCRYPTED))
        if tag == "CipherReference"
    }


def _blocks(data: bytes, labels: dict[str, str]) -> list[Element]:
    """The blocks of a chapter, those at an anchor of the table of contents labelled with it."""
    elements = Elements()
    unseen = 0
    try:
        for kind, value, given in xml(data):
            if kind == "text":
                if not unseen:
                    elements.text(value)
            elif kind == "end":
                unseen -= unseen > 0
                if not unseen:
                    elements.end(value)
            elif unseen or value in UNSEEN or "hidden" in given:
                unseen += 1
            else:
                is_mark = "noteref" in (given.get("type"), given.get("role", "")[4:])
                elements.start(value, given.get("href", ""), is_mark)
                if label := labels.get(given.get("id", "")) or labels.get(given.get("name", "")):
                    elements.label = label
    except Unreadable:
        # A page that is no XML, as browsers read it all the same.
        return html_blocks(decode(data)[0])
    return elements.blocks()
