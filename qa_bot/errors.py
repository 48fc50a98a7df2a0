"""What can go wrong, as a small tree.

::

    QaBotError
    ├── KnowledgeError     the folder or file of articles can't be used
    │   └── ClusterError        articles in OpenSearch can't be used
    │       ├── UnreachableError    no node answers in time
    │       ├── MissingIndexError   nothing of that name is there
    │       └── WriteConflictError  somebody else changed it first
    ├── QuestionError      what was asked can't be asked (also a ValueError)
    ├── CommandError       a command of the chat can't be carried out as it was given
    ├── EvaluationError    the file of evaluation questions can't be used
    ├── VerificationError  the draft or saved session can't be verified
    ├── ReaderError        the weights of the reader can't be used
    └── StoredIndexError   the index on disk can't be used
        ├── DamagedIndexError   it is damaged or of another version
        ├── IndexLockedError    another process is writing it
        └── ForeignFolderError  the folder named for it holds something else

Each message names the file or value and says what to do. The library raises; the command line
prints the message as one line and exits with status 2.
"""


class QaBotError(Exception):
    """The root of every error that qa-bot raises on purpose."""


class KnowledgeError(QaBotError):
    """The folder or file of articles is missing, or nothing in it can be read."""


class ClusterError(KnowledgeError):
    """Articles in an OpenSearch cluster can't be asked or written."""


class UnreachableError(ClusterError):
    """No node of the cluster answers in time; what was being written may have arrived."""


class MissingIndexError(ClusterError):
    """The cluster has no index of that name."""


class WriteConflictError(ClusterError):
    """What was to be replaced is no longer what it was, or what was to be new is there already."""


class QuestionError(QaBotError, ValueError):
    """The question is empty, `k` is below 1, or no article is meant by `within` or a filter."""


class EvaluationError(QaBotError):
    """The file of evaluation questions is missing, or one of its lines has the wrong form."""


class CommandError(QaBotError):
    """A command of the chat can't be carried out as it was given."""


class VerificationError(QaBotError):
    """A draft or saved session can't be read, or the page of findings already exists."""


class ReaderError(QaBotError):
    """The reader's weights are missing, damaged or of another kind; answers do without it."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"the reader's file {what} ({path}): install qa-bot again")


class StoredIndexError(QaBotError):
    """The index on disk can't be used; the articles themselves are untouched."""


class DamagedIndexError(StoredIndexError):
    """A file of the index is damaged, cut short or of another version; it can be rebuilt."""

    def __init__(self, path: str, what: str = "is damaged") -> None:
        super().__init__(f"the index {what} ({path})")


class IndexLockedError(StoredIndexError):
    """Another process is writing the index."""


class ForeignFolderError(StoredIndexError):
    """The folder named for the index is a file, or holds what no index wrote; it is not touched."""

    def __init__(self, folder: object, what: str) -> None:
        super().__init__(f"{folder} {what}: name a new or empty folder for the index")
