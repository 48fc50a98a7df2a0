"""The standard streams, which never fail for what is written or for who reads it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper


def never_fail_to_encode() -> None:
    """Let streams replace what their encoding can't hold instead of raising."""
    for name, mode, errors in (
        ("stdin", "r", "replace"),
        ("stdout", "w", "backslashreplace"),
        ("stderr", "w", "backslashreplace"),
    ):
        # A stream that was closed before the start is None.
        stream = getattr(sys, name) or open(os.devnull, mode)  # noqa: SIM115
        setattr(sys, name, stream)
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def drop_output() -> None:
    """Discard what is still buffered: the interpreter would complain as it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
