"""Who said what: statements found by the words of saying and by quotation marks.

A sentence is looked at closely only where it holds a verb of saying next to somebody, "according
to", or a quotation. Speakers are resolved within the article: surnames to full names, roles and
pronouns to the last person who fits; what stays open is None, never a guess between two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.people import NAME, People, Person, mentions, split_name
from qa_bot.language.quotations import quotations
from qa_bot.language.reporting import CAUTIOUS, FINITE, PARTICIPLES, ROLES
from qa_bot.model import Passage, Statement

_ROLE = "|".join(sorted(ROLES))
_ADVERBS = (
    r"(?:(?:has|have|had|also|later|then|again|once|still|repeatedly|publicly|recently|already|"
    r"today|yesterday|even|\w{3,}ly)\s){0,4}"
)
_THE = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur)"
_SUBJECT = (
    rf"(?:(?P<pronoun>\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|who)\b)"
    rf"|\b(?P<role>{_THE}\s(?:[\w'’-]+\s){{0,3}}(?:{_ROLE})\b(?!\s[A-Z]))"
    rf"|(?:\b{_THE}\s(?:[\w-]+\s){{1,4}})?(?P<name>(?:{NAME}))(?:\s(?:of|from|at)\s(?:the\s)?{NAME}){{0,2}})"
)
_APPOSITIVE = r"(?:,\s(?P<apposition>[^,;:\"“”]{2,90}),|\s\([^()]{1,40}\))?"
_BEFORE = re.compile(rf"{_SUBJECT}{_APPOSITIVE},?\s{_ADVERBS}$")
_AFTER = re.compile(rf"\s{_SUBJECT}(?:,\s(?P<apposition>[^,;:\"“”.]{{2,90}}))?")
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(FINITE, key=len, reverse=True))})\b")
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to\s(?:{_THE}\s)?(?:[a-z-]+\s){{0,4}}(?P<name>(?:{NAME}))"
    rf"|\b[Ii]n the (?:words|view|opinion) of\s(?P<other>(?:{NAME}))"
)
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|been)\s(?P<verb>{'|'.join(sorted(PARTICIPLES, key=len, reverse=True))})"
    rf"\b[^,;.]{{0,60}}?\sby\s(?P<name>(?:{NAME}))"
)
_NOUN = re.compile(
    rf"(?P<name>(?:{NAME}))[’']s?\s(?:claim|statement|view|warning|belief|argument|suggestion|promise|"
    r"assertion|perspective|comment|remark|call|demand|proposal)s?\s(?:that|to|for)\s"
)
_GATE = re.compile(
    rf"{_VERB.pattern}|[\"“”„«»‘]|\b[Aa]ccording to\b|\bby\s[A-Z]"
    r"|\b[Ii]n the (?:words|view|opinion) of\b"
    r"|[’']s?\s(?:claim|statement|view|warning|belief|argument|suggestion|promise)"
)
_LONGEST = 5000  # characters of a sentence that are looked at
_LEFT = 220  # characters before a verb in which its subject stands


@dataclass(slots=True)
class _Found:
    """A statement before its passage's neighbours are looked at."""

    passage: int
    speaker: Person | None
    cue: str
    start: int
    end: int


def statements(text: str, passages: Sequence[Passage]) -> list[Statement]:
    """Who said what in an article, in reading order; one statement at most for each passage.

    A quotation that runs on over several passages is a statement in each of them. `start` and
    `end` are offsets into the text, within the passage.
    """
    quotes = quotations(text, passages)
    closely = [bool(_GATE.search(p.text, 0, _LONGEST)) for p in passages]
    if not any(closely) and not quotes:
        return []
    reader = _Reader(text, passages, quotes)
    for number, passage in enumerate(passages):
        reader.read(number, passage, closely[number])
    return reader.finish()


class _Reader:
    """Reads an article passage by passage and remembers who was there."""

    def __init__(
        self, text: str, passages: Sequence[Passage], quotes: list[tuple[int, int]]
    ) -> None:
        self._text = text
        self._passages = passages
        self._quotes = quotes
        self._starts = [start for start, _ in quotes]
        self._begins = [passage.start for passage in passages]
        self._people = People()
        for passage in passages:
            self._people.read(passage.text[:_LONGEST])
            self._introduce(passage.text[:_LONGEST])
        self._recent: list[list[Person]] = []  # the people of each passage so far
        self._found: dict[int, _Found] = {}

    def _introduce(self, text: str) -> None:
        """Take in roles that stand beside a name between commas."""
        for match in _ROLE_BESIDE.finditer(text):
            role = (match["before"] or match["after"]).strip()
            words = {word.lower() for word in re.findall(r"\w+", role)}
            if words & ROLES:
                _, name = split_name(match["name"] or match["named"])
                if name:
                    self._people.meet(name, re.sub(r"^(?:the|a|an)\s", "", role))

    def read(self, number: int, passage: Passage, closely: bool) -> None:
        """Look at one passage."""
        text = passage.text[:_LONGEST]
        found = self._explicit(number, passage.start, text) if closely else None
        if found:
            self._found[number] = found
        here = []
        for _, words in mentions(text):
            person = self._people.resolve(words)
            if person and self._may_speak(person):
                here.append(person)
        if found and found.speaker and found.speaker not in here:
            here.append(found.speaker)
        self._recent.append(here)

    def _may_speak(self, person: Person) -> bool:
        return bool(person.gender or person.role or " " in person.name)

    def _explicit(self, number: int, offset: int, text: str) -> _Found | None:
        """The statement that a word of saying in the passage makes."""
        for match in _ACCORDING.finditer(text):
            if not self._quoted(offset + match.start()):
                name = match["name"] or match["other"]
                start, end = _longer((0, match.start()), (_after(text, match.end()), len(text)))
                return self._make(
                    number, self._people.resolve(name), match[0], offset, text, start, end
                )
        for match in _VERB.finditer(text):
            if self._quoted(offset + match.start()):
                continue
            if found := self._around(number, offset, text, match):
                return found
        for match in (*_PASSIVE.finditer(text), *_NOUN.finditer(text)):
            if not self._quoted(offset + match.start()):
                person = self._people.resolve(match["name"])
                if match.re is _PASSIVE:
                    return self._make(
                        number, person, match["verb"], offset, text, 0, match.end("verb")
                    )
                return self._make(number, person, match[0], offset, text, match.end(), len(text))
        return None

    def _around(self, number: int, offset: int, text: str, verb: re.Match[str]) -> _Found | None:
        """The statement of a verb: its subject before it, or behind it after a quotation."""
        low = max(0, verb.start() - _LEFT)
        left, rest = text[low : verb.start()], text[verb.end() :]
        if _BE.search(left):
            return None
        before, after = _BEFORE.search(left), _AFTER.match(rest)
        quoted = bool(_CLOSED.search(left[: before.start()] if before else left))
        if after and (quoted or left.rstrip().endswith(",")) and not (before and before["pronoun"]):
            person = self._apposed(after) or self._who(number, offset + verb.start(), after)
            return self._quoting(number, person, verb, offset, text, verb.start())
        if not before or (verb[0] in CAUTIOUS and not _THAT.match(rest) and not quoted):
            return None
        if before["name"] and split_name(before["name"]) == ("", ""):
            return None
        if before["pronoun"] in ("I", "We", "we"):
            return None
        person = self._apposed(before) or self._who(number, offset + low + before.start(), before)
        if quoted or (_trails(rest) and before.start() > 0):
            return self._quoting(number, person, verb, offset, text, low + before.start())
        return self._make(
            number, person, verb[0], offset, text, _after(text, verb.end()), len(text)
        )

    def _quoting(
        self,
        number: int,
        person: Person | None,
        verb: re.Match[str],
        offset: int,
        text: str,
        end: int,
    ) -> _Found | None:
        """The statement of what stands before its verb, or of a longer quotation behind it."""
        chosen = (0, end)
        at = bisect_right(self._starts, offset + verb.end())
        for start, stop in self._quotes[at:]:
            if start >= offset + len(text):
                break
            chosen = _longer(chosen, (start - offset, min(stop - offset, len(text))))
        return self._make(number, person, verb[0], offset, text, *chosen)

    def _apposed(self, subject: re.Match[str]) -> Person | None:
        """The person named beside a role: "the head of policy, Ada Holm, said"."""
        beside = subject["apposition"]
        if not beside or not re.fullmatch(NAME, beside):
            return None
        named = self._people.resolve(beside)
        return named if named and self._may_speak(named) else None

    def _who(self, number: int, at: int, subject: re.Match[str]) -> Person | None:
        """The person whom a subject means."""
        if subject["name"]:
            role, name = split_name(subject["name"])
            if name:
                return self._people.resolve(name)
            fitting = self._people.by_role(role)
            return fitting[0] if len(fitting) == 1 else None
        if subject["role"]:
            words = subject["role"].split()[1:]
            for some in (words, words[-1:]):
                fitting = self._people.by_role(" ".join(some))
                if len(fitting) == 1:
                    return fitting[0]
            return None
        pronoun = subject["pronoun"].lower()
        if pronoun in ("they", "i", "we"):
            return None
        passage = self._passages[number]
        within = self._named(passage.text[: max(0, at - passage.start)])
        if pronoun == "who":
            return within[-1] if within else None
        gender = "f" if pronoun == "she" else "m"
        for some in (within, *reversed(self._recent[-3:])):
            fitting = list(dict.fromkeys(p for p in some if p.gender in ("", gender)))
            sure = [person for person in fitting if person.gender == gender]
            if sure or fitting:
                chosen = sure or fitting
                if len(chosen) == 1:
                    return chosen[0]
                last = self._found.get(number - 1)
                return last.speaker if last and last.speaker in chosen else None
        return None

    def _named(self, text: str) -> list[Person]:
        found = (self._people.resolve(words) for _, words in mentions(text))
        return [person for person in found if person and self._may_speak(person)]

    def _make(
        self, number: int, person: Person | None, cue: str, offset: int, text: str, a: int, b: int
    ) -> _Found | None:
        """A statement of the content between two offsets, without the spaces and commas around."""
        content = text[a:b]
        start = a + len(content) - len(content.lstrip(" ,:;–—-\t\r\n"))
        end = b - (len(content) - len(content.rstrip(" ,:;–—-\t\r\n")))
        if end - start < 3:
            return None
        return _Found(number, person, cue, offset + start, offset + end)

    def _quoted(self, at: int) -> bool:
        """Whether a place stands within a quotation."""
        before = bisect_right(self._starts, at) - 1
        return before >= 0 and at < self._quotes[before][1]

    def finish(self) -> list[Statement]:
        """All statements, those of quotations without a word of saying too."""
        for start, end in self._quotes:
            if end - start >= 8:
                self._spread(start, end)
        found = [self._found[number] for number in sorted(self._found)]
        return [
            Statement(
                speaker=one.speaker.name if one.speaker else None,
                role=one.speaker.role if one.speaker else "",
                cue=one.cue,
                kind=self._kind(one.start, one.end),
                start=one.start,
                end=one.end,
            )
            for one in found
        ]

    def _spread(self, start: int, end: int) -> None:
        """Give a quotation to its speaker in each passage that it runs over."""
        first = max(bisect_right(self._begins, start) - 1, 0)
        last = max(bisect_right(self._begins, end - 1) - 1, 0)
        numbers = range(first, last + 1)
        known = [self._found[n] for n in numbers if n in self._found]
        if not known and first == last:
            passage = self._passages[first]
            # A few quoted words within a sentence are no statement of their own.
            if end - start < 0.8 * len(passage.text):
                return
        if known:
            speaker = known[0].speaker
        else:
            before = self._found.get(first - 1)
            near = self._recent[first - 1] if first else []
            apart = first and self._text[self._passages[first - 1].end : start].count("\n") > 1
            direct = before and self._kind(before.start, before.end) != "indirect"
            if before and direct and not apart:
                speaker = before.speaker
            else:
                alone = list(dict.fromkeys(near))
                speaker = alone[0] if len(alone) == 1 and not apart else None
        for n in numbers:
            passage = self._passages[n]
            if n not in self._found:
                inside = max(start, passage.start), min(end, passage.end)
                self._found[n] = _Found(n, speaker, "", *inside)

    def _kind(self, start: int, end: int) -> str:
        """Whether all, some or nothing of a content stands in quotation marks."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        inside = 0
        for a, b in self._quotes[at:]:
            if a >= end:
                break
            inside += max(0, min(b, end) - max(a, start))
        if inside >= 0.8 * (end - start):
            return "direct"
        return "mixed" if inside else "indirect"


_ROLE_BESIDE = re.compile(
    rf"(?P<before>(?:\b[\w-]+\s){{0,10}}?[\w-]+),\s(?P<name>(?:{NAME})),\s"
    rf"|(?P<named>(?:{NAME})),\s(?P<after>(?:the|an?|{_ROLE})\s[^,;.\"“”]{{3,80}}),"
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\s(?:\w+ly\s)?$")
_CLOSED = re.compile(r"[,.?!…]?[\"”»’]\s*,?\s*$")
_THAT = re.compile(r"\s*(?:that\b|[,:]?\s*[\"“„«‘])")


def _trails(rest: str) -> bool:
    """Whether nothing but a place, a time or a listener follows a verb of saying."""
    return bool(
        re.fullmatch(
            r"(?:\s(?:on|in|at|to|during|after|of|last|this|yesterday|today|later)\b[^\"“”]{0,60})?[.!?…]*",
            rest,
        )
    )


def _after(text: str, at: int) -> int:
    """Where content begins behind a verb: without the listener and "that"."""
    match = re.compile(
        r"(?:[^\"“”,;:]{0,60}?\sthat\s(?=\w)|\s*[,:]\s|\s(?:reporters|journalists|lawmakers|parliament|"
        r"him|her|them|us|me)\s(?!of\b|for\b))"
    ).match(text, at)
    return match.end() if match else at


def _longer(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one if one[1] - one[0] >= other[1] - other[0] else other
