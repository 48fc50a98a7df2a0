"""A file of named arrays whose every block is checked before it is first used.

::

    what it is, in words
    sections, each aligned to 64 bytes
    directory: JSON {name: [offset, bytes, dtype]}
    CRC-32 of each block of all that stands above
    footer: where directory and checksums begin, and a CRC-32 of everything from the directory on

A database that is opened in a moment can't read all of itself first; so each block of 64 KiB
carries a checksum, which is verified when the block is first touched. A bit that has flipped is
noticed before anything is answered from it.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qa_bot.errors import DamagedIndexError

Array: TypeAlias = npt.NDArray[Any]

_BLOCK = 1 << 16
_ALIGNMENT = 64
_FOOTER = struct.Struct("<QQI8s")
_MAGIC = b"qa-bot 1"
_HEADER = b"A part of an index of qa-bot, which can be made anew.\n"


def distinct(numbers: Array) -> Array:
    """The distinct of some numbers, ascending; np.unique takes 40 ms to import what it needs."""
    ascending = np.sort(numbers)
    new = np.ones(len(ascending), dtype=bool)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return ascending[new]


def is_checked(first: bytes, last: bytes) -> bool:
    """Whether a file with these ends is one of these, damaged or cut short as it may be."""
    return first.startswith(_HEADER) or last.endswith(_MAGIC)


class CheckedWriter:
    """Writes sections one after the other through `write`, which takes all it is given."""

    def __init__(self, write: Callable[[memoryview], object]) -> None:
        self._write = write
        self._size = 0
        self._checksums: list[int] = []
        self._open = 0
        self._directory: dict[str, tuple[int, int, str]] = {}
        self._put(_HEADER)

    def section(self, name: str, *parts: Array) -> None:
        """Write one section: arrays of one type, one behind the other."""
        self.begin(name, parts[0].dtype if parts else "u1")
        for part in parts:
            self.extend(part)

    def begin(self, name: str, dtype: npt.DTypeLike) -> None:
        """Begin a section of one type, to be extended array by array."""
        self._put(bytes(-self._size % _ALIGNMENT))
        self._name = name
        self._directory[name] = (self._size, 0, np.dtype(dtype).str)

    def extend(self, part: Array) -> None:
        """Add an array of the section's type to the section that was begun last."""
        start, _, dtype = self._directory[self._name]
        self._put(np.ascontiguousarray(part, dtype=dtype).data.cast("B") if part.size else b"")
        self._directory[self._name] = (start, self._size - start, dtype)

    def finish(self) -> int:
        """Write what makes the file complete; the checksum over its checksums."""
        if self._size % _BLOCK:
            self._checksums.append(self._open)
        directory = json.dumps(self._directory).encode()
        where, checksums = self._size, self._size + len(directory)
        tail = directory + np.array(self._checksums, dtype="<u4").tobytes()
        total = zlib.crc32(struct.pack("<QQ", where, checksums), zlib.crc32(tail))
        self._write(memoryview(tail + _FOOTER.pack(where, checksums, total, _MAGIC)))
        return total

    def _put(self, data: memoryview | bytes) -> None:
        rest = memoryview(data)
        while rest:
            part, rest = rest[: _BLOCK - self._size % _BLOCK], rest[_BLOCK - self._size % _BLOCK :]
            self._open = zlib.crc32(part, self._open)
            self._size += len(part)
            if self._size % _BLOCK == 0:
                self._checksums.append(self._open)
                self._open = 0
        self._write(memoryview(data))


class CheckedFile:
    """The sections of a complete file, mapped or in memory, as read-only arrays.

    Raises DamagedIndexError, naming the file, on opening when the frame is damaged and on reading
    when the block read from is.
    """

    def __init__(self, data: mmap.mmap | bytes, name: str) -> None:
        self.name = name
        self._data = memoryview(data)
        try:
            where, checksums, self.checksum, magic = _FOOTER.unpack(self._data[-_FOOTER.size :])
            tail = self._data[where : -_FOOTER.size]
            total = zlib.crc32(struct.pack("<QQ", where, checksums), zlib.crc32(tail))
            if magic != _MAGIC or total != self.checksum:
                raise ValueError
            directory = json.loads(bytes(self._data[where:checksums]))
        except (struct.error, ValueError) as error:
            raise DamagedIndexError(name) from error
        self._size = where
        self._checksums = np.frombuffer(self._data[checksums : -_FOOTER.size], dtype="<u4")
        self._verified = bytearray(len(self._checksums))
        self._sections = {
            section: (offset, np.frombuffer(self._data[offset : offset + size], dtype=dtype))
            for section, (offset, size, dtype) in directory.items()
        }

    def __len__(self) -> int:
        return len(self._data)

    def size(self, section: str) -> int:
        """The number of items of a section."""
        return self._sections[section][1].size

    def read(self, section: str, start: int = 0, stop: int | None = None) -> Array:
        """The items of a section from `start` up to `stop`, verified."""
        offset, items = self._sections[section]
        part = items[start:stop]
        if size := part.nbytes:
            at = offset + start * items.itemsize
            first, last = at // _BLOCK, (at + size - 1) // _BLOCK + 1
            if self._verified.find(0, first, last) != -1:
                self._verify(first, last)
        return part

    def pick(self, section: str, rows: Array, width: int = 1) -> Array:
        """Rows of `width` items each of a section, by ascending number, verified."""
        offset, items = self._sections[section]
        table = items.reshape(-1, width) if width > 1 else items
        if rows.size:
            size = width * items.itemsize
            first = (offset + rows * size) // _BLOCK
            last = (offset + (rows + 1) * size - 1) // _BLOCK
            if self._verified.find(0, int(first[0]), int(last[-1]) + 1) != -1:
                for block in distinct(np.concatenate((first, last))).tolist():
                    self._verify(block, block + 1)
        return table[rows]

    def verify(self) -> None:
        """Verify every block."""
        self._verify(0, len(self._checksums))

    def _verify(self, first: int, last: int) -> None:
        verified = self._verified
        at = verified.find(0, first, last)
        while at != -1:
            block = self._data[at * _BLOCK : min((at + 1) * _BLOCK, self._size)]
            if zlib.crc32(block) != self._checksums[at]:
                raise DamagedIndexError(self.name)
            verified[at] = 1
            at = verified.find(0, at + 1, last)
