"""An answer as paragraphs: its notes, its passages with their sources, or why there are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from qa_bot.model import Answer, Hit
from qa_bot.output.clean import shortened
from qa_bot.output.paragraphs import Fragment, Hanging, Paragraph, Where

# These marks tell a refusal and a question back from an answer, without colour too.
_NO_ANSWER, _ASKS_BACK = "×", "?"
# "Ada Lind: Good morning.", "**Ada Lind**: Good morning."
_LABEL = re.compile(r"[*_]{0,3}(?P<name>[^\W_][^:*_\n]{0,60})(?::[*_]{0,3}|[*_]{1,3}:)\s+(?=\S)")
_INDENT = 2  # cells before the closest passage of a refusal


def reply(
    answer: Answer, *, explain: bool = False, where: Where | None = None, first: int = 0
) -> list[Paragraph]:
    """All that is shown of an answer: its notes, then its passages or the refusal."""
    if not answer:
        return notes(answer) + refusal(answer, where)
    return notes(answer) + found(answer, explain=explain, where=where, first=first)


def notes(answer: Answer) -> list[Paragraph]:
    """What was done to the question, a paragraph a note."""
    return [[("note", shortened(note))] for note in answer.notes]


def found(
    answer: Answer, *, explain: bool = False, where: Where | None = None, first: int = 0
) -> list[Paragraph]:
    """The passages that answer, as `hits` shows them, and what speaks against those that may."""
    against = shortened(f"{answer.reason} " if answer.reason else "")
    unsure: list[Paragraph] = [[("note", f"{against}This may answer it:")]]
    return ([] if answer.certain else unsure) + hits(
        answer.hits, explain=explain, where=where, first=first
    )


def hits(
    some: Sequence[Hit], *, explain: bool = False, where: Where | None = None, first: int = 0
) -> list[Paragraph]:
    """Each passage with its source and speaker under it, and an empty paragraph between two.

    `explain` adds the parts of the score; `where` makes the sources links; `first` is the number
    of the first passage, 0 for no numbers.
    """
    paragraphs: list[Paragraph] = []
    indent = len(f"{first + len(some) - 1}. ") if first else 0
    for number, hit in enumerate(some, first):
        if paragraphs:
            paragraphs.append([])
        lines = [passage(hit), source(hit, where)]
        if hit.lead_in:
            lines.insert(0, [("note", hit.lead_in)])
        if explain:
            parts = " + ".join(f"{name} {gain:.2f}" for name, gain in hit.explain if gain)
            lines.append([("note", f"{hit.score:.2f} = {parts}")])
        lead = [("note", f"{number}.")] if first else []
        paragraphs += _beside(lead, lines, indent)
    return paragraphs


def passage(hit: Hit) -> list[Fragment]:
    """The text in fragments: the words that match, and over them those that answer.

    A transcript's "Name:" is left out in front of what that speaker says: the name stands below.
    """
    styles = [""] * len(hit.text)
    for start, end in hit.highlights:
        styles[start:end] = ["match"] * (end - start)
    if hit.answer:
        start, end = hit.answer
        styles[start:end] = ["answer"] * (end - start)
    at = _after_label(hit)
    fragments = []
    for style, group in groupby(styles[at:]):
        end = at + len(list(group))
        fragments.append((style, hit.text[at:end]))
        at = end
    return fragments


def _after_label(hit: Hit) -> int:
    """Where the words begin behind the speaker's name: "Ada Lind: ", "**Ada Lind:** "."""
    label = _LABEL.match(hit.text)
    if not label or not hit.speaker:
        return 0
    named = label["name"].casefold().split()
    return label.end() if set(named) <= set(hit.speaker.casefold().split()) else 0


def source(hit: Hit, where: Where | None = None) -> list[Fragment]:
    """Where a passage stands, under which headings, and who says it."""
    own = hit.source.removesuffix(hit.place or str(hit.line))
    also = "".join(f", {place.removeprefix(own)}" for place in hit.sources)
    # A place is called by its heading: "page.html § Costs".
    above = [heading for heading in hit.headings if not hit.place.endswith(f" {heading}")]
    headings = f" · {' › '.join(above)}" if above else ""
    # "Who said it" asks for the role too, where the passage doesn't give it.
    role = f", {hit.role}" if hit.role and hit.role not in hit.text else ""
    speaker = f" – {hit.speaker}{role}" if hit.speaker else ""
    file = where(hit.document) if where else None
    return [(f"source {file or ''}", hit.source), ("source", also + headings + speaker)]


def refusal(answer: Answer, where: Where | None = None) -> list[Paragraph]:
    """Why there is no answer, then the closest passage if there is one, set off from answers."""
    if answer.small_talk:
        return [[("", answer.reason or "")]]
    reason = shortened(answer.reason or "The articles don't answer this.")
    mark = _ASKS_BACK if reason.endswith("?") else _NO_ANSWER
    paragraphs: list[Paragraph] = [Hanging([("", mark)], [("", reason)], _INDENT)]
    for hit in answer.closest[:1]:
        lines = [[("note", "Closest:")], passage(hit), source(hit, where)]
        paragraphs += _beside([], lines, _INDENT)
    return paragraphs


def _beside(
    lead: Sequence[Fragment], lines: Sequence[Sequence[Fragment]], indent: int
) -> list[Paragraph]:
    """Lines under each other, the first of them beside a lead; as they are without an indent."""
    if not indent:
        return list(lines)
    return [Hanging(lead if at == 0 else [], line, indent) for at, line in enumerate(lines)]
