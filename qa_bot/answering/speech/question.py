"""Questions about what somebody said: who is asked about, on which topic, and how complete."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.function_words import FUNCTION_WORDS, QUESTION_WORDS
from qa_bot.language.lexicon.saying_verbs import BASE, CAUTIOUS, FINITE, forms

_DO = r"(?:did|does|do|has|have|had|would|will|didn't|doesn't|hasn't)"
_WORDS_OF = (
    r"statements?|quotes?|quotations?|remarks?|comments?|opinions?|views?|words|position|stance|"
    r"attitude|take|reaction|response|reply|answer|message|warning|promise|claim|argument|"
    r"explanation|criticism|advice|assessment|demands?|thoughts|verdict|concerns?"
)
_ON = r"about|on|of|regarding|concerning|towards?|to|over|for|against|that|in"
_GIVE = (
    r"(?:(?:please\s+)?(?:list|show|give|tell|find)\s+(?:me\s+)?|wh?at\s+(?:is|are|was|were)\s+|"
    r"how\s+(?:is|was)\s+)?"
)
# The verb is looked up afterwards: to compile hundreds of them would take longer than to answer.
_ASKED = [
    pattern(text, re.IGNORECASE)
    for text in (
        rf"wh?at(?P<all>\s+else|\s+all)?\s+{_DO}\s+(?P<clause>.+)",
        r"wh?at(?P<all>\s+else)?\s+(?:is|are|was|were)\s+(?P<doing>.+)",
        r"(?P<all>everything|anything|all)(?:\s+else)?\s+(?:that\s+|what\s+|which\s+)?(?P<clause>.+)",
        rf"who(?:m)?(?:\s+else)?\s+{_DO}\s+(?P<clause>.+)",
        rf"wh?at\s+(?!else\b|all\b|is\b|are\b|was\b|were\b|{_DO}\b)(?P<clause>.+)",
        rf"(?:how|why)\s+{_DO}\s+(?P<manner>.+)",
        rf"{_DO}\s+(?P<whether>.+)",
        rf"{_GIVE}(?:(?P<all>all|every)\s+)?(?:of\s+)?(?:the\s+)?(?:{_WORDS_OF})\s+(?:made\s+)?"
        r"(?:by|of|from)\s+(?P<owner>[^?]{2,80}?)"
        rf"(?:\s+(?:{_ON})\s+(?P<topic>.+))?",
        rf"{_GIVE}(?:(?P<all>all|every)\s+)?(?:of\s+)?(?P<owner>[^?]{{2,80}}?(?:'s|’s|s'|s’))\s+"
        rf"(?:\w+\s+)?(?:{_WORDS_OF})(?:\s+(?:{_ON})\s+(?P<topic>.+))?",
        r"according\s+to\s+(?P<owner>[^,?]{2,80}?),\s*(?P<rest>.+)",
        r"(?P<rest>.+?),?\s+according\s+to\s+(?P<owner>[^,?]{2,80})",
        r"wh?at\s+(?:is|was|has\s+been|were)\s+said\s+by\s+(?P<owner>[^?]{2,80}?)"
        r"(?:\s+(?:about|on|regarding|concerning)\s+(?P<topic>.+))?",
    )
]
_ABOUT = [
    pattern(text, re.IGNORECASE)
    for text in (
        r"wh?at\s+(?:is|was|were|has\s+been)\s+said\s+(?:about|of)\s+(?P<topic>.+)",
        r"wh?at\s+(?:do|did|does|have|has)\s+(?:(?:the\s+)?others|(?:other\s+)?people|everyone|"
        r"everybody|anyone|critics|they\s+all|all\s+of\s+them)\s+(?:say|said|think|thought)\s+"
        r"(?:about|of)\s+(?P<topic>.+)",
    )
]
_WHO_SAID = pattern(
    r"\s*(?:who(?:\s+was\s+it\s+(?:that|who))?(?:\s+else)?|which\s+\w+)\s+"
    r"(?:has\s+|have\s+|had\s+|was\s+|also\s+)*(\w+)\b",
    re.IGNORECASE,
)
_BY_WHOM = pattern(
    r"\s*(?:according\s+to\s+(?:whom?|which)\b|whose\s+(?:\w+\s+)?(?:words|opinion|view|statement|"
    r"quote|claim|remark)\b|by\s+whom\s+(?:was|were|is)\b)",
    re.IGNORECASE,
)
_FIXED = pattern(r"(?:about|regarding|concerning|of|over|against|from|on|for|towards?)\s+", re.I)
_LOOSE = pattern(r"(?:to|in|at|during|after|before|with|as|by|into)\b", re.I)
_CLAUSE = pattern(
    r"(?:that|the|an?|if|whether|when|because|why|how|what|who|was|is|were|are|would|will|should|"
    r"could)\b",
    re.I,
)
_TIME = pattern(
    r"(?:on|at|in|for)\s+(?:(?:late|early|last|next|that|this)\s+)?(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day|on\s+(?:twitter|x|tv|television|radio|air|the\s+(?:radio|phone|day))\b",
    re.I,
)
_NOTHING = pattern(r"(?:anything|something|much)\b\s*", re.I)
_DANGLING = pattern(r"(?:^|\s+)(?:about|of|on|for|against)$", re.I)
_REACTION = pattern(r"\b(?:reaction|response|reply|answer)\b", re.I)
_HAVE_TO = pattern(r"\b(?:have|has|had)\s+to\s+(?=\w)", re.I)
# Verbs that ask for more than words: "What did she propose?" may be answered by anybody.
_LOOSE_VERBS = CAUTIOUS | frozenset(
    form
    for verb in "add advocate announce ask blame call declare defend describe disclose dismiss "
    "endorse estimate expect express favor favour forecast highlight name "
    "offer oppose order predict propose recommend reject report request reveal seek suggest "
    "threaten".split()
    for form in forms(verb)
)
_DEEDS = "find go put begin hold know continue judge label order rule".split()
_SAYING = (BASE | FINITE | {"respond", "react", "talk", "speak"}) - {
    form for verb in _DEEDS for form in forms(verb)
}
_DOING = pattern(
    r"(say|think|claim|ask|demand|argu|warn|promis|deny|suggest|want|urg|call)ing", re.I
)
_WAYS = frozenset(
    "describe characterise characterize call react respond reply answer explain justify defend "
    "feel comment put see view rate assess".split()
)
_ELSE = frozenset({"else", "also", "really", "actually", "ever", "once", "then", "first", "later"})


class SpeechQuestion(NamedTuple):
    """A question about the words of `who`, as written, on a `topic`, which may be empty.

    `all` asks for a complete list. `verb` is what they are asked to have done: say, deny, want. An
    answer has to be on the topic where `topic_required`; else the topic only says what comes first.
    It asks for `words_only` unless the verb may mean a deed ("What did she propose?"). Without
    `who` it asks what others say about the topic.
    """

    who: str
    topic: str = ""
    all: bool = False
    verb: str = "say"
    topic_required: bool = True
    words_only: bool = True


def speech_question(question: str) -> SpeechQuestion | None:
    """What a question asks about somebody's words; None where it asks for something else."""
    plain = question.strip().rstrip("?!. ")
    plain = re.sub(r"^(?:and|but|so|also|then)\s*,?\s+", "", plain, flags=re.IGNORECASE)
    for about in _ABOUT:
        if match := about.fullmatch(plain):
            return SpeechQuestion("", match["topic"])
    if _BY_WHOM.match(plain):
        return None
    for asked in _ASKED:
        if match := asked.fullmatch(plain):
            groups = match.groupdict()
            everything = bool(groups.get("all"))
            if owner := groups.get("owner"):
                found = _owner(owner, groups.get("topic"), groups.get("rest"), everything)
                if found and _REACTION.search(plain):
                    # "Holm's reaction to the fire": the answer need not name the fire.
                    found = found._replace(topic_required=False)
            elif clause := groups.get("clause"):
                found = _clause(clause, everything)
            elif clause := groups.get("doing"):
                found = _doing(clause, everything)
            elif clause := groups.get("manner"):
                found = _manner(clause)
            else:
                found = _whether(groups["whether"] or "")
            if found:
                return found._replace(topic=_as_written(found.topic, question))
    return None


def _as_written(topic: str, question: str) -> str:
    """A topic with the white space that it has in the question."""
    match = re.search(r"\s+".join(map(re.escape, topic.split())), question)
    return match[0] if match else ""


def asks_who(question: str) -> str | None:
    """The verb of a question for the one who said, accused, denied … something, or None.

    It is empty where the question names no verb: "according to whom …".
    """
    match = _WHO_SAID.match(question)
    if match and match[1].lower() in FINITE | BASE:
        return match[1].lower()
    return "" if _BY_WHOM.match(question) else None


def _split(clause: str, verbs: frozenset[str]) -> tuple[str, str, str] | None:
    """Who does it, the verb of saying, and the rest of a clause."""
    clause = _HAVE_TO.sub("", clause)
    words = clause.split()
    for at in range(1, min(len(words), 12)):
        verb = words[at].lower().strip(",")
        if verb not in verbs or (words[at][0].isupper() and not clause.isupper()):
            continue
        who = [word for word in words[:at] if word.lower() not in _ELSE | {"not", "has", "have"}]
        # What may be a verb may be a noun: "What does the report say?"
        if at + 1 < len(words) and words[at + 1].lower() in verbs:
            continue
        if _is_somebody(who):
            rest = " ".join(words[at + 1 :])
            return " ".join(who), verb, _DANGLING.sub("", rest)
        if not all(word.lower() in FUNCTION_WORDS for word in who):
            return None
    return None


def _is_somebody(who: list[str]) -> bool:
    """Whether words may be the name or the role of somebody."""
    low = [word.lower() for word in who]
    if not low or all(word in FUNCTION_WORDS for word in low):
        return False
    if low[0] in ("you", "we", "i", "kind", "type", "sort", "he", "she", "they", "it"):
        return False
    wrong = QUESTION_WORDS | {"is", "are", "was", "were", "did", "does", "do", "to", "that", "been"}
    return not any(word in wrong for word in low)


def _clause(clause: str, everything: bool) -> SpeechQuestion | None:
    split = _split(clause, _SAYING)
    if not split:
        return None
    who, verb, rest = split
    words = rest.split()
    if words and words[0].lower() == "else":
        everything, rest = True, " ".join(words[1:])
    topic, must = _topic(rest)
    return SpeechQuestion(who, topic, everything, verb, must, verb not in _LOOSE_VERBS)


def _doing(clause: str, everything: bool) -> SpeechQuestion | None:
    match = _DOING.search(clause)
    if not match or not _is_somebody(clause[: match.start()].split()):
        return None
    topic, must = _topic(clause[match.end() :].strip())
    verb = {"argu": "argue", "promis": "promise", "urg": "urge"}.get(match[1].lower(), match[1])
    return SpeechQuestion(clause[: match.start()].strip(), topic, everything, verb, must)


def _manner(clause: str) -> SpeechQuestion | None:
    """How somebody describes or reacts, why somebody says or criticises."""
    split = _split(clause, _SAYING | _WAYS)
    if not split:
        return None
    who, verb, rest = split
    topic, must = _topic(re.sub(r"^to\s+", "", rest, flags=re.IGNORECASE))
    reacts = verb in ("react", "respond", "reply", "answer", "feel", "explain", "justify", "put")
    return SpeechQuestion(
        who, topic, False, verb, must and not reacts, verb not in _LOOSE_VERBS and not reacts
    )


def _whether(clause: str) -> SpeechQuestion | None:
    """Whether somebody said something: "Did Holm say anything about the quay?"."""
    split = _split(
        clause, frozenset("say said mention mentioned comment commented talk speak".split())
    )
    if not split:
        return None
    who, verb, rest = split
    topic, must = _topic(_NOTHING.sub("", rest, count=1))
    return SpeechQuestion(who, topic, False, "say", must or verb.startswith("mention"))


def _owner(
    who: str, topic: str | None, rest: str | None, everything: bool
) -> SpeechQuestion | None:
    """What somebody's view is; or something, according to somebody."""
    who = re.sub(r"(?:'s|’s|(?<=s)['’])$", "", who.strip())
    if not _is_somebody(who.split()):
        return None
    if rest is not None:
        return SpeechQuestion(who, rest, False, "say", False, False)
    return SpeechQuestion(who, topic or "", everything)


def _topic(rest: str) -> tuple[str, bool]:
    """What the words behind a verb of saying are about, and whether an answer must be."""
    rest = rest.strip(" ,")
    about = re.search(r"\b(?:about|regarding|concerning)\s+", rest, re.IGNORECASE)
    if about and len(rest[: about.start()].split()) <= 6:
        return rest[about.end() :], True
    if not rest or _TIME.match(rest):
        return rest, False
    if fixed := _FIXED.match(rest):
        return rest[fixed.end() :], True
    return rest, not _LOOSE.match(rest) and bool(_CLAUSE.match(rest))
