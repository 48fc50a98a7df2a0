"""Who said what: statements found by the words of saying and by quotation marks.

A sentence is looked at closely only where it holds a word of saying or a quotation. Speakers are
resolved within the article: surnames to full names, roles and pronouns to the last person who
fits; what stays open is None, never a guess between two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.lexicon.roles_and_titles import INSTITUTIONS
from qa_bot.language.speech.attributions import CUES, attributions
from qa_bot.language.speech.names import Mention
from qa_bot.language.speech.people import People, Person
from qa_bot.language.speech.quotations import quotations
from qa_bot.language.speech.roles import gender as gender_of
from qa_bot.language.speech.subjects import QUOTED, Sentence, Subject
from qa_bot.model import Passage, Statement

_LONGEST = 5000  # characters of a sentence that are looked at
_BACK = 3  # passages in which the one whom a pronoun means was named
_WORDS = re.compile(r"[A-Za-z]+")
_MARK = re.compile(r":\s|[—–-]\s?[A-Z]")
_SPACES = str.maketrans(dict.fromkeys("\t\r\n\v\f\u00a0\u0085\u2028\u2029\0", " "))
_AWAY = frozenset("in at near into across inside outside from told tells".split())
_FIRMS = frozenset("company firm group airline manufacturer retailer business bank".split())
_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson representative".split())


@dataclass(slots=True)
class _Found:
    """A statement before its passage's neighbours are looked at."""

    speaker: Person | None
    cue: str
    start: int
    end: int


def statements(text: str, blocks: Sequence[Sequence[Passage]]) -> list[Statement]:
    """Who said what in an article, in reading order, from the passages of each block.

    A quotation that runs on over several passages is a statement in each of them. `start` and
    `end` are offsets into the text, within the passage.
    """
    quotes = quotations(text, blocks)
    passages = [passage for block in blocks for passage in block]
    closely = [not CUES.isdisjoint(_WORDS.findall(p.text, 0, _LONGEST)) for p in passages]
    if not any(closely) and not quotes:
        return []
    return _Reader(text, blocks, passages, quotes).read(closely)


class _Reader:
    """Reads an article passage by passage and remembers who was there."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Sequence[Passage]],
        passages: Sequence[Passage],
        quotes: list[tuple[int, int]],
    ) -> None:
        self._text = text
        self._passages = passages
        self._block = [n for n, block in enumerate(blocks) for _ in block]
        self._quotes = quotes
        self._opened = [start for start, _ in quotes]
        self._begins = [passage.start for passage in passages]
        self._people = People()
        self._named_in: dict[int, list[Mention]] = {}
        self._sentences: dict[int, Sentence] = {}
        self._present: dict[int, list[Person]] = {}
        self._found: dict[int, list[_Found]] = {}
        for number, passage in enumerate(passages):
            if not _is_headline(passage.text):
                self._people.now = number
                self._named_in[number] = self._people.read(passage.text[:_LONGEST])

    def read(self, closely: Sequence[bool]) -> list[Statement]:
        """All statements, those of quotations without a word of saying too."""
        for number, passage in enumerate(self._passages):
            self._people.now = number
            quoted = self._quoted_in(passage.start, passage.end)
            if closely[number] or (quoted and _MARK.search(passage.text, 0, _LONGEST)):
                self._explicit(number)
        for start, end in self._quotes:
            if end - start >= 8:
                self._spread(start, end)
        return [
            Statement(
                speaker=one.speaker.name if one.speaker else None,
                role=one.speaker.role if one.speaker else "",
                cue=one.cue,
                kind=self._kind(one.start, one.end),
                start=one.start,
                end=one.end,
            )
            for number in sorted(self._found)
            for one in sorted(self._found[number], key=lambda one: one.start)
        ]

    def _sentence(self, number: int) -> Sentence:
        """A passage as its writer tells it."""
        if number not in self._sentences:
            passage = self._passages[number]
            text = passage.text[:_LONGEST].translate(_SPACES)
            quoted = self._quoted_in(passage.start, passage.start + len(text))
            named = None if quoted else self._named_in.get(number)
            for start, end in quoted:
                a, b = max(0, start - passage.start), min(len(text), end - passage.start)
                text = text[:a] + QUOTED * (b - a) + text[b:]
            self._sentences[number] = Sentence(text, named)
        return self._sentences[number]

    def _quoted_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quotations that reach into a place."""
        at = max(bisect_right(self._opened, start) - 1, 0)
        found = []
        for a, b in self._quotes[at:]:
            if a >= end:
                break
            if b > start:
                found.append((a, b))
        return found

    def _explicit(self, number: int) -> None:
        """Take in the statements that words of saying in a passage make."""
        sentence, passage = self._sentence(number), self._passages[number]
        for one in attributions(sentence):
            text = passage.text[one.start : one.end]
            start = passage.start + one.start + len(text) - len(text.lstrip(" ,:;–—-\t\r\n"))
            end = passage.start + one.end - (len(text) - len(text.rstrip(" ,:;–—-\t\r\n")))
            if end - start < 3:
                continue
            for person in self._who(number, sentence, one.subject):
                self._found.setdefault(number, []).append(_Found(person, one.cue, start, end))

    def _who(self, number: int, sentence: Sentence, subject: Subject) -> list[Person | None]:
        """Those whom a subject means; None for one who can't be told."""
        if subject.mention and subject.words and not self._people.has_surname(subject.words):
            return [None]
        if subject.mention:
            # The text names them from the first to the last.
            named = [*reversed(subject.others), subject.mention]
            if subject.others and subject.others[0].start > subject.mention.start:
                named.reverse()
            return [self._named(one) for one in named]
        if subject.pronoun:
            return [self._pronoun(number, sentence, subject)]
        return [self._role(number, subject)]

    def _named(self, one: Mention) -> Person | None:
        from_role = gender_of(one.role)
        if one.name:
            return self._people.resolve(one.name, from_role)
        if " " not in one.role and self._people.has_surname(one.role):
            return self._people.resolve(one.role)
        fitting = self._people.by_role(one.role)
        return fitting[0] if len(fitting) == 1 else None

    def _role(self, number: int, subject: Subject) -> Person | None:
        words = subject.words.split()
        noun = words[-1].lower()
        if noun in _SPOKEN_FOR and subject.of:
            return self._people.resolve(subject.of.name)
        if noun in INSTITUTIONS:
            kind = self._people.by_kind(noun)
            if len(kind) == 1:
                return kind[0]
            return self._institution(number) if noun in _FIRMS and len(words) == 1 else None
        for some in (subject.words, noun):
            fitting = self._people.by_role(some)
            if len(fitting) == 1:
                return fitting[0]
            last = self._last_speaker(number)
            if last in fitting:
                return last
        described = any(w[0].isupper() or w.endswith("-year-old") for w in words)
        # "The 26-year-old Maltese rider" is the one that was just spoken of.
        return self._just_named(number) if described and not subject.of else None

    def _just_named(self, number: int) -> Person | None:
        """The one person of the sentence before."""
        near = self._present_in(number - 1) if number else []
        alone = {person for person in near if person.gender != "n" and _is_known(person)}
        return alone.pop() if len(alone) == 1 else None

    def _institution(self, number: int) -> Person | None:
        """The institution that was spoken of last: "the company"."""
        for before in range(number, max(-1, number - 1 - 2 * _BACK), -1):
            named = [
                self._people.resolve(one.name)
                for one in self._sentence(before).mentions
                if one.name and not one.possessive
            ]
            found = list(dict.fromkeys(p for p in named if p and p.gender == "n"))
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _pronoun(self, number: int, sentence: Sentence, subject: Subject) -> Person | None:
        pronoun = subject.pronoun
        if pronoun in ("they", "i", "we", "who"):
            return None
        gender = {"she": "f", "he": "m", "it": "n"}[pronoun]
        if gender != "n":
            within = self._fitting(self._people_of(sentence, 0, subject.start), gender)
            if len(within) == 1:
                return self._people.learn(within[0], gender)
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            said = self._found.get(before)
            if said:
                speaker = said[-1].speaker
                if speaker is None:
                    return None
                if speaker.gender == gender or (gender != "n" and not speaker.gender):
                    return self._people.learn(speaker, gender)
            fitting = self._fitting(self._present_in(before), gender)
            if len(fitting) == 1:
                return self._people.learn(fitting[0], gender) if gender != "n" else fitting[0]
            if fitting:
                return None
        return None

    def _fitting(self, people: Sequence[Person], gender: str) -> list[Person]:
        """Those who can be meant: whose gender is known and right, or else not known."""
        sure = [person for person in people if person.gender == gender]
        if sure or gender == "n":
            return list(dict.fromkeys(sure))
        return list(
            dict.fromkeys(person for person in people if not person.gender and _is_known(person))
        )

    def _present_in(self, number: int) -> list[Person]:
        if number not in self._present:
            sentence = self._sentence(number)
            found = self._people_of(sentence, 0, len(sentence.text))
            about = sentence.first()
            if about and about.words and not about.pronoun:
                self._present[number] = found  # a role may lead back to here
                person = self._role(number, about)
                found = [person, *found] if person else found
            self._present[number] = found
        return self._present[number]

    def _people_of(self, sentence: Sentence, start: int, end: int) -> list[Person]:
        """Those named in a part of a sentence, but for places and those who only listen."""
        found = []
        for one in sentence.mentions:
            if one.name and one.start >= start and one.end <= end:
                word = sentence.text[max(0, one.start - 9) : one.start].split(" ")[-2:-1]
                person = self._people.resolve(one.name, gender_of(one.role))
                if person and not (word and word[0] in _AWAY):
                    found.append(person)
        return found

    def _last_speaker(self, number: int) -> Person | None:
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if before in self._found:
                return self._found[before][-1].speaker
        return None

    def _spread(self, start: int, end: int) -> None:
        """Give a quotation to its speaker in each passage that it runs over."""
        first = max(bisect_right(self._begins, start) - 1, 0)
        last = max(bisect_right(self._begins, end - 1) - 1, 0)
        numbers = range(first, last + 1)
        known = [self._found[n][0] for n in numbers if n in self._found]
        # A few quoted words within a sentence are no statement of their own.
        few = end - start < 0.8 * len(self._passages[first].text)
        if few and not known and first == last:
            return
        speaker = known[0].speaker if known else self._beside(first, last)
        for n in numbers:
            passage = self._passages[n]
            if n not in self._found:
                inside = max(start, passage.start), min(end, passage.end)
                self._found[n] = [_Found(speaker, "", *inside)]

    def _beside(self, first: int, last: int) -> Person | None:
        """The speaker of a quotation without a word of saying, as its neighbours tell."""
        block = self._block[first]
        before = self._found.get(first - 1) if first else None
        same = first > 0 and self._block[first - 1] == block
        if before and same and self._kind(before[-1].start, before[-1].end) != "indirect":
            return before[-1].speaker
        if first and (same or self._passages[first - 1].text.endswith(":")):
            alone = list(dict.fromkeys(self._present_in(first - 1)))
            if before:
                return before[-1].speaker
            if len(alone) == 1:
                return alone[0]
        # "It rained." Those were the words of Ada Holm.
        behind = last + 1
        if not same and behind < len(self._block) and self._block[behind] == block:
            alone = [p for p in dict.fromkeys(self._present_in(behind)) if p.gender != "n"]
            if len(alone) == 1 and behind not in self._found:
                return alone[0]
        return None

    def _kind(self, start: int, end: int) -> str:
        """Whether all, some or nothing of a content stands in quotation marks."""
        inside = sum(min(b, end) - max(a, start) for a, b in self._quoted_in(start, end))
        if inside >= 0.8 * (end - start):
            return "direct"
        return "mixed" if inside else "indirect"


def _is_known(person: Person) -> bool:
    """Whether more than a single word tells that a name is somebody's."""
    return bool(person.gender or person.role or " " in person.name)


def _is_headline(text: str) -> bool:
    """Whether a passage is written with capitals throughout, so that they tell no names."""
    if len(text) > 120 or text.rstrip("\"'”’)")[-1:] in ".?!:…":
        return False
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)
