"""What the reader can set, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST_PASSAGES = 1000


@dataclass(slots=True)
class Settings:
    """The settings of a chat.

    `k` is how many passages are shown at most, `keys` is "emacs" or "vi", and `explain` is whether
    the parts of each score are shown.
    """

    k: int = 3
    keys: str = "emacs"
    explain: bool = False


# Each setting: what it does, and its values by the words for them.
SETTINGS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "k": ("passages shown at most", {str(n): n for n in range(1, MOST_PASSAGES + 1)}),
    "keys": ("edit the line as in emacs or vi", {"emacs": "emacs", "vi": "vi"}),
    "explain": ("show the parts of each score", {"on": True, "off": False}),
}
