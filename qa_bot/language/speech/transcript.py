"""Transcripts: who speaks stands before what is said, as in "HOLM (chair): We begin.".

A text is one where such labels come back, or where nearly every paragraph has one; a label alone is
a word with a colon. A turn lasts until the next label or heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.lexicon.no_names import LABELS, NO_NAMES
from qa_bot.language.lexicon.roles_and_titles import TITLES
from qa_bot.language.speech.article import Article
from qa_bot.language.speech.names import mentions, split_name
from qa_bot.language.speech.person import SOMEBODY, Person
from qa_bot.language.speech.roles import has_head, is_role
from qa_bot.model import Passage

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?\s*(?:[-–—]\s*)?"
_NAME = r"[^\W\d_](?:[^\W_]|[.'’&-]|[ \t](?=[\w&])){0,58}"
_LABEL = pattern(
    rf"[*_>\s]{{0,4}}(?:{_TIME})?[*_]{{0,2}}(?P<name>{_NAME})"
    rf"(?:[ \t]?[(\[](?P<note>[^()\[\]\n]{{1,60}})[)\]])?[*_]{{0,2}}[ \t]?:[*_]{{0,2}}(?=\s+\S)"
    r"|[*_]{0,2}(?P<letter>[QA])\.[*_]{0,2}(?=\s+\S)"
)
# In plays a name stands on a line of its own, with a stop: "OLAF.", "BERTA [aside]".
_ALONE = pattern(
    r"[*_]{0,2}(?P<name>(?!\w+\s[IVX]+\b)[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-](?=[^\W\d_a-z])){1,40})"
    r"(?:[.,]?[ \t]{1,3}[(\[][_*]{0,2}(?P<note>[^()\[\]\n]{1,60}?)[_*]{0,2}[)\]][.:]?|[.:])"
    r"[*_]{0,2}\Z"
)
_VOICE = pattern(r"<v(?:\.[\w.]+)?\s+(?P<name>[^<>\n]{1,60})>")
_VOICE_END = "</v>"
_OF = pattern(r"\b(?:of|with|by|between|and)\s")
_ASIDE = pattern(r"[(\[][^()\[\]]*[)\]]\.?")
_TIMES = pattern(r"[\d:.,\s>-]+")
_LONGEST_NAME = 5  # words
_LEAST = 3  # labels of a transcript
_SHARE, _NEARLY_ALL = 0.25, 0.75  # of its paragraphs that have one
_GIVEN = GIVEN_WOMEN | GIVEN_MEN
_LETTERS = {"Q": "questioner", "A": "witness"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in a passage, from `start` to `end` of the text.

    `role` is what a speaker without a name is called.
    """

    passage: int
    speaker: Person | None
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a passage, with what stands in brackets, up to `end`."""

    passage: int
    name: str
    note: str
    end: int


def labels(blocks: Sequence[Sequence[Passage]]) -> list[Label]:
    """The labels of a transcript, ascending; empty where a text is none."""
    if voices := list(_labels(blocks, _VOICE)):
        return voices
    paragraphs = sum(_flows(block[0]) for block in blocks)
    for kind in (_LABEL, _ALONE):
        found = list(_labels(blocks, kind))
        if found and _is_transcript([one.name for one in found], paragraphs):
            return found
    return []


def turns(article: Article, labels: Sequence[Label]) -> list[Turn]:
    """The turns of a transcript by passage, ascending."""
    if not labels:
        return []
    share = len(labels) / max(len(set(article.block)), 1)
    speakers = _Speakers(article, labels)
    found = []
    for label, following in zip(labels, (*labels[1:], None), strict=True):
        stop = following.passage if following else len(article.passages)
        speaker, role = speakers.of(label)
        for number in _lasts(article, label.passage, stop, share >= _SHARE):
            passage = article.passages[number]
            start = passage.start + (label.end if number == label.passage else 0)
            said = passage.text[start - passage.start :].partition(_VOICE_END)[0]
            blank = len(said) - len(said.lstrip(" \t\r\n*_"))
            end = start + len(said.rstrip(" \t\r\n*_"))
            if end > start + blank:
                found.append(Turn(number, speaker, role, start + blank, end))
    return found


def _labels(blocks: Sequence[Sequence[Passage]], pattern: re.Pattern[str]) -> Iterator[Label]:
    """The labels at the beginnings of paragraphs."""
    number = 0
    for block in blocks:
        passage = block[0]
        if _flows(passage) or passage.kind == "heading":
            match = pattern.match(passage.text)
            name = next(filter(None, match.groupdict().values()), "") if match else ""
            listed = passage.kind == "item" and name not in _LETTERS
            if match and not listed and (pattern is _VOICE or _names(name)):
                note = (match["note"] if pattern is not _VOICE else "") or ""
                yield Label(number, " ".join(name.split()), note, match.end())
        number += len(block)


def _names(label: str) -> bool:
    """Whether a label may be somebody's: a name, or a role like CHAIR."""
    words = label.split()
    if len(words) > _LONGEST_NAME or (len(label) > 1 and label.lower() in LABELS):
        return False
    if label in _LETTERS or any(is_role(word) for word in words):
        return True
    return all(
        (word[0].isupper() or word in ("of", "de", "von", "van", "der", "al", "bin"))
        and word.lower() not in STOP_WORDS
        and word not in NO_NAMES
        for word in words
    )


def _is_transcript(names: Sequence[str], paragraphs: int) -> bool:
    """Whether labels are those of a conversation: of several who speak more than once."""
    counts, share = Counter(names), len(names) / max(paragraphs, 1)
    if len(names) < 2:
        return False
    if share >= _NEARLY_ALL and all(map(_is_somebodys, counts)):
        return True
    again = sum(count > 1 for count in counts.values())
    return len(counts) > 1 and len(names) >= _LEAST and share >= _SHARE and 2 * again >= len(counts)


def _is_spelled(name: str) -> bool:
    """Whether a name in capitals is a word, not an acronym: HOLM, VIK, not NTB."""
    return name.isupper() and (len(name) > 3 or not set("AEIOUYÅÄÖØÆ").isdisjoint(name))


def _is_somebodys(label: str) -> bool:
    """Whether a label is clearly a person's or a role's: Ada, Rolf Dahl, CHAIR."""
    title, name = split_name(label)
    if title or label in _LETTERS or " " in name or name.title() in _GIVEN:
        return True
    return label.isupper() and len(label) > 2


def _flows(passage: Passage) -> bool:
    return passage.kind in ("paragraph", "item", "quote") and not _TIMES.fullmatch(passage.text)


def _lasts(article: Article, first: int, stop: int, on: bool) -> Iterator[int]:
    """The passages of a turn; `on` where it may have several paragraphs."""
    yield first
    for number in range(first + 1, stop):
        passage = article.passages[number]
        if passage.kind == "heading" or (not on and article.block[number] != article.block[first]):
            return
        if _flows(passage) and not _ASIDE.fullmatch(passage.text):
            yield number


class _Speakers:
    """Who the labels of a transcript mean: "DAHL" is "ROLF DAHL (chief engineer)"."""

    def __init__(self, article: Article, labels: Sequence[Label]) -> None:
        self._people = article.people
        # Headings are not read for people, and name who is interviewed.
        self._headed = [
            one.name
            for passage in article.passages[: labels[0].passage]
            for part in _OF.split(passage.text)
            for one in mentions(part)
            if " " in one.name
        ]
        self._known: dict[str, tuple[Person | None, str]] = {}
        self._full: list[Person] = []
        for label in sorted(labels, key=lambda one: (not one.note, -len(one.name))):
            key = label.name.casefold()
            if key not in self._known:
                self._known[key] = self._named(label)
                if person := self._known[key][0]:
                    self._full.append(person)

    def of(self, label: Label) -> tuple[Person | None, str]:
        """The speaker of a turn, or None and what they are called."""
        return self._known[label.name.casefold()]

    def _named(self, label: Label) -> tuple[Person | None, str]:
        if label.name in _LETTERS:
            alone = self._headed[0] if label.name == "A" and len(self._headed) == 1 else ""
            return (self._person(alone, "") if alone else None), _LETTERS[label.name]
        noted = split_name(label.note)
        title, name = split_name(label.name)
        if noted[1] and not name:
            # "CHAIR (Mrs Ottesen)"
            return self._person(noted[1], label.name.lower()), ""
        if not name:
            return self._holding(label.name.lower()), label.name.lower()
        role = label.note if has_head(label.note) else title.lower()
        role = "" if role.strip(".") in TITLES else role
        return self._person(name, role), ""

    def _person(self, name: str, role: str) -> Person:
        ends = [one for one in self._full if one.name.split()[-1].casefold() == name.casefold()]
        if len(ends) == 1 and " " not in name:
            return ends[0]
        known = self._initials(name) if name.isupper() else None
        if not known:
            known = self._people.resolve(name.title() if _is_spelled(name) else name)
        if not known:
            known = Person(name)
        return Person(known.name, role or known.role, known.gender, SOMEBODY)

    def _initials(self, letters: str) -> Person | None:
        """The one of these initials: "RD" is Rolf Dahl."""
        fitting = self._people.by_initials(letters)
        headed = [name for name in self._headed if "".join(w[0] for w in name.split()) == letters]
        names = {one.name for one in fitting} | set(headed)
        return self._people.resolve(names.pop()) if len(names) == 1 else None

    def _holding(self, role: str) -> Person | None:
        fitting = self._people.by_role(role)
        return fitting[0] if len(fitting) == 1 else None
