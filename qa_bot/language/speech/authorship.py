"""Who speaks throughout a text: whose speech, letter or column it is.

Only a text in the first person has such a speaker: the author of a manual, an encyclopedia or a
news story says nothing in it, and a novel's "I" is not its author.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.language.lexicon.roles_and_titles import MERE_TITLES, SPEECHES
from qa_bot.language.speech.names import mentions, split_name
from qa_bot.language.speech.speakers import is_manual
from qa_bot.model import Document, Passage, Statement, file_of

_TOP = 1000  # characters in which a title may call the author something
# Words of the first person among a thousand: columns have 5 to 30, encyclopedias none. Those who
# speak for many say "we" rather.
_LEAST_I, _LEAST_WE = 3, 15
_MOST_QUOTED = 0.25  # of the passages of a text that isn't a novel
_QUOTED = pattern(r"[\"“„«][^\"”“»]{0,2000}[\"”“»]")
_I = pattern(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Mm]yself|mine)\b")
_WE = pattern(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
_SEVERAL = pattern(r",|;|&|\s(?:and|AND)\s")
_MAILS = (".eml", ".mbox", ".mbx", ".mht", ".mhtml")
_LAST_FIRST = pattern(r"\A([^\W\d_][\w'’ -]{0,40}), ([^\W\d_][\w.'’ -]{0,40})\Z")
_LONGEST_NAME = 5  # words


def author(
    document: Document, passages: Sequence[Passage], said: Sequence[Statement]
) -> list[Statement]:
    """All of a text as statements of its author, one between each two block quotations.

    There is none where nobody speaks throughout, as in all that isn't a mail and in the first
    person. `said` are the statements within it.
    """
    is_mail = file_of(document.id).lower().endswith(_MAILS)
    told = _LAST_FIRST.sub(r"\2 \1", document.author) if is_mail else document.author
    name = split_name(told)[1] or told
    words = name.lower().split()
    if _SEVERAL.search(told) or not 0 < len(words) <= _LONGEST_NAME:
        return []
    runs = list(_own(passages))
    own, text = [one for run in runs for one in run], document.text
    if len(own) < len(passages):
        text = "\n\n".join(one.text for one in own)
        starts = {one.start for one in passages if one.kind == "quote"}
        said = [one for one in said if one.start not in starts]
    if not own or not STOP_WORDS.isdisjoint(words):
        return []
    if not is_mail and not _is_first_person(text, own, said):
        return []
    begins = (one.start for one in own if _is_sentence(one) or (is_mail and one.kind != "heading"))
    begin = next(begins, own[0].start)
    role = _role(document, name)
    return [
        Statement(name, role, "", "direct", max(begin, run[0].start), run[-1].end)
        for run in runs
        if run[-1].end > begin
    ]


def _own(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The passages between block quotations, which are another's, and the lines that say whose."""
    run: list[Passage] = []
    for passage, following in zip_longest(passages, passages[1:]):
        quoted = passage.kind == "quote"
        if not quoted and not (following and following.kind == "quote" and passage.text[-1] == ":"):
            run.append(passage)
        elif run:
            yield run
            run = []
    if run:
        yield run


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
