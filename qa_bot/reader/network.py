"""The network that reads a question and a sentence together: BERT's encoder, in numpy.

Each piece of text is a row. The rows of all texts stand one below the other, without padding, so
that a matrix is multiplied once for all of them; only the attention looks at each text alone.
(Vaswani et al. 2017, "Attention is all you need"; Devlin et al. 2019, "BERT".)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import prod
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from qa_bot.index.checked import CheckedFile

Floats: TypeAlias = npt.NDArray[np.float32]
Bytes: TypeAlias = npt.NDArray[np.int8]

_TINY = np.float32(1e-12)
_ONE = np.float32(1)
# x · (1 + tanh(x · P(x²))) is twice GELU; the coefficients of P, the highest first. The first five
# meet the exact one to 3e-6; the others are what some networks were trained with instead.
_EXACT = (1.11910747e-6, -3.05814203e-5, -1.24859697e-4, 0.0364687883, 0.797828136)
_BY_TANH = (0.0356774081, 0.7978845608)


class Text(NamedTuple):
    """The pieces of a question and of what may answer it, and how many of them the question has."""

    pieces: Sequence[int]
    asked: int


class Room:
    """Memory for what is computed on the way, by its name, used again from layer to layer.

    Memory that is let go of goes back to the system, and getting it again takes a sixth of the
    time.
    """

    def __init__(self) -> None:
        self._room: dict[str, Floats] = {}

    def __call__(self, name: str, *shape: int) -> Floats:
        """An array of this shape; what had this name before is gone."""
        room = self._room.get(name)
        size = prod(shape)
        if room is None or room.size < size:
            room = self._room[name] = np.empty(size, dtype=np.float32)
        return room[:size].reshape(shape)


class Dense(NamedTuple):
    """A matrix (in × out), a byte for each number and a scale for each column, and a bias.

    To make the numbers of the bytes takes a hundredth of the time that multiplying does; kept, they
    would take four times the memory, and three times as long to open.
    """

    matrix: Bytes
    scale: Floats
    bias: Floats

    def __call__(self, rows: Floats, room: Room, name: str) -> Floats:
        """The product with rows, in the room of this name."""
        product = room(name, len(rows), len(self.scale))
        floats = room("matrix", *self.matrix.shape)
        np.copyto(floats, self.matrix)
        np.matmul(rows, floats, out=product)
        product *= self.scale
        product += self.bias
        return product

    def columns(self, first: int, last: int | None = None) -> Dense:
        """The part of it that gives some columns of the product."""
        part = slice(first, last)
        return Dense(self.matrix[:, part], self.scale[part], self.bias[part])


class Norm(NamedTuple):
    """Brings rows to mean 0 and variance 1, in place, and then to what was learned."""

    gain: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        rows -= rows.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
        rows /= np.sqrt(variance + _TINY)[:, None]
        rows *= self.gain
        rows += self.shift
        return rows


class Layer(NamedTuple):
    """Attention among the rows of each text, then each row by itself.

    `asking` gives query, key and value of all heads; the query is already divided by the root of a
    head's width. `down` is already halved, since `up` is followed by twice the GELU.
    """

    asking: Dense
    joining: Dense
    joined: Norm
    up: Dense
    down: Dense
    fed: Norm


class Network:
    """The layers from the pieces of texts to one logit each, read from a checked file.

    The words' vectors stay in the file, a byte for each number, and are taken from there row by
    row. Raises DamagedIndexError, KeyError or ValueError where the file isn't what it should be.
    """

    def __init__(self, file: CheckedFile) -> None:
        layers, self._heads, exact = file.read("shape").tolist()
        self._curve = tuple(np.float32(c) for c in (_EXACT if exact else _BY_TANH))
        self._scale = file.read("words scale")
        self._words = file.read("words").reshape(len(self._scale), -1)
        factor = file.read("factor")
        width = file.size("kind") // 2
        self._factor = factor.reshape(self._words.shape[1], width) if factor.size else None
        self._kind = file.read("kind").reshape(2, width)
        self._place = file.read("place").reshape(-1, width)
        self._begun = _norm(file, "begun", width)
        self._layers = [_layer(file, f"layer {number}", width) for number in range(layers)]
        self._pooled = _dense(file, "pooled", width, width)
        self._out = _dense(file, "out", width, 1)

    @property
    def vocabulary(self) -> int:
        """The number of pieces that have a vector."""
        return len(self._words)

    @property
    def longest(self) -> int:
        """The most pieces that a text may have."""
        return len(self._place)

    def logits(self, texts: Sequence[Text]) -> Floats:
        """One logit for each text: how well its sentence answers its question."""
        room = Room()
        ends = np.cumsum([0, *(len(text.pieces) for text in texts)]).tolist()
        rows = self._embedded(texts)
        width = rows.shape[1]
        for layer in self._layers[:-1]:
            asking = layer.asking(rows, room, "asking")
            taken = self._attention(asking[:, :width], asking[:, width:], (ends, ends), room)
            rows = self._through(layer, rows, taken, room)
        # Of the last layer only the first row of each text is looked at.
        last, firsts = self._layers[-1], rows[ends[:-1]]
        query = last.asking.columns(0, width)(firsts, room, "query")
        rest = last.asking.columns(width)(rows, room, "asking")
        taken = self._attention(query, rest, (range(len(ends)), ends), room)
        pooled = self._pooled(self._through(last, firsts, taken, room), room, "pooled")
        return self._out(np.tanh(pooled), room, "out")[:, 0]

    def _embedded(self, texts: Sequence[Text]) -> Floats:
        """The rows that the pieces of texts begin as."""
        pieces = np.array([piece for text in texts for piece in text.pieces])
        rows: Floats = self._words[pieces] * self._scale[pieces][:, None]
        if self._factor is not None:
            rows = rows @ self._factor
        at = 0
        for text in texts:
            size = len(text.pieces)
            rows[at : at + size] += self._place[:size]
            rows[at : at + text.asked] += self._kind[0]
            rows[at + text.asked : at + size] += self._kind[1]
            at += size
        return self._begun(rows)

    def _attention(
        self, query: Floats, rest: Floats, ends: tuple[Sequence[int], Sequence[int]], room: Room
    ) -> Floats:
        """What the rows of each text take from each other, all heads side by side.

        Each text asks with its rows of `query` and is asked in its rows of `rest` (keys, then
        values); `ends` is where the rows of each text end in both, after a 0.
        """
        width = query.shape[1]
        taken = room("taken", *query.shape)
        for (a, b), (c, d) in zip(*map(pairwise, ends), strict=True):
            queries, keys, values, out = (
                part.reshape(len(part), self._heads, -1).swapaxes(0, 1)
                for part in (query[a:b], rest[c:d, :width], rest[c:d, width:], taken[a:b])
            )
            # The keys come first: along the queries numpy reduces many numbers at once.
            share = room("share", self._heads, d - c, b - a)
            np.matmul(keys, queries.swapaxes(1, 2), out=share)
            share -= share.max(axis=1, keepdims=True)
            np.exp(share, out=share)
            share /= share.sum(axis=1, keepdims=True)
            np.matmul(share.swapaxes(1, 2), values, out=out)
        return taken

    def _through(self, layer: Layer, rows: Floats, taken: Floats, room: Room) -> Floats:
        """The rows after a layer, where its attention has taken this."""
        joined = layer.joining(taken, room, "joined")
        joined += rows
        joined = layer.joined(joined)
        fed = layer.down(self._twice_gelu(layer.up(joined, room, "up"), room), room, "fed")
        fed += joined
        return layer.fed(fed)

    def _twice_gelu(self, rows: Floats, room: Room) -> Floats:
        """Twice the Gaussian error linear unit of each number (Hendrycks & Gimpel 2016)."""
        square = np.multiply(rows, rows, out=room("square", *rows.shape))
        curve: Floats = np.multiply(square, self._curve[0], out=room("curve", *rows.shape))
        for coefficient in self._curve[1:-1]:
            curve += coefficient
            curve *= square
        curve += self._curve[-1]
        curve *= rows
        np.tanh(curve, out=curve)
        curve += _ONE
        curve *= rows
        return curve


def _dense(file: CheckedFile, name: str, rows: int, columns: int) -> Dense:
    scale, bias = (file.read(f"{name} {part}").reshape(columns) for part in ("scale", "bias"))
    return Dense(file.read(name).reshape(rows, columns), scale, bias)


def _norm(file: CheckedFile, name: str, width: int) -> Norm:
    gain, shift = (file.read(f"{name} {part}").reshape(width) for part in ("gain", "shift"))
    return Norm(gain, shift)


def _layer(file: CheckedFile, name: str, width: int) -> Layer:
    inner = file.size(f"{name} up scale")
    return Layer(
        _dense(file, f"{name} asking", width, 3 * width),
        _dense(file, f"{name} joining", width, width),
        _norm(file, f"{name} joined", width),
        _dense(file, f"{name} up", width, inner),
        _dense(file, f"{name} down", inner, width),
        _norm(file, f"{name} fed", width),
    )
