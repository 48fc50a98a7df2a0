"""How to tell who said what in a language: a file of words for each, such as `de.py`.

To add one is to add a file, named by its ISO 639-1 code, that holds `WORDS`. English has rules of
its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from qa_bot.forks import lazily


@dataclass(frozen=True)
class SpeechWords:
    """The words of saying of a language: words separated by spaces, phrases by commas, lower case.

    ==============  ================================================================================
    saying          verbs that want a clause or a quotation: Holm sagte, dass …
    judging         verbs that may also take what is judged: Holm kritisierte den Plan
    many            forms of these for several: Experten sagten
    participles     with one of the auxiliaries: Holm hat gesagt
    apart           a verb and the word at the end of its clause: Holm teilte am Montag mit
    that            begins what is said; where a `clause_follows`, a comma alone does too
    drops_pronouns  a verb needs no subject: dijo que …
    like            begins a clause that tells who says the rest: wie Holm mitteilte
    sources         stand before who says it, `sources_behind` behind: laut Holm, Holm zufolge
    oblique         endings that names have behind sources, each with the one they have alone
    pronouns        as titles, each with the gender that it tells: er:m, frau:f, dr:. for none
    patronymics     endings of the names before a surname (-вич), `surnames` of surnames (-ов)
    elided          stand before an apostrophe: l'
    indefinite      of the articles those of somebody unknown: ein Sprecher
    clitics         belong to the verb that they stand before: s'indigne Holm
    roles           what one can be, and so are words with one of the `role_endings`
    links           join a role with what it is of: Minister für Verkehr
    particles       stand within names: von, van
    no_names        have a capital but aren't names: Montag
    no_man          endings of no man's name behind a role, `no_woman` of no woman's: мэр Москвы
    woman_says      endings of verbs whose subject is a woman
    capital_nouns   every noun has a capital, so that it makes no name
    meanwhile       may stand between a subject and its verb, `also` before a subject
    nominatives     begin what is a subject, so that there is none behind the verb: Einer sagte
    objects         articles of no subject, `listening` of who is spoken to: sagte Holm dem Sender
    nots            beside the verb, as `supposing` before it: the sentence attributes nothing
    depending       begins a clause that isn't said: Holm sagte das, als …
    what            begins a question, with `asked` and maybe `doing`: Was hat Holm gesagt?
    about           stands before its topic: Was sagte Holm über die Fähre?
    of              stands between a name and its topic: Que dit Holm du bac ?
    who             begins a question for the speaker: Wer sagte das?
    ==============  ================================================================================
    """

    saying: str
    that: str
    pronouns: str
    articles: str
    roles: str
    what: str
    who: str
    about: str
    judging: str = ""
    many: str = ""
    participles: str = ""
    auxiliaries: str = ""
    apart: str = ""
    clause_follows: bool = False
    drops_pronouns: bool = False
    like: str = ""
    sources: str = ""
    sources_behind: str = ""
    titles: str = ""
    indefinite: str = ""
    elided: str = ""
    clitics: str = ""
    role_endings: str = ""
    links: str = ""
    particles: str = ""
    no_names: str = ""
    meanwhile: str = ""
    also: str = ""
    nominatives: str = ""
    objects: str = ""
    listening: str = ""
    nots: str = ""
    supposing: str = ""
    depending: str = ""
    no_man: str = ""
    no_woman: str = ""
    woman_says: str = ""
    oblique: str = ""
    patronymics: str = ""
    surnames: str = ""
    capital_nouns: bool = False
    doing: str = ""
    asked: str = ""
    of: str = ""

    @lazily
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The words of each list, by its name."""
        lists = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: frozenset(words.split()) for name, words in lists if isinstance(words, str)}

    @lazily
    def told(self) -> Mapping[str, str]:
        """Pronouns and titles, each with the gender that it tells: f, m, or a dot for none."""
        pairs = (pair.split(":") for pair in f"{self.pronouns} {self.titles}".split())
        return dict(pairs)

    @lazily
    def second(self) -> Mapping[str, tuple[str, ...]]:
        """The words that belong to a verb that stands apart from them."""
        found: dict[str, tuple[str, ...]] = {}
        for pair in self.apart.split(", ") if self.apart else ():
            verb, particle = pair.split()
            found[verb] = (*found.get(verb, ()), particle)
        return found

    @lazily
    def cues(self) -> frozenset[str]:
        """All words that may tell that somebody says something."""
        sets = self.sets
        firsts = [phrase.split()[0] for phrase in self.sources.split(", ") if phrase]
        heads = {first.replace("’", "'").rpartition("'")[2] for first in firsts}
        verbs = sets["saying"] | sets["judging"] | sets["participles"] | self.second.keys()
        return frozenset(verbs | heads | sets["sources_behind"])

    def is_role(self, word: str) -> bool:
        """Whether a word is what somebody can be: minister, party leader."""
        low = word.lower()
        endings = tuple(self.role_endings.split())
        return low in self.sets["roles"] or bool(endings and low.endswith(endings))


@cache
def _codes() -> frozenset[str]:
    return frozenset(found.name for found in iter_modules(__path__))


@cache
def spoken(code: str) -> SpeechWords | None:
    """How to tell who said what in the language of a code; None for one without a file."""
    if code not in _codes():
        return None
    words: SpeechWords = import_module(f"{__name__}.{code}").WORDS
    return words


def is_role_abroad(word: str) -> bool:
    """Whether a word is what somebody can be in one of these languages."""
    return any(words.is_role(word) for words in map(spoken, sorted(_codes())) if words)
