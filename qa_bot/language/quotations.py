"""Where quotations stand in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.model import Passage

_QUOTE = re.compile(r"[\"“”„«»]|(?<!\w)‘|’(?!\w)")
_CLOSING = {'"': '"', "“": "”", "„": "”“", "«": "»", "‘": "’"}


def quotations(text: str, passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """The offsets of quotations, marks included.

    One left open ends with its paragraph, unless the next begins with the mark again.
    """
    found: list[tuple[int, int]] = []
    opened = -1
    mark = ""
    end = 0
    for passage in passages:
        gap = text[end : passage.start].replace("\r", "")
        begin = 0
        if opened >= 0 and passage.text.startswith(mark) and "\n" in gap:
            begin = 1  # a paragraph of a quotation that runs on begins with its mark again
        elif opened >= 0 and "\n\n" in gap:
            found.append((opened, end))
            opened = -1
        for match in _QUOTE.finditer(passage.text, begin):
            at, sign = passage.start + match.start(), match[0]
            if opened < 0:
                if sign in _CLOSING:
                    opened, mark = at, sign
            elif sign in _CLOSING[mark]:
                found.append((opened, at + 1))
                opened = -1
        end = passage.end
    if opened >= 0:
        found.append((opened, end))
    return found
