"""The words of RTF: how a file is cut into them, and what those that stand for signs say."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A control word with its number, a byte in hexadecimal digits, a control sign, a brace, text.
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\0]+)"
)

SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
"""Words and signs that stand for characters."""

PASSED_OVER = frozenset(
    "colortbl pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc "
    "ftncn aftnsep aftnsepc aftncn nonshppict shprslt fldinst listtext pntext listtable "
    "listoverridetable listpicture revtbl annotation atnauthor atnid themedata datastore "
    "latentstyles generator nonesttables xe tc txe rxe upr sn sv objdata objclass filetbl "
    "template".split()
)
"""Groups that nobody sees on the page."""

STARRED = frozenset(("footnote", "shpinst", "shptxt", "ud"))
"""Groups that programs may pass over if they don't know them, but that are known here."""

_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 936: "gb18030", 65001: "utf-8", 1361: "johab"}
_SINGLE = (437, 708, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866)
_KNOWN = {*_SINGLE, 874, 932, 949, 950, *range(1250, 1259)}


def charset(number: int) -> str:
    """The encoding of a font's charset, empty where it is that of the file."""
    return _CHARSETS.get(number, "")


def code_page(number: int) -> str:
    """The encoding that is called by a number, empty where it is unknown."""
    return _PAGES.get(number) or (f"cp{number}" if number in _KNOWN and number != 708 else "")


def tokens(text: str) -> Iterator[tuple[str, str, int | None]]:
    """The tokens of an RTF file whose bytes are read as Latin-1, each with the number it has.

    They are ("word", name, number), ("byte", character, None), ("sign", sign, None),
    ("brace", brace, None) and ("text", text, None). Binary data is left out.
    """
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        word, number, byte, sign, brace, plain = match.groups()
        if plain:
            yield "text", plain, None
        elif word:
            if word == "bin":
                at += max(0, int(number or 0))
            else:
                yield "word", word, int(number) if number else None
        elif byte:
            yield "byte", chr(int(byte, 16)), None
        elif sign:
            yield "sign", sign, None
        else:
            yield "brace", brace, None
