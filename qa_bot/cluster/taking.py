"""From what was worked out of an article to all that the cluster holds of it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from qa_bot.cluster.schema import PART, UNDER, rules
from qa_bot.cluster.stored import Entry, Row, Stored, Voice, Whose, tokens
from qa_bot.index.contract import NAMED
from qa_bot.index.segment import STATE
from qa_bot.index.vocabulary import encode
from qa_bot.model import KINDS, Document, Passage, Statement

_LETTERS: Mapping[str, str] = {kind: chr(ord("a") + number) for number, kind in enumerate(KINDS)}
Run = tuple[int, int, Statement]


class Taker:
    """Takes in documents as SegmentBuilder does, and hands on what the cluster holds of each."""

    def __init__(self, store: Callable[[Stored], object]) -> None:
        self.documents = self.passages = self.length = 0
        self._store = store

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        terms: Sequence[Sequence[str]],
        state: Sequence[int] = (0,) * STATE,
        blocks: Iterable[int] | None = None,
        statements: Iterable[Statement] = (),
        context: Iterable[tuple[int, int]] | None = None,
        names: Sequence[str] = (),
    ) -> None:
        """Take in one document: `SegmentBuilder.add` says of what."""
        sizes = (len(passages),) if blocks is None else tuple(blocks)
        before = [at for size in sizes for at in range(size)]
        after = [size - 1 - at for size in sizes for at in range(size)]
        above = [(0, 0)] * len(passages) if context is None else list(context)
        chains = _chains([back for back, _ in above])
        said, voices = _spoken(passages, statements)
        starts = [*(passage.start for passage in passages), 0]
        rows = [
            Row(
                n=n,
                passage=passage,
                terms=tokens(of_passage),
                before=before[n],
                after=after[n],
                headings=chains[n],
                lead_in=n - above[n][1] if above[n][1] else -1,
                heads=n + 1 < len(above) and above[n + 1][0] == 1,
                under=_under(passages, n),
                gap=document.text[passage.end : starts[n + 1]],
                statements=tuple(said.get(n, ())),
                voices=tuple(voices.get(n, ())),
            )
            for n, (passage, of_passage) in enumerate(zip(passages, terms, strict=True))
        ]
        called = tokens([name.removeprefix(NAMED) for name in names])
        of = Whose(document.id, document.title, document.language, len(rows), called)
        letters = (_LETTERS[row.passage.kind] for row in rows)
        entry = Entry(
            document=_without_text(document),
            v=version(document, of, rows),
            status="done",
            state=tuple(state),
            passages=len(rows),
            length=sum(len(row.terms) for row in rows),
            parts=-(-len(document.text) // PART),
            extent=len(rows),
            kinds="".join(
                letter if row.before else letter.upper()
                for letter, row in zip(letters, rows, strict=True)
            ),
            under=tuple(back for back, _ in above),
        )
        self.documents += 1
        self.passages += entry.passages
        self.length += entry.length
        self._store(Stored(entry, of, rows, document.text))


def version(document: Document, of: Whose, rows: Sequence[Row]) -> str:
    """What tells all that is kept of a document from any other version of it, by other rules too.

    The layout of a file may change where its text doesn't, so it is made from the rows as well.
    """
    hashed = hashlib.blake2b(rules().encode(), digest_size=8)
    for part in (document, of, *rows):
        hashed.update(encode(repr(part)))
    return hashed.hexdigest()


def _without_text(document: Document) -> Document:
    return replace(document, text="")


def _under(passages: Sequence[Passage], n: int) -> tuple[int, ...]:
    """Which of the passages right after a heading are no headings; none after another passage."""
    if passages[n].kind != "heading":
        return ()
    behind = range(n + 1, min(n + 1 + UNDER, len(passages)))
    return tuple(at for at in behind if passages[at].kind != "heading")


def _chains(back: Sequence[int]) -> list[tuple[int, ...]]:
    """The headings above each passage, the nearest first."""
    chains: list[tuple[int, ...]] = []
    for n, steps in enumerate(back):
        chains.append((n - steps, *chains[n - steps]) if steps else ())
    return chains


def _spoken(
    passages: Sequence[Passage], statements: Iterable[Statement]
) -> tuple[Mapping[int, Sequence[Statement]], Mapping[int, Sequence[Voice]]]:
    """Who says what in each passage, and all who are heard there.

    A statement that goes beyond its passage is what an author says throughout: it is said in each
    of the passages in which nobody else is known to say something, as index/said.py has it.
    """
    starts = [passage.start for passage in passages]
    said: dict[int, list[Statement]] = {}
    runs: list[Run] = []
    for one in statements:
        at = bisect_right(starts, one.start) - 1
        if one.end > passages[at].end:
            runs.append((at, bisect_right(starts, one.end - 1), one))
        else:
            said.setdefault(at, []).append(one)
    voices = {n: _voices(own) for n, own in said.items()}
    for first, behind, run in runs:
        for n in range(first, behind):
            if all(one.speaker is None for one in said.get(n, ())):
                start, end = passages[n].start, passages[n].end
                said[n] = [Statement(run.speaker, run.role, "", "direct", start, end)]
                voices.setdefault(n, []).append(Voice(run.speaker, run.role, "", 1))
    return said, voices


def _voices(statements: Sequence[Statement]) -> list[Voice]:
    """Who is heard in a passage, each once in a role, in the order in which they are."""
    found: dict[tuple[str | None, str], Voice] = {}
    for one in statements:
        who = one.speaker, one.role
        known = found.get(who, Voice(*who, one.cue, 0))
        found[who] = known._replace(statements=known.statements + (one.speaker is not None))
    return [one for who, one in found.items() if any(who)]
