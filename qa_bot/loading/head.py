"""What a web page says of itself: its title, its author and its date.

In order: the head's `<meta>`, then JSON-LD, which search engines read, then the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

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
_BY = re.compile(r"by[ :]+", re.IGNORECASE)
_BEFORE_SITE = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|:\s+")
_MOST = 1_000  # values of JSON-LD that are looked at


def about(tree: HTMLTree) -> tuple[str, str, str]:
    """The title, author and date that a page says it has, each empty where it says none."""
    said = dict(reversed(list(_meta(tree))))
    linked = dict(reversed(list(_linked_data(tree))))
    authors = (*(said.get(name, "") for name in _AUTHORS), linked.get("author", ""))
    dates = (*(said.get(name, "") for name in _DATES), linked.get("datepublished", ""), _time(tree))
    names = (_BY.sub("", name, count=1) if _BY.match(name) else name for name in authors)
    author = next((name for name in names if name and "://" not in name), "")
    date = next(filter(None, dates), "")
    day = _DAY.match(date)
    return _title(tree, said), author, day[0] if day else date


def _title(tree: HTMLTree, said: dict[str, str]) -> str:
    """The title without the name of the site, where that is told from it."""
    title, site = _collapsed(tree.title), said.get("og:site_name", "")
    shared = said.get("og:title", "")
    if not title or (shared and shared in title):
        title = shared or title
    heading = next((_collapsed(first.text) for first in _found(tree, "h1")), "")
    if heading and heading != site and title.startswith(heading):
        rest = title[len(heading) :]
        if _BEFORE_SITE.match(rest):
            return heading
    before = title.removesuffix(site) if site else title
    if parting := re.fullmatch(rf"(.+?)(?:{_BEFORE_SITE.pattern})", before):
        return parting[1]
    return title


def _meta(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    for meta in _found(tree, "meta[content]"):
        value = _collapsed(meta.getattr("content", ""))
        for attribute in ("property", "name", "itemprop"):
            name = meta.getattr(attribute, "")
            if name and value:
                yield name.lower(), value


def _linked_data(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    """What JSON-LD says of dates and authors, outermost first."""
    for script in _found(tree, 'script[type="application/ld+json"]'):
        try:
            waiting: list[Any] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        for value in waiting:
            if isinstance(value, list):
                waiting += value[: max(0, _MOST - len(waiting))]
            elif isinstance(value, dict):
                waiting += list(value.values())[: max(0, _MOST - len(waiting))]
                for name in ("author", "datePublished"):
                    if found := ", ".join(_names(value.get(name))):
                        yield name.lower(), found


def _names(value: Any) -> list[str]:
    """The texts or names that a value of JSON-LD gives."""
    values = value if isinstance(value, list) else [value]
    named = (one.get("name") if isinstance(one, dict) else one for one in values)
    return [name for one in named if isinstance(one, str) and (name := _collapsed(one))]


def _time(tree: HTMLTree) -> str:
    times = _found(tree, "time[datetime]")
    return next((_collapsed(time.getattr("datetime", "")) for time in times), "")


def _found(tree: HTMLTree, selector: str) -> Iterator[ElementNode]:
    """The elements of a page that a CSS selector finds."""
    return iter(tree.document.query_selector_all(selector) if tree.document else ())


def _collapsed(text: str | None) -> str:
    return " ".join((text or "").replace("\xad", "").split())
