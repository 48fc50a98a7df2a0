"""What each part of a passage's score weighs, all in one place.

They were fitted on every other article of a set of encyclopedia questions and hold on the others:
`python -m tests.benchmarks.fitting` fits them, `python -m tests.benchmarks.ablation` shows what
each gives. `without_name`, `definition` and `role` were set by hand on samples of that set.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of the score weighs; k1 and b are BM25's, for all fields together.

    `family`, `country` and `synonym` are what a word from these lists is worth beside the one that
    it stands for.
    """

    k1: float = 0.75
    b: float = 0.45
    previous: float = 0.1
    pronoun: float = 0.2  # more for the sentence before one that begins with a pronoun
    next: float = 0.1
    block: float = 0.1
    before: float = 0.2
    letters: float = 0.15
    without_name: float = 0.7  # of the whole, where the article doesn't hold a name asked for
    year: float = 0.3
    date: float = 0.2
    counted: float = 0.4
    number: float = 0.2
    name: float = 0.1
    place: float = 0.15
    definition: float = 0.3
    role: float = 0.6  # beside the name of whom the question asks
    family: float = 0.8
    country: float = 0.7
    synonym: float = 0.45


WEIGHTS = Weights()
