"""Web pages: the article of the page, without what stands around it on every page of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from qa_bot.loading.charsets import decoded
from qa_bot.loading.decoding import decode
from qa_bot.loading.elements import HEADINGS, UNSEEN, Element, Elements, written
from qa_bot.loading.head import TELLING, Told, about
from qa_bot.loading.loaded import Loaded, Unreadable, Writer

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

LARGEST = 16 * 1024 * 1024
"""Bytes of a page that is still read: parsers take a time that grows with its square at worst."""

# Words in the classes of what stands around an article that the extractor misses.
_AROUND = "share sharing social related newsletter cookie consent promo subscribe recommend crumb"
_PASSED_OVER = [
    f'{tag}:is([class*="{word}" i], [id*="{word}" i]):not(:has(h1, article, main))'
    for word in _AROUND.split()
    for tag in ("div", "ul", "section", "aside", "p")
]
_CHARSET = re.compile(rb"(?i)charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})")
_TOP = 2_048  # bytes
_LONGEST_IN_MENU = 16  # characters of a link, on average
_EDIT = ".mw-editsection"  # "[edit]", which wikis put into their headings
_ANCHORED = re.compile(r"(?:section|level\d)?")
_SLUG = re.compile("[a-z0-9]+")
_SIGNS = range(0xF0000, 0xFFFFE)  # private characters, one for each text of the page
_MAIN = 0.25  # the share of a page's text that its article has, at least, or
_SHORT = 500  # characters
_MOST = 0.5  # the share of it in what the page itself says is its article


def load(data: bytes) -> Iterator[Loaded]:
    """The article of a web page. Raises Unreadable where it isn't one that can be read."""
    from resiliparse.parse.html import HTMLTree

    if len(data) > LARGEST:
        raise Unreadable(f"a web page of more than {LARGEST >> 20} MB")
    text, encoding = _decoded(data)
    page = _Page(HTMLTree.parse(text))
    blocks = page.article()
    writer = Writer()
    written(blocks, writer)
    yield replace(writer.loaded(*about(page.told, blocks)), encoding=encoding)


class _Page:
    """The elements and texts of a page in their order, and which texts belong to its article.

    The extractor says what belongs to the article in plain text, from which alone one couldn't
    tell headings, tables and quotations. So each text of the page is marked with a sign of its own,
    and the signs that come out say which texts the article is made of.
    """

    def __init__(self, tree: HTMLTree) -> None:
        self.told = Told(tree.title or "")
        self._tree = tree
        self._texts: list[str] = []
        self._events: list[tuple[str, str, str]] = []
        self._anchored: list[ElementNode] = []
        # Where the texts begin and end of what the page itself says is its article.
        self._parts: dict[str, list[tuple[int, int]]] = {"main": [], "article": []}
        for root in (tree.head, tree.body):
            for kind, node in _walk(root):
                self._take(kind, node)
        # A lone section may well be what it is called.
        for section in self._anchored if len(self._anchored) > 1 else ():
            section.delattr("id")

    def article(self) -> list[Element]:
        """The blocks of the article; of all of the page where it seems to have none."""
        seen, kept = self._extracted(False), self._extracted(True)
        if self._amount(kept) < min(_SHORT, _MAIN * self._amount(seen)):
            kept = seen
        for part in filter(lambda found: len(found) == 1, self._parts.values()):
            start, end = part[0]
            within = [is_kept and start <= at < end for at, is_kept in enumerate(kept)]
            if self._amount(within) >= _MOST * self._amount(kept):
                kept = within
        elements = Elements()
        number = 0
        for kind, value, target in self._events:
            if kind == "start":
                elements.start(value, target)
            elif kind == "end":
                elements.end(value)
            elif not value or value.isspace():
                elements.text(value)
            else:
                if number >= len(self._texts) or seen[number]:
                    elements.text(value, number >= len(self._texts) or kept[number])
                number += 1
        blocks = elements.blocks()
        _keep_lists(blocks)
        return [block for block in blocks if block.kept and not _is_menu(block)]

    def _take(self, kind: str, node: Any) -> None:
        if kind == "text":
            text = node.value
            if text and not text.isspace() and len(self._texts) < len(_SIGNS):
                node.value = chr(_SIGNS[len(self._texts)]) + text
                self._texts.append(text)
            self._events.append((kind, text, ""))
            return
        tag = node.tag
        if kind == "start":
            if tag in TELLING:
                self.told.take(node)
            elif tag in HEADINGS:
                self._forget_anchors(node)
            elif tag in self._parts:
                self._parts[tag].append((len(self._texts), len(_SIGNS)))
        elif part := self._parts.get(tag):
            part[-1] = (part[-1][0], len(self._texts))
        if tag not in UNSEEN:
            target = node.getattr("href", "") if tag == "a" and kind == "start" else ""
            self._events.append((kind, tag, target))

    def _forget_anchors(self, heading: Any) -> None:
        """Take away the ids that only name a heading: a section `comments` of a manual isn't any.

        The extractor tells by its id what an element is for.
        """
        heading.delattr("id")
        if (edit := heading.query_selector(_EDIT)) is not None:
            edit.decompose()
        section = heading.parent
        if section.tag in ("section", "div") and _ANCHORED.fullmatch(section.class_name or ""):
            # The texts of the heading aren't marked yet.
            slug = "-".join(_SLUG.findall((heading.text or "").lower()))
            if slug and slug == "-".join(_SLUG.findall((section.id or "").lower())):
                self._anchored.append(section)

    def _extracted(self, main: bool) -> list[bool]:
        """Which texts are seen on the page, or belong to the main part of it."""
        signs = set(_extract(self._tree, main))
        return [chr(sign) in signs for sign, _ in zip(_SIGNS, self._texts, strict=False)]

    def _amount(self, kept: list[bool]) -> int:
        return sum(len(text) for text, is_kept in zip(self._texts, kept, strict=True) if is_kept)


def _keep_lists(blocks: list[Element]) -> None:
    """Keep the short lists of an article, which the extractor takes for menus.

    A menu leads elsewhere: most of its text is links.
    """
    before = False
    for dropped, group in groupby(blocks, key=lambda one: one.kind == "item" and not one.kept):
        run = list(group)
        if dropped and before:
            linked = sum(item.linked for item in run)
            kept = linked * 2 < sum(len(item.text) for item in run)
            for item in run:
                item.kept = kept
        before = run[-1].kept


def _is_menu(block: Element) -> bool:
    """Whether a paragraph is nothing but links: `Home | Archive`."""
    if block.kind != "paragraph" or block.links < 2 or block.text.endswith((".", "!", "?")):
        return False
    if any(map(str.isdigit, block.text)):
        return False
    letters = sum(map(str.isalpha, block.text))
    return letters <= block.linked <= block.links * _LONGEST_IN_MENU


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """The elements below one as they begin and end, and the texts between them.

    A node leads to the next: a list of nodes that a selector finds takes a time that grows with
    the square of its length.
    """
    from resiliparse.parse.html import ELEMENT, TEXT

    node = root
    while node is not None:
        after: Any = None
        if node.type == TEXT:
            yield "text", node
        elif node.type == ELEMENT:
            yield "start", node
            after = node.first_child if node.tag not in UNSEEN or node == root else None
            if after is None:
                yield "end", node
        while after is None and node is not None and node != root:
            after = node.next
            if after is None:
                node = node.parent
                yield "end", node
        node = after


def _decoded(data: bytes) -> tuple[str, str]:
    """A page's text; what it says of its encoding counts where it isn't UTF-8."""
    text, encoding = decode(data)
    said = _CHARSET.search(data, 0, _TOP)
    if said and not encoding.startswith("utf"):
        text, encoding = decoded(data, said[1].decode())
    # Pages that say Latin-1 mean Windows-1252.
    if encoding in ("iso8859-1", "latin-1", "ascii"):
        return data.decode("cp1252", "replace"), "cp1252"
    return text, encoding


def _extract(tree: HTMLTree, main: bool) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=main,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
        skip_elements=_PASSED_OVER if main else None,
    )
