"""Who speaks in a passage that is shown: of several, the one whose words the question is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from qa_bot.language.text.terms import terms
from qa_bot.model import Passage, Statement


class Voices(Protocol):
    """What gives the passages and what is said in them."""

    def passage(self, number: int) -> Passage: ...

    def statements(self, number: int) -> Sequence[Statement]: ...


def speaker(view: Voices, number: int, asked: Mapping[str, object]) -> tuple[str | None, str]:
    """Who speaks in a passage, by the terms asked about, and the role; None for nobody known."""
    known = [one for one in view.statements(number) if one.speaker is not None]
    if len(known) > 1:
        passage = view.passage(number)
        known.sort(key=lambda one: -_shared(one, passage, asked))
    return (known[0].speaker, known[0].role) if known else (None, "")


def _shared(said: Statement, passage: Passage, asked: Mapping[str, object]) -> int:
    """How many of the terms stand in a statement or are its word of saying."""
    content = passage.text[said.start - passage.start : said.end - passage.start]
    return len(asked.keys() & {*terms(content), *terms(said.cue)})
