"""The process in which files are read: bounded in memory and time, it writes no file.

It is run by its file. A request is a line of JSON and the bytes of a file, the answer is lines.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress

from qa_bot.loading.sandbox import answers


def main() -> None:
    """Answer each request until there are no more, or the one who asks is gone."""
    # Ctrl-C goes to the whole terminal; the process that asks decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A module of this folder must not be taken for a library of the same name.
    del sys.path[0]
    # What a library prints must not be taken for an answer.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests = sys.stdin.buffer
    _bound(int(sys.argv[1]))
    while line := requests.readline():
        file, size, processor, seconds, characters = json.loads(line)
        data = requests.read(size)
        _time(processor, seconds)
        for answer in answers(file, data, characters):
            out.write(answer)
            # The clock goes on while the one who asks is busy with what it got.
            _clock(seconds)
        out.flush()
        _time(0, 0)


def _bound(memory: int) -> None:
    """Take no more memory than this, write no file, and leave no picture of a crash behind."""
    with suppress(ImportError):  # Windows knows no such limits.
        import resource

        kinds = {resource.RLIMIT_AS: memory, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
        for kind, limit in kinds.items():
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def _time(processor: float, seconds: float) -> None:
    """End this process after `processor` seconds of its own time, or `seconds` of the clock's."""
    if hasattr(signal, "setitimer"):
        for ends in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(ends, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, processor)
    _clock(seconds)


def _clock(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
