"""Who stands before a word of saying: Ada Holm, the mayor of Lindvik, | said …"""

from __future__ import annotations

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import AUXILIARIES, FUNCTION_WORDS
from qa_bot.language.lexicon.saying_verbs import FINITE
from qa_bot.language.speech.names import Mention
from qa_bot.language.speech.roles import DETERMINERS, is_role
from qa_bot.language.speech.sentence import QUOTED, Sentence
from qa_bot.language.speech.subject import PRONOUNS, Subject, may_speak

OF = frozenset("of for at from with in on".split())
"""What stands between a role and what it belongs to."""

_VERBS = FINITE | AUXILIARIES
_PLAIN = FUNCTION_WORDS | FINITE | AUXILIARIES | {"and"}
_OWNERS = frozenset("the its their his her".split())
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_LAST_WORD = pattern(r"[\w.'’-]+$")
_WORD = pattern(r"[\w.'’&-]+")
# How far back something is looked for, in characters, and how much of it.
_INSERTION, _INSERTIONS = 160, 4
_NAME = 40
_ROLE, _ROLE_WORDS, _DETERMINED = 110, 12, 6
_LINK = 12


def before(sentence: Sentence, end: int) -> Subject | None:
    """Who stands directly before a place, whatever is inserted between commas or in brackets."""
    text = sentence.text
    end = len(text[:end].rstrip())
    if text[end - 1 : end] == ")":
        end = len(text[: max(text.rfind("(", 0, end), 0)].rstrip())
    if text[end - 1 : end] == ",":
        return _before_insertions(sentence, end - 1)
    return _ending_at(sentence, end)


def _before_insertions(sentence: Sentence, right: int) -> Subject | None:
    """Who stands before one or more insertions that end at a comma: "Holm, 54, a baker,"."""
    text = sentence.text
    for _ in range(_INSERTIONS):
        left = text.rfind(",", max(0, right - _INSERTION), right)
        if left < 0:
            return None
        inserted = text[left + 1 : right].strip()
        if not inserted or QUOTED in inserted:
            return None
        who = _ending_at(sentence, left)
        if called := _called(sentence, who, left, right):
            return called
        if who and not who.pronoun and _may_be_inserted(inserted):
            return who
        right = left
    return None


def _called(sentence: Sentence, who: Subject | None, left: int, right: int) -> Subject | None:
    """The name that an insertion gives to a role: "the mayor of the town, Ada Holm,"."""
    named = sentence.ending(right)
    if not named or not named.name or not who or who.mention or who.pronoun:
        return None
    between = sentence.text[left + 1 : named.start].split()
    return Subject(who.start, right, mention=named) if all(map(str.islower, between)) else None


def _may_be_inserted(words: str) -> bool:
    """Whether words between commas tell more of the one named before them."""
    first = words.split(maxsplit=1)[0]
    return first.lower() not in ("and", "but", "or", "while", "as", "said") and (
        first[0].islower()
        or first[0].isdigit()
        or first in ("MP", "Jr", "Jr.", "Sr.", "PhD")
        or first in ("The", "A", "An")
        or is_role(first)
    )


def _ending_at(sentence: Sentence, end: int) -> Subject | None:
    """Who ends at a place: a name, a pronoun, a role with what it belongs to."""
    word = _LAST_WORD.search(sentence.text, max(0, end - _NAME), end)
    if not word:
        return None
    if word[0].lower() in PRONOUNS:
        return Subject(word.start(), end, word[0])
    one = sentence.ending(end)
    if one and not one.possessive:
        return _named(sentence, one)
    if one is None and word[0][0].isupper() and word[0].lower() not in FUNCTION_WORDS:
        # Left out of the names since it is a common word too: "May".
        return Subject(word.start(), end, word[0], Mention(word.start(), end, "", word[0]))
    return _role(sentence, end)


def _named(sentence: Sentence, one: Mention) -> Subject | None:
    """A name, and whether it is only what a role belongs to, or one of several."""
    text = sentence.text
    start = one.start
    left, link = _last_word(text, len(text[:start].rstrip()))
    if link.lower() in _OWNERS:
        start = left
        left, link = _last_word(text, len(text[:left].rstrip()))
    if link.islower() and link not in _PLAIN:
        # "in rural South Africa"
        ahead, before_link = _last_word(text, len(text[:left].rstrip()))
        if before_link in OF:
            left, link = ahead, before_link
    if start == one.start and is_role(link) and (role := _role(sentence, left + len(link))):
        start = role.start  # "their lawyer Eva Sand"
    if link in ("nor", "neither"):
        return None
    if link in OF:
        return _of_name(sentence, one, len(text[:left].rstrip()))
    others = _jointly(sentence, left) if link in ("and", "&") else ()
    start = others[-1].start if others else start
    return Subject(start, one.end, "", one, None, others)


def _last_word(text: str, end: int) -> tuple[int, str]:
    """Where the last word before a place begins, and the word."""
    word = _LAST_WORD.search(text, max(0, end - _LINK), end)
    return (word.start(), word[0]) if word else (end, "")


def _of_name(sentence: Sentence, one: Mention, end: int) -> Subject | None:
    """Who ends before "of" and a name: "Ada Holm of Lindvik", "a spokesman for Tidelight"."""
    owner = sentence.ending(end)
    if owner and owner.name and not owner.possessive:
        return Subject(owner.start, one.end, mention=owner)
    if role := _role(sentence, end):
        return Subject(role.start, one.end, role.words, of=one)
    # "Officials in Lindvik said"
    head = _LAST_WORD.search(sentence.text, max(0, end - _NAME), end)
    return Subject(head.start(), one.end, head[0].lower()) if head else None


def _jointly(sentence: Sentence, end: int) -> tuple[Mention, ...]:
    """The names before the "and" at a place, the last one first, where they begin a sentence."""
    text = sentence.text
    others: list[Mention] = []
    end = len(text[:end].rstrip(" ,"))
    while (other := sentence.ending(end)) and other.name:
        others.append(other)
        end = len(text[: other.start].rstrip(" ,"))
    ahead = text[: others[-1].start].strip(f" ,{QUOTED}—–-") if others else ""
    begins = others and ahead in ("", "Both", "both")
    return tuple(others) if begins else ()


def _role(sentence: Sentence, end: int) -> Subject | None:
    """A role that ends at a place: "the mayor", "the head of the ministry's press office"."""
    text = sentence.text
    words = list(_WORD.finditer(text, max(0, end - _ROLE), end))
    if not words or words[-1].end() != end:
        return None
    # A verb or a break in the sentence ends the phrase.
    first = len(words) - 1
    while first > 0 and len(words) - first < _ROLE_WORDS:
        between = text[words[first - 1].end() : words[first].start()]
        if between.strip() or words[first - 1][0] in _VERBS:
            break
        first -= 1
    words = words[first:]
    plain = [word[0] for word in words]
    last = len(plain) - 1
    for head in (last, *(at - 1 for at in range(last, 0, -1) if plain[at] in OF)):
        if not may_speak(plain[head]):
            continue
        for at in range(head, max(-1, head - _DETERMINED), -1):
            owns = plain[at].endswith(_POSSESSIVE)
            if plain[at].lower() in DETERMINERS or owns:
                whole = plain[at if owns else at + 1 : head + 1]
                return Subject(words[at].start(), end, " ".join(whole))
        # "Union leaders said" names nobody; "Transport minister said" begins a sentence.
        if head == last and first == 0 and not text[: words[0].start()].strip():
            return Subject(words[0].start(), end, " ".join(plain))
    return None
