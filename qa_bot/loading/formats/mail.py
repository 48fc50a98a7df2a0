"""A mail: its subject, who wrote it and when, and what it says; attachments are left out.

Of a text in several forms the plain one is read. See `mail_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from qa_bot.loading.charsets import decoded
from qa_bot.loading.decoding import NotText
from qa_bot.loading.loaded import Loaded, Unreadable, Writer
from qa_bot.loading.mail_text import write_page, write_text

_DEEPEST = 20  # parts within parts
_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]{0,9}:")
_APART = re.compile(rb"(?m)^([!-9;-~]{1,100})[ \t]{1,9}:")
# A line among the header's that isn't part of it.
_STRAY = re.compile(rb"(?m)^(?![!-9;-~]{1,100}:|[ \t])[^\n]+\n(?=[!-9;-~]{1,100}:)")
_BLANK = re.compile(rb"\r?\n\r?\n")
_TEXTS = ("plain", "markdown", "x-markdown", "html")
_REPORTS = ("delivery-status", "disposition-notification", "external-body", "partial")


def load(data: bytes) -> Iterator[Loaded]:
    """The mail in a file. Raises Unreadable where it is none."""
    yield article(data)


def article(data: bytes, name: str = "", place: str = "") -> Loaded:
    """A mail as an article. Raises Unreadable where it is none."""
    data = data.lstrip(b"\r\n")
    if data.startswith(b"From ") and not _HEADER.match(data):
        data = data[data.find(b"\n") + 1 :]
    if not _HEADER.match(data):
        raise Unreadable("not a mail message: it doesn't begin with a header")
    blank = _BLANK.search(data)
    end = blank.start() if blank else len(data)
    head = _STRAY.sub(b"", _APART.sub(rb"\1:", data[:end]))
    message = message_from_bytes(head + data[end:])
    if not {"from", "to", "subject", "date", "message-id"} & {key.lower() for key in message}:
        raise Unreadable("not a mail message: it says neither who wrote it nor when")
    subject = _header(message["Subject"])
    writer = Writer()
    writer.place(place)
    writer.heading(subject, 1)
    for part in _texts(message, 0):
        _write(writer, part)
    return writer.loaded(subject, _author(message), _date(message), name)


def _texts(part: Message, depth: int) -> Iterator[Message]:
    """The parts of a mail that are to be read, in their order."""
    if depth > _DEEPEST or part.get_content_disposition() == "attachment":
        return
    if part.get_content_maintype() == "message" and part.get_content_subtype() in _REPORTS:
        return
    if part.is_multipart():
        inner = [one for one in part.get_payload() if isinstance(one, Message)]
        kind = part.get_content_subtype()
        forms = [list(_texts(one, depth + 1)) for one in inner]
        if kind == "alternative":
            plain = (form for form in forms if any(map(_is_plain, form)))
            yield from next(plain, next((form for form in reversed(forms) if form), ()))
        else:
            yield from (text for form in forms for text in form)
    elif part.get_content_maintype() == "text" and _is_shown(part):
        yield part


def _is_shown(part: Message) -> bool:
    # A file of which nothing says how it is to be shown is attached.
    attached = part.get_filename() and part.get_content_disposition() != "inline"
    return part.get_content_subtype() in _TEXTS and not attached


def _is_plain(part: Message) -> bool:
    return part.get_content_subtype() != "html" and any(map(str.isalnum, _text(part)))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    try:
        charset = part.get_content_charset() or ""
        return decoded(payload, charset)[0] if isinstance(payload, bytes) else ""
    except NotText:
        return ""


def _write(writer: Writer, part: Message) -> None:
    text = _text(part)
    if part.get_content_subtype() == "html":
        write_page(writer, text)
    else:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        joined = str(part.get_param("delsp", "")).lower() == "yes"
        write_text(writer, text, flowed, joined)


def _header(value: object) -> str:
    """A header as it is read: its encoded words decoded, its lines joined."""
    if value is None:
        return ""
    try:
        words = decode_header(value)  # type: ignore[arg-type]
    except (HeaderParseError, ValueError):
        return " ".join(str(value).split())
    parts = []
    for word, charset in words:
        try:
            parts.append(word if isinstance(word, str) else decoded(word, charset or "")[0])
        except NotText:
            continue
    return " ".join("".join(parts).split())


def _author(message: Message) -> str:
    """The name of who wrote it, or else the address."""
    # A name that is encoded may hold what parts addresses; one that isn't may not.
    raw = message.get_all("From", []) or message.get_all("Sender", [])
    addresses = [value for value in raw if isinstance(value, str) and "@" in value]
    for name, address in getaddresses(addresses):
        if found := _header(name).strip("'\" ") or address:
            return found
    # It isn't ASCII, or holds no address.
    return next((found for value in raw if (found := _header(value).partition(" <")[0])), "")


def _date(message: Message) -> str:
    """The day it was written on, as 2021-03-05; as it stands there where that can't be told."""
    value = _header(message["Date"])
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value if any(map(str.isdigit, value)) else ""
