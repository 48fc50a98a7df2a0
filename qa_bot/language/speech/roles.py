"""Roles beside names: what an article calls somebody, and the gender that this tells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import AUXILIARIES, FUNCTION_WORDS
from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.lexicon.no_names import NO_NAMES
from qa_bot.language.lexicon.roles_and_titles import (
    ADJECTIVES,
    GROUPS,
    LESSER,
    MEN,
    ROLES,
    SURNAMES,
    WOMEN,
)
from qa_bot.language.lexicon.saying_verbs import FINITE
from qa_bot.language.speech.names import Mention

DETERMINERS = frozenset("the a an his her its their our my your one another".split())
_OF = frozenset("of for at in from on".split())
_LONGEST_ROLE = 10  # words
_NO_ROLE = (FUNCTION_WORDS | FINITE | _OF) - {"own"}
# "Ada Holm, the mayor of Lindvik, …"
_BEHIND = pattern(
    r",\s{1,2}(?:\d\d,\s{1,2})?(?:(?:who\s(?:is|was)\s)?(?:the|an?|its|his|her|their)\s{1,2})?"
    r"((?:(?!who|whom|whose|which|that)[\w'’-]+\s{1,2}){0,9}(?!who|whom|whose|which|that)[\w'’-]+)"
)
_HEAD_END = pattern(r",|\s(?:of|for|at|in|from|on|to|with|and|who|since|until|under)\s")
_ADJECTIVE = pattern(r"[^\W\d_A-Z][^\W\d_A-Z'’-]*")
_OCCUPATION = pattern(r"[a-z-]{3,}(?:ist|ian|eer|eur|man|woman|person|ologist|maker|keeper)")

# "Ada Holm, the mayor told them, …": what is told isn't part of the role.
_FINITE = AUXILIARIES | {verb for verb in FINITE if verb.endswith("ed")} | {"said", "told"}
# "Ada, when my aunt called, …": a clause, not a role.
_JOINING = frozenset("when after before while since because if until though where".split())
# "Adam, I'm your host": what follows is a sentence.
_PERSONAL = pattern(r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?!\w)")


@lru_cache(maxsize=50_000)
def is_role(word: str) -> bool:
    """Whether a word names what somebody is or does."""
    word = word.lower().strip(".,")
    return word in ROLES or _OCCUPATION.fullmatch(word) is not None


def is_group(word: str) -> bool:
    """Whether a word names several who speak as one: critics, residents."""
    word = word.lower()
    return word in GROUPS or (word.endswith("s") and len(word) > 4 and is_role(word[:-1]))


def has_head(role: str) -> bool:
    """Whether the main word of a phrase is a role: "mayor of Lindvik", not "role of the mayor"."""
    words = _HEAD_END.split(role, 1)[0].split()
    return bool(words) and is_role(words[-1])


def beside(text: str, one: Mention) -> str:
    """The role that stands before a name, or between commas beside it; empty if none does."""
    if text.startswith(",", one.end) and not one.possessive:
        match = _BEHIND.match(text, one.end)
        words = match[1].split() if match else []
        words = list(takewhile(lambda word: word not in _FINITE, words))
        while words and words[-1] in _NO_ROLE:
            words.pop()
        if words and words[0] not in _NO_ROLE | _JOINING and _is_apposed(words):
            return " ".join(words)
    ahead = text[max(0, one.start - 2) : one.start]
    if ahead[1:] != " " or not (ahead[0] == "," or ahead[0].islower()):
        return ""
    at = text.rfind(" ", max(0, one.start - 40), max(0, one.start - 1)) + 1
    last = text[at : one.start].rstrip()
    if not last.endswith(",") and not (last.isalpha() and last.islower() and is_role(last)):
        return ""
    if last in ADJECTIVES:
        return ""
    before = text[max(0, one.start - 100) : one.start].split()
    if before[-1].endswith(",") and text[one.end : one.end + 1] in (",", "."):
        return role_phrase([*before[:-1], before[-1][:-1]])
    if last.endswith(","):
        return ""
    at = len(before) - 1
    while at > 0 and _ADJECTIVE.fullmatch(before[at - 1]) and before[at - 1] not in _NO_ROLE:
        at -= 1
    if at == 1 and before[0].istitle() and before[0] not in NO_NAMES:
        at = 0  # "Deputy mayor Inga Moe"
    return " ".join(before[at:])


def _is_apposed(words: Sequence[str]) -> bool:
    """Whether words behind a name are a role, not another name: "Ada Holm, Eric Smith, …"."""
    if words[0].endswith("ing") and words[0].lower() not in LESSER:
        return False  # "including every member"
    if any(_PERSONAL.match(word) for word in words):
        return False
    named = all(word[0].isupper() for word in words) and words[-1].lower() in SURNAMES
    return has_head(" ".join(words)) and (not named or is_role(words[0]))


def role_phrase(words: Sequence[str]) -> str:
    """The role at the end of some words: "the mayor", "Hungary's minister", "head of policy"."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in DETERMINERS or words[at] in FINITE:
            found = words[at + 1 :]
        elif at == 0 or words[at - 1].endswith((",", ";", ":")):
            found = words[at:]
        else:
            continue
        heads = [a for a, b in pairwise(found) if b in _OF]
        if any(is_role(word) for word in (*found[-1:], *heads)):
            return " ".join(found) if len(found) <= _LONGEST_ROLE else ""
        if found is not words[at + 1 :] and words[at].lower() not in DETERMINERS:
            break
    return ""


def gender(role: str) -> str:
    """The gender that a role tells: f, m, or nothing."""
    words = {word.lower().strip(".") for word in role.split()}
    if words & WOMEN:
        return "f"
    return "m" if words & MEN else ""


def given_gender(name: str) -> str:
    """The gender that a given name tells: f, m, or nothing."""
    first = name.split(" ", 1)[0]
    return "f" * (first in GIVEN_WOMEN) or "m" * (first in GIVEN_MEN)
