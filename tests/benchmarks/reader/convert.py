"""Bring weights as they were trained into the file that the package carries.

    python -m tests.benchmarks.reader.convert WEIGHTS.npz VOCABULARY.txt FILE

The matrices are turned, so that rows of text come before them; query, key and value become one;
what would be multiplied at each question, the root of a head's width and the half of GELU, is
multiplied into the scales. The bytes of the matrices stay what they were.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from qa_bot.index.checked import Array, CheckedWriter
from qa_bot.index.durable import write_whole
from qa_bot.reader.cross_encoder import LONGEST

_HEADS = 12

Section = tuple[str, Array]


def main() -> None:
    """Convert one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    convert(options.weights, options.vocabulary, options.file)
    print(f"{options.file}: {options.file.stat().st_size:,} bytes")


def convert(weights: Path, vocabulary: Path, file: Path) -> None:
    """Write the file of a model from its weights and its vocabulary."""
    with np.load(weights, allow_pickle=False) as stored:
        trained = {name: stored[name] for name in stored.files}
    pieces = vocabulary.read_bytes().rstrip(b"\n")

    def write(put: object) -> None:
        assert callable(put)
        writer = CheckedWriter(put)
        writer.section("vocabulary", np.frombuffer(pieces, dtype="u1"))
        for name, array in sections(trained):
            writer.section(name, array)
        writer.finish()

    write_whole(file, write)
    file.chmod(0o644)


def sections(trained: Mapping[str, Array]) -> Iterator[Section]:
    """The sections of the file from the arrays as they were trained.

    NAME|q are bytes by rows (out × in) with the scales NAME|s, the other arrays are float32. Words
    are one matrix, or two whose product it is ("U" and "V"); the latter networks have GELU by tanh.
    """
    factors = "words.V|q" in trained
    words = "words.U.weight" if factors else "words.weight"
    layers = 1 + max(int(name.split(".")[1]) for name in trained if name.startswith("layers."))
    yield "shape", np.array([layers, _HEADS, not factors], dtype="i4")
    yield "words", trained[f"{words}|q"]
    yield "words scale", trained[f"{words}|s"].astype("f4")
    yield "factor", _plain(trained, "words.V") if factors else np.empty(0, "f4")
    yield "kind", trained["typ.weight"]
    yield "place", _plain(trained, "pos.weight")[:LONGEST]
    yield from _norm(trained, "ln", "begun")
    for number in range(layers):
        yield from _layer(trained, f"layers.{number}", f"layer {number}")
    yield from _dense([_trained(trained, "pooler")], "pooled")
    yield from _dense([_trained(trained, "out")], "out")


def _layer(trained: Mapping[str, Array], name: str, to: str) -> Iterator[Section]:
    query, key, value, joining, up, down = (
        _trained(trained, f"{name}.{part}")
        for part in ("query", "key", "value", "dense", "up", "down")
    )
    root = np.float32(query[0].shape[0] / _HEADS) ** np.float32(-0.5)
    query = (query[0], query[1] * root, query[2] * root)
    yield from _dense([query, key, value], f"{to} asking")
    yield from _dense([joining], f"{to} joining")
    yield from _norm(trained, f"{name}.ln1", f"{to} joined")
    yield from _dense([up], f"{to} up")
    yield from _dense([(down[0], down[1] / 2, down[2])], f"{to} down")
    yield from _norm(trained, f"{name}.ln2", f"{to} fed")


def _trained(trained: Mapping[str, Array], name: str) -> tuple[Array, Array, Array]:
    """The matrix (out × in), the scales of its rows, and the bias."""
    bias = trained[f"{name}.bias"]
    if f"{name}.weight" in trained:
        return trained[f"{name}.weight"], np.ones(len(bias), "f4"), bias
    scale = trained[f"{name}.weight|s"].astype("f4").ravel()
    return trained[f"{name}.weight|q"], scale, bias


def _dense(parts: list[tuple[Array, Array, Array]], to: str) -> Iterator[Section]:
    matrices, scales, biases = zip(*parts, strict=True)
    yield to, np.concatenate(matrices).T
    yield f"{to} scale", np.concatenate(scales).astype("f4")
    yield f"{to} bias", np.concatenate(biases).astype("f4")


def _norm(trained: Mapping[str, Array], name: str, to: str) -> Iterator[Section]:
    yield f"{to} gain", trained[f"{name}.weight"]
    yield f"{to} shift", trained[f"{name}.bias"]


def _plain(trained: Mapping[str, Array], name: str) -> Array:
    plain: Array = trained[f"{name}|q"] * trained[f"{name}|s"].astype("f4")
    return plain


if __name__ == "__main__":
    main()
