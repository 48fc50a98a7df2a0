"""Small networks of random numbers, and a network written out plainly to hold others against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import erf, sqrt
from pathlib import Path

import numpy as np

from qa_bot.index.checked import Array, CheckedFile, CheckedWriter
from qa_bot.reader.cross_encoder import LONGEST

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
PIECES = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", ":", "the", "##ing"),
    *_LETTERS,
    *(f"##{letter}" for letter in _LETTERS),
)
LAYERS, WIDTH, HEADS, INNER = 3, 24, 4, 48


def write(
    path: Path,
    seed: int = 0,
    factor: bool = False,
    pieces: Sequence[str] = PIECES,
    change: Callable[[dict[str, Array]], object] = dict,
) -> Path:
    """Write the weights of a small network; `change` may do something to its sections before."""
    draw = np.random.default_rng(seed)
    sections: dict[str, Array] = {
        "vocabulary": np.frombuffer("\n".join(pieces).encode(), dtype="u1"),
        "shape": np.array([LAYERS, HEADS, not factor], dtype="i4"),
    }

    def floats(name: str, *shape: int, about: float = 0) -> None:
        sections[name] = draw.normal(about, 0.1, shape).astype("f4")

    def matrix(name: str, rows: int, columns: int) -> None:
        sections[name] = draw.integers(-127, 128, (rows, columns), dtype="i1")
        sections[f"{name} scale"] = draw.normal(0.004, 0.001, columns).astype("f4")
        floats(f"{name} bias", columns)

    def norm(name: str) -> None:
        floats(f"{name} gain", WIDTH, about=1)
        floats(f"{name} shift", WIDTH)

    inside = 8 if factor else WIDTH
    sections["words"] = draw.integers(-127, 128, (len(pieces), inside), dtype="i1")
    sections["words scale"] = draw.normal(0.01, 0.002, len(pieces)).astype("f4")
    sections["factor"] = draw.normal(0, 1, (inside if factor else 0, WIDTH)).astype("f4")
    floats("kind", 2, WIDTH)
    floats("place", LONGEST, WIDTH)
    norm("begun")
    for number in range(LAYERS):
        matrix(f"layer {number} asking", WIDTH, 3 * WIDTH)
        matrix(f"layer {number} joining", WIDTH, WIDTH)
        norm(f"layer {number} joined")
        matrix(f"layer {number} up", WIDTH, INNER)
        matrix(f"layer {number} down", INNER, WIDTH)
        norm(f"layer {number} fed")
    matrix("pooled", WIDTH, WIDTH)
    matrix("out", WIDTH, 1)
    change(sections)
    with path.open("wb") as file:
        writer = CheckedWriter(file.write)
        for name, array in sections.items():
            writer.section(name, array)
        writer.finish()
    return path


class Plain:
    """What a file of weights computes, one text after the other, in double precision."""

    def __init__(self, path: Path) -> None:
        self._file = CheckedFile(path.read_bytes(), path.name)
        self._layers, self._heads, exact = self._file.read("shape").tolist()
        self._curve = _erf if exact else _tanh

    def logit(self, pieces: Sequence[int], asked: int) -> float:
        """The logit of a text, of whose pieces the first `asked` are the question's."""
        scale = self._read("words scale")
        rows = (self._rows("words", len(scale)) * scale[:, None])[list(pieces)]
        if self._file.size("factor"):
            rows = rows @ self._rows("factor", rows.shape[1])
        rows = rows + self._rows("place", LONGEST)[: len(pieces)]
        rows = rows + self._rows("kind", 2)[[int(at >= asked) for at in range(len(pieces))]]
        rows = self._norm("begun", rows)
        for number in range(self._layers):
            rows = self._layer(f"layer {number}", rows)
        pooled = np.tanh(self._dense("pooled", rows[:1]))
        return float(self._dense("out", pooled)[0, 0])

    def _layer(self, name: str, rows: Array) -> Array:
        query, key, value = np.split(self._dense(f"{name} asking", rows), 3, axis=1)
        heads = [np.split(part, self._heads, axis=1) for part in (query, key, value)]
        taken = []
        for q, k, v in zip(*heads, strict=True):
            share = np.exp(q @ k.T)
            taken.append(share / share.sum(axis=1, keepdims=True) @ v)
        joined = rows + self._dense(f"{name} joining", np.concatenate(taken, axis=1))
        rows = self._norm(f"{name} joined", joined)
        inner = self._dense(f"{name} up", rows)
        # The half that belongs to GELU is in the matrix that follows it.
        fed = self._dense(f"{name} down", inner * (1 + self._curve(inner)))
        return self._norm(f"{name} fed", rows + fed)

    def _norm(self, name: str, rows: Array) -> Array:
        rows = rows - rows.mean(axis=1, keepdims=True)
        rows = rows / np.sqrt((rows**2).mean(axis=1, keepdims=True) + 1e-12)
        normal: Array = rows * self._read(f"{name} gain") + self._read(f"{name} shift")
        return normal

    def _dense(self, name: str, rows: Array) -> Array:
        matrix = self._rows(name, rows.shape[1]) * self._read(f"{name} scale")
        product: Array = rows @ matrix + self._read(f"{name} bias")
        return product

    def _rows(self, name: str, rows: int) -> Array:
        return self._read(name).reshape(rows, -1)

    def _read(self, name: str) -> Array:
        return self._file.read(name).astype("f8")


def _erf(x: Array) -> Array:
    return np.array([[erf(one / sqrt(2)) for one in row] for row in x.tolist()])


def _tanh(x: Array) -> Array:
    curve: Array = np.tanh(sqrt(2 / np.pi) * (x + 0.044715 * x**3))
    return curve
