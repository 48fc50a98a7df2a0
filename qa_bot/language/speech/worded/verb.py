"""The verbs of saying in a sentence: with their auxiliary, or apart from a word of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.sentence import QUOTED
from qa_bot.language.speech.worded.subject import Parser

WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = frozenset(f",;:.—–{QUOTED}")
_NEAR = 30  # characters in which a denial stands


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its auxiliary, from `start` to `end`; the subject may begin at `behind`.

    What is said begins behind `rest`, if that isn't behind the subject.
    """

    word: str
    start: int
    end: int
    behind: int
    rest: int
    judges: bool
    pronoun: str = ""


class Verbs:
    """Finds the verbs of a language."""

    def __init__(self, parser: Parser, meanwhile: frozenset[str]) -> None:
        """`meanwhile` may stand between an auxiliary and its participle."""
        self._parser, self._meanwhile = parser, meanwhile
        self._words, self._sets = parser.words, parser.words.sets
        supposing = "|".join(self._words.supposing.split())
        self._supposing = re.compile(rf"(?<!\w)(?:{supposing})\s", re.I)

    def of(self, text: str) -> Iterator[Verb]:
        """The verbs of saying in a sentence, but for those that are only denied or supposed."""
        for match in WORD.finditer(text):
            low = match[0].lower()
            head, _, tail = low.partition("-")
            if low not in self._words.cues and not (tail and head in self._words.cues):
                continue
            verb = self._verb(text, match, head)
            if verb and not self._is_unreal(text, verb):
                yield verb

    def _verb(self, text: str, match: re.Match[str], head: str) -> Verb | None:
        """The verb that a word is, with what belongs to it."""
        start, end, low = match.start(), match.end(), match[0].lower()
        judges = low in self._sets["judging"]
        if low in self._sets["participles"] and (aux := self._auxiliary(text, start)):
            begin, stop, pronoun = aux
            behind = stop if self._words.clause_follows and stop < start - 1 else end
            return Verb(match[0], begin, end, behind, end, judges, pronoun)
        if head != low:
            pronoun = low.rsplit("-", 1)[1]
            if head in self._sets["saying"] and self._parser.pronoun(pronoun):
                return Verb(match[0], start, end, end, end, judges, pronoun)
            return None
        if low in self._words.second:
            return self._apart(text, match)
        for clitic in self._sets["clitics"]:
            if text[:start].lower().replace("’", "'").endswith(f" {clitic}"):
                start -= len(clitic)  # "s'indigne Holm"
        if low in self._sets["saying"] or (judges and low not in self._sets["participles"]):
            return Verb(match[0], start, end, end, end, judges)
        return None

    def _auxiliary(self, text: str, start: int) -> tuple[int, int, str] | None:
        """Where the auxiliary of a participle begins and ends, and a pronoun within it."""
        begin = max(text.rfind(sign, 0, start) for sign in f",;:{QUOTED}") + 1
        words = list(WORD.finditer(text, begin, start))
        for word in reversed(words):
            low = word[0].lower()
            head, _, tail = low.partition("-")
            if head in self._sets["auxiliaries"]:
                pronoun = low.rsplit("-", 1)[1] if tail else ""
                return word.start(), word.end(), pronoun if self._parser.pronoun(pronoun) else ""
            if not self._words.clause_follows and low not in self._meanwhile:
                return None
        return None

    def _apart(self, text: str, match: re.Match[str]) -> Verb | None:
        """A verb whose second word stands behind it: "teilte Holm am Montag mit"."""
        stop = next((at for at in range(match.end(), len(text)) if text[at] in f",;:{QUOTED}"), -1)
        for second in self._words.second[match[0].lower()]:
            found = re.search(rf"\s{second}(?!\w)", text[match.end() : stop if stop > 0 else None])
            if found:
                rest = match.end() + found.end()
                return Verb(match[0], match.start(), match.end(), match.end(), rest, False)
        return None

    def _is_unreal(self, text: str, verb: Verb) -> bool:
        """Whether a sentence only denies, asks or supposes it."""
        near = [*WORD.finditer(text, max(0, verb.start - _NEAR), verb.end)]
        for word in WORD.finditer(text, verb.end, verb.end + _NEAR):
            if word[0].lower() in self._sets["that"]:
                break
            near.append(word)
        beside = [
            word[0].lower()
            for word in near
            if _PARTS.isdisjoint(text[word.end() : verb.start] + text[verb.end : word.start()])
        ]
        if not self._sets["nots"].isdisjoint(beside) or self._is_denied(text, verb.start):
            return True
        clause = max(text.rfind(sign, 0, verb.start) for sign in f",;:{QUOTED}") + 1
        return bool(self._supposing.search(text, max(clause, verb.start - 2 * _NEAR), verb.start))

    def _is_denied(self, text: str, start: int) -> bool:
        """Whether a denial is joined to the word before a verb: "n'a dit"."""
        before = text[max(0, start - 3) : start].lower()
        return any(before.endswith(f"{no}{mark}") for no in self._sets["nots"] for mark in "'’")
