"""What keys do here beyond what they do at every prompt."""

from __future__ import annotations

import re

from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import emacs_mode, has_focus, has_selection, vi_navigation_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from qa_bot.output.clean import clean

bindings = KeyBindings()


@bindings.add(Keys.BracketedPaste)
def _paste(event: KeyPressEvent) -> None:
    """However many lines are pasted, they are one question."""
    event.current_buffer.insert_text(one_line(event.data))


@bindings.add("c-x", "c-e", filter=emacs_mode & ~has_selection & has_focus(DEFAULT_BUFFER))
@bindings.add("v", filter=vi_navigation_mode & has_focus(DEFAULT_BUFFER))
def _edit(event: KeyPressEvent) -> None:
    """Edit the question in $EDITOR; it is sent by Enter, like any other."""
    event.current_buffer.open_in_editor()


def one_line(text: str) -> str:
    """A text of several lines as one, without the line end that copying a line may bring along."""
    return re.sub(" +", " ", clean(text.rstrip("\r\n")))
