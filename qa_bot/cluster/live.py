"""The articles in a cluster as they are asked: each question sees them at one moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qa_bot.cluster.address import Address
from qa_bot.cluster.catalogue import read_skipped
from qa_bot.cluster.client import Client, connect
from qa_bot.cluster.documents import ClusterDocuments
from qa_bot.cluster.nodes import READING, losing_at_most
from qa_bot.cluster.state import ChangedError, State
from qa_bot.cluster.view import ClusterSnapshot
from qa_bot.errors import KnowledgeError
from qa_bot.index.progress import Progress
from qa_bot.model import Skipped

_TRIES = 8  # of a question while articles are being changed

T = TypeVar("T")


class ClusterIndex:
    """The index that stands under the name of a client's address.

    Many threads may ask. What was written since is seen by the next question.
    """

    notices: tuple[str, ...] = ()
    folder = None

    def __init__(self, client: Client) -> None:
        """Raises ClusterError where nothing stands there, or what another version has written."""
        self._client = client
        self._state = State.now(client)

    @classmethod
    def at(cls, address: Address) -> ClusterIndex:
        """The index at an address. Raises ClusterError also where no cluster answers there."""
        return cls(connect(address))

    @property
    def snapshot(self) -> ClusterSnapshot:
        """The articles as they are now, for one question."""
        return ClusterSnapshot(self._state, self._documents())

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files that were not read, with the reasons."""
        known = self._state.known
        if ("skipped",) not in known:
            found = read_skipped(self._client, self._client.address.name)
            known["skipped",] = tuple(one.what for one in found)
        skipped: tuple[Skipped, ...] = known["skipped",]
        return skipped

    def refresh(self, progress: Progress | None = None) -> None:
        """See what has been written since."""
        self._state = State.now(self._client, self._state)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Raises KnowledgeError: the articles are not here."""
        address = self._client.address
        raise KnowledgeError(
            f"the articles in {address} are elsewhere: index them anew with "
            f"qa-bot index FOLDER --to {address} --rebuild"
        )

    def reading(self, read: Callable[[], T]) -> T:
        """What `read` gives; where articles are changed meanwhile, what it gives after that."""
        with losing_at_most(READING.all):
            return self._reading(read)

    def _reading(self, read: Callable[[], T]) -> T:
        for _ in range(_TRIES - 1):
            state = self._state
            try:
                return read()
            except ChangedError:
                self.refresh()
                # A document of which only a part was written stays so until it is written whole.
                state.torn = self._state is state
        return read()

    def _documents(self) -> ClusterDocuments:
        """The documents, one object as long as nothing has changed."""
        state = self._state
        found: ClusterDocuments = state.known.setdefault(
            ("documents",), ClusterDocuments(self._client, state.pulse.documents)
        )
        return found
