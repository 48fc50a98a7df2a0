"""Links to files, as terminals show them (OSC 8).

The sequence is that of https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda: a
`file` URI with the host's name, in printable ASCII, everything else percent-encoded.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qa_bot.language.lazy_regex import pattern

_URI = pattern("file://[!-~]*")
_PAGE = pattern(r"p\. (\d+)")
_PAGES = (".html", ".htm", ".xhtml")
_END = 12  # words

# Set by terminals that show links, whatever their version.
_TERMINALS = (
    "WT_SESSION",
    "KITTY_WINDOW_ID",
    "DOMTERM",
    "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR",
    "KONSOLE_VERSION",
    "ALACRITTY_WINDOW_ID",
)
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio", "Tabby")
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "rio", "contour")


def uri(path: Path | None) -> str:
    """The URI of an absolute path; empty for no path or one that no file can have."""
    if path is None:
        return ""
    from urllib.parse import quote

    try:
        return path.as_uri() if os.name == "nt" else f"file://{_host()}{quote(os.fsencode(path))}"
    except ValueError:  # half a surrogate pair
        return ""


def at_place(path: Path, place: str = "", quoted: str = "") -> str:
    """The URI that opens a PDF at its page, `#page=12`, or a web page at the words that are quoted.

    Empty for other kinds of files. The words are a text fragment as browsers read it
    (https://wicg.github.io/scroll-to-text-fragment/): of many the first and the last, and no hyphen
    in them, which has a meaning there.
    """
    kind = path.suffix.lower()
    if kind not in (".pdf", *_PAGES):
        return ""
    from urllib.parse import quote

    uri = path.absolute().as_uri()
    page = _PAGE.match(place)
    if kind == ".pdf":
        return f"{uri}#page={page[1]}" if page else uri
    # The bars between the cells of a row are not in the page.
    cell = quoted.partition(" | ")[0]
    words = [quote(word, safe="").replace("-", "%2D") for word in cell.split()]
    ends = (words[:_END], words[-_END:]) if len(words) > 2 * _END else (words,)
    return f"{uri}#:~:text={','.join(map('%20'.join, ends))}" if words else uri


def linked(text: str, uri: str) -> str:
    """Text that is a link on a terminal; as it is where the URI isn't one of a file."""
    return f"\x1b]8;;{uri}\x1b\\{text}\x1b]8;;\x1b\\" if _URI.fullmatch(uri) else text


def shown_by(environment: Mapping[str, str]) -> bool:
    """Whether the terminal that these variables describe shows links.

    FORCE_HYPERLINK decides where it is set; terminals that are not known get none.
    """
    term = environment.get("TERM", "")
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    if term == "dumb" or environment.get("NO_COLOR") or "STY" in environment:
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        # 0.50.0, the first version with links, crashes on some.
        (vte.isdecimal() and int(vte) > 5000)
        or any(environment.get(name) for name in _TERMINALS)
        or environment.get("TERM_PROGRAM") in _PROGRAMS
        or term.removesuffix("-direct") in _TERMS
    )


@cache
def _host() -> str:
    from socket import gethostname
    from urllib.parse import quote

    return quote(os.fsencode(gethostname()))
