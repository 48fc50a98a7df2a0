"""/set: the settings shown, or one of them changed."""

from __future__ import annotations

from collections.abc import Iterable

from qa_bot.chat.reply import Reply
from qa_bot.chat.session import Session
from qa_bot.chat.settings import MOST_PASSAGES, SETTINGS, Settings
from qa_bot.errors import CommandError
from qa_bot.output.paragraphs import Paragraph, columns


def change(session: Session, argument: str) -> Reply:
    """Show the settings, or change one: its name, then its value."""
    settings = session.settings
    if not argument:
        return Reply(_lines(settings, SETTINGS))
    name, *value = argument.split()
    if name not in SETTINGS:
        *some, last = SETTINGS
        raise CommandError(f"There is no setting {name}: choose {', '.join(some)} or {last}.")
    notices: list[Paragraph] = []
    if value:
        _set(settings, name, " ".join(value))
        if session.settings_file:
            session.settings_file.save(settings)
            if failure := session.settings_file.failure:
                notices = [[("note", failure)]]
    return Reply([*_lines(settings, [name]), *notices])


def _lines(settings: Settings, names: Iterable[str]) -> list[Paragraph]:
    rows = []
    for name in names:
        does, values = SETTINGS[name]
        now = next(word for word, value in values.items() if value == getattr(settings, name))
        rows.append(([("", f"{name} {now}")], [("note", does)]))
    return columns(rows)


def _set(settings: Settings, name: str, word: str) -> None:
    _, values = SETTINGS[name]
    if word not in values:
        choice = f"a number from 1 to {MOST_PASSAGES:,}" if name == "k" else " or ".join(values)
        raise CommandError(f"{name} can't be {word}: choose {choice}.")
    setattr(settings, name, values[word])
