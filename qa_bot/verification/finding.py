"""What verification finds, as frozen records: Quotation, Evidence, Change, Finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa_bot.model import source

Verdict: TypeAlias = Literal[
    "verified",
    "unattributed",
    "wrong speaker",
    "altered",
    "stitched",
    "paraphrase",
    "nowhere",
    "too short",
    "supported",
    "unsupported",
]
"""What becomes of a quotation.

verified        the words stand in the articles, and the speaker is theirs where both name one
unattributed    the words stand there, but the articles don't say who said them
wrong speaker   the words stand there, and somebody else says them
altered         a passage has nearly these words
stitched        the words stand there, but in separate places that the quotation shows as one
paraphrase      no passage has these words, one has most of what they say
nowhere         no passage comes close
too short       too few words to tell (under four), and none of that speaker's has them

A claim without quotation marks, "X said that …", is supported where the articles have X say
something of the kind, and unsupported otherwise.
"""

GOOD = frozenset({"verified", "unattributed", "supported"})
FAILED = frozenset({"wrong speaker", "altered", "stitched", "paraphrase", "nowhere"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a draft quotes, or claims that somebody said.

    `spans` are the offsets of its words in the draft, without the marks; there are several where
    "she said" stands between. `speaker` is the one the draft attributes it to, `role` what it calls
    them; either may be empty. `perhaps` are others who may be meant: named before a pronoun, or
    beside the quotation where no words of saying tell. `line` and `column` count from 1.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    line: int
    column: int
    speaker: str = ""
    role: str = ""
    claim: bool = False
    perhaps: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stand in the articles: `start` to `end` of the document, in `text`.

    `text` is the passage or the passages that hold them, and begins at `offset`. `speaker` and
    `role` are who says it there; empty where the article doesn't tell.
    """

    document: str
    line: int
    start: int
    end: int
    text: str
    offset: int
    speaker: str = ""
    role: str = ""
    label: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as `document:line`, or with the label there: `report.pdf p. 12`."""
        return source(self.document, self.line, self.label)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a quotation beside the source's: they are the same, or one has other words.

    `weighty` is a difference that turns the meaning: a "not" or a number.
    """

    quoted: str
    source: str
    same: bool = False
    weighty: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a quotation: the verdict, the places it was found in, what differs.

    `changes` are those of one that was altered, side by side; of one that is verified, a "not" that
    stands in the articles where the quotation leaves words out. A finding is falsy where something
    is wrong.
    """

    quotation: Quotation
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.verdict not in FAILED

    @property
    def source(self) -> Evidence | None:
        """The best place; None where there is none."""
        return self.evidence[0] if self.evidence else None
