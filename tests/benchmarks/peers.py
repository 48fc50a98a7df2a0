"""The engines that are compared: each builds an index from the same file and is asked its k best.

Each is set as fast as it goes with one thread: no positions, no stored texts, no counting of all
matches; k1 and b are qa-bot's where they can be set. `exact` engines give rank_bm25's scores.
"""

from __future__ import annotations

import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from qa_bot.index.contract import K1, B
from tests.benchmarks.corpora import lines

if TYPE_CHECKING:
    from qa_bot.index.manifest import Entry

# The scores of the k best passages for some terms, best first.
Search = Callable[[Sequence[str], int], Sequence[float]]


class Peer(ABC):
    """An engine: `needs` are the modules it is made of, `largest` the most passages it is put to.

    `why` says why not more. One that isn't `lasting` keeps nothing on disk: to open it is to build
    it.
    """

    needs: tuple[str, ...] = ()
    exact = False
    lasting = True
    largest: int
    why: str

    @abstractmethod
    def build(self, corpus: Path, folder: Path) -> None:
        """Index the passages of a corpus, each a line, in a folder."""

    @abstractmethod
    def open(self, corpus: Path, folder: Path) -> Search:
        """Open what `build` left there."""


def cuts(corpus: Path, parts: int) -> list[int]:
    """Where about equal parts of a corpus begin, in bytes, at the beginning of a line; its end."""
    size = corpus.stat().st_size
    with open(corpus, "rb") as file:
        at = [0]
        for part in range(1, parts):
            file.seek(max(size * part // parts, at[-1]))
            file.readline()
            at.append(file.tell())
    return [*at, size]


def index_part(corpus: Path, folder: Path, start: int, end: int) -> Entry | None:
    """Index what stands between two bytes of a corpus, a hundred passages a document."""
    from qa_bot.index.builder import SegmentBuilder
    from qa_bot.index.building import write_segment
    from qa_bot.model import Document, Passage

    with open(corpus, "rb") as file:
        file.seek(start)
        passages = file.read(end - start).decode().splitlines()
    nowhere = Passage("", 0, 0, 1, "")
    builder = SegmentBuilder()
    for at in range(0, len(passages), 100):
        terms = [passage.split() for passage in passages[at : at + 100]]
        document = Document(f"{start:012} {at:08}", "", "")
        builder.add(document, [nowhere] * len(terms), terms)
    sizes = (len(builder), builder.passages, builder.length)
    return write_segment(folder, builder.write, sizes) if len(builder) else None


class QaBot(Peer):
    """This project, its index alone: no sentence splitting, no texts (see whole.py for those).

    As in the product each core takes one batch after the other into segments, which are merged.
    """

    exact = True
    largest, why = 10**8, "as far as it was tried"

    def build(self, corpus: Path, folder: Path) -> None:
        from qa_bot.index.manifest import Manifest, write_manifest
        from qa_bot.index.store import Store
        from qa_bot.index.workers import batch_bytes

        cores = os.cpu_count() or 1
        size = corpus.stat().st_size
        at = cuts(corpus, -(-size // batch_bytes(size, cores)))
        with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
            built = list(pool.map(index_part, repeat(corpus), repeat(folder), at[:-1], at[1:]))
        manifest = Manifest(str(corpus.resolve()), tuple(filter(None, built)), settled=1)
        write_manifest(folder, manifest)
        Store(folder, corpus).tidy(manifest)

    def open(self, corpus: Path, folder: Path) -> Search:
        from qa_bot.index.contract import Query
        from qa_bot.index.store import Store

        snapshot = Store(folder, corpus).open()
        assert snapshot is not None
        search = snapshot.search
        return lambda terms, k: search(Query(dict.fromkeys(terms, 1.0)), k).scores


class RankBM25(Peer):
    """rank_bm25, the reference."""

    needs = ("rank_bm25",)
    exact, lasting = True, False
    largest, why = 10**6, "it would take 20 GB and half a minute a question"

    def build(self, corpus: Path, folder: Path) -> None:
        self.open(corpus, folder)

    def open(self, corpus: Path, folder: Path) -> Search:
        from rank_bm25 import BM25Plus

        passages = [line.split() for some in lines(corpus) for line in some]
        bm25 = BM25Plus(passages, k1=K1, b=B, delta=0)

        def search(terms: Sequence[str], k: int) -> list[float]:
            scores = bm25.get_scores(terms)
            best = scores[np.argpartition(scores, -k)[-k:]] if k < len(scores) else scores
            return [score for score in np.sort(best)[::-1].tolist() if score > 0]

        return search


class BM25S(Peer):
    """bm25s with numba; its scores are rank_bm25's but for the constant factor k1 + 1."""

    needs = ("bm25s", "numba")
    exact = True
    largest, why = 10**6, "it would take more than 20 GB to build"

    def build(self, corpus: Path, folder: Path) -> None:
        passages = [line.split() for some in lines(corpus) for line in some]
        bm25 = self._module.BM25(
            k1=K1, b=B, method="lucene", idf_method="bm25+", backend="numba", auto_compile=False
        )
        bm25.index(passages, show_progress=False)
        bm25.save(folder, show_progress=False)

    def open(self, corpus: Path, folder: Path) -> Search:
        bm25 = self._module.BM25.load(folder)

        def search(terms: Sequence[str], k: int) -> list[float]:
            _, scores = bm25.retrieve([terms], k=min(k, bm25.scores["num_docs"]), **silent)
            return [score * (K1 + 1) for score in scores[0].tolist() if score > 0]

        silent = {"show_progress": False, "n_threads": 0}
        return search

    @property
    def _module(self) -> Any:
        return import_module("bm25s")


class Tantivy(Peer):
    """tantivy, written by one thread; its collector of the best skips blocks that can't win."""

    needs = ("tantivy",)
    largest, why = 10**7, "it would take long"

    def build(self, corpus: Path, folder: Path) -> None:
        tantivy = self._module
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", tokenizer_name="terms", index_option="freq")
        index = self._with_tokenizer(tantivy.Index(schema.build(), str(folder)))
        writer = index.writer(heap_size=500_000_000, num_threads=1)
        for some in lines(corpus):
            for line in some:
                writer.add_document(tantivy.Document(text=line))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, corpus: Path, folder: Path) -> Search:
        tantivy = self._module
        index = self._with_tokenizer(tantivy.Index.open(str(folder)))
        schema, searcher = index.schema, index.searcher()
        one, query, should = tantivy.Query.term_query, tantivy.Query.boolean_query, tantivy.Occur

        def search(terms: Sequence[str], k: int) -> list[float]:
            parts = [(should.Should, one(schema, "text", term, "freq")) for term in terms]
            return [score for score, _ in searcher.search(query(parts), k, count=False).hits]

        return search

    def _with_tokenizer(self, index: Any) -> Any:
        tokenizer = self._module.Tokenizer.whitespace()
        index.register_tokenizer("terms", self._module.TextAnalyzerBuilder(tokenizer).build())
        return index

    @property
    def _module(self) -> Any:
        return import_module("tantivy")


class FTS5(Peer):
    """SQLite's full-text search, without a copy of the texts."""

    needs = ("sqlite3",)
    largest, why = 10**6, "it would take half a minute a question"

    def build(self, corpus: Path, folder: Path) -> None:
        database = sqlite3.connect(folder / "fts5.db")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute(
            "CREATE VIRTUAL TABLE passage USING fts5(text, content='', "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '.'\")"
        )
        for some in lines(corpus, 10_000):
            database.executemany("INSERT INTO passage(text) VALUES (?)", ([line] for line in some))
        database.commit()
        database.close()

    def open(self, corpus: Path, folder: Path) -> Search:
        database = sqlite3.connect(folder / "fts5.db")
        query = "SELECT rank FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?"

        def search(terms: Sequence[str], k: int) -> list[float]:
            found = database.execute(query, (" OR ".join(f'"{term}"' for term in terms), k))
            return [-rank for (rank,) in found]

        return search


PEERS: dict[str, Peer] = {
    "qa-bot": QaBot(),
    "tantivy": Tantivy(),
    "bm25s": BM25S(),
    "fts5": FTS5(),
    "rank_bm25": RankBM25(),
}


def missing(peer: Peer) -> str:
    """The modules that a peer needs and that are not installed."""
    return ", ".join(name for name in peer.needs if find_spec(name) is None)
