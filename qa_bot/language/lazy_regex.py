"""Regular expressions that are compiled when they are first used.

One question needs few of those that are known, and to compile them all takes longer than to answer.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """What `re.compile` gives, from the first use on."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made_of)
        # What is in the instance's own dictionary doesn't come here again.
        self.__dict__ |= {name: getattr(compiled, name) for name in dir(compiled) if name[0] != "_"}
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression like `re.compile`'s, which raises what that does on its first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
