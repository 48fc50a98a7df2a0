"""Verbs and their forms: "opened" is the past or the participle of "open"."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from qa_bot.conversation.grammar.word_classes import NOT_PASSIVE, VERBS
from qa_bot.language.lexicon.function_words import IRREGULAR_FORMS, IRREGULAR_VERBS
from qa_bot.language.lexicon.saying_verbs import BASE

BASES = (
    VERBS
    | BASE
    | (IRREGULAR_VERBS - IRREGULAR_FORMS.keys())
    | frozenset("be have do look make take put let need want help use start".split())
)
# Past and participle are as the base.
_INVARIANT = frozenset(
    "beat bet burst cast cost cut hit hurt let put quit read rid set shed shut slit split spread "
    "thrust".split()
)
# The participle alone is as the base.
_LIKE_BASE = frozenset("become come overcome run".split())
_IRREGULAR = {
    base: [form for form, _ in forms]
    for base, forms in groupby(IRREGULAR_FORMS.items(), key=lambda pair: pair[1])
    if base in IRREGULAR_VERBS
}
_ALSO = {"was": "be", "were": "be", "been": "be", "did": "do", "done": "do", "had": "have"}
_VOWELS = "aeiou"


@lru_cache(maxsize=4_000)
def readings(word: str) -> frozenset[str]:
    """What a word in lower case can be as a verb: base, third, past, participle, ing.

    A word that no list knows can still be a past or a participle by its ending.
    """
    found = {name for name, base in _known(word)}
    if not found and len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        found = {"past", "participle"}
    if not found and len(word) > 5 and word.endswith("ing") and set(word[:-3]) & set("aeiouy"):
        found = {"ing"}
    return frozenset(found)


def is_base(word: str) -> bool:
    """Whether a word is the base form of a verb."""
    return word in BASES


def base_of_past(word: str) -> str:
    """ "open" for "opened", "win" for "won"; empty where that is not certain."""
    bases = {base for name, base in _known(word) if name == "past"}
    return bases.pop() if len(bases) == 1 else ""


def participle_of_past(word: str) -> str:
    """ "written" for "wrote", where something can be written; empty where that is not certain."""
    base = base_of_past(word)
    if not base or base in NOT_PASSIVE or base in _LIKE_BASE:
        return ""
    irregular = _IRREGULAR.get(base)
    return irregular[-1] if irregular else word


def _known(word: str) -> set[tuple[str, str]]:
    """The forms that a word can be, each with its base."""
    found = set()
    if word in BASES:
        found.add(("base", word))
        if word in _INVARIANT:
            found |= {("past", word), ("participle", word)}
        if word in _LIKE_BASE:
            found.add(("participle", word))
    for ending, name in (("s", "third"), ("ing", "ing")):
        found |= {(name, base) for base in _stems(word, ending) if base in BASES}
    base = _ALSO.get(word) or IRREGULAR_FORMS.get(word, "")
    if base in BASES:
        forms = _IRREGULAR.get(base, [])
        is_past = word not in forms[1:] and not (len(forms) == 1 and word.endswith("en"))
        names = {"past"} if is_past else set()
        if word not in forms[:1] or len(forms) == 1 or base in ("get", "strike"):
            names |= set() if base in _LIKE_BASE else {"participle"}
        found |= {(name, base) for name in names}
    else:
        regular = [base for base in _stems(word, "ed") if base in BASES and base not in _IRREGULAR]
        found |= {(name, base) for base in regular for name in ("past", "participle")}
    return found


def _stems(word: str, ending: str) -> list[str]:
    """What an ending may have been added to: "stop" for "stopped", "try" for "tried"."""
    if not word.endswith(ending) or len(word) < len(ending) + 2:
        return []
    stem = word.removesuffix(ending)
    if ending == "s":
        found = [stem]
        if stem.endswith("e"):
            found += [stem[:-1], stem[:-2] + "y" if stem.endswith("ie") else stem]
        return found
    found = [stem, stem + "e"]
    if stem[-1] == "i" and ending == "ed":
        found.append(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        found.append(stem[:-1])
    return found
