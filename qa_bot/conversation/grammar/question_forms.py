"""The forms that a question can have, and whether a text has one of them.

    form          example                                   asked      auxiliary  subject    verb
    asking        In which year did Ada Holm open it?       In which … did        Ada Holm   open
    asking        Who opened the bakery?                    Who                              opened
    asking        Where is the bakery?                      Where      is         the bakery
    whether       Has the bakery moved?                                Has        the bakery moved
    telling       Tell me about the bakery                                                   Tell
    how to        how to find the bakery                    how                              find
    what about    What about the bakery?                    What about

This is the one check of grammar: what a follow-up is rewritten to must have one of these forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa_bot.conversation.grammar.clauses import behind_adverbs, clause, of_subject
from qa_bot.conversation.grammar.form import OPENERS, Form, Gap
from qa_bot.conversation.grammar.noun_phrases import Token, is_noun_phrase, noun_phrase, tokens
from qa_bot.conversation.grammar.verbs import is_base, readings
from qa_bot.conversation.grammar.word_classes import (
    ADJECTIVES,
    DETERMINERS,
    MEASURED,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
)
from qa_bot.conversation.grammar.word_order import holds_together, runs_on

_LEADS = frozenset("and but so or ok okay well then also now alright please hey".split())
_TELLING = frozenset(
    "tell list show explain describe give summarize summarise compare find name define quote "
    "outline mention state".split()
)
_TIMES = frozenset("year month day week decade century date time season hour moment".split())
LONGEST = 60  # words of a question whose form is looked for; longer ones are pasted texts
_LONGEST_NOUN = 5  # words between "which" and the verb


def parse(text: str) -> Form | None:
    """The form of a question; None where it has none of them, so that it may be no English."""
    found = tokens(text[: LONGEST * 40])
    if len(found) > LONGEST:
        return None
    while len(found) > 1 and found[0].word in _LEADS and not found[0].name:
        found = found[1:]
    commas = [at + 1 for at, one in enumerate(found[:-1]) if one.comma]
    for start in (0, *commas[:1]):
        words = found[start:]
        form = _form(words)
        if form and holds_together(words) and not runs_on(form):
            return replace(form, text=text)
    return None


def _form(words: Sequence[Token]) -> Form | None:
    if len(words) < 2:
        return None
    fronted = words[0].word in PREPOSITIONS
    core = words[1 if fronted else 0].word
    if core in ("what", "wat", "which", "who", "whom", "whose", "when", "where", "why", "how"):
        return _asking(words, fronted)
    if core in OPENERS and not fronted:
        return clause(Form("", tuple(words), "whether", "", (0, 0), 0))
    if core in _TELLING and not fronted:
        at = 2 if words[1].word in OBJECT_PRONOUNS else 1
        if at < len(words) and (noun_phrase(words, at) > at or words[at].word == "about"):
            return Form("", tuple(words), "telling", "", (0, 0), -1, (0, 0), 0, at)
    return None


def _asking(words: Sequence[Token], fronted: bool) -> Form | None:
    """A question with a question word: what it asks with, then a clause."""
    at = 1 if fronted else 0
    core = words[at].word
    gap, end = _asked_with(words, at)
    if end >= len(words):
        return None
    gap = "adjunct" if fronted else gap
    form = Form("", tuple(words), "asking", gap, (0, end), behind=end)
    behind = words[end].word
    if core in ("what", "how") and end == 1 and behind == "about":
        is_noun = is_noun_phrase(words[2:])
        return replace(form, kind="what about", gap="", asked=(0, 2), behind=2) if is_noun else None
    if behind == "to" and gap == "adjunct":
        known = end + 1 < len(words) and (
            is_base(words[end + 1].word) or words[end + 1].word == "be"
        )
        return replace(form, kind="how to", verb=end + 1, behind=end + 2) if known else None
    if behind in OPENERS and not words[end].name:
        form = replace(form, auxiliary=end)
        return (of_subject(form) if gap == "object" else None) or clause(form)
    if gap != "object" or core == "whom":
        return None
    # Who or what is asked for does something itself.
    verb = behind_adverbs(words, end)
    if readings(words[verb].word) & {"past", "third"} or is_base(words[verb].word):
        return replace(form, gap="subject", verb=verb, behind=verb + 1)
    return None


def _asked_with(words: Sequence[Token], at: int) -> tuple[Gap, int]:
    """What of the clause a question word asks for, and where what belongs to it ends."""
    core, end = words[at].word, at + 1
    behind = words[end].word if end < len(words) else ""
    if behind in ("else", "exactly", "precisely", "all"):
        end += 1
        return ("object" if core in ("what", "who", "which") else "adjunct"), end
    if core in ("when", "where", "why"):
        return "adjunct", end
    if core in ("who", "whom"):
        return "object", end
    if core == "how":
        return _how(words, end)
    end = _noun_asked_for(words, end)
    if core == "whose" and end == at + 1:
        return "object", end
    noun = words[end - 1].word
    return ("adjunct" if end > at + 1 and noun in _TIMES else "object"), end


def _how(words: Sequence[Token], at: int) -> tuple[Gap, int]:
    word = words[at].word if at < len(words) else ""
    if word in ("many", "much"):
        return "object", _noun_asked_for(words, at + 1)
    behind = words[at + 1].word if at + 1 < len(words) else ""
    if word not in OPENERS and behind in OPENERS and (word in MEASURED or word in ADJECTIVES):
        return ("adjunct" if word in ("often", "fast", "soon", "quickly") else "measure"), at + 1
    return "adjunct", at


def _noun_asked_for(words: Sequence[Token], at: int) -> int:
    """Where the noun ends that follows "which" or "how many"; `at` where none does."""
    end = noun_phrase(words, at, before_verb=False) if at < len(words) else at
    limit = min(at + _LONGEST_NOUN, len(words))
    opener = next(
        (n for n in range(at, limit) if words[n].word in OPENERS and not words[n].name), -1
    )
    if opener == at:
        return at
    if opener > 0 and (end >= opener or _is_plain(words[at:opener])):
        return opener
    verbs = {"past", "third", "base"}
    for behind in range(at, min(end + 1, limit)):
        token = words[behind]
        if behind > at and not token.name and readings(token.word) & verbs:
            return behind
        if behind == at and not token.name and readings(token.word) & {"past", "third"}:
            return at
    return end


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether there is nothing but nouns, adjectives and "of" among some words."""
    return all(one.word == "of" or not one.is_closed or one.word in DETERMINERS for one in words)
