"""The form of a saved session, written and read back.

What else a person writes into the file is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_bot.conversation import Turn
from qa_bot.errors import VerificationError
from qa_bot.model import Answer, Hit
from qa_bot.saved.markdown import escape, escape_line, unescape

_ARTICLES = re.compile(r"Articles: (.+)")
_QUOTED = re.compile(r"(.*)\[\^(\d+)\]\s*", re.DOTALL)
# A colon within the id has a backslash before it; a person may type another dash.
_DASH = " [–—-] "
_FOOTNOTE = re.compile(rf"\[\^(\d+)\]: ((?:\\.|[^\\:])+):(\d+)(?:{_DASH}(.*?))?\s*")
# What tells a place from a speaker: "p. 12", "00:12:31", "§ Costs", "May row 3"; but "Speaker 2".
# What begins with a reference is a speaker in any case.
_PLACE = re.compile(
    r"(?!&\#)(?P<place>(?:§|ch\.) .*?|\d.*?|[a-z]+\.? \d.*?|.*? row \d+)"
    rf"(?:{_DASH}(?P<speaker>.*))?"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: the number of its footnote, where it is said to stand, and who is said to speak.

    `speaker` is None where the footnote names nobody, `place` is empty where it names none.
    """

    number: int
    text: str
    document: str
    line: int
    speaker: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved session: what it names articles by, if it does, and its quotations in order."""

    articles: tuple[str, ...]
    quotations: tuple[Quotation, ...]


def lines(turns: Sequence[Turn], sources: Sequence[Path | str]) -> Iterator[str]:
    """The lines of the file: what the articles are named by, the questions and the answers."""
    yield from ("# Questions and answers", "")
    for source in sources:
        yield from (f"Articles: {escape_line(str(source))}", "")
    footnotes: list[str] = []
    for turn in turns:
        answer = turn.answer
        yield from (f"## {_one_line(turn.question)}", "")
        for line in (*answer.notes, *_reserve(answer)):
            yield from (_one_line(line), "")
        for hit in quoted(answer):
            quotation = escape(hit.text).replace("\n", "\n> ")
            yield from (f"> {quotation}[^{len(footnotes) + 1}]", "")
            footnotes.append(f"[^{len(footnotes) + 1}]: {_footnote(hit)}")
    yield from (*footnotes, "")


def quoted(answer: Answer) -> Sequence[Hit]:
    """The passages of an answer that are saved: its hits, or the closest one of a refusal."""
    return answer.hits or answer.closest[:1]


def _footnote(hit: Hit) -> str:
    """The article's id and the line, the place if it has one, and who speaks, if that is known."""
    id = escape_line(hit.document).replace(":", "\\:")
    behind = []
    place = re.sub(_DASH, lambda dash: f" &#x{ord(dash[0][1]):X}; ", escape_line(hit.place))
    if _PLACE.fullmatch(place):
        behind.append(place)
    if hit.speaker:
        speaker = escape_line(hit.speaker)
        if not behind and _PLACE.fullmatch(speaker):
            speaker = f"&#x{ord(hit.speaker[0]):X};{escape_line(hit.speaker[1:])}"
        behind.append(speaker)
    return " – ".join([f"{id}:{hit.line}", *behind])


def _behind(text: str | None) -> tuple[str | None, str]:
    """The speaker and the place that stand behind the line in a footnote."""
    found = _PLACE.fullmatch(text or "")
    speaker, place = (found["speaker"], found["place"]) if found else (text, "")
    return unescape(speaker) if speaker else None, unescape(place)


def _reserve(answer: Answer) -> list[str]:
    """What stands before the passages of an answer that isn't one, or may not be."""
    if answer:
        return [] if answer.certain else [answer.reason or "", "This may answer it:"]
    reason = answer.reason or "The articles don't answer this."
    return [reason, "Closest:"] if answer.closest else [reason]


def read_saved(path: Path) -> Saved:
    """The quotations of a saved session.

    Raises VerificationError when the file can't be read, holds no quotation, or doesn't say where
    one of them stands.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise VerificationError(f"can't read {path}: {why}") from error
    # What is saved has no carriage returns of its own; an editor may have put them in.
    lines = [line.rstrip("\r") for line in lines]
    footnotes = {int(m[1]): m for line in lines if (m := _FOOTNOTE.fullmatch(line))}
    quotations = []
    for number, text in _blockquotes(lines):
        if number not in footnotes or not text.strip():
            missing = "place" if text.strip() else "text"
            raise VerificationError(f"{path}: quotation {number} has no {missing}")
        _, id, line, behind = footnotes[number].groups()
        quotations.append(Quotation(number, text, unescape(id), int(line), *_behind(behind)))
    if not quotations:
        raise VerificationError(f"no quotations with footnotes in {path}: /save writes such files")
    articles = tuple(unescape(m[1]) for line in lines if (m := _ARTICLES.fullmatch(line)))
    return Saved(articles, tuple(quotations))


def _blockquotes(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The number of the footnote and the text of each blockquote that ends with one."""
    block: list[str] = []
    for line in (*lines, ""):
        if line.startswith(">"):
            block.append(line[2:] if line.startswith("> ") else line[1:])
        elif block:
            if match := _QUOTED.fullmatch("\n".join(block)):
                yield int(match[2]), unescape(match[1])
            block = []


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))
