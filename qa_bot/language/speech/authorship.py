"""Who speaks throughout a text: whose speech, letter or column it is.

Only a text in the first person has such a speaker: the author of a manual, an encyclopedia or a
news story says nothing in it, and a novel's "I" is not its author.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.lexicon.roles_and_titles import MERE_TITLES, SPEECHES
from qa_bot.language.speech.names import mentions, split_name
from qa_bot.language.speech.speakers import is_manual
from qa_bot.model import Document, Passage, Statement

_TOP = 1000  # characters in which a title may call the author something
# Words of the first person among a thousand: columns have 5 to 30, encyclopedias none. Those who
# speak for many say "we" rather.
_LEAST_I, _LEAST_WE = 3, 15
_MOST_QUOTED = 0.25  # of the passages of a text that isn't a novel
_QUOTED = pattern(r"[\"“„«][^\"”“»]{0,2000}[\"”“»]")
_I = pattern(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Mm]yself|mine)\b")
_WE = pattern(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
_SEVERAL = pattern(r",|;|&|\s(?:and|AND)\s")
_LONGEST_NAME = 5  # words


def author(
    document: Document, passages: Sequence[Passage], said: Sequence[Statement]
) -> Statement | None:
    """All of a text as one statement of its author; None where it has none who speaks in it.

    `said` are the statements within it.
    """
    name = split_name(document.author)[1] or document.author
    words = name.lower().split()
    if _SEVERAL.search(document.author) or not 0 < len(words) <= _LONGEST_NAME:
        return None
    if not STOP_WORDS.isdisjoint(words) or not _is_first_person(document.text, passages, said):
        return None
    begin = next((one.start for one in passages if _is_sentence(one)), passages[0].start)
    return Statement(name, _role(document, name), "", "direct", begin, passages[-1].end)


def _is_first_person(text: str, passages: Sequence[Passage], said: Sequence[Statement]) -> bool:
    """Whether somebody speaks throughout a text."""
    quoted = sum(one.kind == "direct" for one in said)
    if is_manual(text) or quoted >= max(_MOST_QUOTED * len(passages), 1):
        return False
    own = _QUOTED.sub(" ", text)
    thousands = len(own.split()) / 1000
    speech = not SPEECHES.isdisjoint(text[:_TOP].lower().split())
    return len(_I.findall(own)) > _LEAST_I * thousands or (
        speech and len(_WE.findall(own)) > _LEAST_WE * thousands
    )


def _is_sentence(passage: Passage) -> bool:
    """Whether a passage is a sentence, not a title, a date or a by-line."""
    ends = passage.text.rstrip("\"'”’)")[-1:] in (".", "!", "?", ":")
    return ends and passage.kind != "heading"


def _role(document: Document, name: str) -> str:
    """What the first lines call the author: President Ada Holm."""
    for one in mentions(f"{document.title}\n{document.text[:_TOP]}"):
        if one.name.casefold() == name.casefold() and one.role:
            role = one.role.title() if one.role.isupper() else one.role
            return "" if role.lower().strip(".") in MERE_TITLES else role
    return ""
