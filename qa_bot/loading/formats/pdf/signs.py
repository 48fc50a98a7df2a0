"""The signs of a PDF's words that aren't read as they are drawn: ligatures, accents, note marks."""

from __future__ import annotations

import re
import unicodedata

NOTED = re.compile(r"[^\W\d_]{2}\d|[.,;:!?\"'”’»)\]]\d|[*†‡§¶‖⁎∗]|^\d{1,3}[,.)]*$|^\d{1,3}[^\W\d_]")
MARKS = re.compile(r"[\d*†‡§¶‖⁎∗,]+")
RIGHT_TO_LEFT = re.compile(
    "[\u0591-\u05f4\u0620-\u065f\u066e-\u06ef\ufb1d-\ufdff\ufe70-\ufefc]{2,}"
)
_COMBINING = {
    "¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c",
    "˘": "\u0306", "˚": "\u030a", "˝": "\u030b", "¯": "\u0304", "˙": "\u0307",
}  # fmt: skip
ACCENT = re.compile("[¨´`ˆ˜ˇ˘˚˝¯˙]")
# A raised number may be a power: "10⁶", "m²", "km²".
_UNITS = frozenset("m km cm mm dm nm ft in yd mi sq s kg e x y n r".split())
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st", 0xAD: None,
}  # fmt: skip


def plain(text: str) -> str:
    """A text without ligatures and soft hyphens, the halves of its characters put together."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return whole.translate(_LIGATURES)


def accented(accent: str, letter: str) -> str:
    """A letter with an accent that is a sign of its own on it; empty where there is none such."""
    mark = _COMBINING.get(accent)
    if not mark:
        return ""
    whole = unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter, letter) + mark)
    return whole if len(whole) == 1 else ""


def is_raised_power(text: str, raised: list[bool], at: int) -> bool:
    """Whether a raised sign belongs to what it follows: "10⁶", "m²"."""
    begin = at
    while begin and raised[begin - 1]:
        begin -= 1
    return text[at].isdigit() and is_power(text[:begin])


def is_power(before: str) -> bool:
    """Whether a raised number after this is a power."""
    tail = re.search(r"[^\W_]+\Z", before)
    if not tail:
        return False
    return tail[0][-1].isdigit() or len(tail[0]) == 1 or tail[0].lower() in _UNITS
