"""Who speaks at a place of an article by its layout, where no words of saying tell.

A label opens the paragraph ("THE CORONER: Did you …"), or a credit closes what is set off
("— Ada Berg, mayor").
"""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.names import mentions
from qa_bot.model import Passage
from qa_bot.verification.set_off import CREDIT

_LABEL = pattern(r"[*_]{0,2}(?P<who>[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,5})[*_]{0,2}:[*_]{0,2}\s")
_PARAGRAPHS = 12  # passages back to the label of what is said


def named_beside(passages: Sequence[Passage], start: int, end: int) -> str:
    """The name that the layout gives to what stands from `start` to `end`, or nothing."""
    last = max(number for number, one in enumerate(passages) if one.start < end)
    first = min(number for number, one in enumerate(passages) if one.end > start)
    if passages[last].kind == "quote":
        for one in passages[last : last + _PARAGRAPHS]:
            if one.kind != "quote":
                break
            line = one.text.rsplit("\n", 1)[-1].lstrip("> \t")
            if (credit := CREDIT.fullmatch(line)) and one.end > end:
                return next((m.name for m in mentions(credit["who"]) if m.name), credit["who"])
    labels = [label for one in passages if (label := _LABEL.match(one.text))]
    if len(labels) < 2:
        return ""
    for one in reversed(passages[max(first - _PARAGRAPHS, 0) : first + 1]):
        label = _LABEL.match(one.text)
        if label and one.start + label.end() <= start:
            return label["who"].title() if label["who"].isupper() else label["who"]
    return ""


def nearer(passages: Sequence[Passage], name: str, other: str, start: int, end: int) -> bool:
    """Whether a name stands nearer than another to the words from `start` to `end`."""
    mine, theirs = (_distance(passages, one, start, end) for one in (name, other))
    return mine is not None and (theirs is None or mine < theirs)


def _distance(passages: Sequence[Passage], name: str, start: int, end: int) -> int | None:
    """Characters between some words and the nearest place of a name in their passages."""
    last = name.split()[-1]
    found = []
    for one in passages:
        at = one.text.find(last)
        while at >= 0:
            begin, stop = one.start + at, one.start + at + len(last)
            if stop <= start or begin >= end:
                found.append(max(start - stop, begin - end))
            at = one.text.find(last, at + 1)
    return min(found, default=None)
