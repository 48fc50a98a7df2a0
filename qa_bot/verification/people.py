"""Whether two names, as two texts write them, may mean one person."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.roles_and_titles import MERE_TITLES

_WORD = pattern(r"[^\W\d_]+")
_SMALL = frozenset(
    "the a an of for at in and von van der den de da di du del la le bin al el".split()
)


def same(name: str, role: str, other: str, other_role: str) -> bool:
    """Whether a name with its role may mean one that another text names.

    All words of one have to stand in the other's name or role: Berg is Ada Berg, the White House's
    press secretary is of the White House. A given name may be an initial; accents, doubled letters
    and y for i are spellings of one name, as in Zelensky and Zelenskyy.
    """
    mine, theirs = _words(name), _words(other)
    if not mine or not theirs:
        return False
    return _within(mine, theirs | _words(other_role)) or _within(theirs, mine | _words(role))


def _within(some: frozenset[str], others: frozenset[str]) -> bool:
    initials = {word[0] for word in others}
    return any(len(word) > 1 for word in some & others) and all(
        word in others
        or (len(word) == 1 and word in initials)
        or (len(word) > 1 and word[0] in others)
        for word in some
    )


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.replace("'s", "").replace("’s", ""))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    found = [word for word in _WORD.findall(plain) if word.casefold() not in MERE_TITLES | _SMALL]
    return frozenset(map(_spelled, found))


def _spelled(word: str) -> str:
    """A word of a name with its spellings folded."""
    folded = word.casefold().replace("y", "i").replace("j", "i").replace("ß", "ss")
    return "".join(char for at, char in enumerate(folded) if at == 0 or char != folded[at - 1])
