"""English, as other languages are told from it; its lists are in `language/lexicon`."""

from __future__ import annotations

from qa_bot.language.languages import Language
from qa_bot.language.lexicon.function_words import AUXILIARIES, FUNCTION_WORDS, QUESTION_WORDS

LANGUAGE = Language(
    code="en",
    name="English",
    stemmer="english",
    asking=" ".join(QUESTION_WORDS),
    auxiliaries=" ".join(AUXILIARIES),
    function=" ".join(FUNCTION_WORDS),
)
