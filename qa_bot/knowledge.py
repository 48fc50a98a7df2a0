"""A pile of articles that can be asked: a folder, its index, and the answers from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import qa_bot.forks  # noqa: F401, before a thread imports what it takes to answer
from qa_bot import arguments
from qa_bot.errors import KnowledgeError, QuestionError, ReaderError
from qa_bot.index.places import Articles, index_folder, places
from qa_bot.loading import Sources, note
from qa_bot.model import Answer, Document, Passage, Skipped, Speaker
from qa_bot.reader import PACKAGED, Reader

if TYPE_CHECKING:
    from qa_bot.answering.pipeline import Context
    from qa_bot.cluster.address import Address
    from qa_bot.index.contract import Index, Indexed
    from qa_bot.index.filtering import Day, Filter
    from qa_bot.index.progress import Progress

T = TypeVar("T")


class Knowledge:
    """Documents in reading order (sorted by id), their passages, and the index over them.

    Many threads may ask at the same time, also while one of them refreshes. `notes` say what the
    user should know: how articles were read, and what became of the index.
    """

    def __init__(
        self,
        index: Indexed,
        source: Sources | Address | None = None,
        reader: Reader | None = None,
    ) -> None:
        """For `open` and `from_texts`, which make the index."""
        self._index = index
        self._source = source
        self._reader = reader
        self._notices: tuple[str, ...] = ()
        self._chosen: tuple[Knowledge, Filter] | None = None

    @classmethod
    def open(
        cls,
        path: Articles = None,
        index: str | Path | None = None,
        progress: Progress | None = None,
        rebuild: bool = False,
        refresh: bool = True,
        reader: Reader | None = PACKAGED,
    ) -> Knowledge:
        """Open the articles of a folder, a file, or several of them; None: the bundled articles.

        An address, `https://host:9200/NAME`, opens what stands in a cluster (ClusterError). Of
        several folders, the ids begin with their names. The index is kept in the folder `index`,
        or in the user's cache; only what has changed since is read. Where it can't be written it
        is kept in memory, with a note. `progress` is called with (files done, files to do,
        passages); `rebuild` starts it over; without `refresh` an index that is there is taken as
        it stands. `reader` looks again where it isn't clear which passage is best; None: nothing
        does. Raises KnowledgeError when nothing can be read, IndexLockedError when another process
        writes for long, ForeignFolderError when `index` holds something else.
        """
        # What takes long to import is imported by what needs it, here and below.
        if (address := arguments.address(path)) is not None:
            from qa_bot.cluster.opening import opened

            return cls(*opened(address, index, rebuild), reader)
        from qa_bot.index.live import LiveIndex

        source, folder = places(path, index)
        live = LiveIndex(source, folder)
        if rebuild:
            live.rebuild(progress)
        elif refresh or not live.take_as_it_stands():
            live.refresh(progress)
        return cls(live, source, reader)

    @classmethod
    def from_texts(cls, texts: Mapping[str, str], reader: Reader | None = PACKAGED) -> Knowledge:
        """Knowledge from texts by document id, in memory; `reader` as for `open`.

        Raises KnowledgeError for anything but a mapping of texts by id.
        """
        from qa_bot.index.building import index_in_memory
        from qa_bot.index.live import FixedIndex
        from qa_bot.loading.articles import article

        articles = (article(id, text) for id, text in arguments.texts(texts).items())
        return cls(FixedIndex(index_in_memory(articles)), reader=reader)

    @classmethod
    def check(cls, path: Articles = None, index: str | Path | None = None) -> list[str]:
        """What is wrong with the index of some articles, and what to do, a line each.

        Empty when it is sound and up to date; nothing is changed. Raises KnowledgeError when there
        are no articles, ForeignFolderError when `index` holds something else.
        """
        from qa_bot.index.checking import check_index

        return check_index(path, index)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, in reading order; each is read when it is asked for."""
        return self._index.snapshot.documents

    @property
    def reader(self) -> Reader | None:
        """What looks again at the best passages of a question; None: nothing does."""
        return self._reader

    def __len__(self) -> int:
        """The number of passages."""
        return len(self._index.snapshot)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files that were not read, with the reasons."""
        return self._index.skipped

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know about the articles and their index."""
        read = [note(one.id, one.encoding) for one in self.reading(lambda index: index.guessed())]
        return (*self._index.notices, *self._notices, *read)

    def refresh(self, progress: Progress | None = None) -> None:
        """Take in what is new or has changed among the articles, and let go of what is gone.

        Raises KnowledgeError when the folder is gone or nothing in it can be read; answers then
        come from the state before.
        """
        self._index.refresh(progress)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Rebuild the index from the articles."""
        self._index.rebuild(progress)

    def only(
        self, names: str | Iterable[str] = (), after: Day = "", before: Day = "", author: str = ""
    ) -> Knowledge:
        """Some of these articles, asked as if they were all: those that fit whatever is given.

        `names` are patterns as in `.gitignore` (`*.md`, `letters/`), `after` and `before` dates
        (2024, "2024-03"), `author` words of a name. `notes` say how many are left out whose date or
        author can't be told. Raises QuestionError for what isn't a date, and where none fits.
        """
        from qa_bot.index.filtering import to_filter

        return self._only(to_filter(names, after, before, author))

    @property
    def whole(self) -> Knowledge:
        """All the articles that `only` chose these from; these, where it didn't."""
        return self._chosen[0].whole if self._chosen else self

    def answer(
        self, question: str, k: int = 3, within: str | None = None, context: Context | None = None
    ) -> Answer:
        """Answer with at most `k` passages, best first, or refuse with the reason.

        `within` is the id of a document, or a file: it is asked as if it were all there is. In the
        question "words" must stand just so, -word must not stand, and in:name means `within`.
        `context` is what a follow-up takes over from a conversation. "what is this about" gets an
        `overview`. Raises QuestionError for an empty question, `k` below 1, or an unknown `within`.
        """
        return self.answer_and_ranking(question, k, within, context)[0]

    async def aanswer(self, question: str, k: int = 3, within: str | None = None) -> Answer:
        """`answer` in a thread, for asyncio; where it is cancelled, what it finds is dropped."""
        from asyncio import to_thread

        return await to_thread(self.answer, question, k, within)

    def rank(
        self, question: str, k: int = 100, within: str | None = None, context: Context | None = None
    ) -> list[Passage]:
        """The `k` best passages, best first, whether they answer the question or not."""
        k = arguments.count(k)
        return list(islice(self.answer_and_ranking(question, k, within, context)[1], k))

    def answer_and_ranking(
        self, question: str, k: int = 3, within: str | None = None, context: Context | None = None
    ) -> tuple[Answer, Iterator[Passage]]:
        """What `answer` gives and, from the same search, what `rank` gives, read one by one."""
        from qa_bot.answering import pipeline, small_talk
        from qa_bot.answering.scope import scope

        asked, talk = small_talk.line(arguments.question(question))
        article, most = arguments.article(within), arguments.count(k)

        def ask(index: Index) -> tuple[Answer, Iterator[Passage]]:
            view, where = scope(index, asked, article)
            if talk is not None:
                from qa_bot.answering import overview

                about = overview.asked_for(index, talk, article, most)
                if about is not None:
                    return replace(about, question=question), (hit.passage for hit in about.hits)
            found = self._read(lambda r: pipeline.find(view, asked, most, context, r))
            answer = pipeline.conclude(view, found, most, where)
            return replace(answer, question=question), map(view.passage, found.scored.passages)

        return self.reading(ask)

    def overview(self, within: str | None = None, k: int = 5) -> Answer:
        """The `k` most telling sentences of the articles, 20 at most, or of the article or chapter
        `within`, in reading order. Raises QuestionError where nothing has that name.
        """
        from qa_bot.answering.overview import of

        return self.reading(lambda index: of(index, within, k))

    def people(self) -> list[Speaker]:
        """Everybody who speaks in the articles, those with the most statements first."""
        return self.reading(lambda index: index.people())

    def around(self, passage: Passage, reach: int = 2) -> list[Passage]:
        """A passage with at most `reach` of those before and after it in its document, in order.

        Empty when the document is no longer there.
        """
        if not isinstance(passage, Passage):
            raise QuestionError("only a passage has others around it: pass a hit's passage")
        return self.reading(lambda index: index.documents.around(passage, reach))

    @property
    def source(self) -> Path | None:
        """The folder or file of the articles, absolute, where it is one of this machine."""
        return self._source.alone if self._source else None

    @property
    def sources(self) -> tuple[Path | str, ...]:
        """The folders and files of the articles, absolute, or their address; none from texts."""
        return self._source.paths if self._source else ()

    def file(self, id: str) -> Path | None:
        """Where the file of a document is, where that is on this machine."""
        return self._source.file(id) if self._source else None

    def __reduce__(self) -> tuple[Callable[..., Knowledge], tuple[object, ...]]:
        """Pickle and copy where the articles and their index are; what comes back opens them.

        Raises KnowledgeError where they are from texts.
        """
        if self._chosen:
            return Knowledge._only, self._chosen
        if self._source is None:
            what = "knowledge from texts can't be pickled or copied"
            raise KnowledgeError(f"{what}: make it from the texts again")
        own = isinstance(self._source, Sources) and index_folder(self._source)
        kept = self._index.folder if self._index.folder != own else None
        reader = () if self._reader is PACKAGED else (None, False, True, self._reader)
        return Knowledge.open, (list(self._source.paths), kept, *reader)

    def _only(self, filter: Filter) -> Knowledge:
        from qa_bot.index.filtering import FilteredIndex

        chosen = Knowledge(FilteredIndex(self._index, filter), self._source, self._reader)
        chosen._chosen = self, filter
        return chosen

    def _read(self, find: Callable[[Reader | None], T]) -> T:
        """What is found with the reader; without it from then on where it can't be used."""
        try:
            return find(self._reader)
        except ReaderError as error:
            self._reader = None
            self._notices = (f"{error}; until then answers do without it",)
            return find(None)

    def reading(self, read: Callable[[Index], T]) -> T:
        """What `read` gives from the index; when that is damaged, from a rebuilt one."""
        return self._index.reading(lambda: read(self._index.snapshot))


def answer(
    question: str, knowledge: Articles = None, k: int = 3, within: str | None = None
) -> Answer:
    """Answer a question from a folder of articles, a file, or several; None: the bundled ones.

    The index stays open between calls; what has changed among the articles is taken in before
    each. Raises KnowledgeError and QuestionError as `Knowledge.open` and `Knowledge.answer` do.
    """
    opened = _opened(arguments.address(knowledge) or places(knowledge, None)[0])
    opened.refresh()
    return opened.answer(question, k, within)


_opened = lru_cache(maxsize=8)(Knowledge.open)
