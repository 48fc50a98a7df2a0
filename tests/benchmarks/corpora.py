"""Corpora of any size with the term statistics of real text, made from a seed as a stream.

A corpus is a text file, a passage a line, its terms apart by spaces; every engine is given this
same file. Beside it stand the questions: "full" ones of about ten terms, stop words among them,
and "content" ones of three to five without the most frequent words, each drawn from one passage.

Terms come from a Zipf-Mandelbrot law, fitted to the head of English (the most frequent word 4.5 %
of a text, the first 130 words half of it) with a tail that keeps bringing new words as corpora
grow; or from given articles, each term followed by what follows it there (a bigram chain). A short
text lacks the rare words of a long one, so a word that stands in it once stands for all those that
it was too short to hold (Good & Turing: they are as frequent together): its places are taken by
words from the tail of the same law.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Protocol

import numpy as np

from qa_bot.index.checked import Array
from qa_bot.language.text.terms import terms
from qa_bot.loading import load
from qa_bot.model import Skipped

Questions = dict[str, list[list[str]]]

FREQUENT = 130  # words so frequent that content questions leave them out
QUESTIONS = 500
_EXPONENT, _SHIFT, _VOCABULARY = 1.15, 2.7, 5_000_000
_LENGTH, _SPREAD, _LONGEST = 20, 0.5, 200  # terms a passage, log-normal
_AT_A_TIME = 20_000


class Source(Protocol):
    """Where terms come from: numbers, the most frequent first, and their names."""

    def draw(self, random: np.random.Generator, lengths: Array) -> Array:
        """The numbers of the terms of passages of these lengths, end to end."""
        ...  # pragma: no cover

    def name(self, number: int) -> str:
        """The term of a number."""
        ...  # pragma: no cover


def zipf(random: np.random.Generator, count: int, first: int = 0) -> Array:
    """Ranks from `first` on, each as probable as 1 / (rank + shift) ** exponent."""
    power = 1 - _EXPONENT
    low, high = (first + _SHIFT) ** power, (_VOCABULARY + _SHIFT) ** power
    ranks: Array = (low - random.random(count) * (low - high)) ** (1 / power) - _SHIFT
    return ranks.astype(np.int64).clip(first, _VOCABULARY - 1)


class Vocabulary:
    """Terms drawn one by one, with names that are short where they are frequent."""

    def draw(self, random: np.random.Generator, lengths: Array) -> Array:
        return zipf(random, int(lengths.sum()))

    def name(self, number: int) -> str:
        name = ""
        while number >= 0:
            number, syllable = divmod(number, 100)
            number -= 1
            name += "bcdfghjklmnpqrstvwxz"[syllable // 5] + "aeiou"[syllable % 5]
        return name


class Text:
    """Terms chained as in the articles of a folder."""

    def __init__(self, folder: Path) -> None:
        texts = (found.document.text for found in load(folder) if not isinstance(found, Skipped))
        text = [term for text in texts for term in terms(text)]
        counts = Counter(text).most_common()
        number = {term: i for i, (term, _) in enumerate(counts)}
        self._names = [term for term, _ in counts]
        self._text = np.array([number[term] for term in text])
        self._count = np.array([count for _, count in counts])
        self._where = np.argsort(self._text, kind="stable")
        self._first = np.cumsum(self._count) - self._count

    def draw(self, random: np.random.Generator, lengths: Array) -> Array:
        drawn = np.empty(int(lengths.sum()), dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        at = random.integers(len(self._text), size=len(lengths))
        for step in range(int(lengths.max())):
            longer = lengths > step
            at, starts, lengths = at[longer], starts[longer], lengths[longer]
            term = self._text[at]
            drawn[starts + step] = term
            which = (random.random(len(at)) * self._count[term]).astype(np.int64)
            at = (self._where[self._first[term] + which] + 1) % len(self._text)
        rare = self._count[drawn] == 1
        drawn[rare] = zipf(random, int(rare.sum()), len(self._names))
        return drawn

    def name(self, number: int) -> str:
        return self._names[number] if number < len(self._names) else Vocabulary().name(number)


class _Names(dict[int, str]):
    """Names made when they are first needed."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __missing__(self, number: int) -> str:
        self[number] = name = self._source.name(number)
        return name


def write_corpus(folder: Path, source: Source, passages: int, seed: int = 0) -> tuple[Path, Path]:
    """Write a corpus and its questions into a folder, unless they are there; their paths."""
    corpus, asked = folder / "corpus.txt", folder / "questions.json"
    if asked.exists():
        return corpus, asked
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    names = _Names(source)
    questions: Questions = {"full": [], "content": []}
    every = max(passages // (2 * QUESTIONS), 1)
    with open(corpus, "w", encoding="utf-8") as file:
        for first in range(0, passages, _AT_A_TIME):
            size = min(_AT_A_TIME, passages - first)
            mean = np.log(_LENGTH) - _SPREAD**2 / 2
            lengths = random.lognormal(mean, _SPREAD, size).round().astype(np.int64)
            lengths = lengths.clip(1, _LONGEST)
            numbers = source.draw(random, lengths).tolist()
            ends = np.cumsum(lengths).tolist()
            for i, (start, end) in enumerate(pairwise((0, *ends)), first):
                file.write(" ".join(map(names.__getitem__, numbers[start:end])) + "\n")
                if i % every == 0:
                    _ask(questions, random, list(dict.fromkeys(numbers[start:end])), names)
    asked.write_text(json.dumps(questions), encoding="utf-8")
    return corpus, asked


def _ask(
    questions: Questions, random: np.random.Generator, distinct: list[int], names: _Names
) -> None:
    """Draw a question of each kind from a passage that has the terms for it."""
    content = [number for number in distinct if number >= FREQUENT]
    for kind, among, least, size in (
        ("full", distinct, 8, 10),
        ("content", content, 3, int(random.integers(3, 6))),
    ):
        if len(among) >= least and len(questions[kind]) < QUESTIONS:
            chosen = random.choice(len(among), min(size, len(among)), replace=False)
            questions[kind].append([names[among[i]] for i in np.sort(chosen).tolist()])


def lines(corpus: Path, at_a_time: int = 100) -> Iterator[list[str]]:
    """The passages of a corpus, some at a time."""
    with open(corpus, encoding="utf-8") as file:
        while some := list(islice(file, at_a_time)):
            yield some


def write_articles(corpus: Path, folder: Path, passages: int = 100) -> Path:
    """Write a corpus as articles of so many sentences, five a paragraph, unless they are there."""
    done = folder / "done"
    if done.exists():
        return folder / "articles"
    for number, some in enumerate(lines(corpus, passages)):
        sentences = [f"{line[0].upper()}{line[1:-1]}." for line in some]
        paragraphs = [" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
        path = folder / "articles" / f"{number // 1000:03}" / f"{number % 1000:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    done.touch()
    return folder / "articles"
