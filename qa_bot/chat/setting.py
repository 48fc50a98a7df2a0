"""What a reader changes while the chat lasts: a setting, or the articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qa_bot.chat.session import Reply, Session, Settings
from qa_bot.errors import CommandError
from qa_bot.knowledge import Knowledge
from qa_bot.output.paragraphs import Paragraph
from qa_bot.output.remarks import opening

_MOST = 1000

# Each setting: what it does, and its values by how they are written.
SETTINGS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "k": ("passages shown at most", {str(n): n for n in range(1, _MOST + 1)}),
    "keys": ("the line is edited as in emacs or in vi", {"emacs": "emacs", "vi": "vi"}),
    "explain": ("show what each part of the score gave", {"on": True, "off": False}),
}


def change(session: Session, argument: str) -> Reply:
    """Show the settings, or change one: its name, then its value."""
    settings = session.settings
    if not argument:
        return Reply([_line(settings, name) for name in SETTINGS])
    name, *value = argument.split()
    if name not in SETTINGS:
        raise CommandError(f"No setting {name}: there are {', '.join(SETTINGS)}.")
    if value:
        _set(settings, name, " ".join(value))
    return Reply([_line(settings, name)])


def turn(session: Session, argument: str) -> Reply:
    """Ask the articles of another folder from now on."""
    if not argument:
        source = session.knowledge.source
        raise CommandError(f"These are {source or 'texts in memory'}: name another folder.")
    try:
        session.turn_to(Knowledge.open(Path(argument).expanduser(), progress=session.progress))
    except (ValueError, RuntimeError):  # a name that no file can have; a home that isn't known
        raise CommandError(f"no file or folder {argument}: check the name") from None
    return Reply(opening(session.knowledge))


def _line(settings: Settings, name: str) -> Paragraph:
    does, values = SETTINGS[name]
    now = next(word for word, value in values.items() if value == getattr(settings, name))
    return [("", f"{name} {now}"), ("note", f" – {does}")]


def _set(settings: Settings, name: str, word: str) -> None:
    _, values = SETTINGS[name]
    if word not in values:
        wanted = f"a number from 1 to {_MOST:,}" if name == "k" else " or ".join(values)
        raise CommandError(f"{name} can't be {word}: it is {wanted}.")
    setattr(settings, name, values[word])
