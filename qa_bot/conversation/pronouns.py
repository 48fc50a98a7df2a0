"""Words that point to what was talked about before: he, her, it, they, there, that, one.

A pronoun points out of its question where nothing within can be meant: where no fitting noun
phrase stands before it ("when was it built?"), or where it is done something to by the subject,
which it can't be itself ("why did Moss close it?"). When in doubt it points at what is within.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa_bot.conversation.fragments import lead
from qa_bot.conversation.grammar.form import BE, Form
from qa_bot.conversation.grammar.noun_phrases import Token, noun_phrase, phrases, tokens
from qa_bot.conversation.grammar.question_forms import parse
from qa_bot.conversation.grammar.verbs import readings
from qa_bot.conversation.grammar.word_classes import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from qa_bot.conversation.people import Name
from qa_bot.language.lexicon.function_words import AUXILIARIES, QUESTION_WORDS
from qa_bot.language.speech.roles import gender, is_role

Kind = Literal["he", "she", "it", "they", "there", "that", "one"]

# Himself, herself and their like always mean somebody within.
_KINDS: dict[str, Kind] = {
    "he": "he", "him": "he", "his": "he",
    "she": "she", "her": "she", "hers": "she",
    "it": "it", "its": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they",
    "there": "there", "one": "one",
    "that": "that", "this": "that", "these": "that", "those": "that",
}  # fmt: skip
_POSSESSIVE = frozenset("his hers its their theirs".split())
_ASKERS = frozenset("i we you one".split())
_WEATHER = frozenset("rain snow rained snowed raining snowing".split())
_TAKING = frozenset(
    "take mean matter cost help make important better best necessary legal allowed a an the".split()
)
_EMPTY = frozenset(
    "true possible likely known said called ok okay easy hard safe worth time".split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that points out of its question: where it stands, and whom or what it can mean.

    `owning` says that it tells whose something is; `verb` is where the word stands that has to
    agree with it, if any does.
    """

    start: int
    end: int
    kind: Kind
    owning: bool = False
    verb: tuple[int, int] | None = None


def references(question: str, names: Sequence[Name]) -> list[Reference]:
    """The words that point out of a question; `names` are those in it."""
    form = parse(question)
    sentence = _Sentence(question, tokens(question), form, names)
    found: list[Reference] = []
    for at, token in enumerate(sentence.words):
        kind = _KINDS.get(token.word)
        capitals = question[token.start : token.end] in ("IT", "US") and not question.isupper()
        # "his" belongs to the "he" before it.
        again = any(one.kind == kind for one in found)
        if kind and not (capitals or again) and sentence.points(at, kind):
            owning = token.word in _POSSESSIVE or (token.word == "her" and sentence.owns(at))
            verb = None if owning else sentence.agreeing(at)
            found.append(Reference(token.start, token.end, kind, owning, verb))
    return found


@dataclass(frozen=True)
class _Sentence:
    """A question in which pronouns are looked at."""

    text: str
    words: Sequence[Token]
    form: Form | None
    names: Sequence[Name]

    def points(self, at: int, kind: Kind) -> bool:
        """Whether a pronoun points out of the question."""
        if kind == "there":
            return self._is_place(at)
        if kind in ("that", "one"):
            return self._stands_alone(at, kind)
        if kind == "it" and self._is_empty(at):
            return False
        fitting = [span for span in self._before(at) if self._fits(span, kind)]
        if self._is_subject(at):
            # "When farmers lose their fields, what do they say?"
            first = len(self.words) - len(self.form.words) if self.form else 0
            fitting = [span for span in fitting if span[1] <= first]
            return not fitting
        if not fitting:
            return not (kind in ("he", "she", "they") and self._is_who_is_asked_for(at))
        if self.form is None or self._is_in_other_clause(at):
            return False
        if self.words[at].word in _POSSESSIVE or self.owns(at):
            return False
        subject = self._own(self.form.subject)
        # "Holm's father" and "him": Holm.
        owned = any(one.word == "of" or one.is_possessive for one in self.words[slice(*subject)])
        return not owned and all(span == subject for span in fitting)

    def owns(self, at: int) -> bool:
        """Whether "her" says whose the thing behind it is."""
        if self.words[at].word != "her" or at + 1 >= len(self.words):
            return False
        behind = self.words[at + 1]
        return behind.name or not (behind.is_closed or behind.word in ADVERBS)

    def agreeing(self, at: int) -> tuple[int, int] | None:
        """Where the word stands that has to agree with a pronoun that is a subject."""
        if self._is_subject(at) and self.form and self.form.auxiliary >= 0:
            auxiliary = self.form.words[self.form.auxiliary]
            return auxiliary.start, auxiliary.end
        if self.words[at].word in ("it", "they", "he", "she") and at + 1 < len(self.words):
            behind = self.words[at + 1]
            if behind.word in AUXILIARIES or readings(behind.word) & {"base", "third"}:
                return None if behind.name else (behind.start, behind.end)
        return None

    def _is_subject(self, at: int) -> bool:
        return self.form is not None and self._own(self.form.subject) == (at, at + 1)

    def _own(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span of the form as one of all the words: "and now, | when did he open it?"."""
        before = len(self.words) - len(self.form.words) if self.form else 0
        return (span[0] + before, span[1] + before) if span[0] < span[1] else (-1, -1)

    def _before(self, at: int) -> list[tuple[int, int]]:
        """The noun phrases before a pronoun, but for that of "Which bridge did he open?"."""
        asked = (-1, -1)
        if self.form and self.form.auxiliary >= 0 and self.form.gap != "subject":
            asked = self._own(self.form.asked)
        subject = self._own(self.form.subject) if self.form else (-1, -1)
        verb = self._own((self.form.verb, self.form.verb + 1))[0] if self.form else -1
        found = [subject] if subject[0] >= 0 and subject[1] <= at else []
        for _, start, end in phrases(self.words[:at], 0):
            inside = asked[0] <= start < asked[1] or subject[0] <= start < subject[1]
            if not inside and not start <= verb < end:
                found.append((start, end))
        return found

    def _fits(self, span: tuple[int, int], kind: Kind) -> bool:
        """Whether a pronoun may mean a noun phrase before it."""
        words = self.words[slice(*span)]
        if len(words) == 1 and (words[0].word in _KINDS or words[0].word in _ASKERS):
            return False
        first, last = words[0].start, words[-1].end
        outer = next((n for n, one in enumerate(words) if one.word in PREPOSITIONS), len(words))
        head = words[max(outer - 1, 0)]
        last = head.end if kind == "it" else words[-1].end
        names = [name for name in self.names if first <= name.start and name.end <= last]
        role = is_role(head.word)
        if kind == "it":
            return not any(name.is_person for name in names) and not role
        if kind not in ("he", "she"):
            return True
        wanted = "f" if kind == "she" else "m"
        if names:
            # A surname alone may be another one's of the family.
            return any(
                name.gender in ("", wanted) or " " not in self._written(name) for name in names
            )
        # A name may be written without its capital.
        bare = words[0].word not in DETERMINERS and not words[-1].word.endswith("s")
        may_be_name = bare and words[0].word not in QUESTION_WORDS
        return (role and gender(self.text[first:last]) in ("", wanted)) or may_be_name

    def _is_who_is_asked_for(self, at: int) -> bool:
        """Whether "she" is the one asked for: "Who watched it and when did she start?"."""
        if self.form is None or self.form.gap != "subject":
            return False
        return self.form.words[0].word in ("who", "which") and self._is_in_other_clause(at)

    def _written(self, name: Name) -> str:
        return self.text[name.start : name.end]

    def _is_in_other_clause(self, at: int) -> bool:
        """Whether another clause has begun between the verb and a pronoun: "because it …"."""
        assert self.form is not None
        word = self.words[at].word
        behind = self.words[at + 1].word if at + 1 < len(self.words) else ""
        acts = behind in AUXILIARIES or readings(behind) & {"past", "base", "third"}
        if word in ("he", "she", "they") or (word == "it" and acts):
            return True
        begin = self._own((self.form.asked[1], len(self.form.words)))[0]
        joined = (SUBORDINATORS - PREPOSITIONS) | (CONJUNCTIONS - {"plus", "vs", "versus"})
        return any(one.word in joined and not one.name for one in self.words[begin:at])

    def _is_place(self, at: int) -> bool:
        """Whether "there" is a place that was talked about: "Who lives there?"."""
        if at + 1 < len(self.words):
            behind = self.words[at + 1]
            if behind.word in AUXILIARIES or behind.word in DETERMINERS | {"anything", "anyone"}:
                return False
            if at and self.words[at - 1].word in BE:
                return False
            if noun_phrase(self.words, at + 1) > at + 1:
                return False
        if self.form and self._own(self.form.subject) == (at, at + 1):
            return False
        return at > 0

    def _stands_alone(self, at: int, kind: Kind) -> bool:
        """Whether "that" or "one" stands for something, not before a noun or another clause."""
        before = self.words[at - 1] if at else None
        behind = self.words[at + 1] if at + 1 < len(self.words) else None
        first = self.form.words[0].start if self.form else 0
        if before is None or lead(self.text) < first:
            return False
        ends = behind is None or behind.word in PREPOSITIONS | ADVERBS | {"and", "or"}
        if kind == "one":
            ends = behind is None or behind.word in ("into", "to", "with", "for", "from", "in")
            verb = not before.name and readings(before.word) & {"base", "third", "past", "ing"}
            return bool(ends and verb and before.word not in DETERMINERS)
        if self._is_subject(at):
            return True
        return ends and (before.word in PREPOSITIONS or bool(readings(before.word)))

    def _is_empty(self, at: int) -> bool:
        """Whether "it" stands for nothing: "is it true that …", "how long does it take to …"."""
        behind = [one.word for one in self.words[at + 1 :]]
        if behind and (behind[0] in _WEATHER or (len(behind) > 1 and behind[0] in _EMPTY)):
            return True
        if self.form and self.form.asked[1] > 1 and "time" in self.form.written(*self.form.asked):
            return True
        joins = any(word in ("to", "that", "when", "if", "for") for word in behind[1:5])
        return joins and len(behind) > 2 and self._is_subject(at) and behind[0] in _TAKING
