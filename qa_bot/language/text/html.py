"""HTML within Markdown: what stands between its tags, by the few that part or name a text."""

from __future__ import annotations

import re

from qa_bot.language.text.blocks import Hidden, Layout, covered

SUMMARY = 80
"""The level of the line that a `<details>` shows, the heading of what it hides."""

_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][\w-]*)(?:\s[^<>]*)?/?>|<!--|<[!?][^<>]*>")
_WITHIN_TEXT = frozenset(
    "a abbr b bdi big cite code del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
_NEVER_SEEN = frozenset(("script", "style", "svg"))
_HEADINGS = {**{f"h{level}": level for level in range(1, 7)}, "summary": SUMMARY, "dt": SUMMARY}
_ENTITY = re.compile(r"&#?\w{1,10};")
_WORD = re.compile(r"\w")


def html(layout: Layout, start: int, end: int) -> None:
    """Take in what stands between the tags of a stretch of HTML."""
    text = layout.text
    begun = at = start
    element = ""
    hidden: Hidden = []
    while match := _TAG.search(text, at, end):
        tag, at = match.start(), match.end()
        name = (match["name"] or "").lower()
        opens = bool(name) and not match["closes"]
        if match[0] == "<!--":
            at = _behind(text, "-->", at, end)
        elif opens and name in _NEVER_SEEN:
            at = _behind(text, f"</{match['name']}>", at, end)
        if name in _WITHIN_TEXT or match[0] == "<!--":
            hidden.append((tag, at, " "))
            continue
        _take(layout, begun, tag, element, hidden)
        layout.skip("markup", tag, at)
        if name == "details" and not opens:
            layout.close(SUMMARY)
        begun, element, hidden = at, name if opens else "", []
    _take(layout, begun, end, element, hidden)


def _behind(text: str, closing: str, at: int, end: int) -> int:
    found = text.find(closing, at, end)
    return found + len(closing) if found >= 0 else end


def _take(layout: Layout, start: int, end: int, element: str, hidden: Hidden) -> None:
    """Take in what stands within an element, if there are words in it."""
    read = covered(layout.text[start:end], hidden, start)
    if not _WORD.search(_ENTITY.sub("", read)):
        if read.strip() or hidden:
            layout.skip("markup", start, end)
        return
    layout.hidden += hidden
    if element in _HEADINGS:
        layout.heading(start, end, _HEADINGS[element])
    elif element == "li":
        layout.item(start, end, 1)
    else:
        layout.caption(start, end)
