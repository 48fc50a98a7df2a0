"""The reader that the package carries: opened from its file, it gives a logit to each candidate.

::

    [CLS] question [SEP] sentence [SEP] heading: sentence before [SEP]
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from qa_bot.errors import DamagedIndexError, ReaderError
from qa_bot.index.checked import CheckedFile
from qa_bot.reader import Candidate
from qa_bot.reader.network import Network, Text
from qa_bot.reader.threads import alone, run
from qa_bot.reader.wordpiece import WordPiece

# Pieces of the question and of the sentence, from their beginning, and of what stands before it,
# from its end; with the marks between them that is the longest text.
_ASKED, _SAID, _BEFORE = 40, 90, 45
LONGEST = _ASKED + _SAID + _BEFORE + 4
_AT_ONCE = 1024  # pieces that one thread reads at once, which bounds the memory it needs


class CrossEncoder:
    """A question and each candidate read together by a network; safe from many threads."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`: mapped, verified whole, its matrices made ready.

        Raises ReaderError, naming the file, where it is missing, damaged or of another kind.
        """
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            checked = CheckedFile(mapped, path.name)
            checked.verify()
            self._network = Network(checked)
            self._wordpiece = vocabulary(checked)
            known = len(self._wordpiece) == self._network.vocabulary
            if not known or self._network.longest < LONGEST:
                raise ValueError("the network is not made for what is put to it")
        except OSError as error:
            raise ReaderError(str(path), f"can't be read: {error.strerror}") from error
        except (DamagedIndexError, KeyError, ValueError) as error:
            raise ReaderError(str(path), "is damaged") from error

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        """One logit for each candidate, higher where it answers better.

        A logit is the same to 1e-4 whatever else is read along with it, on any number of threads.
        """
        texts = encoded(self._wordpiece, question, candidates)
        logits = np.empty(len(texts), dtype=np.float32)

        def read(shares: Iterable[Sequence[int]]) -> None:
            for share in shares:
                logits[share] = self._network.logits([texts[at] for at in share])

        with alone() as threads:
            shares = _shares([len(text.pieces) for text in texts], threads)
            run([partial(read, shares[at::threads]) for at in range(min(threads, len(shares)))])
        given: list[float] = logits.tolist()
        return given


def encoded(cut: WordPiece, question: str, candidates: Iterable[Candidate]) -> list[Text]:
    """The pieces that are put to a network for each candidate."""
    asked = [cut.beginning, *cut.first(question, _ASKED), cut.separator]
    texts = []
    for candidate in candidates:
        pieces = [*asked, *cut.first(candidate.sentence, _SAID), cut.separator]
        before = ": ".join(filter(None, (candidate.heading, candidate.before)))
        if before:
            pieces += [*cut.last(before, _BEFORE), cut.separator]
        texts.append(Text(pieces, len(asked)))
    return texts


def vocabulary(file: CheckedFile) -> WordPiece:
    """What cuts texts for the network of a file."""
    return WordPiece(file.read("vocabulary").tobytes().decode("utf-8").split("\n"))


def _shares(lengths: Sequence[int], threads: int) -> list[list[int]]:
    """The places of texts in shares that take about as long, a multiple of the threads of them."""
    number = threads * -(-sum(lengths) // (threads * _AT_ONCE))
    shares: list[list[int]] = [[] for _ in range(min(number, len(lengths)))]
    filled = [0] * len(shares)
    # The longest first, each to those who have least (Graham 1969).
    for at in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        least = filled.index(min(filled))
        shares[least].append(at)
        filled[least] += lengths[at]
    return shares
