"""Text of any kind in Markdown, so that it reads as it stands and can be read back exactly.

What Markdown would take for markup has a backslash before it; what can't be seen or doesn't
survive (control and format characters, white space at the ends of a line, half a surrogate pair)
is a numeric reference such as `&#x1B;`. Both are CommonMark's own: https://spec.commonmark.org,
sections 2.4 and 2.5.
"""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(
    r"""
    (?P<end>^[^\S\n]+|[^\S\n]+$) # white space at the ends of a line
    | [^\w \n!-~]                # what may be invisible: see _escaped
    | [\\`*\[\]<|~]
    | (?<![^\W_])_ | _(?![^\W_]) # an underscore, but for one within a word
    | &(?=\#?\w+;)
    | (?<!\S)\#                  # a heading, or its end
    | ^[-+=>] | ^\d{1,9}[.)]     # a list, an underline, a quotation
    """,
    re.VERBOSE | re.MULTILINE,
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&#[xX](10[0-9a-fA-F]{4}|[0-9a-fA-F]{1,5});")
_JOINERS = "\u200c\u200d"


def escape(text: str) -> str:
    """Return Markdown whose text is `text`, with its line breaks as they are."""
    return _MARKUP.sub(_escaped, text)


def escape_line(text: str) -> str:
    """Return Markdown whose text is `text`, on one line."""
    return escape(text).replace("\n", "&#xA;")


def unescape(markdown: str) -> str:
    """Return the text that was given to `escape` or `escape_line`."""
    return _ESCAPE.sub(lambda m: m[1] or chr(int(m[2], 16)), markdown)


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if match["end"] or (len(found) == 1 and _is_unseen(found)):
        return "".join(f"&#x{ord(char):X};" for char in found)
    return f"{found[:-1]}\\{found[-1]}" if found.isascii() else found


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in _JOINERS
