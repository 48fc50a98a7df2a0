"""Zip archives and the XML in them, read in memory, and never more than it can bear.

A file may say that it is small and unpack to gigabytes, so bytes are counted as they come out, not
as the archive tells them. Nothing is written to disk. XML that declares entities, which can grow
without end or name other files, is refused.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html.entities import html5
from io import BytesIO
from typing import TypeAlias
from xml.parsers import expat

from qa_bot.loading.loaded import Unreadable

# ("start", tag, attributes), ("end", tag, {}) or ("text", text, {}).
Event: TypeAlias = tuple[str, str, dict[str, str]]

_MEMBER_BYTES = 64 << 20
_ARCHIVE_BYTES = 256 << 20
_MEMBERS = 65_535
_CHUNK_BYTES = 64 << 10
_PACKED_WITH = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What zipfile raises for archives that are cut short, altered or of a kind it doesn't know.
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError)
_RELATIONSHIPS = re.compile(r"\S*/officeDocument/(?:2006/)?relationships")
_NONE: dict[str, str] = {}


class Archive:
    """A zip archive; `names` are those of its members, with `/`, in its own order."""

    def __init__(self, data: bytes) -> None:
        """Raises Unreadable for what isn't an archive, or one of too many members."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED:
            raise Unreadable("a damaged archive") from None
        members = {info.filename.replace("\\", "/"): info for info in self._zip.infolist()}
        if len(members) > _MEMBERS:
            raise Unreadable(f"an archive of more than {_MEMBERS:,} members")
        self.names = tuple(members)
        self._members = members
        self._any_case = {name.lower(): info for name, info in members.items()}
        self._left = _ARCHIVE_BYTES

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._any_case

    def named(self, name: str) -> str:
        """What a member is called whose name may be written with other capitals."""
        return name if name in self._members else self._any_case[name.lower()].filename

    def read(self, name: str) -> bytes:
        """The bytes of a member; capitals in `name` don't count where there is no such member.

        Raises Unreadable where it is missing, encrypted, damaged or too large, and when the members
        that were read are too large together.
        """
        info = self._members.get(name) or self._any_case.get(name.lower())
        if info is None:
            raise Unreadable(f"it holds no {name}")
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted")
        # Only these two unpack piece by piece.
        if info.compress_type not in _PACKED_WITH:
            raise Unreadable("compressed in a way that can't be read")
        most = min(_MEMBER_BYTES, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except _DAMAGED:
            raise Unreadable("a damaged archive") from None
        if len(data) > most:
            raise Unreadable("too large when unpacked")
        self._left -= len(data)
        return data


def xml(data: bytes) -> Iterator[Event]:
    """The tags and texts of an XML file in order, names without their namespaces.

    A long text comes in pieces. An attribute that names a relationship of an Office file keeps an
    `r:` (`r:id`), since a plain `id` often stands beside it. Raises Unreadable where the XML is
    damaged or declares entities.
    """
    found: list[Event] = []
    names: dict[str, str] = {}

    def short(name: str) -> str:
        space, _, local = name.rpartition(" ")
        names[name] = "r:" + local if _RELATIONSHIPS.fullmatch(space) else local
        return names[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        given = {names.get(key) or short(key): value for key, value in attributes.items()}
        found.append(("start", names.get(name) or short(name), given))

    def entity(*_: object) -> None:
        raise Unreadable("it declares entities, which can grow without end")

    def skipped(name: str, parameter: bool) -> None:
        # What web pages take for known, `&nbsp;`, is declared in a file that isn't fetched.
        found.append(("text", "" if parameter else html5.get(name + ";", ""), _NONE))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: found.append(("end", names[name], _NONE))
    parser.CharacterDataHandler = lambda text: found.append(("text", text, _NONE))
    parser.SkippedEntityHandler = skipped
    parser.EntityDeclHandler = entity
    for at in range(0, len(data) or 1, _CHUNK_BYTES):
        piece = data[at : at + _CHUNK_BYTES]
        try:
            parser.Parse(piece, at + _CHUNK_BYTES >= len(data))
        except (expat.ExpatError, ValueError, LookupError) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable("damaged: its XML breaks off or is malformed") from None
        yield from found
        found.clear()
