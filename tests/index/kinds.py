"""Every kind of index that the contract holds for, each made from lists of terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa_bot.index.builder import SegmentBuilder
from qa_bot.index.checked import CheckedFile
from qa_bot.index.contract import View
from qa_bot.index.merging import merge
from qa_bot.index.segment import Segment
from qa_bot.index.snapshot import Snapshot
from qa_bot.model import Document, Passage

Terms = Sequence[str]
Article = tuple[str, Sequence[Terms]]
Write = Callable[[memoryview], object]


def opened(produce: Callable[[Write], object]) -> Segment:
    data = bytearray()
    produce(data.extend)
    return Segment(CheckedFile(bytes(data), "a test"))


def segment(*articles: Article) -> Segment:
    """A segment of documents given as id and the terms of each passage, the text not in ASCII."""
    builder = SegmentBuilder()
    for id, passages in articles:
        places = [Passage(id, 2 * i, 2 * i + 1, i + 1, "é") for i in range(len(passages))]
        builder.add(Document(id, f"Title {id}", "é " * len(passages)), places, passages)
    return opened(builder.write)


def articles(passages: Sequence[Terms]) -> list[Article]:
    """Two passages a document, the ids ascending."""
    return [(f"{at:04}", passages[at : at + 2]) for at in range(0, len(passages), 2)]


def interleaved(passages: Sequence[Terms]) -> list[Segment]:
    every = articles(passages)
    return [segment(*every[start::3]) for start in range(3)]


def place(view: View, key: int) -> int:
    """The number of a passage, as the lists of terms count them."""
    passage = view.passage(key)
    first = int(passage.document) if passage.document.isdigit() else 0
    return first + passage.line - 1


def one_segment(passages: Sequence[Terms]) -> View:
    return Snapshot([(segment(*articles(passages)), frozenset())])


def many_segments(passages: Sequence[Terms]) -> View:
    return Snapshot([(one, frozenset()) for one in interleaved(passages)])


def merged_segments(passages: Sequence[Terms]) -> View:
    together = interleaved(passages)
    merged = opened(lambda write: merge(together, [frozenset()] * 3, write))
    return Snapshot([(merged, frozenset())])


def deleted_documents(passages: Sequence[Terms]) -> View:
    """Documents that hold every term stand in between and are deleted."""
    layers = []
    for start in range(2):
        kept = articles(passages)[start::2]
        mixed = sorted([*kept, *((f"{id}~", [list("abcdefgh")] * 2) for id, _ in kept)])
        deleted = frozenset(at for at, (id, _) in enumerate(mixed) if id.endswith("~"))
        layers.append((segment(*mixed), deleted))
    return Snapshot(layers)


def one_document_of_many(passages: Sequence[Terms]) -> View:
    others = [("a", [list("abcd")] * 3), ("z", [list("aaxyz")])]
    snapshot = Snapshot([(segment(others[0], ("m", passages), others[1]), frozenset())])
    return snapshot.within("m")


KINDS = [one_segment, many_segments, merged_segments, deleted_documents, one_document_of_many]
