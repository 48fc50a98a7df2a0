"""What a cell of a workbook shows for the number that it holds: a date, a share, a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
_ISO = "yyyy-mm-dd"
# A quoted text, a sign that stands for itself, a colour, a place or a span, a part of a date.
_PART = re.compile(
    r'"([^"]*)"|\\(.)|[_*].|(\[[^\]]*\])|(AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?)|(.)',
    re.IGNORECASE | re.S,
)
_ENGLISH = re.compile(r"\[\$-0*(?:[0-9A-Fa-f]*09)\]")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LAST_DAY = 2_958_465  # of the year 9999
_PERCENT = re.compile(r"[#0,]*(?:\.(0*)#*)?\s*%")


def code(number: int, own: Mapping[int, str]) -> str:
    """How a format shows its numbers, by its number; `own` are those that the workbook defines."""
    return own.get(number) or _BUILT_IN.get(number, "")


def shown(value: str, code: str, from_1904: bool = False) -> str:
    """A number as a format shows it; one that is neither a date nor a share as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    first = code.partition(";")[0]
    if _is_date(first) and 0 <= number <= _LAST_DAY:
        return _date(number, first, from_1904)
    if percent := _PERCENT.search(re.sub(r'"[^"]*"', "", first)):
        return f"{number * 100:.{len(percent[1] or '')}f}%"
    return f"{number:.15g}" if abs(number) < 1e15 else value


def _is_date(code: str) -> bool:
    parts = (match[4] or match[3] for match in _PART.finditer(code) if match[4] or match[3])
    return any(
        part[0] != "[" or part.strip("[]").lower() in ("h", "hh", "m", "s") for part in parts
    )


def _date(number: float, code: str, from_1904: bool) -> str:
    # A workbook takes 1900 for a leap year.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + (number < 60))
    moment = start + timedelta(seconds=round(number * 86_400))
    parts = list(_PART.finditer(code))
    names = any((match[4] or "").lower().startswith(("mmm", "ddd")) for match in parts)
    if names and "[$" in code and not _ENGLISH.search(code):
        code = _ISO
        parts = list(_PART.finditer(code))
    half = any((match[4] or "").upper() in ("AM/PM", "A/P") for match in parts)
    written: list[str] = []
    before = ""
    for at, match in enumerate(parts):
        text, sign, span, part, other = match.groups()
        part = (part or (span or "").strip("[]")).lower()
        if part.startswith("m") and len(part) < 3:
            after = next((m[4].lower() for m in parts[at + 1 :] if m[4]), "")
            part = part.replace("m", "n") if before[:1] == "h" or after[:1] == "s" else part
        if span and part in ("h", "hh"):
            written.append(f"{int(number * 24)}")
        elif part and not (span and part.startswith("$")):
            written.append(_part(moment, part, half))
        else:
            written.append(text or sign or other or "")
        before = part or before
    return "".join(written).strip()


def _part(moment: datetime, part: str, half: bool) -> str:
    """A part of a date; `n` are minutes."""
    month, day = _MONTHS[moment.month - 1], _DAYS[moment.weekday()]
    hour = (moment.hour % 12 or 12) if half else moment.hour
    values = {
        "yy": f"{moment.year % 100:02}", "y": f"{moment.year % 100:02}", "m": f"{moment.month}",
        "mm": f"{moment.month:02}", "mmm": month[:3], "mmmm": month, "mmmmm": month[0],
        "d": f"{moment.day}", "dd": f"{moment.day:02}", "ddd": day[:3], "dddd": day, "h": f"{hour}",
        "hh": f"{hour:02}", "n": f"{moment.minute}", "nn": f"{moment.minute:02}",
        "s": f"{moment.second}", "ss": f"{moment.second:02}",
        "am/pm": "PM" if moment.hour >= 12 else "AM", "a/p": "P" if moment.hour >= 12 else "A",
    }  # fmt: skip
    if part.startswith("yyy"):
        return f"{moment.year}"
    return values.get(part.partition(".")[0], "")
