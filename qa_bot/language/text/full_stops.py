"""Full stops that end no sentence in another language than English, by the lists of its file.

===========================  =====================================================================
ул. Мира, Dra. Ruiz          `abbreviations` want a word after them
u. a., EE. UU., т. д.        so do those that are written apart
Hauptstr.                    and one that begins with a hyphen stands for words that end so
Siehe Nr. 7, см. стр. 7      `numbered` want a number
usw. Dann; в 1812 г. Потом   `closing` may end a sentence: one that a capital follows, and one that
                             is an abbreviation too only behind a number
руб. за штуку                a small letter goes on
===========================  =====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from qa_bot.language.languages import named
from qa_bot.language.text.folding import APOSTROPHE

_APART = re.compile(APOSTROPHE)
_AROUND = "\"'“‘”’«»‹›„‚([{<>*_`~—–¿¡.,;:!?)]}"


class _Lists(NamedTuple):
    kept: frozenset[str]
    numbered: frozenset[str]
    closing: frozenset[str]
    endings: tuple[str, ...]


@cache
def _lists(code: str) -> _Lists:
    language = named(code)
    words = language.abbreviations.lower().split()
    return _Lists(
        frozenset(words),
        frozenset(language.numbered.lower().split()),
        frozenset(language.closing.lower().split()),
        tuple(word[1:] for word in words if word[0] == "-"),
    )


def goes_on(words: Sequence[str], after: str, code: str) -> bool | None:
    """Whether the sentence goes on behind the full stop after some words; None: it isn't told."""
    kept, numbered, closing, endings = _lists(code)
    if after[:1].islower():
        return True
    if not words:
        return None
    label = _APART.split(words[-1].lower().strip(_AROUND))[-1]
    before = words[-2].lower() if len(words) > 1 else ""
    if before.endswith(".") and len(label) <= 2 and (both := f"{before.strip(_AROUND)}.{label}"):
        label = both if both in kept | closing else label
    if label in closing and (label not in kept or before[-1:].isdigit()):
        return False
    if label in numbered and (after[:1].isdigit() or after[:1] in "IVXLC"):
        return True
    together = f"{label}.{after.lower().strip(_AROUND)}"
    if label in kept or together in kept or together in closing:
        return True
    return True if endings and label.endswith(endings) else None
