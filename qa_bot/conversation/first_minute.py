"""What qa-bot says itself, to "hi" and "what can you do?": short lines that tell its real state."""

from __future__ import annotations

from collections.abc import Callable

from qa_bot.answering.small_talk import Intent
from qa_bot.knowledge import Knowledge

_LISTED = 8  # articles or people that a line names


def line(intent: Intent, knowledge: Knowledge) -> str:
    """What to say to a line that isn't a question."""
    return _LINES[intent](knowledge)


def _greeting(knowledge: Knowledge) -> str:
    return f"Hello. Ask about {_articles(knowledge)}, for example: {_example(knowledge)}"


def _help(knowledge: Knowledge) -> str:
    return (
        f"Ask in your own words, for example: {_example(knowledge)} You get the sentences from "
        f"{_articles(knowledge)} that answer, word for word, with their sources. Go on with "
        "“why?”, “and the others?” or “more”. “What is this about?” gives an overview."
    )


def _identity(knowledge: Knowledge) -> str:
    return (
        f"I am qa-bot, a program. I look for the sentences in {_articles(knowledge)} that answer "
        "your question and show them word for word. I write nothing myself."
    )


def _articles_there_are(knowledge: Knowledge) -> str:
    ids = list(knowledge.documents)
    return f"{_count(len(ids), 'article')}: {_listed(ids)}."


def _people_quoted(knowledge: Knowledge) -> str:
    people = knowledge.people()
    if not people:
        return f"Nobody is quoted in {_articles(knowledge)}."
    names = [f"{one.name} ({_count(one.statements, 'statement')})" for one in people]
    quoted = "person is quoted" if len(people) == 1 else "people are quoted"
    return f"{len(people):,} {quoted}: {_listed(names)}."


_LINES: dict[Intent, Callable[[Knowledge], str]] = {
    "greeting": _greeting,
    "thanks": lambda _: "You're welcome.",
    "approval": lambda _: "Ask another question, or type “more” for further passages.",
    "leaving": lambda _: "Goodbye.",
    "help": _help,
    "identity": _identity,
    "articles": _articles_there_are,
    "people": _people_quoted,
}


def _articles(knowledge: Knowledge) -> str:
    """What can be asked: "65 articles", or the name of the only one."""
    ids = knowledge.documents
    return next(iter(ids)) if len(ids) == 1 else f"{len(ids):,} articles"


def _example(knowledge: Knowledge) -> str:
    """A question that has an answer here."""
    people = knowledge.people()
    return f"what did {people[0].name} say?" if people else "what is this about?"


def _listed(names: list[str]) -> str:
    more = len(names) - _LISTED
    shown = ", ".join(names[:_LISTED])
    return f"{shown} and {more:,} more" if more > 0 else shown


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
