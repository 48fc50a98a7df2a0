"""What a sentence says that somebody says: the subject, the verb, and where the content stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.language.languages import named
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.attributions.attribution import said_before
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject import Subject as Anybody
from qa_bot.language.speech.worded.beside import Beside
from qa_bot.language.speech.worded.subject import Parser, Subject
from qa_bot.language.speech.worded.verb import WORD, Verb, Verbs

_LOOSE = " ,—–-"
_DASH = "—–-"
_BETWEEN = 70  # characters between a verb and what it says
_TRAIL = 90  # characters behind a subject that only tell when and where
_NEAR = 20  # characters between "like" and a verb
_LEAST_WORDS = 2  # of what is said without marks
_NOBODY = Anybody(0, 0)
_QUOTATION = pattern(rf"\s?:\s*{QUOTED}")
_INSERTED = pattern(r"\s?[,.—–]")
_ENDS = pattern(r"\s*(?:[.:,;—–]|$)")


@dataclass(slots=True)
class Claim:
    """`subject` says, by the word `cue`, what stands from `start` to `end` of the sentence.

    Several say it where `many` do. By a source alone it is `sourced`.
    """

    subject: Subject
    cue: str
    start: int
    end: int
    many: bool = False
    sourced: bool = False


class Claims:
    """Reads the claims of sentences in a language."""

    def __init__(self, code: str) -> None:
        self.parser = Parser(code)
        self._words = self.parser.words
        self._sets = self._words.sets
        language = named(code)
        days = f"{language.days} {language.months}".split()
        self._meanwhile = self._sets["meanwhile"] | frozenset(days)
        self._that = re.compile(_one_of(self._words.that.split(), self._sets["elided"]))
        self._verbs = Verbs(self.parser, self._meanwhile)
        self._beside = Beside(self.parser, self._meanwhile)
        self._sources = _phrases(self._words.sources)

    def first(self, text: str) -> Claim | None:
        """The claim of a sentence in which every quotation is blotted out; None for none."""
        for match in self._sources.finditer(text) if self._sources else ():
            if found := self._by_source(text, match):
                return found
        for word in WORD.finditer(text) if self._sets["sources_behind"] else ():
            if word[0] in self._sets["sources_behind"]:
                return self._by_source_behind(text, word)
        for verb in self._verbs.of(text):
            found = self._told(text, verb)
            if found and len(text[found.start : found.end].strip(_LOOSE)) >= _LEAST_WORDS:
                return found
        subject = self.parser.at(text, 0)
        named = subject and subject.name and (subject.role or " " in subject.name)
        if subject and named and (colon := _QUOTATION.match(text, subject.end)):
            return Claim(subject, "", colon.end() - 1, len(text))  # "Anna Holm: „Nein.“"
        return None

    def inserted(self, text: str) -> Claim | None:
        """The claim within a quotation, whose marks are left out: « Non, dit Holm, pas moi. »"""
        for verb in self._verbs.of(text):
            subject = self._beside.behind(text, verb, self._is_woman(verb))
            apart = subject and subject.name and _INSERTED.match(text, subject.end)
            if apart and subject and text[: verb.start].rstrip().endswith((",", "—", "–")):
                return Claim(subject, verb.word, 0, len(text))
        return None

    def _is_woman(self, verb: Verb) -> bool | None:
        """Whether a verb tells that a woman speaks; None where verbs don't tell."""
        endings = tuple(self._words.woman_says.split())
        return verb.word.lower().endswith(endings) if endings else None

    def _told(self, text: str, verb: Verb) -> Claim | None:
        """The claim that a verb makes, its subject before it or behind."""
        woman = self._is_woman(verb)
        if verb.pronoun:
            gender = self.parser.words.told[verb.pronoun].strip(".")
            subject = Subject(verb.start, verb.end, pronoun=verb.pronoun, gender=gender)
            return self._said_around(text, subject, verb)
        if before := self._beside.before(text, verb.start, woman):
            return self._said_behind(text, before, verb)
        if behind := self._beside.behind(text, verb, woman):
            return self._said_around(text, behind, verb)
        quoted = text[: verb.start].rstrip(_LOOSE).endswith(QUOTED)
        if self._words.drops_pronouns and quoted and _ENDS.match(text, verb.end):
            return self._said_around(text, Subject(verb.start, verb.end), verb)
        return None

    def _said_behind(self, text: str, subject: Subject, verb: Verb) -> Claim | None:
        """What stands behind a subject and its verb; or before both, if it is quoted."""
        left = text[: subject.start].rstrip(_LOOSE)
        many = verb.word.lower() in self._sets["many"]
        if as_told := self._like(text, subject, verb, subject.start, verb.end):
            return as_told
        start = self._opening(text, verb.rest, True)
        if start is None and left.endswith(QUOTED):
            return self._quoted(text, subject, verb, subject.start, verb.rest)
        if start is None and verb.judges:
            start = verb.rest
        return None if start is None else Claim(subject, verb.word, start, len(text), many)

    def _said_around(self, text: str, subject: Subject, verb: Verb) -> Claim | None:
        """What stands before a verb and its subject, behind both, or around them."""
        left = text[: verb.start].rstrip()
        many = verb.word.lower() in self._sets["many"]
        behind = max(subject.end, verb.rest)
        if as_told := self._like(text, subject, verb, verb.start, behind):
            return as_told
        if left.rstrip(_LOOSE).endswith(QUOTED):
            return self._quoted(text, subject, verb, verb.start, behind)
        after_comma = left.endswith((",", "—", "–"))
        start = self._opening(text, behind, not after_comma)
        if start is not None and not (after_comma and text[start - 1 : start] == ","):
            if after_comma and QUOTED not in text[start:]:
                return None
            return Claim(subject, verb.word, start, len(text), many)
        said = left.rstrip(_LOOSE)
        spoken = said.startswith(tuple(_DASH))
        depends = _first_word(text).lower() in self._sets["depending"]
        if not after_comma or (depends and not spoken):
            return None
        goes_on = text[behind:].lstrip()
        if goes_on.startswith(",") and len(goes_on.split()) >= _LEAST_WORDS:
            return Claim(subject, verb.word, 0, len(text), many)
        if len(said.split()) < _LEAST_WORDS and not spoken:
            return None
        if len(goes_on) <= _TRAIL and self._is_circumstance(goes_on):
            return Claim(subject, verb.word, 0, len(said), many)
        return None

    def _quoted(self, text: str, subject: Subject, verb: Verb, end: int, behind: int) -> Claim:
        many = verb.word.lower() in self._sets["many"]
        found = said_before(Sentence(text, ()), _NOBODY, verb.word, end, behind)
        return Claim(subject, verb.word, found.start, found.end, many)

    def _opening(self, text: str, at: int, commas: bool) -> int | None:
        """Where what is said begins behind a verb and its subject; None where nothing tells."""
        stop = min(
            (n for n in (text.find(sign, at) for sign in f";:.{QUOTED}") if n >= 0),
            default=len(text),
        )
        if (that := self._that.search(text, at, min(stop, at + _BETWEEN))) and not set(
            text[at : that.start()].rstrip(" ,")
        ) & {","}:
            return that.end()
        if stop - at > _BETWEEN + _BETWEEN * (text[stop : stop + 1] == QUOTED):
            stop = len(text)
        elif text[stop : stop + 1] == ":":
            return stop + 1
        elif text[stop : stop + 1] == QUOTED and text[at:stop].rstrip().endswith(","):
            return stop
        comma = text.find(",", at, min(stop, at + _BETWEEN))
        if self._words.clause_follows and commas and comma >= 0:
            rest = text[comma + 1 :].split()
            return comma + 1 if len(rest) > 1 and self._is_circumstance(text[at:comma]) else None
        return None

    def _is_circumstance(self, text: str) -> bool:
        """Whether words only tell when, where and to whom: "sagte Holm | am Montag dem Sender"."""
        first = _first_word(text).lower()
        if not first or first in self._meanwhile or first in self._sets["listening"]:
            return True
        return self.parser.is_small(first) and first not in self._sets["articles"]

    def _like(self, text: str, subject: Subject, verb: Verb, begin: int, end: int) -> Claim | None:
        """What somebody is said to say by a clause of its own: "wie Holm mitteilte"."""
        last = [*WORD.finditer(text, max(0, begin - _NEAR), begin)]
        while last and last[-1][0].lower() in self._sets["elided"] | self._sets["meanwhile"]:
            last.pop()  # "comme l'a dit"
        if not last or last[-1][0].lower() not in self._sets["like"]:
            return None
        before = text[: last[-1].start()].rstrip()
        if not before:
            comma = text.find(",", end, end + _TRAIL)
            return Claim(subject, verb.word, comma + 1, len(text)) if comma >= 0 else None
        if before.endswith(",") and text[end:].startswith(","):
            return Claim(subject, verb.word, 0, len(text))
        if before.endswith(",") and len(before.split()) >= _LEAST_WORDS:
            return Claim(subject, verb.word, 0, len(before) - 1)
        return None

    def _by_source(self, text: str, source: re.Match[str]) -> Claim | None:
        """What is so according to somebody."""
        subject = self.parser.at(text, source.end() - 1)
        if not subject or subject.pronoun or not subject.name:
            return None
        if text[subject.end : subject.end + 2].strip()[:1].isdigit():
            return None
        left, right = text[: source.start()].rstrip(_LOOSE), text[subject.end :].strip(" .!,")
        if self._words.oblique and not _ENDS.match(text, subject.end):
            return None  # "По данным Американской ассоциации"
        start, end = 0, len(text)
        if not left:
            start = subject.end
        elif not right:
            end = len(left)
            if left.endswith(QUOTED):
                return Claim(subject, source[0].strip(), 0, end)  # "„Nein“, so Holm."
        if len(text[start:end].split()) < _LEAST_WORDS:
            return None
        return Claim(subject, source[0].strip(), start, end, sourced=True)

    def _by_source_behind(self, text: str, source: re.Match[str]) -> Claim | None:
        """What is so according to somebody who stands before the word: "Holm zufolge"."""
        subject = self._beside.before(text, source.start(), None)
        if not subject or not subject.name:
            return None
        start = source.end() if not text[: subject.start].strip() else 0
        return Claim(subject, source[0], start, len(text), sourced=True)


def _first_word(text: str) -> str:
    match = WORD.search(text)
    return match[0] if match else ""


def _one_of(that: list[str], elided: frozenset[str]) -> str:
    """A word that begins what is said, with its comma."""
    words = "|".join(rf"{word}['’]" if word in elided else rf"{word}(?!\w)" for word in that)
    return rf",?\s(?:{words})\s?"


def _phrases(text: str) -> re.Pattern[str] | None:
    some = sorted((phrase for phrase in text.split(", ") if phrase), key=len, reverse=True)
    made = "|".join(phrase.replace(" ", r"\s+") for phrase in some)
    return re.compile(rf"(?<!\w)(?:{made})\s", re.I) if some else None
