"""Who said what: statements found by the words of saying and by quotation marks.

A sentence is looked at closely only where it holds a word of saying or a quotation. Speakers are
resolved within the article; what stays open is None, never a guess between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa_bot.language.languages import ENGLISH
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.article import Article
from qa_bot.language.speech.attributions import CUES, WORD, attributions
from qa_bot.language.speech.block_quotations import Introduced, introduced
from qa_bot.language.speech.languages import spoken
from qa_bot.language.speech.person import SOMEBODY, Person
from qa_bot.language.speech.quotations import NO_PROSE, quotations
from qa_bot.language.speech.quoting import LONGEST
from qa_bot.language.speech.resolution import Found, Resolution
from qa_bot.language.speech.speakers import is_manual, may_say
from qa_bot.language.speech.transcript import Label, labels, turns
from qa_bot.language.speech.unmarked import Unmarked, may_have_marks
from qa_bot.model import Passage, Statement

_SHORTEST = 3  # characters of what is said
_SHORTEST_QUOTATION = 8  # characters of one without a word of saying
# A quotation that fills less of its passage is a few quoted words.
_MOST_OF_PASSAGE = 0.8
_MARK = pattern(r":\s|[—–-]\s?[A-Z]")
_AROUND = " ,:;–—-\t\r\n"


def statements(
    text: str, blocks: Sequence[Sequence[Passage]], language: str = ENGLISH
) -> list[Statement]:
    """Who said what in an article, in reading order, from the passages of each block.

    A quotation that runs on over several passages is a statement in each of them. `start` and
    `end` are offsets into the text, within the passage.
    """
    if may_have_marks(text):
        unmarked = Unmarked(text, blocks)
        if all(one.text for block in unmarked.blocks for one in block):
            return unmarked.marked(_read(unmarked.text, unmarked.blocks, language))
    return _read(text, blocks, language)


def _read(text: str, blocks: Sequence[Sequence[Passage]], language: str) -> list[Statement]:
    """The statements of an article without marks in it."""
    if language != ENGLISH and spoken(language):
        from qa_bot.language.speech.worded.reading import read

        return read(text, blocks, language)
    quoted = quotations(text, blocks)
    words = [WORD.findall(passage.text, 0, LONGEST) for block in blocks for passage in block]
    prose = (passage.kind not in NO_PROSE for block in blocks for passage in block)
    cued = [flows and not CUES.isdisjoint(some) for flows, some in zip(prose, words, strict=True)]
    labelled = labels(blocks)
    letters = list(introduced(text, blocks))
    if not any(cued) and not quoted and not labelled and not letters:
        return []
    reader = _Reader(Article(blocks, quoted, words), is_manual(text))
    return reader.read(cued, labelled, letters)


class _Reader:
    """Reads an article passage by passage and remembers who spoke."""

    def __init__(self, article: Article, manual: bool) -> None:
        self._article = article
        self._manual = manual
        self._found: dict[int, list[Found]] = {}
        self._speakers: set[str] = set()
        self._resolution = Resolution(article, self._found)

    def read(
        self, cued: Sequence[bool], labelled: Sequence[Label], letters: Sequence[Introduced]
    ) -> list[Statement]:
        """All statements; `cued` are the passages that hold a word of saying."""
        article = self._article
        for number, passage in enumerate(article.passages):
            article.people.now = number
            if cued[number] or (
                article.quoted_in(passage.start, passage.end)
                and _MARK.search(passage.text, 0, LONGEST)
            ):
                self._attribute(number)
        for turn in turns(article, labelled):
            # Whoever is quoted in it.
            self._found[turn.passage] = [Found(turn.speaker, "", turn.start, turn.end, turn.role)]
        quoted = {number for one in letters for number in self._letter(one)}
        for start, end in article.quotations:
            if end - start >= _SHORTEST_QUOTATION:
                self._spread(start, end)
        return [
            Statement(
                speaker=one.speaker.name if one.speaker else None,
                role=one.speaker.role if one.speaker else one.role,
                cue=one.cue,
                kind="direct" if number in quoted else article.kind(one.start, one.end),
                start=one.start,
                end=one.end,
            )
            for number in sorted(self._found)
            for one in sorted(self._found[number], key=lambda one: one.start)
        ]

    def _letter(self, letter: Introduced) -> Iterator[int]:
        """Give a block quotation to who wrote it, but for what others say in it; its passages."""
        people = self._article.people
        people.now = letter.passages[0]
        writer = people.resolve(letter.name) or Person(letter.name)
        for number in letter.passages:
            if number not in self._found:
                passage = self._article.passages[number]
                self._found[number] = [Found(writer, letter.cue, passage.start, passage.end)]
                yield number

    def _attribute(self, number: int) -> None:
        """Take in the statements that words of saying in a passage make."""
        passage = self._article.passages[number]
        for one in attributions(self._article.sentence(number)):
            text = passage.text[one.start : one.end]
            start = passage.start + one.start + len(text) - len(text.lstrip(_AROUND))
            end = start + len(text.strip(_AROUND))
            if end - start < _SHORTEST:
                continue
            quoted = self._article.kind(start, end) == "direct"
            for person in self._resolution.who(number, one.subject, one.cue):
                if person and not may_say(person, one.cue, quoted, self._manual):
                    if not quoted:
                        continue
                    person = None
                if person:
                    self._speakers.add(person.name)
                if person and quoted:
                    person = self._article.people.hear(person)
                found = Found(person, one.cue, start, end, one.subject.described)
                self._found.setdefault(number, []).append(found)

    def _spread(self, start: int, end: int) -> None:
        """Attribute a quotation to its speaker in each passage that it runs over."""
        numbers = self._article.over(start, end)
        self._article.people.now = numbers[0]
        passages = self._article.passages
        known = next(
            (
                one
                for n in numbers
                for one in self._found.get(n, ())
                if one.start < end and one.end > start
            ),
            None,
        ) or next((self._found[n][0] for n in numbers if n in self._found), None)
        filled = end - start >= _MOST_OF_PASSAGE * len(passages[numbers[0]].text)
        if known is None and not filled and len(numbers) == 1:
            return
        speaker = known.speaker if known else self._beside(start, numbers[0], numbers[-1])
        role = known.role if known else ""
        for n in numbers:
            if n not in self._found:
                inside = max(start, passages[n].start), min(end, passages[n].end)
                self._found[n] = [Found(speaker, "", *inside, role)]

    def _beside(self, start: int, first: int, last: int) -> Person | None:
        """The speaker that neighbours tell where no word of saying does: Holm rose: | "No …"""
        article, block = self._article, self._article.block
        if start - article.passages[first].start > _SHORTEST:
            return None  # "They all laughed, and then: "It rained.""
        before = self._found.get(first - 1) if first else None
        same = first > 0 and block[first - 1] == block[first]
        if before and same and article.kind(before[-1].start, before[-1].end) != "indirect":
            return before[-1].speaker
        if first and (same or article.passages[first - 1].text.endswith(":")):
            if before:
                return before[-1].speaker
            alone = self._somebody_in(first - 1)
            if len(alone) == 1:
                return alone[0]
        behind = last + 1
        if not same and behind < len(block) and block[behind] == block[first]:
            # "It rained." Those were the words of Ada Holm.
            alone = self._somebody_in(behind)
            if len(alone) == 1 and behind not in self._found:
                return alone[0]
        return None

    def _somebody_in(self, number: int) -> list[Person]:
        """The people that a passage names."""
        present = dict.fromkeys(self._resolution.present_in(number))
        return [one for one in present if one.kind == SOMEBODY or one.name in self._speakers]
