"""What kind of file some bytes are, and what its loader finds in them.

The first bytes decide between kinds that are no text, whatever a file is called: a suffix is easily
wrong, and a library of another kind may take anything for its own. Between kinds of text, where no
sign is certain, the suffix decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath

from qa_bot.loading.formats import BINARY, EXTRAS, MIB, TEXT, TEXTS, Format
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Skipped

_HEAD_BYTES = 1024
_ZIP = (b"PK\3\4", b"PK\5\6")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = b"\xef\xbb\xbf"


def is_text(file: str, data: bytes) -> bool:
    """Whether a file is an article as it stands, so that nothing needs to be made of it."""
    return _named(file) is TEXT and not _is_binary(data)


def load(file: str, data: bytes) -> Iterator[Loaded | Skipped]:
    """What the loader of its kind finds in a file, by its path and its bytes.

    Raises Unreadable, and whatever else a library may raise for bytes that are damaged.
    """
    kind = recognised(file, data)
    if len(data) > kind.most:
        sizes = f"{len(data) / MIB:,.0f} MiB, {kind.most / MIB:,.0f} MiB of {kind.name} at most"
        raise Unreadable(f"too large: {sizes}")
    found = False
    try:
        for one in _text(data) if kind is TEXT else _loaded(kind, data):
            if isinstance(one, Skipped) or not (one.text.isspace() or not one.text):
                found = True
                yield one
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in EXTRAS:
            raise
        raise Unreadable(f"it needs: pip install 'qa-bot[{EXTRAS[library]}]'") from None
    if not found:
        raise Unreadable(kind.textless if data else "empty")


def recognised(file: str, data: bytes) -> Format:
    """The kind of a file. Raises Unreadable where it isn't one that is read."""
    named = _named(file)
    if data.startswith(_OLD):
        raise Unreadable("encrypted, or an old Office file: save it as .docx, .xlsx or .pptx")
    if data.startswith(_ZIP):
        return _zipped(data)
    head = data[:_HEAD_BYTES].removeprefix(_MARK)
    for kind in BINARY:
        # Something may stand before a PDF; an article about PDFs isn't one.
        look = re.search if named in BINARY else re.match
        if kind.sign and look(kind.sign, head):
            return kind
    if named in (TEXT, *TEXTS):
        return named
    told = (kind for kind in TEXTS if kind.sign and re.match(kind.sign, head, re.IGNORECASE))
    return next(told, TEXT)


def _named(file: str) -> Format | None:
    """The kind of a file by its name."""
    suffix = PurePosixPath(file).suffix.lower()
    return next((kind for kind in (TEXT, *TEXTS, *BINARY) if suffix in kind.suffixes), None)


def _is_binary(data: bytes) -> bool:
    start = data[:_HEAD_BYTES].removeprefix(_MARK)
    signs = (kind.sign for kind in BINARY if kind.sign)
    return data.startswith((*_ZIP, _OLD)) or any(re.match(sign, start) for sign in signs)


def _zipped(data: bytes) -> Format:
    from qa_bot.loading.archive import Archive

    names = Archive(data).names
    for kind in BINARY:
        if kind.member and any(re.fullmatch(kind.member, name) for name in names):
            return kind
    raise Unreadable("a zip archive: unpack it to have its files read")


def _loaded(kind: Format, data: bytes) -> Iterator[Loaded | Skipped]:
    if kind in TEXTS:
        from qa_bot.loading.decoding import check

        check(data)
    name = f"qa_bot.loading.formats.{kind.module}"
    try:
        loader = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise Unreadable(f"{kind.name} can't be read by this version of qa-bot") from None
    yield from loader.load(data)


def _text(data: bytes) -> Iterator[Loaded]:
    from qa_bot.loading.decoding import decode

    text, encoding = decode(data)
    yield Loaded(text, encoding=encoding)
