"""Sentences within a block: where a full stop, or its like, ends one.

Each stop is looked at once: a few rules answer for quotations, citations, numbers and ellipses, and
nltk's Punkt (Kiss & Strunk 2006), with the parameters of `priors` and never trained, decides on the
rest. No pattern here can be entered twice over the same characters, so that time is linear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qa_bot.language.languages import ENGLISH
from qa_bot.language.text import abbreviations
from qa_bot.language.text.full_stops import goes_on

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_CLOSING = r"[\"'”’»›“«)\]}」』）】*_`]*"
_STOP = re.compile(
    rf"(?P<mark>[.!?…‼⁇⁈⁉]+(?:\s\.+(?![\w.]))*)(?P<closing>{_CLOSING})"
    # These are never part of a word, and need no space after them.
    rf"|(?P<full>(?:[。｡！？।॥؟۔።፧။։]|．(?!\d))+){_CLOSING}"
)
# Greek asks with a semicolon.
_ASKING = {"el": re.compile(_STOP.pattern.replace("[.!?…", "[.!?;\u037e…"))}
_CITATION = re.compile(
    r"(?:\s?\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|[a-z]{1,2}|note\s\d{1,3}|[a-z]{1,20}(?:\s[a-z]{1,20}){1,3}\??)\]_?"
    # Notes in Markdown and in reStructuredText: [^1], [#first]_.
    r"|\s?\[\^[^\s\[\]]{1,40}\]|\s?\[[#*][\w-]{0,40}\]_"
    r"|\s?:\d[\d–-]*(?:,\s?\d[\d–-]*)*)+"
)
# References printed above the line: "It is known.3 The", "of ARTIs. 1,2 A great variety".
_SUPERSCRIPT = re.compile(
    r"(?P<space>\s?)\d{1,3}(?:[,–-]\s?\d{1,3}){0,5}(?=\s+[\"“(]?(?P<next>[A-Z]\w*))"
)
# A quotation mark that stands apart from what it closes.
_APART = re.compile(r"[ \u00a0\u202f]+([\"”»])(?!\S)")
_QUOTES = '"”»'
_SPACE = re.compile(r"\s*")
_NEXT = re.compile(r"[\s\"'“‘”’«»‹›„‚(\[{<>*_`~—–¿¡-]{0,10}(\S{0,40})")
_LAST_WORD = re.compile(r"[\w.'’]*\Z")
_LIST_NUMBER = re.compile(
    r"[>*_\s]{0,4}\(?(?:(?:\d{1,2}\.){0,3}\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]+[*_]*\Z"
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
# What follows in "z. B.", "d. h." and "n. Chr.".
_SECOND_LETTER = re.compile(r"(?:[^\W\d_]|Chr)\.")
_INITIAL = re.compile(r"[^\W\d_]\.")
_NUMBER = re.compile(r"[\d§#]|(?:[ivxlc]{2,}|[IVXLC]{2,}|[vxVX])\b|[A-Za-z]{1,6}[-–]?\d")
_ORDINAL = re.compile(r"\d{1,2}|[IVXL]{1,5}")
_SAID = re.compile(
    r"(?:(?:The|An?|His|Her|Their)\s(?:[a-z][\w-]*\s){1,3}"
    r"|(?:(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen)\.|[A-Z][\w'’-]*|of|for|the|de|van|von)\s){1,6})"
    rf"(?:{'|'.join(sorted(abbreviations.REPORTING_VERBS))})\b"
    r"(?:\s(?:on|in|at|during|after|before|to|later|last|this|yesterday)\b[^.!?\"“,;]{0,60})?"
    r"(?:[.;]|,(?!\s?[\"“]))"
)
_OPERATORS = ("+", "=", "×", "÷", "±", "≤", "≥", "≠")
_GLUED_WORD = re.compile(r"([A-Z][a-z]+)(?=[\s,;:’']|\Z)")
_ADDRESS = re.compile(r"[@/\\_=<>(){}#&%|~$]|www\.|\.\w+\.")
_CHINESE_OR_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_JAPANESE_CONTINUATION = re.compile(r"[、，,とっ]")
_BEFORE_NUMBERS = abbreviations.ABBREVIATIONS | abbreviations.NUMBERED
_LISTED = abbreviations.ABBREVIATIONS | abbreviations.SENTENCE_STARTERS


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop and what is around it: `end` is after its closing marks and citations."""

    text: str
    sentence: int
    mark: str
    quoted: bool
    closed: bool
    end: int
    following: int
    words: list[str]
    after: str

    @property
    def word(self) -> str:
        """The word before the stop, without opening marks."""
        match = _LAST_WORD.search(self.words[-1]) if self.words else None
        return match[0].strip("_'’.") if match else ""


def sentences(text: str, language: str = ENGLISH) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence in a block's text, as code-point offsets into it.

    None is empty, begins or ends with white space; what is between them is white space.
    """
    start = _after(_SPACE, text, 0)
    last = len(text.rstrip())
    position = start
    stop = _ASKING.get(language, _STOP)
    while match := stop.search(text, position, last):
        position = end = _closing(text, start, match)
        following = _after(_SPACE, text, end)
        if following < last and _ends(text, start, match, (end, following), language):
            yield start, end
            start = following
    if start < last:
        yield start, last


def _closing(text: str, sentence: int, match: re.Match[str]) -> int:
    """Where what belongs to a stop ends: citations, and a quotation mark that stands apart."""
    end = _after(_CITATION, text, match.end())
    if match["mark"] and (quote := _APART.match(text, end)):
        opening = {'"': '"', "”": "“", "»": "«"}[quote[1]]
        opened = text.count(opening, sentence, match.start())
        if opened % 2 if opening == '"' else opened:
            return quote.end()
    if match["mark"] == "." and end == match.end() and (above := _SUPERSCRIPT.match(text, end)):
        before = text[match.start() - 1 : match.start()]
        word = _LAST_WORD.search(text[max(sentence, match.start() - 40) : match.start()])
        numbered = word is not None and word[0].lower() in _BEFORE_NUMBERS
        begins = not above["space"] or above["next"].lower() in abbreviations.SENTENCE_STARTERS
        if begins and (before.islower() or before == ")") and not numbered:
            return above.end()
    return end


def _ends(
    text: str, sentence: int, match: re.Match[str], behind: tuple[int, int], language: str
) -> bool:
    end, following = behind
    if match["full"]:
        quoted = match.end() > match.end("full")
        return not (quoted and _JAPANESE_CONTINUATION.match(text, following))
    after = _NEXT.match(text, following)
    stop = _Stop(
        text=text,
        sentence=sentence,
        mark=match["mark"],
        quoted=bool(match["closing"]) or text[end - 1] in _QUOTES,
        closed=end > match.end("mark"),
        end=end,
        following=following,
        words=text[max(sentence, match.start() - 80) : match.start()].split(),
        after=after[1] if after else "",
    )
    if following == end:
        return _ends_without_space(stop)
    if _stays_open(stop):
        return False
    if language != ENGLISH and stop.mark == "." and not stop.quoted:
        on = goes_on(stop.words, stop.after, language)
        if on is not None:
            return not on
    if ";" in stop.mark or "\u037e" in stop.mark or "!" in stop.mark or "?" in stop.mark:
        return _ends_after_call(stop)
    if len(stop.mark) > 1 or stop.mark == "…":
        return _starts_after_ellipsis(stop.after)
    return _ends_after_full_stop(stop)


def _stays_open(stop: _Stop) -> bool:
    """Whether no kind of stop can end the sentence here."""
    if stop.after.startswith(_OPERATORS) or (stop.closed and stop.after[:1].islower()):
        return True
    if stop.words and stop.words[-1].endswith(("(", "[")):
        return True
    if stop.end - stop.sentence < 12 and _LIST_NUMBER.match(stop.text[stop.sentence : stop.end]):
        return True
    return stop.quoted and bool(_SAID.match(stop.text, stop.following))


def _ends_after_call(stop: _Stop) -> bool:
    if stop.word.lower() in abbreviations.EXCLAIMED:
        # Such a name is to Punkt as any other that keeps its stop.
        return _punkt_ends("U.S.", stop.after)
    # A name or a factorial goes on in lower case; a careless writer's next sentence begins so too.
    before = stop.words[-1] if stop.words else ""
    return not (stop.after[:1].islower() and (before[:1].isupper() or not before[-1:].isalpha()))


def _starts_after_ellipsis(after: str) -> bool:
    # "I" has a capital anywhere.
    return after[:1].isalpha() and not after[:1].islower() and not re.match(r"I\b", after)


def _ends_after_full_stop(stop: _Stop) -> bool:
    word, after = stop.word, stop.after
    label = word.lower()
    if label in abbreviations.NEVER_LAST or (
        label in abbreviations.NUMBERED and _NUMBER.match(after)
    ):
        return False
    if _ORDINAL.fullmatch(word) and _counts(stop):
        return False
    if len(word) == 1 and word.islower() and _SECOND_LETTER.match(after):
        return False
    if label in abbreviations.OFTEN_LAST or (len(word) == 1 and _is_label(stop)):
        return not after[:1].islower()
    # Punkt knows an abbreviation only by its list, and every acronym behaves as this one.
    known = "U.S" if _ACRONYM.match(label) else word
    # Otherwise the second of two initials, as in "J. A. Smith", is taken for the article.
    return _punkt_ends(f"{known}.", "X." if _INITIAL.match(after) else after)


def _counts(stop: _Stop) -> bool:
    """Whether a number with a full stop is an ordinal: "7. Juni", "3. og 4.", "Ludwig II. von"."""
    following = re.match(r"[^\W\d_]*", stop.after)
    word = following[0].lower() if following else ""
    if stop.after[:1].islower():
        return len(word) > 1
    before = [word.lower() for word in stop.words[-3:-1]]
    if word in abbreviations.MONTHS or word in abbreviations.ORDINAL_NOUNS:
        return stop.word.isdigit() and not (before and before[-1] in abbreviations.MONTHS)
    counted = bool(before) and before[-1] in abbreviations.BEFORE_ORDINALS and before[0] != "i"
    return counted and stop.word.isdigit() and word not in abbreviations.SENTENCE_STARTERS


def _is_label(stop: _Stop) -> bool:
    """Whether a single letter is a label, as in "plan B" or "divided by q", and no initial."""
    if stop.word.islower():
        return stop.word not in abbreviations.LOWER_CASE_INITIALS
    return len(stop.words) > 1 and stop.words[-2].lower() in abbreviations.LETTERED


def _ends_without_space(stop: _Stop) -> bool:
    """Whether a space is missing after the stop: "He left.The others stayed."."""
    text, end = stop.text, stop.end
    if _CHINESE_OR_JAPANESE.match(text, end):
        return "!" in stop.mark or "?" in stop.mark
    glued = _GLUED_WORD.match(text, end)
    before = stop.words[-1] if stop.words else ""
    if not glued or len(stop.mark) > 1 or len(stop.word) < 2:
        return False
    if stop.word.lower() in abbreviations.ABBREVIATIONS:
        return False
    if _ADDRESS.search(before + stop.mark + stop.after):
        return False
    if before[-1].islower() and before[:1].islower():
        return glued[1].lower() not in abbreviations.NAME_ENDINGS
    return glued[1].lower() in abbreviations.SENTENCE_STARTERS


def _punkt_ends(word: str, after: str) -> bool:
    """Whether Punkt sees a sentence end between a word with its full stop and what follows it.

    To Punkt all words are alike that are neither initials nor in its lists, but for their capital:
    each kind is put to it once, which is a hundred times cheaper than to put each pair.
    """
    plain = word[:-1]
    if len(plain) > 1 and plain.isalpha() and plain.lower() not in abbreviations.ABBREVIATIONS:
        word = "word."
    begins = after[:-1] if after.endswith((",", ";", ":")) else after
    if len(begins) > 1 and begins.isalpha() and begins.lower() not in _LISTED:
        if begins[0].isupper():
            after = "Word"
        elif begins[0].islower():
            after = "word"
    return _punkt_says(word, after)


@lru_cache(maxsize=20_000)
def _punkt_says(word: str, after: str) -> bool:
    return bool(_punkt().text_contains_sentbreak(f"{word} {after}"))


@cache
def _punkt() -> PunktSentenceTokenizer:
    # Half a second to import, so only where there is something to split.
    from nltk.tokenize import punkt

    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(abbreviations.ABBREVIATIONS)
    # A Counter doesn't keep the words it is asked for, so that threads can share it.
    parameters.ortho_context = Counter(
        dict.fromkeys(abbreviations.SENTENCE_STARTERS, punkt._ORTHO_BEG_UC | punkt._ORTHO_MID_LC)
    )
    return punkt.PunktSentenceTokenizer(parameters)


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
