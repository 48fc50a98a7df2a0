"""The same weights under onnxruntime, to compare with; neither it nor onnx is a dependency.

    pip install onnx onnxruntime

The graph is written node by node from a file of weights. `bytes` multiplies with the matrices as
they are stored, a byte for each number, and rounds what they are multiplied with to bytes as well;
`floats` multiplies in single precision, as the package does.
"""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from qa_bot.index.checked import Array, CheckedFile
from qa_bot.reader import Candidate
from qa_bot.reader.cross_encoder import LONGEST, encoded, vocabulary
from qa_bot.reader.network import Text

FORMS = ("floats", "bytes")
_OPSET, _IR = 20, 10
_EPSILON = 1e-12


class Onnx:
    """A reader whose network runs under onnxruntime, on so many threads.

    `path` is the file of weights; `write` has put the network beside it.
    """

    def __init__(self, path: Path, form: str, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(_beside(path, form), options)
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._wordpiece = vocabulary(CheckedFile(mapped, path.name))

    def score(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        """A logit for each candidate, all read at once, the shorter ones filled up."""
        texts = encoded(self._wordpiece, question, candidates)
        if not texts:
            return []
        logits: list[float] = self._session.run(None, filled(texts))[0].ravel().tolist()
        return logits


def write(path: Path, form: str) -> None:
    """Write the network of a file of weights in one form beside it."""
    graph = Graph(CheckedFile(path.read_bytes(), path.name), form == "bytes")
    _beside(path, form).write_bytes(graph.model())


def _beside(path: Path, form: str) -> Path:
    return path.with_suffix(f".{form}.onnx")


def filled(texts: Sequence[Text]) -> dict[str, Array]:
    """What goes into the graph: all texts as long as the longest."""
    shape = len(texts), max(len(text.pieces) for text in texts)
    pieces, kinds = np.zeros(shape, dtype="i8"), np.zeros(shape, dtype="i8")
    hidden = np.full(shape, -1e4, dtype="f4")
    for row, text in enumerate(texts):
        pieces[row, : len(text.pieces)] = text.pieces
        kinds[row, text.asked : len(text.pieces)] = 1
        hidden[row, : len(text.pieces)] = 0
    return {"pieces": pieces, "kinds": kinds, "hidden": hidden[:, None, None, :]}


class Graph:
    """Writes the nodes of a network; each method gives the name of what its node gives."""

    def __init__(self, file: CheckedFile, whole_bytes: bool) -> None:
        self._file = file
        self._bytes = whole_bytes
        self._nodes: list[Any] = []
        self._constants: dict[str, Array] = {}

    def model(self) -> bytes:
        """The model, as onnxruntime reads it."""
        from onnx import TensorProto, helper, numpy_helper

        layers, heads, exact = self._file.read("shape").tolist()
        rows = self._embedded()
        for number in range(layers):
            rows = self._layer(f"layer {number}", rows, heads, bool(exact))
        first = self._node("Gather", rows, self._constant(np.array(0)), axis=1)
        pooled = self._node("Tanh", self._dense("pooled", first))
        self._node("Identity", self._dense("out", pooled), to="logit")
        sizes = {"pieces": ["texts", "size"], "kinds": ["texts", "size"]}
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, size)
            for name, size in sizes.items()
        ]
        hidden = ["texts", 1, 1, "size"]
        inputs.append(helper.make_tensor_value_info("hidden", TensorProto.FLOAT, hidden))
        output = helper.make_tensor_value_info("logit", TensorProto.FLOAT, ["texts", 1])
        constants = [numpy_helper.from_array(array, n) for n, array in self._constants.items()]
        graph = helper.make_graph(self._nodes, "reader", inputs, [output], constants)
        opset = helper.make_operatorsetid("", _OPSET)
        model: bytes = helper.make_model(
            graph, opset_imports=[opset], ir_version=_IR
        ).SerializeToString()
        return model

    def _embedded(self) -> str:
        scale = self._read("words scale")
        words = self._constant(self._read("words").reshape(len(scale), -1))
        rows = self._node("Cast", self._node("Gather", words, "pieces"), to_type=1)
        scales = self._node("Gather", self._constant(scale[:, None]), "pieces")
        rows = self._node("Mul", rows, scales)
        width = self._file.size("kind") // 2
        if self._file.size("factor"):
            rows = self._node(
                "MatMul", rows, self._constant(self._read("factor").reshape(-1, width))
            )
        kinds = self._node("Gather", self._constant(self._read("kind").reshape(2, width)), "kinds")
        size = self._node("Shape", "pieces", start=1, end=2)
        places = self._constant(self._read("place").reshape(LONGEST, width))
        places = self._node("Slice", places, self._constant(np.array([0])), size)
        rows = self._node("Add", self._node("Add", rows, kinds), places)
        return self._norm("begun", rows)

    def _layer(self, name: str, rows: str, heads: int, exact: bool) -> str:
        asking = self._dense(f"{name} asking", rows)
        asking = self._node("Reshape", asking, self._constant(np.array([0, 0, 3, heads, -1])))
        asking = self._node("Transpose", asking, perm=[2, 0, 3, 1, 4])
        query, key, value = (
            self._node("Gather", asking, self._constant(np.array(at)), axis=0) for at in range(3)
        )
        share = self._node("MatMul", query, self._node("Transpose", key, perm=[0, 1, 3, 2]))
        share = self._node("Softmax", self._node("Add", share, "hidden"), axis=-1)
        taken = self._node("Transpose", self._node("MatMul", share, value), perm=[0, 2, 1, 3])
        taken = self._node("Reshape", taken, self._constant(np.array([0, 0, -1])))
        joined = self._node("Add", rows, self._dense(f"{name} joining", taken))
        rows = self._norm(f"{name} joined", joined)
        inner = self._dense(f"{name} up", rows)
        inner = self._node("Gelu", inner, approximate="none" if exact else "tanh")
        # The half that belongs to GELU is in the matrix, and here in the node.
        fed = self._dense(f"{name} down", inner, times=2)
        return self._norm(f"{name} fed", self._node("Add", rows, fed))

    def _dense(self, name: str, rows: str, times: float = 1) -> str:
        scale = self._read(f"{name} scale") * np.float32(times)
        matrix = self._read(name).reshape(-1, len(scale))
        if self._bytes and matrix.dtype == np.int8:
            small, by, zero = self._nodes_of("DynamicQuantizeLinear", 3, rows)
            product = self._node("MatMulInteger", small, self._constant(matrix), zero)
            product = self._node("Cast", product, to_type=1)
            product = self._node("Mul", product, self._node("Mul", by, self._constant(scale)))
        else:
            floats = (matrix * scale).astype("f4")
            product = self._node("MatMul", rows, self._constant(floats))
        return self._node("Add", product, self._constant(self._read(f"{name} bias")))

    def _norm(self, name: str, rows: str) -> str:
        gain, shift = (self._constant(self._read(f"{name} {part}")) for part in ("gain", "shift"))
        return self._node("LayerNormalization", rows, gain, shift, axis=-1, epsilon=_EPSILON)

    def _constant(self, array: Array) -> str:
        name = f"constant {len(self._constants)}"
        self._constants[name] = np.asarray(array, order="C")
        return name

    def _node(self, kind: str, *inputs: str, to: str = "", **attributes: object) -> str:
        return self._nodes_of(kind, 1, *inputs, to=to, **attributes)[0]

    def _nodes_of(
        self, kind: str, number: int, *inputs: str, to: str = "", **attributes: object
    ) -> list[str]:
        from onnx import helper

        if "to_type" in attributes:
            attributes = {"to": attributes["to_type"]}
        names = [to] if to else [f"{kind} {len(self._nodes)} {at}" for at in range(number)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names

    def _read(self, section: str) -> Array:
        return self._file.read(section)
