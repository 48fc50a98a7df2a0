"""A question, read once: its terms with their weights, its names, and what it asks for.

The small query language stands here too: "exact words", -word, in:article.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qa_bot.answering.answer_kind import AnswerKind
from qa_bot.answering.comparison import Sides, sides
from qa_bot.answering.framing import framed
from qa_bot.answering.speech.question import SpeechQuestion, asks_who, speech_question
from qa_bot.answering.weights import GIVEN, TERM
from qa_bot.forks import lazily
from qa_bot.language.languages import ENGLISH, named
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import (
    ASKER,
    AUXILIARIES,
    FUNCTION_WORDS,
    LIGHT_WORDS,
    QUESTION_WORDS,
    SPEECH_WORDS,
    STOP_WORDS,
)
from qa_bot.language.recognition import language_asked_in
from qa_bot.language.related import related, related_to_both
from qa_bot.language.text.compounds import compounds
from qa_bot.language.text.terms import spans, terms

if TYPE_CHECKING:
    from qa_bot.answering.language_kind import LanguageKind

_PHRASE = pattern(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")
# Only at the end, as one searches: a dash within a sentence is none. A number or a single letter
# after it is a temperature or a flag.
_WITHOUT = pattern(r"(?:\s+-(?:[^\W\d_][\w'’-]+|\"[^\"]+\"))+\s*$")
_WITHOUT_ONE = pattern(r"(?<!\S)-(?:\"([^\"]+)\"|([^\s\"]+))")
_WITHIN = pattern(r"(?<!\S)in:(?:\"([^\"]+)\"|(\S+))")
_CONTRACTED = frozenset("m s re ve ll d t".split())
_CONTENT = frozenset({"light", "number", "plain"})


@dataclass(frozen=True)
class Question:
    """A question as it is searched for and answered.

    `text` is what was asked, without operators and spelled as the articles do. `terms` holds the
    weight of every term to search for; `content` the words that say what is asked about, as
    written, by their term; `names` those of them that are written like names; `words` all but what
    is only asked with, as written, between spaces. `related` holds, for a term, those that may
    stand for it and why; `optional` are terms that are dropped where no article holds them.
    `phrases` must stand in a passage word by word, `without` are words that must not, `within` is
    the article that is asked, as it was named. `notes` say what was done to the question.
    `language` is the code of the one that it is read in.
    """

    text: str
    terms: Mapping[str, float]
    content: Mapping[str, str]
    names: frozenset[str]
    words: str = ""
    related: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    within: str | None = None
    notes: tuple[str, ...] = ()
    language: str = ENGLISH

    @lazily
    def kind(self) -> AnswerKind | LanguageKind:
        """The kind of thing that it asks for."""
        if self.language == ENGLISH:
            return AnswerKind(self.text)
        # What other languages need isn't imported for an English question, here and below.
        from qa_bot.answering.language_kind import LanguageKind

        return LanguageKind(self.text, self.language)

    @lazily
    def speech(self) -> SpeechQuestion | None:
        """What it asks about somebody's words; None where it asks for something else."""
        if self.language == ENGLISH:
            return speech_question(self.text)
        from qa_bot.answering.speech.worded import speech_question_in

        return speech_question_in(self.text, self.language)

    @lazily
    def asks_who(self) -> str | None:
        """The verb where it asks who said, denied … something, or empty; None where it doesn't."""
        if self.language == ENGLISH:
            return asks_who(self.text)
        from qa_bot.answering.speech.worded import asks_who_in

        return asks_who_in(self.text, self.language)

    @lazily
    def topic(self) -> Mapping[str, str]:
        """The content of what somebody's words are asked to be about."""
        about = self.speech.topic if self.speech else ""
        return _parsed(about, self.language).content if about else {}

    @lazily
    def sides(self) -> Sides | None:
        """The terms of the two things that it compares; None where it compares nothing."""
        return sides(self.text) if self.language == ENGLISH else None

    @lazily
    def is_keywords(self) -> bool:
        """Whether it isn't a sentence but some words to look for."""
        words = {self.text[start:end].lower() for _, start, end in spans(self.text)}
        if self.language != ENGLISH:
            return named(self.language).grammar.isdisjoint(words)
        return words.isdisjoint(QUESTION_WORDS | AUXILIARIES)

    @property
    def is_narrow(self) -> bool:
        """Whether only some passages may be shown at all."""
        return bool(self.phrases or self.without)

    def spelled(self, term: str, other: str, word: str) -> Question:
        """The same with another term, which the articles write `word`, in place of one."""
        typed = self.content[term]
        return _widened(
            replace(
                self,
                text=self.text.replace(typed, word),
                terms={other if t == term else t: weight for t, weight in self.terms.items()},
                content={other if t == term else t: w for t, w in self.content.items()},
                names=frozenset(other if name == term else name for name in self.names),
                words=self.words.replace(typed, word),
                related={t: some for t, some in self.related.items() if t != term},
            )
        )

    def dropped(self, gone: Container[str]) -> Question:
        """The same without some terms."""
        return replace(
            self,
            terms={term: weight for term, weight in self.terms.items() if term not in gone},
            content={term: word for term, word in self.content.items() if term not in gone},
            related={term: some for term, some in self.related.items() if term not in gone},
        )

    def asked_of(self, languages: Sequence[str]) -> Question:
        """The same, read in its own language, for articles in some, the most frequent first."""
        own = language_asked_in(self.text, languages)
        read = _parsed(self.text, own) if own != self.language else self
        others = [code for code in languages if code != own]
        if read is self and not others:
            return self
        forms = {t: dict(some) for t, some in (self.related if read is self else {}).items()}
        for term, word in read.content.items():
            for other in {t for code in others for t in terms(word, code)} - {term}:
                forms.setdefault(term, {}).setdefault(other, "form")
        return replace(
            read,
            related=forms,
            phrases=self.phrases,
            without=self.without,
            within=self.within,
        )

    def noted(self, *notes: str) -> Question:
        """The same with more notes."""
        return replace(self, notes=(*self.notes, *notes))

    def given(self, words: str) -> Question:
        """The same where some words were talked about already: they weigh less, and are added."""
        known = _parsed(words, self.language).content
        weights = {t: w * (GIVEN if t in known else 1) for t, w in self.terms.items()}
        weights |= {term: GIVEN for term in known if term not in weights}
        new = [word for word in self.words.split() if word not in known.values()]
        return replace(self, terms=weights, words=" ".join(new) or self.words)


def read(text: str) -> Question:
    """Read a question: take its operators out, weigh its words, note the names.

    What is in quotation marks stays part of it. Where nothing would be left to ask, the question is
    taken as it stands.
    """
    named = _WITHIN.search(text)
    rest = _WITHIN.sub(" ", text)
    unwanted = _WITHOUT.search(rest)
    without = _WITHOUT_ONE.findall(unwanted[0]) if unwanted else []
    rest = rest[: unwanted.start()] if unwanted else rest
    if not rest.strip():
        return _widened(_parsed(" ".join(text.split())))
    return replace(
        _widened(_parsed(" ".join(rest.split()))),
        phrases=tuple(phrase.strip() for phrase in _PHRASE.findall(rest) if terms(phrase)),
        without=tuple(phrase or word for phrase, word in without),
        within=(named[1] or named[2]) if named else None,
    )


def _parsed(text: str, language: str = ENGLISH) -> Question:
    """Drop the asking words ("how do I"), weigh the small words less, note the names."""
    plain = text.lower() if _is_loud(text) else text
    if language != ENGLISH:
        from qa_bot.answering.wording import wording

        read = wording(plain, language)
        given = read.terms, read.content, frozenset(read.names), " ".join(read.words)
        return Question(text, *given, optional=frozenset(read.optional), language=language)
    return _in_english(text, plain)


def _in_english(text: str, plain: str) -> Question:
    titled = _is_titled(plain)
    weights: dict[str, float] = {}
    content: dict[str, str] = {}
    names, words, optional, compound = set(), [], set(), []
    for (term, start, end), sign in compounds(plain):
        kind = "number" if sign == "named" and term[-1].isdigit() else "plain"
        weights[term] = TERM[kind]
        content[term] = plain[start:end]
        if sign == "named":
            names.add(term)
            compound.append((start, end))
        else:
            optional.add(term)
    frames = framed(plain)
    for at, (term, start, end) in enumerate(spans(plain)):
        word = plain[start:end]
        if (word.isdigit() or len(word) == 1) and any(a <= start < b for a, b in compound):
            continue
        asking = any(a <= start < b for a, b in frames)
        kind = "asking" if asking else _kind(word, at == 0 or titled)
        if weight := TERM[kind]:
            words.append(word)
            weights[term] = weights.get(term, 0) + weight
        if kind in _CONTENT:
            content.setdefault(term, word)
            if at and not titled and word[0].isupper():
                names.add(term)
    return Question(
        text, weights, content, frozenset(names), " ".join(words), optional=frozenset(optional)
    )


def _is_loud(text: str) -> bool:
    """Whether a question of several words is written in capitals throughout."""
    return not any(c.islower() for c in text) and any(c.isspace() for c in text.strip())


def _is_titled(text: str) -> bool:
    """Whether a question Is Written Like This, so that a capital tells nothing."""
    words = [word for word in text.split()[1:] if word[0].isalpha()]
    small = [word for word in words if word.lower() in STOP_WORDS]
    return bool(small) and len(words) > 1 and all(word[0].isupper() for word in words)


def _kind(word: str, first: bool) -> str:
    """What a word is to a question.

    A small word is small in any case, but for an acronym ("US", "WHO") and for what may be a name
    within a sentence ("Will", "May").
    """
    if word[0].isdigit():
        return "number"
    plain = word.replace("'", "").replace("\u2019", "").lower()
    base, _, ending = word.lower().replace("’", "'").partition("'")
    if ending in _CONTRACTED and base in STOP_WORDS:
        plain = base
    if word[0].isupper() and not first:
        acronym = len(word) > 1 and word.isupper()
        if acronym or plain not in STOP_WORDS or plain in ("will", "may"):
            return "plain"
    if plain in QUESTION_WORDS or plain in ASKER:
        return "asking"
    if plain in AUXILIARIES or plain in SPEECH_WORDS:
        return "auxiliary"
    if plain in FUNCTION_WORDS:
        return "function"
    return "light" if plain in LIGHT_WORDS else "plain"


def _widened(question: Question) -> Question:
    """The question with the other words that may stand for what is asked about."""
    if question.language != ENGLISH:
        return question
    found = {term: dict(related(term)) for term in question.content}
    for (one, first), (other, second) in pairwise(question.content.items()):
        for term, kind in related_to_both(first, second).items():
            found[one].setdefault(term, kind)
            found[other].setdefault(term, kind)
    asked = question.terms.keys()
    others = {
        term: {o: k for o, k in some.items() if o not in asked} for term, some in found.items()
    }
    return replace(question, related={term: some for term, some in others.items() if some})
