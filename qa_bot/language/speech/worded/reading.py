"""Who said what in an article of a language that has a file of its words of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.article import Article
from qa_bot.language.speech.quotations import NO_PROSE, quotations
from qa_bot.language.speech.quoting import Quoting
from qa_bot.language.speech.sentence import QUOTED
from qa_bot.language.speech.transcript import Label, labels, turns
from qa_bot.language.speech.worded.claim import Claim, Claims
from qa_bot.language.speech.worded.people import Known, People
from qa_bot.language.speech.worded.verb import WORD
from qa_bot.model import Passage, Statement

_AROUND = " ,:;–—-\t\r\n\u00a0\u202f"
_MARKS = '"“„«»'
_UNMARKED = pattern('["“”„«»\\s]')
_DASHES = ("—", "–", "- ")
_SHORTEST = 3  # characters of what is said
_SHORTEST_QUOTATION = 8
# A quotation that fills less of its passage is a few quoted words.
_MOST_OF_PASSAGE = 0.8
_BACK = 3  # passages in which the last speaker is still meant


def read(text: str, blocks: Sequence[Sequence[Passage]], code: str) -> list[Statement]:
    """The statements of an article in the language of a code, in reading order."""
    if labelled := labels(blocks):
        return _transcript(text, blocks, labelled)
    quoted = [(a, b) for a, b in quotations(text, blocks) if text[a] in _MARKS]
    return _Reader(Quoting(blocks, quoted), code).statements()


def _transcript(
    text: str, blocks: Sequence[Sequence[Passage]], labelled: Sequence[Label]
) -> list[Statement]:
    """The turns of a transcript, which labels tell in any language."""
    words = [WORD.findall(one.text) for block in blocks for one in block]
    article = Article(blocks, quotations(text, blocks), words)
    found = []
    for turn in turns(article, labelled):
        name = turn.speaker.name if turn.speaker else None
        role = turn.speaker.role if turn.speaker else turn.role
        found.append(Statement(name, role, "", "direct", turn.start, turn.end))
    return found


class _Reader:
    """Reads an article passage by passage and remembers who spoke."""

    def __init__(self, article: Quoting, code: str) -> None:
        self._article = article
        self._claims = Claims(code)
        self._people = People(self._claims.parser, [one.text for one in article.passages])
        self._found: dict[int, list[Statement]] = {}
        self._last_speaker: tuple[int, Known | None] = (-_BACK - 1, None)

    def statements(self) -> list[Statement]:
        """All statements."""
        article = self._article
        cues = self._claims.parser.words.cues
        claims: dict[int, Claim] = {}
        for number, passage in enumerate(article.passages):
            silent = cues.isdisjoint(_words(passage.text))
            if passage.kind in NO_PROSE or (silent and ":" not in passage.text):
                continue
            told = article.told(number)
            claim = self._claims.first(told)
            if not claim and told.count(QUOTED) >= _MOST_OF_PASSAGE * len(told):
                claim = self._claims.inserted(_UNMARKED.sub(" ", passage.text))
            if claim:
                claims[number] = claim
                if self._people.is_common(claim.subject):
                    claim.subject = replace(claim.subject, name="", role=claim.subject.name)
                if claim.subject.name and not claim.sourced and not claim.many:
                    self._people.meet(claim.subject, number)
        for number, claim in claims.items():
            if claim.sourced:
                name = self._people.alone(claim.subject.name)
                # "по словам министра": a role in another case than alone is left out.
                role = "" if self._claims.parser.words.oblique else claim.subject.role
                claim.subject = replace(claim.subject, name=name, role=role)
                if self._is_source(claim):
                    self._people.meet(claim.subject, number)
        self._people.reread()
        for number, claim in claims.items():
            self._take(number, claim)
        for start, end in article.quotations:
            if end - start >= _SHORTEST_QUOTATION:
                self._spread(start, end)
        return [
            one
            for number in sorted(self._found)
            for one in sorted(self._found[number], key=lambda one: one.start)
        ]

    def _take(self, number: int, claim: Claim) -> None:
        """Take in a claim, whoever makes it."""
        passage = self._article.passages[number]
        text = passage.text[claim.start : claim.end]
        start = passage.start + claim.start + len(text) - len(text.lstrip(_AROUND))
        end = start + len(text.strip(_AROUND))
        if end - start < _SHORTEST or (claim.sourced and not self._is_source(claim)):
            return
        one = None if claim.many else self._people.who(claim.subject, number, self._last(number))
        self._last_speaker = number, one
        kind = self._article.kind(start, end)
        if kind == "indirect" and passage.text.startswith(_DASHES):
            kind = "direct"
        role = one.role if one else claim.subject.role or claim.subject.name * claim.many
        name = one.name if one else None
        self._found[number] = [Statement(name, role, claim.cue, kind, start, end)]

    def _is_source(self, claim: Claim) -> bool:
        one = claim.subject
        told = one.role or one.gender or not self._claims.parser.words.capital_nouns
        return bool(told) or self._people.is_known(one.name)

    def _last(self, number: int) -> Known | None:
        """Who spoke shortly before a passage."""
        before, one = self._last_speaker
        return one if number - before <= _BACK else None

    def _spread(self, start: int, end: int) -> None:
        """Give a quotation to its speaker in each passage that it runs over."""
        numbers, passages = self._article.over(start, end), self._article.passages
        over = [one for n in numbers for one in self._found.get(n, ())]
        known = next((one for one in over if one.start < end and one.end > start), None)
        filled = end - start >= _MOST_OF_PASSAGE * len(passages[numbers[0]].text)
        if known is None and not filled and len(numbers) == 1:
            return
        for n in numbers:
            if n not in self._found:
                a, b = max(start, passages[n].start), min(end, passages[n].end)
                speaker, role = (known.speaker, known.role) if known else (None, "")
                self._found[n] = [Statement(speaker, role, "", "direct", a, b)]


def _words(text: str) -> set[str]:
    """The words of a passage in lower case, and the parts of those with hyphens."""
    return {part for word in WORD.findall(text.lower()) for part in (word, *word.split("-"))}
