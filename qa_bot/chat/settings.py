"""What the user can set, the words for it, and the file that keeps it for the next chat."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_config_path

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


class SettingsFile:
    """A JSON object with a key for each setting, as in `{"k": 5, "keys": "vi", "explain": false}`.

    Where it can't be used the chat goes on with the defaults, and `failure` says why; it is then
    left as it is.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or user_config_path("qa-bot") / "settings.json"
        self.failure: str | None = None

    def load(self) -> Settings:
        """The settings kept, and the defaults for the rest."""
        settings = Settings()
        try:
            kept = json.loads(self.path.read_bytes())
            for name, value in kept.items():
                if name in SETTINGS:
                    _check(name, value)
                    setattr(settings, name, value)
        except FileNotFoundError:
            pass
        except OSError as error:
            self.failure = f"The settings in {self.path} can't be read: {error.strerror}"
        except (ValueError, TypeError, AttributeError, RecursionError):
            self.failure = f"The settings in {self.path} are damaged: correct or remove that file"
        return Settings() if self.failure else settings

    def save(self, settings: Settings) -> None:
        """Keep the settings for the next chat, whole or not at all."""
        from qa_bot.index.durable import write_whole

        if self.failure:
            return
        data = json.dumps(asdict(settings)).encode("ascii") + b"\n"
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.path, lambda write: write(memoryview(data)))
        except OSError as error:
            self.failure = f"The settings can't be kept in {self.path}: {error.strerror}"


def _check(name: str, value: object) -> None:
    _, values = SETTINGS[name]
    # In Python True == 1.
    if not any(value == one and type(value) is type(one) for one in values.values()):
        raise ValueError(f"{name} can't be {value}")
