"""Who speaks throughout a text: whose speech, letter or column it is.

Only a text in the first person has such a speaker: the author of a manual, an encyclopedia or a
news story says nothing in it, and a novel's "I" is not its author. The name comes from front
matter, a by-line, the title, a signature or, last, the name of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import LIGHT_WORDS, STOP_WORDS
from qa_bot.language.lexicon.no_names import LABELS
from qa_bot.language.lexicon.roles_and_titles import INSTITUTIONS, ROLES, SPEECHES, TITLES
from qa_bot.language.related import related
from qa_bot.language.speech.names import Mention, mentions, split_name
from qa_bot.language.speech.speakers import is_manual
from qa_bot.language.text.terms import terms
from qa_bot.model import Document, Passage, Statement

_TOP, _HEAD_LINES, _LAST_LINES = 3000, 12, 6
_LONGEST_LINE = 120
# Words of the first person among a thousand: columns have 5 to 30, encyclopedias none.
_LEAST_I, _LEAST_WE = 3, 15
_MOST_QUOTED = 0.25  # of the passages of a text that isn't a novel
_QUOTED = pattern(r"[\"“„«][^\"”“»]{0,2000}[\"”“»]")
_I = pattern(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Mm]yself|mine)\b")
_WE = pattern(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
_KEY = pattern(r"[*_]{0,2}(?:author|by|byline|speaker|from|writer)[*_]{0,2}\s*:\s*(.+)", 2)
_BY = pattern(
    r"[*_#\s]*(?:(?:[Ww]ritten|[Ww]ords|[Tt]ext|[Rr]emarks|[Ss]peech|[Aa]ddress|[Ss]tatement"
    r"|[Tt]estimony|[Ll]ecture|[Oo]pinion|[Cc]olumn|[Ll]etter|[Dd]elivered)\s(?:by|from|of)"
    r"|[Bb]y|BY)\s+(.+)"
)
_OF = pattern(r"\b(?:by|from|of|BY|FROM|OF|By|From|Of)\s")
_CLOSING = pattern(
    r"(?:[Yy]ours|[Ss]incerely|[Ff]aithfully|[Rr]espectfully|[Ww]ith|[Bb]est|[Kk]ind"
    r"|[Ww]arm|[Ll]ove|[Rr]egards)\b.{0,30},?$"
)
_SIGNED = pattern(r"\s*(?:[—–-]{1,2}\s*)?(.{3,60})$")
_SEVERAL = pattern(r"\s(?:and|&)\s|;")
_MAIL = pattern(r"\s*[<(\[].*$")
_FILE_PART = pattern(r"[^\W\d_]+")
_LONGEST_NAME = 4  # words


def author(
    document: Document, passages: Sequence[Passage], said: Sequence[Statement]
) -> Statement | None:
    """All of a text as one statement of its author; None where it has none who speaks in it.

    `said` are the statements within it.
    """
    if not passages or not _is_first_person(document.text, len(passages), said):
        return None
    for mention in _candidates(document):
        if mention.name and STOP_WORDS.isdisjoint(mention.name.lower().split()):
            role = "" if mention.role.lower().strip(".") in TITLES else mention.role
            begin = next((one.start for one in passages if _is_said(one)), passages[0].start)
            end = passages[-1].end
            return Statement(_cased(mention.name), _cased(role), "", "direct", begin, end)
    return None


def _is_said(passage: Passage) -> bool:
    """Whether a passage is a sentence, not a title, a date or a by-line."""
    ends = passage.text.rstrip("\"'”’)")[-1:] in (".", "!", "?", ":")
    return ends and passage.kind != "heading" and not _BY.fullmatch(passage.text)


def _is_first_person(text: str, passages: int, said: Sequence[Statement]) -> bool:
    """Whether somebody speaks throughout a text."""
    if is_manual(text) or sum(one.kind == "direct" for one in said) > _MOST_QUOTED * passages:
        return False
    own = _QUOTED.sub(" ", text)
    words = len(own.split()) / 1000
    speech = not SPEECHES.isdisjoint(text[:_TOP].lower().split())
    return len(_I.findall(own)) > _LEAST_I * words or (
        speech and len(_WE.findall(own)) > _LEAST_WE * words
    )


def _candidates(document: Document) -> Iterator[Mention]:
    """The names that may be the author's, the surest first."""
    lines = [line.strip() for line in document.text[:_TOP].splitlines()]
    head = [line for line in lines if line][:_HEAD_LINES]
    for line in head:
        if found := _KEY.fullmatch(line):
            yield from _named(found[1])
    for line in head:
        found = _BY.fullmatch(line)
        if found and len(line) <= _LONGEST_LINE:
            yield from _named(found[1])
    for line in (document.title, *head[:2]):
        if not SPEECHES.isdisjoint(line.lower().split()):
            yield from _titled(line)
    yield from _signed(document.text)
    yield from _from_file(document)


def _named(words: str) -> Iterator[Mention]:
    """The one name that some words are."""
    words = _MAIL.sub("", words.strip(" \t\"'*_|.")).split("|")[0].split(",")[0]
    if not _SEVERAL.search(words):
        role, name = split_name(words)
        begins = words.startswith((role or name).split(" ")[0]) if role or name else False
        if begins and 1 <= len(name.split()) <= _LONGEST_NAME:
            yield Mention(0, 0, role, name)


def _titled(line: str) -> Iterator[Mention]:
    """Whose speech a title says it is: "PRESIDENT ADA HOLM'S ADDRESS", "Letter from Ada Holm"."""
    for one in mentions(line):
        if one.possessive and one.name:
            yield one
    for found in _OF.finditer(line):
        for one in mentions(line[found.end() :])[:1]:
            begins = line[found.end() :].lstrip().startswith(line[found.end() + one.start :][:3])
            if begins and one.name and (one.role or " " in one.name):
                yield one


def _signed(text: str) -> Iterator[Mention]:
    """The name that a letter is signed with."""
    lines = [line.strip() for line in text[-_TOP:].splitlines() if line.strip()][-_LAST_LINES:]
    for before, line in pairwise(lines):
        signed = _SIGNED.match(line)
        if signed and (_CLOSING.match(before) or line.startswith(("—", "–", "--"))):
            yield from _named(signed[1])


def _from_file(document: Document) -> Iterator[Mention]:
    """The name in the name of a file: 1986-reagan.txt."""
    small = set(document.text.split())
    parts = [
        part
        for part in _FILE_PART.findall(PurePosixPath(document.id).stem)
        if len(part) > 2 and part.lower() not in _NO_AUTHORS
    ]
    if not 1 <= len(parts) <= 3 or any(part.lower() in small or _is_word(part) for part in parts):
        return
    for one in mentions(document.text[:_TOP]):
        if one.name.casefold().split()[-1:] == [parts[-1].casefold()]:
            yield one
    yield Mention(0, 0, "", " ".join(part[:1].upper() + part[1:] for part in parts))


_MONTHS = (
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday"
)
_NO_AUTHORS = (
    frozenset(_MONTHS.split()) | SPEECHES | LABELS | ROLES | INSTITUTIONS | STOP_WORDS | LIGHT_WORDS
)


def _is_word(part: str) -> bool:
    """Whether a part of a file's name is an English word rather than a name."""
    return any(related(term) for term in terms(part.lower()))


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name
