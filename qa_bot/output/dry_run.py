"""What would be read of folders and files, and what not, and why: counts, then a line a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePath

from qa_bot.loading import Source, finish, read, sources
from qa_bot.model import Skipped
from qa_bot.output.paragraphs import Paragraph, columns
from qa_bot.output.remarks import count


def dry_run(source: Source, reading: Callable[[str], object]) -> tuple[int, list[Paragraph]]:
    """How many files would be read, and the lines on them and on those that would not.

    Each is read, since nothing else tells whether it can be; `reading` is called with its path
    before. Raises KnowledgeError where a folder or file is missing.
    """
    articles: dict[str, int] = {}
    skipped: list[Skipped] = []
    try:
        for found in sources(source).walk():
            if isinstance(found, Skipped):
                skipped.append(found)
                continue
            reading(found.id)
            some = read(found)
            unread = [one for one in some if isinstance(one, Skipped)]
            skipped += unread
            if len(some) > len(unread):
                articles[found.id] = len(some) - len(unread)
    finally:
        finish()
    verdicts = [(path, _read(number)) for path, number in articles.items()]
    verdicts += [(one.path, f"not read: {one.reason}") for one in skipped]
    rows = [([("", path)], [("note", verdict)]) for path, verdict in sorted(verdicts)]
    kinds = Counter(PurePath(path).suffix.lower() or "no suffix" for path in articles)
    reasons = Counter(one.reason for one in skipped)
    return len(articles), [
        *_counts(f"{count(len(articles), 'file')} would be read", kinds),
        *_counts(f"{count(len(skipped), 'file')} would not be read", reasons),
        [],
        *columns(rows),
    ]


def _read(articles: int) -> str:
    return "read" if articles == 1 else f"read: {count(articles, 'article')}"


def _counts(heading: str, kinds: Counter[str]) -> Iterator[Paragraph]:
    """A heading, and how many there are of each kind, the most first."""
    yield [("", heading + (":" if kinds else "."))]
    yield from columns([([("", f"{n:,}")], [("", kind)]) for kind, n in kinds.most_common()])
