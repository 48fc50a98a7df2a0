"""Some of the articles asked as if they were all: by their names, their dates, their authors.

What is counted over all articles, such as how rare a word is, is then counted over these, so that
the answers are those of a folder that holds nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from qa_bot.errors import QuestionError
from qa_bot.index import naming
from qa_bot.index.contract import Documents, Index, Indexed
from qa_bot.language.text.dates import Span, span
from qa_bot.loading.patterns import Patterns
from qa_bot.model import Skipped, file_of

if TYPE_CHECKING:
    from qa_bot.index.progress import Progress

T = TypeVar("T")

# A day, a month or a year: "2024-03-04", "2024-03", 2024.
Day: TypeAlias = "str | int | date"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles are asked; empty where it doesn't matter.

    `names` are patterns as in `.gitignore`, for their ids and the folders in these. `after` and
    `before` are dates: the articles are asked that are later, or earlier, than every day of these.
    `author` are words that stand in the author's name.
    """

    names: tuple[str, ...] = ()
    after: str = ""
    before: str = ""
    author: str = ""

    def __str__(self) -> str:
        """As it is said: `*.md after 2020 by Holm`."""
        told = (("after", self.after), ("before", self.before), ("by", self.author))
        return " ".join([*self.names, *(f"{word} {what}" for word, what in told if what)])


def to_filter(names: str | Iterable[str], after: Day, before: Day, author: str) -> Filter:
    """A filter from what a caller gives. Raises QuestionError for a value of the wrong type."""
    some = (names,) if isinstance(names, str) or not isinstance(names, Iterable) else tuple(names)
    if not all(isinstance(one, str) for one in (*some, author)):
        raise QuestionError("the names and the author that articles are chosen by must be text")
    return Filter(tuple(filter(None, some)), str(after or ""), str(before or ""), author.strip())


class FilteredIndex:
    """What fits a filter in an index, as the index changes."""

    def __init__(self, whole: Indexed, filter: Filter) -> None:
        """Raises QuestionError for what isn't a date or a pattern, and where no article fits."""
        self.whole = whole
        self.filter = filter
        self._test = _Test(filter)
        self._state = self._filtered()
        documents = whole.snapshot.documents
        if not self._state[1].documents:
            why = self._state[2] or f"there are {naming.some(documents)}"
            raise QuestionError(f"no article {filter} among the {len(documents):,}: {why}")

    @property
    def snapshot(self) -> Index:
        """The articles that fit, as they are now."""
        if self._state[0] is not self.whole.snapshot.documents:
            self._state = self._filtered()
        return self._state[1].again()

    @property
    def notices(self) -> tuple[str, ...]:
        """What is left out for what it doesn't say, and the notices of the whole."""
        left_out = self._state[2]
        return (left_out, *self.whole.notices) if left_out else self.whole.notices

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files of the whole that were not read."""
        return self.whole.skipped

    @property
    def folder(self) -> Path | None:
        """Where the whole is kept."""
        return self.whole.folder

    def refresh(self, progress: Progress | None = None) -> None:
        """Refresh the whole."""
        self.whole.refresh(progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Rebuild the whole."""
        self.whole.rebuild(progress)

    def reading(self, read: Callable[[], T]) -> T:
        """What `read` gives, from the whole rebuilt where it is damaged."""
        return self.whole.reading(read)

    def _filtered(self) -> tuple[Documents, Index, str]:
        """All documents, what of them fits, and a note on those that can't be told to fit."""
        whole = self.whole.snapshot
        some, unknown = whole.only(self._test.fits)
        articles = "1 article is" if unknown == 1 else f"{unknown:,} articles are"
        note = f"{articles} left out whose {self._test.asks_for} can't be told"
        return whole.documents, some, note if unknown else ""


class _Test:
    """A filter, read once."""

    def __init__(self, filter: Filter) -> None:
        self._patterns = Patterns("\n".join(name.removeprefix("./") for name in filter.names))
        if filter.names and not self._patterns:
            raise QuestionError(
                f"{' '.join(filter.names)!r} is not a pattern for names: write *.md"
            )
        # Where the first one takes back, all others are meant.
        self._others = not filter.names or filter.names[0].startswith("!")
        self._after, self._before = _date(filter.after), _date(filter.before)
        self._author = _words(filter.author)
        date = ["date"] if self._after or self._before else []
        self.asks_for = " or ".join([*date, *(["author"] if self._author else [])])

    def fits(self, id: str, author: str, date: str) -> bool | None:
        """Whether an article fits; None where it can't be told."""
        if not self._is_called(id):
            return False
        verdicts: list[bool | None] = []
        if self._author:
            names = _words(author)
            verdicts.append(self._author <= names if names else None)
        days = span(date) if self._after or self._before else None
        if self._after:
            verdicts.append(_is_after(days, self._after))
        if self._before:
            verdicts.append(_is_before(days, self._before))
        return False if False in verdicts else None if None in verdicts else True

    def _is_called(self, id: str) -> bool:
        """Whether an article, its file, or a folder around it has that name."""
        file = file_of(id)
        folders = (file[: match.end()] for match in reversed([*re.finditer("/", file)]))
        for path in (id, file, *folders) if self._patterns else ():
            if rule := self._patterns.match(path):
                return not rule.takes_back
        return self._others


def _is_after(days: Span | None, limit: Span) -> bool | None:
    if days is None or days.first <= limit.last < days.last:
        return None
    return days.first > limit.last


def _is_before(days: Span | None, limit: Span) -> bool | None:
    if days is None or days.first < limit.first <= days.last:
        return None
    return days.last < limit.first


def _date(text: str) -> Span | None:
    """The days that an asker means. Raises QuestionError for what isn't a date."""
    days = span(text)
    numbers = text.count("-") if re.fullmatch(r"[\d-]+", text) else 0
    whole = days and (days.last - days.first).days < (366, 31, 1)[min(numbers, 2)]
    if text and not whole:
        raise QuestionError(f"{text} is not a date: write 2024, 2024-03 or 2024-03-04")
    return days


def _words(name: str) -> frozenset[str]:
    """The words of a name, without case and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(re.findall(r"[^\W_]+", letters))
