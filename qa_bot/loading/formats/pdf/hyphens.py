"""Lines of a PDF joined to running text: the words that a printer parted, whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa_bot.loading.formats.pdf.lines import Line

_HYPHENS = "-‐\xad"
_LAST = re.compile(r"[^\W_]+(?:[-‐'’][^\W_]+)*\Z")
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)+|[^\W\d_]+")
# First parts that keep their hyphen, but for short second ones ("halfway", "selfish").
_KEPT = frozenset(
    "well self non half all cross quasi vice post twenty thirty forty fifty sixty seventy eighty "
    "ninety".split()
)
# First parts that say nothing of whether words were parted, as they are no words of their own.
_PREFIXES = frozenset("ex mid anti pre re co semi multi inter counter pro sub un".split())
_FORMER = frozenset(
    "ambassador boyfriend captain chairman champion chancellor chief coach colleague convict "
    "director girlfriend governor husband leader lover mayor member minister officer partner "
    "player policeman premier president priest prisoner soldier spouse wife".split()
)
# Second parts that stand for a compound, but after these first ones ("cor-related", "stub-born").
_SECOND = frozenset(
    "backed based born century class coloured colored controlled dependent driven friendly funded "
    "level minded old oriented owned producing profile quality related scale shaped sized speaking "
    "specific speed sponsored style term threatening type year".split()
)
_NEVER = frozenset("bi cor dis in inter mis new out over pre re stub tri un under uni".split())
# First parts of words that are words themselves.
_OPEN = frozenset(
    "under over out for in with up down after back fore on off any some every who how news may "
    "what where when there here through how never no con per be can are is his the along so ten "
    "six four seven eight nine second short long high".split()
)
# "Vor- und Nachteile", "pre- and post-war": the hyphen stands for the rest of the word.
_CONJUNCTIONS = frozenset("and or und oder bis to et ou y o e en of och eller".split())
_SHORT = 20  # characters, of a line that isn't full
_FEW = 0.025  # the share of lines that end with a hyphen, above which words are parted
_SHORT_PART = 3  # letters of a second part that stands for no compound
_OFTEN = 0.4  # the share of these hyphens that part a word, at least
_CASES = 3  # parted words that tell as much
_GLUED = re.compile(r"\w[–—/]\w|\w—\w")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
)


class Words:
    """The words of a document that stand whole in it, which tell how a parted one is written."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._seen: set[str] = set()
        ends: list[tuple[str, str]] = []
        open_ = ""
        count = 0
        for line in lines:
            count += len(line.text) > _SHORT
            words = _WORD.findall(line.text.lower())
            if words and open_:
                ends.append((open_, words.pop(0)))
                open_ = ""
            if words and (line.parted or line.text[-1:] in _HYPHENS):
                open_ = words.pop()
            self._seen.update(words)
        # Where few lines end with a hyphen, nothing was parted: the hyphens are the words' own.
        telling = [(a, b) for a, b in ends if a not in _PREFIXES]
        parted = sum(a + b in self._seen or a not in self._seen | _KEPT for a, b in telling)
        self._parts = parted >= _OFTEN * len(telling) and (
            len(ends) > _FEW * count or parted >= _CASES
        )

    def joined(self, lines: list[Line]) -> tuple[str, list[int]]:
        """The text of lines that follow each other, and where each of them begins in it."""
        text = ""
        starts = []
        for number, line in enumerate(lines):
            following = line.text
            if number:
                text = self._bridge(text, lines[number - 1].parted, following)
            starts.append(len(text))
            text += following
        return text, starts

    def _bridge(self, text: str, parted: bool, following: str) -> str:
        """What stands before a line that follows: with a space or a hyphen at its end, or none."""
        if not parted and text[-1:] not in _HYPHENS:
            glued = (_UNSPACED.match(text[-1:]) and _UNSPACED.match(following)) or (
                _GLUED.search(text[-2:] + following[:2])
            )
            return text if glued else text + " "
        if not parted:
            text = text[:-1]
        last, first = _LAST.search(text), _FIRST.match(following)
        if not last or not first:
            # "this means -": a dash at the end of a line, not a hyphen.
            return text + ("-" if last else "- ")
        if first[0].lower() in _CONJUNCTIONS and following[first.end() :].startswith(" "):
            return text + "- "
        return text if self._is_one(last[0], first[0]) else text + "-"

    def _is_one(self, first: str, second: str) -> bool:
        """Whether a word that was parted at a hyphen is written without it: "rail-/way"."""
        if not (first.isalpha() or "-" in first or "'" in first or "’" in first):
            return False
        if second[0].isdigit() or first[-1].isdigit():
            return False
        a, b = first.lower(), second.lower()
        if a + b in self._seen:
            return True
        if f"{a}-{b}" in self._seen or f"{a}‐{b}" in self._seen:
            return False
        if second[0].isupper():
            return first.isupper() and len(first) > 1
        last = a.rpartition("-")[2]
        if not self._parts or (last in _KEPT and len(b) > _SHORT_PART):
            return False
        if last != a and (last in self._seen or len(last) < _SHORT_PART):
            # "low-to-" goes on with a word.
            return False
        if b in _SECOND and last not in _NEVER:
            return False
        if last == "ex" and b in _FORMER:
            return False
        # "blood-tinged" is of two words, and so is "newly-built"; "under-stand" isn't.
        if last in _OPEN or last not in self._seen or len(last) <= 2:
            return True
        return not (last.endswith("ly") or (b in self._seen and len(b) > _SHORT_PART))
