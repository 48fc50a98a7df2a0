"""Text whose charset is declared beside it, as in a mail: what the declaration is taken to mean."""

from __future__ import annotations

import codecs

from qa_bot.loading.decoding import decode

# Names that Python doesn't know, and names under which more is written than they hold.
_MEANT = {
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "cp950",
    "x-x-big5": "cp950",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
}
# What is said by programs that don't know better.
_VAGUE = frozenset(
    "us-ascii ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 latin1 windows-1252 cp1252 unknown "
    "unknown-8bit x-unknown default default_charset binary".split()
)
_NO_CHARSETS = frozenset(
    "idna punycode undefined unicode_escape raw_unicode_escape mbcs oem".split()
)


def decoded(data: bytes, charset: str = "") -> tuple[str, str]:
    """A text by the charset that is declared for it, or empty, and the encoding it was read with.

    It is read as declared, but where the bytes can't be that, or the declaration says nothing: what
    is called ASCII or Latin-1 may be anything. Raises NotText for binary data.
    """
    name = charset.strip().strip("\"'").lower()
    encoding = "" if name in _VAGUE else _known(_MEANT.get(name, name))
    if encoding:
        try:
            return data.decode(encoding), encoding
        except (UnicodeError, LookupError):
            pass
    text, guessed = decode(data)
    if encoding and guessed != "utf-8":
        # Damaged here and there, or cut in the middle of a character.
        damaged = data.decode(encoding, "replace")
        if damaged.count("\ufffd") * 20 <= len(damaged):
            return damaged, encoding
    return text, guessed


def _known(name: str) -> str:
    """The name of a codec of text, or empty."""
    try:
        found = codecs.lookup(name).name if name else ""
        if found in _NO_CHARSETS:
            return ""
        b"".decode(found or "utf-8")
    except (LookupError, ValueError):
        return ""
    return found
