"""A process that reads files with loaders that do what a loader must never do."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from qa_bot.loading import child
from qa_bot.loading.loaded import Loaded
from qa_bot.model import Skipped


def load(data: bytes) -> Iterator[Loaded | Skipped]:
    """Do what a file says."""
    what = data.decode()
    if what == "hang":
        while True:
            pass
    elif what == "sleep":
        import time

        time.sleep(600)
    elif what == "swell":
        yield Loaded(str(len(bytearray(1 << 40))))
    elif what == "crash":
        os.abort()
    elif what == "leave":
        os._exit(0)
    elif what == "sink":
        load_deeper(0)
    elif what == "print":
        print("this is no answer", flush=True)
        os.write(1, b"nor is this\n")
        yield Loaded("printed")
    elif what == "write":
        Path(os.environ["QA_BOT_TEST_FILE"]).write_text("written")
        yield Loaded("written")
    elif what == "babble":
        yield from (Loaded("words " * 1000, name=str(n)) for n in range(10**9))
    elif what == "some":
        yield Loaded("the first", name="1")
        yield Skipped("2", "not JSON")
    elif what == "odd":
        yield Loaded("half \ud83d and \0 nothing", title="a \udc80 title")
    elif what == "library":
        import pypdfium2_is_missing  # type: ignore[import-not-found]  # noqa: F401
    else:
        raise {"struct": struct.error, "system": SystemError, "key": KeyError}[what]("x")


def load_deeper(depth: int) -> int:
    """Call itself for ever."""
    return load_deeper(depth + 1) + 1


if __name__ == "__main__":
    for name in ("html", "mail"):
        module = ModuleType(name)
        module.load = load  # type: ignore[attr-defined]
        sys.modules[f"qa_bot.loading.formats.{name}"] = module
    child.main()
