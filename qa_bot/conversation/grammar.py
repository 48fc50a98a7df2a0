"""The shape of a question: what it is asked with, and what it is about.

    In which year did Ada Holm open the old bakery on Quay Street?
    -asked with--     -------------- statement -------------------

Told by small words alone: a question's grammar is simple enough for that, and where it isn't, the
whole of the question still holds the right words to search for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.language.lexicon.function_words import AUXILIARIES, IRREGULAR_VERBS, QUESTION_WORDS
from qa_bot.language.lexicon.saying_verbs import BASE, FINITE

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_MEASURED = frozenset(
    "much many long far old large big tall high often fast deep wide heavy hot cold soon".split()
)
_PREPOSITIONS = frozenset(
    "in at on for to by from since until with of under about into over after like".split()
)
DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
_MOST_NOUNS = 3  # words between "which" or "how many" and the verb
_VERBS = frozenset(
    "act affect agree allow appear apply arrive become begin belong build call carry cause change "
    "close come compare complicate continue contribute cost cover create cut decide depend develop "
    "die differ disagree discover eat end enter exist expand fail finish follow form get happen "
    "help hurt improve include increase influence involve join last like live look lose matter "
    "move need occur open operate own pass play produce protect reach receive reduce rely remain "
    "require resign result return save seem serve sign start stay stop succeed survive talk travel "
    "try turn use visit vote wait work".split()
)
# After "the" these come before the noun; some of them look like verbs.
_ADJECTIVES = frozenset(
    "last first next second third new old main only best latest early late great big small long "
    "short high low same other whole entire current former future present final own".split()
)
_COMPLEMENTS = frozenset("worth like called located situated".split())
_VERB_ENDINGS = ("ed", "ate", "ify", "ise", "ize")

Word = tuple[str, int, int]


def words(text: str) -> list[Word]:
    """The words of a text in lower case, with their (start, end) offsets."""
    return [(match[0].lower(), *match.span()) for match in _WORD.finditer(text)]


def is_verb(word: str) -> bool:
    """Whether a word in lower case is likely a verb, by lists or by its ending."""
    for form in (word, word.removesuffix("s")):
        if form in _VERBS or form in BASE or form in FINITE or form in IRREGULAR_VERBS:
            return True
    return len(word) > 3 and word.endswith(_VERB_ENDINGS)


def asked_with(question: str) -> int:
    """How many characters at the front of a question say what is asked for: "In which year".

    0 for a question that is asked with a verb ("Does he agree?") or that is no sentence.
    """
    found = words(question)
    at = 1 if len(found) > 1 and found[0][0] in _PREPOSITIONS else 0
    if at >= len(found) or found[at][0] not in QUESTION_WORDS:
        return 0
    end = at + 1
    counted = found[at][0] in ("what", "which", "whose")
    if found[at][0] == "how" and end < len(found) and found[end][0] in _MEASURED:
        counted, end = True, end + 1
    if counted:
        # With the noun that is asked for, which an auxiliary or a verb follows.
        for behind in range(end, min(end + _MOST_NOUNS + 1, len(found))):
            word, start, _ = found[behind]
            # May may be a month.
            is_auxiliary = word in AUXILIARIES and not question[start].isupper()
            if is_auxiliary or is_verb(word):
                end = behind
                break
    return found[end - 1][2]


def statement(question: str) -> str:
    """A question without what it is asked with and without the auxiliary before its subject."""
    rest = question[asked_with(question) :].strip(" ?!.,")
    for word, start, _ in words(rest):
        if word not in AUXILIARIES:
            return rest[start:]
    return ""


def topic(question: str) -> str:
    """The thing that a question is about, as written; empty where there is none.

    "the old bakery" for "Who opened the old bakery?", "the canal" for "When was the canal dug?".
    """
    rest = statement(question)
    found = words(rest)
    while len(found) > 1 and (is_verb(found[0][0]) or found[0][0] in _PREPOSITIONS):
        found = found[1:]
    while len(found) > 1 and found[-1][0] in _PREPOSITIONS:
        found.pop()
    found = found[: _verb(found, 1)]
    while found and found[-1][0] in AUXILIARIES:
        found.pop()
    return rest[found[0][1] : found[-1][2]] if found else ""


def last_phrase(text: str) -> tuple[int, int] | None:
    """Where the last phrase that begins with "the" or the like stands, as far as a verb."""
    found = words(text)
    for at in range(len(found) - 2, -1, -1):
        if found[at][0] in DETERMINERS:
            return found[at][1], found[_verb(found, at + 1) - 1][2]
    return None


def _verb(found: Sequence[Word], at: int) -> int:
    """The first verb from a word on, or the end; what "the" belongs to is none."""
    for i in range(at, len(found)):
        named = i - 1
        while named >= 0 and found[named][0] in _ADJECTIVES:
            named -= 1
        is_noun = found[i][0] in _ADJECTIVES or (named >= 0 and found[named][0] in DETERMINERS)
        if not is_noun and (is_verb(found[i][0]) or found[i][0] in AUXILIARIES | _COMPLEMENTS):
            return i
    return len(found)
