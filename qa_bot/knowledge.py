"""A pile of articles that can be asked: a folder, its index, and the answers from it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from qa_bot.errors import DamagedIndexError, IndexLockedError, KnowledgeError, QuestionError
from qa_bot.model import Answer, Document, Passage, Skipped, Speaker

if TYPE_CHECKING:
    from qa_bot.answering.operators import Asked
    from qa_bot.answering.pipeline import Context
    from qa_bot.index.snapshot import Snapshot, View
    from qa_bot.index.store import Progress, Store
    from qa_bot.loading.walking import SourceFile

_HERE = Path(__file__).parent
# Shipped inside the wheel as qa_bot/articles; in a checkout they stand beside the package.
BUNDLED = next(
    (path for path in (_HERE / "articles", _HERE.parent / "knowledge") if path.is_dir()),
    _HERE / "articles",
)

# How long another process may be writing before a question is answered from the state before, and
# before one gives up where there is no such state.
_PATIENCE, _MOST_PATIENCE = 2, 600

T = TypeVar("T")


class Knowledge:
    """Documents in reading order (sorted by id), their passages, and the index over them.

    Many threads may ask at the same time, also while one of them refreshes. `notes` say what a
    reader should know: how articles were read, and what became of the index.
    """

    def __init__(self, snapshot: Snapshot, skipped: Iterable[Skipped] = ()) -> None:
        self._snapshot = snapshot
        self._store: Store | None = None
        self._source: Path | None = None
        self._notices: tuple[str, ...] = ()
        self._refreshing = threading.Lock()
        self._in_memory: list[SourceFile | Skipped] = []
        self.skipped = tuple(skipped)

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        index: str | Path | None = None,
        progress: Progress | None = None,
        rebuild: bool = False,
        refresh: bool = True,
    ) -> Knowledge:
        """Open the `.txt` and `.md` articles of a folder, or one file; None: the bundled articles.

        Their index is kept in the folder `index`, or else in the user's cache; only what has
        changed since is read. Where it can't be written it is kept in memory, with a note.
        `progress` is called with (files done, files to do, passages) while indexing; `rebuild`
        makes the index anew; without `refresh` an index that is there is taken as it stands.
        Raises KnowledgeError when there is nothing that can be read, IndexLockedError when another
        process has been writing the index for very long.
        """
        from qa_bot.index.snapshot import Snapshot

        knowledge = cls(Snapshot([]))
        knowledge._source = (BUNDLED if path is None else Path(path)).absolute()
        knowledge._store = _store(knowledge._source, index)
        if rebuild:
            knowledge.rebuild(progress)
        elif refresh or not knowledge._as_it_stands():
            knowledge.refresh(progress)
        return knowledge

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> Knowledge:
        """Knowledge from texts by document id, in memory."""
        from qa_bot.index.building import index_in_memory
        from qa_bot.loading.titles import title

        return cls(index_in_memory(Document(id, title(t, id), t) for id, t in texts.items()))

    @classmethod
    def check(cls, path: str | Path | None = None, index: str | Path | None = None) -> list[str]:
        """What is wrong with the index of some articles, a line each; empty when nothing is.

        Every checksum and every reference within it is verified; nothing is changed.
        """
        from qa_bot.index.checking import check

        return check(_store((BUNDLED if path is None else Path(path)).absolute(), index))

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, in reading order; each is read when it is asked for."""
        return self._snapshot.documents

    def __len__(self) -> int:
        """The number of passages."""
        return len(self._snapshot)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know about the articles and their index."""
        guessed = self._reading(lambda: self._snapshot.guessed())
        read = (f"{d.id} is not UTF-8: it was read as {d.encoding}" for d in guessed)
        return (*self._notices, *read)

    def refresh(self, progress: Progress | None = None) -> None:
        """Take in what is new or has changed among the articles, and let go of what is gone.

        Raises KnowledgeError when the folder is gone or nothing in it can be read; answers then
        come from the state before. From texts there is nothing to refresh.
        """
        if self._store is None or self._source is None:
            return
        with self._refreshing:
            try:
                self._take(self._refreshed(self._store, progress), self._store.skipped)
            except OSError as error:
                self._keep_in_memory(self._source, error)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the articles. From texts there is nothing to make it from."""
        if self._store is None or self._source is None:
            return
        with self._refreshing:
            try:
                self._store.clear()
                self._take(self._store.refresh(progress), self._store.skipped)
            except OSError as error:
                self._keep_in_memory(self._source, error)

    def answer(
        self,
        question: str,
        k: int = 3,
        within: str | None = None,
        context: Context | None = None,
    ) -> Answer:
        """Answer with at most `k` passages, best first, or refuse with the reason.

        `within` is the id of a document: it is then asked as if it were the only one. In the
        question "words" must stand so in a passage, -word must not, and in:name means `within`.
        `context` is what a follow-up takes over from a conversation. Raises QuestionError for an
        empty question, `k` below 1, or an unknown `within`.
        """
        return self.answer_and_ranking(question, k, within, context)[0]

    def rank(
        self,
        question: str,
        k: int = 100,
        within: str | None = None,
        context: Context | None = None,
    ) -> list[Passage]:
        """The `k` best passages, best first, whether they answer the question or not."""
        return list(islice(self.answer_and_ranking(question, k, within, context)[1], k))

    def answer_and_ranking(
        self,
        question: str,
        k: int = 3,
        within: str | None = None,
        context: Context | None = None,
    ) -> tuple[Answer, Iterator[Passage]]:
        """What `answer` gives and, from the same search, what `rank` gives, read one by one."""
        from qa_bot.answering import operators, pipeline

        asked = operators.read(question)

        def ask() -> tuple[Answer, Iterator[Passage]]:
            view, where = self._view(asked, k, within)
            found = pipeline.find(view, asked, k, context)
            answer = pipeline.conclude(view, asked, found, k, where)
            return replace(answer, question=question), map(view.passage, found.scored.passages)

        return self._reading(ask)

    def people(self) -> list[Speaker]:
        """Everybody who speaks in the articles, those with the most statements first."""
        return self._reading(lambda: self._snapshot.people())

    def around(self, passage: Passage, reach: int = 2) -> list[Passage]:
        """A passage with at most `reach` of those before and after it in its document, in order.

        Empty when the document is no longer there.
        """
        return self._reading(lambda: self._snapshot.documents.around(passage, reach))

    @property
    def source(self) -> Path | None:
        """The folder or file of the articles, absolute; None when they are from texts."""
        return self._source

    def file(self, id: str) -> Path | None:
        """Where the file of a document is; None when the documents are from texts."""
        if self._source is None:
            return None
        # A single file is a document called by its name.
        return self._source if self._source.is_file() else self._source / id

    def _view(self, asked: Asked, k: int, within: str | None) -> tuple[View, str]:
        """What is asked, and how it is called."""
        if not asked.question:
            raise QuestionError("the question is empty: ask for example what did Kallas say")
        if k < 1:
            raise QuestionError(f"k is {k}: ask for at least 1 passage")
        snapshot = self._snapshot
        if within is None and asked.within is not None:
            within = _named(asked.within, snapshot.documents)
        if within is None:
            return snapshot, "these articles"
        try:
            return snapshot.within(within), within
        except KeyError:
            raise QuestionError(
                f"no article {within}: name one of {_some(snapshot.documents)}"
            ) from None

    def _reading(self, read: Callable[[], T]) -> T:
        """What `read` gives; when it meets damage, what it gives from an index made anew."""
        try:
            return read()
        except DamagedIndexError as error:
            if self._store is None:
                raise
            self._note(f"{error}: it was made anew from the articles")
            self.rebuild()
            return read()

    def _refreshed(self, store: Store, progress: Progress | None) -> Snapshot:
        try:
            before = store.open()
            return store.refresh(progress, _MOST_PATIENCE if before is None else _PATIENCE)
        except IndexLockedError as error:
            if before is None:
                raise
            self._note(f"{error}; until then it answers from the state before")
            return before
        except DamagedIndexError as error:
            self._note(f"{error}: it was made anew from the articles")
            store.clear()
            return store.refresh(progress)

    def _keep_in_memory(self, source: Path, error: OSError) -> None:
        """Do without a place for the index."""
        from qa_bot.index.building import index_in_memory
        from qa_bot.loading import load
        from qa_bot.loading.walking import walk

        found = list(walk(source))
        if found != self._in_memory:
            skipped: list[Skipped] = []
            snapshot = index_in_memory(_documents(load(source), skipped))
            self._take(snapshot, skipped)
            self._in_memory = found
        self._note(f"the index can't be kept on disk ({error.strerror}): it is kept in memory")

    def _take(self, snapshot: Snapshot, skipped: Iterable[Skipped]) -> None:
        """Answer from another state of the articles from now on."""
        self.skipped = tuple(skipped)
        if self._source and not snapshot.documents:
            raise KnowledgeError(_nothing_to_read(self._source, self.skipped))
        self._snapshot = snapshot

    def _as_it_stands(self) -> bool:
        """Take the index as the last refresh left it, if there is one that can be used."""
        if self._store is None or self._source is None or not self._source.exists():
            return False
        # A refresh knows what to do about anything that is wrong.
        with suppress(OSError, DamagedIndexError):
            snapshot = self._store.open()
            if snapshot is not None and snapshot.documents:
                self._snapshot = snapshot
                return True
        return False

    def _note(self, notice: str) -> None:
        if notice not in self._notices:
            self._notices += (notice,)


def answer(
    question: str, knowledge: str | Path | None = None, k: int = 3, within: str | None = None
) -> Answer:
    """Answer a question from a folder or file of articles; None: the bundled ones.

    The index stays open between calls; what has changed among the articles is taken in before
    each. Raises KnowledgeError and QuestionError as `Knowledge.open` and `Knowledge.answer` do.
    """
    path = (BUNDLED if knowledge is None else Path(knowledge)).absolute()
    opened = _opened(path)
    opened.refresh()
    return opened.answer(question, k, within)


@lru_cache(maxsize=8)
def _opened(path: Path) -> Knowledge:
    return Knowledge.open(path)


def _store(source: Path, index: str | Path | None) -> Store:
    from qa_bot.index.store import Store

    return Store(index_folder(source) if index is None else Path(index).absolute(), source)


def index_folder(source: Path) -> Path:
    """Where the index of a folder or file of articles is kept, unless it is named: in the cache."""
    from platformdirs import user_cache_path

    real = source.resolve()
    # Two folders of one key would only take turns, since the manifest names its own.
    key = crc32(os.fsencode(real))
    return user_cache_path("qa-bot") / f"{real.name}-{key:08x}"


def _documents(found: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[Document]:
    """The documents of what was found; the rest goes to `skipped`."""
    for one in found:
        if isinstance(one, Document):
            yield one
        else:
            skipped.append(one)


def _nothing_to_read(folder: Path, skipped: Sequence[Skipped]) -> str:
    if folder.is_file() and skipped:
        return f"{folder} can't be read as an article: {skipped[0].reason}"
    if not skipped:
        return f"no articles in {folder}: put .txt or .md files there or name another folder"
    reasons = "; ".join(f"{s.path}: {s.reason}" for s in skipped[:3])
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return f"no article in {folder} can be read ({reasons}{more})"


def _named(name: str, documents: Mapping[str, Document]) -> str:
    """The id of the one document that a name can mean: its id, or the end or a part of it."""
    if name in documents:
        return name
    low = name.casefold()
    found = [id for id in documents if low in id.casefold()]
    return found[0] if len(found) == 1 else name


def _some(documents: Mapping[str, Document]) -> str:
    first = list(documents)[:3]
    return ", ".join(first) + (f" … ({len(documents)} in all)" if len(documents) > 3 else "")
