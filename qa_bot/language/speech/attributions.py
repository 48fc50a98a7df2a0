"""Attributions within a sentence: a word of saying, who stands beside it, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa_bot.language.lexicon.saying_verbs import CAUTIOUS, FINITE, LISTENERS, NOUNS, SAYING
from qa_bot.language.speech.roles import is_role
from qa_bot.language.speech.subjects import QUOTED, Sentence, Subject

_WORD = re.compile(r"[A-Za-z]+")
_ADVERBS = frozenset(
    "has have had also later then again once still repeatedly publicly recently already today "
    "yesterday even now often always just further longer no so ever long first finally".split()
)
_BE = frozenset("is are was were be been being get gets got".split())
_WILLS = frozenset("want believe think expect accept favour favor".split())
_AUXILIARIES = frozenset("does did do will would can could".split())
_SURE = frozenset(
    "convinced sure certain confident adamant hopeful afraid optimistic sceptical skeptical "
    "worried concerned clear positive aware sorry glad happy unhappy disappointed proud".split()
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s")
_AS_SAYING = re.compile(r"\b(?:quoted|cited|reported|recorded)\b[^,;\0]{0,60}?\bas (saying)\b")
_THAT = re.compile(r"\s*(?:[^\0,;:.]{0,60}\s)?that\b|\s*[,:]?\s*\0|[^\0.;]{0,60}[,:]\s*\0")
_WHEN = (
    r"on|in|at|to|during|after|before|of|last|this|yesterday|today|later|late|early|earlier|again|"
    r"through|via|by|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|afterwards|as|"
    r"with|from|once|quietly|laughing|smiling|\w{2,30}ly"
)
_TRAILS = re.compile(rf"[\s,]*(?:(?:{_WHEN})\b[^\0;]{{0,90}})?[.!?…\s]*")
_CONTENT = re.compile(
    rf"(?:\s(?:{_WHEN})\b[^\0,;:]{{0,80}}?)?\sthat\s(?=[\w\0])"
    rf"|(?:\s[^\0;:]{{0,80}}?)?[,:]\s*(?=\0)|\s*[:]\s"
)
_LISTENER = re.compile(r"\s(?:(?:the|a|his|her|its|their|our)\s)?(\w+)")
_JOINS = re.compile(
    r"(?:[,;—–]\s*(?:and|but|while|whereas|yet|though|although)|[;—]|\s(?:while|whereas|but))\s*"
    r"(?:(?:the|an?|his|her|its|their)\s(?:[\w-]+\s){0,4})?$"
)
_ALSO = re.compile(r"\b(?:and|but|then|or)\s*$")
_DASH = re.compile(r"\0\s*[—–-]{1,2}\s*(?=[A-Z])")
_COLON = re.compile(r":\s*\0")
_TELLS = frozenset(
    "told tells reminded reminds assured assures informed warned warns asked".split()
)
CUES = FINITE | SAYING | NOUNS | _SURE | _WILLS | {"according", "According", "quoted"}


@dataclass(slots=True)
class Attribution:
    """`subject` says, by the words `cue`, what stands from `start` to `end` of the sentence."""

    subject: Subject
    cue: str
    start: int
    end: int
    at: int


def attributions(sentence: Sentence) -> list[Attribution]:
    """The attributions of a sentence; those nested in what another one says are left out."""
    if outer := _according(sentence):
        return [outer]
    found: list[Attribution] = []
    for one in _each(sentence):
        if found:
            last = found[-1]
            if one.subject.start < last.at:
                continue
            joined = _JOINS.search(sentence.text, last.at, one.subject.start)
            if not joined:
                continue
            if one.subject.pronoun:
                continue  # goes on with what the last one says
            if last.end > joined.start():
                last.end = joined.start()
            if one.start < joined.start():
                one.start = joined.end()
        found.append(one)
    return found or _by_a_mark(sentence)


def _each(sentence: Sentence) -> Iterator[Attribution]:
    """Every attribution that a word of the sentence makes."""
    text = sentence.text
    for match in _WORD.finditer(text):
        word = match[0]
        found = None
        if word in FINITE:
            found = _finite(sentence, match)
        elif word in SAYING:
            found = _participle(sentence, match)
        elif word in NOUNS:
            found = _noun(sentence, match)
        elif word in _SURE or word in _WILLS:
            found = _willing(sentence, match)
        elif word == "quoted":
            found = _as_saying(sentence, match)
        if found and found.end - found.start >= 3:
            yield found


def _according(sentence: Sentence) -> Attribution | None:
    """The attribution of "according to"."""
    text = sentence.text
    for match in _ACCORDING.finditer(text):
        if subject := sentence.after(match.end()):
            # The name may be followed by a role between commas.
            start, end = 0, match.start()
            if len(text) - subject.end > end - start:
                start, end = subject.end, len(text)
            return Attribution(subject, match[0].strip(), start, end, match.start())
    return None


def _finite(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of a verb: its subject before it, or behind it after what was said."""
    text = sentence.text
    end, last = _without_adverbs(text, verb.start())
    if last in ("not", "never", "n't"):
        return None
    if last in _BE:
        return _passive(sentence, verb)
    rest = verb.end()
    subject = sentence.before(end)
    left = text[: subject.start if subject else end].rstrip(" ,—–-")
    quoted = left.endswith(QUOTED)
    if not subject:
        if quoted or text[:end].endswith(",") or not text[:end].strip():
            subject = sentence.after(rest)
            if subject and (quoted or text[:end].endswith(",")):
                return _backward(sentence, subject, verb[0], end, subject.end)
            if subject and verb[0][0].isupper():
                return _forward(sentence, subject, verb)
        if _ALSO.search(text, max(0, end - 8), end) or text[:end].endswith(","):
            subject = _about(sentence, end)
            left, quoted = "", False
        if not subject:
            return None
    if subject.pronoun in ("i", "we"):
        return None
    if subject.pronoun == "who":
        named = sentence.ending(len(left))
        if named:
            who: Subject | None = Subject(named.start, named.end, mention=named)
        else:
            who = sentence.before(len(left))
        if not who or who.pronoun:
            return None
        subject = who
        left, quoted = "", False
    if verb[0] in CAUTIOUS and not quoted and not _THAT.match(text, rest):
        return None
    if (
        verb[0] in ("added", "adds", "reported", "reports")
        and text[rest : rest + 2].strip().isdigit()
    ):
        return None
    if verb[0] == "dismissed" and any(map(is_role, text[rest : rest + 40].split()[1:2])):
        return None  # "dismissed its coach"
    if quoted or (left and _TRAILS.fullmatch(text, rest)):
        return _backward(sentence, subject, verb[0], subject.start, rest)
    if left and text[: subject.start].rstrip().endswith(",") and text.startswith(",", rest):
        # "The quay, Holm said, was rotten."
        return Attribution(subject, verb[0], 0, len(text), verb.start())
    return _forward(sentence, subject, verb)


def _without_adverbs(text: str, end: int) -> tuple[int, str]:
    """Where text before a verb ends without adverbs and auxiliaries; and its last word then."""
    while True:
        end = len(text[:end].rstrip())
        at = (
            max(text.rfind(" ", 0, end), text.rfind(QUOTED, 0, end), text.rfind(",", 0, end - 1))
            + 1
        )
        word = text[at:end]
        if word in _ADVERBS or (word.endswith("ly") and word.islower() and len(word) > 3):
            end = at
        elif word.endswith("n't") or word.endswith("n’t"):
            return end, "n't"
        elif word.endswith(",") and word[:-1] in ("however", "though", "too"):
            end = at
        else:
            return end, word


def _backward(sentence: Sentence, subject: Subject, cue: str, end: int, behind: int) -> Attribution:
    """What stands before its verb, or the longer quotation behind it."""
    text = sentence.text
    start = 0
    before = text[:end]
    quote = before.find(QUOTED)
    if (
        quote > 0
        and before.count(QUOTED) >= 0.6 * (end - quote)
        and before.rstrip(" ,—–-")[-1:] == QUOTED
    ):
        start = quote
    chosen = start, len(before.rstrip(" ,—–-"))
    again = text.find(QUOTED, behind)
    if again >= 0:
        stop = text.rfind(QUOTED) + 1
        if stop - again > chosen[1] - chosen[0]:
            chosen = again, stop
    return Attribution(subject, cue, *chosen, behind)


def _forward(sentence: Sentence, subject: Subject, verb: re.Match[str]) -> Attribution:
    """What stands behind its verb, without the listener and "that"."""
    text = sentence.text
    start = verb.end()
    if match := _CONTENT.match(text, start):
        start = match.end()
    elif verb[0] in _TELLS:
        for one in sentence.mentions:
            if one.start >= start and text[start : one.start].strip() in ("", "the"):
                start = one.end
        listener = _LISTENER.match(text, start)
        if listener and listener[1].lower() in LISTENERS:
            start = listener.end()
        if text.startswith(" that ", start):
            start += 6
        elif match := re.compile(r"[^\0,;:]{0,60}?\sthat\s").match(text, start):
            start = match.end()
    return Attribution(subject, verb[0], start, len(text), verb.start())


def _passive(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of "is deemed … by"."""
    text = sentence.text
    at = text.find(" by ", verb.end(), verb.end() + 70)
    if verb[0] in ("quoted", "cited", "reported"):
        return _as_saying(sentence, verb)
    if at < 0 or verb[0] in ("told", "asked", "put", "held", "began"):
        return None
    if set(text[verb.end() : at]) & set(",;."):
        return None
    subject = sentence.after(at + 4)
    if not subject or not subject.mention:
        return None
    return Attribution(subject, verb[0], 0, verb.end(), verb.start())


def _as_saying(sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
    """The attribution of "was quoted as saying"."""
    match = _AS_SAYING.match(sentence.text, verb.start())
    end, last = _without_adverbs(sentence.text, verb.start())
    if not match or last not in _BE:
        return None
    end, _ = _without_adverbs(sentence.text, len(sentence.text[:end]) - len(last))
    subject = sentence.before(end)
    if not subject:
        return None
    text = sentence.text
    start = match.end()
    if that := re.compile(r"\s*that\s|\s*[,:]\s*").match(text, start):
        start = that.end()
    return Attribution(subject, "saying", start, len(text), verb.start())


def _participle(sentence: Sentence, word: re.Match[str]) -> Attribution | None:
    """The attribution of ", saying that", whose subject is that of the sentence."""
    text = sentence.text
    end, last = _without_adverbs(text, word.start())
    if not (text[:end].endswith((",", QUOTED)) or last in ("and", "by", "without")):
        return None
    subject = _about(sentence, end)
    return _forward(sentence, subject, word) if subject else None


def _about(sentence: Sentence, end: int) -> Subject | None:
    """Who the sentence is about, if nobody else comes in between there and a place."""
    subject = sentence.first()
    if not subject or subject.end > end or subject.pronoun in ("i", "we", "who"):
        return None
    between = sentence.text[subject.end : end]
    if QUOTED in between or any(
        f" {word} " in between for word in ("who", "that", "when", "which")
    ):
        return None
    return subject


def _noun(sentence: Sentence, noun: re.Match[str]) -> Attribution | None:
    """The attribution of "her claim that", "in Holm's view"."""
    text = sentence.text
    left = text[: noun.start()].rstrip()
    at = left.rfind(" ", max(0, len(left) - 20)) + 1
    owner = next(
        (one for one in sentence.mentions if one.possessive and one.end == len(left)), None
    )
    if owner and owner.name:
        subject = Subject(owner.start, owner.end, mention=owner)
    elif left[at:].lower() in ("his", "her"):
        subject = Subject(at, len(left), "he" if left[at:].lower() == "his" else "she")
    else:
        return None
    that = re.compile(r"\s(?:is\s|was\s)?(?:that|to|for)\s").match(text, noun.end())
    if that:
        return Attribution(subject, noun[0], that.end(), len(text), noun.start())
    ahead = left[: subject.start].rstrip().lower()
    if noun[0] in ("view", "opinion", "words") and ahead.endswith("in"):
        start, end = noun.end(), len(text)
        if len(ahead) > end - start:
            start, end = 0, len(ahead) - 2
        return Attribution(subject, noun[0], start, end, noun.start())
    return None


def _willing(sentence: Sentence, word: re.Match[str]) -> Attribution | None:
    """The attribution of "is sure that" and "does not want"."""
    text = sentence.text
    end, last = _without_adverbs(text, word.start())
    if word[0] in _SURE:
        if last == "it" and word[0] == "clear":
            end, last = _without_adverbs(text, end - 2)
        made = word[0] == "clear" and last in ("made", "makes")
        if not (made or last in _BE) or not text.startswith(" that ", word.end()):
            return None
    else:
        if last == "not":
            end, last = _without_adverbs(text, end - 3)
        if last not in _AUXILIARIES and last != "n't":
            return None
    end, _ = _without_adverbs(text, end - len(text[:end].rsplit(None, 1)[-1]))
    subject = sentence.before(end)
    if not subject or subject.pronoun in ("i", "we", "who"):
        return None
    return _forward(sentence, subject, word)


def _by_a_mark(sentence: Sentence) -> list[Attribution]:
    """The attribution of a colon before a quotation, or of a dash behind it.

    The mayor shrugged: "It rained." "It rained." — Ada Holm
    """
    dash = _DASH.search(sentence.text)
    named = sentence.after(dash.end()) if dash else None
    if dash and named and named.mention and len(sentence.text) - named.end < 60:
        start = sentence.text.find(QUOTED)
        return [Attribution(named, "", start, dash.start() + 1, dash.start())]
    match = _COLON.search(sentence.text)
    subject = sentence.first() if match else None
    if not match or not subject or subject.end > match.start():
        return []
    return [Attribution(subject, "", match.end() - 1, len(sentence.text), match.start())]
