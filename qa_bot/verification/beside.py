"""Who speaks at a place of an article by what stands beside it, where no words of saying tell.

A label opens the paragraph ("THE CORONER: Did you …"), a credit closes what is set off ("— Ada
Berg, mayor"), or the sentence around a quotation names one person alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.countries import COUNTRIES
from qa_bot.language.lexicon.roles_and_titles import SPEECHES
from qa_bot.language.speech.names import mentions
from qa_bot.model import Passage
from qa_bot.verification.marks import Span, joined, quoted
from qa_bot.verification.set_off import CREDIT

_WHO = r"(?P<{}>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,5}})"
_TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+)?"
_LABEL = pattern(
    rf"{_TIME}[*_]{{0,2}}(?:{_WHO.format('named')}(?:\s\([^()\n]{{1,60}}\))?[*_]{{0,2}}:[*_]{{0,2}}\s"
    rf"|\[{_WHO.format('boxed')}\]\s|{_WHO.format('dashed')}\s(?:--|—|–)\s"
    r"|(?P<titled>(?:[A-Z][a-z]+\.? ){1,2}[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]+){0,2})\.(?:\s|$)"
    r"|(?P<alone>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4})\r?\n)"
)
_NO_NAMES = frozenset(
    "q a question answer note notes source sources photo figure table example update summary "
    "warning tip date time subject from to cc re".split()
)
_WITNESS = pattern(
    r"\b(?:EXAMINATION|TESTIMONY|DEPOSITION|Examination|Testimony|Deposition)\s(?:OF|of)\s"
    rf"{_WHO.format('called')}|^{_WHO.format('sworn')},"
    r"[^.;]{0,80}\b(?:sworn|affirmed|a witness)\b"
)
_FIRST_PERSON = pattern(r"\b(?:I|we|We|my|My|our|Our)\b")
_SIGNATURE = pattern(
    r"[*_—–-]{0,3}\s?(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
    r"(?:,[^.!?\n]{1,60})?[*_]{0,2}"
)
_MARK = pattern('["“”„«»]')
_LONGEST_HEAD = 160  # characters of a line above a text
Speaks: TypeAlias = Callable[[str], bool]
"""Whether somebody of a name speaks in the articles."""
_PARAGRAPHS = 12  # passages back to the label of what is said


def named_by_layout(passages: Sequence[Passage], start: int, end: int) -> str:
    """The name that a label, a credit or a signature gives to what stands there; or nothing."""
    first, last = _over(passages, start, end)
    return (
        _credit(passages[last : last + _PARAGRAPHS], end)
        or _labelled(passages, first, start)
        or _signed(passages, last)
    )


def named_beside(passages: Sequence[Passage], start: int, end: int, speaks: Speaks) -> str:
    """The only person whom the sentence around a quotation names; or nothing.

    A single word is a person's where `speaks` says so.
    """
    first, last = _over(passages, start, end)
    return _alone(passages[first : last + 1], start, end, speaks)


def _over(passages: Sequence[Passage], start: int, end: int) -> tuple[int, int]:
    """The numbers of the first and the last passage that a place reaches over."""
    first = min(number for number, one in enumerate(passages) if one.end > start)
    return first, max(number for number, one in enumerate(passages) if one.start < end)


def is_quoted(passage: Passage, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` has quotation marks around it in a passage."""
    start, end = max(start, passage.start), min(end, passage.end)
    base = passage.start
    return any(a <= start - base and end - base <= b for a, b in _marked([passage]))


def _marked(passages: Sequence[Passage]) -> list[Span]:
    base = passages[0].start
    return quoted(joined(passages), [(one.start - base, one.end - base) for one in passages])


def _credit(passages: Sequence[Passage], end: int) -> str:
    """Whom the line under what is set off names."""
    for one in passages:
        if one.kind != "quote":
            break
        line = one.text.rsplit("\n", 1)[-1].lstrip("> \t")
        if (credit := CREDIT.fullmatch(line)) and one.end > end:
            return next((m.name for m in mentions(credit["who"]) if m.name), credit["who"])
    return ""


def _labelled(passages: Sequence[Passage], first: int, start: int) -> str:
    """Whose label stands before a place, in a text in which several are labelled."""
    labels = [label for one in passages if (label := _label(one.text))]
    if len({name for name, _ in labels}) < 2:
        return ""
    for number in range(first, max(first - _PARAGRAPHS, -1), -1):
        one = passages[number]
        label = _label(one.text)
        if label and one.start + label[1] <= start:
            return label[0].title() if label[0].isupper() else label[0]
        # A label speaks for its own paragraph.
        if (
            number
            and one.start - passages[number - 1].end > 1
            and not _stands_alone(passages[number - 1])
        ):
            return ""
    return ""


def _stands_alone(passage: Passage) -> bool:
    """Whether a passage is a label and nothing else."""
    label = _label(passage.text + "\n")
    return label is not None and label[1] >= len(passage.text)


def _signed(passages: Sequence[Passage], last: int) -> str:
    """Who has signed what stands in a passage, among several letters or in the first person."""
    signed = [number for number, one in enumerate(passages) if _signature(one)]
    below = next((number for number in signed if number > last), None)
    if below is None or below - last > _PARAGRAPHS:
        return ""
    above = max((number for number in signed if number <= last), default=-1)
    letter = passages[max(above + 1, last - _PARAGRAPHS) : below]
    if len(signed) < 2 and not any(_FIRST_PERSON.search(one.text) for one in letter):
        return ""
    if any(_MARK.search(one.text) for one in letter):
        return ""  # a report, in which a name stands alone by chance
    return _signature(passages[below])


def _signature(passage: Passage) -> str:
    """The name that a passage consists of, with at most a place or a role behind it."""
    match = _SIGNATURE.fullmatch(passage.text) if passage.kind != "heading" else None
    return match["who"] if match and _is_person(match["who"]) else ""


def _label(text: str) -> tuple[str, int] | None:
    """The name that labels a paragraph, and where what is said begins."""
    match = _LABEL.match(text)
    name = match[match.lastgroup or 0] if match else ""
    if not match or name.lower().strip(".") in _NO_NAMES:
        return None
    return name, match.end()


def _alone(passages: Sequence[Passage], start: int, end: int, speaks: Speaks) -> str:
    """The only person whom the sentence around a quotation names."""
    if not any(is_quoted(one, start, end) for one in passages):
        return ""
    text = joined(passages)
    marked = _marked(passages)
    found = {
        one.name
        for one in mentions(text)
        if (" " in one.name or (one.name and speaks(one.name)))
        and one.name not in COUNTRIES
        and not any(a <= one.start < b for a, b in marked)
    }
    return found.pop() if len(found) == 1 else ""


def testifying(passages: Iterable[Passage]) -> str:
    """The witness whom the record of a hearing calls: the first whom passages name, or nothing.

    EXAMINATION OF THOMAS HOLLIS. Thomas Hollis, sworn, examined by Mr. Keene.
    """
    for one in passages:
        if match := _WITNESS.search(one.text[:_LONGEST_HEAD]):
            name = (match["called"] or match["sworn"]).strip(" .,:")
            return name.title() if name.isupper() else name
    return ""


def named_above(head: Sequence[Passage], passages: Sequence[Passage]) -> str:
    """The only person whom the head of a document names, where it speaks in the first person.

    `head` are its first passages: "Gettysburg Address", "Abraham Lincoln", "November 19, 1863".
    """
    text = joined(passages)
    if not _FIRST_PERSON.search(text) or _MARK.search(text):
        return ""
    found: set[str] = set()
    for one in head:
        if len(one.text) > _LONGEST_HEAD or one in passages:
            break
        for line in one.text.splitlines():
            line = line.title() if line.isupper() else line
            found.update(one.name for one in mentions(line) if _is_person(one.name))
    return found.pop() if len(found) == 1 else ""


def _is_person(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and SPEECHES.isdisjoint(word.lower() for word in words)


def nearer(passages: Sequence[Passage], name: str, other: str, start: int, end: int) -> bool:
    """Whether a name stands nearer than another to the words from `start` to `end`."""
    mine, theirs = (_distance(passages, one, start, end) for one in (name, other))
    return mine is not None and (theirs is None or mine < theirs)


def _distance(passages: Sequence[Passage], name: str, start: int, end: int) -> int | None:
    """Characters between some words and the nearest place of a name in their passages."""
    last = name.split()[-1]
    found = []
    for one in passages:
        at = one.text.find(last)
        while at >= 0:
            begin, stop = one.start + at, one.start + at + len(last)
            if stop <= start or begin >= end:
                found.append(max(start - stop, begin - end))
            at = one.text.find(last, at + 1)
    return min(found, default=None)
