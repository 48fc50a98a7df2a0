"""What nobody has said: if Holm said so, whether she said so, nobody said so.

A sentence that asks, supposes or denies that somebody says something attributes nothing.
"""

from __future__ import annotations

from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.saying_verbs import NOBODY
from qa_bot.language.speech.attributions.attribution import Attribution
from qa_bot.language.speech.sentence import QUOTED, Sentence

_FARTHEST = 60  # characters before the subject
# "if | Holm said", "unless the old | mayor says", "Had | they been asked"
_SUPPOSES = pattern(
    r"(?:\b(?:[Ii]f|[Ww]hether|[Uu]nless|[Ll]est|though\sas\sif|[Ss]uppos(?:e|ing)|[Aa]ssuming"
    r"|[Ii]magine|[Pp]retends?|[Pp]retending)\s(?:that\s)?(?:[\w'’-]+\s){0,2}"
    r"|(?:^|[,;:]\s)(?:Had|Should|Were)\s)$"
)
# "no evidence that | Holm said", "It is not true that | Holm said"
_DENIES = pattern(
    r"\b(?:no|not|never|nobody|without|un(?:clear|likely|known|true|certain)|false|untrue|doubtful"
    rf"|\w+n['’]t)\b[^,;:{QUOTED}]*\s(?:that|who|what|whether)\s(?:[\w'’-]+\s){{0,2}}$"
)
# "what | Holm said" is something that the sentence may not tell.
_WHAT = pattern(r"\b(?:[Ww]hat|[Ww]hatever|[Hh]ow|[Ww]hich|[Ww]hy)\s$")
_NO = pattern(r"^(?:[Nn]o|[Nn]either|[Nn]obody|[Nn]one|[Hh]ardly\sany|[Ff]ew)\b")
_NO_ONE = pattern(
    r"(?:^|[\s,;])(?:[Nn]o|[Ee]very|[Ee]ach|[Aa]ny|[Nn]either|[Nn]one\sof(?:\sthe)?|[Ff]ew(?:\sof\sthe)?)\s$"
)


def is_unreal(sentence: Sentence, one: Attribution) -> bool:
    """Whether a sentence only asks, supposes or denies that somebody says something."""
    text, start = sentence.text, one.subject.start
    if one.subject.words.split(" ", 1)[0].lower() in NOBODY or _NO.match(one.subject.words):
        return True
    near = max(0, start - _FARTHEST)
    if _SUPPOSES.search(text, near, start) or _NO_ONE.search(text, near, start):
        return True
    if _DENIES.search(text, near, start):
        return True
    return bool(_WHAT.search(text, near, start)) and QUOTED not in text[one.start : one.end]
