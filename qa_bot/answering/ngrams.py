"""Runs of four letters as terms: they forgive endings, and see what stands together."""

from __future__ import annotations

import numpy as np

from qa_bot.answering.bm25f import saturated, weighted
from qa_bot.answering.question import Question
from qa_bot.index.around import Around
from qa_bot.index.checked import Array, distinct

_LOWER = np.full(256, 32, dtype=np.uint32)
for _byte in range(256):
    if _byte > 127 or chr(_byte).isalnum():
        _LOWER[_byte] = ord(chr(_byte).lower()) if _byte < 128 else _byte


def ngrams(question: Question, near: Around, before: Array) -> Array:
    """BM25F of the runs of four letters of the question's words."""
    grams = distinct(_runs(np.frombuffer(f" {question.words} ".encode(), dtype=np.uint8)))
    if not len(grams) or len(near.text) < 4:
        return np.zeros(len(near.row))
    runs = _runs(near.text)
    # Most runs aren't the question's, and a small table rules out nearly all of these.
    asked = np.zeros(1 << 16, dtype=bool)
    asked[_hashed(grams)] = True
    places = np.flatnonzero(asked[_hashed(runs)])
    at = np.minimum(np.searchsorted(grams, runs[places]), len(grams) - 1)
    same = grams[at] == runs[places]
    places, at = places[same], at[same]
    # A word's run begins with the space before it.
    row = np.maximum(np.searchsorted(near.text_at, places + 1, side="right") - 1, 0)
    size = (len(near.numbers), len(grams))
    counts = np.bincount(row * size[1] + at, minlength=size[0] * size[1])
    counts = counts.reshape(size).astype(np.float64)
    # How rare a run is among what stands around the passages found says enough.
    held = (counts > 0).sum(axis=0)
    idf = np.where(held > 0, np.log((size[0] + 1) / np.maximum(held, 1)), 0)
    length = np.diff(near.text_at, append=len(near.text)).astype(np.float64)
    fields, lengths = weighted(counts, length, near, before)
    score: Array = (saturated(fields, lengths / length.mean()) * idf).sum(axis=1)
    return score


def _runs(text: Array) -> Array:
    """Each run of four bytes as one number; capitals as lower case, signs as spaces."""
    lower = _LOWER[text]
    if len(lower) < 4:
        return np.empty(0, dtype=np.uint32)
    runs: Array = (lower[:-3] << 24) | (lower[1:-2] << 16) | (lower[2:-1] << 8) | lower[3:]
    return runs


def _hashed(runs: Array) -> Array:
    """16 bits of each run, well mixed (Knuth's multiplicative hashing)."""
    hashed: Array = (runs * np.uint32(2654435761)) >> np.uint32(16)
    return hashed
