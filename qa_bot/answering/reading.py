"""The third look: the reader reads the best passages, where it isn't clear which comes first.

The network knows English alone: it is silent where the question is in another language, or what was
found. A multilingual reader would be asked here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa_bot.answering import weights
from qa_bot.answering.found import Found
from qa_bot.answering.hits import answer_words
from qa_bot.answering.question import Question
from qa_bot.answering.refusal import is_doubtful
from qa_bot.answering.scored import Scored
from qa_bot.answering.speech.lookup import Quoted
from qa_bot.index.contract import View
from qa_bot.language.languages import ENGLISH
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import STOP_WORDS
from qa_bot.reader import Candidate, Reader

# A quarter of an English text and more are small words; of other languages hardly any is.
_LEAST_SMALL = 0.12
_WORD = pattern(r"[^\W\d_]+")
# Signs that aren't words: marks of emphasis and code, where links lead, the bar of a quotation.
_MARKUP = pattern(
    r"<!--.{0,300}?-->|!?\[\[[^\[\]|]{0,300}\||\]\]|\]\([^()\s]{0,300}\)|\]\[[^\[\]]{0,100}\]|!?\[(?=\S)|`+"
    r"|(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])|(?m:^\s*>\s?)",
    re.DOTALL,
)


def is_worth_reading(view: View, found: Found) -> bool:
    """Whether it isn't clear from the words which passage comes first, or whether it answers.

    Of what somebody said the reader tells what is on the topic; without one nothing is read.
    """
    if found.question.language != ENGLISH:
        return False
    if found.lookup is not None:
        return isinstance(found.lookup, Quoted) and bool(found.question.topic)
    return _is_open(found.scored) or is_doubtful(view, found)


def _is_open(scored: Scored) -> bool:
    """Whether the second passage comes so near to the first that reading may change the order."""
    first, second = (*scored.scores[:2], 0.0, 0.0)[:2]
    return first > 0 and second / first >= weights.READ_FROM


def read_again(view: View, found: Found, reader: Reader) -> Found:
    """The best passages in the order of score × e^(weight × logit), with their logits.

    They stay before all others. They are read a few at a time, until one of them answers well
    enough; what stands next to the best comes before what the words find next. Everything is as it
    was where nothing can be read.
    """
    scored, question = found.scored, found.question
    logits: list[float] = []
    known: dict[Candidate, float] = {}
    for most, enough in weights.READ:
        candidates = [_candidate(view, number) for number in scored.passages[len(logits) : most]]
        if not candidates or not _is_english(candidates):
            break
        is_first = not logits
        # The same text is read once: its last digits differ with what it is read along with.
        unread = [one for one in dict.fromkeys(candidates) if one not in known]
        known |= zip(unread, reader.score(question.text, unread), strict=True)
        logits += map(known.__getitem__, candidates)
        # Each of somebody's statements is read, to tell whether it is on the topic.
        if found.lookup is None:
            if max(logits) >= enough:
                break
            # Where only some passages may be shown, what stands next to them may not be one.
            speech = question.speech
            is_narrow = question.is_narrow or (speech is not None and speech.words_only)
            if is_first and not is_narrow:
                scored = _neighbours_next(view, scored, logits)
    if not logits:
        return found
    read = scored.read(logits, weights.WEIGHTS.reader)
    given = dict(zip(scored.passages, logits, strict=False))
    return found._replace(scored=read, logits=given, answer=_answer(view, question, read, reader))


def _answer(
    view: View, question: Question, read: Scored, reader: Reader
) -> tuple[int, tuple[int, int]] | None:
    """The best passage and where in it the words stand that answer, of several that may.

    They are those without which the sentence answers least, clearly less than without any others:
    of "built in 1874 and opened in 1876" the second year, where it is asked when it opened.
    """
    best = read.passages[0]
    text = view.passage(best).text
    answers = answer_words(question, text, float(read.coverage[0]))
    if not 2 <= len(answers) <= weights.MOST_ANSWERS:
        return None
    without = [_plain(f"{text[:start]} … {text[end:]}") for start, end in answers]
    logits = reader.score(question.text, [Candidate(one, "", "") for one in without])
    least, next_least = sorted(logits)[:2]
    if next_least - least < weights.CLEARLY_LESS:
        return None
    return best, answers[logits.index(least)]


def _neighbours_next(view: View, scored: Scored, logits: Sequence[float]) -> Scored:
    """What stands next to the best of those that were read, right behind them.

    "He sold it. The price was never told.": the second answers what the first is found for.
    """
    read = scored.at(range(len(logits))).read(logits, weights.WEIGHTS.reader)
    known = set(read.passages)
    place = {number: at for at, number in enumerate(scored.passages)}
    beside: dict[int, int] = {}
    for number in read.passages[: weights.NEIGHBOURS_OF]:
        first, end = view.document_of(number)
        for other in (number + 1, number - 1):
            if first <= other < end and other not in known and _can_answer(view, other):
                beside.setdefault(other, place[number])
    return scored.beside(len(logits), beside) if beside else scored


def _can_answer(view: View, number: int) -> bool:
    return view.passage(number).kind not in ("heading", "header")


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
