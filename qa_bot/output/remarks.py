"""What the user is told about the articles as they are opened."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from qa_bot.errors import ClusterError
from qa_bot.knowledge import Knowledge
from qa_bot.loading.walking import OTHER_KIND
from qa_bot.model import Skipped, file_of
from qa_bot.output.clean import LONGEST_PATH, clean, plainly, shortened
from qa_bot.output.paragraphs import Paragraph


def opening(knowledge: Knowledge) -> list[Paragraph]:
    """The line that a chat opens with, and a line each on skipped files and encodings."""
    return [[("note", line)] for line in (asked(knowledge), *remarks(knowledge))]


def asked(knowledge: Knowledge) -> str:
    """How much is asked, and what to do next."""
    some, whole = len(knowledge.documents), len(knowledge.whole.documents)
    articles = f"{'' if some == whole else f'{some:,} of '}{count(whole, 'article')}"
    sentences = count(len(knowledge), "sentence")
    more = "Ask a question, or /help." if some == whole else "/only all asks all of them."
    return f"{articles}, {sentences}. {more}"


def remarks(knowledge: Knowledge) -> list[str]:
    """At most two lines: on the files that were skipped, and on how others were read."""
    lines = skips(knowledge.skipped)
    if notes := knowledge.notes:
        more = f"; and {len(notes) - 1:,} more like it" if len(notes) > 1 else ""
        lines.append(notes[0] + more)
    return lines


def skips(found: Sequence[Skipped]) -> list[str]:
    """A line on the files that were skipped, or none."""
    # Users know what their own rules leave out.
    if skipped := [file for file in found if not file.ignored]:
        # A damaged article matters more than a picture.
        worst = next((one for one in skipped if one.reason != OTHER_KIND), skipped[0])
        first = f"{worst.path} ({worst.reason})"
        more = ", …; /skipped in the chat lists them" if len(skipped) > 1 else ""
        files = {file_of(one.path) for one in skipped}
        part = "" if any(one.path in files for one in skipped) else " in part"
        return [f"{count(len(files), 'file')} skipped{part}: {first}{more}"]
    return []


def stale(error: Exception) -> str:
    """The line on a look at the articles that has failed."""
    if isinstance(error, ClusterError):
        return plainly(error)
    return f"{plainly(error)}. Answers come from the articles as they were before."


def count(number: int, noun: str) -> str:
    """As in '1 file', '2 files', '1,234 files'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def complain(message: str, stream: TextIO) -> None:
    """Write what goes wrong, or what the user should know, as one line."""
    with suppress(OSError):
        print(f"qa-bot: {clean(shortened(message, LONGEST_PATH))}", file=stream, flush=True)
