"""The languages that questions and articles are read in: a file of words for each, `de.py`.

To add one is to add a file, named by its ISO 639-1 code, that holds a `LANGUAGE`. A file is
imported when a text in its language is met; all of them only where it isn't clear which it is.
English has its lists in `language/lexicon`, and rules of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from qa_bot.forks import lazily
from qa_bot.language.text.folding import fold

ENGLISH = "en"
_UNACCENTED = 0.4


class Words(NamedTuple):
    """What is known of a language: words separated by spaces, phrases by commas, lower case.

    `script` is that of its letters and `stemmer` the name of its Snowball algorithm, if there is
    one; else `endings` come off, the longest first. `asking` are the words that one asks with,
    `auxiliaries` and `function` the words of grammar, `light` those so general that a question
    loses little without them; where `spaces` aren't written they are found within what is, and
    `letters` is what stands in words of grammar alone. A sentence that begins with one of the
    `pronouns` speaks of what the one before it spoke of. A question with one of the phrases `time`,
    `number`, `person` or `place` asks for that; in a phrase `*` stands for any ending. `months`
    and `days` tell a date, `numerals` a number; `at` are words before a place. Of words with a full
    stop `abbreviations` want another one behind them, `numbered` a number, and `closing` may end a
    sentence (see `text/full_stops`). `elided` are articles and the like that lose their vowel to
    the next word (l'école); where endings are `suffixed`, an apostrophe parts them from a name.
    `signs` are signs, each with its word. `accents` tell words apart. With `capital_nouns` a
    capital makes no name, with `compounds` words are put together as one. Where a term is less than
    a word, as a syllable is, more of them are held by chance: by `doubt`, in log odds, an answer
    must show more.
    """

    code: str
    name: str
    script: str = "Latin"
    stemmer: str | None = None
    endings: str = ""
    asking: str = ""
    auxiliaries: str = ""
    function: str = ""
    light: str = ""
    pronouns: str = ""
    time: str = ""
    number: str = ""
    person: str = ""
    place: str = ""
    months: str = ""
    days: str = ""
    numerals: str = ""
    at: str = ""
    abbreviations: str = ""
    numbered: str = ""
    closing: str = ""
    elided: str = ""
    signs: str = ""
    capital_nouns: bool = False
    compounds: bool = False
    accents: bool = False
    spaces: bool = True
    suffixed: bool = False
    letters: str = ""
    doubt: float = 0.0


class Language(Words):
    """A language, and what follows from its words."""

    def fold(self, word: str) -> str:
        """A word as the words of this language are compared."""
        return fold(word, self.accents)

    @lazily
    def kinds(self) -> Mapping[str, str]:
        """What each small word is to a question, by the word folded: `asking`, `auxiliary` …"""
        found: dict[str, str] = {}
        for kind, words in (
            ("asking", self.asking),
            ("auxiliary", self.auxiliaries),
            ("function", self.function),
            ("light", self.light),
        ):
            for word in words.split():
                found.setdefault(self.fold(word), kind)
        return found

    @lazily
    def grammar(self) -> frozenset[str]:
        """The words of grammar, folded."""
        return frozenset(word for word, kind in self.kinds.items() if kind != "light")

    @lazily
    def _written(self) -> frozenset[str]:
        lists = (self.asking, self.auxiliaries, self.function)
        return frozenset(word for text in lists for word in text.split())

    def speaks(self, word: str) -> float:
        """How much a word speaks for this language: less where only its accents are missing."""
        if word.lower() in self._written:
            return 1.0
        return _UNACCENTED if self.fold(word) in self.grammar else 0.0

    @lazily
    def bare(self) -> frozenset[str]:
        """What may stand before an apostrophe and is a word of its own, folded."""
        return frozenset(map(self.fold, self.elided.split()))


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages, ascending."""
    from pkgutil import iter_modules

    return tuple(sorted(found.name for found in iter_modules(__path__)))


@cache
def named(code: str) -> Language:
    """The language of a code; English for one that has no file."""
    # Which others there are is not looked for where all is English.
    code = code if code == ENGLISH or code in codes() else ENGLISH
    language: Language = import_module(f"{__name__}.{code}").LANGUAGE
    return language
