"""The prompt: what is typed and what keys do, with history, completions and suggestions."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory, ThreadedAutoSuggest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import ThreadedCompleter
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import (
    Condition,
    emacs_mode,
    has_focus,
    has_selection,
    vi_navigation_mode,
)
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from qa_bot.chat.completion import ChatCompleter
from qa_bot.chat.history import QuestionHistory
from qa_bot.chat.session import Session
from qa_bot.output.clean import clean

_BINDINGS = KeyBindings()
_MENU = 8
# No style names a colour: those of the terminal are used, light or dark.
_STYLE = Style.from_dict(
    {
        "aborting": "fg:default",
        "exiting": "fg:default",
        "auto-suggestion": "fg:default dim",
        "completion-menu": "fg:default bg:default",
        "completion-menu.completion.current": "fg:default bg:default reverse",
        "completion-menu.meta.completion": "fg:default bg:default dim",
        "completion-menu.meta.completion.current": "fg:default bg:default dim",
        "scrollbar.background": "bg:default",
        "scrollbar.button": "bg:default reverse",
        "search": "fg:default bg:default underline",
        "search.current": "fg:default bg:default underline",
        "incsearch": "fg:default bg:default underline",
        "incsearch.current": "fg:default bg:default underline",
    }
)


def prompt_session(session: Session, history: QuestionHistory) -> PromptSession[str]:
    """The prompt of a chat. What takes long is done in the background: no key waits for it."""
    completer = ChatCompleter(session)
    prompt: PromptSession[str] = PromptSession(
        "> ",
        style=_STYLE,
        color_depth=ColorDepth.from_env() or ColorDepth.DEPTH_4_BIT,
        history=history,
        enable_history_search=True,
        auto_suggest=ThreadedAutoSuggest(AutoSuggestFromHistory()),
        completer=ThreadedCompleter(completer),
        key_bindings=_BINDINGS,
        enable_suspend=True,
        reserve_space_for_menu=0,
    )
    buffer = prompt.default_buffer
    buffer.on_text_changed += _mend
    buffer.on_text_insert += lambda _: completer.collect()
    # A prompt whose arrows search the history doesn't complete while typing by default; here the
    # arrows belong to the menu only while there is one.
    buffer.complete_while_typing = Condition(lambda: completer.comes_up(buffer.document))

    def make_room(app: Application[str]) -> None:
        state = buffer.complete_state
        prompt.reserve_space_for_menu = min(len(state.completions), _MENU) + 1 if state else 0

    prompt.app.before_render += make_room
    _ends_once(prompt.app)
    _outlives_keys(prompt.app)
    # The prompt does without a terminal's report of where its cursor is.
    prompt.app.renderer.cpr_not_supported_callback = None
    return prompt


def one_line(text: str) -> str:
    """A text of several lines as one, without the line end that copying a line may bring along."""
    return re.sub(" +", " ", clean(text.rstrip("\r\n")))


@_BINDINGS.add(Keys.BracketedPaste)
def _paste(event: KeyPressEvent) -> None:
    """Pasted lines are one question, however many they are."""
    event.current_buffer.insert_text(one_line(event.data))


@_BINDINGS.add("c-x", "c-e", filter=emacs_mode & ~has_selection & has_focus(DEFAULT_BUFFER))
@_BINDINGS.add("v", filter=vi_navigation_mode & has_focus(DEFAULT_BUFFER))
def _edit(event: KeyPressEvent) -> None:
    """Edit the question in $EDITOR; it is sent by Enter, like any other."""
    event.current_buffer.open_in_editor()


def _ends_once(app: Application[str]) -> None:
    """Let the first key that ends a prompt count: a burst may hold another, which would raise."""
    end = app.exit

    def end_once(*result: Any, **how: Any) -> None:
        if app.future and not app.future.done():
            end(*result, **how)

    app.exit = end_once  # type: ignore[method-assign]


def _outlives_keys(app: Application[str]) -> None:
    """Let a key that prompt_toolkit can't carry out do nothing.

    Some of vi's operators cut where there is no text, or look for a register that wasn't named.
    """
    process = app.key_processor.process_keys

    def process_keys() -> None:
        with suppress(AssertionError, IndexError):
            process()

    app.key_processor.process_keys = process_keys  # type: ignore[method-assign]


def _mend(buffer: Buffer) -> None:
    """Keep the question on one line, without half characters, which no file can hold."""
    mended = buffer.text.replace("\n", " ").encode("utf-8", "replace").decode()
    if mended != buffer.text:
        buffer.text = mended
