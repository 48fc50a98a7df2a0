"""600 quotations in 60 drafts, made from the articles beside this module; what each of them is.

In the articles `{Ada Berg|It is late}` marks whose words stand there. The same seed makes the same
drafts on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
PER_DRAFT = 10
_TAGGED = re.compile(r"\{([^|{}]+)\|([^{}]+)\}", re.DOTALL)
_ADDED = "quietly gladly rarely always really perhaps already almost".split()
_OTHERS = "window garden winter mother engine market ladder harbour coffee silence".split()
_OPPOSITE = re.compile(r"\b(is|was|are|were|has|have|had|will|could|would|should|does|did)\b")
_NEGATED = re.compile(r"\b(not|never) ")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_SHORTEST = 6  # words of a quotation from which others are made


@dataclass(frozen=True, slots=True)
class Said:
    """Words of an article, and whose they are."""

    speaker: str
    words: str
    document: str


@dataclass(frozen=True, slots=True)
class Made:
    """A quotation of a draft: its class, the verdict it should get, and its words."""

    kind: str
    verdict: str
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft and its quotations in order."""

    text: str
    made: tuple[Made, ...]


def articles(folder: Path = ARTICLES) -> tuple[dict[str, str], list[Said]]:
    """The articles by their names, and what is said in them."""
    texts: dict[str, str] = {}
    said: list[Said] = []
    for path in sorted(folder.iterdir()):
        if path.name == "invented.txt":
            continue
        tagged = path.read_text(encoding="utf-8")
        texts[path.name] = _TAGGED.sub(r"\2", tagged)
        said += [Said(m[1], " ".join(m[2].split()), path.name) for m in _TAGGED.finditer(tagged)]
    return texts, said


def drafts(folder: Path = ARTICLES, seed: int = 13, size: int = 600) -> list[DraftText]:
    """The drafts; each kind of quotation comes as often as `_SHARES` says."""
    chance = random.Random(seed)
    _, said = articles(folder)
    invented = (folder / "invented.txt").read_text(encoding="utf-8").split("\n")
    maker = _Maker(chance, said, [line for line in invented if line])
    total = sum(share for _, share in _SHARES.values())
    made = [
        one
        for kind, (verdict, share) in _SHARES.items()
        for one in maker.make(kind, verdict, size * share // total)
    ]
    chance.shuffle(made)
    return [_written(chance, made[at : at + PER_DRAFT]) for at in range(0, len(made), PER_DRAFT)]


_SHARES = {
    "verbatim": ("verified", 10),
    "trimmed": ("verified", 8),
    "elided": ("verified", 7),
    "re-punctuated": ("verified", 5),
    "re-cased": ("verified", 5),
    "inserted": ("verified", 5),
    "one word changed": ("altered", 8),
    "word added": ("altered", 4),
    "not dropped or added": ("altered", 8),
    "number changed": ("altered", 6),
    "stitched": ("stitched", 8),
    "speaker swapped": ("wrong speaker", 12),
    "invented": ("nowhere", 14),
}


class _Maker:
    """Makes quotations of each kind from what is said."""

    def __init__(self, chance: random.Random, said: list[Said], invented: list[str]) -> None:
        self._chance = chance
        self._said = [one for one in said if len(one.words.split()) >= _SHORTEST]
        self._invented = invented

    def make(self, kind: str, verdict: str, count: int) -> Iterator[Made]:
        """So many quotations of a kind."""
        change = {
            "verbatim": lambda words: words,
            "trimmed": self._trimmed,
            "elided": self._elided,
            "re-punctuated": self._punctuated,
            "re-cased": self._cased,
            "inserted": self._inserted,
            "one word changed": self._word_changed,
            "word added": self._word_added,
            "not dropped or added": self._negated,
            "number changed": self._number_changed,
            "speaker swapped": lambda words: words,
        }.get(kind)
        for number in range(count):
            if kind == "invented":
                words = self._invented[number % len(self._invented)]
                yield Made(kind, verdict, words, self._chance.choice(self._said).speaker)
            elif kind == "stitched":
                yield self._stitched(kind, verdict)
            else:
                yield self._changed(kind, verdict, change or str)

    def _changed(self, kind: str, verdict: str, change: Callable[[str], str]) -> Made:
        while True:
            one = self._chance.choice(self._said)
            words = change(one.words)
            if words:
                break
        speaker = one.speaker
        while kind == "speaker swapped" and speaker == one.speaker:
            speaker = self._chance.choice(self._said).speaker
        return Made(kind, verdict, words, speaker)

    def _stitched(self, kind: str, verdict: str) -> Made:
        while True:
            one, other = self._chance.sample(self._said, 2)
            both = {one.words, other.words}
            if len(both) == 2 and one.speaker != other.speaker:
                return Made(kind, verdict, f"{_ended(one.words)} {other.words}", one.speaker)

    def _trimmed(self, words: str) -> str:
        some = words.split()
        start = self._chance.randrange(len(some) - 4)
        end = self._chance.randrange(start + 5, len(some) + 1)
        return " ".join(some[start:end]).strip(",;:")

    def _elided(self, words: str) -> str:
        some = words.split()
        if len(some) < 11:
            return ""
        start = self._chance.randrange(3, len(some) - 5)
        end = self._chance.randrange(start + 1, min(len(some) - 3, start + 6))
        mark = self._chance.choice((" … ", " ... ", " [...] ", " […] ", "… "))
        return " ".join(some[:start]) + mark + " ".join(some[end:])

    def _punctuated(self, words: str) -> str:
        changed = re.sub(r",(?=\s)", " –" if self._chance.random() < 0.5 else "", words)
        return changed.replace("'", "’") if changed != words else ""

    def _cased(self, words: str) -> str:
        some = self._trimmed(words)
        if not some[0].isalpha():
            return ""
        turned = some[0].swapcase()
        return (turned if self._chance.random() < 0.5 else f"[{turned}]") + some[1:]

    def _inserted(self, words: str) -> str:
        some = words.split()
        at = self._chance.randrange(3, len(some) - 2)
        return " ".join(
            (*some[:at], self._chance.choice(("[again]", "[sic]", "[as he put it]")), *some[at:])
        )

    def _word_changed(self, words: str) -> str:
        some = words.split()
        places = [at for at, word in enumerate(some) if word.isalpha() and len(word) > 3]
        if not places:
            return ""
        at = self._chance.choice(places)
        some[at] = self._chance.choice([one for one in _OTHERS if one not in words])
        return " ".join(some)

    def _word_added(self, words: str) -> str:
        some = words.split()
        at = self._chance.randrange(2, len(some) - 1)
        return " ".join((*some[:at], self._chance.choice(_ADDED), *some[at:]))

    def _negated(self, words: str) -> str:
        if _NEGATED.search(words):
            return _NEGATED.sub("", words, count=1)
        match = _OPPOSITE.search(words)
        return f"{words[: match.end()]} not{words[match.end() :]}" if match else ""

    def _number_changed(self, words: str) -> str:
        found = list(_NUMBER.finditer(words))
        if not found:
            return ""
        match = self._chance.choice(found)
        digits = str(int(re.sub(r"\D", "", match[0])) + self._chance.choice((1, 10, 300)))
        return words[: match.start()] + digits + words[match.end() :]


_SHE = frozenset(
    "Ingrid Vale,Petra Nkemelu,Farrow,Solveig Tarn,Fenella Moy,Teodora Blum,Amara Osei,Carla Voss,"
    "Marta Quint,Odile Perrin,Margaret Doyle,Linnea Ford,Helene Kraus,Hanna Sorel,Agnes Thorold,"
    "Ines Calloway,Rosa Minh,Nadia Sokol".split(",")
)
_MARKS = (('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("« ", " »"))
_FORMS = (
    "{open}{words},{close} {who} said.",
    "{open}{words},{close} said {who}.",
    "{who} said: {open}{words}.{close}",
    "According to {who}, {open}{words}{close}.",
    "{who} told reporters: {open}{words}.{close}",
    "As {who} put it, {open}{words}{close}.",
    "{open}{words},{close} {who} explained on Monday.",
    "{who} was asked about it. {open}{words},{close} {pronoun} replied.",
    "The question went to {who}. {open}{words},{close} {pronoun} said after a pause.",
    "> {words}.\n>\n> — {who}",
    "{open}{words}.{close}[^{number}]",
    "{who} was clear that {open}{words}{close}.",
)
_FILLERS = (
    "The matter has kept people busy for weeks.",
    "It rained for most of the day.",
    "Few of those who came had read the papers.",
    'The so-called "experts" had been expected at noon.',
    "There was coffee, and it didn't last.",
)


def _written(chance: random.Random, made: list[Made]) -> DraftText:
    """A draft that holds some quotations, a paragraph each."""
    paragraphs = ["# A draft about what was said"]
    notes = []
    for number, one in enumerate(made, 1):
        opening, closing = chance.choice(_MARKS)
        form = chance.choice(_FORMS)
        if "’" in one.words or "'" in one.words or "‘" in one.words:
            opening, closing = "“", "”"
        words = one.words.rstrip(".")
        paragraphs.append(
            form.format(
                open=opening,
                close=closing,
                words=words,
                who=one.speaker,
                pronoun="she" if one.speaker in _SHE else "he",
                number=number,
            )
        )
        if "[^" in form:
            notes.append(f"[^{number}]: {one.speaker}")
        if chance.random() < 0.3:
            paragraphs.append(chance.choice(_FILLERS))
    return DraftText("\n\n".join((*paragraphs, *notes)) + "\n", tuple(made))


def _ended(words: str) -> str:
    return words if words[-1] in ".?!" else f"{words}."
