"""Markup within a line of Markdown: what of it nobody sees on the page, and what is code."""

from __future__ import annotations

import re
from collections.abc import Container

from qa_bot.language.text.blocks import Hidden

_URL = r"\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,1000}){0,3}(?:\n[^()\n]{0,200})?\)"
_IMAGE = rf"!\[[^\[\]]{{0,500}}\](?:{_URL}|\[[^\[\]]{{0,200}}\])?"
# What HTML calls its elements: `Option<T>` is none of them.
_ELEMENTS = (
    "a|abbr|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col"
    "|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]"
    "|header|hr|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|p|param"
    "|path|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary"
    "|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|track|tt|u|ul|var|video|wbr"
)
_INLINE = re.compile(
    rf"""(?xi)
      (?P<code>(?<!`)`+[^`]+`+)
    | (?P<comment><!--)
    | (?P<image>\[\s?{_IMAGE}\s?\](?:{_URL}|\[[^\[\]]{{0,200}}\])? | {_IMAGE}
        | !\[\[[^\[\]\n]{{0,300}}\]\])
    | (?P<link>\](?:{_URL}|\[[^\[\]]{{0,200}}\]))
    | (?P<wiki>\[\[[^\[\]|\n]{{1,300}}\|)
    | (?P<tag></?(?:{_ELEMENTS})(?:\s[^<>]{{0,1000}})?/?>)
    | (?P<template>\{{\{{[^{{}}\n]{{0,300}}\}}\}} | \{{%[^{{}}\n]{{0,300}}%\}}
        | \{{\s?[#.:][^{{}}\n]{{1,100}}\}} | %%[^%]{{0,2000}}%% | [ ]\^[\w-]{{4,60}}(?m:$)
        | (?<![\w:]):[a-z][a-z0-9_+-]{{1,60}}:(?![\w:]))
    """
)
_INTERNAL_LINK = re.compile(
    r"\[[^\[\]]{0,500}\]\((?!\s*<?[a-z][a-z0-9+.-]*:)[^()\n]{0,500}\)|!?\[\[[^\[\]\n]{0,300}\]\]",
    re.IGNORECASE,
)
_NAMED_LINK = re.compile(r"\[([^\[\]]{1,500})\](?:\[([^\[\]]{0,200})\])?")
_ENTITY = re.compile(r"&#?\w{1,10};")
_WORD = re.compile(r"\w")


def inline(text: str, start: int, end: int) -> tuple[Hidden, list[tuple[int, int]]]:
    """What is hidden in a stretch of Markdown, and where code stands in it."""
    hidden: Hidden = []
    literal = []
    at = start
    while match := _INLINE.search(text, at, end):
        at = match.end()
        kind = match.lastgroup
        if kind == "code":
            literal.append((match.start(), at))
        elif kind == "link":
            # The bracket ends the words of the link; the rest stays with them.
            hidden.append((match.start() + 1, at, ")"))
        elif kind == "wiki":
            hidden.append((match.start() + 2, at, " "))
        else:
            if kind == "comment":
                closing = text.find("-->", at, end)
                at = closing + 3 if closing >= 0 else end
            hidden.append((match.start(), at, " "))
    return hidden, literal


def leads_elsewhere(text: str, places: Container[str]) -> bool:
    """Whether a text is nothing but links to other places of the same articles.

    `places` are the labels in capitals that are defined to lead to such places.
    """
    if "[" not in text:
        return False
    rest = _INTERNAL_LINK.sub(" ", text)
    rest = _NAMED_LINK.sub(lambda link: " " if _label(link) in places else link[0], rest)
    return rest != text and not _WORD.search(_ENTITY.sub(" ", rest))


def _label(link: re.Match[str]) -> str:
    return " ".join((link[2] or link[1]).split()).upper()
