"""Who stands behind a word of saying, or begins a sentence: said | the mayor, Ada Holm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import FUNCTION_WORDS
from qa_bot.language.lexicon.no_names import BEFORE_NAMES
from qa_bot.language.lexicon.saying_verbs import FINITE
from qa_bot.language.speech.names import Mention
from qa_bot.language.speech.roles import DETERMINERS, is_role
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject import PRONOUNS, Subject, may_speak, without_determiner
from qa_bot.language.speech.subject_before import OF

_WORD = pattern(r"[\w.'’&-]+")
_PLAIN = FUNCTION_WORDS | FINITE
_LONGEST_CALLING = 3  # words that tell what a name is
_LONGEST = 7  # words of a subject
_LONGEST_PLACE = 6  # words of what a role belongs to
_INSERTION = 160  # characters before the main clause
_OTHERS = ("who", "that", "when", "which")


def behind(sentence: Sentence, start: int) -> Subject | None:
    """Who stands directly behind a place, as in: said the mayor, Ada Holm."""
    text = sentence.text
    start = len(text) - len(text[start:].lstrip())
    at = start
    for _ in range(_LONGEST):
        if one := sentence.beginning(at):
            if one.possessive:
                at = one.end + 1
                continue
            between = text[start:at].split()
            if between and not _leads_to_name(between):
                return None
            return _jointly(sentence, one, start)
        word = _WORD.match(text, at)
        if not word:
            return None
        if word[0].lower() in PRONOUNS:
            return Subject(at, word.end(), word[0])
        if role := _role(sentence, start, word):
            return role
        if word[0].lower() in FUNCTION_WORDS and word[0].lower() not in DETERMINERS:
            return None
        at = word.end() + 1
    return None


def first(sentence: Sentence) -> Subject | None:
    """Who the sentence is about: who begins it, or its main clause."""
    text = sentence.text
    start = len(text) - len(text.lstrip(f" {QUOTED},—–-"))
    if found := behind(sentence, start):
        return found
    comma = text.find(", ", start, start + _INSERTION)
    return behind(sentence, comma + 2) if comma >= 0 else None


def about(sentence: Sentence, end: int) -> Subject | None:
    """Who the sentence is about, if nobody else comes in between there and a place."""
    subject = first(sentence)
    if not subject or subject.end > end or subject.pronoun in ("i", "we", "who"):
        return None
    between = sentence.text[subject.end : end]
    if QUOTED in between or any(f" {word} " in between for word in _OTHERS):
        return None
    return subject


def _leads_to_name(words: Sequence[str]) -> bool:
    """Whether a name may follow words: said | small | Ines, by | the consultancy | Norplan."""
    last = words[-1]
    if is_role(last) or last.lower() in DETERMINERS or last.capitalize() in BEFORE_NAMES:
        return True
    called = 1 < len(words) <= _LONGEST_CALLING and words[0].lower() in DETERMINERS
    return called and not any(word in _PLAIN or not word.islower() for word in words[1:])


def _jointly(sentence: Sentence, one: Mention, start: int) -> Subject:
    """A name, and the one that speaks jointly: "Ada Holm and Eva Lund"."""
    joined = sentence.text.startswith(" and ", one.end)
    other = sentence.beginning(one.end + len(" and ")) if joined else None
    if other:
        return Subject(start, other.end, "", one, None, (other,))
    return Subject(start, one.end, "", one)


def _role(sentence: Sentence, start: int, word: re.Match[str]) -> Subject | None:
    """The role that ends with a word, with the name or the place behind it."""
    if not may_speak(word[0]):
        return None
    text, end = sentence.text, word.end()
    if text[end : end + 1] != " ":
        return _role_then_name(sentence, start, end)
    if text[end + 1 :].split(" ", 1)[0] in OF:
        return _role_with_place(sentence, start, end)
    if not sentence.beginning(end + 1):
        return _role_then_name(sentence, start, end)
    return None


def _role_then_name(sentence: Sentence, start: int, end: int) -> Subject:
    """A role, and the name between commas behind it."""
    text = sentence.text
    one = sentence.beginning(end + 2) if text.startswith(", ", end) else None
    if one and one.name and text[one.end : one.end + 1] in (",", ".", ""):
        return Subject(start, one.end, mention=one)
    return Subject(start, end, without_determiner(text[start:end]))


def _role_with_place(sentence: Sentence, start: int, end: int) -> Subject:
    """A role and the name that it belongs to: "a spokesman for Tidelight"."""
    text = sentence.text
    words = without_determiner(text[start:end])
    at = end
    for _ in range(_LONGEST_PLACE):
        word = _WORD.match(text, at + 1)
        if not word or word[0] in FINITE:
            break
        if one := sentence.beginning(at + 1):
            then = _role_then_name(sentence, start, one.end)
            return then if then.mention else Subject(start, one.end, words, of=one)
        at = word.end()
    then = _role_then_name(sentence, start, at)
    return then if then.mention else Subject(start, at, words)
