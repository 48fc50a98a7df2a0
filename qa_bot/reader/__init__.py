"""The reader: a small trained network that looks again at the best passages of a question.

It reads a question and a sentence together and says with one number, a logit, how well the one
answers the other, also where they share no word. It runs in numpy, from one file in this package;
nothing is ever downloaded. It knows English only.

=================  =================================================================================
wordpiece.py       text → pieces of words, as numbers
network.py         pieces of words → one logit
threads.py         many texts at once, on few threads
cross_encoder.py   the file opened, and questions and candidates put to the network
=================  =================================================================================

What it was made from: BERT with 12 layers of 384, cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache
License 2.0), trained further for two epochs to find the right sentence among the best others of its
article, on 11,877 questions of SQuAD v1.1's training part and 5,607 of its development part (every
other article in alphabetical order, from the first on; CC BY-SA 4.0), 2,375 of SelQA (Apache
License 2.0, on text of Wikipedia) and 1,245 of QED (questions of Natural Questions, CC BY-SA 3.0).
`tests/benchmarks/reader/train.py` is the recipe, with which anybody can train it again, and
`convert.py` beside it makes the file.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

WEIGHTS = Path(__file__).parent / "english.weights"

_lock = threading.Lock()
_opened: dict[Path, Reader] = {}


class Candidate(NamedTuple):
    """A sentence that may answer, and what it stands under and after, as far as that is known.

    `heading` is the path of its headings or the title of its document, `before` the sentence before
    it in its document.
    """

    sentence: str
    heading: str = ""
    before: str = ""


class Reader(Protocol):
    """What reads: anything that gives each candidate a logit, safe from many threads."""

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]: ...


def open_reader(path: Path = WEIGHTS) -> Reader:
    """The reader of a file of weights, opened once in a process: all who ask share one copy.

    Raises ReaderError where the file is missing, damaged or of another kind.
    """
    with _lock:
        if path not in _opened:
            from qa_bot.reader.cross_encoder import CrossEncoder

            _opened[path] = CrossEncoder(path)
        return _opened[path]


if hasattr(os, "register_at_fork"):
    # A process is forked while nobody is opening, so that the child waits for nobody.
    os.register_at_fork(
        before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release
    )


class _Packaged:
    """The reader that the package carries, opened when it is first asked."""

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        return open_reader().score(question, candidates)


PACKAGED: Reader = _Packaged()
