"""Completions of what is being typed: a command, its argument, a name, an article.

A menu comes up by itself after "/", after "in:", and where a word looks like the beginning of a
name: two letters of a capitalised word within the question, or four of any word that only a name
begins with. Tab asks for it anywhere. Nothing is looked up while a key is handled: names are
collected by a thread of their own when the first key is pressed, and completions found in another.
"""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from threading import Thread

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document as Line

from qa_bot.chat.commands import COMMANDS
from qa_bot.chat.prefixes import Name, Names, folded
from qa_bot.chat.session import Session
from qa_bot.chat.settings import SETTINGS
from qa_bot.errors import QaBotError
from qa_bot.index.naming import titles
from qa_bot.knowledge import Knowledge
from qa_bot.language.lexicon.function_words import SPEECH_WORDS, STOP_WORDS
from qa_bot.model import Document, file_of
from qa_bot.output.clean import clean
from qa_bot.output.remarks import count

MOST = 50
_FEW = 5
_ORDINARY = STOP_WORDS | SPEECH_WORDS
_COMMAND = re.compile(r"\s*(/\S*)$")
_ARGUMENT = re.compile(r"\s*(/\S+)\s+(.*)$")
_WITHIN = re.compile(r"(?<!\S)in:(?:\"([^\"]*)|([^\s\"]*))$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*$")


class NamesOfArticles:
    """The people and the articles of some knowledge, collected in the background."""

    def __init__(self) -> None:
        self.people = Names([])
        self.articles = Names([])
        self._collected: Mapping[str, Document] | None = None
        self._thread: Thread | None = None

    def collect(self, knowledge: Knowledge) -> None:
        """Begin to collect them, unless that has been done or is being done."""
        if knowledge.documents is self._collected or (self._thread and self._thread.is_alive()):
            return
        self._collected = knowledge.documents
        self._thread = Thread(target=self._collect, args=(knowledge,), daemon=True)
        self._thread.start()

    def collected_within(self, seconds: float) -> bool:
        """Wait for them at most `seconds`; whether they are there."""
        if self._thread:
            self._thread.join(seconds)
        return self._collected is not None and not (self._thread and self._thread.is_alive())

    def _collect(self, knowledge: Knowledge) -> None:
        # A garbage collection over a hundred thousand names would hold up every key.
        gc.disable()
        try:
            self.people = Names(_people(knowledge))
            self.articles = Names(_articles(knowledge))
        except (QaBotError, OSError):
            # The next answer meets the same error and reports it.
            self._collected = None
        finally:
            gc.freeze()
            gc.enable()


class ChatCompleter(Completer):
    """Completions for the line of a chat."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = NamesOfArticles()
        self._folders = PathCompleter(only_directories=True, expanduser=True)
        self._files = PathCompleter(expanduser=True)

    def collect(self) -> None:
        """Begin to collect the names, unless that has been done since the articles changed."""
        self._names.collect(self._session.knowledge)

    def collected_within(self, seconds: float) -> bool:
        """Wait for the names at most `seconds`; whether they are there."""
        return self._names.collected_within(seconds)

    def comes_up(self, line: Line) -> bool:
        """Whether a menu may come up by itself for the text before the cursor; takes no time."""
        text = line.text_before_cursor
        if text.lstrip().startswith("/") or _WITHIN.search(text):
            return True
        word = _WORD.search(text)
        if not word or line.text_after_cursor[:1].isalnum():
            return False
        typed = word[0]
        if typed[0].isupper() and text[: word.start()].strip():
            return len(typed) >= 2
        if len(typed) < 4 or any(known.startswith(typed.lower()) for known in _ORDINARY):
            return False
        return next(self._names.people.beginning(typed), None) is not None

    def get_completions(
        self, document: Line, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """At most `MOST` completions, the likeliest first, each harmless on a terminal."""
        seen: set[tuple[str, int]] = set()
        for found in islice(self._found(document, complete_event), 4 * MOST):
            same = (found.text, found.start_position)
            if clean(found.text) == found.text and same not in seen and len(seen) < MOST:
                seen.add(same)
                yield found

    def _found(self, line: Line, event: CompleteEvent) -> Iterator[Completion]:
        text = line.text_before_cursor
        if command := _COMMAND.match(text):
            yield from _commands(command[1])
        elif argument := _ARGUMENT.match(text):
            yield from self._arguments(argument[1], argument[2], event)
        elif within := _WITHIN.search(text):
            yield from self._within(within)
        elif word := _WORD.search(text):
            yield from self._people(text, word)

    def _arguments(self, command: str, typed: str, event: CompleteEvent) -> Iterator[Completion]:
        what = COMMANDS[command].argument if command in COMMANDS else ""
        if what in ("number", "article"):
            for number, hit in enumerate(self._session.shown, 1):
                if str(number).startswith(typed):
                    yield _completion(Name(str(number), hit.source), typed)
        if what in ("article", "name"):
            for name in _matching(self._names.articles, typed):
                yield _completion(name, typed)
        elif what == "person":
            for name in _matching(self._names.people, typed):
                yield _completion(name, typed)
        elif what in ("folder", "file"):
            path = self._folders if what == "folder" else self._files
            yield from path.get_completions(Line(typed), event)
        elif what == "setting":
            yield from _settings(typed)

    def _within(self, within: re.Match[str]) -> Iterator[Completion]:
        quoted, typed = within[1] is not None, within[1] or within[2] or ""
        for name in _matching(self._names.articles, typed):
            if quoted or " " in name.text:
                name = name._replace(text=f'"{name.text}"')
            yield _completion(name, f'"{typed}' if quoted else typed)

    def _people(self, text: str, word: re.Match[str]) -> Iterator[Completion]:
        before = folded(text[: word.start()])
        for name in _matching(self._names.people, word[0]):
            # In "Kaja Kal" the first word is part of the name too.
            words = folded(name.text).split()
            leads = (" ".join([*words[:n], ""]) for n in range(len(words) - 1, 0, -1))
            lead = next((len(lead) for lead in leads if _ends(before, lead)), 0)
            yield _completion(name, text[word.start() - lead :])


def _ends(text: str, words: str) -> bool:
    return f" {text}".endswith(f" {words}")


def _matching(names: Names, typed: str) -> Iterator[Name]:
    yield from names.beginning(typed)
    yield from names.holding(typed)


def _completion(name: Name, typed: str) -> Completion:
    return Completion(
        name.text, -len(typed), display=clean(name.text), display_meta=clean(name.about)
    )


def _commands(typed: str) -> Iterator[Completion]:
    for name, command in COMMANDS.items():
        if name.startswith(typed.lower()):
            yield _completion(Name(name, command.help), typed)


def _settings(typed: str) -> Iterator[Completion]:
    for setting, (does, values) in SETTINGS.items():
        # Nobody picks one of a thousand numbers from a menu.
        few = values if len(values) <= _FEW else [""]
        for line in (f"{setting} {value}" for value in few):
            if line.startswith(typed):
                yield _completion(Name(line, does), typed)


def _people(knowledge: Knowledge) -> Iterator[Name]:
    for person in knowledge.people():
        yield Name(person.name, person.role or count(person.statements, "statement"))


def _articles(knowledge: Knowledge) -> Iterable[Name]:
    called = titles(knowledge.documents)
    within = Counter(map(file_of, called))
    for id, title in called.items():
        # A file comes before the articles in it.
        if (several := within.pop(file_of(id), 1)) > 1:
            yield Name(file_of(id), count(several, "article"))
        yield Name(id, title, title)
