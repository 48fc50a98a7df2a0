"""A folder walked safely: which files are articles, and the bytes of one of them.

Nothing but a regular file is ever opened: a FIFO would hang, a device may act on being opened. No
link is followed out of the folder. What isn't read is reported as Skipped, with the reason, so
that a person can see why an article is missing, also where a rule in the folder says so (see
ignoring.py); only hidden files are passed over silently.

Reading order is the sorted order of ids. A folder is walked depth first with its entries sorted
by name, a sub-folder's name counted with its final `/`: `a-b.txt` comes before `a/x.txt`, just as
`sorted` puts them, and nothing needs to be held back to be sorted later.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

from qa_bot.errors import KnowledgeError
from qa_bot.loading import ignoring
from qa_bot.loading.formats import MAX_BYTES, SUFFIXES
from qa_bot.model import Skipped

# NONBLOCK: a FIFO put in the file's place doesn't hang. NOFOLLOW: nor does a link lead elsewhere.
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)

_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOENT: "gone since it was found",
    errno.ENOTDIR: "gone since it was found",
    errno.ELOOP: "a link has taken its place",
    errno.ENXIO: "not a regular file",
    errno.EISDIR: "not a regular file",
    errno.EIO: "the disk fails to read it",
    errno.ENAMETOOLONG: "its path is too long for the system",
}

# The reason for skipping what nobody would expect to be read.
OTHER_KIND = "not a kind of file that qa-bot reads"


class SourceFile(NamedTuple):
    """A file to be read: its id, where it is, and its state when it was found.

    `id` is the path relative to the folder, with `/`; bytes of a name that aren't UTF-8 stay in it
    as surrogate escapes. `place` is its absolute path. `size` is in bytes, `mtime_ns` and
    `ctime_ns` in nanoseconds since 1970. Two equal records mean, but for edits within the clock's
    grain, an unchanged file.
    """

    id: str
    place: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @property
    def path(self) -> Path:
        """Where it is; made when it is asked for, since most files are only looked at."""
        return Path(self.place)


# What is still to be looked at: an entry by its id, with the rules in force where it stands.
_Pending: TypeAlias = "tuple[str, os.DirEntry[str], ignoring.Rules] | Skipped"


def walk(
    path: Path, name: str = "", leaving: Collection[str] = ()
) -> Iterator[SourceFile | Skipped]:
    """Find the files of a folder that are read, in the order of their ids, or the one file named.

    A single file may have any suffix and may be a link; its id is its name. Where the folder or
    file is called by a `name`, ids begin with it; what has one of the ids in `leaving` is left out.
    Raises KnowledgeError, at once, when `path` is missing, can't be opened, or is neither a folder
    nor a regular file.
    """
    try:
        real = Path(os.path.realpath(path, strict=True))
        status = real.stat()
        if stat.S_ISDIR(status.st_mode):
            root = path.absolute()
            entries = _entries(os.fspath(root), f"{name}/" if name else "", ignoring.Rules())
            return _below(entries, real, leaving)
    except PermissionError:
        raise KnowledgeError(f"{path} can't be opened: permission denied") from None
    except (OSError, ValueError):  # ValueError: a name that no file can have
        raise KnowledgeError(f"no file or folder {path}: check the name") from None
    if not stat.S_ISREG(status.st_mode):
        raise KnowledgeError(f"{path} is neither a folder nor a regular file: name one of these")
    return iter((_found(name or path.absolute().name, real, status),))


def content(file: SourceFile) -> bytes | Skipped:
    """Read the bytes of a file that was found, if it is still a regular file of bearable size."""
    data = _read(file.id, file.place, MAX_BYTES)
    if isinstance(data, bytes) and len(data) > MAX_BYTES:
        return _too_large(file.id, len(data))
    return data


def _read(id: str, place: str, most: int) -> bytes | Skipped:
    """The first bytes of a file, one more than `most` at most."""
    try:
        with open(place, "rb", opener=lambda path, _: os.open(path, _FLAGS)) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return Skipped(id, "not a regular file")
            return opened.read(most + 1)
    except OSError as error:
        return Skipped(id, _reason(error))


def _below(
    pending: list[_Pending], real: Path, leaving: Collection[str]
) -> Iterator[SourceFile | Skipped]:
    """Walk with a stack of entries, last first: nesting has no limit but the system's."""
    ignored = ignoring.Ignored(os.fspath(real), _read)
    while pending:
        one = pending.pop()
        if isinstance(one, Skipped):
            yield one
            continue
        id, entry, rules = one
        if leaving and id.rstrip("/") in leaving:
            continue
        try:
            if why := rules.why(id):
                found: SourceFile | Skipped = Skipped(id, why, ignored=True)
            elif id.endswith("/"):
                pending += _entries(entry.path, id, rules)
                continue
            elif _is_link(entry):
                found = _linked(id, entry, real, ignored)
            elif not _is_read(entry.name):
                found = _wrong_suffix(id)
            else:
                found = _found(id, entry.path, entry.stat(follow_symlinks=False))
        except OSError as error:
            found = Skipped(id.rstrip("/"), _reason(error))
        yield found


def _entries(folder: str, prefix: str, above: ignoring.Rules) -> list[_Pending]:
    """The visible entries of a folder by id, in reverse order; a sub-folder's id ends with `/`.

    `prefix` is the id of the folder, `above` are the rules in force there but for its own.
    """
    with os.scandir(folder) as scanned:
        entries = list(scanned)
    rules, unread = above.below(prefix, folder, _rule_files(entries), _read)
    visible = [
        (prefix + entry.name + "/" * _is_folder(entry), entry, rules)
        for entry in entries
        if not entry.name.startswith(".")
    ]
    return [*sorted(visible, key=itemgetter(0), reverse=True), *unread]


def _rule_files(entries: Iterable[os.DirEntry[str]]) -> list[str]:
    return [entry.name for entry in entries if entry.name in ignoring.NAMES]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and not _is_link(entry)


def _is_link(entry: os.DirEntry[str]) -> bool:
    # A junction is a Windows link to a folder, which is_symlink doesn't know.
    return entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction())


def _is_read(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _linked(
    id: str, entry: os.DirEntry[str], real: Path, ignored: ignoring.Ignored
) -> SourceFile | Skipped:
    """What a link leads to: only a file inside that isn't read at its own place is read here.

    Such are files in hidden folders (git-annex keeps them so) and those of another suffix.
    """
    try:
        target = Path(os.path.realpath(entry.path, strict=True))
    except PermissionError:
        raise
    except OSError as error:
        loop = error.errno == errno.ELOOP
        return Skipped(id, "a link that leads back to itself" if loop else "a broken link")
    if not target.is_relative_to(real):
        return Skipped(id, "a link that leads out of the folder")
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        return Skipped(id, "a link to a folder")
    there = target.relative_to(real)
    if why := ignored.why(there.as_posix()):
        return Skipped(id, f"a link to a file that is {why}", ignored=True)
    hidden = any(part.startswith(".") for part in there.parts)
    if _is_read(target.name) and not hidden:
        return Skipped(id, "a link to a file that is read where it is")
    return _found(id, target, status) if _is_read(entry.name) else _wrong_suffix(id)


def _found(id: str, path: str | Path, status: os.stat_result) -> SourceFile | Skipped:
    if not stat.S_ISREG(status.st_mode):
        return Skipped(id, "not a regular file")
    if status.st_size > MAX_BYTES:
        return _too_large(id, status.st_size)
    return SourceFile(
        id, os.fspath(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
    )


def _wrong_suffix(id: str) -> Skipped:
    return Skipped(id, OTHER_KIND)


def _too_large(id: str, size: int) -> Skipped:
    return Skipped(id, f"too large: {size / 2**20:,.0f} MiB, {MAX_BYTES / 2**20:,.0f} MiB at most")


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    return known or f"it can't be read: {(error.strerror or 'unknown error').lower()}"
