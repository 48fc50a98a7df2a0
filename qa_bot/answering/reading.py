"""The third look: the reader reads the best passages, where it isn't clear which comes first.

The network knows English alone: it is silent where the passages found are in another language. A
multilingual reader would be asked here.
"""

from __future__ import annotations

import re

from qa_bot.answering import weights
from qa_bot.answering.question import Question
from qa_bot.answering.scored import Scored
from qa_bot.index.contract import View
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.reader import Candidate, Reader

# A quarter of an English text and more are small words; of other languages hardly any is.
_LEAST_SMALL = 0.12
_WORD = re.compile(r"[^\W\d_]+")
# Signs that are no words: marks of emphasis and code, where links lead, the bar of a quotation.
_MARKUP = pattern(
    r"<!--.{0,300}?-->|\]\([^()\s]{0,300}\)|\]\[[^\[\]]{0,100}\]|!?\[(?=\S)|`+"
    r"|(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])|(?m:^\s*>\s?)",
    re.DOTALL,
)


def is_open(scored: Scored) -> bool:
    """Whether the second passage comes so near to the first that reading may change the order."""
    first, second = (*scored.scores[:2], 0.0, 0.0)[:2]
    return first > 0 and second / first >= weights.READ_FROM


def read_again(
    view: View, question: Question, scored: Scored, reader: Reader
) -> tuple[Scored, float | None]:
    """The best passages in the order of score × e^(weight × logit), and their best logit.

    They stay before all others. None for the logit, and everything as it was, where nothing can be
    read.
    """
    best = scored.passages[: weights.READ]
    candidates = [_candidate(view, number) for number in best]
    if not candidates or not _is_english(candidates):
        return scored, None
    logits = reader.score(question.text, candidates)
    return scored.read(logits, weights.WEIGHTS.reader), max(logits)


def _candidate(view: View, number: int) -> Candidate:
    """A passage as it is read: without its markup, with what stands above and before it."""
    headings = view.headings(number) or (view.title(number),)
    before = view.lead_in(number) or view.before(number)
    sentence = view.passage(number).text
    return Candidate(_plain(sentence), _plain(" > ".join(headings)), _plain(before))


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _is_english(candidates: list[Candidate]) -> bool:
    words = [word.lower() for one in candidates for word in _WORD.findall(one.sentence)]
    return sum(word in STOP_WORDS for word in words) >= _LEAST_SMALL * len(words) > 0
