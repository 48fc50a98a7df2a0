"""Whether a quotation stands in its article, word for word, and whether that speaker says it.

Read from the articles themselves, not from an index that is kept. Words count, not the white space
between them: an article may be rewrapped. `…`, `...` and `[…]` leave words out: the parts must
stand in their order, each soon after the one before. What stands at the page, the heading or the
row that it is said to stand at is in place, whatever its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qa_bot.loading import Source, SourceFile, finish, read, sources
from qa_bot.loading.articles import Article
from qa_bot.model import Document, Skipped, file_of, source
from qa_bot.saved.session import Quotation
from qa_bot.verification import people

_LEFT_OUT = 500  # characters between two parts at most: about a paragraph
_ELISION = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.{3,})\s*")
_LINE_BREAK = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a quotation.

    `line` is the one it begins on, None where it doesn't stand any more, and `place` the label
    there; where it stands more than once, those nearest to the ones it is said to stand at.
    `speakers` are those whom the article has speak there, looked for where the quotation names a
    speaker. `document` is the other article of its file in which it stands now, if so.
    """

    quotation: Quotation
    line: int | None
    speakers: tuple[str, ...] = ()
    place: str = ""
    document: str = ""

    @property
    def misattributed(self) -> bool:
        """Whether it stands there, but the article doesn't have the named speaker say it."""
        said = self.quotation.speaker
        if not said or self.line is None:
            return False
        return not any(_is(said, speaker) for speaker in self.speakers)

    @property
    def moved(self) -> bool:
        """Whether it stands in the articles, at another line and place than it is said to."""
        said = self.quotation
        if said.place and self.place == said.place:
            return False
        return self.line is not None and (bool(self.document) or self.line != said.line)

    @property
    def in_place(self) -> bool:
        return self.line is not None and not (self.moved or self.misattributed)


def verify(
    quotations: Sequence[Quotation], articles: Source | Mapping[str, Document]
) -> list[Finding]:
    """Look for each quotation in its article, in folders and files of articles.

    Where these are elsewhere, `articles` are their documents. Raises KnowledgeError when there are
    no such articles.
    """
    files = {file_of(quotation.document) for quotation in quotations}
    opened: dict[str, dict[str, _Article]] = {}
    for one in _kept(articles, files) if isinstance(articles, Mapping) else _read(articles, files):
        opened.setdefault(file_of(one.document.id), {})[one.document.id] = _Article(one)
    return [_find(one, opened.get(file_of(one.document), {})) for one in quotations]


def report(findings: Sequence[Finding]) -> Iterator[str]:
    """A line on each quotation that isn't in place, and one that counts them all."""
    in_place, moved, gone, misattributed = 0, 0, 0, 0
    for finding in findings:
        quotation = finding.quotation
        number = f"[^{quotation.number}]"
        place = source(quotation.document, quotation.line, quotation.place)
        if finding.line is None:
            gone += 1
            yield f"{number} is gone from {place}"
        elif finding.misattributed:
            misattributed += 1
            says = f"attributes it to {' and '.join(finding.speakers)}" if finding.speakers else ""
            where = source(finding.document or quotation.document, finding.line, finding.place)
            yield f"{number} is not {quotation.speaker}'s: {where} {says or 'names no speaker'}"
        elif finding.moved:
            moved += 1
            where = finding.place or f"line {finding.line}"
            if finding.document and not finding.place:
                where = source(finding.document, finding.line)
            yield f"{number} has moved from {place} to {where}"
        else:
            in_place += 1
    wrong = f", {misattributed:,} with the wrong speaker" if misattributed else ""
    yield f"{in_place:,} in place, {moved:,} moved, {gone:,} gone{wrong}"


def _read(articles: Source, files: Collection[str]) -> Iterator[Article]:
    """The articles of some files."""
    for found in sources(articles).walk():
        if isinstance(found, SourceFile) and found.id in files:
            yield from (one for one in read(found) if not isinstance(one, Skipped))
    finish()


def _kept(documents: Mapping[str, Document], files: Collection[str]) -> Iterator[Article]:
    """The same of documents that are there."""
    for id in documents:
        if file_of(id) in files:
            yield Article(documents[id])


def _find(quotation: Quotation, articles: Mapping[str, _Article]) -> Finding:
    """Where a quotation stands in its article, or in another one of the same file."""
    own = articles.get(quotation.document)
    found = own.find(quotation) if own else Finding(quotation, None)
    if found.line is not None:
        return found
    elsewhere = [replace(other.find(quotation), document=id) for id, other in articles.items()]
    # An article gets another number with as many zeros before it as its file needs.
    elsewhere.sort(key=lambda one: one.place != quotation.place)
    return next((one for one in elsewhere if one.line is not None), found)


class _Article:
    """An article in which quotations are looked for; who speaks in it is found when asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.document.text
        self._spoken: list[tuple[int, int, list[str]]] | None = None

    def find(self, quotation: Quotation) -> Finding:
        """Where a quotation stands, and who speaks there."""
        text = self._text
        # The article itself may hold the dots.
        places = _places(text, [quotation.text]) or _places(text, _ELISION.split(quotation.text))
        if not places:
            return Finding(quotation, None)
        start, end = min(places, key=lambda at: self._distance(at[0], quotation))
        speakers = self._speakers(start, end) if quotation.speaker else ()
        label = self._article.document.place(start)
        return Finding(quotation, self._line(start), speakers, label)

    def _distance(self, offset: int, quotation: Quotation) -> tuple[bool, int]:
        """How far an offset is from where a quotation is said to stand."""
        elsewhere = quotation.place not in ("", self._article.document.place(offset))
        return elsewhere, abs(self._line(offset) - quotation.line)

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in _LINE_BREAK.finditer(self._text)]

    def _line(self, offset: int) -> int:
        return bisect_right(self._breaks, offset) + 1

    def _speakers(self, start: int, end: int) -> tuple[str, ...]:
        """Those who speak in the passages that a quotation touches."""
        if self._spoken is None:
            # Speakers are found by the rules that answers come from.
            from qa_bot.index.building import index_in_memory

            index = index_in_memory([self._article])
            self._spoken = []
            for number in range(len(index)):
                said = [one.speaker for one in index.statements(number) if one.speaker is not None]
                passage = index.passage(number)
                self._spoken.append((passage.start, passage.end, said))
        touched = (said for a, b, said in self._spoken if a < end and start < b)
        return tuple(dict.fromkeys(name for said in touched for name in said))


def _places(text: str, parts: Sequence[str]) -> list[tuple[int, int]]:
    """The (start, end) of the places where some parts stand one after the other."""
    first, *others = [_pattern(part) for part in parts if part.strip()] or [""]
    if not first:
        return []
    if others:
        first, *others = map(_whole_words, (first, *others))
    # A lookahead, since two places may overlap.
    places = [(m.start(1), m.end(1)) for m in re.finditer(f"(?=({first}))", text)]
    for part in others:
        ends = [end for _, end in places]
        follow = []
        for match in re.finditer(part, text):
            before = bisect_right(ends, match.start()) - 1
            if before >= 0 and match.start() - ends[before] <= _LEFT_OUT:
                follow.append((places[before][0], match.end()))
        places = follow
    return places


def _pattern(part: str) -> str:
    return r"\s+".join(map(re.escape, part.split()))


def _whole_words(pattern: str) -> str:
    # "he" isn't a part of "the".
    before = r"(?<!\w)" if re.match(r"\w", pattern) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", pattern) else ""
    return f"{before}{pattern}{after}"


def _is(said: str, speaker: str) -> bool:
    """Whether a name that somebody wrote means a speaker, as in "Kallas"."""
    # A role may stand behind it, as the screen shows it.
    return said == speaker or people.same(said.partition(",")[0], "", speaker, "")
