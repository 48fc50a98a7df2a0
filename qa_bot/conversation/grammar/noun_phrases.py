"""Words of a question, and the noun phrases among them: "the old bakery on Quay Street".

Told by small words, by the forms of known verbs and by capitals: a question's grammar is simple
enough for that. Where it isn't, no noun phrase is seen rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa_bot.conversation.grammar.verbs import readings
from qa_bot.conversation.grammar.word_classes import (
    ADJECTIVES,
    ADVERBS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SINGULARS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from qa_bot.language.lexicon.function_words import AUXILIARIES, QUESTION_WORDS

Span = tuple[int, int]

_OPENING, _CLOSING = "\"“„«'‘([`", '"”»)]`?!.,;:…'
_SHORT = {"s": "is", "re": "are", "ll": "will", "d": "would", "ve": "have", "m": "am"}
_CONTRACTED = re.compile(
    r"(wh?at|who|where|when|how|why|that|there|it|i|he|she|we|you|they)['’](s|re|ll|d|ve|m)", re.I
)
_RUN_TOGETHER = {"whats": 4, "wats": 3, "whos": 3, "wheres": 5, "hows": 3}
_CLOSED = (
    DETERMINERS
    | SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS
    | PRONOUNS
    | PREPOSITIONS
    | CONJUNCTIONS
    | QUESTION_WORDS
    | AUXILIARIES
    | {"that", "if", "because", "while", "although", "though", "unless", "whether", "than"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: in lower case, its offsets, and whether a comma follows it.

    It is a `name` where it has a capital that it need not have.
    """

    word: str
    start: int
    end: int
    name: bool = False
    comma: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether it is one of the small words that no noun phrase has as its head."""
        return self.word in _CLOSED and not self.name

    @property
    def is_number(self) -> bool:
        return self.word[0].isdigit()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends as "Holm's" does."""
        return self.word.endswith(("'s", "s'"))


def tokens(text: str) -> list[Token]:
    """The words of a text, without the signs around them; "what's" is two of them."""
    found: list[Token] = []
    for match in re.finditer(r"\S+", text):
        start, end = match.span()
        while start < end and text[start] in _OPENING:
            start += 1
        while start < end and text[end - 1] in _CLOSING:
            end -= 1
        comma = "," in text[end : match.end()] or ";" in text[end : match.end()]
        if start < end:
            found += _split(text, start, end, not found, comma)
    return found


def _is_name(written: str, first: bool, text: str) -> bool:
    """Whether a word has a capital that it need not have: not for "Is" in "Who Is Ada Holm"."""
    if first or not written[0].isupper() or text.isupper():
        return False
    return written.lower() not in _CLOSED or (
        written.lower() in ("may", "will") or (written.isupper() and len(written) > 1)
    )


def _split(text: str, start: int, end: int, first: bool, comma: bool) -> Iterator[Token]:
    """One word, or the two that are contracted in it."""
    written = text[start:end]
    if match := _CONTRACTED.fullmatch(written):
        yield Token(match[1].lower(), start, start + len(match[1]))
        yield Token(_SHORT[match[2].lower()], start + len(match[1]), end, comma=comma)
    elif at := _RUN_TOGETHER.get(written.lower()):
        yield Token(written[:at].lower(), start, start + at)
        yield Token("is", start + at, end, comma=comma)
    else:
        word = written.lower().replace("’", "'")
        word = word.replace("'", "") if word.endswith("n't") else word
        yield Token(word, start, end, _is_name(written, first, text), comma)


def noun_phrase(found: Sequence[Token], at: int, before_verb: bool = False) -> int:
    """Where the noun phrase that begins at a word ends; `at` where none begins there.

    `before_verb` says that a verb follows, so that "council" ends it in "did the council vote".
    """
    if at >= len(found):
        return at
    first = found[at]
    if not first.name and (
        first.word in SUBJECT_PRONOUNS | OBJECT_PRONOUNS
        or (first.word in PRONOUNS and first.word != "else")
    ):
        behind = at + 1
        if first.word.endswith(("one", "body", "thing")) and _word(found, behind) == "else":
            behind += 1
        return behind
    start = _behind_determiners(found, at)
    end = _head(found, start, before_verb)
    if end == start:
        # "these", "some", "both" may stand alone; "the" can't.
        alone = start == at + 1 and first.word in DEMONSTRATIVES | QUANTIFIERS - {"no", "every"}
        return at + 1 if alone else at
    if found[end - 1].is_possessive:
        return at
    while _word(found, end) == "of":
        inner = noun_phrase(found, end + 1, before_verb)
        if inner == end + 1:
            break
        end = inner
    return _coordinated(found, end, before_verb)


def _behind_determiners(found: Sequence[Token], at: int) -> int:
    """Where what may stand before a noun ends: "all the", "his three"."""
    seen: set[str] = set()
    while at < len(found) and found[at].word in DETERMINERS and not found[at].name:
        word = found[at].word
        kind = "few" if word in QUANTIFIERS else "the"
        if kind in seen or (
            kind == "few" and "the" in seen and word not in ("few", "many", "other")
        ):
            break
        seen.add(kind)
        at += 1
    return at


def _head(found: Sequence[Token], at: int, before_verb: bool) -> int:
    """Where the nouns end that begin at a word, with the adjectives before them."""
    start, has_noun = at, False
    while at < len(found):
        one = found[at]
        if one.is_closed or (at > start and found[at - 1].comma):
            break
        if not one.name and not one.is_number:
            verb = readings(one.word)
            if one.word in ADVERBS or one.word.endswith("ly"):
                behind = found[at + 1] if at + 1 < len(found) else None
                if has_noun or behind is None or behind.is_closed:
                    break
            elif has_noun and _ends_noun(one.word, verb, before_verb):
                break
            has_noun = has_noun or one.word not in ADJECTIVES
        else:
            has_noun = True
        # "Holm's" belongs to what follows.
        has_noun = has_noun and not one.is_possessive
        at += 1
    while at > start and found[at - 1].word in ADVERBS and not found[at - 1].name:
        at -= 1
    return at


def _ends_noun(word: str, verb: frozenset[str], before_verb: bool) -> bool:
    """Whether a word behind a noun is no more of it: "safe", "opened"; before a verb "vote"."""
    if before_verb and verb & {"base", "third"}:
        return True
    # "The harbour cost" may be one noun of two.
    is_past = verb & {"past", "participle"} and "base" not in verb
    return bool(is_past) or word in ADJECTIVES


def _coordinated(found: Sequence[Token], end: int, before_verb: bool) -> int:
    """The end of a noun phrase with those that "and" or "or" join to it."""
    while _word(found, end) in ("and", "or", "plus", "vs", "versus"):
        inner = noun_phrase(found, end + 1, before_verb)
        if inner == end + 1 or found[end + 1].word in SUBJECT_PRONOUNS:
            break
        # "and the council votes": what has a verb of its own is another clause.
        if _word(found, inner) in AUXILIARIES and before_verb:
            break
        end = inner
    return end


def is_noun_phrase(found: Sequence[Token]) -> bool:
    """Whether some words are one noun phrase and nothing else, with what "in" and "at" add."""
    at = noun_phrase(found, 0)
    while 0 < at < len(found) and found[at].word in PREPOSITIONS and not found[at].name:
        inner = noun_phrase(found, at + 1)
        if inner == at + 1:
            return False
        at = inner
    return at == len(found) > 0


def phrases(found: Sequence[Token], at: int) -> Iterator[tuple[str, int, int]]:
    """The noun phrases from a word on: the preposition before each or "", and where it stands."""
    while at < len(found):
        preposition = ""
        if found[at].word in PREPOSITIONS and not found[at].name:
            preposition, at = found[at].word, at + 1
        end = noun_phrase(found, at)
        if end > at:
            yield preposition, at, end
            at = end
        elif not preposition:
            at += 1


def is_plural(found: Sequence[Token]) -> bool | None:
    """Whether a noun phrase is plural; None where that can't be told, as of many names."""
    words = [token.word for token in found]
    if not words:
        return None
    if words[0] in ("these", "those", "both", "many", "several", "few", "they", "we", "you"):
        return True
    if words[0] in ("a", "an", "this", "that", "each", "every", "another", "it", "he", "she"):
        return False
    outer = next((n for n, one in enumerate(found) if one.word in PREPOSITIONS), len(found))
    joined = next((n for n, one in enumerate(found[:outer]) if one.word in ("and", "plus")), 0)
    if joined:
        # "the chairman and director" may be one person.
        own = found[joined + 1].word in DETERMINERS or words[0] not in DETERMINERS
        return True if own else None
    head = found[outer - 1] if outer else found[-1]
    if head.word in PLURALS:
        return True
    if head.word in SINGULARS or head.word.endswith(("ss", "us", "is", "ics")):
        return False
    if head.name or (outer == 1 and not head.word.endswith("s")):
        return None
    return head.word.endswith("s")


def is_time(found: Sequence[Token]) -> bool:
    """Whether a noun phrase is a time or a number: "last year", "3 May"."""
    return all(one.word in TIMES | DETERMINERS or one.is_number for one in found)


def _word(found: Sequence[Token], at: int) -> str:
    return found[at].word if 0 <= at < len(found) and not found[at].name else ""
