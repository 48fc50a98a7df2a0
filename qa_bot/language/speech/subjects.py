"""Who stands at a place of a sentence: a name, a pronoun, or a role, with what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa_bot.language.lexicon.function_words import AUXILIARIES, FUNCTION_WORDS
from qa_bot.language.lexicon.roles_and_titles import INSTITUTIONS
from qa_bot.language.lexicon.saying_verbs import FINITE
from qa_bot.language.speech.names import Mention, mentions
from qa_bot.language.speech.roles import DETERMINERS, is_role

QUOTED = "\0"  # what stands for each character of a quotation
_PRONOUNS = frozenset("he she it they who i we".split())
_VERBS = FINITE | AUXILIARIES
_OF = frozenset("of for at from with in on".split())
_FARTHEST = 160  # characters of an insertion between commas
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_WORD = re.compile(r"[\w.'’&-]+")


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
        """The pronoun in small letters, or nothing."""
        return self.words.lower() if self.words.lower() in _PRONOUNS else ""


class Sentence:
    """A sentence as its writer tells it: every quotation in it is blotted out."""

    def __init__(self, text: str, named: Sequence[Mention] | None = None) -> None:
        """`named` are the names in it, where they are known."""
        self.text = text
        self.mentions = mentions(text) if named is None else named
        self._ending = {one.end: one for one in self.mentions}
        self._beginning = {one.start: one for one in self.mentions}

    def ending(self, end: int) -> Mention | None:
        """The name that ends at a place, before any comma."""
        one = self._ending.get(len(self.text[:end].rstrip(" ,")))
        return one if one and one.name else None

    def before(self, end: int) -> Subject | None:
        """Who stands directly before a place, with what is inserted between commas."""
        end = len(self.text[:end].rstrip())
        if self.text[end - 1 : end] == ")":
            end = len(self.text[: max(self.text.rfind("(", 0, end), 0)].rstrip())
        if self.text[end - 1 : end] == ",":
            return self._apposed(end - 1)
        return self._ends(end)

    def _apposed(self, right: int) -> Subject | None:
        """Who stands before one or more insertions that end at a comma."""
        for _ in range(4):
            left = self.text.rfind(",", max(0, right - _FARTHEST), right)
            if left < 0:
                return None
            inserted = self.text[left + 1 : right].strip()
            if not inserted or QUOTED in inserted:
                return None
            who = self._ends(left)
            named = self._ending.get(right)
            if named and named.name and who and not who.mention and not who.pronoun:
                between = self.text[left + 1 : named.start].split()
                if all(word.islower() for word in between):
                    return Subject(who.start, right, mention=named)
            if who and not who.pronoun and _may_be_inserted(inserted):
                return who
            right = left
        return None

    def _ends(self, end: int) -> Subject | None:
        """Who ends at a place: a name, a pronoun, a role with what it belongs to."""
        text = self.text
        word = _LAST_WORD.search(text, max(0, end - 40), end)
        if not word:
            return None
        if word[0].lower() in _PRONOUNS:
            return Subject(word.start(), end, word[0])
        one = self._ending.get(end)
        if one and not one.possessive:
            return self._named(one)
        if one is None and word[0][0].isupper() and word[0].lower() not in FUNCTION_WORDS:
            # Left out of the mentions since it is a common word too: "May".
            return Subject(word.start(), end, word[0], Mention(word.start(), end, "", word[0]))
        return self._role(end)

    def _named(self, one: Mention) -> Subject | None:
        """A name, and whether it is only what a role belongs to, or one of several."""
        left = self.text[: one.start].rstrip()
        last = _LAST_WORD.search(left, max(0, len(left) - 12))
        if last and last[0].lower() in ("the", "its", "their", "his", "her"):
            left = left[: last.start()].rstrip()
            last = _LAST_WORD.search(left, max(0, len(left) - 12))
        if last and last[0].lower() in ("nor", "neither"):
            return None
        if last and last[0] in _OF:
            end = len(left[: last.start()].rstrip())
            owner = self._ending.get(end)
            if owner and owner.name and not owner.possessive:
                return Subject(owner.start, one.end, mention=owner)
            role = self._role(end)
            if role:
                return Subject(role.start, one.end, role.words, of=one)
            # "Officials in Lindvik said"
            head = _LAST_WORD.search(self.text, max(0, end - 40), end)
            return Subject(head.start(), one.end, head[0].lower()) if head else None
        others: list[Mention] = []
        if last and last[0] in ("and", "&"):
            end = len(left[: last.start()].rstrip(" ,"))
            while other := self._ending.get(end):
                if not other.name:
                    break
                others.append(other)
                end = len(self.text[: other.start].rstrip(" ,"))
            begins = others and not self.text[: others[-1].start].strip(f" ,{QUOTED}—–-")
            if not begins:
                others = []
        return Subject(
            others[-1].start if others else one.start, one.end, "", one, None, tuple(others)
        )

    def _role(self, end: int) -> Subject | None:
        """A role that ends at a place: "the mayor", "the head of the ministry's press office"."""
        words = list(_WORD.finditer(self.text, max(0, end - 110), end))
        if not words or words[-1].end() != end:
            return None
        # A break in the sentence ends the phrase.
        first = len(words) - 1
        while first > 0 and len(words) - first < 12:
            between = self.text[words[first - 1].end() : words[first].start()]
            if between.strip() or words[first - 1][0] in _VERBS:
                break
            first -= 1
        words = words[first:]
        plain = [word[0] for word in words]
        heads = [len(plain) - 1] + [i - 1 for i in range(len(plain) - 1, 0, -1) if plain[i] in _OF]
        for head in heads:
            if not _may_speak(plain[head]):
                continue
            for at in range(head, max(-1, head - 6), -1):
                owns = plain[at].endswith(("'s", "’s", "s'", "s’"))
                if plain[at].lower() in DETERMINERS or owns:
                    whole = plain[at if owns else at + 1 : head + 1]
                    return Subject(words[at].start(), end, " ".join(whole))
            # "Union leaders said" names nobody; "Transport minister said" begins a sentence.
            if head == len(plain) - 1 and first == 0 and not self.text[: words[0].start()].strip():
                return Subject(words[0].start(), end, " ".join(plain[: head + 1]))
        return None

    def after(self, start: int) -> Subject | None:
        """Who stands directly behind a place, as in: said the mayor, Ada Holm."""
        text = self.text
        start = len(text) - len(text[start:].lstrip())
        at = start
        for _ in range(7):
            if one := self._beginning.get(at):
                if one.possessive:
                    at = one.end + 1
                    continue
                between = text[start:at].split()
                if between and not (is_role(between[-1]) or between[-1].lower() in DETERMINERS):
                    return None
                return self._with_others(one, start)
            word = _WORD.match(text, at)
            if not word:
                return None
            if word[0].lower() in _PRONOUNS:
                return Subject(at, word.end(), word[0])
            low = word[0].lower()
            if _may_speak(low) and text[word.end() : word.end() + 1] != " ":
                return self._role_then_name(start, word.end())
            if _may_speak(low) and text[word.end() + 1 :].split(" ", 1)[0] in _OF:
                return self._role_with_place(start, word.end())
            if _may_speak(low) and not self._beginning.get(word.end() + 1):
                return self._role_then_name(start, word.end())
            if low in FUNCTION_WORDS and low not in DETERMINERS:
                return None
            at = word.end() + 1
        return None

    def _with_others(self, one: Mention, start: int) -> Subject:
        others: list[Mention] = []
        end = one.end
        if self.text.startswith(" and ", end) and (other := self._beginning.get(end + 5)):
            others.append(other)
            end = other.end
        return Subject(start, end, "", one, None, tuple(others))

    def _role_then_name(self, start: int, end: int) -> Subject:
        """A role, and the name between commas behind it."""
        if self.text.startswith(", ", end):
            one = self._beginning.get(end + 2)
            if one and one.name and self.text[one.end : one.end + 1] in (",", ".", ""):
                return Subject(start, one.end, mention=one)
        return Subject(start, end, _without_determiner(self.text[start:end]))

    def _role_with_place(self, start: int, end: int) -> Subject:
        """A role and the name that it belongs to: "a spokesman for Tidelight"."""
        words = _without_determiner(self.text[start:end])
        at = end
        for _ in range(6):
            word = _WORD.match(self.text, at + 1)
            if not word or word[0] in FINITE:
                break
            if one := self._beginning.get(at + 1):
                then = self._role_then_name(start, one.end)
                if then.mention:
                    return then
                return Subject(start, one.end, words, of=one)
            at = word.end()
        then = self._role_then_name(start, at)
        return then if then.mention else Subject(start, at, words)

    def first(self) -> Subject | None:
        """Who the sentence is about: who begins it, or its main clause."""
        start = len(self.text) - len(self.text.lstrip(f" {QUOTED},—–-"))
        for _ in range(2):
            if found := self.after(start):
                return found
            start = self.text.find(", ", start, start + _FARTHEST) + 2
            if start < 2:
                return None
        return None


def _may_speak(word: str) -> bool:
    return is_role(word) or word.lower() in INSTITUTIONS


def _without_determiner(words: str) -> str:
    tokens = words.split()
    while len(tokens) > 1 and tokens[0].lower() in DETERMINERS:
        tokens.pop(0)
    return " ".join(tokens)


def _may_be_inserted(words: str) -> bool:
    """Whether words between commas tell more of the one named before them."""
    first = words.split(maxsplit=1)[0]
    return first.lower() not in ("and", "but", "or", "while", "as", "said") and (
        first[0].islower()
        or first[0].isdigit()
        or first in ("MP", "Jr", "Jr.", "Sr.", "PhD")
        or first in ("The", "A", "An")
        or is_role(first)
    )
