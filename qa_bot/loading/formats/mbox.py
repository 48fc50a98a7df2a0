"""Mails in one file: each begins with a line `From `, which isn't a header.

Such a line is one only after an empty line and before a header, as `From memory I would say so.`
is text too, and what would be taken for one has a `>` put before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa_bot.loading.formats.mail import article
from qa_bot.loading.loaded import Loaded, Unreadable
from qa_bot.model import Skipped

_BEGINS = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+(?:[^\S\n]*|[^\n]*\d:\d\d[^\n]*)\n(?=[!-9;-~]{1,100}:)"
)
_ESCAPED = re.compile(rb"(?m)^>(?=>*From )")


def load(data: bytes) -> Iterator[Loaded | Skipped]:
    """The mails of a file. Raises Unreadable where it doesn't begin with one."""
    data = data.lstrip(b"\r\n")
    begins = [match.span() for match in _BEGINS.finditer(data)]
    if not begins or begins[0][0] > 0:
        raise Unreadable("not a mailbox: it doesn't begin with a line 'From '")
    ends = [*(start for start, _ in begins[1:]), len(data)]
    for number, ((_, start), end) in enumerate(zip(begins, ends, strict=True), 1):
        name = str(number)
        try:
            yield article(_ESCAPED.sub(b"", data[start:end]), name, f"mail {number}")
        except Unreadable as error:
            yield Skipped(name, str(error))
