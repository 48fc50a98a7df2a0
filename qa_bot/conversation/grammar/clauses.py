"""The subject and the verb of a question, behind its auxiliary or its question word.

    did [the city council] [vote] on it
    was [the old bridge] [closed]
    who [opened] the bakery

A verb that no list knows is told by its place; where that is not certain, there is no clause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from qa_bot.conversation.grammar.form import BE, DO, HAVE, MODALS, Form, Gap
from qa_bot.conversation.grammar.noun_phrases import Token, is_noun_phrase, is_plural, noun_phrase
from qa_bot.conversation.grammar.verbs import is_base, readings
from qa_bot.conversation.grammar.word_classes import (
    ADJECTIVES,
    ADVERBS,
    ARTICLES,
    DETERMINERS,
    FIRM_DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from qa_bot.language.lexicon.function_words import LIGHT_WORDS

_PRONOUN_SUBJECTS = SUBJECT_PRONOUNS | {"it", "you", "there", "one", "that", "this"}
_SINGULAR = BE & {"is", "was", "isnt", "wasnt"} | {"does", "doesnt", "has", "hasnt"}
_PLURAL = BE & {"are", "were", "arent", "werent"} | {"do", "dont", "have", "havent"}


def of_subject(form: Form) -> Form | None:
    """A question whose answer is the subject: "Who was elected?", "What has changed?"."""
    words, at = form.words, form.auxiliary
    auxiliary, verb = words[at].word, behind_adverbs(words, at + 1)
    if verb >= len(words):
        return None
    next_one = words[verb]
    kinds = readings(next_one.word) if not next_one.name else frozenset[str]()
    found = replace(form, gap="subject", verb=verb, behind=verb + 1)
    if auxiliary in BE:
        if next_one.word in PREPOSITIONS and noun_phrase(words, verb + 1) > verb + 1:
            return replace(found, verb=-1, behind=verb)
        is_verb = bool(kinds & {"participle", "ing"}) or next_one.word == "being"
        is_noun = verb + 1 < len(words) and not words[verb + 1].is_closed
        return found if is_verb and not is_noun else None
    if auxiliary in HAVE:
        if "participle" in kinds or next_one.word == "been":
            return found
        owned = next_one.word == "to" or noun_phrase(words, verb) > verb
        owned = owned and _verb_of(words, verb, _is_participle) < 0
        return replace(found, auxiliary=-1, verb=at, behind=at + 1) if owned else None
    if auxiliary in MODALS:
        return found if "base" in kinds or next_one.word in ("be", "have", "do") else None
    # "Who did it?", "What did the damage?"
    is_done = words[verb].word in ARTICLES | {"it", "that", "this"}
    if is_done and noun_phrase(words, verb) == len(words) and _verb_of(words, verb, is_bare) < 0:
        return replace(found, auxiliary=-1, verb=at, behind=at + 1)
    return None


def clause(form: Form) -> Form | None:
    """The subject and the verb behind an auxiliary; None where there is no such clause."""
    words, start = form.words, form.auxiliary + 1
    while start < len(words) and words[start].word in ("not", "still", "also", "only"):
        start += 1
    if start >= len(words) or words[start].word in OBJECT_PRONOUNS:
        return None
    auxiliary = words[form.auxiliary].word
    if words[start].word == "there" and auxiliary in BE | MODALS | HAVE:
        return replace(form, subject=(start, start + 1), behind=start + 1)
    if auxiliary in BE:
        return _with_be(form, start)
    verb = _verb_of(words, start, is_bare if auxiliary in DO | MODALS else _is_participle)
    if verb < 0:
        return None
    end = verb
    while end > start and words[end - 1].word in ADVERBS:
        end -= 1
    if not _is_subject(words[start:end]) or not _agrees(words[start:end], auxiliary):
        return None
    return replace(form, subject=(start, end), verb=verb, behind=verb + 1)


def _with_be(form: Form, start: int) -> Form | None:
    """The clause behind "is" or "were": is | the bridge | safe, in Velm, closed, or no more."""
    words = form.words
    end = noun_phrase(words, start)
    if end == start:
        return None
    asks = form.gap in ("object", "measure", "adjunct") and words[form.asked[0]].word != "why"
    if readings(words[start].word) == {"past", "participle"} and not words[start].name:
        return None
    if end == len(words) and not asks:
        # "Is rust conductive": what is said of it can look like a noun.
        end -= 1
        if end == start or words[end - 1].word in DETERMINERS | {"of", "and", "or"}:
            return None
    if not _is_subject(words[start:end]) or not _agrees(
        words[start:end], words[form.auxiliary].word
    ):
        return None
    verb = behind_adverbs(words, end)
    if verb < len(words) and readings(words[verb].word) & {"participle", "ing"}:
        gap: Gap = form.gap
    else:
        gap, verb = ("complement" if form.gap == "object" else form.gap), -1
    return replace(form, gap=gap, subject=(start, end), verb=verb, behind=max(end, verb + 1))


def _verb_of(words: Sequence[Token], start: int, fits: Callable[[str], bool]) -> int:
    """The verb behind the subject of an auxiliary: did the council | vote; -1 where none is."""
    if noun_phrase(words, start, before_verb=True) == start:
        return -1
    for verb in range(start + 1, len(words)):
        token, before = words[verb], words[verb - 1]
        if token.word in SUBORDINATORS - PREPOSITIONS and verb > start + 1 and not token.name:
            break
        if not fits(token.word) or token.name or _belongs_before(words, start, verb):
            continue
        if token.is_closed and token.word not in ("be", "been", "have", "had", "do", "done"):
            continue
        # "Does the report say": the first of two is a noun.
        behind = words[verb + 1] if verb + 1 < len(words) else None
        pronoun = before.word in _PRONOUN_SUBJECTS and verb == start + 1
        twice = behind is not None and not behind.name and fits(behind.word)
        twice = twice and not (pronoun or token.is_closed or token.word in LIGHT_WORDS)
        return verb + 1 if twice else verb
    return _unknown_verb(words, start) if fits is is_bare else -1


def _belongs_before(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether a word is a noun for what stands before it: "the plan", "of use", "Holm's work"."""
    before = words[at - 1]
    if before.name:
        return False
    owning = before.word in ("her", "his") and at - 1 == start
    small = before.word in FIRM_DETERMINERS | PREPOSITIONS | ADJECTIVES
    return owning or small or before.is_possessive


def _unknown_verb(words: Sequence[Token], start: int) -> int:
    """The verb where no list knows it: the last word of the first noun phrase, or -1."""
    end = noun_phrase(words, start)
    if words[start].word in _PRONOUN_SUBJECTS:
        end = start + 2
    if end - start < 2 or end > len(words):
        return -1
    last, before = words[end - 1], words[end - 2].word
    if last.name or last.is_number or last.is_closed or last.word.endswith(("s", "ing", "ly")):
        return -1
    if readings(last.word) or last.word in ADJECTIVES | ADVERBS:
        return -1
    return -1 if before in DETERMINERS | {"of", "and", "or"} else end - 1


def behind_adverbs(words: Sequence[Token], at: int) -> int:
    while at < len(words) - 1 and (words[at].word in ADVERBS or words[at].word.endswith("ly")):
        at += 1
    return at


def is_bare(word: str) -> bool:
    return is_base(word) or word in ("be", "have", "do")


def _is_participle(word: str) -> bool:
    return "participle" in readings(word)


def _is_subject(words: Sequence[Token]) -> bool:
    """Whether some words can be a subject: a noun phrase, and no "him"."""
    if not words or any(one.word in OBJECT_PRONOUNS and not one.name for one in words[:1]):
        return False
    if len(words) == 1 and words[0].word in ("her", "hers", "his", "himself", "herself"):
        return False
    return is_noun_phrase(words)


def _agrees(subject: Sequence[Token], auxiliary: str) -> bool:
    """Whether one doesn't say "the bridges was": what can't be told agrees."""
    plural = is_plural(subject)
    first = subject[0].word
    if first == "i":
        return auxiliary not in _SINGULAR - {"was", "wasnt"} and auxiliary not in ("are", "were")
    if auxiliary == "am" or plural is None:
        return auxiliary != "am"
    return auxiliary not in (_SINGULAR if plural else _PLURAL)
