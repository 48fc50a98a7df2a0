"""From bytes to text: exactly, wherever the bytes say what they are; else by the likeliest guess.

In order: a byte order mark, UTF-8, what the text says at its top (`coding: big5`, `charset=…`, "Set
encoding: ISO-8859-1"), the detector. UTF-8 checks itself (text in another encoding
almost never passes for it), so the detector only sees old files.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from qa_bot.loading.loaded import Unreadable

# The mark of 32-LE begins with that of 16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that articles are found in, the likelier first: where texts look equally well in
# several, as a word or two of French does in all the Latin ones, the first of them is taken.
_ENCODINGS = (
    "cp1252", "cp1251", "cp1250", "cp932", "gb18030", "big5", "cp949", "euc_jp", "koi8_r",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874",
)  # fmt: skip
# Guesses whose scores (0 to 1) are nearer than this are equally good.
_TOLERANCE = 0.05
_SAMPLE_BYTES = 16 * 1024

_CONTROL = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_ASCII = bytes(range(0x80))
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_NEVER_WITHIN = re.compile(rb"[\x00-\x2f]")


_DECLARED = re.compile(
    rb"(?:coding|charset|encoding)\s{0,3}[:=]\s{0,3}[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE
)
_TOP_BYTES = 2_000


class NotText(Unreadable):
    """The bytes aren't text; the message says why, in a few words."""


def decode(data: bytes) -> tuple[str, str]:
    """Decode a file to its text, line ends unchanged and byte order mark removed, and its encoding.

    The encoding is a codec name such as `utf-8`, `utf-16` or `cp1252`. UTF-8 that is damaged here
    and there (a file cut short, say) stays UTF-8, with U+FFFD in the damaged places. Raises NotText
    for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding), encoding
    data = data.removeprefix(codecs.BOM_UTF8)
    check(data, data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged(data) or _guessed(data)


def check(data: bytes, whole: bytes = b"") -> None:
    """Raise NotText where the first bytes can't be text, or any of the `whole` is NUL."""
    sample = data[: 4 * _SAMPLE_BYTES]
    if sample.startswith(tuple(mark for mark, _ in _MARKS)):
        return
    # UTF-16 without a mark is mostly NUL bytes, which would pass for UTF-8.
    if b"\0" in (whole or sample):
        raise NotText("binary: it holds NUL bytes")
    # 27 of the 256 bytes are control characters: compressed data holds a tenth of them, text none.
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) / 20:
        raise NotText("binary: it holds many control characters")


def _marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NotText(f"binary: it begins as {encoding} but breaks off") from None
    if "\0" in text:
        raise NotText("binary: it holds NUL characters")
    return text


def _damaged(data: bytes) -> tuple[str, str] | None:
    """Decode as UTF-8 if nearly all that isn't ASCII is valid, which other encodings never are."""
    text = data.decode("utf-8", "replace")
    valid_or_not = len(data.translate(None, _ASCII))
    return (text, "utf-8") if text.count("\ufffd") * 20 <= valid_or_not else None


def _guessed(data: bytes) -> tuple[str, str]:
    declared = _DECLARED.search(data, 0, _TOP_BYTES)
    if declared:
        with suppress(LookupError, UnicodeDecodeError):
            encoding = codecs.lookup(declared[1].decode()).name
            text = data.decode(encoding)
            # In the encoding that it declares, the declaration must read the same.
            if declared[0].decode("ascii", "replace") in text[:_TOP_BYTES]:
                return text, encoding
    for encoding in (_detect(data), "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _detect(data: bytes) -> str:
    """The likeliest encoding, by a sample around the first byte that isn't ASCII.

    It begins within the ASCII before that byte and ends at an ASCII byte that is never the second
    half of a character, so that no character is cut in two, which would rule its encoding out.
    """
    from charset_normalizer import from_bytes

    first = _NOT_ASCII.search(data)
    start = max(0, first.start() - _SAMPLE_BYTES // 4) if first else 0
    end = start + _SAMPLE_BYTES
    whole = _NEVER_WITHIN.search(data, end, end + _SAMPLE_BYTES)
    sample = data[start : whole.start() if whole else end]
    matches = from_bytes(
        sample, chunk_size=len(sample), cp_isolation=list(_ENCODINGS), preemptive_behaviour=False
    )
    scores = {
        encoding: match.coherence - match.chaos
        for match in matches
        for encoding in match.could_be_from_charset
    }
    enough = max(scores.values(), default=0.0) - _TOLERANCE
    likely = (e for e in _ENCODINGS if scores.get(e, -1.0) >= enough)
    return next(likely, "cp1252")
