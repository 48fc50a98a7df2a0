"""Articles put into a cluster, and kept up with their folder: only what changed is written.

Where nothing stands under the name, where the rules have changed, or where it is wanted, a new
index is built beside the one there is; the name stands for it once all is there, and the old one is
deleted. Run again after a crash at any point, the rest is done and nothing is there twice. What is
written is seen at once, at the end; after a crash a document may be seen in part until the next
run is done, and its version `v` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from time import time_ns
from typing import NamedTuple

from qa_bot.cluster import generations
from qa_bot.cluster.batches import Line, record_batch
from qa_bot.cluster.catalogue import (
    Counts,
    Omission,
    Whole,
    count,
    read_catalogue,
    read_skipped,
    read_whole,
)
from qa_bot.cluster.client import Client
from qa_bot.cluster.generations import Layout, Standing
from qa_bot.cluster.lease import LASTING, Lease, held
from qa_bot.cluster.schema import key
from qa_bot.cluster.writing import Extent, Writer
from qa_bot.errors import ClusterError, KnowledgeError
from qa_bot.index.building import Outcome as Built
from qa_bot.index.changes import Change, changes, look
from qa_bot.index.live import nothing_to_read
from qa_bot.index.manifest import Entry, Manifest
from qa_bot.index.progress import Progress, Tally
from qa_bot.index.store import all_plain
from qa_bot.index.workers import Job, build
from qa_bot.loading import Source, SourceFile, Sources, sources
from qa_bot.loading.formats import installed
from qa_bot.model import Skipped, file_of

_WORKER = Path(__file__).with_name("worker.py")


class Plan(NamedTuple):
    """How articles are put into a cluster.

    `anew` builds a new index whatever there is. `layout` is for a new one. Another who writes is
    waited for, `wait` seconds, which `noted` is told; `lasting` is for how many seconds one who was
    killed is taken to be still writing.
    """

    anew: bool = False
    layout: Layout = Layout()
    wait: float = 60
    lasting: float = LASTING
    noted: Callable[[str], object] = str


_PLAN = Plan()


class Outcome(NamedTuple):
    """What stands in a cluster: in which index, how much, and how many documents were written and
    deleted for it; what was not read; and `notes` for the one who waits for it.
    """

    into: str
    documents: int
    passages: int
    written: int
    deleted: int
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]


def index_into(
    client: Client, articles: Source, progress: Progress | None = None, plan: Plan = _PLAN
) -> Outcome:
    """Put the articles of folders and files under the name of a client's address.

    Raises KnowledgeError when a source is gone or nothing in it can be read, IndexLockedError when
    another process writes there, ClusterError when the cluster doesn't take it or the name is that
    of something else.
    """
    given = sources(articles)
    with held(client, plan.wait, plan.lasting, plan.noted) as lease:
        try:
            return _Indexing(client, given, lease, progress).run(plan)
        except (ClusterError, OSError) as error:
            # One who has taken over deletes what this one had begun, here and there.
            lease.check()
            if isinstance(error, ClusterError):
                raise
            raise KnowledgeError(
                f"the articles can't be put into {gettempdir()} on their way ({error.strerror}): "
                "make room there, or set TMPDIR to another folder"
            ) from None


class _Indexing:
    """One run, by the holder of the writer's lease."""

    def __init__(
        self, client: Client, articles: Sources, lease: Lease, progress: Progress | None
    ) -> None:
        self._client = client
        self._articles = articles
        self._lease = lease
        self._progress = progress
        self._notes: list[str] = []

    def run(self, plan: Plan) -> Outcome:
        """Bring the index up to date, or build another."""
        there = generations.standing(self._client)
        if there.current and not plan.anew:
            why = generations.why_anew(self._client, there.current, self._articles)
            if not why:
                outcome = self._update(there.current)
                if outcome:
                    note = generations.adapt(self._client, there.current, plan.layout)
                    outcome = outcome._replace(notes=(note,) if note else ())
                    generations.sweep(self._client, there, there.current)
                    return outcome
                why = "what was there did not add up"
            self._notes.append(f"{why}: they were indexed anew")
        return self._build(there, plan.layout)

    def _update(self, index: str) -> Outcome | None:
        """Write what has changed; None where what is there then doesn't add up."""
        outcome, counts = _Taking(self._client, index, self._articles, self._lease).run(
            self._progress
        )
        return outcome if counts.agree else None

    def _build(self, there: Standing, layout: Layout) -> Outcome:
        """Build an index beside the one there is, and let the name stand for it."""
        new = generations.begin(self._client, there, self._articles, layout)
        taking = _Taking(self._client, new, self._articles, self._lease)
        outcome, counts = taking.run(self._progress)
        if not counts.agree:
            self._client.delete_index(new)
            raise ClusterError(
                f"what arrived at {self._client.address} does not add up "
                f"({counts.there} of {counts.said}): what was there before stands; try again"
            )
        self._lease.check()
        if note := generations.publish(self._client, new, there, layout):
            self._notes.append(note)
        generations.sweep(self._client, there, new)
        return outcome._replace(notes=tuple(self._notes))


class _Taking:
    """What has changed among articles, taken into one index."""

    def __init__(self, client: Client, index: str, articles: Sources, lease: Lease) -> None:
        self._client = client
        self._index = index
        self._articles = articles
        self._writer = Writer(client, index, lease)
        # What an earlier run had written is seen first.
        client.refresh(index)
        self._catalogue = read_catalogue(client, index)
        self._omissions = {one.id: one for one in read_skipped(client, index)}
        self._whole = read_whole(client, index)

    def run(self, progress: Progress | None) -> tuple[Outcome, Counts]:
        """Write it, and make it seen."""
        now = time_ns()
        change = self._changes()
        gone = self._catalogue.extents(
            [number for numbers in change.gone.values() for number in numbers]
        )
        if not change.files and len(gone) == len(self._catalogue):
            # A folder that isn't mounted is not a wish to delete everything.
            raise KnowledgeError(nothing_to_read(self._articles, change.skipped))
        kept = [Omission(what) for what in change.skipped]
        kept += [
            Omission(Skipped(what, why), file, state)
            for file, what, why, state in change.unreadable
        ]
        written, unreadable = self._write(change, gone, now, progress)
        left = {id: extent for id, extent in gone.items() if id not in written}
        self._writer.delete(left)
        skipped = self._note_skipped([*kept, *unreadable])
        self._client.refresh(self._index)
        counts = count(self._client, self._index)
        if not counts.documents:
            raise KnowledgeError(nothing_to_read(self._articles, skipped))
        if counts.agree and (change.needed or change.settles):
            bad = bool(unreadable or change.unreadable)
            whole = Whole(now, self._libraries(change, bad), counts.documents, *counts.there[:2])
            self._writer.write([whole.line()])
        numbers = counts.documents, counts.there[0], len(written), len(left)
        return Outcome(self._index, *numbers, skipped, ()), counts

    def _changes(self) -> Change:
        unreadable = tuple(
            (one.file, one.what.path, one.what.reason, one.state)
            for one in self._omissions.values()
            if one.state
        )
        settled = self._whole.settled if self._whole else 0
        manifest = Manifest(self._articles.key, settled=settled, unreadable=unreadable)
        entry = Entry(self._index, 0, 0, len(self._catalogue), 0, 0)
        return changes(self._articles, manifest, [(entry, self._catalogue)])

    def _write(
        self,
        change: Change,
        before: dict[str, Extent],
        now: int,
        progress: Progress | None,
    ) -> tuple[set[str], list[Omission]]:
        """Write the documents of files; gives their ids, and what of the files can't be read."""
        written: set[str] = set()
        omitted: list[Omission] = []

        def send(_: Sequence[SourceFile], built: Built) -> None:
            batch, bad = built
            unread = [Omission(why, file.id, (*look(file), now)) for file, why in bad]
            omitted.extend(unread)
            # Before the documents of the same files are done: these won't be read again.
            self._writer.write(one.line() for one in unread)
            if batch:
                written.update(self._writer.batch(Path(folder), batch.name, before))

        prefix = f"qa-bot-{key(str(self._client.address))}-"
        for left in Path(gettempdir()).glob(f"{prefix}*"):
            # By one who was killed: whoever holds the lease is alone.
            rmtree(left, ignore_errors=True)
        with TemporaryDirectory(prefix=prefix) as folder:
            job = Job(Path(folder), now, record_batch, _WORKER)
            build(job, change.files, send, Tally(len(change.files), progress))
        return written, omitted

    def _note_skipped(self, omissions: Sequence[Omission]) -> tuple[Skipped, ...]:
        """Write what was skipped where that has changed, and give all of it."""
        now = {one.id: one for one in omissions}
        new = [one.line() for id, one in now.items() if self._omissions.get(id) != one]
        self._writer.write([*new, *(Line(id, id, None) for id in self._omissions.keys() - now)])
        return tuple(sorted((one.what for one in now.values()), key=lambda what: what.path))

    def _libraries(self, change: Change, bad: bool) -> list[str] | None:
        """What read the files, where any of them isn't plain text, or is `bad`."""
        if self._whole and self._whole.libraries is not None and not change.files:
            return self._whole.libraries
        files = [*map(file_of, self._catalogue.ids()), *(file.id for file in change.files)]
        # What can't be read may be of another kind by what it holds.
        return installed() if bad or not all_plain(files) else None
