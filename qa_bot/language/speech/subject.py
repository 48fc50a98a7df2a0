"""Who stands beside a word of saying: a name, a pronoun, or a role with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from qa_bot.language.lexicon.function_words import FUNCTION_WORDS
from qa_bot.language.lexicon.roles_and_titles import INSTITUTIONS
from qa_bot.language.speech.names import Mention
from qa_bot.language.speech.roles import DETERMINERS, is_group, is_role

PRONOUNS = frozenset("he she it they who i we".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody at a place: `mention` is the name, or else `words` the pronoun or the role.

    With both, it is a name only where an article has it as a surname ("May"). `of` is the name that
    a role belongs to ("a spokesman for Tidelight"), `others` speak jointly with the one named.
    """

    start: int
    end: int
    words: str = ""
    mention: Mention | None = None
    of: Mention | None = None
    others: tuple[Mention, ...] = ()

    @property
    def pronoun(self) -> str:
        """The pronoun in lower case, or nothing."""
        return self.words.lower() if self.words.lower() in PRONOUNS else ""

    @property
    def described(self) -> str:
        """What somebody without a name is called: the mayor is "mayor", Critics are "critics"."""
        if self.pronoun or (self.mention and not is_group(self.words)):
            return ""
        words = without_determiner(self.words).strip(".,").split()
        while len(words) > 1 and words[0].lower() in FUNCTION_WORDS:
            words.pop(0)  # "many local residents"
        if words and is_group(words[-1]):
            words[0] = words[0][:1].lower() + words[0][1:]
        return " ".join(words)


def may_speak(word: str) -> bool:
    """Whether a common noun names somebody, or a body, that speaks: mayor, council."""
    return is_role(word) or word.lower() in INSTITUTIONS or is_group(word)


def without_determiner(words: str) -> str:
    """A role without its article: "the old mayor" is "old mayor"."""
    tokens = words.split()
    while len(tokens) > 1 and tokens[0].lower() in DETERMINERS:
        tokens.pop(0)
    return " ".join(tokens)
