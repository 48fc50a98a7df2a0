"""Small articles that change, and what an index of them must answer."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from qa_bot.index.building import index_in_memory
from qa_bot.index.contract import Query
from qa_bot.index.manifest import read_manifest
from qa_bot.index.snapshot import Snapshot
from qa_bot.loading.articles import Article
from qa_bot.model import Document

# So few words that many passages score the same; all names, and all animals, of one length.
WHO = ["Ada", "Bob", "Eve", "Zoë"]
ANIMALS = ["bees", "cows", "hens", "pigs", "rams"]
QUERIES: list[dict[str, float]] = [
    {"bee": 1.0, "cow": 1.0},
    {"ada": 1.0, "feed": 0.3},
    {"feed": 1.0},
    {"eve": 1.0, "hen": 0.5, "ram": 1.0, "zoe": 1.0, "elephant": 1.0},
]
# Each document's text; then for each query the best passages with their scores.
Seen: TypeAlias = tuple[dict[str, str], list[list[tuple[str, int, int, str, float]]]]


def article(chance: random.Random, sentences: int | None = None) -> str:
    count = sentences or chance.randint(1, 8)
    return " ".join(
        f"{chance.choice(WHO)} feeds the {chance.choice(ANIMALS)}." for _ in range(count)
    )


def seen(snapshot: Snapshot) -> Seen:
    """Everything that can be read of an index: its documents and what it finds."""
    texts = {id: document.text for id, document in snapshot.documents.items()}
    found = []
    for query in QUERIES:
        ranking = snapshot.search(Query(query), 7)
        passages = map(snapshot.passage, ranking.passages)
        found.append(
            [
                (p.document, p.start, p.line, p.text, score)
                for p, score in zip(passages, ranking.scores, strict=True)
            ]
        )
    return texts, found


def expected(texts: Mapping[str, str]) -> Seen:
    """What a fresh index of these texts, in memory, gives."""
    return _expected(tuple(sorted(texts.items())))


@lru_cache(maxsize=64)
def _expected(texts: tuple[tuple[str, str], ...]) -> Seen:
    return seen(index_in_memory(Article(Document(id, id, text)) for id, text in texts))


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Make the folder hold these articles and no others; those that are the same aren't touched."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def changed(texts: Mapping[str, str], chance: random.Random) -> dict[str, str]:
    """Some of the articles changed, one perhaps gone, one perhaps new; never none at all."""
    new = dict(texts)
    for _ in range(chance.randint(1, 5)):
        new[f"{chance.randrange(12):02}.txt"] = article(chance)
    if len(new) > 2 and chance.random() < 0.4:
        del new[chance.choice(sorted(new))]
    return new


def leftovers(index: Path) -> set[str]:
    """The files of an index folder that it doesn't need."""
    manifest = read_manifest(index)
    entries = (*manifest.segments, *manifest.pending) if manifest else ()
    needed = {"CACHEDIR.TAG", "manifest", "lock", "writer", *(entry.name for entry in entries)}
    return {path.name for path in index.iterdir()} - needed
