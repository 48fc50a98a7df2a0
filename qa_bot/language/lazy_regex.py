"""Regular expressions that are compiled when they are first used.

A question needs only a few of them; compiling them all would take longer than answering it.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """A regular expression that is compiled at its first use."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made_of)
        # Names in the instance's own dictionary are found without coming here again.
        self.__dict__ |= {name: getattr(compiled, name) for name in dir(compiled) if name[0] != "_"}
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes, compiled and checked (`re.error`) at its first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
