"""/set: the settings shown, or one of them changed."""

from __future__ import annotations

from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.chat.settings import MOST_PASSAGES, SETTINGS, Settings
from qa_bot.errors import CommandError
from qa_bot.output.paragraphs import Paragraph


def change(session: Session, argument: str) -> Reply:
    """Show the settings, or change one: its name, then its value."""
    settings = session.settings
    if not argument:
        return Reply([_line(settings, name) for name in SETTINGS])
    name, *value = argument.split()
    if name not in SETTINGS:
        *some, last = SETTINGS
        raise CommandError(f"There is no setting {name}: choose {', '.join(some)} or {last}.")
    if value:
        _set(settings, name, " ".join(value))
    return Reply([_line(settings, name)])


def _line(settings: Settings, name: str) -> Paragraph:
    does, values = SETTINGS[name]
    now = next(word for word, value in values.items() if value == getattr(settings, name))
    return [("", f"{name} {now}"), ("note", f" – {does}")]


def _set(settings: Settings, name: str, word: str) -> None:
    _, values = SETTINGS[name]
    if word not in values:
        choice = f"a number from 1 to {MOST_PASSAGES:,}" if name == "k" else " or ".join(values)
        raise CommandError(f"{name} can't be {word}: choose {choice}.")
    setattr(settings, name, values[word])
