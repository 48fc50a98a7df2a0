"""A process that turns batches of files into records: a request a line in, an answer a line out."""

from __future__ import annotations

import signal
import sys
from functools import partial


def main() -> None:
    """Answer each request until there are no more, or the one who asks is gone."""
    # Without sessions Ctrl-C comes here too; the process that asks decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A module of this folder must not be taken for a library of the same name.
    del sys.path[0]
    from qa_bot.cluster.batches import record_batch
    from qa_bot.index.workers import answer_request

    for line in sys.stdin:
        answer_request(line, partial(print, flush=True), record_batch)


if __name__ == "__main__":
    main()
