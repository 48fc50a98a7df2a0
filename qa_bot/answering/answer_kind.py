"""What kind of answer a question asks for, and whether a sentence holds one.

A kind is recognised by how the question is asked ("when", "how many people", "in which city"); a
sentence holds it when it has words of that kind that aren't the question's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa_bot.answering.weights import LEAST_COVERAGE_TO_MARK
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import LIGHT_WORDS, STOP_WORDS
from qa_bot.language.related import related
from qa_bot.language.speech.roles import is_role
from qa_bot.language.text.abbreviations import SENTENCE_STARTERS
from qa_bot.language.text.terms import spans, terms

Span = tuple[int, int]

_NUMBER = (
    r"(?:\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?!\d)|\d[\d,.]*\d|\d)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|half|twice|several)"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_YEAR = r"(?:1\d{3}|20\d{2})"

_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|2nd|3rd|[4-9]th"
_THE = r"\s+(?:(?:is|was|are|were)\s+)?(?:the\s+)?(?:exact\s+|total\s+|average\s+)?"
_KINDS = (
    ("time", rf"when\b|(?:what|which){_THE}(?:year|date|month|day|decade|century|time|era)\b"),
    (
        "number",
        r"how\s+(?:many|much|long|far|old|large|big|tall|high|often|fast|deep|wide|heavy|hot|"
        rf"cold)\b|what{_THE}(?:percent|percentage|number|amount|age|proportion|fraction|"
        r"share|population|height|length|width|depth|weight|distance|price|speed|temperature)\b",
    ),
    ("person", r"who(?:m|se)?\b"),
    (
        "place",
        r"where\b|(?:what|which)\s+(?:city|country|state|place|town|village|region|location|"
        r"river|island|continent|nation|county|province)\b",
    ),
)
_ASKED = [(kind, pattern(text, re.IGNORECASE)) for kind, text in _KINDS]
# "When did it rain?" asks, "what falls when it rains" doesn't.
_ASKING = pattern(
    r"\b(?:what|which|who(?:m|se)?|why|how|(?:when|where)(?=\s*\W*$|\s+(?:did|do|does|is|was|were|"
    r"are|will|would|has|have|had|can|could|should|must|may|might|in|on|exactly|else)\b))\b",
    re.IGNORECASE,
)
# "Who was Ada Holm?", "What is her job?" ask what somebody or something is.
_JOB = "(?:job|profession|occupation|position|role|title|post|function)"
_IS = r"(?:['’]s|\s+(?:is|was|are|were))\s+"
_DEFINED = pattern(
    rf"what{_IS}(?P<owner>\w[^?]*?)['’]s?\s+{_JOB}[\s?]*"
    rf"|what\s+{_JOB}\s+(?:does|did|has|had)\s+(?P<holder>\w[^?]*?)\s+(?:have|had|hold|held)[\s?]*"
    rf"|(?:who|what){_IS}(?:the\s+|an?\s+)?(?P<thing>\w[\w'’.-]*(?:\s+\w[\w.-]*){{0,3}}?)[\s?]*",
    re.IGNORECASE,
)
_COUNTED = pattern(r"\bhow\s+(?:many|much)\s+(\w+(?:\s+\w+){0,2})", re.IGNORECASE)

# Patterns as texts: they are long, and a question that doesn't need one doesn't wait for it.
_DATES = (
    rf"\b(?:(?:{_DAY}),?\s+)?(?:\d{{1,2}}\s+(?:{_MONTH})|(?:{_MONTH})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?)"
    rf"(?:,?\s+{_YEAR})?\b|\b(?:{_DAY})\b|\b{_YEAR}(?:s\b|\b)|\b\d{{1,2}}(?:st|nd|rd|th)\s+century\b"
    rf"|\b\d+\s+(?:BC|BCE|AD|CE)\b|\b(?:yesterday|today|tomorrow|tonight|noon|midnight|dawn|dusk)\b"
    rf"|\b(?:last|next)\s+(?:week|month|year|spring|summer|autumn|winter)\b"
    rf"|\b\w+\s+(?:days|weeks|months|years)\s+ago\b|\b\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b"
)
_NUMBERS = (
    rf"(?i)(?:[$€£¥]\s?)?\b(?:{_NUMBER})\b(?:[\s-](?:hundred|thousand|million|billion|trillion)\b)*"
    rf"(?:\s?%|\s(?:percent|per\scent)\b)?"
)
_NAMES = (
    r"(?<!^)(?<![.!?]\s)(?<![.!?][\"”'’]\s)\b[A-Z][\w'’-]*[^\W\d_]"
    r"(?:\s+(?:(?:of|the|de|von|van|der|la)\s+)?[A-Z][\w'’-]*\w)*"
)
_UNITS = {
    kind: rf"(?i)[\s-]?(?:{units})\b"
    for kind, units in {
        "long": "seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|"
        "generations?|met(?:er|re)s?|k?m|km|kilomet(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?",
        "old": "years?|months?|weeks?|days?|centur(?:y|ies)",
        "far": "k?m|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|yards?|feet|foot|light",
        "often": "times?|days?|weeks?|months?|years?|hours?",
    }.items()
}
_UNITS |= dict.fromkeys(("tall", "high", "deep", "wide"), _UNITS["long"])
_MEASURED = pattern(rf"\bhow\s+({'|'.join(_UNITS)})\b", re.IGNORECASE)
_PLACES = r"\b(?:in|at|near|from|to|on|of|into|outside)\s+(?:the\s+)?([A-Z]\w+)"
# Names that may answer: people's, but for those behind "in" or "since"; places', behind "in".
_CAPITAL = r"[A-Z][\w’-]*[a-z]\w*"
_NAMED = rf"\b({_CAPITAL}(?:\s+(?:(?:of|de|von|van|der|la)\s+)?(?:[A-Z]\.\s+)?{_CAPITAL})*)"
_BEFORE = pattern(
    r"\b(?:in|at|on|from|near|to|of|into|outside|during|since|until|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WHERE = rf"\b(?:in|at|near|outside)\s+(?:the\s+)?({_CAPITAL}(?:,?\s+(?:of\s+)?{_CAPITAL})*)"
_WHO_DID = pattern(r"who\s+(?!(?:is|are|was|were)\s+[A-Z])\w", re.IGNORECASE)

_LONGEST_BEFORE = 20  # characters of "outside the " and more


class AnswerKind:
    """The kind of answer that a question asks for.

    `name` is time, number, person, place, definition (of what or whom something is), or empty.
    """

    def __init__(self, question: str) -> None:
        asking = _ASKING.search(question)
        at = asking.start() if asking else len(question)
        self.name = next((kind for kind, asked in _ASKED if asked.match(question, at)), "")
        defined = _DEFINED.fullmatch(question, at)
        named = next(filter(None, defined.groups()), "") if defined else ""
        self._defined = named.split()[-1] if named else ""
        if defined and self.name in ("", "person"):
            self.name = "definition"
        self._given = frozenset(terms(question))
        self._who_did = bool(asking and _WHO_DID.match(question, at))
        measured = _MEASURED.search(question)
        self._unit = _UNITS[measured[1].lower()] if measured else None
        counted = _COUNTED.search(question)
        self._counted = frozenset(terms(counted[1])) if counted else frozenset[str]()

    @property
    def is_tellable(self) -> bool:
        """Whether a sentence that answers shows that by something of the kind."""
        return self.name not in ("", "definition")

    def evidence(self, sentence: str) -> str:
        """The best evidence: 'year', 'date', 'counted', 'number', 'name', 'place', 'definition',
        'role'.

        Empty where it holds nothing of the kind, or the question asks for no kind.
        """
        if self.name == "time":
            found = [match[0] for match in self._new(_DATES, sentence)]
            years = any(re.search(_YEAR, words) for words in found)
            return "year" if years else "date" if found else ""
        if self.name == "number":
            if not any(self._new(_NUMBERS, sentence)):
                return ""
            return "counted" if self._counts(sentence) else "number"
        if self.name == "definition":
            return _defines(self._defined, sentence)
        if self.name in ("person", "place"):
            if self.name == "place" and any(self._new(_PLACES, sentence)):
                return "place"
            return "name" if any(self._new(_NAMES, sentence)) else ""
        return ""

    def answer_words(self, sentence: str, coverage: float = 1.0) -> list[Span]:
        """Where words of the asked kind stand.

        `coverage` is the share of the question that the sentence covers: names and places are clear
        only where that is most of it, since nearly every sentence has some name.
        """
        found: list[Span] = []
        if self.name == "time":
            found = [match.span() for match in self._new(_DATES, sentence)]
        elif self.name == "number":
            found = self._numbers(sentence)
        elif coverage >= LEAST_COVERAGE_TO_MARK and self.name == "place":
            found = [m.span(1) for m in self._new(_WHERE, sentence) if _stands_alone(sentence, m)]
        elif coverage >= LEAST_COVERAGE_TO_MARK and self._who_did:
            found = self._names(sentence)
        return found

    def _numbers(self, sentence: str) -> list[Span]:
        """Numbers with the unit asked for; of several, those before what the question counts."""
        found = []
        for match in self._new(_NUMBERS, sentence):
            start, end = match.span()
            unit = re.match(_UNITS["long"], sentence[end:])
            if self._unit:
                if measured := re.match(self._unit, sentence[end:]):
                    found.append((start, end + measured.end()))
            elif not unit or not self._counted.isdisjoint(terms(unit[0])):
                found.append((start, end))
        if len(found) > 1 and self._counted:
            # "How many people?": of "room 12 holds 30 people" the 30.
            ends = [start for start, _ in found[1:]] + [len(sentence)]
            found = [
                (start, end)
                for (start, end), stop in zip(found, ends, strict=True)
                if self._counts(sentence[start : min(stop, start + 60)])
            ]
        return found

    def _names(self, sentence: str) -> list[Span]:
        """Names that may be somebody's."""
        found = []
        for match in re.finditer(_NAMED, sentence):
            start, end = match.span(1)
            first = sentence[start:end].split()[0]
            if start == 0 and _is_a_word(first):
                start += len(first) + 1
            given = not self._given.isdisjoint(terms(sentence[start:end]))
            owns = sentence[end : end + 2] in ("'s", "’s")
            placed = _BEFORE.search(sentence, max(start - _LONGEST_BEFORE, 0), start)
            name = sentence[start:end]
            other = " " not in name and _is_a_word(name)  # the City, a Norwegian
            if name and not (given or owns or placed or other or re.search(_DATES, name)):
                found.append((start, end))
        return found

    def _new(self, pattern: str, sentence: str) -> Iterator[re.Match[str]]:
        """The matches that are not of the question's own words."""
        for match in re.finditer(pattern, sentence):
            if not self._given.issuperset(terms(match[match.lastindex or 0])):
                yield match

    def _counts(self, sentence: str) -> bool:
        """Whether a number stands shortly before what the question counts."""
        if not self._counted:
            return False
        found = [(term, sentence[start:end]) for term, start, end in spans(sentence)]
        return any(
            re.fullmatch(_NUMBERS, word)
            and any(near in self._counted for near, _ in found[at + 1 : at + 5])
            for at, (term, word) in enumerate(found)
            if term not in self._given
        )


def stands_apart(question: str, sentence: str) -> bool:
    """Whether a sentence tells of another one than was asked for: "the second oldest"."""
    for match in re.finditer(rf"(?i)\b(?:{_ORDINAL})[\s-]+(?:\w+est|most|least)\b", sentence):
        if match[0].lower() not in question.lower():
            return True
    return False


def _defines(thing: str, sentence: str) -> str:
    """Whether a sentence begins by saying what something is, or names somebody with a role.

    'definition', 'role' or empty.
    """
    thing = re.escape(thing)
    if re.match(
        rf"(?i)\W*(?:(?:the|an?)\s+)?(?:\w+\s+){{0,2}}{thing}s?\b(?:\s*[(/\[][^)/\]]{{0,200}}[)/\]])?"
        r"(?:,[^,]{1,80},)?\s+(?:is|was|are|were)\s+(?!\w+(?:ed|ing)\b)",
        sentence,
    ):
        return "definition"
    # "the baker Ada Holm", and farther off where a comma stands before the name.
    before = re.search(
        rf"((?:[\w’'-]+\s+){{1,12}}[\w’'-]+,\s+|(?:[\w’'-]+\s+){{1,3}})(?:[A-Z][\w’'-]*\s+)?(?i:{thing})\b",
        sentence,
    )
    named = before is not None and any(is_role(word.strip(",")) for word in before[1].split())
    return "role" if named else ""


def _is_a_word(capital: str) -> bool:
    """Whether the first word of a sentence is likely a word, not a name: "Ferries", not "Holm"."""
    word = capital.lower()
    return (
        word in SENTENCE_STARTERS | STOP_WORDS | LIGHT_WORDS
        or any(map(related, terms(capital)))
        or word.endswith(("ing", "ly", "ed", "st"))
    )


def _stands_alone(sentence: str, name: re.Match[str]) -> bool:
    """Whether a name says where by itself, unlike in "in Dutch waters"."""
    if re.search(_DATES, name[1]):
        return False
    after = re.match(r"\s+([a-z]+)", sentence[name.end() :])
    return after is None or after[1] in STOP_WORDS
