"""What a web page says of itself: its title, its author and its date.

In order: the head's `<meta>`, then JSON-LD, which search engines read, then the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qa_bot.loading.elements import Element

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

_AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
    "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_DATES = (
    "article:published_time", "date", "datepublished", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "citation_publication_date", "citation_date", "pubdate",
    "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|\s+\d|\Z)")
TELLING = frozenset(("meta", "script", "time"))
"""The elements that tell it, besides the title."""

_BY = re.compile(r"by[ :]+", re.IGNORECASE)
_BEFORE_SITE = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|:\s+")
_MOST = 1_000  # values of JSON-LD that are looked at


class Told:
    """What a page says of itself outside its text, the first of each name."""

    def __init__(self, title: str) -> None:
        self.title = _collapsed(title)
        self.meta: dict[str, str] = {}
        self.data: dict[str, str] = {}
        self.time = ""

    def take(self, element: ElementNode) -> None:
        """Take in one of the elements that tell it."""
        if element.tag == "meta":
            value = _collapsed(element.getattr("content", ""))
            for attribute in ("property", "name", "itemprop"):
                name = (element.getattr(attribute) or "").lower()
                if name and value:
                    self.meta.setdefault(name, value)
        elif element.tag == "time":
            self.time = self.time or _collapsed(element.getattr("datetime", ""))
        elif (element.getattr("type") or "").lower() == "application/ld+json":
            for name, value in _linked_data(element.text or ""):
                self.data.setdefault(name, value)


def about(told: Told, blocks: Sequence[Element]) -> tuple[str, str, str]:
    """The title, author and date that a page of some blocks says it has, or empty."""
    meta, data = told.meta, told.data
    authors = (*(meta.get(name, "") for name in _AUTHORS), data.get("author", ""))
    dates = (*(meta.get(name, "") for name in _DATES), data.get("datepublished", ""), told.time)
    names = (_BY.sub("", name, count=1) if _BY.match(name) else name for name in authors)
    author = next((name for name in names if name and "://" not in name), "")
    date = next(filter(None, dates), "")
    day = _DAY.match(date)
    headings = (block.text for block in blocks if block.kind == "heading" and block.level == 1)
    return _title(told, _collapsed(next(headings, ""))), author, day[0] if day else date


def _title(told: Told, heading: str) -> str:
    """The title without the name of the site, where that is told from it."""
    title, site = told.title, told.meta.get("og:site_name", "")
    shared = told.meta.get("og:title", "")
    if not title or (shared and shared in title):
        title = shared or title
    if heading and heading != site and title.startswith(heading):
        rest = title[len(heading) :]
        if _BEFORE_SITE.match(rest):
            return heading
    before = title.removesuffix(site) if site else title
    if parting := re.fullmatch(rf"(.+?)(?:{_BEFORE_SITE.pattern})", before):
        return parting[1]
    return title


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """What JSON-LD says of dates and authors, outermost first."""
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for value in waiting:
        room = max(0, _MOST - len(waiting))
        if isinstance(value, list):
            waiting += value[:room]
        elif isinstance(value, dict):
            waiting += list(value.values())[:room]
            for name in ("author", "datePublished"):
                if found := ", ".join(_names(value.get(name))):
                    yield name.lower(), found


def _names(value: Any) -> list[str]:
    """The texts or names that a value of JSON-LD gives."""
    values = value if isinstance(value, list) else [value]
    named = (one.get("name") if isinstance(one, dict) else one for one in values)
    return [name for one in named if isinstance(one, str) and (name := _collapsed(one))]


def _collapsed(text: str | None) -> str:
    return " ".join((text or "").replace("\xad", "").split())
