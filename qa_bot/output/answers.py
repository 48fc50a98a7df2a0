"""An answer as paragraphs: its notes, its passages with their sources, or why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from qa_bot.model import Answer, Hit
from qa_bot.output.clean import shortened
from qa_bot.output.paragraphs import Fragment, Paragraph, Where


def reply(
    answer: Answer, *, explain: bool = False, where: Where | None = None, first: int = 0
) -> list[Paragraph]:
    """All that is shown of an answer: its notes, then its passages or the refusal."""
    if not answer:
        return notes(answer) + refusal(answer, where)
    return notes(answer) + hits(answer.hits, explain=explain, where=where, first=first)


def notes(answer: Answer) -> list[Paragraph]:
    """What was done to the question, a paragraph a note."""
    return [[("note", shortened(note))] for note in answer.notes]


def hits(
    found: Iterable[Hit], *, explain: bool = False, where: Where | None = None, first: int = 0
) -> list[Paragraph]:
    """Each passage with its source and speaker under it, and an empty paragraph between two.

    `explain` adds the parts of the score; `where` makes the sources links; `first` is the number
    of the first passage, 0 for no numbers.
    """
    paragraphs: list[Paragraph] = []
    for at, hit in enumerate(found):
        if paragraphs:
            paragraphs.append([])
        number = f"{first + at}. " if first else ""
        paragraphs += [passage(hit), [("source", number), *source(hit, where)]]
        if explain:
            parts = " + ".join(f"{name} {gain:.2f}" for name, gain in hit.explain if gain)
            paragraphs.append([("note", f"{hit.score:.2f} = {parts}")])
    return paragraphs


def passage(hit: Hit) -> list[Fragment]:
    """The text in fragments: the words that match, and over them those that answer."""
    styles = [""] * len(hit.text)
    for start, end in hit.highlights:
        styles[start:end] = ["match"] * (end - start)
    if hit.answer:
        start, end = hit.answer
        styles[start:end] = ["answer"] * (end - start)
    at = 0
    fragments = []
    for style, group in groupby(styles):
        end = at + len(list(group))
        fragments.append((style, hit.text[at:end]))
        at = end
    return fragments


def source(hit: Hit, where: Where | None = None) -> list[Fragment]:
    """Where a passage stands, and who says it."""
    also = "".join(f", {place}" for place in hit.sources)
    # A role that the passage itself doesn't give: "who said it" asks for that too.
    role = f", {hit.role}" if hit.role and hit.role not in hit.text else ""
    speaker = f" – {hit.speaker}{role}" if hit.speaker else ""
    path = where(hit.document) if where else None
    return [(f"source {path or ''}", hit.source), ("source", also + speaker)]


def refusal(answer: Answer, where: Where | None = None) -> list[Paragraph]:
    """Why there is no answer, then the closest passage if there is one."""
    reason = shortened(answer.reason or "The articles don't answer this.")
    paragraphs: list[Paragraph] = [[("", reason)]]
    if answer.closest:
        paragraphs += [[("note", "Closest:")], *hits(answer.closest[:1], where=where)]
    return paragraphs
