"""Questions and candidates of every kind put to the reader: it must answer, soon, in little memory.

    python -m tests.reader.fuzz --times 100000 [--seed N]

counts the questions and sentences read. Each reading must give finite logits, the same when a
candidate is read alone; none may take longer than a limit far above what is usual, and the process
may not grow. What it takes is the processor's time, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence

from qa_bot.reader import Candidate, Reader, open_reader
from tests.benchmarks.child import peak_memory

_PIECES = (
    *("the", "Reading", "unaffable", "lighthouse", "1911", "U.S.", "don't", "##ing", "[SEP]"),
    *("\0", "\ud800", "\udfff", "\ufffd", "\ufeff", "\x85", "\u2028", "\u202e", "\u200d", "\t\n"),
    *("e\u0301", "\u0301\u0323", "İ", "ΣΣ", "ß", "ﬁ", "한", "中文", "𠀀", "👩‍👩‍👧", "…", "¿"),
)
_LONG = 100_000  # characters
_SECONDS = 20.0
_GROWTH = 150_000_000  # bytes


def text(draw: random.Random) -> str:
    """A text of words, of characters of every plane, or of one thing a hundred thousand long."""
    kind = draw.random()
    if kind < 0.1:
        return draw.choice(("", " ", "\0", "?"))
    if kind < 0.12:
        piece = draw.choice(
            (*_PIECES, "x", "x ", "?", "qzxj" * 24 + "\u0378 ", chr(character(draw)))
        )
        return piece * (_LONG // len(piece))
    if kind < 0.13:
        return "".join(chr(character(draw)) for _ in range(_LONG // 10)) * 10
    length = draw.randrange(1, 60)
    if kind < 0.6:
        return " ".join(draw.choices(_PIECES, k=length))
    return "".join(chr(character(draw)) for _ in range(length))


def character(draw: random.Random) -> int:
    return draw.randrange(draw.choice((0x80, 0x3000, 0x10000, 0x110000)))


def fuzz(times: int, seed: int, reader: Reader) -> tuple[int, float]:
    """Put at least so many texts to a reader; how many it were, and the longest reading's seconds.

    Raises AssertionError where a reading isn't what it must be.
    """
    draw = random.Random(seed)
    texts, slowest = 0, 0.0
    before = 0
    while texts < times:
        question = text(draw)
        some = [candidate(draw) for _ in range(draw.choice((0, 1, 3, 10, 20)))]
        start = time.process_time()
        logits = reader.score(question, some)
        slowest = max(slowest, time.process_time() - start)
        check(reader, question, some, logits)
        texts += 1 + len(some)
        before = before or peak_memory()
    assert slowest < _SECONDS, f"a reading took {slowest:.1f} s"
    assert peak_memory() - before < _GROWTH, f"{peak_memory() - before:,} bytes more"
    return texts, slowest


def candidate(draw: random.Random) -> Candidate:
    return Candidate(text(draw), text(draw), text(draw))


def check(
    reader: Reader, question: str, candidates: Sequence[Candidate], logits: Sequence[float]
) -> None:
    """Raise AssertionError where the logits of a reading aren't what they must be."""
    assert len(logits) == len(candidates)
    assert all(math.isfinite(logit) for logit in logits), (question, candidates, logits)
    if candidates:
        alone = reader.score(question, candidates[-1:])[0]
        assert abs(alone - logits[-1]) < 1e-4, (question, candidates, alone, logits[-1])


def main() -> None:
    """Fuzz the reader of the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    began = time.monotonic()
    texts, slowest = fuzz(options.times, options.seed, open_reader())
    print(
        f"{texts:,} texts, the slowest reading {slowest:.2f} s, {time.monotonic() - began:,.0f} s"
    )


if __name__ == "__main__":
    main()
