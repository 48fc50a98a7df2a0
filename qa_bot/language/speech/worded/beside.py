"""Who stands beside a verb of saying: before it in its clause, or behind it."""

from __future__ import annotations

from dataclasses import replace

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.sentence import QUOTED
from qa_bot.language.speech.worded.subject import Parser, Subject
from qa_bot.language.speech.worded.verb import WORD, Verb

_CLAUSE = pattern(rf"(?:^|[,;:—–{QUOTED}]|\s[-]\s)[\s—–-]*")
_FARTHEST = 200  # characters between the beginning of a clause and its verb
_LONGEST_APPOSITION = 90
_LONG_WORD = 5  # letters: no preposition is as long


class Beside:
    """Finds the subjects of verbs in a language."""

    def __init__(self, parser: Parser, meanwhile: frozenset[str]) -> None:
        """`meanwhile` may stand between a subject and its verb."""
        self._parser, self._meanwhile = parser, meanwhile
        self._words, self._sets = parser.words, parser.words.sets

    def behind(self, text: str, verb: Verb, woman: bool | None) -> Subject | None:
        """The subject behind a verb; `woman` is what the verb tells of it, if anything."""
        begin = self._begin(text, verb.behind)
        subject = self._parser.at(text, begin, woman)
        if not subject or not self._is_article(text[begin : subject.start]):
            return None
        return subject if self._inverts(text, verb) else None

    def _begin(self, text: str, begin: int) -> int:
        """Where a subject behind a verb may begin, without what stands between them."""
        while (gap := WORD.match(text, begin + 1)) and gap[0].lower() in self._meanwhile:
            if text[gap.end() : gap.end() + 1] in tuple("'’"):
                break  # "conclut l'entraîneur"
            begin = gap.end()
        return begin

    def _is_article(self, text: str) -> bool:
        """Whether nothing but an article, or a part of one, stands in a place."""
        word = text.strip().rstrip("'’").lower()
        own = self._sets["articles"] | self._sets["elided"]
        return not word or (word in own and word not in self._sets["objects"])

    def before(self, text: str, end: int, woman: bool | None) -> Subject | None:
        """The subject that ends before a verb, its clause beginning with it."""
        begin = max(0, end - _FARTHEST)
        starts = [0] if begin == 0 else []
        starts += [match.end() for match in _CLAUSE.finditer(text, begin, end)]
        for start in dict.fromkeys(starts):
            start = self._without_adverbs(text, start)
            subject = self._parser.at(text, start, woman) if start < end else None
            if not subject or subject.end > end:
                continue
            between = text[subject.end : end]
            if self._is_gap(between):
                return subject
            apposed = between.lstrip()
            if subject.name and apposed.startswith(",") and len(apposed) < _LONGEST_APPOSITION:
                inner, comma, last = apposed[1:].rpartition(",")
                if comma and self._is_gap(last) and not set(inner) & set(f";:{QUOTED}"):
                    return self._described(subject, inner)
        return None

    def _without_adverbs(self, text: str, start: int) -> int:
        """Where a subject may begin in a clause: "Auch | Holm sagte", "В понедельник | Иванов"."""
        also = WORD.match(text, start)
        if also and also[0].lower() in self._sets["also"] | self._sets["like"]:
            return also.end()
        at, last = start, ""
        while (
            not self._words.capital_nouns
            and (also := WORD.match(text, at + (at > start)))
            and also[0].lower() in self._meanwhile
        ):
            at, last = also.end(), also[0]
        return at if len(last) >= _LONG_WORD else start

    def _inverts(self, text: str, verb: Verb) -> bool:
        """Whether a subject may stand behind a verb: nothing before it in its clause can be one."""
        begin = max(text.rfind(sign, 0, verb.start) for sign in f",;:—–{QUOTED}") + 1
        clause = [word.lower() for word in WORD.findall(text[begin : verb.start])]
        if self._words.capital_nouns:
            # "Einer der Männer erzählte Holm, dass …"
            return not clause or clause[0] not in self._sets["nominatives"]
        other = self._meanwhile | self._sets["like"] | self._sets["elided"] | self._sets["also"]
        return all(word in other for word in clause)

    def _described(self, subject: Subject, words: str) -> Subject:
        """A subject with the role that stands behind it between commas."""
        other = self._parser.at(words.strip(), 0)
        if subject.role or not other or other.name:
            return subject
        return replace(subject, role=other.role, gender=subject.gender or other.gender)

    def _is_gap(self, text: str) -> bool:
        """Whether nothing stands between a subject and its verb but when and how."""
        if set(text) & set(f",;:.{QUOTED}()"):
            return False
        words = [word[0].lower() for word in WORD.finditer(text)]
        return all(word in self._meanwhile for word in words)
