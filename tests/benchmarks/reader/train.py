"""Train the reader that the package carries, from what anybody can get.

    pip install torch transformers
    python -m tests.benchmarks.reader.train DATA BASE WEIGHTS.npz [--epochs 2] [--seed 0]
    python -m tests.benchmarks.reader.convert WEIGHTS.npz BASE/vocab.txt FILE

DATA holds the data sets as they are published (lists.py names them); BASE is a folder with
cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache License 2.0; BERT of 12 layers of 384, uncased).

Of a list of one right sentence and nine of the best others, the loss is that of choosing the right
one (cross-entropy over the list), and a fifth of that of judging each (binary cross-entropy). Two
epochs, AdamW at 3e-5 with a tenth of the steps to warm up, in bfloat16: minutes on one processor
for graphics. What comes out differs a little each time, by less than a point of hit@1.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from qa_bot.index.checked import Array
from qa_bot.reader.cross_encoder import encoded
from qa_bot.reader.wordpiece import WordPiece
from tests.benchmarks.reader.lists import List, lists, qed, selqa, squad, varied

_RATE, _DECAY, _WARM, _CLIP = 3e-5, 0.01, 0.1, 1.0
_JUDGING = 0.2
_AT_ONCE = 16  # lists
_EVERY = 7  # one question of so many of SQuAD's training part
# Where each part of a layer is in the model, and how it is called in the file.
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "dense": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "ln2": "output.LayerNorm",
}
_OTHERS = {
    "words.weight": "bert.embeddings.word_embeddings.weight",
    "pos.weight": "bert.embeddings.position_embeddings.weight",
    "typ.weight": "bert.embeddings.token_type_embeddings.weight",
    "ln.weight": "bert.embeddings.LayerNorm.weight",
    "ln.bias": "bert.embeddings.LayerNorm.bias",
    "pooler.weight": "bert.pooler.dense.weight",
    "pooler.bias": "bert.pooler.dense.bias",
    "out.weight": "classifier.weight",
    "out.bias": "classifier.bias",
}
_IN_FULL = ("typ.weight", "out.weight")  # matrices too small to be worth rounding


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    cut = WordPiece((options.base / "vocab.txt").read_text(encoding="utf-8").splitlines())
    model = trained(options.base, cut, material(options.data), options.epochs, options.seed)
    state = {name: tensor.float().cpu().numpy() for name, tensor in model.state_dict().items()}
    arrays: dict[str, Any] = dict(rounded(state))
    np.savez(options.weights, **arrays)


def material(data: Path) -> list[List]:
    """Every list to train on; of SQuAD's development part only the half that is not measured on."""
    return [
        *lists(squad(data / "train-v1.1.json"), _EVERY),
        *lists(squad(data / "dev-v1.1.json", half=True), 1),
        *lists(selqa(data / "SelQA-ass-train.json"), 1),
        *lists(qed(data / "qed-train.jsonlines"), 1),
    ]


def trained(base: Path, cut: WordPiece, asked: list[List], epochs: int, seed: int) -> Any:
    """The model of `base` after so many epochs over the lists."""
    import torch
    from transformers import AutoModelForSequenceClassification, get_linear_schedule_with_warmup

    torch.manual_seed(seed)
    draw = random.Random(seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=1).to(device)
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = epochs * -(-len(asked) // _AT_ONCE)
    schedule = get_linear_schedule_with_warmup(optimizer, int(_WARM * steps), steps)
    for epoch in range(epochs):
        for step, some in enumerate(batches(asked, draw)):
            with torch.autocast(device, dtype=torch.bfloat16):
                logits = model(**inputs(cut, some, device)).logits[:, 0]
            value = loss(logits.float(), [len(one.candidates) for one in some])
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), _CLIP)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            if step % 100 == 0:
                print(f"epoch {epoch} step {step}: loss {value.item():.3f}", flush=True)
    return model


def batches(asked: list[List], draw: random.Random) -> Iterator[list[List]]:
    """The lists in another order, varied, some at a time."""
    order = draw.sample(range(len(asked)), len(asked))
    for at in range(0, len(order), _AT_ONCE):
        yield [varied(asked[number], draw) for number in order[at : at + _AT_ONCE]]


def inputs(cut: WordPiece, some: Sequence[List], device: str) -> dict[str, Any]:
    """What the model takes for all candidates of some lists: all as long as the longest."""
    import torch

    texts = list(chain.from_iterable(encoded(cut, one.question, one.candidates) for one in some))
    shape = len(texts), max(len(text.pieces) for text in texts)
    pieces, kinds, seen = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for row, text in enumerate(texts):
        size = len(text.pieces)
        pieces[row, :size] = torch.tensor(text.pieces)
        kinds[row, text.asked : size] = 1
        seen[row, :size] = 1
    named = {"input_ids": pieces, "token_type_ids": kinds, "attention_mask": seen}
    return {name: tensor.to(device) for name, tensor in named.items()}


def loss(logits: Any, lengths: Sequence[int]) -> Any:
    """The mean over lists of choosing the first, and a part of judging each of them."""
    from torch.nn import functional

    total = 0.0
    for one in logits.split(list(lengths)):
        right = one.new_zeros(len(one))
        right[0] = 1
        chosen = functional.cross_entropy(one[None], right[None])
        judged = functional.binary_cross_entropy_with_logits(one, right)
        total = total + chosen + _JUDGING * judged
    return total / len(lengths)


def rounded(state: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """The arrays as `convert` takes them: matrices as bytes, with a scale for each row."""
    names = dict(_OTHERS)
    layers = 1 + max(int(name.split(".")[3]) for name in state if ".layer." in name)
    for number in range(layers):
        for part, place in _PARTS.items():
            for kind in ("weight", "bias"):
                source = f"bert.encoder.layer.{number}.{place}.{kind}"
                names[f"layers.{number}.{part}.{kind}"] = source
    for name, source in names.items():
        array = state[source]
        if array.ndim == 1 or name in _IN_FULL:
            yield name, array.astype("f4")
        else:
            scale = (np.abs(array).max(axis=1, keepdims=True) / 127).astype("f2")
            whole = np.rint(array / np.maximum(scale.astype("f4"), 1e-8))
            yield f"{name}|q", whole.clip(-127, 127).astype("i1")
            yield f"{name}|s", scale


if __name__ == "__main__":
    main()
