"""Questions about what somebody said, by the words of a language that has a file of them."""

from __future__ import annotations

import re
from itertools import pairwise

from qa_bot.answering.speech.question import SpeechQuestion
from qa_bot.language.languages import named
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.speech.languages import SpeechWords, spoken

_WORD = pattern(r"[^\W_](?:[\w.’'-]*\w)?\.?")
_MOST_WORDS = 8  # of who is asked about


def speech_question_in(question: str, code: str) -> SpeechQuestion | None:
    """What a question in the language of a code asks about somebody's words, or None."""
    words = spoken(code)
    plain = _plain(question)
    if not words or not (begin := _begins(plain, words.what)):
        return None
    tokens = [one for one in _tokens(plain[begin:], words) if one]
    low = [token.casefold() for token in tokens]
    asked = [at for at, word in enumerate(low) if word.split("-")[0] in words.sets["asked"]]
    if not asked:
        return None
    topic_at = next((at for at, word in enumerate(low) if word in words.sets["about"]), len(low))
    if topic_at == len(low):
        topic_at = _of_something(tokens, words)
    who = [
        at
        for at, word in enumerate(low[:topic_at])
        if at not in asked and word.split("-")[0] not in words.sets["doing"]
    ]
    last = [at for at in range(topic_at + 1, len(tokens)) if at not in asked]
    name = _who([tokens[at] for at in who], words, code)
    together = all(b - a == 1 for a, b in pairwise(who))
    if not name or not together or asked[0] > topic_at + len(last) + 1:
        return None
    topic = " ".join(tokens[at] for at in last)
    return SpeechQuestion(name, topic, topic_required=bool(topic))


def asks_who_in(question: str, code: str) -> str | None:
    """The verb "say" where a question asks who said something, or None."""
    words = spoken(code)
    plain = _plain(question)
    if not words or not (begin := _begins(plain, words.who)):
        return None
    low = [token.casefold() for token in _tokens(plain[begin:], words)]
    while low and low[0] in words.sets["doing"] | words.sets["meanwhile"] | words.sets["elided"]:
        low.pop(0)
    return "say" if low and low[0] in words.sets["asked"] else None


def _of_something(tokens: list[str], words: SpeechWords) -> int:
    """Where a topic begins that stands behind a name: "Que dit Leroy | du pont"."""
    for at in range(1, len(tokens) - 1):
        rest = [one for one in tokens[at + 1 :] if one.casefold() not in words.sets["articles"]]
        plain = rest and not rest[0][0].isupper() and rest[0].casefold() not in words.sets["of"]
        if tokens[at] in words.sets["of"] and tokens[at - 1][0].isupper() and plain:
            called = any(map(words.is_role, tokens[:at]))
            return len(tokens) if called else at
    return len(tokens)


def _plain(question: str) -> str:
    return re.sub(r"\s+", " ", question).strip(" ?!.¿¡")


def _begins(text: str, phrases: str) -> int:
    """Where a question goes on that begins with one of some phrases; 0 where it doesn't."""
    low = text.casefold().replace("’", "'")
    for phrase in sorted(phrases.split(", "), key=len, reverse=True):
        if low.startswith(phrase) and (phrase[-1] == "'" or not low[len(phrase) :][:1].isalpha()):
            return len(phrase)
    return 0


def _tokens(text: str, words: SpeechWords) -> list[str]:
    """The words of a question, elided ones apart."""
    found = []
    for word in _WORD.findall(text):
        head, mark, rest = word.replace("’", "'").partition("'")
        if mark and head.casefold() in words.sets["elided"]:
            found += [head, rest]
        else:
            found.append(word)
    return found


def _who(tokens: list[str], words: SpeechWords, code: str) -> str:
    """Who is asked about, without articles; empty where that is nobody."""
    language = named(code)
    dropped = words.sets["articles"] | words.sets["elided"] | words.sets["meanwhile"]
    begin, end = 0, len(tokens)
    while begin < end and tokens[begin].casefold() in dropped:
        begin += 1
    while begin < end and tokens[end - 1].casefold() in dropped:
        end -= 1
    who = tokens[begin:end]
    small = [language.fold(token) in language.grammar for token in who]
    if not who or small[0] or small[-1] or len(who) > _MOST_WORDS:
        return ""
    if not any(map(words.is_role, who)):
        # "Was sagt das Gesetz" asks nobody.
        capital = any(token[0].isupper() for token in who)
        if begin and (words.capital_nouns or not capital):
            return ""
    return " ".join(who)
