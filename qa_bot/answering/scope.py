"""What a question is put to: all of an index, or the one article that is meant."""

from __future__ import annotations

from qa_bot.answering.question import Question
from qa_bot.errors import QuestionError
from qa_bot.index.contract import Index, View
from qa_bot.index.naming import meant_alone, some


def scope(index: Index, asked: Question, within: str | None) -> tuple[View, str]:
    """What a question is put to, `within` an article or not, and how that is named.

    Raises QuestionError for a question without a word, and where no article has that name.
    """
    if not asked.text:
        raise QuestionError("the question is empty: ask, for example, what did Kallas say")
    if within is None and asked.within is not None:
        within = meant_alone(asked.within, index.documents)
    if within is None:
        return index, "these articles"
    try:
        return index.within(within), within
    except KeyError:
        raise QuestionError(f"no article {within}: name one of {some(index.documents)}") from None
